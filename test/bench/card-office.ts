/** A big office in which something has happened to every client, and a great deal to some: for opening cards. */
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { type Db, openDatabase } from '../../db/database.ts';
import { newUid } from '../../db/uid.ts';
import { type Random, randomFrom } from '../../main/features/demo/random.ts';
import { bigOffice, databaseOf } from './big-office.ts';

/** One client of so many is busy: each of the entries of a card stands on his several hundred times. */
export const busyEvery = 1000;
const version = 1;

/** Rows of one transaction. */
const block = 50_000;
const begun = Date.UTC(2021, 0, 1);
const second = 1000;

/**
 * The folder of an office with as many clients and documents, a note and a change of each client, and for one of a
 * thousand 300 notes, 300 changes, 60 files and 20 links: with the documents' own more than three entries a client.
 * Kept, and not to be written to.
 */
export async function cardOffice(clients: number): Promise<string> {
  const source = await bigOffice(clients);
  const base = `${source}-cards-${version}`;
  if (existsSync(base)) return base;
  const unfinished = `${base}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  process.stderr.write(`Filling the timelines of ${clients} clients…\n`);
  cpSync(source, unfinished, { recursive: true });
  const db = openDatabase(databaseOf(unfinished));
  db.sql.pragma('synchronous = OFF');
  db.sql.pragma('cache_size = -1000000');
  fill(db, clients);
  db.close();
  renameSync(unfinished, base);
  return base;
}

function fill(db: Db, clients: number): void {
  const chance = randomFrom('timelines');
  const writer = writerOf(db);
  for (let first = 1; first <= clients; first += block)
    db.transaction(() => {
      for (let id = first; id < Math.min(first + block, clients + 1); id += 1) {
        const isBusy = id % busyEvery === 0;
        for (let n = 0; n < (isBusy ? 300 : 1); n += 1) {
          writer.note(id, chance);
          writer.change(id, chance);
        }
        if (!isBusy) continue;
        for (let n = 0; n < 60; n += 1) writer.file(id, n, chance);
        for (let n = 1; n <= 20; n += 1) writer.link(id, 1 + ((id + n * 7) % (clients - 1)), chance);
      }
    });
}

const text = 'Called about the delivery of spring goods; wants the new price list and a quotation by Friday.';

function writerOf(db: Db) {
  const { sql } = db;
  const moment = (chance: Random) => new Date(begun + chance.whole(0, 180_000_000) * second).toISOString();
  const addNote = sql.prepare(
    "INSERT INTO note (uid, created_at, created_by, updated_at, updated_by, entity, entity_id, text, pinned) VALUES (?, ?, 1, ?, 1, 'client', ?, ?, ?)",
  );
  const addFile = sql.prepare(
    "INSERT INTO attachment (uid, created_at, created_by, updated_at, updated_by, entity, entity_id, sha256, name, note) VALUES (?, ?, 1, ?, 1, 'client', ?, ?, ?, '')",
  );
  const addLink = sql.prepare(
    "INSERT OR IGNORE INTO client_link (uid, created_at, created_by, updated_at, updated_by, from_id, to_id, kind, note) VALUES (?, ?, 1, ?, 1, ?, ?, 'partner', '')",
  );
  // No bench follows the chain: a hash as long as a real one is enough.
  const addChange = sql.prepare(
    "INSERT INTO audit (at, user_id, user_name, origin, channel, entity, entity_id, entity_version, changes, hash) VALUES (?, 1, 'Anna', 'browser', 'clients.change', 'client', ?, 2, ?, ?)",
  );
  const content = 'a'.repeat(64);
  sql
    .prepare(
      "INSERT OR IGNORE INTO stored_file (sha256, size, media_type, name, created_at, created_by) VALUES (?, 1000, 'application/pdf', 'x.pdf', '', 1)",
    )
    .run(content);
  const changes = JSON.stringify({
    source: { old: 'fair', new: 'recommended by a client' },
    nextContact: { old: null, new: '2026-12-01' },
    note: { old: '', new: text },
  });
  return {
    note(client: number, chance: Random) {
      const at = moment(chance);
      addNote.run(newUid(), at, at, client, text, chance.chance(0.02) ? 1 : 0);
    },
    change(client: number, chance: Random) {
      addChange.run(moment(chance), client, changes, 'f'.repeat(64));
    },
    file(client: number, n: number, chance: Random) {
      const at = moment(chance);
      addFile.run(newUid(), at, at, client, content, `contract ${n}.pdf`);
    },
    link(client: number, other: number, chance: Random) {
      const at = moment(chance);
      if (other !== client) addLink.run(newUid(), at, at, client, other);
    },
  };
}
