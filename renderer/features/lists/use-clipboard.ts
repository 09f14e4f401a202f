/** Cells of a list to the clipboard and from it, as Excel does. */
import type { ClipboardEvent } from 'react';
import { listTexts } from '../../text/lists.ts';
import { tabbedText, tableHtml } from '../../ui/grid-clipboard.ts';
import type { ListSort, ReadRows } from '../../ui/grid-rows.ts';
import type { ListColumn } from '../../ui/ListGrid.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { isSelected, type RowSelection, selectedCount } from '../../ui/row-selection.ts';
import type { ChosenCells } from '../../ui/use-cells.ts';
import { type ColumnAbout, isWritten, type RecordRow } from './cell-values.ts';

/** More rows are exported, not copied. */
const mostCopied = 20_000;

interface Listed<Row> {
  readonly read: ReadRows<Row>;
  readonly sort: ListSort;
  readonly columns: readonly ListColumn<Row>[];
  readonly about: readonly ColumnAbout[];
  /** All columns that are shown, in their order. */
  readonly shown: readonly string[];
  readonly total: number;
}

/** Rows of places, from 0, both included; null when they cannot be read. */
export async function readPlaces<Row>(
  read: ReadRows<Row>,
  sort: ListSort,
  top: number,
  bottom: number,
): Promise<readonly Row[] | null> {
  const rows: Row[] = [];
  for (let after: string | null = null; top + rows.length <= bottom; ) {
    const limit = Math.min(500, bottom - top - rows.length + 1);
    const page = await read(after === null ? { after, at: top } : { after }, limit, sort);
    if (!page) return null;
    rows.push(...page.rows);
    after = page.next;
    if (after === null) break;
  }
  return rows;
}

type Copy<Row extends RecordRow> = (
  event: ClipboardEvent,
  cells: ChosenCells<Row>,
  selection: RowSelection<Row>,
) => Promise<void>;

/** Ctrl+C: the ticked rows where there are any, else the cells of the range. */
export function useCopying<Row extends RecordRow>({
  read,
  sort,
  columns,
  about,
  shown,
  total,
}: Listed<Row>): Copy<Row> {
  const t = useText(listTexts);
  const format = useFormat();
  return async (event, cells, selection) => {
    event.preventDefault();
    const ticked = selection.kind === 'all' || selection.rows.size > 0;
    const names = ticked ? shown : cells.columns;
    const used = names.flatMap((name) => columns.find((column) => column.name === name) ?? []);
    const written = names.map((name) => about.find((one) => one.name === name)).map((one) => !one || isWritten(one));
    const contentOf = (rows: readonly Row[]) => {
      const texts = rows.map((row) => used.map((column) => (column.plain ?? column.text)(row)));
      // With ticked rows whole records are meant: their columns are named.
      const all = ticked ? [used.map(({ title }) => title), ...texts] : texts;
      return { text: tabbedText(all), html: tableHtml(all, (place) => written[place] ?? true) };
    };
    const count = ticked ? selectedCount(selection) : cells.bottom - cells.top + 1;
    if (count > mostCopied) {
      notify({ kind: 'problem', text: t('tooManyToCopy', { limit: format.count(mostCopied) }) });
      return;
    }
    // A range counts its cells, whole records their rows.
    const told = (rows: number) =>
      ticked ? t('copied', { count: rows }) : t('cellsCopied', { count: rows * used.length });
    const known = ticked && selection.kind === 'some' ? [...selection.rows.values()] : ticked ? null : cells.rows;
    if (known && known.length === count) {
      const { text, html } = contentOf(known);
      event.clipboardData.setData('text/plain', text);
      event.clipboardData.setData('text/html', html);
      if (count > 1) notify({ kind: 'fact', text: told(count) });
      return;
    }
    const [top, bottom] = ticked ? [0, total - 1] : [cells.top, cells.bottom];
    const rows = await readPlaces(read, sort, top, bottom);
    const chosen = selection.kind === 'all' ? rows?.filter(({ id }) => isSelected(selection, id)) : rows;
    if (!chosen || !(await writeClipboard(contentOf(chosen)))) notify({ kind: 'problem', text: t('copyBlocked') });
    else notify({ kind: 'fact', text: told(chosen.length) });
  };
}

/** After waiting, the event's own clipboard is closed; the browser's other one needs a safe origin. */
async function writeClipboard({ text, html }: { text: string; html: string }): Promise<boolean> {
  try {
    const blob = (type: string, content: string) => new Blob([content], { type });
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) }),
    ]);
    return true;
  } catch {
    return false;
  }
}

/** Rows that are needed for a range: those that are known, or read anew. */
export async function rowsOf<Row extends RecordRow>(
  read: ReadRows<Row>,
  sort: ListSort,
  cells: ChosenCells<Row>,
  count: number,
): Promise<readonly Row[] | null> {
  if (cells.rows.length === count && cells.bottom - cells.top + 1 === count) return cells.rows;
  return readPlaces(read, sort, cells.top, cells.top + Math.max(1, count) - 1);
}
