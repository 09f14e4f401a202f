/** The list of clients. */
import { Button, NativeSelect } from '@mantine/core';
import { IconAddressBook, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { listMemory } from '../../app/list-memory.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { type ListChannels, useCountText, useRecordList } from '../../app/use-record-list.tsx';
import { clientTexts } from '../../text/clients.ts';
import { StateWord } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ListColumn } from '../../ui/ListGrid.tsx';
import { ListPage } from '../../ui/ListPage.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { ImportButton, ImportDrop } from '../imports/ImportEntry.tsx';
import { ClientPreview } from './ClientPreview.tsx';
import { stateTints, useClientChoices } from './client-words.ts';

type Row = Output<'clients.list'>['rows'][number];
type Filter = Input<'clients.list'>['filter'];

const memory = listMemory('clients');
const none: Filter = {};
const channels: ListChannels<Row, Filter, Input<'clients.list'>['sort']['column']> = {
  list: (request) => call('clients.list', request),
  remove: (request) => call('clients.remove', request),
  restore: (request) => call('clients.restore', request),
  right: 'clients.delete',
  entities: ['client', 'import'],
};

export function ClientsPage() {
  const t = useText(clientTexts);
  const format = useFormat();
  const may = useMay();
  const choices = useClientChoices();
  const { filter, set, clear, read, refresh, binChips, binButton, bulk } = useRecordList(channels, none, t);
  const countText = useCountText();
  const { data: count } = useEngine('clients.count', filter, { keep: true });
  const { type, state } = filter;

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
  return (
    <ImportDrop entity="clients">
      <ListPage<Row>
        title={t('clients')}
        count={count && countText(count)}
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
          ...binChips,
        ]}
        clearFilter={clear}
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
            {binButton}
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
        bulk={bulk}
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
