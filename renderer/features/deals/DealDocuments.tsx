/** The documents of a deal, and making the next one of its lines. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { cards } from '../../app/cards.ts';
import { useFailures } from '../../app/failures.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { clientTexts } from '../../text/clients.ts';
import { dealTexts } from '../../text/deals.ts';
import { documentTexts } from '../../text/documents.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { documentName } from '../documents/document-name.ts';

interface DocumentsProps {
  readonly deal: Output<'deals.get'>;
  readonly readOnly: boolean;
  /** Saves what is typed on the page first; false where that can't be. */
  readonly ready: () => Promise<boolean>;
}

export function DealDocuments({ deal, readOnly, ready }: DocumentsProps) {
  const t = useText(dealTexts);
  const words = useText(documentTexts);
  const ofClients = useText(clientTexts);
  const format = useFormat();
  const may = useMay();
  const { tell } = useFailures();
  const [busy, setBusy] = useState(false);
  if (!may('documents.see')) return null;
  const begin = async (type: 'proposal' | 'invoice') => {
    setBusy(true);
    const isReady = await ready();
    const reply = isReady ? await call('deals.toDocument', { id: deal.id, type }) : null;
    setBusy(false);
    if (reply === null) return;
    if (reply.ok) openPage(cards.document, { id: reply.value.documentId });
    else tell(reply);
  };
  return (
    <CardSection title={t('documents')}>
      {deal.documents.length === 0 ? <div className="k-dim">{t('noDocuments')}</div> : null}
      {deal.documents.map(({ id, type, number, day, gross, currency }) => (
        <button type="button" className="k-doc-row" key={id} onClick={() => openPage(cards.document, { id })}>
          <span className="k-grow">
            {number === null
              ? `${words(`type_${type}`)}, ${ofClients('draft')}`
              : documentName(words(`type_${type}`), number)}
            <span className="k-dim" style={{ display: 'block' }}>
              {format.day(day)}
            </span>
          </span>
          <span className="k-number">{format.money(gross, currency)}</span>
        </button>
      ))}
      {may('documents.create') && !readOnly && deal.state !== 'lost' ? (
        <div className="k-row">
          <Button loading={busy} onClick={() => void begin('proposal')}>
            {t('makeProposal')}
          </Button>
          <Button loading={busy} onClick={() => void begin('invoice')}>
            {t('makeInvoice')}
          </Button>
        </div>
      ) : null}
    </CardSection>
  );
}
