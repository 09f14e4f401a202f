/** A deal in the preview pane of the list. */
import { Button } from '@mantine/core';
import type { DealRow } from '../../../preload/contract/deals.ts';
import { cards } from '../../app/cards.ts';
import { useEngine } from '../../app/engine.ts';
import { openPage } from '../../app/tabs.ts';
import { dealTexts } from '../../text/deals.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { DealState, DealTrouble } from './DealWords.tsx';

export function DealPreview({ row }: { row: DealRow }) {
  const t = useText(dealTexts);
  const format = useFormat();
  const { data: deal } = useEngine('deals.get', { id: row.id }, { keep: true });
  if (!deal) return <Waiting />;
  const facts: readonly (readonly [string, string])[] = [
    [t('pipeline'), row.pipeline],
    [t('stage'), deal.state === 'open' ? row.stage : ''],
    [t('lostReason'), deal.lostReason],
    [t('closedAt'), deal.closedAt ? format.dayHere(deal.closedAt) : ''],
    [t('probability'), deal.state === 'open' ? format.percent(row.probability) : ''],
    [t('expectedClose'), deal.expectedClose ? format.day(deal.expectedClose) : ''],
    [t('contactId'), deal.contact ?? ''],
    [t('responsibleId'), deal.responsible ?? ''],
    [t('campaignId'), row.campaign],
    [t('source'), deal.source],
    [t('lines'), deal.lines.map(({ name, quantity }) => `${name}, ${format.decimal(quantity, 3)}`).join('\n')],
    [t('note'), deal.note],
  ];
  return (
    <div className="k-stack">
      <div>
        <div className="k-card-title">{deal.name}</div>
        <div>{deal.client}</div>
      </div>
      <div className="k-row">
        <DealState state={deal.state} />
        <DealTrouble deal={deal} />
      </div>
      <div className="k-sum">{format.money(deal.amount, deal.currency)}</div>
      <div>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div className="k-fact" key={label}>
              <span className="k-fact-label">{label}</span>
              <span className="k-fact-value" style={{ whiteSpace: 'pre-wrap' }}>
                {value}
              </span>
            </div>
          ))}
      </div>
      <div className="k-row">
        <Button onClick={() => openPage(cards.deal, { id: row.id }, deal.name)}>{t('openDeal')}</Button>
      </div>
    </div>
  );
}
