/** The columns of a list as the engine names them, with how each is shown. */
import { type ReactNode, useMemo } from 'react';
import type { ListName } from '../../../preload/contract/lists.ts';
import { useEngine } from '../../app/engine.ts';
import { listTexts } from '../../text/lists.ts';
import type { ListColumn } from '../../ui/ListGrid.tsx';
import { useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { type CellWords, type ColumnAbout, cellText, plainText, type RecordRow, storedValue } from './cell-values.ts';
import { Marks, PersonMark } from './Marks.tsx';

/** What a list says of one of its columns beyond what the engine does. */
export interface ColumnLook<Row> {
  readonly width?: number;
  readonly grow?: boolean;
  readonly text?: (row: Row) => string;
  readonly show?: (row: Row) => ReactNode;
}

export type ColumnLooks<Row> = Readonly<Record<string, ColumnLook<Row>>>;

const widths: Readonly<Record<ColumnAbout['type'], number>> = {
  text: 150,
  number: 90,
  percent: 90,
  money: 130,
  day: 110,
  moment: 130,
  'yes-no': 90,
  choice: 130,
  choices: 160,
  user: 140,
  team: 140,
  client: 180,
  tags: 160,
};

/** How values are put into words on this screen. */
export function useCellWords(): CellWords {
  const t = useText(listTexts);
  const format = useFormat();
  const language = useLanguage();
  const { data: reference } = useEngine('reference.get', {});
  const { data: companies } = useEngine('companies.list', {});
  const currency = companies?.[0]?.currency ?? 'EUR';
  return useMemo(() => {
    const everybody = [...(reference?.users ?? []), ...(reference?.formerUsers ?? [])];
    const names = new Map(everybody.map(({ id, name }) => [id, name]));
    return { format, language, yes: t('yes'), no: t('no'), userName: (id) => names.get(id) ?? '', currency };
  }, [t, format, language, reference, currency]);
}

interface ColumnsAsked {
  /** Stands first and stays in sight; the engine's own first one otherwise. */
  readonly first?: string | undefined;
  /** A column that says the same in every row. */
  readonly without?: string | undefined;
}

/** The columns that the engine tells, in its order; undefined until it has. */
export function useListColumns<Row extends RecordRow>(
  list: ListName,
  looks: ColumnLooks<Row>,
  { first, without }: ColumnsAsked = {},
): { readonly about: readonly ColumnAbout[]; readonly columns: readonly ListColumn<Row>[] } | undefined {
  const words = useCellWords();
  const { data } = useEngine('lists.columns', { list });
  return useMemo(() => {
    if (!data) return undefined;
    const others = data.filter(({ name }) => name !== without && name !== first);
    const about = [...data.filter(({ name }) => name === first), ...others];
    const columns = about.map((column): ListColumn<Row> => {
      const look = looks[column.name] ?? {};
      const show = look.show ?? showOf<Row>(column, words);
      return {
        name: column.name,
        title: column.label,
        width: look.width ?? widths[column.type],
        grow: look.grow ?? false,
        number: column.type === 'number' || column.type === 'money' || column.type === 'percent',
        sortable: column.sortable,
        hidden: !column.shown,
        text: look.text ?? ((row) => cellText(column, row, words)),
        plain: look.text ?? ((row) => plainText(column, row, words)),
        ...(show && { show }),
      };
    });
    return { about, columns };
  }, [data, looks, words, first, without]);
}

function showOf<Row extends RecordRow>(about: ColumnAbout, words: CellWords): ((row: Row) => ReactNode) | undefined {
  if (about.type === 'user') return (row) => <PersonMark name={cellText(about, row, words)} />;
  if (about.type !== 'tags' && about.type !== 'choices') return undefined;
  return (row) => {
    const value = storedValue(row, about);
    const text = cellText(about, row, words);
    return <Marks words={Array.isArray(value) && text !== '' ? text.split(', ') : []} />;
  };
}
