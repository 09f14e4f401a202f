/** SQL of birthdays: contact persons by the month and day of theirs. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';

/** A row as it comes from the tables. */
export interface StoredBirthday {
  readonly contactId: number;
  readonly name: string;
  readonly position: string;
  readonly birthday: string;
  readonly clientId: number;
  readonly client: string;
  readonly phone: string;
  readonly responsibleId: number | null;
}

/** From a month and day (`04-12`) up to another one of the same year. `mine`: with one more key behind those of the reach, a person. */
export function birthdaysStatement(reach: Reach['kind'], mine: boolean): string {
  return `SELECT contact.id AS contactId, contact.name, contact.post AS position, contact.birthday, client.id AS clientId,
      client.name AS client, ifnull((SELECT reach.value FROM reach WHERE reach.contact_id = contact.id AND reach.kind = 'phone'
        ORDER BY reach.position LIMIT 1), client.list_phone) AS phone, client.responsible_id AS responsibleId
    FROM contact INDEXED BY contact_birthday CROSS JOIN client ON client.id = contact.client_id
    WHERE contact.deleted_at IS NULL AND contact.birthday IS NOT NULL AND substr(contact.birthday, -5) BETWEEN ? AND ?
      AND client.deleted_at IS NULL ${andReached(reach, 'client.')} ${mine ? 'AND client.responsible_id = ?' : ''}
    ORDER BY substr(contact.birthday, -5), contact.client_id, contact.id LIMIT ?`;
}

export function birthdayRows(
  db: Db,
  reach: Reach,
  asked: { readonly from: string; readonly to: string; readonly userId: number | null; readonly limit: number },
): StoredBirthday[] {
  const { from, to, userId, limit } = asked;
  return db
    .prepare<Key[], StoredBirthday>(birthdaysStatement(reach.kind, userId !== null))
    .all(from, to, ...reachedKeys(reach), ...(userId === null ? [] : [userId]), limit);
}
