/** Any page of any list, with any sort and any filter: from anywhere in the list, by cursor and by position, for who sees all or less. */
import { type Db, openDatabase } from '../../db/database.ts';
import type { Key } from '../../db/lists/statement.ts';
import { cursorAfter } from '../../main/engine/list-cursor.ts';
import { listClients } from '../../main/features/clients/listing.ts';
import { type Random, randomFrom } from '../../main/features/demo/random.ts';
import { documentPage } from '../../main/features/documents/listing.ts';
import { askedOrder } from '../../main/features/lists/asked-columns.ts';
import { type Asker, askedOf, type ListDefinition, listDefinitions } from '../../main/features/lists/listing.ts';
import type { ReachOfRight } from '../../preload/contract/channel.ts';
import { clientStates, clientTypes } from '../../preload/contract/clients.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { Condition, ListName } from '../../preload/contract/lists.ts';
import { productKinds } from '../../preload/contract/products.ts';
import { userWith } from '../support/lists.ts';
import { bigOffice, databaseOf } from './big-office.ts';
import { typedParts } from './finding.ts';
import { people, teams } from './made-clients.ts';
import { type Bench, type Figure, milliseconds, p95, p95OfRounds, timed } from './measuring.ts';
import { openOffice } from './open-office.ts';

const rounds = 3;
const pages = 250;
const limit = 100;

type Page = Input<'clients.list'> & Input<'products.list'> & Input<'documents.list'>;
type Read = (request: Page) => Promise<{ readonly next: string | null }> | { readonly next: string | null };

/** With `verbose`, the slowest pages of each list on the standard error. */
export async function lists({ clients, size }: Bench, verbose: boolean): Promise<Figure[]> {
  const base = await bigOffice(clients);
  const db = openDatabase(databaseOf(base), { readonly: true });
  db.sql.pragma('cache_size = -65536');
  const office = await openOffice(base);
  const texts = typedParts(db, clients, 300);
  const rows = size.replace('clients', 'rows');
  const figures: Figure[] = [];
  const add = (work: string, milli: number, most: number) =>
    figures.push({ work, size: rows, figure: milliseconds(milli), limit: `${most} ms`, ratio: milli / most });
  const measured = async (work: string, most: number, make: (chance: Random) => Page, read: Read) => {
    const requests = requestsOf(work, make);
    add(`${work}, p95`, await timeOf(requests, read), most);
    if (verbose) await tellSlowest(work, requests, read);
  };
  const all: Asker = { db, user: userWith('all'), today: '2026-11-24', now: '2026-11-24T09:00:00.000Z' };
  const page = (list: ListName, chance: Random) => anyPage(all, list, chance, texts, clients);
  for (const list of ['clients', 'products', 'documents'] as const)
    await measured(
      `any page of the list of ${list}, any sort, any filter`,
      50,
      (chance) => page(list, chance),
      (request) => office.call(`${list}.list`, request),
    );
  const own = { column: 'own.1' as const, descending: false };
  await measured(
    'any page of clients sorted by an own field',
    50,
    (chance) => ({ ...page('clients', chance), sort: own, after: null }),
    (request) => office.call('clients.list', request),
  );
  for (const reach of ['own', 'team'] as const) {
    const asker = askerOf(db, reach);
    const sees = reach === 'own' ? 'own clients' : 'the clients of a team';
    await measured(
      `any page of the list of clients for who sees ${sees}`,
      50,
      (chance) => ({ ...page('clients', chance), after: null }),
      (request) => listClients(asker, parsed(request)),
    );
    await measured(
      `any page of the list of documents for who sees ${sees.replace('clients', 'documents')}`,
      50,
      (chance) => ({ ...page('documents', chance), after: null }),
      (request) => documentPage(asker, parsed(request)),
    );
  }
  const far = Math.floor(clients * 0.9);
  for (const list of ['clients', 'products', 'documents'] as const)
    await measured(
      `the page at row ${far} of the list of ${list}, any sort`,
      100,
      (chance) => ({ ...page(list, chance), filter: {}, after: null, at: far }),
      (request) => office.call(`${list}.list`, request),
    );
  await office.close();
  db.close();
  return figures;
}

function askerOf(db: Db, reach: ReachOfRight): Asker {
  return {
    db,
    user: userWith(reach, { id: 5, teams: [{ id: 2, name: 'Team 2' }] }),
    today: '2026-11-24',
    now: '2026-11-24T09:00:00.000Z',
  };
}

/** What zod makes of a request that was made here. */
const parsed = ({ at, ...request }: Page) => ({ ...request, ...(at === undefined ? {} : { at }) });

function requestsOf(work: string, make: (chance: Random) => Page): readonly Page[] {
  const chance = randomFrom(work);
  return Array.from({ length: pages }, () => make(chance));
}

async function timeOf(requests: readonly Page[], read: Read): Promise<number> {
  const times: number[][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const taken: number[] = [];
    for (const request of requests) {
      // The first page, and the one after it, as somebody scrolls.
      const first = await read(request);
      taken.push(await timed(() => read(request)));
      if (first.next !== null && request.at === undefined) {
        const next = { ...request, after: first.next };
        taken.push(await timed(() => read(next)));
      }
    }
    if (round > 0) times.push(taken);
  }
  return p95OfRounds(times);
}

async function tellSlowest(work: string, requests: readonly Page[], read: Read): Promise<void> {
  const taken: { ms: number; request: Page }[] = [];
  for (const request of requests) taken.push({ ms: await timed(() => read(request)), request });
  process.stderr.write(`${work}: p95 of the first pages ${milliseconds(p95(taken.map(({ ms }) => ms)))}\n`);
  for (const { ms, request } of taken.sort((a, b) => b.ms - a.ms).slice(0, 12))
    process.stderr.write(`  ${milliseconds(ms)}  ${JSON.stringify(request)}\n`);
}

/** A sort, a text half of the time, up to three conditions, and in half of the cases from anywhere in the list on. */
function anyPage(asker: Asker, list: ListName, chance: Random, texts: readonly string[], count: number): Page {
  const definition = listDefinitions[list];
  const sortable = definition.columns.filter(({ order }) => order !== null).map(({ name }) => name);
  // The names of columns that can be sorted by, which the contract knows one by one.
  const sort = { column: chance.pick(sortable), descending: chance.chance(0.5) } as Page['sort'];
  const asked = conditionsOf(list, count);
  const conditions = Array.from({ length: chance.pick([0, 1, 1, 2, 2, 3]) }, () => chance.pick(asked)(chance));
  const filter = {
    ...(chance.chance(0.4) ? { text: chance.pick(list === 'products' ? productTexts : texts) } : {}),
    conditions,
    ...(chance.chance(0.03) ? { deleted: true } : {}),
  };
  return {
    filter,
    sort,
    after: chance.chance(0.5) ? cursorAt(asker, definition, filter, sort, chance.whole(1, count)) : null,
    limit,
  };
}

const productTexts = ['кабель', 'chaise', 'болт стал', 'm-000', 'A-00', '4×', '46', 'cop', 'White oak', 'Té'];

/** The cursor after any row that there is, whatever the filter leaves. */
function cursorAt(asker: Asker, definition: ListDefinition, filter: Page['filter'], sort: Page['sort'], id: number) {
  const { table } = definition.listed;
  const { keys } = askedOrder(asker, definition, sort.column);
  const row = asker.db.sql
    .prepare<[number], (Key | null)[]>(`SELECT ${keys.join(', ')} FROM ${table} WHERE ${table}.id = ?`)
    .raw()
    .get(id);
  return row === undefined ? null : cursorAfter(row, askedOf(definition, filter, sort));
}

type Maker = (chance: Random) => Condition;

const dayAt = (chance: Random) =>
  new Date(Date.UTC(2020, 0, 1) + chance.whole(0, 2300) * 86_400_000).toISOString().slice(0, 10);

function conditionsOf(list: ListName, count: number): readonly Maker[] {
  const on =
    (column: string, is: Condition['is'], values: (chance: Random) => Condition['values']): Maker =>
    (chance) => ({ column, is, values: values(chance) });
  switch (list) {
    case 'clients':
      return [
        on('type', 'is', (chance) => [chance.pick(clientTypes)]),
        on('state', 'in', (chance) => [chance.pick(clientStates), chance.pick(clientStates)]),
        on('city', 'is', (chance) => [chance.pick(['Москва', 'тула', 'Lyon', 'Paris'])]),
        on('city', 'contains', (chance) => [chance.pick(['бург', 'ville', 'on'])]),
        on('region', 'begins', (chance) => [chance.pick(['росс', 'france', 'Россия 1'])]),
        on('industry', 'filled', () => []),
        on('source', 'contains', (chance) => [chance.pick(['сайт', 'fair', 'a'])]),
        on('category', 'empty', () => []),
        on('responsible', 'in', (chance) => [chance.whole(2, 1 + people), chance.whole(2, 1 + people)]),
        on('team', 'is', (chance) => [chance.whole(1, teams)]),
        on('discount', 'more', () => [300]),
        on('creditLimit', 'between', (chance) => [chance.whole(1, 50_000_000), 60_000_000]),
        on('nextContact', 'last-days', (chance) => [chance.pick([1, 7, 30])]),
        on('consent', 'is', () => ['given']),
        on('phone', 'contains', (chance) => [String(chance.whole(100, 9999))]),
        on('email', 'contains', (chance) => [chance.pick(['info', 'ivanov', 'example'])]),
        on('code', 'begins', (chance) => [`k-0${chance.whole(0, 99)}`]),
        on('tags', 'in', (chance) => [chance.whole(1, 20)]),
        on('own.1', 'between', (chance) => [chance.whole(0, 5000), 6000]),
        on('own.2', 'contains', (chance) => [String(chance.whole(1, 99))]),
        on('updatedAt', 'more', () => ['2020-01-05']),
        on('name', 'begins', (chance) => [chance.pick(['ооо', 'а', 'sarl', 'nord'])]),
      ];
    case 'products':
      return [
        on('kind', 'is', (chance) => [chance.pick(productKinds)]),
        on('group', 'contains', (chance) => [chance.pick(['меб', 'e'])]),
        on('price', 'between', (chance) => [chance.whole(100, 9_000_000), 9_500_000]),
        on('discontinued', 'is', (chance) => [chance.chance(0.5)]),
        on('barcode', 'filled', () => []),
        on('barcode', 'begins', (chance) => [`46${chance.whole(0, 99)}`]),
        on('name', 'contains', (chance) => [chance.pick(['болт', 'white', 'стол'])]),
        on('createdAt', 'less', () => ['2020-01-08']),
      ];
    default:
      return [
        on('status', 'is', (chance) => [chance.pick(['draft', 'issued', 'part-paid', 'paid', 'cancelled'])]),
        on('status', 'in', () => ['issued', 'part-paid']),
        on('dueDay', 'less', (chance) => [dayAt(chance)]),
        on('type', 'is', () => ['invoice']),
        on('day', 'more', (chance) => [dayAt(chance)]),
        (chance) => {
          const day = dayAt(chance);
          return { column: 'day', is: 'between', values: [day, day] };
        },
        on('gross', 'more', (chance) => [chance.whole(0, 100_000_000)]),
        on('responsible', 'is', (chance) => [chance.whole(2, 1 + people)]),
        on('number', 'begins', (chance) => [`сч-${String(chance.whole(1, count)).padStart(7, '0').slice(0, 4)}`]),
        on('client', 'begins', (chance) => [chance.pick(['ооо', 'nord', 'б'])]),
      ];
  }
}
