/** Any page of any list, with any sort and any filter: pages by cursor from anywhere in the list. */
import { type Db, openDatabase } from '../../db/database.ts';
import type { Key, ListedTable } from '../../db/listing.ts';
import { cursorAfter } from '../../main/engine/list-cursor.ts';
import { listedClients } from '../../main/features/clients/queries.ts';
import { type Random, randomFrom } from '../../main/features/demo/random.ts';
import { cursorValues, type ListSort, type SortedRow } from '../../main/features/documents/list-sort-queries.ts';
import { listedProducts } from '../../main/features/products/queries.ts';
import { clientColumns, clientStates, clientTypes } from '../../preload/contract/clients.ts';
import { documentColumns } from '../../preload/contract/documents.ts';
import type { Input } from '../../preload/contract/index.ts';
import { productColumns, productKinds } from '../../preload/contract/products.ts';
import { bigOffice, databaseOf } from './big-office.ts';
import { typedParts } from './finding.ts';
import { type Bench, type Figure, milliseconds, p95, p95OfRounds, timed } from './measuring.ts';
import { type OpenOffice, openOffice } from './open-office.ts';

const rounds = 3;
const pages = 250;
const limit = 100;

type ListName = 'clients.list' | 'products.list' | 'documents.list';
type Maker<Name extends ListName> = (chance: Random) => Input<Name>;

/** With `verbose`, the slowest pages of each list on the standard error. */
export async function lists({ clients, size }: Bench, verbose: boolean): Promise<Figure[]> {
  const base = await bigOffice(clients);
  const db = openDatabase(databaseOf(base), { readonly: true });
  const office = await openOffice(base);
  const texts = typedParts(db, clients, 300);
  const figures = [
    await oneList(office, 'clients.list', (chance) => clientsPage(db, clients, chance, texts), verbose),
    await oneList(office, 'products.list', (chance) => productsPage(db, clients, chance), verbose),
    await oneList(office, 'documents.list', (chance) => documentsPage(db, clients, chance, texts), verbose),
  ];
  await office.close();
  db.close();
  return ['clients', 'products', 'documents'].map((list, at) => {
    const figure = figures[at] ?? Number.NaN;
    return {
      work: `any page of the list of ${list}, any sort, any filter, p95`,
      size: size.replace('clients', 'rows'),
      figure: milliseconds(figure),
      limit: '50 ms',
      ratio: figure / 50,
    };
  });
}

async function oneList<Name extends ListName>(
  office: OpenOffice,
  name: Name,
  make: Maker<Name>,
  verbose: boolean,
): Promise<number> {
  const chance = randomFrom(name);
  const requests = Array.from({ length: pages }, () => make(chance));
  const times: number[][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const taken: number[] = [];
    for (const request of requests) {
      // The first page, and the one after it, as somebody scrolls.
      const first = await office.call(name, request);
      taken.push(await timed(() => office.call(name, request)));
      if (first.next !== null) {
        const next = { ...request, after: first.next };
        taken.push(await timed(() => office.call(name, next)));
      }
    }
    if (round > 0) times.push(taken);
  }
  if (verbose) await tellSlowest(office, name, requests);
  return p95OfRounds(times);
}

async function tellSlowest<Name extends ListName>(office: OpenOffice, name: Name, requests: readonly Input<Name>[]) {
  const taken: { ms: number; request: Input<Name> }[] = [];
  for (const request of requests) taken.push({ ms: await timed(() => office.call(name, request)), request });
  process.stderr.write(`${name}: p95 of the first pages ${milliseconds(p95(taken.map(({ ms }) => ms)))}\n`);
  for (const { ms, request } of taken.sort((a, b) => b.ms - a.ms).slice(0, 12))
    process.stderr.write(`  ${milliseconds(ms)}  ${JSON.stringify(request)}\n`);
}

function clientsPage(db: Db, count: number, chance: Random, texts: readonly string[]): Input<'clients.list'> {
  const filter = {
    ...(chance.chance(0.5) ? { text: chance.pick(texts) } : {}),
    ...(chance.chance(0.3) ? { type: chance.pick(clientTypes) } : {}),
    ...(chance.chance(0.3) ? { state: chance.pick(clientStates) } : {}),
    ...(chance.chance(0.03) ? { deleted: true } : {}),
  };
  const sort = { column: chance.pick(clientColumns), descending: chance.chance(0.5) };
  const after = deep(db, listedClients, sort.column, { list: 'clients', ...filter, ...sort }, count, chance);
  return { filter, sort, after, limit };
}

function productsPage(db: Db, count: number, chance: Random): Input<'products.list'> {
  const text = () =>
    chance.pick(['кабель', 'chaise', 'болт стал', 'm-000', 'A-00', '4×', '46', 'cop', 'White oak', 'Té']);
  const filter = {
    ...(chance.chance(0.5) ? { text: text() } : {}),
    ...(chance.chance(0.4) ? { kind: chance.pick(productKinds) } : {}),
  };
  const sort = { column: chance.pick(productColumns), descending: chance.chance(0.5) };
  const after = deep(db, listedProducts, sort.column, { list: 'products', ...filter, ...sort }, count, chance);
  return { filter, sort, after, limit };
}

function documentsPage(db: Db, count: number, chance: Random, texts: readonly string[]): Input<'documents.list'> {
  const day = () => new Date(Date.UTC(2020, 0, 1) + chance.whole(0, 2300) * 86_400_000).toISOString().slice(0, 10);
  const from = day();
  const filter = {
    ...(chance.chance(0.4)
      ? {
          text: chance.chance(0.5)
            ? chance.pick(texts)
            : `СЧ-${String(chance.whole(1, count)).padStart(7, '0').slice(0, chance.whole(3, 7))}`,
        }
      : {}),
    ...(chance.chance(0.3)
      ? { status: chance.pick(['draft', 'issued', 'part-paid', 'paid', 'cancelled', 'overdue'] as const) }
      : {}),
    ...(chance.chance(0.2) ? { type: 'invoice' as const } : {}),
    ...(chance.chance(0.2) ? { from } : {}),
    ...(chance.chance(0.1) ? { from, to: from } : {}),
    ...(chance.chance(0.1) ? { minGross: chance.whole(0, 100_000_000) } : {}),
    ...(chance.chance(0.1) ? { clientId: chance.whole(1, count) } : {}),
  };
  const sort = { column: chance.pick(documentColumns), descending: chance.chance(0.5) };
  const asked = { list: 'documents', ...filter, ...sort };
  return {
    filter,
    sort,
    after: chance.chance(0.5) ? deepDocument(db, sort, asked, count, chance) : null,
    limit,
  };
}

/** A cursor in the middle of the list half of the time: after any row that there is. */
function deep<Column extends string>(
  db: Db,
  listed: ListedTable<Column>,
  column: Column,
  asked: Readonly<Record<string, unknown>>,
  count: number,
  chance: Random,
): string | null {
  if (chance.chance(0.5)) return null;
  const { columns } = listed.orders[column];
  const keys = db.sql
    .prepare<[number], Key[]>(`SELECT ${columns.join(', ')} FROM ${listed.table} WHERE id = ?`)
    .raw()
    .get(chance.whole(1, count));
  return keys === undefined ? null : cursorAfter(keys, asked);
}

/** The cursor after any document that there is. */
function deepDocument(
  db: Db,
  sort: ListSort,
  asked: Readonly<Record<string, unknown>>,
  count: number,
  chance: Random,
): string | null {
  const row = db.sql
    .prepare<[number], SortedRow>(
      'SELECT id, day, due_day AS dueDay, type, status, gross, client_key AS clientKey, series_id AS seriesId, period, seq FROM document WHERE id = ?',
    )
    .get(chance.whole(1, count));
  return row === undefined ? null : cursorAfter(cursorValues(row, sort), asked);
}
