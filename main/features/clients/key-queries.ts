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
  const several = db.sql.prepare<(string | number)[]>(
    `INSERT OR IGNORE INTO client_key (kind, key, client_id) VALUES ${Array(inStatement).fill('(?, ?, ?)').join(', ')}`,
  );
  /** Most keys have one client: a list for each would be most of the memory. */
  const gathered = new Map<KeyKind, Map<string, number | number[]>>();
  let size = 0;
  const ofKind = (kind: KeyKind) => {
    const known = gathered.get(kind);
    if (known !== undefined) return known;
    const made = new Map<string, number | number[]>();
    gathered.set(kind, made);
    return made;
  };
  const write = () => {
    let together: (string | number)[] = [];
    for (const kind of [...gathered.keys()].sort()) {
      const ofThis = ofKind(kind);
      for (const key of [...ofThis.keys()].sort())
        for (const id of listOf(ofThis.get(key))) {
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
      for (const { kind, key } of keys) {
        const ofThis = ofKind(kind);
        const ids = ofThis.get(key);
        if (ids === undefined) ofThis.set(key, id);
        else if (typeof ids === 'number') ofThis.set(key, [ids, id]);
        else ids.push(id);
      }
      size += keys.length;
      if (size >= mostWaiting) write();
    },
    remove(id, keys) {
      for (const key of keys) {
        const ofThis = ofKind(key.kind);
        const ids = listOf(ofThis.get(key.key));
        if (!ids.includes(id)) atOnce.remove(id, [key]);
        else if (ids.length === 1) ofThis.delete(key.key);
        else
          ofThis.set(
            key.key,
            ids.filter((other) => other !== id),
          );
      }
    },
    waiting: (kind, key) => listOf(gathered.get(kind)?.get(key)),
    write,
  };
}

function listOf(ids: number | number[] | undefined): number[] {
  if (ids === undefined) return [];
  return typeof ids === 'number' ? [ids] : ids;
}
