/** SQL of the messages to all: they lie among the settings, for they are few and short-lived. */
import type { Db } from '../../../db/database.ts';

const key = 'messagesToAll';

/** What was stored, or undefined. */
export function storedMessages(db: Db): unknown {
  const row = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?').get(key);
  return row === undefined ? undefined : JSON.parse(row.value);
}

export function storeMessages(db: Db, messages: unknown, at: string, by: number): void {
  db.prepare(
    'INSERT INTO setting (key, value, updated_at, updated_by) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by',
  ).run(key, JSON.stringify(messages), at, by);
}
