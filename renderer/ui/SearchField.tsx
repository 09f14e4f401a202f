/**
 * A field that searches while one types: a client, a product. The first hit is chosen beforehand; Enter takes it, and waits for it where one types
 * faster than the answer comes: what is taken was always found by the whole of what is typed.
 */
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
  /** Offers to make what was not found. */
  readonly create?: ((text: string) => void) | undefined;
  /** The words of that offer, in the place of those that create a record. */
  readonly createSays?: (text: string) => string;
}

/** What was found, and by which text. */
interface Found {
  readonly text: string;
  readonly options: readonly SearchOption[];
}

const createValue = 'create';

export function SearchField({
  shown,
  search,
  choose,
  create,
  createSays,
  onBlur,
  onKeyDown,
  ...props
}: SearchFieldProps) {
  const t = useText(controlTexts);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState<string | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const isAnswered = found !== null && found.text === text;
  const latest = useRef({ search, choose });
  /** The Enter that waits for its answer. */
  const waiting = useRef<symbol | null>(null);
  useEffect(() => {
    latest.current = { search, choose };
  });
  useEffect(() => {
    if (text === null) return;
    let current = true;
    const timer = setTimeout(async () => {
      const options = await latest.current.search(text.trim());
      if (current) setFound({ text, options });
    }, 70);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  useEffect(() => {
    if (found) combobox.selectFirstOption();
  }, [found, combobox.selectFirstOption]);

  const close = () => {
    combobox.closeDropdown();
    setText(null);
    setFound(null);
  };
  /** The first hit, as soon as it is there, whatever is typed behind the Enter. Nothing is made in haste: that asks for a second Enter. */
  const takeFirst = async (typed: string) => {
    const own = Symbol(typed);
    waiting.current = own;
    const options = await latest.current.search(typed.trim());
    if (waiting.current !== own) return;
    waiting.current = null;
    const [first] = options;
    if (first === undefined) return setFound({ text: typed, options });
    latest.current.choose(first);
    close();
  };
  const leave = () => {
    if (text !== null && text !== shown && text.trim() === '') choose(null);
    close();
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        if (value === createValue) create?.(text ?? '');
        else choose(found?.options.find(({ id }) => String(id) === value) ?? null);
        close();
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
            combobox.resetSelectedOption();
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && text === null) {
              setText('');
              combobox.openDropdown();
            }
            if (event.key === 'Escape' && combobox.dropdownOpened) {
              event.stopPropagation();
              waiting.current = null;
              close();
            }
            if (event.key === 'Enter' && text !== null && !isAnswered && !event.nativeEvent.isComposing) {
              // Nothing of the answer before is highlighted: the list leaves this Enter alone.
              event.preventDefault();
              if (text.trim() !== '') void takeFirst(text);
            }
            onKeyDown?.(event);
          }}
          onBlur={(event) => {
            leave();
            onBlur?.(event);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found === null}>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {found?.options.map(({ id, title, detail }) => (
            <Combobox.Option key={id} value={String(id)}>
              <div>{title}</div>
              {detail ? <div className="k-dim">{detail}</div> : null}
            </Combobox.Option>
          ))}
          {found?.options.length === 0 && !create ? <Combobox.Empty>{t('nothingFound')}</Combobox.Empty> : null}
          {create && isAnswered && text?.trim() ? (
            <Combobox.Option value={createValue}>
              <span className="k-row">
                <IconPlus size={14} />
                {createSays?.(text.trim()) ?? t('create', { text: text.trim() })}
              </span>
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
