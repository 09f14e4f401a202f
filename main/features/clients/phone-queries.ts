/** SQL of whose phone number it is. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';

/** A client, or a contact person of it, with a number; with to whom the client belongs. */
export interface NumberHolder {
  readonly clientId: number;
  readonly client: string;
  /** null: the number is the client's own. */
  readonly contactId: number | null;
  readonly contact: string;
  readonly responsibleId: number | null;
  readonly teamId: number | null;
}

/** Of one client: its contact persons with this number before the client itself, in the order of the card. */
export const holdersStatement = `SELECT client.id AS clientId, client.name AS client, contact.id AS contactId, contact.name AS contact,
    client.responsible_id AS responsibleId, client.team_id AS teamId
  FROM client CROSS JOIN contact INDEXED BY contact_client ON contact.client_id = client.id AND contact.deleted_at IS NULL
  WHERE client.id = ? AND EXISTS (SELECT 1 FROM reach INDEXED BY reach_contact
    WHERE reach.contact_id = contact.id AND reach.kind = 'phone' AND phone_key(reach.value) = CAST(? AS TEXT))
  UNION ALL
  SELECT client.id, client.name, NULL, '', client.responsible_id, client.team_id FROM client
  WHERE client.id = ? AND EXISTS (SELECT 1 FROM reach INDEXED BY reach_client
    WHERE reach.client_id = client.id AND reach.kind = 'phone' AND phone_key(reach.value) = CAST(? AS TEXT))`;

/** `key`: of the number, as `phoneKey` has it. */
export function holdersIn(db: Db, clientId: number, key: string): NumberHolder[] {
  return db.prepare<Key[], NumberHolder>(holdersStatement).all(clientId, key, clientId, key);
}
