/** SQL of the rows of clients' lists, and of finding a few. */
import type { Db } from '../../../db/database.ts';
import { type BestRequest, bestIds } from '../../../db/lists/best-ids.ts';
import { idsOf, type RowCondition } from '../../../db/lists/listed.ts';
import { measured, usualBounds } from '../../../db/lists/measured.ts';
import { LAST } from '../../../db/lists/ranges.ts';
import { andAll, idsFrom, joined, type Key, statement } from '../../../db/lists/statement.ts';
import type { ClientRow } from '../../../preload/contract/clients.ts';
import type { ClientKey } from './keys.ts';

/** A row of a list as SQLite has it: own values and tags as JSON. */
export type StoredClientRow = Omit<ClientRow, 'own' | 'ownClients' | 'tags'> & {
  readonly own: string;
  readonly tags: string;
};

/** The rows of these clients, in this order. */
export function clientRows(db: Db, ids: readonly number[]): StoredClientRow[] {
  return db
    .prepare<Key[], StoredClientRow>(
      `SELECT client.id, client.version, client.code, client.name, client.list_city AS city, client.list_country AS country,
         client.list_phone AS phone, client.list_email AS email, client.list_tax_number AS taxNumber, client.type, client.state,
         client.updated_at AS updatedAt, client.list_region AS region, client.kind, client.category,
         client.responsible_id AS responsibleId,
         ifnull((SELECT name FROM user WHERE user.id = client.responsible_id), '') AS responsible,
         ifnull((SELECT name FROM team WHERE team.id = client.team_id), '') AS team,
         client.source, client.list_campaign AS campaign, client.industry, client.discount, client.payment_days AS paymentDays,
         client.credit_limit AS creditLimit, client.currency, client.consent, client.next_contact AS nextContact,
         client.created_at AS createdAt, client.own,
         (SELECT json_group_array(name ORDER BY name_key) FROM client_tag INDEXED BY client_tag_client CROSS JOIN tag ON tag.id = tag_id WHERE client_id = client.id) AS tags
       FROM json_each(?) AS wanted CROSS JOIN client ON client.id = wanted.value`,
    )
    .all(JSON.stringify(ids));
}

/** The best few for what is being typed. */
export function bestClients(db: Db, request: BestRequest): number[] {
  return bestIds(db, request);
}

/** Clients whose name begins so when its legal form is left out (`ООО «Ромашка»` by `ром`), in the order of those names. */
export function clientsNamed(db: Db, beginning: string, conditions: readonly RowCondition[], limit: number): number[] {
  return idsByKeys(
    db,
    statement("kind = 'name' AND key >= ? AND key < ?", beginning, beginning + LAST),
    conditions,
    limit,
  );
}

/** Clients, not in the bin, that have the key and pass. */
export function idsByKeyAmong(
  db: Db,
  { kind, key }: ClientKey,
  conditions: readonly RowCondition[],
  limit: number,
): number[] {
  return idsByKeys(db, statement('kind = ? AND key = ?', kind, key), conditions, limit);
}

function idsByKeys(
  db: Db,
  keys: ReturnType<typeof statement>,
  conditions: readonly RowCondition[],
  limit: number,
): number[] {
  const { ids, sized } = measured(db, conditions, usualBounds);
  // Without a set of what may be seen, the clients of others would be looked at and passed over.
  const sets =
    ids !== null
      ? [statement(' AND +client_id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))]
      : sized
          .filter(({ source, size }) => source.exact && size <= usualBounds.many)
          .map(({ source }) => joined(' AND +client_id IN (', idsOf(source), ')'));
  return idsFrom(
    db,
    joined(
      'SELECT client.id FROM (SELECT client_key.key, client_id FROM client_key WHERE ',
      keys,
      ...sets,
      ') AS named CROSS JOIN client ON client.id = named.client_id WHERE client.deleted_at IS NULL',
      andAll(conditions.map(({ test }) => test)),
      statement(' ORDER BY named.key LIMIT ?', limit),
    ),
  );
}
