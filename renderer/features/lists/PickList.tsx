/** A list of values to pick one or several from, with a search where it is long. */
import { Checkbox, Radio, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { controlTexts } from '../../text/controls.ts';
import { listTexts } from '../../text/lists.ts';
import { useText } from '../../ui/language.tsx';
import type { Pickable } from './use-pickable.ts';

type Value = string | number | boolean;

interface PickListProps {
  readonly label: string;
  readonly single: boolean;
  readonly options: readonly Pickable[];
  readonly values: readonly Value[];
  readonly change: (values: Value[]) => void;
}

/** Of fewer than these all are seen at once. */
const searchedFrom = 9;

export function PickList({ label, single, options, values, change }: PickListProps) {
  const t = useText(listTexts);
  const controls = useText(controlTexts);
  const group = useId();
  const [typed, setTyped] = useState('');
  const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
  const found = options.filter((option) => folded(option.label).includes(folded(typed.trim())));
  return (
    <fieldset className="k-pick">
      <legend>{label}</legend>
      {options.length < searchedFrom ? null : (
        <TextInput
          aria-label={t('findValue')}
          placeholder={t('findValue')}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = found;
            // Enter takes the only one that is left, and only then goes on.
            if (event.key !== 'Enter' || typed === '' || !first) return;
            event.preventDefault();
            change(single || values.includes(first.value) ? [first.value] : [...values, first.value]);
            setTyped('');
          }}
        />
      )}
      <div className="k-pick-list">
        {found.map((option, place) => {
          const on = values.includes(option.value);
          const focus = place === 0 && options.length < searchedFrom ? { 'data-autofocus': true } : {};
          return single ? (
            <Radio
              key={option.value}
              {...focus}
              name={group}
              label={option.label}
              checked={on}
              onChange={() => change([option.value])}
            />
          ) : (
            <Checkbox
              key={option.value}
              {...focus}
              label={option.label}
              checked={on}
              onChange={() => change(on ? values.filter((value) => value !== option.value) : [...values, option.value])}
            />
          );
        })}
        {found.length === 0 ? <p className="k-dim">{controls('nothingFound')}</p> : null}
      </div>
    </fieldset>
  );
}
