/** The list of documents, of the office or of one client. */
import { Button } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import type { DocumentRow, documentColumns } from '../../../preload/contract/documents.ts';
import { call } from '../../app/border.ts';
import { useChanged, useEngine } from '../../app/engine.ts';
import { listMemory } from '../../app/list-memory.ts';
import { useTabState } from '../../app/page.tsx';
import { useMay } from '../../app/session.ts';
import { openPage, type PageParams } from '../../app/tabs.ts';
import { useCountText } from '../../app/use-record-list.tsx';
import { documentTexts } from '../../text/documents.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ListColumn, ReadRows } from '../../ui/ListGrid.tsx';
import { ListPage } from '../../ui/ListPage.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { DocumentFilters, type Filters, filterOf, useFilterChips } from './DocumentFilters.tsx';
import { DocumentPreview } from './DocumentPreview.tsx';
import { DocumentState, shownStatus } from './DocumentState.tsx';

type SortColumn = (typeof documentColumns)[number];

const memory = listMemory('documents');

/** A list of documents; with `clientId` only that client's, for instance on his card. */
export function DocumentsList({ clientId, clientName = '' }: { clientId?: number; clientName?: string }) {
  const t = useText(documentTexts);
  const countText = useCountText();
  const format = useFormat();
  const may = useMay();
  const [filters, setFilters] = useState<Filters>({});
  const [refresh, setRefresh] = useState(0);
  useChanged(['document', 'client'], () => setRefresh((times) => times + 1));
  const filter = useMemo(
    () => ({ ...filterOf(filters), ...(clientId !== undefined && { clientId }) }),
    [filters, clientId],
  );
  const chips = useFilterChips(filters, setFilters);
  const count = useEngine('documents.count', filter, { keep: true });

  const columns = useMemo<ListColumn<DocumentRow>[]>(
    () => [
      {
        name: 'number',
        title: t('number'),
        width: 150,
        text: (row) => row.number ?? t('noNumber'),
        show: (row) => row.number ?? <span className="k-dim">{t('noNumber')}</span>,
      },
      { name: 'day', title: t('day'), width: 110, text: (row) => format.day(row.day) },
      ...(clientId === undefined
        ? [
            {
              name: 'client',
              title: t('client'),
              width: 220,
              grow: true,
              text: (row: DocumentRow) => row.client || t('noClient'),
            },
          ]
        : []),
      {
        name: 'gross',
        title: t('gross'),
        width: 150,
        number: true,
        text: (row) => format.money(row.gross, row.currency),
      },
      {
        name: 'status',
        title: t('status'),
        width: 170,
        text: (row) => t(`status_${shownStatus(row)}`),
        show: (row) => <DocumentState status={shownStatus(row)} />,
      },
      { name: 'dueDay', title: t('dueDay'), width: 120, text: (row) => (row.dueDay ? format.day(row.dueDay) : '') },
      { name: 'type', title: t('type'), width: 110, hidden: true, text: (row) => t(`type_${row.type}`) },
    ],
    [t, format, clientId],
  );
  const read = useCallback<ReadRows<DocumentRow>>(
    async (after, limit, sort) => {
      // The grid only sorts by the columns named above, which are the engine's.
      const by = { column: sort.column as SortColumn, descending: sort.descending };
      const reply = await call('documents.list', { filter, sort: by, after, limit });
      return reply.ok ? reply.value : null;
    },
    [filter],
  );
  const found = count.data;
  const amount = found
    ? // Sums are only of what was counted to the end.
      [countText(found), ...(found.exact ? found.sums.map((sum) => format.money(sum.amount, sum.currency)) : [])].join(
        ' · ',
      )
    : undefined;
  const begin = () => openPage('new-document', clientId === undefined ? {} : { clientId });
  return (
    <ListPage<DocumentRow>
      title={clientName ? `${t('documents')}${format.colon} ${clientName}` : t('documents')}
      count={amount}
      columns={columns}
      sort={{ column: 'day', descending: true }}
      read={read}
      refresh={refresh}
      open={(row) => openPage('document', { id: row.id }, row.number ? `${t(`type_${row.type}`)} ${row.number}` : null)}
      preview={(row) => <DocumentPreview id={row.id} />}
      text={filters.text ?? ''}
      setText={(text) => setFilters((before) => ({ ...before, text }))}
      chips={chips}
      clearFilter={() => setFilters({})}
      filters={<DocumentFilters filters={filters} setFilters={setFilters} client={clientId === undefined} />}
      toolbar={
        may('documents.change') ? (
          <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={begin}>
            {t('newDocument')}
          </Button>
        ) : null
      }
      dimmed={(row) => row.status === 'cancelled'}
      empty={
        <EmptyState icon={IconFileInvoice} text={t('noDocuments')} hint={t('noDocumentsHint')}>
          {may('documents.change') ? (
            <Button variant="filled" onClick={begin}>
              {t('newDocument')}
            </Button>
          ) : null}
        </EmptyState>
      }
      memory={memory}
    />
  );
}

/** `params.clientId`, `params.client`: only those of this client. */
export function DocumentsPage({ params }: { params: PageParams }) {
  const t = useText(documentTexts);
  const format = useFormat();
  const clientId = typeof params.clientId === 'number' ? params.clientId : undefined;
  const name = typeof params.client === 'string' ? params.client : '';
  useTabState(clientId === undefined ? undefined : `${t('documents')}${format.colon} ${name}`);
  return clientId === undefined ? <DocumentsList /> : <DocumentsList clientId={clientId} clientName={name} />;
}
