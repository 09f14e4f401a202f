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

/** Bytes that FTS5 gathers before it writes them down as one piece: the usual one, and one that leaves fewer pieces to merge. */
const gathered = { usual: 1 << 20, many: 1 << 22 };

/**
 * Only takes note, and writes all of them, in steps, from the keys that the clients have in the end. FTS5 gathers what comes in the order of the rows,
 * each by a statement of its own; whatever comes out of order, or in a statement that could be undone alone, makes it write a piece of its own,
 * which costs more than all the rest of a changed client.
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
      const gather = db.sql.prepare<[bigint]>("INSERT INTO client_search (client_search, rank) VALUES ('hashsize', ?)");
      const remove = db.sql.prepare<[number]>('DELETE FROM client_search WHERE rowid = ?');
      const insert = db.sql.prepare<[number, number]>(
        'INSERT INTO client_search (rowid, text) VALUES (?, (SELECT search_key FROM client WHERE id = ?))',
      );
      const idsAfter = db.sql
        .prepare<[number, number], number>('SELECT id FROM client WHERE id > ? ORDER BY id LIMIT ?')
        .pluck();
      gather.run(BigInt(gathered.many));
      const ids = [...changed].sort((a, b) => a - b);
      const writings = [(id: number) => remove.run(id), (id: number) => insert.run(id, id)];
      for (const write of writings)
        for (let at = 0; at < ids.length; at += inStep) {
          for (const id of ids.slice(at, at + inStep)) write(id);
          yield;
        }
      for (let rows = idsAfter.all(last, inStep); rows.length > 0; rows = idsAfter.all(rows.at(-1) ?? 0, inStep)) {
        for (const id of rows) insert.run(id, id);
        yield;
      }
      gather.run(BigInt(gathered.usual));
    },
  };
}
