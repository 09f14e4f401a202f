/** A list of records that has a bin: its filter, its rows as the engine pages them, and what is done to several at once. */
import { Button } from '@mantine/core';
import { IconTrash, IconTrashOff } from '@tabler/icons-react';
import { type ReactNode, useCallback, useState } from 'react';
import type { Right } from '../../preload/contract/channel.ts';
import type { Entity } from '../../preload/contract/events.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { controlTexts } from '../text/controls.ts';
import type { ListRow, ReadRows, RowsPage } from '../ui/ListGrid.tsx';
import type { FilterChip } from '../ui/ListPage.tsx';
import { type TextOf, useFormat, useText } from '../ui/language.tsx';
import { notify } from '../ui/notify.tsx';
import { useChanged } from './engine.ts';
import { useFailures } from './failures.ts';
import { useMay } from './session.ts';

/** How the engine's count stands behind a title: "moreThan" where it has stopped counting. */
export function useCountText(): (count: { readonly count: number; readonly exact: boolean }) => string {
  const controls = useText(controlTexts);
  const format = useFormat();
  return ({ count, exact }) => (exact ? format.count(count) : controls('moreThan', { count: format.count(count) }));
}

interface ListRequest<Filter, Column> {
  readonly filter: Filter;
  readonly sort: { readonly column: Column; readonly descending: boolean };
  readonly after: string | null;
  readonly limit: number;
}

/** The channels of the records. Stands outside of components: a new object would be a new list. */
export interface ListChannels<Row, Filter, Column> {
  readonly list: (request: ListRequest<Filter, Column>) => Promise<Reply<RowsPage<Row>>>;
  readonly remove: (request: { id: number; version: number }) => Promise<Reply>;
  readonly restore: (request: { id: number }) => Promise<Reply>;
  readonly right: Right;
  /** The list is read again when one of these has changed. */
  readonly entities: readonly Entity[];
}

type BinKey = 'bin' | 'inBin' | 'restore' | 'removeMany' | 'removedMany';

export interface RecordList<Row, Filter> {
  readonly filter: Filter;
  readonly set: (changes: { readonly [Name in keyof Filter]?: Filter[Name] | undefined }) => void;
  readonly clear: () => void;
  readonly read: ReadRows<Row>;
  /** Another number: read again. */
  readonly refresh: number;
  readonly binChips: readonly FilterChip[];
  /** Shows what is in the bin. */
  readonly binButton: ReactNode;
  readonly bulk: (rows: readonly Row[], done: () => void) => ReactNode;
}

export function useRecordList<
  Row extends ListRow,
  Filter extends { readonly deleted?: boolean | undefined },
  Column extends string,
>(channels: ListChannels<Row, Filter, Column>, none: Filter, t: TextOf<BinKey>): RecordList<Row, Filter> {
  const controls = useText(controlTexts);
  const may = useMay();
  const { tell } = useFailures();
  const [filter, setFilter] = useState(none);
  const [refresh, setRefresh] = useState(0);
  useChanged(channels.entities, () => setRefresh((times) => times + 1));
  const deleted = filter.deleted ?? false;

  const read = useCallback<ReadRows<Row>>(
    async (after, limit, { column, descending }) => {
      // The grid only sorts by the columns of the page, which are the engine's.
      const sort = { column: column as Column, descending };
      const reply = await channels.list({ filter, sort, after, limit });
      return reply.ok ? reply.value : null;
    },
    [channels, filter],
  );
  const set = (changes: object) =>
    setFilter((before) => {
      // What is not filtered by is left out, so that equal filters are equal.
      const next = Object.entries({ ...before, ...changes }).filter(([, value]) => value);
      return Object.fromEntries(next) as Filter;
    });
  const restore = async (ids: readonly number[]) => {
    for (const id of ids) {
      const reply = await channels.restore({ id });
      if (!reply.ok) return tell(reply);
    }
  };
  const remove = async (rows: readonly Row[]) => {
    const gone: number[] = [];
    for (const { id, version } of rows) {
      const reply = await channels.remove({ id, version });
      if (reply.ok) gone.push(id);
      else tell(reply);
    }
    if (gone.length === 0) return;
    notify({
      kind: 'done',
      text: t('removedMany', { count: gone.length }),
      action: { label: controls('undo'), run: () => void restore(gone) },
    });
  };
  return {
    filter,
    set,
    clear: () => setFilter(none),
    read,
    refresh,
    binChips: deleted ? [{ key: 'bin', label: t('inBin'), remove: () => set({ deleted: false }) }] : [],
    binButton: deleted ? null : (
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={15} />}
        onClick={() => set({ deleted: true })}
      >
        {t('bin')}
      </Button>
    ),
    bulk: (rows, done) =>
      !may(channels.right) ? null : (
        <Button
          leftSection={deleted ? <IconTrashOff size={15} /> : <IconTrash size={15} />}
          onClick={async () => {
            await (deleted ? restore(rows.map(({ id }) => id)) : remove(rows));
            done();
          }}
        >
          {deleted ? t('restore') : t('removeMany', { count: rows.length })}
        </Button>
      ),
  };
}
