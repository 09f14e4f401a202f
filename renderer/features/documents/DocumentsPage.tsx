/** The list of documents, of the office or of one client. */
import { Button } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { DocumentRow } from '../../../preload/contract/documents.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useTabState } from '../../app/page.tsx';
import { useMay, useReachesAll } from '../../app/session.ts';
import { openPage, type PageParams } from '../../app/tabs.ts';
import { documentTexts } from '../../text/documents.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat, useLanguage, useText } from '../../ui/language.tsx';
import { RecordList } from '../lists/RecordList.tsx';
import type { RecordChannels } from '../lists/record-channels.ts';
import type { ColumnLooks } from '../lists/use-list-columns.tsx';
import { MailManyButton } from '../mail/MailManyButton.tsx';
import type { Selection } from '../outputs/asked-print.ts';
import { SelectionOutputs } from '../outputs/SelectionOutputs.tsx';
import { DocumentPreview } from './DocumentPreview.tsx';
import { DocumentState, shownStatus } from './DocumentState.tsx';
import { documentName } from './document-name.ts';
import { hasSum } from './draft.ts';
import { statusWord } from './status-word.ts';
import { TypeMenu } from './TypeMenu.tsx';

const channels: RecordChannels<DocumentRow> = {
  // The grid only sorts by the columns that the engine has named.
  list: (request) => call('documents.list', request as Input<'documents.list'>),
  remove: null,
  restore: null,
  changeRight: 'documents.change',
  removeRight: 'documents.delete',
  entities: ['document', 'client', 'operation', 'field', 'classifier', 'user'],
};

/** A list of documents; with `clientId` only that client's. */
function DocumentsList({ clientId, clientName = '' }: { clientId?: number; clientName?: string }) {
  const t = useText(documentTexts);
  const format = useFormat();
  const language = useLanguage();
  const may = useMay();
  const whole = useReachesAll()('documents.see');
  const looks = useMemo<ColumnLooks<DocumentRow>>(
    () => ({
      number: {
        width: 150,
        text: (row) => row.number ?? t('noNumber'),
        show: (row) => row.number ?? <span className="k-dim">{t('noNumber')}</span>,
      },
      client: { width: 220, grow: true, text: (row) => row.client || t('noClient') },
      gross: {
        width: 150,
        text: (row) => (hasSum(row.type) ? format.money(row.difference ?? row.gross, row.currency) : ''),
        show: (row) => (hasSum(row.type) ? format.money(row.difference ?? row.gross, row.currency) : null),
      },
      status: {
        width: 170,
        text: (row) => statusWord(language, row.type, shownStatus(row)),
        show: (row) => <DocumentState type={row.type} status={shownStatus(row)} />,
      },
      dueDay: { width: 120 },
    }),
    [t, language, format],
  );
  const begin = () => openPage('new-document', clientId === undefined ? {} : { clientId });
  return (
    <RecordList<DocumentRow>
      list="documents"
      title={clientName ? `${t('documents')}${format.colon} ${clientName}` : t('documents')}
      channels={channels}
      // Sums are only of what was counted to the end.
      more={({ exact, sums = [] }) => (exact ? sums.map((sum) => format.money(sum.amount, sum.currency)) : [])}
      binWords={null}
      looks={looks}
      first="number"
      clientId={clientId}
      sort={{ column: 'day', descending: true }}
      name={(row) => row.number ?? t('noNumber')}
      open={(row) =>
        openPage('document', { id: row.id }, row.number ? documentName(t(`type_${row.type}`), row.number) : null)
      }
      preview={(row) => <DocumentPreview id={row.id} />}
      toolbar={
        may('documents.create') ? (
          <Button.Group>
            <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={begin}>
              {t('newDocument')}
            </Button>
            <TypeMenu clientId={clientId} />
          </Button.Group>
        ) : null
      }
      // The list asks by the filter of documents.
      selected={(count, _, all) => (
        <>
          <SelectionOutputs selection={all as Selection} count={count} />
          <MailManyButton selection={all as Selection} count={count} />
        </>
      )}
      dimmed={(row) => row.status === 'cancelled'}
      empty={
        <EmptyState
          icon={IconFileInvoice}
          text={t(whole ? 'noDocuments' : 'noDocumentsSeen')}
          hint={whole ? t('noDocumentsHint') : undefined}
        >
          {may('documents.create') ? (
            <Button variant="filled" onClick={begin}>
              {t('newDocument')}
            </Button>
          ) : null}
        </EmptyState>
      }
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
