/** Opening the card of a client: everything that the page asks for then, one of two a client on whose card very much stands. */
import { randomFrom } from '../../main/features/demo/random.ts';
import { busyEvery, cardOffice } from './card-office.ts';
import { type Bench, type Figure, milliseconds, p95OfRounds, timed } from './measuring.ts';
import { type OpenOffice, openOffice } from './open-office.ts';

const rounds = 3;
const cards = 300;

export async function card({ clients, size }: Bench): Promise<Figure[]> {
  const office = await openOffice(await cardOffice(clients));
  const chance = randomFrom('cards');
  const [opened, older]: [number[][], number[][]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const [first, next]: [number[], number[]] = [[], []];
    for (let n = 0; n < cards; n += 1) {
      const isBusy = n % 2 === 0;
      const id = isBusy ? busyEvery * chance.whole(1, Math.floor(clients / busyEvery)) : chance.whole(1, clients);
      let before: string | null = null;
      first.push(
        await timed(async () => {
          before = await openCard(office, id);
        }),
      );
      if (before !== null)
        next.push(await timed(() => office.call('timeline.of', { entity: 'client', id, before, limit: 30 })));
    }
    if (round > 0) {
      opened.push(first);
      older.push(next);
    }
  }
  await office.close();
  const row = (work: string, figure: number): Figure => ({
    work,
    size,
    figure: milliseconds(figure),
    limit: '20 ms',
    ratio: figure / 20,
  });
  return [
    row(
      'open a client card: facts, timeline, pinned notes, links, documents; half of them busy ones, p95',
      p95OfRounds(opened),
    ),
    row('the next page of a timeline, p95', p95OfRounds(older)),
  ];
}

/** What the page asks for; answers where the timeline goes on. */
async function openCard(office: OpenOffice, id: number): Promise<string | null> {
  const record = { entity: 'client', id } as const;
  await office.call('clients.get', { id });
  const timeline = await office.call('timeline.of', { ...record, before: null, limit: 30 });
  await office.call('notes.pinned', record);
  await office.call('links.of', { clientId: id });
  const sort = { column: 'day', descending: true } as const;
  await office.call('documents.list', { filter: { clientId: id }, sort, after: null, limit: 50 });
  return timeline.next;
}
