/** The list of clients. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ClientRow } from '../../../preload/contract/clients.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { StateWord } from '../../ui/Card.tsx';
import { useText } from '../../ui/language.tsx';
import { DuplicatesButton, MergeSelected } from '../duplicates/MergeEntries.tsx';
import { ImportButton, ImportDrop } from '../imports/ImportEntry.tsx';
import { RecordList } from '../lists/RecordList.tsx';
import type { RecordChannels } from '../lists/record-channels.ts';
import type { ColumnLooks } from '../lists/use-list-columns.tsx';
import { ClientPreview } from './ClientPreview.tsx';
import { stateTints } from './client-words.ts';
import { InvoiceForSelected } from './InvoiceForSelected.tsx';
import { NoClients } from './NoClients.tsx';

const channels: RecordChannels<ClientRow> = {
  // The grid only sorts by the columns that the engine has named.
  list: (request) => call('clients.list', request as Input<'clients.list'>),
  remove: (request) => call('clients.remove', request),
  restore: (request) => call('clients.restore', request),
  changeRight: 'clients.change',
  removeRight: 'clients.delete',
  entities: ['client', 'import', 'operation', 'field', 'classifier', 'team', 'user'],
};

export function ClientsPage() {
  const t = useText(clientTexts);
  const may = useMay();
  const looks = useMemo<ColumnLooks<ClientRow>>(
    () => ({
      name: { width: 200 },
      code: { width: 76 },
      city: { width: 110 },
      phone: { width: 144 },
      email: { width: 150, grow: true },
      taxNumber: { width: 112 },
      type: { width: 108 },
      state: { width: 112, show: (row) => <StateWord text={t(`state_${row.state}`)} state={stateTints[row.state]} /> },
    }),
    [t],
  );
  return (
    <ImportDrop entity="clients">
      <RecordList<ClientRow>
        list="clients"
        title={t('clients')}
        channels={channels}
        binWords={t}
        looks={looks}
        first="name"
        sort={{ column: 'name', descending: false }}
        name={(row) => row.name}
        open={(row) => openPage('client', { id: row.id }, row.name)}
        preview={(row) => <ClientPreview id={row.id} />}
        selected={(count, ids) => (
          <>
            <InvoiceForSelected count={count} ids={ids} />
            <MergeSelected count={count} ids={ids} />
          </>
        )}
        toolbar={
          <>
            <DuplicatesButton />
            <ImportButton entity="clients" />
            {may('clients.create') ? (
              <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => openPage('new-client')}>
                {t('newClient')}
              </Button>
            ) : null}
          </>
        }
        empty={<NoClients />}
      />
    </ImportDrop>
  );
}
