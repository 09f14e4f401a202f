/** The right column of a card: what the client owes, and his documents that are not done with. */
import type { Output } from '../../../preload/contract/index.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay, useReachesAll } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { documentTexts } from '../../text/documents.ts';
import { CardSection, StateWord } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { documentName } from '../documents/document-name.ts';
import { isOpen, openAmount } from './open-documents.ts';

type Client = Output<'clients.get'>;
type Row = Output<'documents.list'>['rows'][number];

export function Owed({ client }: { client: Client }) {
  const t = useText(clientTexts);
  const format = useFormat();
  const whole = useReachesAll()('documents.see');
  const may = useMay();
  if (!may('documents.see')) return null;
  const limit = client.creditLimit;
  return (
    <CardSection title={t('owed')}>
      {client.owed.length === 0 ? <div className="k-dim">{t(whole ? 'owesNothing' : 'owesNothingSeen')}</div> : null}
      {client.owed.map(({ amount, currency }) => (
        <div key={currency}>
          {amount < 0 ? <StateWord state="green" text={t('inFavour')} /> : null}
          <div className="k-sum">{format.money(Math.abs(amount), currency)}</div>
          {limit !== null && currency === client.currency && amount > limit ? (
            <StateWord state="red" text={t('overLimit', { limit: format.money(limit, currency) })} />
          ) : null}
        </div>
      ))}
      {client.owed.length > 0 && !whole ? <div className="k-dim">{t('owedSeen')}</div> : null}
    </CardSection>
  );
}

const mostShown = 6;

export function ClientDocuments({ client }: { client: Client }) {
  const t = useText(clientTexts);
  const words = useText(documentTexts);
  const format = useFormat();
  const may = useMay();
  const maySee = may('documents.see');
  const none = useReachesAll()('documents.see') ? 'noDocuments' : 'noDocumentsSeen';
  const { data } = useEngine(
    'documents.list',
    {
      filter: { clientId: client.id },
      sort: { column: 'day', descending: true },
      after: null,
      limit: 50,
      withDue: true,
    },
    { enabled: maySee },
  );
  if (!maySee) return null;
  const nameOf = ({ type }: Row, number: string) => documentName(words(`type_${type}`), number);
  const amountOf = (row: Row) => {
    const amount = openAmount(row);
    return amount === null ? '' : format.money(amount, row.currency);
  };
  const open = data?.rows.filter(isOpen) ?? [];
  return (
    <CardSection title={t('openDocuments')}>
      {data && open.length === 0 ? (
        <div className="k-dim">{t(client.documents === 0 ? none : 'noOpenDocuments')}</div>
      ) : null}
      {open.slice(0, mostShown).map((row) => (
        <button
          type="button"
          className="k-doc-row"
          key={row.id}
          onClick={() => openPage(cards.document, { id: row.id }, row.number === null ? null : nameOf(row, row.number))}
        >
          <span className="k-grow">
            {row.number === null ? `${words(`type_${row.type}`)}, ${t('draft')}` : nameOf(row, row.number)}{' '}
            {row.overdue ? <StateWord text={t('overdue')} state="red" /> : null}
            <span className="k-dim" style={{ display: 'block' }}>
              {format.day(row.day)}
            </span>
          </span>
          <span className="k-number">{amountOf(row)}</span>
        </button>
      ))}
      {client.documents > 0 && data ? (
        <button
          type="button"
          className="k-link"
          onClick={() => openPage('documents', { clientId: client.id, client: client.name })}
        >
          {t('allDocuments', { count: client.documents })}
        </button>
      ) : null}
    </CardSection>
  );
}
