/** SQL of the search index of clients: written at once, or all in order at the end of many. */
import type { Db } from '../../../db/database.ts';

/** Takes note of clients whose search key is new or another one. */
export interface ClientSearch {
  added(id: number, key: string): void;
  changed(id: number, key: string): void;
}

/** Writes each at once. */
export function clientSearch(db: Db): ClientSearch {
  const insert = db.sql.prepare<[number, string]>('INSERT INTO client_search (rowid, text) VALUES (?, ?)');
  const remove = db.sql.prepare<[number]>('DELETE FROM client_search WHERE rowid = ?');
  return {
    added: (id, key) => insert.run(id, key),
    changed: (id, key) => {
      remove.run(id);
      insert.run(id, key);
    },
  };
}

/** So many are written before others have their turn. */
const inStep = 500;

/**
 * Only takes note, and writes all of them, in steps, from the keys that the clients have in the end. FTS5 gathers what comes in the order of the rows;
 * whatever comes out of order makes it write a piece of its own, which costs more than all the rest of a changed client.
 */
export function deferredSearch(db: Db): ClientSearch & { write(): Generator<void> } {
  const last = Number(db.prepare('SELECT max(id) FROM client').pluck().get() ?? 0);
  const changed = new Set<number>();
  return {
    added: () => undefined,
    changed: (id) => {
      if (id <= last) changed.add(id);
    },
    *write() {
      const remove = db.sql.prepare<[number]>('DELETE FROM client_search WHERE rowid = ?');
      const insert = db.sql.prepare<[number]>(
        'INSERT INTO client_search (rowid, text) SELECT id, search_key FROM client WHERE id = ?',
      );
      const insertMany = db.sql.prepare<[number, number]>(
        'INSERT INTO client_search (rowid, text) SELECT id, search_key FROM client WHERE id BETWEEN ? AND ? ORDER BY id',
      );
      const ids = [...changed].sort((a, b) => a - b);
      for (const statement of [remove, insert])
        for (let at = 0; at < ids.length; at += inStep) {
          for (const id of ids.slice(at, at + inStep)) statement.run(id);
          yield;
        }
      const end = Number(db.prepare('SELECT max(id) FROM client').pluck().get() ?? 0);
      for (let id = last + 1; id <= end; id += inStep) {
        insertMany.run(id, Math.min(id + inStep - 1, end));
        yield;
      }
    },
  };
}
