/** A database that cannot be opened is left as it is, said in words, and never replaced by an empty one. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addClient } from '../support/documents.ts';
import { testOffice, token } from '../support/office.ts';

let base: string;
let database: string;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-file-'));
  database = join(base, 'office', 'office.kontor');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Makes an office with a client in it and a backup, and closes it. */
async function made(): Promise<void> {
  const office = await testOffice({ folder: base, country: 'FR', language: 'fr' });
  await office.ask('backups.make', {});
  await office.stop();
}

async function opened() {
  const office = await testOffice({ folder: base, create: false });
  const state = await office.ask('office.state', {});
  return { office, state };
}

/** Overwrites the first page of a table or an index. */
function spoil(table: string, path = database): void {
  const looking = new SQLite(path, { readonly: true });
  const root = Number(looking.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table));
  const size = Number(looking.pragma('page_size', { simple: true }));
  looking.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(size, 0xff), 0, size, (root - 1) * size);
  closeSync(file);
}

describe('the database', () => {
  test('is no database: its bytes stay, the words name the file, the backup brings it back', async () => {
    await made();
    writeFileSync(database, 'Dear diary, this is a letter and no database at all.'.repeat(100));
    const { office, state } = await opened();
    expect(state).toMatchObject({ status: 'broken', problem: 'not-a-database' });
    expect(state.explanation).toContain(database);
    expect(readFileSync(database, 'utf8')).toContain('Dear diary');
    const backup = (await office.ask('backups.list', {})).find(({ reason }) => reason === 'manual');
    expect(backup).toMatchObject({ verified: true });
    const restored = await office.ask('backups.restore', { name: backup?.name ?? '' });
    expect(restored.state).toMatchObject({ status: 'open', country: 'FR' });
    await office.stop();
  });

  test('is damaged: it is not opened as if nothing were', async () => {
    await made();
    truncateSync(database, 8192);
    const { office, state } = await opened();
    expect(state).toMatchObject({ status: 'broken', problem: 'damaged' });
    expect(state.explanation).toContain(database);
    await office.stop();
  });

  test('is damaged where it is read first after opening: that is said, and the backup brings it back', async () => {
    await made();
    spoil('vat_rate');
    const { office, state } = await opened();
    expect(state).toMatchObject({ status: 'broken', problem: 'damaged' });
    const [backup] = await office.ask('backups.list', {});
    const restored = await office.ask('backups.restore', { name: backup?.name ?? '' });
    expect(restored.state).toMatchObject({ status: 'open' });
    await office.stop();
  });

  test('comes back whole out of a backup in which what is made of the records is damaged: indexes and the search', async () => {
    const office = await testOffice({ folder: base });
    for (let n = 1; n <= 20; n += 1) await addClient(office, { name: `Client ${n}` });
    const { name } = await office.ask('backups.make', {});
    const backup = join(base, 'office', 'backups', name);
    for (const spoilt of ['client_name', 'audit_at', 'client_search_data']) spoil(spoilt, backup);
    expect((await office.ask('backups.restore', { name })).state).toMatchObject({ status: 'open' });
    expect((await office.ask('clients.count', { text: 'lient 1' })).count).toBe(11);
    const { findings } = await office.ask('diagnostics.examine', { job: 'examination' });
    const sound = ['integrity', 'references', 'orphans', 'search', 'chain'];
    const states = findings.filter(({ of }) => sound.includes(of)).map(({ of, state }) => `${of} ${state}`);
    expect(states).toEqual(sound.map((of) => `${of} good`));
    await office.stop();
  });

  test('is damaged where nobody has looked yet: whoever comes there is told which file it is', async () => {
    await made();
    spoil('client');
    spoil('user');
    const office = await testOffice({ folder: base, create: false });
    expect(() => office.engine.greet(token, 'fr')).not.toThrow();
    expect(await office.call('office.state', {})).toMatchObject({ ok: false, code: 'unavailable' });
    expect(await office.call('clients.get', { id: 1 })).toMatchObject({
      ok: false,
      code: 'unavailable',
      message: expect.stringContaining(database),
    });
    await office.stop();
  });

  test('belongs to another program', async () => {
    mkdirSync(join(base, 'office'));
    const other = new SQLite(database);
    other.exec('CREATE TABLE diary (entry TEXT)');
    other.close();
    const before = readFileSync(database);
    const { office, state } = await opened();
    expect(state).toMatchObject({ status: 'broken', problem: 'not-kontor' });
    await office.stop();
    expect(readFileSync(database)).toEqual(before);
  });

  test('comes from a newer program: the version needed is named and not a byte is touched', async () => {
    await made();
    const newer = new SQLite(database);
    newer.exec(
      "INSERT INTO migration (tag, idx, hash, applied_at, program_version) VALUES ('9999_later', 9999, 'x', '2030-01-01T00:00:00.000Z', '7.5.0')",
    );
    newer.pragma('wal_checkpoint(TRUNCATE)');
    newer.close();
    const before = readFileSync(database);
    const { office, state } = await opened();
    expect(state).toMatchObject({ status: 'broken', problem: 'newer' });
    expect(state.explanation).toContain('7.5.0');
    await office.stop();
    expect(readFileSync(database)).toEqual(before);
  });

  test('has a migration that this program has otherwise: it is left as it is, and the program does not fall over', async () => {
    await made();
    const edited = new SQLite(database);
    edited.exec("UPDATE migration SET hash = 'another text' WHERE tag = '0000_first-office'");
    edited.close();
    const { office, state } = await opened();
    expect(state).toMatchObject({ status: 'broken', problem: 'program' });
    expect(state.explanation).toContain(database);
    await office.stop();
  });

  test('is gone while its backups are there: no new one is made in its place', async () => {
    await made();
    renameSync(database, join(base, 'elsewhere.kontor'));
    const { office, state } = await opened();
    expect(state).toMatchObject({ status: 'broken', problem: 'missing' });
    expect(existsSync(database)).toBe(false);
    expect(await office.call('office.createExample', { language: 'en' })).toMatchObject({
      ok: false,
      code: 'conflict',
    });
    expect(existsSync(database)).toBe(false);
    copyFileSync(join(base, 'elsewhere.kontor'), database);
    expect(await office.ask('office.retry', {})).toMatchObject({ status: 'open' });
    await office.stop();
  });
});

test('the program was killed while it made an office: the next start makes it', async () => {
  mkdirSync(join(base, 'office', 'files', 'ab'), { recursive: true });
  writeFileSync(join(base, 'office', 'files', 'ab', 'ab12'), 'a logo');
  writeFileSync(`${database}-unfinished`, 'half a database');
  const office = await testOffice({ folder: base });
  expect(await office.ask('office.state', {})).toMatchObject({ status: 'open' });
  expect(existsSync(`${database}-unfinished`)).toBe(false);
  await office.stop();
});

test('a folder that held the office last and is gone is not begun anew, though it is named again', async () => {
  await made();
  renameSync(join(base, 'office'), join(base, 'elsewhere'));
  const { office, state } = await opened();
  expect(state).toMatchObject({ status: 'broken', problem: 'missing' });
  expect(existsSync(database)).toBe(false);
  renameSync(join(base, 'elsewhere'), join(base, 'office'));
  expect(await office.ask('office.retry', {})).toMatchObject({ status: 'open' });
  await office.stop();
});

test('two programs on one computer do not open the same office', async () => {
  await made();
  const first = await opened();
  const second = await testOffice({ folder: base, create: false });
  expect(await second.ask('office.state', {})).toMatchObject({ status: 'broken', problem: 'in-use' });
  await first.office.stop();
  expect(await second.ask('office.retry', {})).toMatchObject({ status: 'open' });
  await second.stop();
});

test('a restore can be undone by restoring what it kept', async () => {
  const office = await testOffice({ folder: base });
  const backup = await office.ask('backups.make', {});
  await office.ask('products.create', {
    code: 'A-1',
    name: 'Afterthought',
    kind: 'goods',
    group: '',
    unit: 'H87',
    price: 100,
    currency: 'RUB',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: null,
    barcode: '',
    description: '',
    discontinued: false,
  });
  const { kept, state } = await office.ask('backups.restore', { name: backup.name });
  expect(state.status).toBe('open');
  expect(await office.ask('products.count', {})).toMatchObject({ count: 0 });
  await office.ask('backups.restore', { name: kept ?? '' });
  expect(await office.ask('products.count', {})).toMatchObject({ count: 1 });
  await office.stop();
});

test('closing makes a backup when something has changed, and the next start needs no help', async () => {
  const office = await testOffice({ folder: base });
  await office.stop();
  const next = await opened();
  expect(next.state.status).toBe('open');
  expect((await next.office.ask('backups.list', {})).map(({ reason, verified }) => [reason, verified])).toEqual([
    ['closing', true],
  ]);
  await next.office.stop();
  const last = await opened();
  expect(await last.office.ask('backups.list', {})).toHaveLength(1);
  await last.office.stop();
});
