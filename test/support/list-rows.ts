/** Clients, products and documents for lists, with the people and teams to whom they belong. */
import type { Db } from '../../db/database.ts';
import { clientWriter } from '../../main/features/clients/writing-queries.ts';
import { randomFrom } from '../../main/features/demo/random.ts';
import { productWriter } from '../../main/features/products/writing-queries.ts';
import { madeClient } from '../bench/made-clients.ts';
import { makePeople } from '../bench/made-people.ts';
import { documentStatement, madeDocument, madeProduct } from '../bench/made-trade.ts';

/** Adds so many of each to an office that has none. */
export function addListRows(db: Db, count: number): void {
  const chance = randomFrom('rows of lists');
  const stamp = { at: '2026-01-01T00:00:00.000Z', by: 1 };
  const clients = clientWriter(db);
  const products = productWriter(db);
  const document = db.sql.prepare(documentStatement);
  const series = db.sql.prepare<[], number>("SELECT id FROM number_series WHERE type = 'invoice'").pluck().get() ?? 0;
  makePeople(db);
  for (let at = 1; at <= count; at += 1) {
    const { fields, contacts } = madeClient(at, chance);
    clients.insert(fields, contacts, stamp);
    products.insert(madeProduct(at, chance), stamp);
    document.run({ ...madeDocument(at, { clientId: at, clientName: fields.name, series }, chance), ...stamp });
  }
}
