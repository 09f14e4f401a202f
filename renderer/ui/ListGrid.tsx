/** The grid of a list: rows read as one scrolls, cells moved through and selected as in Excel. */
import type { ColDef, GridApi, OverlayType, RowClassRules } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { controlTexts } from '../text/controls.ts';
import { ColumnHead, ColumnHeads } from './ColumnHead.tsx';
import { blockSize, datasourceOf, type ListRow, type ListSort, type ReadRows, rowsBetween } from './grid-rows.ts';
import { gridTheme, rowHeight } from './grid-setup.ts';
import { keyboardIsFree, useOnScreen } from './keys.tsx';
import { useText } from './language.tsx';
import { gridState, type ListLayout, layoutOf, tickColumn } from './list-layout.ts';
import { isSelected, type RowSelection } from './row-selection.ts';
import { TickHead } from './TickHead.tsx';
import { styleNonce } from './theme.ts';
import { type Cells, type ChosenCells, useCells } from './use-cells.ts';
import './list.css';

export interface ListColumn<Row> {
  /** The engine's name of the column; sorting goes by it. */
  readonly name: string;
  readonly title: string;
  readonly width: number;
  /** Takes what is left of the width. */
  readonly grow?: boolean;
  readonly number?: boolean;
  readonly sortable?: boolean;
  /** Not shown until the user asks for it. */
  readonly hidden?: boolean;
  readonly text: (row: Row) => string;
  /** As it goes to Excel, where that is not the text: a number without its currency. */
  readonly plain?: (row: Row) => string;
  /** More than text: an icon, a state. */
  readonly show?: (row: Row) => ReactNode;
}

/** What a list page does with its grid. */
export interface GridHandle<Row extends ListRow> extends Pick<Cells<Row>, 'chosen' | 'goTo' | 'collapse' | 'focus'> {
  readonly api: GridApi<Row>;
}

/** How many there are; not `exact`: at least so many. */
export interface ListTotal {
  readonly count: number;
  readonly exact: boolean;
}

interface ListGridProps<Row extends ListRow> {
  readonly columns: readonly ListColumn<Row>[];
  readonly layout: ListLayout;
  readonly layoutChanged: (layout: ListLayout) => void;
  readonly sort: ListSort;
  readonly sortBy: (column: string) => void;
  /** A new function is a new list: it is read from the top. */
  readonly read: ReadRows<Row>;
  /** Null while it is not known. */
  readonly total: ListTotal | null;
  readonly filtered: ReadonlySet<string>;
  readonly filter: ((column: string, at: Element) => void) | null;
  readonly selection: RowSelection<Row>;
  readonly tick: (rows: readonly Row[], on: boolean) => void;
  /** The tick in the head: all rows of the list, or none. */
  readonly tickAll: (on: boolean) => void;
  readonly open: (row: Row) => void;
  readonly togglePreview: () => void;
  /** The row that the keyboard or the mouse is at, and the cells that are in the range. */
  readonly moved: (row: Row | null, cells: ChosenCells<Row> | null) => void;
  /** Any other key on a cell; false when it means nothing there. */
  readonly cellKey: (event: KeyboardEvent) => boolean;
  readonly copy: (event: ClipboardEvent) => void;
  readonly paste: (event: ClipboardEvent) => void;
  /** After the first page: whether there is any row. */
  readonly loaded: (any: boolean | 'failed') => void;
  /** Rows as they have been read just now. */
  readonly fresh: (rows: readonly Row[]) => void;
  readonly ready: (grid: GridHandle<Row>) => void;
  readonly dimmed?: (row: Row) => boolean;
}

/** An empty list is said by the page, in its language; the grid's own words would lie over it in English. */
const noOverlays: OverlayType[] = ['noRows'];

export function ListGrid<Row extends ListRow>(props: ListGridProps<Row>) {
  const t = useText(controlTexts);
  const latest = useRef(props);
  const grid = useRef<GridApi<Row> | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const lastTick = useRef<number | null>(null);
  /** The place of a row that was to be opened before it had been read. */
  const wished = useRef<number | null>(null);
  useEffect(() => {
    latest.current = props;
  });
  const cells = useCells<Row>(root, grid, props.moved);
  const onScreen = useOnScreen();
  const { columns, read, sort, total, selection, layout, filtered, filter, sortBy } = props;

  const columnDefs = useMemo<ColDef<Row>[]>(
    () => [
      {
        colId: tickColumn,
        headerName: '',
        headerComponent: TickHead,
        headerComponentParams: { tickAll: (on: boolean) => latest.current.tickAll(on) },
        initialWidth: 36,
        pinned: 'left' as const,
        lockPinned: true,
        lockPosition: 'left' as const,
        resizable: false,
        cellClass: 'k-tick-cell',
        cellRenderer: () => <span className="k-tick" role="img" aria-label={t('tick')} />,
      },
      ...columns.map((column, place) => ({
        colId: column.name,
        headerName: column.title,
        headerComponent: ColumnHead,
        initialWidth: column.width,
        ...(column.grow && { initialFlex: 1, minWidth: column.width }),
        ...(place === 0 && { pinned: 'left' as const, lockPinned: true, lockPosition: 'left' as const }),
        initialHide: column.hidden ?? false,
        ...(column.number && { cellClass: 'k-number', headerClass: 'ag-right-aligned-header' }),
        valueGetter: ({ data }: { data?: Row | undefined }) => (data ? column.text(data) : ''),
        tooltipValueGetter: ({ value }: { value?: string | null }) => value ?? '',
        ...(column.show && {
          cellRenderer: ({ data }: { data?: Row }) => (data ? column.show?.(data) : null),
        }),
      })),
    ],
    [columns, t],
  );

  const datasource = useMemo(
    () =>
      datasourceOf<Row>(read, sort, () => grid.current, {
        failed: (first) => first && latest.current.loaded('failed'),
        loaded: (rows, first) => {
          const api = grid.current;
          const known = latest.current.total;
          if (known && api) api.setRowCount(known.count, known.exact);
          if (first) latest.current.loaded(rows.length > 0);
          latest.current.fresh(rows);
          // The grid drops the keyboard where it puts a row in the place of one that was still being read.
          const nobodyHasIt = keyboardIsFree() || document.activeElement === root.current;
          if (root.current && nobodyHasIt && cells.chosen()) cells.focus();
          cells.tell();
          const row = wished.current === null ? undefined : api?.getDisplayedRowAtIndex(wished.current)?.data;
          if (row === undefined) return;
          wished.current = null;
          latest.current.open(row);
        },
      }),
    [read, sort, cells],
  );
  useEffect(() => {
    // Another list has taken the rows away; what is typed before its own have come is still meant for it.
    if (datasource && onScreen && cells.chosen() && keyboardIsFree()) root.current?.focus();
  }, [datasource, cells, onScreen]);
  useEffect(() => {
    const api = grid.current;
    // Before the first page has come there is nothing to stretch: an empty list has no rows.
    if (api && total && total.count > 0 && api.getDisplayedRowAtIndex(0)?.data)
      api.setRowCount(total.count, total.exact);
  }, [total]);
  useEffect(() => cells.mark((id) => isSelected(selection, id)), [selection, cells]);
  useEffect(() => {
    const api = grid.current;
    if (!api || JSON.stringify(layoutOf(columns, api.getColumnState())) === JSON.stringify(layout)) return;
    api.applyColumnState({ state: gridState(columns, layout), applyOrder: true });
  }, [layout, columns]);

  const keepLayout = () => {
    const api = grid.current;
    if (api) latest.current.layoutChanged(layoutOf(latest.current.columns, api.getColumnState()));
  };
  const tickPlace = (place: number, row: Row, extend: boolean) => {
    const on = !isSelected(latest.current.selection, row.id);
    const from = extend && lastTick.current !== null ? lastTick.current : place;
    const rows = rowsBetween(grid.current, Math.min(from, place), Math.max(from, place));
    lastTick.current = place;
    latest.current.tick(rows, on);
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const isHere =
      event.target === root.current || (event.target instanceof Element && event.target.closest('.ag-cell'));
    if (!isHere) return;
    wished.current = null;
    const chosen = cells.chosen();
    const place = chosen?.at.row ?? 0;
    const row = grid.current?.getDisplayedRowAtIndex(place)?.data;
    const ctrl = event.ctrlKey || event.metaKey;
    if (cells.key(event)) event.stopPropagation();
    else if (event.key === ' ' && event.shiftKey && chosen) latest.current.tick(chosen.rows, true);
    else if (event.key === ' ' && ctrl && row) tickPlace(place, row, false);
    else if (event.key === ' ') latest.current.togglePreview();
    else if (event.key === 'Enter' && !ctrl && row) latest.current.open(row);
    else if (event.key === 'Enter' && !ctrl) wished.current = place;
    else if (!latest.current.cellKey(event)) return;
    event.preventDefault();
  };

  const rowClassRules = useMemo<RowClassRules<Row>>(
    () => ({ 'k-list-dimmed': ({ data }) => (data ? (latest.current.dimmed?.(data) ?? false) : false) }),
    [],
  );
  const heads = useMemo(() => {
    const sortable = new Set(columns.filter((column) => column.sortable !== false).map(({ name }) => name));
    return { sort, sortBy, sortable: (name: string) => sortable.has(name), filtered, filter };
  }, [columns, sort, sortBy, filtered, filter]);

  return (
    <ColumnHeads value={heads}>
      <div
        ref={root}
        className="k-list-grid"
        role="presentation"
        tabIndex={-1}
        onKeyDownCapture={onKeyDownCapture}
        onCopy={props.copy}
        onPaste={props.paste}
      >
        <AgGridReact<Row>
          theme={gridTheme}
          {...(styleNonce() && { styleNonce: styleNonce() })}
          rowModelType="infinite"
          rowHeight={rowHeight}
          datasource={datasource}
          cacheBlockSize={blockSize}
          maxBlocksInCache={12}
          maxConcurrentDatasourceRequests={1}
          infiniteInitialRowCount={1}
          blockLoadDebounceMillis={20}
          columnDefs={columnDefs}
          maintainColumnOrder
          rowClassRules={rowClassRules}
          getRowId={({ data }) => String(data.id)}
          suppressDragLeaveHidesColumns
          suppressHeaderFocus
          // Columns share the width beside the scroll bar from the start; one that comes later would push them out of sight.
          alwaysShowVerticalScroll
          tooltipShowDelay={600}
          tooltipShowMode="whenTruncated"
          suppressOverlays={noOverlays}
          animateRows={false}
          onGridReady={({ api }) => {
            grid.current = api;
            api.applyColumnState({ state: gridState(columns, layout), applyOrder: true });
            latest.current.ready({ ...cells, api });
          }}
          onCellClicked={({ rowIndex, data, column, event }) => {
            if (!data || rowIndex === null || !(event instanceof MouseEvent)) return;
            if (column.getColId() === tickColumn || event.ctrlKey || event.metaKey)
              tickPlace(rowIndex, data, event.shiftKey);
          }}
          onRowDoubleClicked={({ data, event }) => {
            const ticks = event?.target instanceof Element && event.target.closest('.k-tick-cell');
            if (data && !ticks) latest.current.open(data);
          }}
          defaultColDef={{
            resizable: true,
            sortable: false,
            // All keys but Tab are answered above, for the whole range.
            suppressKeyboardEvent: ({ event }) => event.key !== 'Tab',
          }}
          onColumnResized={({ finished, source }) => finished && source === 'uiColumnResized' && keepLayout()}
          onColumnMoved={({ finished, source }) => finished && source === 'uiColumnMoved' && keepLayout()}
        />
      </div>
    </ColumnHeads>
  );
}
