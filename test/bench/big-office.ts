/** Offices with so many clients, products and documents, made once and kept in `out/bench`. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Db, openDatabase } from '../../db/database.ts';
import { clientWriter } from '../../main/features/clients/writing-queries.ts';
import { randomFrom } from '../../main/features/demo/random.ts';
import { productWriter } from '../../main/features/products/writing-queries.ts';
import { projectRoot, testOffice } from '../support/office.ts';
import { madeClient } from './made-clients.ts';
import { makeOwnValues, makePeople } from './made-people.ts';
import { documentStatement, madeDocument, madeProduct } from './made-trade.ts';

const kept = join(projectRoot, 'out', 'bench');

/** Rows of one transaction. */
const block = 50_000;
/** When everything was entered; each row a second later than the one before. */
const begun = Date.UTC(2020, 0, 1);

/**
 * The folder of an office (in it `office/office.kontor`) with as many clients, products and documents. Nobody may write to
 * it: who wants to, takes `officeCopy`. Takes some minutes for a million when it is made for the first time.
 */
export async function bigOffice(clients: number): Promise<string> {
  const base = join(kept, `office-${clients}-${signature()}`);
  if (!existsSync(base)) {
    process.stderr.write(`Making an office of ${clients} clients, products and documents…\n`);
    const unfinished = `${base}-unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    const office = await testOffice({ folder: unfinished });
    await office.stop();
    const db = openDatabase(databaseOf(unfinished));
    // Should it break off, it is made again: no flushes.
    db.sql.pragma('synchronous = OFF');
    db.sql.pragma('cache_size = -1000000');
    fill(db, clients);
    db.close();
    // The backup of closing holds the empty office.
    rmSync(join(unfinished, 'office', 'backups'), { recursive: true, force: true });
    renameSync(unfinished, base);
  }
  pretendBackup(base);
  return base;
}

/** A copy that may be written to; `remove` takes it away. */
export async function officeCopy(clients: number): Promise<{ readonly base: string; remove(): void }> {
  const source = await bigOffice(clients);
  const base = join(kept, `copy-${process.pid}-${Date.now()}`);
  mkdirSync(join(base, 'office'), { recursive: true });
  copyFileSync(databaseOf(source), databaseOf(base));
  pretendBackup(base);
  return { base, remove: () => rmSync(base, { recursive: true, force: true }) };
}

/** The office's database file. */
export function databaseOf(base: string): string {
  return join(base, 'office', 'office.kontor');
}

/** An office without today's backup makes one 20 seconds after it was opened, in the middle of what is being measured. */
function pretendBackup(base: string): void {
  const folder = join(base, 'office', 'backups');
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const name = `office-${at.slice(0, 19).replaceAll(':', '')}Z-manual.kontor`;
  const counts = { clients: 0, products: 0, documents: 0 };
  writeFileSync(join(folder, name), '.');
  writeFileSync(join(folder, `${name}.json`), JSON.stringify({ at, size: 1, counts, programVersion: '', schema: [] }));
}

/** Of everything that the kept files depend on. */
function signature(): string {
  const hash = createHash('sha256');
  const migrations = join(projectRoot, 'db', 'migrations');
  for (const name of readdirSync(migrations).sort()) {
    if (name.endsWith('.sql')) hash.update(readFileSync(join(migrations, name)));
  }
  for (const name of ['made-clients.ts', 'made-people.ts', 'made-trade.ts', 'big-office.ts'])
    hash.update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex').slice(0, 12);
}

function fill(db: Db, count: number): void {
  const by = 1;
  const stampOf = (at: number) => ({ at: new Date(begun + at * 1000).toISOString(), by });
  const chance = randomFrom('bench');
  makePeople(db);
  const clients = clientWriter(db);
  inBlocks(db, count, (at) => {
    const { fields, contacts } = madeClient(at, chance);
    clients.insert(fields, contacts, stampOf(at));
  });
  makeOwnValues(db);
  const products = productWriter(db);
  inBlocks(db, count, (at) => {
    products.insert(madeProduct(at, chance), stampOf(at));
  });
  const insert = db.sql.prepare(documentStatement);
  const insertSearch = db.sql.prepare('INSERT INTO document_search (rowid, text) VALUES (?, ?)');
  const series = db.sql.prepare<[], number>("SELECT id FROM number_series WHERE type = 'invoice'").pluck().get();
  const nameOf = db.sql.prepare<[number], string>('SELECT name FROM client WHERE id = ?').pluck();
  inBlocks(db, count, (at) => {
    const clientId = chance.whole(1, count);
    const made = madeDocument(at, { clientId, clientName: nameOf.get(clientId) ?? '', series: series ?? 1 }, chance);
    const { lastInsertRowid } = insert.run({ ...made, ...stampOf(at) });
    insertSearch.run(lastInsertRowid, made.searchKey);
  });
}

function inBlocks(db: Db, count: number, add: (at: number) => void): void {
  for (let first = 1; first <= count; first += block) {
    db.transaction(() => {
      for (let at = first; at < Math.min(first + block, count + 1); at += 1) add(at);
    });
  }
}
