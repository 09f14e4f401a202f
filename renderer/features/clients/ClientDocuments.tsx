/** The right column of a card: what the client owes, and his latest documents. */
import type { Output } from '../../../preload/contract/index.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { CardSection, StateWord } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';

type Client = Output<'clients.get'>;

export function Owed({ client }: { client: Client }) {
  const t = useText(clientTexts);
  const format = useFormat();
  return (
    <CardSection title={t('owed')}>
      {client.owed.length === 0 ? <div className="k-dim">{t('owesNothing')}</div> : null}
      {client.owed.map(({ amount, currency }) => (
        <div className="k-sum" key={currency}>
          {format.money(amount, currency)}
        </div>
      ))}
    </CardSection>
  );
}

export function ClientDocuments({ client }: { client: Client }) {
  const t = useText(clientTexts);
  const format = useFormat();
  const may = useMay();
  const { data } = useEngine(
    'documents.list',
    { filter: { clientId: client.id }, sort: { column: 'day', descending: true }, after: null, limit: 20 },
    { enabled: may('documents.see') },
  );
  return (
    <CardSection title={t('documents')}>
      {data?.rows.length === 0 ? <div className="k-dim">{t('noDocuments')}</div> : null}
      {data?.rows.map((row) => (
        <button
          type="button"
          className="k-doc-row"
          key={row.id}
          onClick={() => openPage(cards.document, { id: row.id }, row.number)}
        >
          <span className="k-grow">
            {row.number ?? t('draft')} {row.overdue ? <StateWord text={t('overdue')} state="red" /> : null}
            <span className="k-dim" style={{ display: 'block' }}>
              {format.day(row.day)}
            </span>
          </span>
          <span className="k-number">{format.money(row.gross, row.currency)}</span>
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
