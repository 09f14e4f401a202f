/** Campaigns of the example office; clients of the same source came of them. */
import type { CampaignFields } from '../../../preload/contract/campaigns.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { clientSources } from './plan-clients.ts';
import { daysAfter } from './plan-days.ts';
import { inOwnMoney } from './plan-office.ts';

interface PlannedCampaign {
  readonly name: Said;
  readonly source: Said;
  /** Days before today on which it began and ended. */
  readonly from: number;
  readonly to: number;
  /** In cents of about a euro. */
  readonly cost: number;
}

const planned: readonly PlannedCampaign[] = [
  {
    name: { en: 'Autumn fair', ru: 'Осенняя выставка', fr: 'Salon d’automne' },
    source: clientSources.fair,
    from: 70,
    to: 66,
    cost: 180_000,
  },
  {
    name: { en: 'New website', ru: 'Новый сайт', fr: 'Nouveau site' },
    source: clientSources.site,
    from: 400,
    to: 0,
    cost: 240_000,
  },
  {
    name: { en: 'Spring leaflets', ru: 'Весенние листовки', fr: 'Prospectus de printemps' },
    source: clientSources.advertising,
    from: 240,
    to: 200,
    cost: 35_000,
  },
];

/** In the order in which they were begun. */
export function plannedCampaigns(language: Language, today: string, currency: string): CampaignFields[] {
  return planned.map(({ name, source, from, to, cost }) => ({
    name: name[language],
    source: source[language],
    fromDay: daysAfter(today, -from),
    toDay: daysAfter(today, -to),
    cost: inOwnMoney(cost, currency),
    currency,
    note: '',
    archived: false,
  }));
}
