/** Deals for tests: with the amount typed in, in euros, with nothing else said of them. */
import type { DealFields } from '../../preload/contract/deals.ts';
import type { Output } from '../../preload/contract/index.ts';
import type { TestOffice } from './office.ts';

type About = Pick<DealFields, 'clientId'> & Partial<DealFields>;

export function plainDeal(about: About): DealFields {
  return {
    name: 'Furniture',
    contactId: null,
    amount: 5000,
    amountByHand: true,
    currency: 'EUR',
    probability: null,
    expectedClose: null,
    source: '',
    campaignId: null,
    responsibleId: null,
    note: '',
    lines: [],
    ...about,
  };
}

/** Adds it to the first pipeline, in its first stage. */
export async function addDeal({ ask }: Pick<TestOffice, 'ask'>, about: About): Promise<Output<'deals.add'>> {
  const [pipeline] = await ask('pipelines.list', {});
  return ask('deals.add', { pipelineId: pipeline?.id ?? 0, deal: plainDeal(about) });
}
