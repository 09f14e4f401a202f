/** SQL of the log of everything: by an index whichever way it is looked through, the latest first. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { type AuditRow, auditColumns } from './queries.ts';

export interface LogRequest {
  /** null: whichever. */
  readonly channels: readonly string[] | null;
  readonly userId: number | null;
  readonly entity: string | null;
  /** Numbers of records, both included. */
  readonly first: number;
  readonly last: number;
  readonly limit: number;
}

/** How the records of a request are found: by the channel, the user, the entity, or as they stand. */
export function logStatement({ channels, userId, entity, first, last, limit }: LogRequest, channel: string | null) {
  const tests: string[] = [];
  const parameters: Key[] = [];
  const test = (sql: string, ...values: Key[]) => {
    tests.push(sql);
    parameters.push(...values);
  };
  if (channel !== null) test('channel = ?', channel);
  else if (channels !== null) test('channel IN (SELECT value FROM json_each(?))', JSON.stringify(channels));
  if (userId !== null) test('user_id = ?', userId);
  if (entity !== null) test('entity = ?', entity);
  test('id >= ?', first);
  test('id <= ?', last);
  // One who has done much and one channel that is used much: either way few rows are passed over.
  const index =
    channel !== null ? 'INDEXED BY audit_channel' : userId !== null ? 'INDEXED BY audit_user' : 'NOT INDEXED';
  return {
    sql: `SELECT ${auditColumns} FROM audit ${index} WHERE ${tests.join(' AND ')} ORDER BY id DESC LIMIT ?`,
    parameters: [...parameters, limit],
  };
}

/** The latest first. Of several channels each is asked by its index, and what they answer is put in order. */
export function logRows(db: Db, request: LogRequest): AuditRow[] {
  const { channels, userId, limit } = request;
  const each: readonly (string | null)[] = channels === null || userId !== null ? [null] : channels;
  const found = each.flatMap((channel) => {
    const { sql, parameters } = logStatement(request, channel);
    return db.prepare<Key[], AuditRow>(sql).all(...parameters);
  });
  return found.sort((one, other) => other.id - one.id).slice(0, limit);
}

/** The number of the first record from this instant on, or one above the last where there is none. */
export function firstSince(db: Db, instant: string): number {
  const id = db
    .prepare<Key[], number>('SELECT id FROM audit INDEXED BY audit_at WHERE at >= ? ORDER BY at, id LIMIT 1')
    .pluck()
    .get(instant);
  return id ?? Number.MAX_SAFE_INTEGER;
}

/** Everybody in the log, found by one step into the index for each. */
export function peopleOfLog(db: Db): { id: number; name: string }[] {
  return db
    .prepare<[], { id: number; name: string }>(
      `WITH RECURSIVE person(id) AS (
         SELECT min(user_id) FROM audit INDEXED BY audit_user WHERE user_id IS NOT NULL
         UNION ALL
         SELECT (SELECT min(user_id) FROM audit INDEXED BY audit_user WHERE user_id > person.id) FROM person WHERE person.id IS NOT NULL)
       SELECT user.id, user.name FROM person CROSS JOIN user ON user.id = person.id ORDER BY user.name, user.id`,
    )
    .all();
}

/** What records of an entity are called, as SQL for one id. */
const titles: Readonly<Record<string, string>> = {
  client: 'SELECT name FROM client WHERE id = ?',
  product: 'SELECT name FROM product WHERE id = ?',
  document: "SELECT trim(ifnull(number, '') || ' ' || client_name) FROM document WHERE id = ?",
  company: 'SELECT name FROM own_company WHERE id = ?',
  user: 'SELECT name FROM user WHERE id = ?',
  team: 'SELECT name FROM team WHERE id = ?',
  role: 'SELECT name FROM role WHERE id = ?',
  import: 'SELECT file_name FROM import_run WHERE id = ?',
  field: 'SELECT name FROM own_field WHERE id = ?',
  classifier: 'SELECT name FROM classifier WHERE id = ?',
  view: 'SELECT name FROM list_view WHERE id = ?',
  'price-list': 'SELECT name FROM price_list WHERE id = ?',
  deal: 'SELECT name FROM deal WHERE id = ?',
  pipeline: 'SELECT name FROM pipeline WHERE id = ?',
  campaign: 'SELECT name FROM campaign WHERE id = ?',
  'call-script': 'SELECT name FROM call_script WHERE id = ?',
  attachment: 'SELECT name FROM attachment WHERE id = ?',
  contact: 'SELECT name FROM contact WHERE id = ?',
  mail: 'SELECT subject FROM mail_message WHERE id = ?',
  'mail-account': 'SELECT address FROM mail_account WHERE id = ?',
};

/** What the record is called now; empty where it has no name or is gone. */
export function titleOf(db: Db, entity: string, id: number): string {
  const sql = titles[entity];
  const title: unknown = sql === undefined ? '' : db.prepare<Key[]>(sql).pluck().get(id);
  return typeof title === 'string' ? title : '';
}
