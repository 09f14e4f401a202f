/** SQL of the keys by which clients are recognised: written at once, or many together in the order of the keys. */
import type { Db } from '../../../db/database.ts';
import type { ClientKey, KeyKind } from './keys.ts';

/** Takes note of keys that a client has now, and of keys that it has no longer. */
export interface ClientKeyWriter {
  add(id: number, keys: readonly ClientKey[]): void;
  remove(id: number, keys: readonly ClientKey[]): void;
}

const insertKey = 'INSERT OR IGNORE INTO client_key (kind, key, client_id) VALUES (?, ?, ?)';

/** Writes each at once. */
export function clientKeyWriter(db: Db): ClientKeyWriter {
  const insert = db.sql.prepare<[string, string, number]>(insertKey);
  const remove = db.sql.prepare<[string, string, number]>(
    'DELETE FROM client_key WHERE kind = ? AND key = ? AND client_id = ?',
  );
  return {
    add(id, keys) {
      for (const { kind, key } of keys) insert.run(kind, key, id);
    },
    remove(id, keys) {
      for (const { kind, key } of keys) remove.run(kind, key, id);
    },
  };
}

/** So many wait at most: some ten megabytes. */
const mostWaiting = 50_000;
/** So many are written by one statement: more make it no faster. */
const inStatement = 50;

/** Keys that wait for being written. */
export interface GatheredKeys extends ClientKeyWriter {
  /** The clients whose key of this kind waits. */
  waiting(kind: KeyKind, key: string): readonly number[];
  /** Writes all that wait. */
  write(): void;
}

/**
 * Gathers keys and writes them in their order, so that one page of the tree takes many at a time: keys of clients who come one after the other lie all
 * over it, and each would be a page to fetch, to change and to write. Who looks for a key asks `waiting`, too.
 */
export function gatheredKeys(db: Db): GatheredKeys {
  const atOnce = clientKeyWriter(db);
  const one = db.sql.prepare<(string | number)[]>(insertKey);
  const gathered = new Map<string, number[]>();
  let size = 0;
  const several = db.sql.prepare<(string | number)[]>(
    `INSERT OR IGNORE INTO client_key (kind, key, client_id) VALUES ${Array(inStatement).fill('(?, ?, ?)').join(', ')}`,
  );
  const write = () => {
    let together: (string | number)[] = [];
    for (const text of [...gathered.keys()].sort()) {
      const { kind, key } = keyOf(text);
      for (const id of gathered.get(text) ?? []) {
        together.push(kind, key, id);
        if (together.length < inStatement * 3) continue;
        several.run(...together);
        together = [];
      }
    }
    for (let at = 0; at < together.length; at += 3) one.run(...together.slice(at, at + 3));
    gathered.clear();
    size = 0;
  };
  return {
    add(id, keys) {
      for (const key of keys) {
        const text = textOf(key);
        const ids = gathered.get(text);
        if (ids === undefined) gathered.set(text, [id]);
        else ids.push(id);
      }
      size += keys.length;
      if (size >= mostWaiting) write();
    },
    remove(id, keys) {
      for (const key of keys) {
        const ids = gathered.get(textOf(key));
        const place = ids?.indexOf(id) ?? -1;
        if (place >= 0) ids?.splice(place, 1);
        else atOnce.remove(id, [key]);
      }
    },
    waiting: (kind, key) => gathered.get(textOf({ kind, key })) ?? [],
    write,
  };
}

function textOf({ kind, key }: ClientKey): string {
  return `${kind} ${key}`;
}

function keyOf(text: string): ClientKey {
  const end = text.indexOf(' ');
  // Made by `textOf`; no kind has a space in it.
  return { kind: text.slice(0, end) as KeyKind, key: text.slice(end + 1) };
}
