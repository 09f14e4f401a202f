/** What shall happen to one row, where it is not to be as for all. */
import { NativeSelect } from '@mantine/core';
import type { KnownWay } from '../../../preload/contract/imports.ts';
import { importTexts } from '../../text/imports.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { knownWords } from './outcomes.ts';
import type { Import } from './use-import.ts';

interface RowDecisionProps {
  readonly row: number;
  readonly ways: readonly KnownWay[];
  readonly work: Import;
}

export function RowDecision({ row, ways, work }: RowDecisionProps) {
  const t = useText(importTexts);
  const format = useFormat();
  return (
    <NativeSelect
      aria-label={t('decisionOf', { row: format.count(row) })}
      data={[
        { value: '', label: t('asForAll') },
        ...ways.map((way) => ({ value: way as string, label: t(knownWords[way]) })),
      ]}
      value={work.rows[row] ?? ''}
      onChange={(event) => work.decide(row, ways.find((way) => way === event.currentTarget.value) ?? null)}
    />
  );
}
