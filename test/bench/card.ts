/** Opening the card of a client: everything that the page asks for then. There are no activities yet. */
import { randomFrom } from '../../main/features/demo/random.ts';
import { bigOffice } from './big-office.ts';
import { type Bench, type Figure, milliseconds, p95OfRounds, timed } from './measuring.ts';
import { openOffice } from './open-office.ts';

const rounds = 3;
const cards = 300;

export async function card({ clients, size }: Bench): Promise<Figure[]> {
  const office = await openOffice(await bigOffice(clients));
  const chance = randomFrom('cards');
  const times = [];
  for (let round = 0; round <= rounds; round += 1) {
    const taken: number[] = [];
    for (let n = 0; n < cards; n += 1) {
      const id = chance.whole(1, clients);
      const sort = { column: 'day', descending: true } as const;
      taken.push(
        await timed(async () => {
          await office.call('clients.get', { id });
          await office.call('documents.list', { filter: { clientId: id }, sort, after: null, limit: 50 });
          await office.call('audit.of', { entity: 'client', id, before: null, limit: 50 });
        }),
      );
    }
    if (round > 0) times.push(taken);
  }
  await office.close();
  const figure = p95OfRounds(times);
  const work = 'open a client card with its documents and history (activities are not made yet), p95';
  return [{ work, size, figure: milliseconds(figure), limit: '20 ms', ratio: figure / 20 }];
}
