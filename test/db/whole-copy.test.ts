/** Copies of a database that others write to: each is what it was at one moment, whatever becomes of the log meanwhile. */
import { spawn } from 'node:child_process';
import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { APPLICATION_ID } from '../../db/database.ts';
import { copyWhole } from '../../db/whole-copy.ts';
import { tempFolder } from './office-files.ts';
import { killed, lineOf } from './processes.ts';

const parts = 300;
const copies = 12;

function emptyOffice(): string {
  const path = join(tempFolder(), 'office.kontor');
  const sql = new SQLite(path);
  sql.pragma('journal_mode = WAL');
  sql.pragma(`application_id = ${APPLICATION_ID}`);
  sql.exec('CREATE TABLE part (id INTEGER PRIMARY KEY, number INTEGER, filling BLOB)');
  sql.exec('CREATE TABLE done (number INTEGER PRIMARY KEY, parts TEXT)');
  const insert = sql.prepare('INSERT INTO part VALUES (?, 0, randomblob(2500))');
  for (let id = 1; id <= parts; id += 1) insert.run(id);
  sql.close();
  return path;
}

/** Until the end of the test: lines of a shell that are found under the name. */
function putInPlaceOfDd(lines: string): void {
  const tools = tempFolder();
  writeFileSync(join(tools, 'dd'), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', `${tools}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
}

const last = (sql: SQLite.Database) => sql.prepare<[], number>('SELECT max(number) FROM done').pluck().get() ?? 0;

/** The number that each part has, and the one that the last of the transactions has given to it. */
function stateOf(sql: SQLite.Database) {
  const has = sql.prepare<[], number>('SELECT number FROM part ORDER BY id').pluck().all();
  const given = new Array<number>(parts).fill(0);
  for (const { number, ids } of sql
    .prepare<[], { number: number; ids: string }>('SELECT number, parts AS ids FROM done ORDER BY number')
    .all())
    for (const id of JSON.parse(ids)) given[id - 1] = number;
  return { has, given };
}

// The log is begun anew after each transaction, after some, and never while a copy is made.
test.each([1, 20, 100_000])('with %i pages gathered in the log', async (pages) => {
  const path = emptyOffice();
  const program = join(import.meta.dirname, 'writing-process.ts');
  const child = spawn(process.execPath, [program, path, String(pages)]);
  onTestFinished(() => killed(child));
  await lineOf(child, 'writing');
  for (let n = 0; n < copies; n += 1) {
    const to = `${path}-copy`;
    const sql = new SQLite(path, { readonly: true });
    const before = last(sql);
    copyWhole(sql, to);
    expect(sql.inTransaction).toBe(false);
    sql.close();
    expect(['-wal', '-shm', '-journal'].filter((end) => existsSync(to + end))).toEqual([]);
    const copy = new SQLite(to, { readonly: true });
    const { has, given } = stateOf(copy);
    expect(has).toEqual(given);
    expect(last(copy)).toBeGreaterThanOrEqual(before);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
    rmSync(to);
  }
});

test('a log that is begun anew while it is copied is copied again', () => {
  const path = emptyOffice();
  const writer = new SQLite(path);
  onTestFinished(() => void writer.close());
  // Each changes another page, so that a part of the log alone would take back what all of them noted.
  for (let number = 1; number <= 8; number += 1)
    writer.transaction(() => {
      writer.prepare('UPDATE part SET number = ? WHERE id = ?').run(number, 30 * number);
      writer.prepare('INSERT INTO done VALUES (?, ?)').run(number, JSON.stringify([30 * number]));
    })();
  // All of it stands in the file then.
  expect(writer.pragma('wal_checkpoint(PASSIVE)')).toMatchObject([{ busy: 0 }]);
  putInPlaceOfDd(`exec "${process.execPath}" "${join(import.meta.dirname, 'slow-dd.ts')}" "$@"`);
  const reader = new SQLite(path, { readonly: true });
  copyWhole(reader, `${path}-copy`);
  reader.close();
  const copy = new SQLite(`${path}-copy`, { readonly: true });
  const { has, given } = stateOf(copy);
  copy.close();
  expect(has).toEqual(given);
  expect(existsSync(`${path}-wal-overtaken`)).toBe(true);
});

test('what is copied is let go when the copy cannot be written', () => {
  const path = emptyOffice();
  const sql = new SQLite(path, { readonly: true });
  expect(() => copyWhole(sql, join(path, 'not', 'a', 'folder'))).toThrow('ENOTDIR');
  expect(sql.inTransaction).toBe(false);
  sql.close();
});

test('a database that a link leads to is copied with its log', () => {
  const real = emptyOffice();
  const path = join(tempFolder(), 'office.kontor');
  symlinkSync(real, path);
  const writer = new SQLite(path);
  writer.pragma('wal_autocheckpoint = 0');
  writer.prepare("INSERT INTO done VALUES (1, '[]')").run();
  expect(existsSync(`${real}-wal`)).toBe(true);
  const reader = new SQLite(path, { readonly: true });
  copyWhole(reader, `${path}-copy`);
  reader.close();
  writer.close();
  const copy = new SQLite(`${path}-copy`, { readonly: true });
  expect(last(copy)).toBe(1);
  copy.close();
});

test.each([
  ["error writing 'standard output': Input/output error", 'away', 'its folder'],
  ["error writing 'standard output': No space left on device", 'no-space', 'its folder'],
  ["error reading 'OFFICE': Input/output error", 'damaged', 'office.kontor'],
  ["error reading 'Donn\\303\\251es/office.kontor': Input/output error", 'damaged', 'office.kontor'],
  ["failed to open 'OFFICE': Permission denied", 'no-right', 'office.kontor'],
])('where dd says “%s” the problem is “%s” of %s', (said, problem, of) => {
  const path = emptyOffice();
  putInPlaceOfDd(`echo "dd: ${said.replace('OFFICE', path)}" >&2; exit 1`);
  const sql = new SQLite(path, { readonly: true });
  const folder = tempFolder();
  const about = of === 'its folder' ? folder : path;
  expect(() => copyWhole(sql, join(folder, 'copy'))).toThrow(expect.objectContaining({ problem, path: about }));
  sql.close();
});

test('a copying that is killed says so, and where nothing can copy nothing is left', () => {
  const path = emptyOffice();
  const sql = new SQLite(path, { readonly: true });
  const copy = `${path}-copy`;
  putInPlaceOfDd('kill -9 $$');
  expect(() => copyWhole(sql, copy)).toThrow('SIGKILL');
  rmSync(copy);
  vi.stubEnv('PATH', tempFolder());
  expect(copyWhole(sql, copy)).toBe(false);
  expect([existsSync(copy), sql.inTransaction]).toEqual([false, false]);
  sql.close();
});
