/** A list page: title with count, views, search and filter chips, toolbar, grid, preview, bar for what is selected. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconLayoutSidebarRight, IconRefresh, IconX } from '@tabler/icons-react';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { controlTexts } from '../text/controls.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { EmptyState } from './EmptyState.tsx';
import type { ListRow, ListSort, ReadRows } from './grid-rows.ts';
import { isTyping, keyboardIsFree, useKeys, useOnScreen } from './keys.tsx';
import { type FilterChip, ListBar } from './ListBar.tsx';
import { type GridHandle, type ListColumn, ListGrid, type ListTotal } from './ListGrid.tsx';
import { useText } from './language.tsx';
import type { ListLayout } from './list-layout.ts';
import { notify } from './notify.tsx';
import { noRows, type RowSelection, selectedCount, withNewer, withRows } from './row-selection.ts';
import { AllTicked } from './TickHead.tsx';
import type { ChosenCells } from './use-cells.ts';

/** What is selected, and the ways to select otherwise. */
export interface Chosen<Row extends ListRow> {
  readonly selection: RowSelection<Row>;
  readonly count: number;
  readonly clear: () => void;
}

interface ListPageProps<Row extends ListRow> {
  readonly title: string;
  /** False where the page around it has the title. */
  readonly isTitled: boolean;
  /** How many there are, in words of the language; undefined while it is not known. */
  readonly count: string | undefined;
  readonly total: ListTotal | null;
  readonly columns: readonly ListColumn<Row>[];
  readonly layout: ListLayout;
  /** Null: as at the beginning. */
  readonly layoutChanged: (layout: ListLayout | null) => void;
  readonly sort: ListSort;
  readonly sortBy: (sort: ListSort) => void;
  /** Kept with useCallback: another function reads the list anew. */
  readonly read: ReadRows<Row>;
  /** The row that was made last, wherever it stands; null where that could not be found out, which is told. Kept with useCallback. */
  readonly latest: () => Promise<number | null>;
  /** Any other number: rows may have changed, what is on the screen is read again in its place. */
  readonly refresh: number;
  readonly open: (row: Row) => void;
  readonly preview?: (row: Row) => ReactNode;
  readonly previewShown: boolean;
  readonly showPreview: (on: boolean) => void;
  /** Begins in the search and not in the rows. */
  readonly toSearch: boolean;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly chips: readonly FilterChip[];
  readonly clearFilter: () => void;
  /** Asks what a column (null: any) is filtered by, beside an element. */
  readonly filter: (column: string | null, at: Element) => void;
  readonly filtered: ReadonlySet<string>;
  /** Tabs of saved views, below the title. */
  readonly views?: ReactNode;
  /** More choices beside the search box. */
  readonly filters?: ReactNode;
  readonly toolbar?: ReactNode;
  readonly bulk?: (chosen: Chosen<Row>) => ReactNode;
  /** What an office without any such record sees. */
  readonly empty: ReactNode;
  /** There is nothing at all, whatever is filtered. */
  readonly isBare?: boolean;
  readonly dimmed?: (row: Row) => boolean;
  readonly ready?: (grid: GridHandle<Row>) => void;
  /** Any other key on a cell; false when it means nothing there. */
  readonly cellKey?: (event: KeyboardEvent, cells: ChosenCells<Row>) => boolean;
  readonly copy?: (event: ClipboardEvent, cells: ChosenCells<Row>, selection: RowSelection<Row>) => void;
  readonly paste?: (event: ClipboardEvent, cells: ChosenCells<Row>) => void;
}

export function ListPage<Row extends ListRow>(props: ListPageProps<Row>) {
  const { title, count, total, columns, read, open, preview, previewShown, showPreview, chips, clearFilter } = props;
  const { bulk, sort, sortBy, refresh, filter, latest } = props;
  const t = useText(controlTexts);
  const onScreen = useOnScreen();
  const [grid, setGrid] = useState<GridHandle<Row> | null>(null);
  const [here, setHere] = useState<Row | null>(null);
  const [cells, setCells] = useState<ChosenCells<Row> | null>(null);
  const [ticked, setTicked] = useState<RowSelection<Row>>(noRows);
  const [wanted, setWanted] = useState(false);
  const [any, setAny] = useState<boolean | 'failed' | null>(null);
  const [typed, setTyped] = useState(props.text);
  const search = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLElement>(null);
  const setText = useRef(props.setText);
  useEffect(() => {
    setText.current = props.setText;
  });

  const begin = useRef(props.toSearch);
  useEffect(() => {
    if (begin.current) search.current?.focus();
  }, []);
  useEffect(() => setTyped(props.text), [props.text]);
  useEffect(() => {
    if (typed === props.text) return;
    const timer = setTimeout(() => setText.current(typed), 120);
    return () => clearTimeout(timer);
  }, [typed, props.text]);
  // All are selected as soon as it is known how many that are.
  useEffect(() => {
    if (!wanted || !total) return;
    let current = true;
    void latest().then((upTo) => {
      if (!current) return;
      setWanted(false);
      if (upTo !== null) setTicked({ kind: 'all', except: new Set(), upTo, total: total.count, exact: total.exact });
    });
    return () => {
      current = false;
    };
  }, [wanted, total, latest]);
  // What was selected of another list is not selected in this one.
  const listed = useRef(read);
  useEffect(() => {
    if (listed.current === read) return;
    listed.current = read;
    setTicked(noRows());
    setWanted(false);
  }, [read]);
  const refreshed = useRef(refresh);
  useEffect(() => {
    if (refreshed.current === refresh) return;
    refreshed.current = refresh;
    grid?.api.refreshInfiniteCache();
  }, [grid, refresh]);
  useEffect(() => {
    // A list is moved through at once: its first row has the keyboard unless something else does.
    if (grid && onScreen && any === true && keyboardIsFree()) grid.focus();
  }, [grid, onScreen, any]);

  const toSearch = () => {
    search.current?.focus();
    search.current?.select();
  };
  const toFilter = () => {
    const at = cells?.at.column ?? null;
    const head = at && root.current?.querySelector(`.ag-header-cell[col-id="${CSS.escape(at)}"]`);
    const button = root.current?.querySelector('.k-list-filter');
    if (head) filter(at, head);
    else if (button) filter(null, button);
  };
  const togglePreview = () => preview && showPreview(!previewShown);
  const clear = () => {
    setTyped('');
    clearFilter();
  };
  const selected = selectedCount(ticked);
  const selectNone = () => {
    setTicked(noRows());
    grid?.collapse();
  };
  const selectAll = () => setWanted(true);
  const tick = (rows: readonly Row[], on: boolean) => {
    if (on && ticked.kind === 'all' && rows.some(({ id }) => id > ticked.upTo))
      notify({ kind: 'fact', text: t('madeLater') });
    setTicked((before) => withRows(before, rows, on));
  };
  useKeys([
    { press: '/', label: t('filter'), run: toSearch },
    { press: 'ctrl+f', label: t('filterButton'), run: toFilter },
    { press: 'ctrl+a', label: t('selectAll'), run: (event) => (isTyping(event.target) ? false : selectAll()) },
    { press: 'f5', label: t('refresh'), run: () => grid?.api.refreshInfiniteCache() },
    {
      press: 'escape',
      run: () =>
        selected > 0 ? selectNone() : (grid?.collapse() ?? false) || (previewShown && togglePreview()) || false,
    },
  ]);
  const sortByColumn = useCallback(
    (column: string) => sortBy({ column, descending: sort.column === column && !sort.descending }),
    [sort, sortBy],
  );
  const isFiltered = chips.length > 0 || typed !== '';
  return (
    <section className="k-list" aria-label={title} ref={root}>
      <header className="k-list-head">
        {props.isTitled ? (
          <h1>
            {title} <span className="k-list-count k-dim">{count}</span>
          </h1>
        ) : (
          <span className="k-list-count k-dim">{count}</span>
        )}
        <div className="k-row">{props.toolbar}</div>
        {selected > 0 && bulk ? (
          <div className="k-list-bulk">
            <b>{t('selected', { count: selected })}</b>
            {total?.exact && selected < total.count ? (
              <Button variant="subtle" onClick={selectAll}>
                {t('selectAllOf', { count: total.count })}
              </Button>
            ) : null}
            <div className="k-grow" />
            {bulk({ selection: ticked, count: selected, clear: selectNone })}
            <Tooltip label={`${t('selectNone')} (Esc)`}>
              <ActionIcon aria-label={t('selectNone')} onClick={selectNone}>
                <IconX size={16} />
              </ActionIcon>
            </Tooltip>
          </div>
        ) : null}
      </header>
      {props.views}
      <ListBar
        search={search}
        typed={typed}
        type={setTyped}
        take={() => {
          if (typed !== props.text) setText.current(typed);
          grid?.goTo(0, columns[0]?.name);
        }}
        chips={chips}
        clear={clear}
        filter={(at) => filter(null, at)}
        filters={props.filters}
      >
        <Tooltip label={`${t('refresh')} (F5)`}>
          <ActionIcon aria-label={t('refresh')} onClick={() => grid?.api.refreshInfiniteCache()}>
            <IconRefresh size={16} />
          </ActionIcon>
        </Tooltip>
        <ColumnsMenu columns={columns} layout={props.layout} changed={props.layoutChanged} />
        {preview ? (
          <Tooltip label={t('preview')}>
            <ActionIcon aria-label={t('preview')} aria-pressed={previewShown} onClick={togglePreview}>
              <IconLayoutSidebarRight size={16} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </ListBar>
      <div className="k-list-body">
        <AllTicked value={selected > 0 && (ticked.kind === 'all' && selected >= (total?.count ?? 0) ? true : 'some')}>
          <ListGrid
            columns={columns}
            layout={props.layout}
            layoutChanged={props.layoutChanged}
            sort={sort}
            sortBy={sortByColumn}
            read={read}
            total={total}
            filtered={props.filtered}
            filter={filter}
            selection={ticked}
            tick={tick}
            tickAll={(on) => (on ? selectAll() : setTicked(noRows()))}
            open={open}
            togglePreview={() => togglePreview()}
            moved={(row, chosen) => {
              setHere(row);
              setCells(chosen);
            }}
            cellKey={(event) => (cells && props.cellKey?.(event, cells)) ?? false}
            copy={(event) => cells && props.copy?.(event, cells, ticked)}
            paste={(event) => cells && props.paste?.(event, cells)}
            loaded={setAny}
            fresh={(rows) => setTicked((before) => withNewer(before, rows))}
            ready={(handle) => {
              setGrid(handle);
              props.ready?.(handle);
            }}
            {...(props.dimmed && { dimmed: props.dimmed })}
          />
        </AllTicked>
        {previewShown && preview ? (
          <aside className="k-list-preview" aria-label={t('preview')}>
            {here ? preview(here) : <EmptyState text={t('previewHint')} />}
          </aside>
        ) : null}
        {any === false || any === 'failed' ? (
          <div className="k-list-empty">
            {any === 'failed' ? (
              <EmptyState text={t('loadFailed')}>
                <Button onClick={() => grid?.api.purgeInfiniteCache()}>{t('retry')}</Button>
              </EmptyState>
            ) : isFiltered && !props.isBare ? (
              <EmptyState text={t('noMatch')}>
                <Button onClick={clear}>{t('clearFilter')}</Button>
              </EmptyState>
            ) : (
              props.empty
            )}
          </div>
        ) : null}
      </div>
    </section>
  );
}
