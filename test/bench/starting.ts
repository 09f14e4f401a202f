/** From the start of the office program to its first list, and what memory its engine has after a day's work. */
import { openDatabase } from '../../db/database.ts';
import { randomFrom } from '../../main/features/demo/random.ts';
import { clientColumns } from '../../preload/contract/clients.ts';
import { documentColumns } from '../../preload/contract/documents.ts';
import { bigOffice, databaseOf } from './big-office.ts';
import { typedParts } from './finding.ts';
import { type Bench, type Figure, median, megabytes, milliseconds, notMeasured } from './measuring.ts';
import { memoryOf, startServer } from './open-office.ts';

const starts = 5;
const firstList = {
  filter: {},
  sort: { column: 'name', descending: false },
  after: null,
  limit: 100,
} as const;

export async function starting({ clients, size }: Bench): Promise<Figure[]> {
  const work = 'program start to first list, warm (process and engine; the window is not in it)';
  const base = await bigOffice(clients);
  const times: number[] = [];
  for (let n = 0; n <= starts; n += 1) {
    const begun = performance.now();
    const server = await startServer(base);
    if (server === null) return [notMeasured(work, size, 'the office program is not built')];
    await server.call('clients.list', firstList);
    if (n > 0) times.push(performance.now() - begun);
    await server.close();
  }
  const figure = median(times);
  return [{ work, size, figure: milliseconds(figure), limit: '1.5 s', ratio: figure / 1500 }];
}

export async function memory({ clients, size }: Bench): Promise<Figure[]> {
  const work = 'memory of the engine process after 2,000 finds, pages and cards';
  const base = await bigOffice(clients);
  const server = await startServer(base);
  if (server === null) return [notMeasured(work, size, 'the office program is not built')];
  const db = openDatabase(databaseOf(base), { readonly: true });
  const texts = typedParts(db, clients, 500);
  db.close();
  const chance = randomFrom('memory');
  for (const text of texts) {
    const sort = { column: chance.pick(clientColumns), descending: chance.chance(0.5) };
    const byDay = { column: chance.pick(documentColumns), descending: chance.chance(0.5) };
    await server.call('clients.find', { text, limit: 20 });
    await server.call('clients.list', { filter: { text }, sort, after: null, limit: 100 });
    await server.call('documents.list', { filter: {}, sort: byDay, after: null, limit: 100 });
    await server.call('clients.get', { id: chance.whole(1, clients) });
  }
  const { pid } = server.process;
  const used = pid === undefined ? null : memoryOf(pid);
  await server.close();
  if (used === null) return [notMeasured(work, size, 'this system does not tell')];
  const figure = `${megabytes(used.now)} (at most ${megabytes(used.peak)})`;
  return [{ work, size, figure, limit: '400 MB', ratio: used.now / 400e6 }];
}
