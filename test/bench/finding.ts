/** Finding clients by any part of name, phone, e-mail, tax number: through the router, and by the same SQL alone. */
import { type Db, openDatabase } from '../../db/database.ts';
import { bestStatements } from '../../db/lists/best-ids.ts';
import { typedText } from '../../db/typed-text.ts';
import { type Random, randomFrom } from '../../main/features/demo/random.ts';
import { listDefinitions } from '../../main/features/lists/listing.ts';
import { bigOffice, databaseOf } from './big-office.ts';
import { type Bench, type Figure, milliseconds, p95OfRounds, timed } from './measuring.ts';
import { openOffice } from './open-office.ts';

const rounds = 5;
const searches = 400;
const shown = 20;

export async function finding({ clients, size }: Bench): Promise<Figure[]> {
  const base = await bigOffice(clients);
  const bare = openDatabase(databaseOf(base), { readonly: true });
  // As much cache as the program's own connection.
  bare.sql.pragma('cache_size = -65536');
  const office = await openOffice(base);
  const typed = typedParts(bare, clients, searches);
  const throughRouter: number[][] = [];
  const bareSql: number[][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const routed: number[] = [];
    const direct: number[] = [];
    for (const text of typed) {
      const ask = async () => routed.push(await timed(() => office.call('clients.find', { text, limit: shown })));
      const run = async () => direct.push(await timed(bareSearch(bare, text)));
      // Who comes second finds the disk's pages in memory.
      if ((round + routed.length) % 2 === 0) {
        await ask();
        await run();
      } else {
        await run();
        await ask();
      }
    }
    // The first round warms up.
    if (round > 0) {
      throughRouter.push(routed);
      bareSql.push(direct);
    }
  }
  await office.close();
  bare.close();
  const figure = p95OfRounds(throughRouter);
  const alone = p95OfRounds(bareSql);
  const work = 'find clients by any part of name, phone, e-mail, tax number, p95';
  return [
    { work, size, figure: milliseconds(figure), limit: '30 ms', ratio: figure / 30 },
    {
      work: 'the same, against the bare SQL',
      size,
      figure: milliseconds(figure),
      limit: `1.5 × ${milliseconds(alone)}`,
      ratio: figure / (1.5 * alone),
    },
  ];
}

/** What people type: three to nine letters of anywhere, whole words, two words, a phone as it is written or its last digits. */
export function typedParts(db: Db, clients: number, count: number): string[] {
  const chance = randomFrom('typed');
  const read = db.sql.prepare<[number], Found>(
    'SELECT name, list_phone AS phone, list_email AS email, list_tax_number AS taxNumber FROM client WHERE id = ?',
  );
  const typed: string[] = [];
  while (typed.length < count) {
    const found = read.get(chance.whole(1, clients));
    const text = found === undefined ? '' : partOf(found, chance).trim();
    if (text.length >= 2) typed.push(text);
  }
  return typed;
}

interface Found {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly taxNumber: string;
}

function partOf({ name, phone, email, taxNumber }: Found, chance: Random): string {
  const piece = (text: string) => {
    const length = chance.whole(3, 9);
    const from = chance.whole(0, Math.max(0, text.length - length));
    return text.slice(from, from + length);
  };
  const words = name.replace(/[«»]/gu, ' ').split(/\s+/u).filter(Boolean);
  return chance.pick([
    () => piece(name),
    () => piece(name).toLowerCase(),
    () => chance.pick(words),
    () => `${chance.pick(words).slice(0, 4)} ${chance.pick(words)}`,
    () => words.at(-1)?.slice(0, 2) ?? '',
    () => phone,
    () => phone.replace(/\D/gu, '').slice(-chance.whole(4, 7)),
    () => piece(email),
    () => email,
    () => piece(taxNumber),
    () => taxNumber,
  ])();
}

/** The statements that the answer takes, run one after the other until there is enough. */
function bareSearch(db: Db, text: string): () => void {
  const typed = typedText(text);
  if (typed === null) return () => undefined;
  const { listed, searched } = listDefinitions.clients;
  const request = { listed, text: typed, searched, conditions: [], limit: shown };
  const statements = bestStatements(db, request).map(({ sql, parameters }) => ({
    statement: db.prepare(sql),
    parameters,
  }));
  return () => {
    let found = 0;
    for (const { statement, parameters } of statements) {
      if (found >= shown) break;
      found += statement.all(...parameters).length;
    }
  };
}
