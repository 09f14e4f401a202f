/** The list of clients. */
import { Button, NativeSelect } from '@mantine/core';
import { IconAddressBook, IconPlus, IconTrash, IconTrashOff } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useChanged, useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { listMemory } from '../../app/list-memory.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { controlTexts } from '../../text/controls.ts';
import { StateWord } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ListColumn, ReadRows } from '../../ui/ListGrid.tsx';
import { ListPage } from '../../ui/ListPage.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { ImportButton, ImportDrop } from '../imports/ImportEntry.tsx';
import { ClientPreview } from './ClientPreview.tsx';
import { stateTints, useClientChoices } from './client-words.ts';

type Row = Output<'clients.list'>['rows'][number];
type Filter = Input<'clients.list'>['filter'];
type SortColumn = Input<'clients.list'>['sort']['column'];

const memory = listMemory('clients');

export function ClientsPage() {
  const t = useText(clientTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const may = useMay();
  const choices = useClientChoices();
  const { tell } = useFailures();
  const [filter, setFilter] = useState<Filter>({});
  const [refresh, setRefresh] = useState(0);
  useChanged(['client', 'import'], () => setRefresh((times) => times + 1));
  const count = useEngine('clients.count', filter, { keep: true });

  const columns = useMemo<ListColumn<Row>[]>(
    () => [
      { name: 'name', title: t('name'), width: 220, text: (row) => row.name },
      { name: 'code', title: t('code'), width: 84, text: (row) => row.code },
      { name: 'city', title: t('city'), width: 120, text: (row) => row.city },
      { name: 'country', title: t('country'), width: 120, hidden: true, text: (row) => row.country },
      { name: 'phone', title: t('phone'), width: 132, text: (row) => row.phone },
      { name: 'email', title: t('email'), width: 160, grow: true, text: (row) => row.email },
      { name: 'taxNumber', title: t('taxNumber'), width: 116, text: (row) => row.taxNumber },
      { name: 'type', title: t('type'), width: 132, text: (row) => t(`type_${row.type}`) },
      {
        name: 'state',
        title: t('state'),
        width: 116,
        text: (row) => t(`state_${row.state}`),
        show: (row) => <StateWord text={t(`state_${row.state}`)} state={stateTints[row.state]} />,
      },
      {
        name: 'updatedAt',
        title: t('updatedAt'),
        width: 130,
        hidden: true,
        text: (row) => format.shortMoment(row.updatedAt),
      },
    ],
    [t, format],
  );

  const read = useCallback<ReadRows<Row>>(
    async (after, limit, sort) => {
      // The grid only sorts by the columns named above, which are the engine's.
      const by = { column: sort.column as SortColumn, descending: sort.descending };
      const reply = await call('clients.list', { filter, sort: by, after, limit });
      return reply.ok ? reply.value : null;
    },
    [filter],
  );

  const restore = async (ids: readonly number[]) => {
    for (const id of ids) {
      const reply = await call('clients.restore', { id });
      if (!reply.ok) return tell(reply);
    }
  };
  const remove = async (rows: readonly Row[]) => {
    const gone: number[] = [];
    for (const { id, version } of rows) {
      const reply = await call('clients.remove', { id, version });
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

  const set = (changes: Filter) =>
    setFilter((before) => {
      const next = { ...before, ...changes };
      // What is not filtered by is left out, so that equal filters are equal.
      return Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as Filter;
    });
  const { type, state, deleted = false } = filter;
  const amount = count.data;
  const shown = amount
    ? amount.exact
      ? format.count(amount.count)
      : controls('moreThan', { count: format.count(amount.count) })
    : undefined;
  return (
    <ImportDrop entity="clients">
      <ListPage<Row>
        title={t('clients')}
        count={shown}
        columns={columns}
        sort={{ column: 'name', descending: false }}
        read={read}
        refresh={refresh}
        open={(row) => openPage('client', { id: row.id }, row.name)}
        preview={(row) => <ClientPreview id={row.id} />}
        text={filter.text ?? ''}
        setText={(text) => set({ text })}
        chips={[
          ...(type
            ? [
                {
                  key: 'type',
                  label: t('typeIs', { value: t(`type_${type}`) }),
                  remove: () => set({ type: undefined }),
                },
              ]
            : []),
          ...(state
            ? [
                {
                  key: 'state',
                  label: t('stateIs', { value: t(`state_${state}`) }),
                  remove: () => set({ state: undefined }),
                },
              ]
            : []),
          ...(deleted ? [{ key: 'bin', label: t('inBin'), remove: () => set({ deleted: false }) }] : []),
        ]}
        clearFilter={() => setFilter({})}
        filters={
          <>
            <NativeSelect
              aria-label={t('type')}
              data={[{ value: '', label: t('anyType') }, ...choices.types]}
              value={type ?? ''}
              onChange={(event) =>
                set({ type: choices.types.find(({ value }) => value === event.currentTarget.value)?.value })
              }
            />
            <NativeSelect
              aria-label={t('state')}
              data={[{ value: '', label: t('anyState') }, ...choices.states]}
              value={state ?? ''}
              onChange={(event) =>
                set({ state: choices.states.find(({ value }) => value === event.currentTarget.value)?.value })
              }
            />
            {deleted ? null : (
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconTrash size={15} />}
                onClick={() => set({ deleted: true })}
              >
                {t('bin')}
              </Button>
            )}
          </>
        }
        toolbar={
          <>
            <ImportButton entity="clients" />
            {may('clients.change') ? (
              <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => openPage('new-client')}>
                {t('newClient')}
              </Button>
            ) : null}
          </>
        }
        bulk={(rows, done) =>
          !may('clients.delete') ? null : deleted ? (
            <Button
              leftSection={<IconTrashOff size={15} />}
              onClick={async () => {
                await restore(rows.map(({ id }) => id));
                done();
              }}
            >
              {t('restore')}
            </Button>
          ) : (
            <Button
              leftSection={<IconTrash size={15} />}
              onClick={async () => {
                await remove(rows);
                done();
              }}
            >
              {t('removeMany', { count: rows.length })}
            </Button>
          )
        }
        empty={
          <EmptyState icon={IconAddressBook} text={t('noClients')} hint={t('noClientsHint')}>
            {may('clients.change') ? (
              <Button variant="filled" onClick={() => openPage('new-client')}>
                {t('newClient')}
              </Button>
            ) : null}
            <ImportButton entity="clients" />
          </EmptyState>
        }
        memory={memory}
      />
    </ImportDrop>
  );
}
