/** What an export leaves out because it is made from the rest: search, keys of clients, own values for lists. */
import type { Db } from '../../../db/database.ts';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import { keysOf } from '../clients/keys.ts';
import { forgetOwnFields, ownFieldById } from '../fields/own-fields.ts';
import { ownValueWriter } from '../fields/own-value-writer.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import { clientSources, ownValueSources, putClientKey, reachesAround, rebuildSearch } from './loading-queries.ts';

/** Makes all of it, in the caller's transaction; others may have their turn after each step. */
export function* rebuildDerived(db: Db): Generator<void> {
  yield* rebuildSearch(db);
  for (const clients of clientSources(db)) {
    for (const client of clients) {
      // Written by the program; a kind that it does not know has no key.
      const reaches = reachesAround(db, client).map(({ kind, value }) => ({
        kind,
        value,
        label: '',
      })) as ClientFields['reaches'];
      const taxNumbers = JSON.parse(client.taxNumbers) as ClientFields['taxNumbers'];
      for (const key of keysOf({ name: client.name, reaches, taxNumbers }, [])) putClientKey(db, key, client.id);
    }
    yield;
  }
  forgetOwnFields(db);
  const writer = ownValueWriter(db);
  for (const records of ownValueSources(db)) {
    for (const { id, own } of records) {
      const known = Object.entries(storedOwnValues(own)).filter(
        ([field]) => ownFieldById(db, Number(field)) !== undefined,
      );
      writer.replace(id, {}, Object.fromEntries(known));
    }
    yield;
  }
}
