/** The funnel of a whole year with very many deals that went through most of its stages. */
import { dealOffice } from './deal-office.ts';
import { type Bench, type Figure, milliseconds, p95OfRounds, timed } from './measuring.ts';
import { openOffice } from './open-office.ts';

const rounds = 3;
const times = 20;
const deals = 20_000;

export async function funnel({ clients }: Bench): Promise<Figure[]> {
  const { base, remove } = await dealOffice(clients, deals);
  const office = await openOffice(base);
  const [pipeline] = await office.call('pipelines.list', {});
  if (pipeline === undefined) throw new Error('The office has no pipeline.');
  const asked = { pipelineId: pipeline.id, from: '2025-12-01', to: '2026-12-31' };
  const taken: number[][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const looked: number[] = [];
    for (let n = 0; n < times; n += 1) looked.push(await timed(() => office.call('deals.funnel', asked)));
    if (round > 0) taken.push(looked);
  }
  const figure = p95OfRounds(taken);
  await office.close();
  remove();
  return [
    {
      work: 'the funnel of a year: what came into each stage, where it went, how long it stayed, why it was lost, p95',
      size: `${deals.toLocaleString('en')} deals`,
      figure: milliseconds(figure),
      limit: '300 ms',
      ratio: figure / 300,
    },
  ];
}
