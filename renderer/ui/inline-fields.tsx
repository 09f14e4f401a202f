/** The usual editors of facts on a card: a line of text, a choice, a day, an amount, a percentage, a note. */
import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { DayField } from './DayField.tsx';
import { InlineField } from './InlineField.tsx';
import { useFormat } from './language.tsx';
import { MoneyField, NumberField, PercentField } from './NumberField.tsx';

interface Fact<Value> {
  readonly label: string;
  readonly value: Value;
  readonly save: (value: Value) => Promise<string | null>;
  readonly warning?: string | undefined;
  readonly readOnly?: boolean;
  readonly bare?: boolean;
}

export function InlineText({ maxLength = 200, ...fact }: Fact<string> & { maxLength?: number }) {
  return (
    <InlineField
      {...fact}
      shown={fact.value}
      edit={({ value, set, error }) => (
        <TextInput
          aria-label={fact.label}
          value={value}
          maxLength={maxLength}
          error={error}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )}
    />
  );
}

/** A line of text with words that are proposed while one types; any other may be typed. */
export function InlineSuggest({
  maxLength = 200,
  proposals,
  ...fact
}: Fact<string> & { maxLength?: number; proposals: readonly string[] }) {
  return (
    <InlineField
      {...fact}
      shown={fact.value}
      edit={({ value, set, error }) => (
        <Autocomplete
          aria-label={fact.label}
          data={[...proposals]}
          limit={50}
          maxDropdownHeight={280}
          value={value}
          maxLength={maxLength}
          error={error}
          defaultDropdownOpened={proposals.length > 0}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(next) => set(next)}
        />
      )}
    />
  );
}

export function InlineNote({ maxLength = 10_000, ...fact }: Fact<string> & { maxLength?: number }) {
  return (
    <InlineField
      {...fact}
      shown={fact.value === '' ? '' : <span style={{ whiteSpace: 'pre-wrap' }}>{fact.value}</span>}
      edit={({ value, set, error }) => (
        <Textarea
          aria-label={fact.label}
          value={value}
          maxLength={maxLength}
          error={error}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )}
    />
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of a few; `clearable` where none may be chosen, which is null. */
export function InlineChoice<Value extends string>({
  choices,
  clearable = false,
  ...fact
}: Fact<Value | null> & { choices: readonly Choice<Value>[]; clearable?: boolean }) {
  return (
    <InlineField
      {...fact}
      shown={choices.find(({ value }) => value === fact.value)?.label ?? ''}
      edit={({ value, commit, cancel, error }) => (
        <Select
          aria-label={fact.label}
          data={[...choices]}
          value={value}
          clearable={clearable}
          error={error}
          defaultDropdownOpened
          onChange={(next) => commit(next)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') cancel();
          }}
        />
      )}
    />
  );
}

export function InlineDay(fact: Fact<string | null>) {
  const format = useFormat();
  return (
    <InlineField
      {...fact}
      shown={fact.value ? format.day(fact.value) : ''}
      edit={({ value, set, error }) => <DayField aria-label={fact.label} value={value} onChange={set} error={error} />}
    />
  );
}

export function InlineMoney({ currency, ...fact }: Fact<number | null> & { currency: string }) {
  const format = useFormat();
  return (
    <InlineField
      {...fact}
      shown={fact.value === null ? '' : format.money(fact.value, currency)}
      edit={({ value, set, error }) => (
        <MoneyField aria-label={fact.label} currency={currency} value={value} onChange={set} error={error} />
      )}
    />
  );
}

/** Basis points, shown in percent; empty is 0. */
export function InlinePercent({ value: given, save, ...fact }: Fact<number>) {
  const format = useFormat();
  return (
    <InlineField<number | null>
      {...fact}
      value={given}
      save={(value) => save(value ?? 0)}
      shown={given === 0 ? '' : format.percent(given)}
      edit={({ value, set, error }) => (
        <PercentField aria-label={fact.label} value={value} onChange={set} error={error} />
      )}
    />
  );
}

/** A whole number with a word behind it: days; empty means that there is none, for which `none` stands. */
export function InlineCount({
  min = 0,
  max,
  unit,
  none = '',
  ...fact
}: Fact<number | null> & {
  min?: number;
  max: number;
  unit: (n: number) => string;
  none?: string;
}) {
  return (
    <InlineField
      {...fact}
      shown={fact.value === null ? none : unit(fact.value)}
      edit={({ value, set, error }) => (
        <NumberField
          aria-label={fact.label}
          digits={0}
          min={min}
          max={max}
          value={value}
          onChange={set}
          error={error}
        />
      )}
    />
  );
}
