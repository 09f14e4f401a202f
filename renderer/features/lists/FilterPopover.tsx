/** What a column is filtered by: the kind of condition in words, the value by the column's type; Enter applies it. */
import { Button, NativeSelect } from '@mantine/core';
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { useState } from 'react';
import type { Condition, ConditionKind } from '../../../preload/contract/lists.ts';
import { listTexts } from '../../text/lists.ts';
import { Anchored, type Place } from '../../ui/Anchored.tsx';
import { useText } from '../../ui/language.tsx';
import { ConditionValue } from './ConditionValue.tsx';
import type { ColumnAbout } from './cell-values.ts';
import { asked, isComplete, kindWords, offeredKinds } from './conditions.ts';

/** A condition that is being asked for: `at` is its place among all of them, null while there is none yet. */
export interface AskedCondition {
  readonly place: Place;
  readonly column: string;
  readonly at: number | null;
  readonly condition: Condition | null;
}

interface FilterPopoverProps {
  readonly about: readonly ColumnAbout[];
  readonly asking: AskedCondition;
  /** Null takes the condition away. */
  readonly apply: (condition: Condition | null) => void;
  readonly sort: (column: string, descending: boolean) => void;
  readonly close: () => void;
}

type Values = Condition['values'];

export function FilterPopover({ about, asking, apply, sort, close }: FilterPopoverProps) {
  const t = useText(listTexts);
  const filterable = about.filter(({ conditions }) => conditions.length > 0);
  const [name, setName] = useState(asking.column);
  const column = filterable.find((one) => one.name === name) ?? filterable[0];
  const [kind, setKind] = useState<ConditionKind | null>(asking.condition?.is ?? null);
  const [values, setValues] = useState<Values>(asking.condition?.values ?? []);
  const [problem, setProblem] = useState<string | null>(null);
  if (!column) return null;
  const kinds = offeredKinds(column);
  const shown = kind !== null && (kinds.includes(kind) || asking.condition?.is === kind) ? kind : (kinds[0] ?? 'is');
  const options = shown === kind && !kinds.includes(shown) ? [shown, ...kinds] : kinds;

  const done = () => {
    const condition = { column: column.name, is: shown, values: asked(shown) === 'nothing' ? [] : values };
    if (!isComplete(condition) || problem) {
      setProblem(problem ?? t('chooseValue'));
      return;
    }
    apply({ ...condition, values: condition.values.filter((value) => value !== '') });
  };
  return (
    <Anchored place={asking.place} close={close}>
      <form
        className="k-condition"
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        <NativeSelect
          label={t('column')}
          data={filterable.map((one) => ({ value: one.name, label: one.label }))}
          value={column.name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setKind(null);
            setValues([]);
            setProblem(null);
          }}
        />
        {column.sortable ? (
          <div className="k-row">
            <Button
              variant="subtle"
              leftSection={<IconSortAscending size={15} />}
              onClick={() => sort(column.name, false)}
            >
              {t('sortUp')}
            </Button>
            <Button
              variant="subtle"
              leftSection={<IconSortDescending size={15} />}
              onClick={() => sort(column.name, true)}
            >
              {t('sortDown')}
            </Button>
          </div>
        ) : null}
        <NativeSelect
          label={t('condition')}
          data={options.map((one) => ({ value: one, label: kindWords(t, column, one) }))}
          value={shown}
          onChange={({ currentTarget }) => {
            const next = options.find((one) => one === currentTarget.value) ?? shown;
            if (asked(next) !== asked(shown)) setValues([]);
            setKind(next);
            setProblem(null);
          }}
        />
        <ConditionValue
          key={`${column.name} ${asked(shown)}`}
          about={column}
          asked={asked(shown)}
          values={values}
          change={(next, wrong) => {
            setValues(next);
            setProblem(wrong);
          }}
        />
        {problem ? (
          <p className="k-red" role="alert">
            {problem}
          </p>
        ) : null}
        <div className="k-row">
          <Button type="submit" variant="filled">
            {t('apply')}
          </Button>
          {asking.at === null ? null : <Button onClick={() => apply(null)}>{t('removeCondition')}</Button>}
        </div>
      </form>
    </Anchored>
  );
}
