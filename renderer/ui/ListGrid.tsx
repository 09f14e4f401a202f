/** The grid of a list: rows read by key as one scrolls, sorted by the engine, moved through by the keyboard. */
import type {
  ColDef,
  ColumnState,
  GridApi,
  IDatasource,
  IGetRowsParams,
  OverlayType,
  RowClassRules,
  SelectionChangedEvent,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { gridTheme } from './grid-setup.ts';
import { styleNonce } from './theme.ts';
import './list.css';

export interface ListRow {
  readonly id: number;
  readonly version: number;
}

export interface ListSort {
  readonly column: string;
  readonly descending: boolean;
}

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
  /** More than text: an icon, a state. */
  readonly show?: (row: Row) => ReactNode;
}

export interface RowsPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export type ReadRows<Row> = (after: string | null, limit: number, sort: ListSort) => Promise<RowsPage<Row> | null>;

interface ListGridProps<Row extends ListRow> {
  readonly columns: readonly ListColumn<Row>[];
  readonly sort: ListSort;
  /** A new function is a new list: it is read from the top. */
  readonly read: ReadRows<Row>;
  readonly open: (row: Row) => void;
  readonly togglePreview: () => void;
  /** The row that the keyboard or the mouse is at. */
  readonly at: (row: Row | null) => void;
  readonly selected: (rows: readonly Row[]) => void;
  /** After the first page: whether there is any row. */
  readonly loaded: (any: boolean | 'failed') => void;
  readonly ready: (api: GridApi<Row>) => void;
  /** What the user made of the columns, as `columnsChanged` gave it. */
  readonly columnState: readonly ColumnState[] | null;
  readonly columnsChanged: (state: ColumnState[], sort: ListSort) => void;
  readonly dimmed?: (row: Row) => boolean;
}

const blockSize = 100;
/** An empty list is said by the page, in its language; the grid's own words would lie over it in English. */
const noOverlays: OverlayType[] = ['noRows'];

export function ListGrid<Row extends ListRow>(props: ListGridProps<Row>) {
  const latest = useRef(props);
  const grid = useRef<GridApi<Row> | null>(null);
  const byKeyboard = useRef({ moved: false, shift: false, ctrl: false, anchor: 0 });
  useEffect(() => {
    latest.current = props;
  });

  const { columns, read, sort } = props;
  const columnDefs = useMemo<ColDef<Row>[]>(
    () =>
      columns.map((column, place) => ({
        colId: column.name,
        headerName: column.title,
        headerTooltip: column.title,
        width: column.width,
        ...(column.grow && { flex: 1, minWidth: column.width }),
        ...(place === 0 && { pinned: 'left' as const, lockPinned: true }),
        hide: column.hidden ?? false,
        sortable: column.sortable !== false,
        // Sorting goes one way or the other; a list is never without order.
        sortingOrder: ['asc', 'desc'] as const,
        ...(column.name === sort.column && { initialSort: sort.descending ? ('desc' as const) : ('asc' as const) }),
        ...(column.number && { cellClass: 'k-number', headerClass: 'ag-right-aligned-header' }),
        valueGetter: ({ data }) => (data ? column.text(data) : ''),
        tooltipValueGetter: ({ value }) => value,
        ...(column.show && {
          cellRenderer: ({ data }: { data?: Row }) => (data ? column.show?.(data) : null),
        }),
      })),
    [columns, sort.column, sort.descending],
  );

  const datasource = useMemo<IDatasource>(() => {
    const cursors: (string | null)[] = [null];
    const versions = new Map<number, number>();
    let order = '';
    return {
      getRows: async (params: IGetRowsParams<Row>) => {
        const model = params.sortModel[0];
        const wanted = model ? { column: model.colId, descending: model.sort === 'desc' } : latest.current.sort;
        const nextOrder = JSON.stringify(wanted);
        if (nextOrder !== order) {
          order = nextOrder;
          cursors.length = 1;
        }
        const block = Math.floor(params.startRow / blockSize);
        const after = cursors[block];
        const page = after === undefined ? null : await read(after, blockSize, wanted);
        if (order !== nextOrder) return params.failCallback();
        if (!page) {
          if (block === 0) latest.current.loaded('failed');
          return params.failCallback();
        }
        cursors[block + 1] = page.next;
        if (page.next === null) cursors.length = block + 1;
        params.successCallback([...page.rows], page.next === null ? params.startRow + page.rows.length : undefined);
        if (block === 0) latest.current.loaded(page.rows.length > 0);
        const changed = page.rows.filter(({ id, version }) => (versions.get(id) ?? version) !== version);
        for (const { id, version } of page.rows) versions.set(id, version);
        if (changed.length > 0) {
          setTimeout(() => {
            const nodes = changed.flatMap(({ id }) => grid.current?.getRowNode(String(id)) ?? []);
            grid.current?.flashCells({ rowNodes: nodes, flashDuration: 400, fadeDuration: 500 });
          }, 50);
        }
      },
    };
  }, [read]);

  const keepColumns = useCallback(() => {
    const api = grid.current;
    if (!api) return;
    const state = api.getColumnState();
    const sorted = state.find((column) => column.sort);
    latest.current.columnsChanged(
      state,
      sorted ? { column: sorted.colId, descending: sorted.sort === 'desc' } : latest.current.sort,
    );
  }, []);

  const onKeyDownCapture = (event: KeyboardEvent) => {
    const moves = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'].includes(event.key);
    byKeyboard.current = {
      ...byKeyboard.current,
      moved: moves,
      shift: event.shiftKey,
      ctrl: event.ctrlKey || event.metaKey,
    };
  };

  const follow = (place: number) => {
    const api = grid.current;
    const row = api?.getDisplayedRowAtIndex(place);
    const keys = byKeyboard.current;
    latest.current.at(row?.data ?? null);
    if (!api || !row || !keys.moved) return;
    keys.moved = false;
    if (keys.ctrl) return;
    if (!keys.shift) {
      keys.anchor = place;
      row.setSelected(true, true);
      return;
    }
    const [from, to] = [Math.min(keys.anchor, place), Math.max(keys.anchor, place)];
    api.deselectAll();
    api.setNodesSelected({
      nodes: Array.from({ length: to - from + 1 }, (_, step) => api.getDisplayedRowAtIndex(from + step)).filter(
        (node) => node !== undefined,
      ),
      newValue: true,
    });
  };

  const rowClassRules = useMemo<RowClassRules<Row>>(
    () => ({ 'k-list-dimmed': ({ data }) => (data ? (latest.current.dimmed?.(data) ?? false) : false) }),
    [],
  );

  return (
    <div
      className="k-list-grid"
      onKeyDownCapture={onKeyDownCapture}
      onMouseDownCapture={() => {
        byKeyboard.current.moved = false;
      }}
    >
      <AgGridReact<Row>
        theme={gridTheme}
        {...(styleNonce() && { styleNonce: styleNonce() })}
        rowModelType="infinite"
        datasource={datasource}
        cacheBlockSize={blockSize}
        maxConcurrentDatasourceRequests={1}
        infiniteInitialRowCount={1}
        blockLoadDebounceMillis={20}
        columnDefs={columnDefs}
        rowClassRules={rowClassRules}
        getRowId={({ data }) => String(data.id)}
        rowSelection={{
          mode: 'multiRow',
          checkboxes: false,
          headerCheckbox: false,
          enableClickSelection: true,
        }}
        suppressDragLeaveHidesColumns
        suppressMultiSort
        // Columns share the width beside the scroll bar from the start; one that comes later would push them out of sight.
        alwaysShowVerticalScroll
        tooltipShowDelay={600}
        tooltipShowMode="whenTruncated"
        suppressOverlays={noOverlays}
        animateRows={false}
        onGridReady={({ api }) => {
          grid.current = api;
          const { columnState } = latest.current;
          if (columnState) api.applyColumnState({ state: [...columnState], applyOrder: true });
          latest.current.ready(api);
        }}
        onCellFocused={({ rowIndex }) => rowIndex !== null && follow(rowIndex)}
        onCellClicked={({ rowIndex, data }) => {
          byKeyboard.current.anchor = rowIndex ?? 0;
          latest.current.at(data ?? null);
        }}
        onRowDoubleClicked={({ data }) => data && latest.current.open(data)}
        onCellKeyDown={({ event, data, node }) => {
          if (!(event instanceof globalThis.KeyboardEvent) || !data) return;
          if (event.key === 'Enter') latest.current.open(data);
          else if (event.key === ' ' && event.ctrlKey) node.setSelected(!node.isSelected());
          else if (event.key === ' ') latest.current.togglePreview();
          else return;
          event.preventDefault();
        }}
        defaultColDef={{
          resizable: true,
          suppressKeyboardEvent: ({ event }) => {
            // The browser would scroll by a page. Not earlier: of a key that was prevented before it the grid tells nobody.
            if (event.key === ' ') event.preventDefault();
            return event.key === ' ' || event.key === 'Enter';
          },
        }}
        onSelectionChanged={({ api }: SelectionChangedEvent<Row>) => latest.current.selected(api.getSelectedRows())}
        onColumnResized={({ finished, source }) => finished && source === 'uiColumnResized' && keepColumns()}
        onColumnMoved={({ finished }) => finished && keepColumns()}
        onColumnVisible={keepColumns}
        onSortChanged={keepColumns}
      />
    </div>
  );
}
