/** The deals of a client: on his card, and where another one is about to be added. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { DealRow } from '../../../preload/contract/deals.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { useMay } from '../../app/session.ts';
import { openPage } from '../../app/tabs.ts';
import { dealTexts } from '../../text/deals.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import { DealState, DealTrouble, dayShown } from './DealWords.tsx';
import './deals.css';

const latest = { column: 'updatedAt', descending: true } as const;
const mostShown = 6;

function DealLink({ deal }: { deal: DealRow }) {
  const format = useFormat();
  const { id, name, amount, currency, state } = deal;
  const day = dayShown(deal, format);
  return (
    <button type="button" className="k-doc-row" onClick={() => openPage(cards.deal, { id }, name)}>
      <span className="k-grow">
        {name} {state === 'open' ? <DealTrouble deal={deal} /> : <DealState state={state} />}
        {day ? (
          <span className="k-dim" style={{ display: 'block' }}>
            {day}
          </span>
        ) : null}
      </span>
      <span className="k-number">{format.money(amount, currency)}</span>
    </button>
  );
}

/** A section of the client's card. */
export function ClientDeals({ client }: { client: { readonly id: number; readonly name: string } }) {
  const t = useText(dealTexts);
  const may = useMay();
  const maySee = may('deals.see');
  const filter = { clientId: client.id };
  const { data } = useEngine(
    'deals.list',
    { filter, sort: latest, after: null, limit: mostShown },
    { enabled: maySee },
  );
  if (!maySee) return null;
  return (
    <CardSection
      title={t('clientDeals')}
      action={
        may('deals.create') ? (
          <Button size="compact-xs" onClick={() => openPage('new-deal', { clientId: client.id, client: client.name })}>
            {t('newDeal')}
          </Button>
        ) : null
      }
    >
      {data && data.rows.length === 0 ? <div className="k-dim">{t('noClientDeals')}</div> : null}
      {data?.rows.map((deal) => (
        <DealLink key={deal.id} deal={deal} />
      ))}
    </CardSection>
  );
}

/** Says that there are open deals with the client already; a warning, never a bar. */
export function OpenDealsWarning({ clientId }: { clientId: number }) {
  const t = useText(dealTexts);
  const filter = { clientId, state: 'open' } as const;
  const { data: counted } = useEngine('deals.count', filter);
  const { data } = useEngine('deals.list', { filter, sort: latest, after: null, limit: 3 });
  if (!data || !counted || counted.count === 0) return null;
  return (
    <div className="k-form-box" role="status">
      <div className="k-row">
        <IconAlertTriangle size={16} aria-hidden /> {t('openWith', { count: counted.count })}
      </div>
      {data.rows.map((deal) => (
        <DealLink key={deal.id} deal={deal} />
      ))}
    </div>
  );
}
