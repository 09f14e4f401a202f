/** Opening the board of a pipeline with very many deals, for who sees all and for who sees his own. */
import { dealOffice } from './deal-office.ts';
import { type Bench, type Figure, milliseconds, p95OfRounds, timed } from './measuring.ts';
import { openOffice } from './open-office.ts';

const rounds = 3;
const times = 20;
const deals = 20_000;

export async function board({ clients }: Bench): Promise<Figure[]> {
  const { base, remove } = await dealOffice(clients, deals);
  const office = await openOffice(base);
  const [pipeline] = await office.call('pipelines.list', {});
  if (pipeline === undefined) throw new Error('The office has no pipeline.');
  const figures: Figure[] = [];
  for (const [whose, filter] of [
    ['everybody’s', {}],
    ['one person’s', { responsibleId: 1 }],
    ['found by a part of the client’s name', { text: 'ро' }],
  ] as const) {
    const taken: number[][] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const opened: number[] = [];
      for (let n = 0; n < times; n += 1)
        opened.push(
          await timed(async () => {
            await office.call('pipelines.list', {});
            await office.call('deals.count', {});
            await office.call('deals.board', { pipelineId: pipeline.id, filter, limit: 40 });
          }),
        );
      if (round > 0) taken.push(opened);
    }
    const figure = p95OfRounds(taken);
    figures.push({
      work: `open the board of deals, ${whose}: each column with its count, its sums and the first 40 cards, p95`,
      size: `${deals.toLocaleString('en')} deals`,
      figure: milliseconds(figure),
      limit: '300 ms',
      ratio: figure / 300,
    });
  }
  await office.close();
  remove();
  return figures;
}
