/** What sources and campaigns brought in a period, and what that cost. */
import Big from 'big.js';
import type { z } from 'zod';
import type { BroughtRow, Campaign, campaigns } from '../../../preload/contract/campaigns.ts';
import { accessBy } from '../../engine/access.ts';
import { beginningOf } from '../../engine/clock.ts';
import type { Context } from '../../engine/context.ts';
import { added, won } from './queries.ts';
import { listCampaigns } from './service.ts';

type Asked = z.output<(typeof campaigns)['campaigns.report']['input']>;

interface Counted {
  readonly source: string;
  readonly campaign: Campaign | null;
  clients: number;
  deals: number;
  won: number;
  readonly sums: Map<string, Big>;
}

/** By sources, those that brought the most clients first, each with its campaigns behind it. Failure `forbidden` for whoever sees no clients. */
export function broughtIn({ db, user }: Pick<Context, 'db' | 'user'>, { from, to }: Asked): BroughtRow[] {
  const period = { from: beginningOf(from), before: beginningOf(to, 1) };
  const known = new Map(listCampaigns(db).map((one) => [one.id, one]));
  const rows = new Map<string, Counted>();
  const rowOf = (said: string, campaignId: number | null): Counted => {
    const campaign = known.get(campaignId ?? 0) ?? null;
    const source = campaign?.source || said;
    const key = JSON.stringify([source, campaign?.id ?? null]);
    const row = rows.get(key) ?? { source, campaign, clients: 0, deals: 0, won: 0, sums: new Map() };
    rows.set(key, row);
    return row;
  };
  for (const campaign of known.values())
    if (campaign.cost > 0 && (campaign.fromDay ?? '') <= to && (campaign.toDay ?? '9999') >= from)
      rowOf(campaign.source, campaign.id);
  for (const { source, campaignId, count } of added(db, 'client', period, accessBy(user, 'clients.see')))
    rowOf(source, campaignId).clients += count;
  const reach = accessBy(user, 'deals.see');
  for (const { source, campaignId, count } of added(db, 'deal', period, reach))
    rowOf(source, campaignId).deals += count;
  for (const { source, campaignId, count, currency, amount } of won(db, period, reach)) {
    const row = rowOf(source, campaignId);
    row.won += count;
    row.sums.set(currency, (row.sums.get(currency) ?? new Big(0)).plus(amount));
  }
  return ordered([...rows.values()]).map(shown);
}

function ordered(rows: readonly Counted[]): Counted[] {
  const weights = new Map<string, number>();
  for (const { source, clients, deals } of rows) weights.set(source, (weights.get(source) ?? 0) + clients + deals);
  const weight = ({ source }: Counted) => weights.get(source) ?? 0;
  // What nobody has said stands last, however much it is.
  return rows.toSorted(
    (one, other) =>
      Number(one.source === '') - Number(other.source === '') ||
      weight(other) - weight(one) ||
      one.source.localeCompare(other.source) ||
      (one.campaign?.name ?? '').localeCompare(other.campaign?.name ?? ''),
  );
}

function shown({ source, campaign, clients, deals, won: wonCount, sums }: Counted): BroughtRow {
  return {
    source,
    campaignId: campaign?.id ?? null,
    clients,
    deals,
    won: wonCount,
    sums: [...sums].map(([currency, amount]) => ({ currency, amount: amount.toNumber() })),
    cost:
      campaign === null || campaign.cost === 0
        ? null
        : {
            currency: campaign.currency,
            amount: campaign.cost,
            perClient: shareOf(campaign.cost, clients),
            perWon: shareOf(campaign.cost, wonCount),
          },
  };
}

/** Minor units for each; null: there is none. */
function shareOf(cost: number, count: number): number | null {
  return count === 0 ? null : new Big(cost).div(count).round(0, Big.roundHalfUp).toNumber();
}
