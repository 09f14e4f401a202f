/** A field that searches while one types: a client, a product. The first hit is chosen beforehand; Enter takes it. */
import { Combobox, TextInput, type TextInputProps, useCombobox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';

export interface SearchOption {
  readonly id: number;
  readonly title: string;
  readonly detail: string;
}

interface SearchFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'onSelect'> {
  /** What the field shows while nobody types: the name of what is chosen, or free text. */
  readonly shown: string;
  readonly search: (text: string) => Promise<readonly SearchOption[]>;
  readonly choose: (option: SearchOption | null) => void;
  /** Takes what was typed as free text, when the field is left without choosing. */
  readonly freeText?: (text: string) => void;
  /** Offers to make what was not found. */
  readonly create?: (text: string) => void;
}

const createValue = 'create';

export function SearchField({
  shown,
  search,
  choose,
  freeText,
  create,
  onBlur,
  onKeyDown,
  ...props
}: SearchFieldProps) {
  const t = useText(controlTexts);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState<string | null>(null);
  const [options, setOptions] = useState<readonly SearchOption[] | null>(null);
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  useEffect(() => {
    if (text === null) return;
    let current = true;
    const timer = setTimeout(async () => {
      const found = await latest.current(text.trim());
      if (current) setOptions(found);
    }, 70);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  // With free text, what is typed goes before what is found: the first hit is taken only after an arrow key.
  const preselect = !freeText;
  useEffect(() => {
    if (options && options.length > 0 && preselect) combobox.selectFirstOption();
  }, [options, preselect, combobox.selectFirstOption]);

  const leave = () => {
    combobox.closeDropdown();
    if (text !== null && text !== shown) {
      if (freeText) freeText(text);
      else if (text.trim() === '') choose(null);
    }
    setText(null);
    setOptions(null);
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        if (value === createValue) create?.(text ?? '');
        else choose(options?.find(({ id }) => String(id) === value) ?? null);
        setText(null);
        setOptions(null);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          {...props}
          autoComplete="off"
          value={text ?? shown}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && text === null) {
              setText('');
              combobox.openDropdown();
            }
            if (event.key === 'Escape' && combobox.dropdownOpened) {
              event.stopPropagation();
              setText(null);
              combobox.closeDropdown();
            }
            onKeyDown?.(event);
          }}
          onBlur={(event) => {
            leave();
            onBlur?.(event);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={options === null}>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {options?.map(({ id, title, detail }) => (
            <Combobox.Option key={id} value={String(id)}>
              <div>{title}</div>
              {detail ? <div className="k-dim">{detail}</div> : null}
            </Combobox.Option>
          ))}
          {options?.length === 0 && !create ? <Combobox.Empty>{t('nothingFound')}</Combobox.Empty> : null}
          {create && text?.trim() ? (
            <Combobox.Option value={createValue}>
              <span className="k-row">
                <IconPlus size={14} />
                {t('create', { text: text.trim() })}
              </span>
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
