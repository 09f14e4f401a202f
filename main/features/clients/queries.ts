/**
 * SQL that reads clients: cards, and who could be the same. A value that is compared stands in CAST where the answer is in an order: without it SQLite
 * plans the whole statement anew for each value, which takes several times as long as answering it.
 */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { KeyKind } from './keys.ts';

/** A client as its table has it; what belongs to lists and search is left out. */
export interface StoredClient {
  readonly id: number;
  readonly uid: string;
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: number;
  readonly updatedAt: string;
  readonly updatedBy: number;
  readonly deletedAt: string | null;
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly legalName: string;
  readonly type: string;
  readonly state: string;
  readonly category: string | null;
  readonly source: string;
  readonly industry: string;
  readonly responsibleId: number | null;
  readonly country: string;
  /** JSON. */
  readonly taxNumbers: string;
  readonly director: string;
  readonly directorPost: string;
  readonly actingOn: string;
  readonly discount: number;
  readonly currency: string | null;
  readonly paymentDays: number | null;
  readonly creditLimit: number | null;
  readonly language: string | null;
  readonly nextContact: string | null;
  readonly note: string;
  readonly teamId: number | null;
  readonly priceListId: number | null;
  readonly campaignId: number | null;
  readonly consent: string | null;
  readonly consentDay: string | null;
  readonly consentNote: string;
  /** JSON. */
  readonly own: string;
  readonly mergedIntoId: number | null;
}

export interface StoredReach {
  readonly kind: string;
  readonly value: string;
  readonly label: string;
}

export interface StoredAddress {
  readonly purpose: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
}

export interface StoredAccount {
  readonly bank: string;
  readonly bic: string;
  readonly account: string;
  readonly corrAccount: string;
  readonly currency: string;
}

export interface StoredContact {
  readonly id: number;
  readonly version: number;
  readonly clientId: number;
  readonly name: string;
  readonly post: string;
  readonly note: string;
  readonly birthday: string | null;
  /** JSON. */
  readonly own: string;
}

/** More clients under one key say no more than these. */
export const mostOfOneKey = 20;

/** Ids of clients, not in the bin, that have the key: the oldest first, at most `mostOfOneKey`. */
export function idsByKey(db: Db, kind: KeyKind, key: string): number[] {
  // Most rows of an import are new, and this alone is several times faster.
  const any = db.prepare<Key[]>('SELECT 1 FROM client_key WHERE kind = ? AND key = ? LIMIT 1').pluck().get(kind, key);
  if (any === undefined) return [];
  return db
    .prepare<Key[], number>(
      `SELECT client.id FROM client_key CROSS JOIN client ON client.id = client_id WHERE client_key.kind = CAST(? AS TEXT) AND key = CAST(? AS TEXT) AND deleted_at IS NULL ORDER BY client.id LIMIT ${mostOfOneKey}`,
    )
    .pluck()
    .all(kind, key);
}

/** Ids of clients, not in the bin, that have the code: the oldest first. */
export function idsByCode(db: Db, code: string): number[] {
  const any = db
    .prepare<Key[]>('SELECT 1 FROM client INDEXED BY client_code WHERE deleted_at IS NULL AND code = ? LIMIT 1')
    .pluck()
    .get(code);
  if (any === undefined) return [];
  return db
    .prepare<Key[], number>(
      'SELECT id FROM client INDEXED BY client_code WHERE deleted_at IS NULL AND code = CAST(? AS TEXT) ORDER BY id LIMIT 20',
    )
    .pluck()
    .all(code);
}

export function clientById(db: Db, id: number): StoredClient | undefined {
  return db
    .prepare<Key[], StoredClient>(
      'SELECT id, uid, version, created_at AS createdAt, created_by AS createdBy, updated_at AS updatedAt, updated_by AS updatedBy, deleted_at AS deletedAt, code, kind, name, legal_name AS legalName, type, state, category, source, industry, responsible_id AS responsibleId, country, tax_numbers AS taxNumbers, director, director_post AS directorPost, acting_on AS actingOn, discount, currency, payment_days AS paymentDays, credit_limit AS creditLimit, language, next_contact AS nextContact, note, team_id AS teamId, price_list_id AS priceListId, campaign_id AS campaignId, consent, consent_day AS consentDay, consent_note AS consentNote, own, merged_into_id AS mergedIntoId FROM client WHERE id = ?',
    )
    .get(id);
}

/** To whom the client belongs, and whether it is in the bin. */
export interface ClientBelonging {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly responsibleId: number | null;
  readonly teamId: number | null;
  readonly deletedAt: string | null;
}

export function clientBelonging(db: Db, id: number): ClientBelonging | undefined {
  return db
    .prepare<Key[], ClientBelonging>(
      'SELECT id, version, name, responsible_id AS responsibleId, team_id AS teamId, deleted_at AS deletedAt FROM client WHERE id = ?',
    )
    .get(id);
}

export function reachesOfClient(db: Db, id: number): StoredReach[] {
  return db
    .prepare<Key[], StoredReach>(
      'SELECT kind, value, label FROM reach WHERE client_id = CAST(? AS INTEGER) ORDER BY position',
    )
    .all(id);
}

export function addressesOfClient(db: Db, id: number): StoredAddress[] {
  return db
    .prepare<Key[], StoredAddress>(
      'SELECT purpose, street, postcode, city, region, country FROM address WHERE client_id = ?',
    )
    .all(id);
}

export function accountsOfClient(db: Db, id: number): StoredAccount[] {
  return db
    .prepare<Key[], StoredAccount>(
      'SELECT bank, bic, account, corr_account AS corrAccount, currency FROM bank_account WHERE client_id = CAST(? AS INTEGER) ORDER BY position',
    )
    .all(id);
}

const contactColumns = 'id, version, client_id AS clientId, name, post, note, birthday, own';

/** The contact persons who are not in the bin, in their order. */
export function contactsOfClient(db: Db, id: number): StoredContact[] {
  return db
    .prepare<Key[], StoredContact>(
      `SELECT ${contactColumns} FROM contact INDEXED BY contact_client WHERE client_id = CAST(? AS INTEGER) AND deleted_at IS NULL ORDER BY position, id`,
    )
    .all(id);
}

export function contactById(db: Db, id: number): StoredContact | undefined {
  return db
    .prepare<Key[], StoredContact>(`SELECT ${contactColumns} FROM contact WHERE id = ? AND deleted_at IS NULL`)
    .get(id);
}

/** Also one in the bin. */
export function contactByUid(db: Db, uid: string): Pick<StoredContact, 'id' | 'version' | 'clientId'> | undefined {
  return db.prepare<[string], StoredContact>(`SELECT ${contactColumns} FROM contact WHERE uid = ?`).get(uid);
}

/** Whose contact person it is, also of one in the bin. */
export function clientOfContact(db: Db, id: number): number | undefined {
  return db.prepare<Key[], number>('SELECT client_id FROM contact WHERE id = ?').pluck().get(id);
}

export function reachesOfContact(db: Db, id: number): StoredReach[] {
  return db
    .prepare<Key[], StoredReach>(
      'SELECT kind, value, label FROM reach WHERE contact_id = CAST(? AS INTEGER) ORDER BY position',
    )
    .all(id);
}

/** What the client is marked with, in the order of the words. */
export function tagsOfClient(db: Db, id: number): string[] {
  return db
    .prepare<Key[], string>(
      'SELECT name FROM client_tag INDEXED BY client_tag_client CROSS JOIN tag ON tag.id = tag_id WHERE client_id = CAST(? AS INTEGER) ORDER BY name_key',
    )
    .pluck()
    .all(id);
}

export function teamName(db: Db, id: number): string | null {
  const name: unknown = db.prepare<Key[]>('SELECT name FROM team WHERE id = ?').pluck().get(id);
  return typeof name === 'string' ? name : null;
}

export function userName(db: Db, id: number): string | null {
  const name: unknown = db.prepare<Key[]>('SELECT name FROM user WHERE id = ?').pluck().get(id);
  return typeof name === 'string' ? name : null;
}

export function isActiveUser(db: Db, id: number): boolean {
  return (
    db.prepare<Key[]>('SELECT 1 FROM user WHERE id = ? AND active = 1 AND deleted_at IS NULL').get(id) !== undefined
  );
}
