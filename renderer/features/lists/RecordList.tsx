/** A list of clients, products, documents, activities or deals with all that lists have: filters, views, cells, export, changes of many. */
import { Button } from '@mantine/core';
import { IconTrash, IconUserCheck } from '@tabler/icons-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Condition, ListName } from '../../../preload/contract/lists.ts';
import { call } from '../../app/border.ts';
import { useChanged, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { controlTexts } from '../../text/controls.ts';
import { listTexts } from '../../text/lists.ts';
import { placeOf } from '../../ui/Anchored.tsx';
import type { ListSort, ReadRows } from '../../ui/grid-rows.ts';
import { useKeys } from '../../ui/keys.tsx';
import type { GridHandle } from '../../ui/ListGrid.tsx';
import { ListPage } from '../../ui/ListPage.tsx';
import { type TextOf, useFormat, useText } from '../../ui/language.tsx';
import { isSelected } from '../../ui/row-selection.ts';
import { BulkBar } from './BulkBar.tsx';
import { type AnySelection, allThatWere, askedSelection } from './BulkDialog.tsx';
import { CellEditor } from './CellEditor.tsx';
import { cellText, type RecordRow } from './cell-values.ts';
import { useClientNames } from './client-names.ts';
import { sentenceOf, withCondition } from './conditions.ts';
import { type AskedCondition, FilterPopover } from './FilterPopover.tsx';
import { type ChosenRows, ListFiles } from './ListFiles.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { type Found, type RecordChannels, type RecordFilter, useFound } from './record-channels.ts';
import { type BinWord, useBinOfList } from './use-bin-of-list.tsx';
import { useCellChanges } from './use-cell-changes.ts';
import { useCopying } from './use-clipboard.ts';
import { useEditing } from './use-editing.ts';
import { useImportWords } from './use-import-words.ts';
import { type ColumnLooks, useCellWords, useListColumns } from './use-list-columns.tsx';
import { useListState } from './use-list-state.ts';
import { ViewTabs } from './ViewTabs.tsx';

interface RecordListProps<Row extends RecordRow> {
  readonly list: ListName;
  readonly title: string;
  /** Where the page around it has the title: how many there are, in words that say of what. */
  readonly counted?: (count: number) => string;
  readonly channels: RecordChannels<Row>;
  /** What is told behind the title, beside the count. */
  readonly more?: (found: Found) => readonly string[];
  /** Words of the bin. */
  readonly binWords: TextOf<BinWord> | null;
  readonly looks: ColumnLooks<Row>;
  /** The column that stands first and stays in sight. */
  readonly first: string;
  /** Only records of this client. */
  readonly clientId?: number | undefined;
  readonly sort: ListSort;
  /** What is asked when the list opens, until somebody asks something else. */
  readonly begin?: readonly Condition[];
  readonly name: (row: Row) => string;
  readonly open: (row: Row) => void;
  readonly preview?: (row: Row) => ReactNode;
  /** What else can be done with the records that are selected: how many, the first hundred of them, and all as the engine is told of them. */
  readonly selected?: (count: number, ids: () => Promise<readonly number[]>, all: AnySelection) => ReactNode;
  readonly toolbar: ReactNode;
  /** Tools that narrow the list: `ask` puts a condition in the place of what was asked of its column. */
  readonly tools?: (ask: (condition: Condition) => void) => ReactNode;
  readonly empty: ReactNode;
  /** There is nothing at all, whatever is filtered. */
  readonly isBare?: boolean;
  readonly dimmed?: (row: Row) => boolean;
}

/** Nothing is shown before columns and views are known: what is seen begins with them. */
export function RecordList<Row extends RecordRow>(props: RecordListProps<Row>) {
  const { list, looks, clientId } = props;
  const listed = useListColumns<Row>(list, looks, {
    first: props.first,
    without: clientId === undefined ? undefined : 'client',
  });
  const { isFetched } = useEngine('views.list', { list });
  const isReady = listed !== undefined && listed.columns.length > 0 && isFetched;
  // Whoever goes to a list by keys goes on to its search at once.
  const [toSearch, setToSearch] = useState(false);
  useKeys([{ press: '/', run: () => setToSearch(true) }], { enabled: !isReady });
  return isReady ? <ReadyList {...props} listed={listed} toSearch={toSearch} /> : null;
}

type Listed<Row extends RecordRow> = NonNullable<ReturnType<typeof useListColumns<Row>>>;

interface ReadyListProps<Row extends RecordRow> extends RecordListProps<Row> {
  readonly listed: Listed<Row>;
  readonly toSearch: boolean;
}

function ReadyList<Row extends RecordRow>(props: ReadyListProps<Row>) {
  const { list, channels, clientId, listed, name, more, binWords } = props;
  const { about, columns } = listed;
  const t = useText(listTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const may = useMay();
  const words = useCellWords();
  const state = useListState(list, {
    sort: props.sort,
    filter: { conditions: [...(props.begin ?? [])] },
    columns,
    remembered: clientId === undefined,
  });
  const { filter, setFilter, sort, layout } = state;
  const [grid, setGrid] = useState<GridHandle<Row> | null>(null);
  const [asking, setAsking] = useState<AskedCondition | null>(null);
  const [refresh, setRefresh] = useState(0);
  useChanged(channels.entities, () => setRefresh((times) => times + 1));

  const asked = useMemo<RecordFilter>(
    () => ({ ...filter, ...(clientId !== undefined && { clientId }) }),
    [filter, clientId],
  );
  const { found, isOld } = useFound(list, asked);
  const read = useCallback<ReadRows<Row>>(
    async (from, limit, by) => {
      const reply = await channels.list({ filter: asked, sort: by, limit, ...from });
      return reply.ok ? reply.value : null;
    },
    [channels, asked],
  );
  const { tell } = useFailures();
  const latest = useCallback(async () => {
    const reply = await call('lists.latest', { list });
    if (!reply.ok) tell(reply);
    return reply.ok ? reply.value : null;
  }, [list, tell]);
  const changes = useCellChanges(list);
  const importWords = useImportWords(filter.conditions);
  const shown = layout.map((column) => column.name);
  const copy = useCopying<Row>({ read, sort, columns, about, shown, total: found?.count ?? 0 });
  const mayEdit = (list === 'clients' || list === 'products') && may(channels.changeRight) && !filter.deleted;
  const editing = useEditing<Row>({ list, about, columns, shown, read, sort, grid, changes, mayEdit, name });
  const bin = useBinOfList<Row>(channels, binWords, filter.deleted ?? false);

  const { conditions = [] } = filter;
  const clientIds = conditions.flatMap(({ column, values }) =>
    about.find((one) => one.name === column)?.type === 'client'
      ? values.filter((value) => typeof value === 'number')
      : [],
  );
  const clientName = useClientNames(clientIds);
  const setConditions = (next: readonly Condition[]) => setFilter({ conditions: [...next] });
  const askFor = useCallback(
    (column: string | null, at: Element) => {
      const place = (filter.conditions ?? []).findIndex((one) => one.column === column);
      setAsking({
        place: placeOf(at),
        column: column ?? about[0]?.name ?? '',
        at: place < 0 ? null : place,
        condition: filter.conditions?.[place] ?? null,
      });
    },
    [filter.conditions, about],
  );
  const chips = conditions.flatMap((condition, at) => {
    const column = about.find((one) => one.name === condition.column);
    const chip = { key: JSON.stringify(condition), remove: () => setConditions(withCondition(conditions, at, null)) };
    const imported = importWords(condition);
    if (imported !== null) return { ...chip, label: imported };
    if (!column) return [];
    return {
      ...chip,
      label: sentenceOf(t, column, condition, words, clientName),
      edit: (element: Element) => setAsking({ place: placeOf(element), column: column.name, at, condition }),
    };
  });
  const filtered = useMemo(() => new Set((filter.conditions ?? []).map(({ column }) => column)), [filter.conditions]);
  const mineOf = about.find((column) => column.type === 'user' && column.conditions.includes('mine'));
  const isMine = conditions.some(({ column, is }) => column === mineOf?.name && is === 'mine');

  const binChip =
    filter.deleted && binWords
      ? [{ key: 'bin', label: binWords('inBin'), remove: () => setFilter({ deleted: false }) }]
      : [];
  const files = (chosen: ChosenRows | null) => (
    <ListFiles
      list={list}
      title={props.title}
      filter={asked}
      sort={sort}
      columns={shown}
      chosen={chosen}
      described={[...chips.map(({ label }) => label), ...(filter.text ? [`“${filter.text}”`] : [])]}
    />
  );
  return (
    <>
      <ListPage<Row>
        title={props.title}
        count={
          found &&
          [
            found.exact
              ? (props.counted?.(found.count) ?? format.count(found.count))
              : controls('moreThan', { count: format.count(found.count) }),
            ...(more?.(found) ?? []),
          ].join(' · ')
        }
        isTitled={props.counted === undefined}
        total={found && !isOld ? found : null}
        columns={columns}
        layout={layout}
        layoutChanged={state.setLayout}
        sort={sort}
        sortBy={state.sortBy}
        read={read}
        latest={latest}
        refresh={refresh}
        open={props.open}
        {...(props.preview && { preview: props.preview })}
        previewShown={state.preview}
        showPreview={state.showPreview}
        toSearch={props.toSearch}
        text={filter.text ?? ''}
        setText={(text) => setFilter({ text })}
        chips={[...chips, ...binChip]}
        clearFilter={state.clearFilter}
        filter={askFor}
        filtered={filtered}
        {...(clientId === undefined && { views: <ViewTabs list={list} state={state} /> })}
        filters={
          <>
            {mineOf && !isMine ? (
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconUserCheck size={15} />}
                onClick={() => setConditions([...conditions, { column: mineOf.name, is: 'mine', values: [] }])}
              >
                {t('mine')}
              </Button>
            ) : null}
            {binWords && !filter.deleted ? (
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconTrash size={15} />}
                onClick={() => setFilter({ deleted: true })}
              >
                {binWords('inBin')}
              </Button>
            ) : null}
          </>
        }
        toolbar={
          <>
            {files(null)}
            {props.tools?.((condition) =>
              setConditions([...conditions.filter(({ column }) => column !== condition.column), condition]),
            )}
            {props.toolbar}
          </>
        }
        bulk={({ selection, count, clear }) => (
          <BulkBar
            list={list}
            about={about}
            selection={askedSelection(selection, asked)}
            count={count}
            mayChange={may(channels.changeRight) && !filter.deleted}
            did={(text, id) => {
              changes.did(text, id);
              clear();
            }}
            files={
              selection.kind === 'some'
                ? files({ ids: [...selection.rows.keys()] })
                : files({ except: [...selection.except], ...allThatWere(selection) })
            }
            more={
              filter.deleted
                ? null
                : props.selected?.(
                    count,
                    async () => {
                      if (selection.kind === 'some') return [...selection.rows.keys()];
                      const page = await read({ after: null }, 100, sort);
                      return (page?.rows ?? []).flatMap(({ id }) => (isSelected(selection, id) ? [id] : []));
                    },
                    askedSelection(selection, asked),
                  )
            }
            bin={selection.kind === 'some' ? bin([...selection.rows.values()], clear) : null}
          />
        )}
        empty={props.empty}
        isBare={props.isBare ?? false}
        {...(props.dimmed && { dimmed: props.dimmed })}
        ready={setGrid}
        cellKey={editing.key}
        copy={(event, cells, selection) => void copy(event, cells, selection)}
        paste={editing.paste}
      />
      {asking ? (
        <FilterPopover
          key={`${asking.column} ${asking.at}`}
          about={about}
          asking={asking}
          apply={(condition) => {
            setConditions(withCondition(conditions, asking.at, condition));
            setAsking(null);
            grid?.focus();
          }}
          sort={(column, descending) => {
            state.sortBy({ column, descending });
            setAsking(null);
          }}
          close={() => setAsking(null)}
        />
      ) : null}
      {editing.edited ? (
        <CellEditor
          key={`${editing.edited.row.id} ${editing.edited.cell.path}`}
          edited={editing.edited}
          save={editing.save}
          cancel={editing.cancel}
        />
      ) : null}
      {editing.pasting ? (
        <PasteDialog
          asked={editing.pasting}
          columnName={(column) => about.find((one) => one.name === column)?.label ?? column}
          rowName={editing.rowName}
          textOf={(row, column) => {
            const one = about.find((known) => known.name === column);
            return one ? cellText(one, row, words) : '';
          }}
          send={(cells) => changes.send(cells, false)}
          close={editing.cancel}
        />
      ) : null}
    </>
  );
}
