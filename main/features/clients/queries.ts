/** SQL that reads clients: lists, cards, and who could be the same. */
import { bestRows } from '../../../db/best-rows.ts';
import type { Db } from '../../../db/database.ts';
import { type Bounds, countRows, type Key, type ListedTable, type ListRequest, listRows } from '../../../db/listing.ts';
import type { TypedText } from '../../../db/typed-text.ts';
import type { ClientRow, clientColumns } from '../../../preload/contract/clients.ts';
import type { ClientKey, KeyKind } from './keys.ts';

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
  /** JSON. */
  readonly own: string;
}

export type ClientColumn = (typeof clientColumns)[number];

/** A row of a list as SQLite has it: own values and tags as JSON. */
export type StoredClientRow = Omit<ClientRow, 'own' | 'ownClients' | 'tags'> & {
  readonly own: string;
  readonly tags: string;
};

const rowColumns =
  "client.id, client.version, code, client.name, list_city AS city, list_country AS country, list_phone AS phone, list_email AS email, list_tax_number AS taxNumber, client.type, client.state, client.updated_at AS updatedAt, list_region AS region, client.kind, client.category, responsible_id AS responsibleId, ifnull((SELECT name FROM user WHERE user.id = responsible_id), '') AS responsible, ifnull((SELECT name FROM team WHERE team.id = team_id), '') AS team, client.source, client.industry, client.discount, payment_days AS paymentDays, credit_limit AS creditLimit, client.currency, client.consent, next_contact AS nextContact, client.created_at AS createdAt, client.own, (SELECT json_group_array(name ORDER BY name_key) FROM client_tag INDEXED BY client_tag_client CROSS JOIN tag ON tag.id = tag_id WHERE client_id = client.id) AS tags";

/** How the list of clients is sorted, filtered and searched. */
export const listedClients: ListedTable<ClientColumn> = {
  table: 'client',
  search: 'client_search',
  select: rowColumns,
  orders: {
    name: { index: 'client_name', columns: ['name_key', 'id'] },
    code: { index: 'client_code', columns: ['code', 'id'] },
    city: { index: 'client_city', columns: ['list_city', 'id'] },
    country: { index: 'client_country', columns: ['list_country', 'id'] },
    phone: { index: 'client_phone', columns: ['list_phone', 'id'] },
    email: { index: 'client_email', columns: ['list_email', 'id'] },
    taxNumber: { index: 'client_tax_number', columns: ['list_tax_number', 'id'] },
    type: { index: 'client_type', columns: ['type', 'name_key', 'id'] },
    state: { index: 'client_state', columns: ['state', 'name_key', 'id'] },
    region: { index: 'client_region', columns: ['list_region', 'id'] },
    kind: { index: 'client_kind', columns: ['kind', 'id'] },
    category: { index: 'client_category', columns: [`ifnull("category", '')`, 'id'] },
    responsible: { index: 'client_responsible_name', columns: ['list_responsible', 'id'] },
    team: { index: 'client_name', columns: ['name_key', 'id'] },
    source: { index: 'client_source', columns: ['source', 'id'] },
    industry: { index: 'client_industry', columns: ['industry', 'id'] },
    discount: { index: 'client_discount', columns: ['discount', 'id'] },
    paymentDays: { index: 'client_payment_days', columns: ['ifnull("payment_days", -1)', 'id'] },
    creditLimit: { index: 'client_credit_limit', columns: ['ifnull("credit_limit", -1)', 'id'] },
    consent: { index: 'client_consent', columns: [`ifnull("consent", '')`, 'id'] },
    nextContact: { index: 'client_next_contact', columns: [`ifnull("next_contact", '')`, 'id'] },
    createdAt: { index: 'client_created', columns: ['created_at', 'id'] },
    updatedAt: { index: 'client_updated', columns: ['updated_at', 'id'] },
  },
  narrowed: {
    type: { index: 'client_type', columns: ['name_key', 'id'] },
    state: { index: 'client_state', columns: ['name_key', 'id'] },
  },
  bin: 'client_bin',
  beginnings: [
    { column: 'name_key', index: 'client_name' },
    { column: 'code', index: 'client_code' },
    { column: 'list_city', index: 'client_city' },
  ],
};

export function clientPage(db: Db, request: ListRequest<ClientColumn>, bounds?: Bounds) {
  return listRows<StoredClientRow, ClientColumn>(db, listedClients, request, bounds);
}

export function clientCount(db: Db, filter: Pick<ListRequest<ClientColumn>, 'equal' | 'deleted' | 'text'>) {
  return countRows(db, listedClients, filter);
}

/** The best few for what is being typed. */
export function bestClients(db: Db, text: TypedText, limit: number): StoredClientRow[] {
  return bestRows<StoredClientRow>(db, listedClients, text, limit);
}

/** Clients whose name begins so when its legal form is left out (`ООО «Ромашка»` by `ром`), in the order of those names. */
export function clientsNamed(db: Db, beginning: string, limit: number): StoredClientRow[] {
  return db
    .prepare<Key[], StoredClientRow>(
      `SELECT ${rowColumns} FROM client_key CROSS JOIN client ON client.id = client_key.client_id WHERE client_key.kind = 'name' AND key >= ? AND key < ? AND deleted_at IS NULL ORDER BY key LIMIT ?`,
    )
    .all(beginning, `${beginning}\u{10FFFF}`, limit);
}

export function rowsByKey(db: Db, { kind, key }: ClientKey, limit: number): StoredClientRow[] {
  return db
    .prepare<Key[], StoredClientRow>(
      `SELECT ${rowColumns} FROM client WHERE deleted_at IS NULL AND id IN (SELECT client_id FROM client_key WHERE kind = ? AND key = ? LIMIT ?)`,
    )
    .all(kind, key, limit);
}

/** Rows of the list, not in the bin. */
export function rowsOfIds(db: Db, ids: readonly number[]): StoredClientRow[] {
  return db
    .prepare<Key[], StoredClientRow>(
      `SELECT ${rowColumns} FROM client NOT INDEXED WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
}

/** Ids of clients, not in the bin, that have the key: the oldest first. */
export function idsByKey(db: Db, kind: KeyKind, key: string): number[] {
  // Most rows of an import are new, and this alone is several times faster.
  const any = db.prepare<Key[]>('SELECT 1 FROM client_key WHERE kind = ? AND key = ? LIMIT 1').pluck().get(kind, key);
  if (any === undefined) return [];
  return db
    .prepare<Key[], number>(
      'SELECT client.id FROM client_key CROSS JOIN client ON client.id = client_id WHERE client_key.kind = ? AND key = ? AND deleted_at IS NULL ORDER BY client.id LIMIT 20',
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
      'SELECT id FROM client INDEXED BY client_code WHERE deleted_at IS NULL AND code = ? ORDER BY id LIMIT 20',
    )
    .pluck()
    .all(code);
}

export function clientById(db: Db, id: number): StoredClient | undefined {
  return db
    .prepare<Key[], StoredClient>(
      'SELECT id, uid, version, created_at AS createdAt, created_by AS createdBy, updated_at AS updatedAt, updated_by AS updatedBy, deleted_at AS deletedAt, code, kind, name, legal_name AS legalName, type, state, category, source, industry, responsible_id AS responsibleId, country, tax_numbers AS taxNumbers, director, director_post AS directorPost, acting_on AS actingOn, discount, currency, payment_days AS paymentDays, credit_limit AS creditLimit, language, next_contact AS nextContact, note, team_id AS teamId, price_list_id AS priceListId, consent, consent_day AS consentDay, consent_note AS consentNote, own, merged_into_id AS mergedIntoId FROM client WHERE id = ?',
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
    .prepare<Key[], StoredReach>('SELECT kind, value, label FROM reach WHERE client_id = ? ORDER BY position')
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
      'SELECT bank, bic, account, corr_account AS corrAccount, currency FROM bank_account WHERE client_id = ? ORDER BY position',
    )
    .all(id);
}

const contactColumns = 'id, version, client_id AS clientId, name, post, note, own';

/** The contact persons who are not in the bin, in their order. */
export function contactsOfClient(db: Db, id: number): StoredContact[] {
  return db
    .prepare<Key[], StoredContact>(
      `SELECT ${contactColumns} FROM contact INDEXED BY contact_client WHERE client_id = ? AND deleted_at IS NULL ORDER BY position, id`,
    )
    .all(id);
}

export function contactById(db: Db, id: number): StoredContact | undefined {
  return db
    .prepare<Key[], StoredContact>(`SELECT ${contactColumns} FROM contact WHERE id = ? AND deleted_at IS NULL`)
    .get(id);
}

/** Whose contact person it is, also of one in the bin. */
export function clientOfContact(db: Db, id: number): number | undefined {
  return db.prepare<Key[], number>('SELECT client_id FROM contact WHERE id = ?').pluck().get(id);
}

export function reachesOfContact(db: Db, id: number): StoredReach[] {
  return db
    .prepare<Key[], StoredReach>('SELECT kind, value, label FROM reach WHERE contact_id = ? ORDER BY position')
    .all(id);
}

/** What the client is marked with, in the order of the words. */
export function tagsOfClient(db: Db, id: number): string[] {
  return db
    .prepare<Key[], string>(
      'SELECT name FROM client_tag INDEXED BY client_tag_client CROSS JOIN tag ON tag.id = tag_id WHERE client_id = ? ORDER BY name_key',
    )
    .pluck()
    .all(id);
}

export function teamName(db: Db, id: number): string | null {
  const name: unknown = db.prepare<Key[]>('SELECT name FROM team WHERE id = ?').pluck().get(id);
  return typeof name === 'string' ? name : null;
}

/** What is owed on invoices, for each currency. */
export function owedBy(db: Db, id: number): { currency: string; amount: number }[] {
  return db
    .prepare<Key[], { currency: string; amount: number }>(
      "SELECT currency, sum(gross - paid) AS amount FROM document INDEXED BY document_client WHERE client_id = ? AND deleted_at IS NULL AND type = 'invoice' AND status IN ('issued', 'part-paid') GROUP BY currency ORDER BY currency",
    )
    .all(id);
}

/** How many documents a client has, drafts among them. */
export function documentCount(db: Db, id: number): number {
  return Number(
    db
      .prepare<Key[]>(
        'SELECT count(*) FROM document INDEXED BY document_client WHERE client_id = ? AND deleted_at IS NULL',
      )
      .pluck()
      .get(id),
  );
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
