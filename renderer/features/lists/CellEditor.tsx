/** The editor over a cell: Enter saves and goes down, Tab saves and goes right, Esc gives the old value back. */
import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { controlTexts } from '../../text/controls.ts';
import { listTexts } from '../../text/lists.ts';
import type { Place } from '../../ui/Anchored.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { decimalText, readNumber } from '../../ui/numbers.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { currencyOf, digitsOf, type RecordRow } from './cell-values.ts';
import { type EditableCell, readCell, storedIn } from './editing.ts';
import { findClients } from './PickedClients.tsx';
import { useCellWords } from './use-list-columns.tsx';
import { usePickable } from './use-pickable.ts';

export interface EditedCell<Row extends RecordRow> {
  readonly row: Row;
  readonly cell: EditableCell;
  readonly place: Place;
}

interface CellEditorProps<Row extends RecordRow> {
  readonly edited: EditedCell<Row>;
  /** Answers what was wrong, or null; `go`: where the keyboard goes then. */
  readonly save: (value: unknown, go: 'down' | 'right' | 'stay') => Promise<string | null>;
  readonly cancel: () => void;
}

/** Wide enough for a day or a name, however narrow the column is. */
const leastWidth = 160;

export function CellEditor<Row extends RecordRow>({ edited, save, cancel }: CellEditorProps<Row>) {
  const { row, cell, place } = edited;
  const { about } = cell;
  const t = useText(listTexts);
  const controls = useText(controlTexts);
  const words = useCellWords();
  const pickable = usePickable(about);
  const stored = storedIn(row, cell);
  const [value, setValue] = useState<unknown>(stored);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const root = useRef<HTMLFieldSetElement>(null);
  useEffect(() => root.current?.querySelector('input')?.focus(), []);

  const commit = async (next: unknown, go: 'down' | 'right' | 'stay') => {
    if (busy) return;
    if (problem) return;
    if (JSON.stringify(next) === JSON.stringify(stored)) {
      await save(undefined, go);
      return;
    }
    setBusy(true);
    setProblem(await save(next, go));
    setBusy(false);
  };
  const typed = (text: string) => {
    const read = readCell(cell, text, row, { t, controls, words, pickable });
    setProblem(read.ok ? null : read.problem);
    if (read.ok) setValue(read.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') cancel();
    else if (event.key === 'Enter' && !event.defaultPrevented) void commit(value, 'down');
    else if (event.key === 'Tab') void commit(value, 'right');
    else return;
    event.preventDefault();
  };
  const shared = { 'aria-label': about.label, error: problem } as const;
  const options = (pickable ?? []).map((option) => ({ value: String(option.value), label: option.label }));
  const pickedValue = (text: string | null) => pickable?.find((option) => String(option.value) === text)?.value ?? null;

  const editor = (): ReactNode => {
    switch (about.type) {
      case 'choice':
      case 'user':
      case 'team':
        return (
          <Select
            {...shared}
            data={options}
            searchable={options.length > 8}
            clearable={!cell.field.needed}
            defaultDropdownOpened
            value={value === null ? null : String(value)}
            onChange={(next) => void commit(pickedValue(next), 'stay')}
          />
        );
      case 'yes-no':
        return (
          <Select
            {...shared}
            data={[
              { value: 'true', label: t('yes') },
              { value: 'false', label: t('no') },
            ]}
            clearable={!cell.field.needed}
            defaultDropdownOpened
            value={value === null ? null : String(value)}
            onChange={(next) => void commit(next === null ? null : next === 'true', 'stay')}
          />
        );
      case 'choices':
        return (
          <MultiSelect
            {...shared}
            size="xs"
            data={options}
            searchable
            selectFirstOptionOnChange
            defaultDropdownOpened
            value={Array.isArray(value) ? value.map(String) : []}
            onChange={(next) => setValue(next.length === 0 ? null : next.map(pickedValue))}
          />
        );
      case 'tags':
        return (
          <TagsInput
            {...shared}
            size="xs"
            value={Array.isArray(value) ? value.map(String) : []}
            onChange={(next) => setValue(next)}
          />
        );
      case 'client':
        return (
          <SearchField
            {...shared}
            placeholder={controls('typeToSearch')}
            shown={value === null ? '' : (row.ownClients?.[String(value)] ?? '')}
            search={findClients}
            choose={(option) => void commit(option?.id ?? null, 'stay')}
          />
        );
      case 'day':
        return (
          <DayField
            {...shared}
            error={problem ?? undefined}
            value={typeof value === 'string' ? value : null}
            onChange={(day, wrong) => {
              setValue(day);
              setProblem(wrong);
            }}
          />
        );
      case 'number':
      case 'money':
      case 'percent': {
        const digits = digitsOf(about, currencyOf(row, about, words.currency));
        const isDecimal = about.type === 'number' && about.ownField !== null;
        const read = isDecimal && value !== null ? readNumber(String(value), digits, 'en') : null;
        const number = isDecimal ? (read?.ok ? read.value : null) : typeof value === 'number' ? value : null;
        return (
          <NumberField
            {...shared}
            error={problem ?? undefined}
            digits={digits}
            least={about.type === 'money' ? digits : 0}
            {...(cell.field.most !== undefined && { min: 0, max: cell.field.most })}
            value={number}
            onChange={(next, wrong) => {
              const empty = cell.field.empty ?? null;
              const decimal = next === null ? null : decimalText(next, digits).replace(/\.?0+$/u, '') || '0';
              setValue(isDecimal ? decimal : (next ?? empty));
              setProblem(wrong ?? (next === null && cell.field.needed ? controls('required') : null));
            }}
          />
        );
      }
      default:
        return (
          <TextInput
            {...shared}
            maxLength={cell.field.longest ?? 2000}
            defaultValue={stored === null ? '' : String(stored)}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => typed(event.currentTarget.value)}
          />
        );
    }
  };
  const { left, top, width } = place;
  return (
    <fieldset
      ref={root}
      className="k-cell-editor"
      style={{ left, top, width: Math.max(width, leastWidth) }}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const to = event.relatedTarget;
        const isInside = event.currentTarget.contains(to) || (to instanceof Element && to.closest('[data-portal]'));
        if (!isInside && document.hasFocus()) void commit(value, 'stay');
      }}
    >
      {editor()}
    </fieldset>
  );
}
