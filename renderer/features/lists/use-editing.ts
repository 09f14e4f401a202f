/** Editing in a list: one cell in place (F2), or a pasted block after a look at what it would change. */
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import type { ListName } from '../../../preload/contract/lists.ts';
import { useEngine } from '../../app/engine.ts';
import { controlTexts } from '../../text/controls.ts';
import { listTexts } from '../../text/lists.ts';
import { placeOf } from '../../ui/Anchored.tsx';
import { readCells } from '../../ui/grid-clipboard.ts';
import type { ListSort, ReadRows } from '../../ui/grid-rows.ts';
import type { GridHandle, ListColumn } from '../../ui/ListGrid.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import type { ChosenCells } from '../../ui/use-cells.ts';
import type { EditedCell } from './CellEditor.tsx';
import type { ColumnAbout, RecordRow } from './cell-values.ts';
import { editableCell, readCell, storedIn } from './editing.ts';
import type { AskedPaste } from './PasteDialog.tsx';
import { mostPasted, pastePlan, pasteTarget } from './pasting.ts';
import type { CellChanges } from './use-cell-changes.ts';
import { rowsOf } from './use-clipboard.ts';
import { useCellWords } from './use-list-columns.tsx';
import type { Pickable } from './use-pickable.ts';

interface EditingProps<Row extends RecordRow> {
  readonly list: ListName;
  readonly about: readonly ColumnAbout[];
  readonly columns: readonly ListColumn<Row>[];
  readonly shown: readonly string[];
  readonly read: ReadRows<Row>;
  readonly sort: ListSort;
  readonly grid: GridHandle<Row> | null;
  readonly changes: CellChanges;
  readonly mayEdit: boolean;
  readonly name: (row: Row) => string;
}

interface Editing<Row extends RecordRow> {
  readonly edited: EditedCell<Row> | null;
  readonly pasting: AskedPaste<Row> | null;
  readonly key: (event: KeyboardEvent, cells: ChosenCells<Row>) => boolean;
  readonly paste: (event: ClipboardEvent, cells: ChosenCells<Row>) => void;
  /** Undefined: nothing was changed. */
  readonly save: (value: unknown, go: 'down' | 'right' | 'stay') => Promise<string | null>;
  readonly cancel: () => void;
  readonly rowName: (row: RecordRow) => string;
}

export function useEditing<Row extends RecordRow>(props: EditingProps<Row>): Editing<Row> {
  const { list, about, columns, shown, read, sort, grid, changes, mayEdit } = props;
  const t = useText(listTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const words = useCellWords();
  const { data: reference } = useEngine('reference.get', {});
  const [edited, setEdited] = useState<EditedCell<Row> | null>(null);
  const [pasting, setPasting] = useState<AskedPaste<Row> | null>(null);

  const aboutOf = (column: string) => about.find(({ name }) => name === column);
  const cellOf = (column: string) => {
    const one = aboutOf(column);
    return one && mayEdit ? editableCell(list, one) : null;
  };
  const pickable = ({ type, choices }: ColumnAbout): readonly Pickable[] =>
    type === 'user' && choices.length === 0
      ? (reference?.users ?? []).map(({ id, name }) => ({ value: id, label: name }))
      : choices;
  const textOf = (row: Row, column: string) => {
    const one = columns.find(({ name }) => name === column);
    return (one?.plain ?? one?.text)?.(row) ?? '';
  };
  const close = () => {
    setEdited(null);
    setPasting(null);
    grid?.focus();
  };

  return {
    edited,
    pasting,
    cancel: close,
    // Rows that come back here were handed out from here.
    rowName: (row) => props.name(row as Row),
    key: (event, cells) => {
      if (event.key !== 'F2') return false;
      const { row: place, column } = cells.at;
      const row = grid?.api.getDisplayedRowAtIndex(place)?.data;
      const element = event.target instanceof Element ? event.target.closest('.ag-cell') : null;
      const cell = cellOf(column);
      if (!row || !element) return true;
      if (cell) setEdited({ row, cell, place: placeOf(element) });
      else notify({ kind: 'fact', text: t('notEditable') });
      return true;
    },
    save: async (value, go) => {
      if (!edited) return null;
      const { row, cell } = edited;
      const wrong = value === undefined ? null : await changes.send([{ row, cell, value }], true);
      if (wrong !== null) return wrong;
      const at = grid?.chosen()?.at;
      close();
      if (grid && at && go === 'down') grid.goTo(at.row + 1);
      if (grid && at && go === 'right') grid.goTo(at.row, shown[shown.indexOf(at.column) + 1] ?? at.column);
      return null;
    },
    paste: (event, cells) => {
      const text = event.clipboardData.getData('text/plain');
      if (text === '' || list === 'documents') return;
      event.preventDefault();
      if (!mayEdit) {
        notify({ kind: 'fact', text: t('inBinNoEdit') });
        return;
      }
      const target = pasteTarget(readCells(text), cells, shown, grid?.api.getDisplayedRowCount() ?? 0);
      if (target.rows > mostPasted) {
        notify({ kind: 'problem', text: t('pasteTooMany', { limit: format.count(mostPasted) }) });
        return;
      }
      const needed = { ...cells, bottom: cells.top + target.rows - 1 };
      const rows = needed.bottom === cells.bottom ? cells : { ...needed, rows: [] };
      void rowsOf(read, sort, rows, target.rows).then((found) => {
        if (!found) return;
        const plan = pastePlan(
          target,
          found,
          cellOf,
          (cell, typed, row) => readCell(cell, typed, row, { t, controls, words, pickable: pickable(cell.about) }),
          storedIn,
          t('notEditable'),
          textOf,
        );
        setPasting({ plan, target });
      });
    },
  };
}
