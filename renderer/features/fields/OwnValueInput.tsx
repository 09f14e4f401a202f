/** The input for a value of an own field, whatever its type. */
import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OwnField } from '../../../preload/contract/fields.ts';
import type { OwnValue } from '../../../preload/contract/own-values.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { fieldTexts } from '../../text/fields.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { MoneyField } from '../../ui/NumberField.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { decimalOf, typedDecimal } from './decimal.ts';

interface OwnValueInputProps {
  readonly field: OwnField;
  readonly value: OwnValue | undefined;
  /** `undefined`: empty. `problem`: what is typed cannot be the value, and why. */
  readonly onChange: (value: OwnValue | undefined, problem: string | null) => void;
  readonly error: string | undefined;
  /** Name of the client that the value is. */
  readonly clientName: string;
  /** Shown above the input; without it the name is only read aloud. */
  readonly label?: string;
  readonly id?: string;
  /** The list of choices is open at once. */
  readonly opened?: boolean;
  /** What is chosen from a list is final: the editor of a fact closes then. */
  readonly chosen?: (value: OwnValue | undefined) => void;
}

export function OwnValueInput(props: OwnValueInputProps) {
  const { field, value, onChange, error, clientName, label, id, opened = false, chosen } = props;
  const t = useText(fieldTexts);
  const users = useEngine('reference.get', {}, { enabled: field.type === 'user' }).data?.users ?? [];
  const shared = {
    error,
    ...(id !== undefined && { id }),
    ...(label === undefined ? { 'aria-label': field.name } : { label, description: field.hint || undefined }),
  };
  const take = (next: OwnValue | undefined) => {
    onChange(next, null);
    chosen?.(next);
  };
  const select = (
    data: readonly { value: string; label: string }[],
    current: string | null,
    read: (text: string) => OwnValue,
  ) => (
    <Select
      {...shared}
      data={[...data]}
      value={current}
      clearable
      searchable={data.length > 8}
      defaultDropdownOpened={opened}
      onChange={(next) => take(next === null ? undefined : read(next))}
    />
  );
  switch (field.type) {
    case 'text':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={2000}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined, null)}
          onKeyDown={(event) => {
            // On a card Enter saves, as everywhere; Shift+Enter begins another line.
            if (event.key !== 'Enter' || event.shiftKey || chosen === undefined) return;
            event.preventDefault();
            chosen(value);
          }}
        />
      );
    case 'number':
      return <DecimalInput shared={shared} value={typeof value === 'string' ? value : undefined} onChange={onChange} />;
    case 'money':
      return (
        <MoneyField
          {...shared}
          currency={field.currency ?? ''}
          value={typeof value === 'number' ? value : null}
          onChange={(next, problem) => onChange(next ?? undefined, problem)}
        />
      );
    case 'day':
      return (
        <DayField
          {...shared}
          value={typeof value === 'string' ? value : null}
          onChange={(next, problem) => onChange(next ?? undefined, problem)}
        />
      );
    case 'yes-no':
      return select(
        [
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ],
        typeof value === 'boolean' ? (value ? 'yes' : 'no') : null,
        (text) => text === 'yes',
      );
    case 'choice':
      return select(
        offered(field, value).map((one) => ({ value: String(one.id), label: one.name })),
        value === undefined ? null : String(value),
        Number,
      );
    case 'choices':
      return (
        <MultiSelect
          {...shared}
          data={offered(field, value).map((one) => ({ value: String(one.id), label: one.name }))}
          value={Array.isArray(value) ? value.map(String) : []}
          searchable
          selectFirstOptionOnChange
          defaultDropdownOpened={opened}
          onChange={(next) => onChange(next.length === 0 ? undefined : next.map(Number), null)}
        />
      );
    case 'user':
      return select(
        users.map((user) => ({ value: String(user.id), label: user.name })),
        value === undefined ? null : String(value),
        Number,
      );
    case 'client':
      return <ClientInput shared={shared} value={value} name={clientName} take={take} />;
  }
}

type Shared = Readonly<Record<string, unknown>>;

function DecimalInput({
  shared,
  value,
  onChange,
}: Pick<OwnValueInputProps, 'onChange'> & { shared: Shared; value: string | undefined }) {
  const t = useText(fieldTexts);
  const language = useLanguage();
  const [typed, setTyped] = useState(value === undefined ? '' : typedDecimal(value, language));
  const isEmpty = typed.trim() === '';
  const problem =
    isEmpty || decimalOf(typed, language) !== null ? null : t('badNumber', { example: typedDecimal('12.5', language) });
  const [left, setLeft] = useState(false);
  return (
    <TextInput
      {...shared}
      error={(left && problem) || (typeof shared.error === 'string' ? shared.error : undefined)}
      inputMode="decimal"
      autoComplete="off"
      maxLength={30}
      value={typed}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setLeft(false);
        const decimal = decimalOf(text, language);
        const wrong =
          text.trim() === '' || decimal !== null ? null : t('badNumber', { example: typedDecimal('12.5', language) });
        onChange(decimal ?? undefined, wrong);
      }}
    />
  );
}

interface ClientInputProps {
  readonly shared: Shared;
  readonly value: OwnValue | undefined;
  readonly name: string;
  readonly take: (value: OwnValue | undefined) => void;
}

function ClientInput({ shared, value, name, take }: ClientInputProps) {
  const unknown = name === '' && typeof value === 'number';
  const read = useEngine('clients.get', { id: typeof value === 'number' ? value : 1 }, { enabled: unknown }).data;
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <SearchField
      {...shared}
      shown={chosen ?? (name || (unknown ? (read?.name ?? '') : ''))}
      search={async (text) => {
        const reply = await call('clients.find', { text, limit: 8 });
        if (!reply.ok) return [];
        return reply.value.map(({ id, name: title, city, taxNumber }) => ({
          id,
          title,
          detail: [city, taxNumber].filter(Boolean).join(' · '),
        }));
      }}
      choose={(option) => {
        setChosen(option?.title ?? '');
        take(option?.id);
      }}
    />
  );
}

/** What may be chosen now, and what is chosen already. */
function offered({ choices }: OwnField, value: OwnValue | undefined): OwnField['choices'] {
  const present = Array.isArray(value) ? value : [value];
  return choices.filter((one) => !one.archived || present.includes(one.id));
}
