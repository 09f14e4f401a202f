/** A list page: title with count, filter chips, search, toolbar, grid, preview at the right, bar for what is selected. */
import { ActionIcon, Button, Checkbox, CloseButton, Menu, TextInput, Tooltip } from '@mantine/core';
import { IconColumns3, IconLayoutSidebarRight, IconRefresh, IconSearch, IconX } from '@tabler/icons-react';
import type { ColumnState, GridApi } from 'ag-grid-community';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { EmptyState } from './EmptyState.tsx';
import { useKeys, useOnScreen } from './keys.tsx';
import { type ListColumn, ListGrid, type ListRow, type ListSort, type ReadRows } from './ListGrid.tsx';
import { useText } from './language.tsx';

export interface FilterChip {
  readonly key: string;
  /** Reads as a sentence: "State is active". */
  readonly label: string;
  readonly remove: () => void;
}

/** What a list remembers for its user. */
export interface ListMemory {
  readonly columns: readonly ColumnState[] | null;
  readonly sort: ListSort | null;
  readonly preview: boolean;
}

interface ListPageProps<Row extends ListRow> {
  readonly title: string;
  /** How many there are, in words of the language; undefined while it is not known. */
  readonly count: string | undefined;
  readonly columns: readonly ListColumn<Row>[];
  readonly sort: ListSort;
  /** Kept with useCallback: another function reads the list anew. */
  readonly read: ReadRows<Row>;
  /** Any other number: rows may have changed, what is on the screen is read again in its place. */
  readonly refresh: number;
  readonly open: (row: Row) => void;
  readonly preview?: (row: Row) => ReactNode;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly chips: readonly FilterChip[];
  readonly clearFilter: () => void;
  /** Choices of the filter, beside the search box. */
  readonly filters?: ReactNode;
  readonly toolbar?: ReactNode;
  readonly bulk?: (rows: readonly Row[], done: () => void) => ReactNode;
  /** What an office without any such record sees. */
  readonly empty: ReactNode;
  readonly memory: { readonly recall: () => ListMemory; readonly remember: (memory: ListMemory) => void };
  readonly dimmed?: (row: Row) => boolean;
}

export function ListPage<Row extends ListRow>(props: ListPageProps<Row>) {
  const { title, count, columns, read, open, preview, chips, clearFilter, filters, toolbar, bulk, empty, memory } =
    props;
  const t = useText(controlTexts);
  const onScreen = useOnScreen();
  const [kept, setKept] = useState(memory.recall);
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const [here, setHere] = useState<Row | null>(null);
  const [selected, setSelected] = useState<readonly Row[]>([]);
  const [any, setAny] = useState<boolean | 'failed' | null>(null);
  const [typed, setTyped] = useState(props.text);
  const [, redraw] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  const sort = useRef(kept.sort ?? props.sort);
  const setText = useRef(props.setText);
  useEffect(() => {
    setText.current = props.setText;
  });
  const keep = (changes: Partial<ListMemory>) => {
    const next = { ...kept, ...changes };
    setKept(next);
    memory.remember(next);
  };

  useEffect(() => setTyped(props.text), [props.text]);
  useEffect(() => {
    if (typed === props.text) return;
    const timer = setTimeout(() => setText.current(typed), 120);
    return () => clearTimeout(timer);
  }, [typed, props.text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number has no other use than to be another one
  useEffect(() => {
    api?.refreshInfiniteCache();
  }, [api, props.refresh]);
  useEffect(() => {
    // A list is moved through at once: its first row has the keyboard unless something else does.
    if (api && onScreen && any === true && document.activeElement === document.body) {
      const first = api.getAllDisplayedColumns()[0];
      if (first) api.setFocusedCell(api.getFocusedCell()?.rowIndex ?? 0, first);
    }
  }, [api, onScreen, any]);

  const toFilter = () => {
    search.current?.focus();
    search.current?.select();
  };
  const togglePreview = () => preview && keep({ preview: !kept.preview });
  const clear = () => {
    setTyped('');
    clearFilter();
  };
  useKeys([
    { press: '/', label: t('filter'), run: toFilter },
    { press: 'ctrl+f', label: t('filter'), run: toFilter },
    { press: 'f5', label: t('refresh'), run: () => api?.refreshInfiniteCache() },
    { press: 'escape', run: () => (selected.length > 0 ? api?.deselectAll() : kept.preview ? togglePreview() : false) },
  ]);
  const filtered = chips.length > 0 || typed !== '';
  return (
    <section className="k-list" aria-label={title}>
      <header className="k-list-head">
        <h1>
          {title} <span className="k-dim">{count}</span>
        </h1>
        <div className="k-row">{toolbar}</div>
      </header>
      <div className="k-list-bar">
        <TextInput
          ref={search}
          w={240}
          leftSection={<IconSearch size={15} />}
          rightSection={typed ? <CloseButton size="xs" aria-label={t('clear')} onClick={() => setTyped('')} /> : null}
          aria-label={t('filter')}
          placeholder={`${t('filter')}  /`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = api?.getAllDisplayedColumns()[0];
            if ((event.key === 'ArrowDown' || event.key === 'Enter') && api && first) {
              event.preventDefault();
              if (typed !== props.text) setText.current(typed);
              api.setFocusedCell(0, first);
              api.getDisplayedRowAtIndex(0)?.setSelected(true, true);
            } else if (event.key === 'Escape' && typed) {
              event.stopPropagation();
              setTyped('');
            }
          }}
        />
        {filters}
        {chips.map(({ key, label, remove }) => (
          <span className="k-chip" key={key}>
            {label}
            <button type="button" aria-label={t('removeFilter', { name: label })} onClick={remove}>
              <IconX size={13} />
            </button>
          </span>
        ))}
        {chips.length > 1 ? (
          <button type="button" className="k-link" onClick={clear}>
            {t('clearFilter')}
          </button>
        ) : null}
        <div className="k-grow" />
        <Tooltip label={`${t('refresh')} (F5)`}>
          <ActionIcon aria-label={t('refresh')} onClick={() => api?.refreshInfiniteCache()}>
            <IconRefresh size={16} />
          </ActionIcon>
        </Tooltip>
        <Menu closeOnItemClick={false} position="bottom-end" onOpen={() => redraw((times) => times + 1)}>
          <Menu.Target>
            <Tooltip label={t('columns')}>
              <ActionIcon aria-label={t('columns')}>
                <IconColumns3 size={16} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {columns.slice(1).map(({ name, title: label }) => (
              <Menu.Item
                key={name}
                onClick={() => {
                  const shown = api?.getColumn(name)?.isVisible() ?? true;
                  api?.setColumnsVisible([name], !shown);
                  redraw((times) => times + 1);
                }}
              >
                <Checkbox readOnly tabIndex={-1} label={label} checked={api?.getColumn(name)?.isVisible() ?? true} />
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item
              onClick={() => {
                api?.resetColumnState();
                keep({ columns: null, sort: null });
                redraw((times) => times + 1);
              }}
            >
              {t('resetColumns')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {preview ? (
          <Tooltip label={t('preview')}>
            <ActionIcon aria-label={t('preview')} aria-pressed={kept.preview} onClick={togglePreview}>
              <IconLayoutSidebarRight size={16} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
      {selected.length > 1 && bulk ? (
        <div className="k-list-bulk">
          <b>{t('selected', { count: selected.length })}</b>
          {bulk(selected, () => api?.deselectAll())}
          <div className="k-grow" />
          <Button variant="subtle" size="compact-xs" onClick={() => api?.deselectAll()}>
            {t('selectNone')}
          </Button>
        </div>
      ) : null}
      <div className="k-list-body">
        <ListGrid
          columns={columns}
          sort={sort.current}
          read={read}
          open={open}
          togglePreview={togglePreview}
          at={setHere}
          selected={setSelected}
          loaded={setAny}
          ready={setApi}
          columnState={kept.columns}
          columnsChanged={(state, by) => keep({ columns: state, sort: by })}
          {...(props.dimmed && { dimmed: props.dimmed })}
        />
        {kept.preview && preview ? (
          <aside className="k-list-preview" aria-label={t('preview')}>
            {here ? preview(here) : <EmptyState text={t('previewHint')} />}
          </aside>
        ) : null}
        {any === false || any === 'failed' ? (
          <div className="k-list-empty">
            {any === 'failed' ? (
              <EmptyState text={t('loadFailed')}>
                <Button onClick={() => api?.purgeInfiniteCache()}>{t('retry')}</Button>
              </EmptyState>
            ) : filtered ? (
              <EmptyState text={t('noMatch')}>
                <Button onClick={clear}>{t('clearFilter')}</Button>
              </EmptyState>
            ) : (
              empty
            )}
          </div>
        ) : null}
      </div>
    </section>
  );
}
