/** The file for support says how the program works, and nothing of what the office knows. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { tablesOf } from '../../db/examination.ts';
import { CallFigures } from '../../main/engine/call-figures.ts';
import { KeptLog } from '../../main/engine/kept-log.ts';
import { officePaths } from '../../main/engine/office-paths.ts';
import { examine } from '../../main/features/diagnostics/examining.ts';
import { supportEntries, writeSupportFile } from '../../main/features/diagnostics/support-file.ts';
import { readSettings } from '../../main/features/office/settings.ts';
import { fillOffice } from '../support/filled-office.ts';
import { unzipped } from '../support/made-files.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

/** Stands in every text of every table; cut into pieces it is none of the program's words. */
const mark = 'Qzyxwertz';

let base: string;
let office: TestOffice;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-support-'));
  office = await testOffice({
    create: false,
    folder: join(base, `${mark} home`),
    at: join(base, `${mark} home`, `${mark} office`),
  });
  await office.ask('office.createExample', { language: 'ru', seed: 7 });
  await fillOffice(office);
});
afterAll(async () => {
  await office.close();
  rmSync(base, { recursive: true, force: true });
});

/** The database with the mark in every text column of every row of every table of the office. Answers which columns have it. */
function marked(database: string): string[] {
  const sql = new SQLite(database);
  sql.pragma('foreign_keys = OFF');
  sql.pragma('ignore_check_constraints = ON');
  for (const name of sql.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    sql.exec(`DROP TRIGGER "${name}"`);
  const done: string[] = [];
  // What is in `migration` is the program's own: which changes of the schema were made.
  for (const table of tablesOf(sql).filter((name) => name !== 'migration')) {
    const columns = sql
      .prepare<[string], string>("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'")
      .pluck()
      .all(table);
    if (columns.length === 0) continue;
    const set = columns.map((column) => `"${column}" = '${mark}' || lower(hex(randomblob(8)))`).join(', ');
    const { changes } = sql.prepare(`UPDATE "${table}" SET ${set}`).run();
    if (changes > 0) done.push(...columns.map((column) => `${table}.${column}`));
  }
  sql.close();
  return done;
}

async function entriesOf(path: string): Promise<Map<string, Buffer>> {
  return unzipped(readFileSync(path));
}

test('of a mark in every text column of every table none is in the file, also when errors have spoken of it', async () => {
  const folder = join(base, `${mark} copied`);
  cpSync(office.folder, folder, { recursive: true, filter: (from) => !/office\.kontor/u.test(from) });
  const paths = officePaths(folder);
  office.db.sql.exec(`VACUUM INTO '${paths.database}'`);
  expect(marked(paths.database).length).toBeGreaterThan(150);
  const log = new KeptLog(folder, () => new Date().toISOString());
  const said = [
    `${mark} GmbH`,
    `anna@${mark}.example`,
    `+7 495 ${mark}`,
    `INV-${mark}-0042`,
    `C:\\Users\\${mark}\\office`,
    `/home/${mark}/x`,
  ];
  for (const text of said)
    for (const line of [
      `clients.change: ${text}`,
      `clients.change: Error: UNIQUE constraint failed: “${text}”`,
      `outbox: Error: 550 ${text} refused\n    at ${text} (main/features/mail/service.ts:1:2)\n    at ${mark}.ts:1:2`,
      `The daily backup of ${text} failed: ENOENT: no such file, open '${text}'`,
    ])
      log.take(line);
  const db = openDatabase(paths.database, { readonly: true });
  try {
    const order = { folder, stateFolder: folder, database: paths.database, programVersion: '0.1.0', now: Date.now() };
    const examination = await examine(
      order,
      () => null,
      undefined,
      (part, error) => log.take(`examining ${part}: ${String(error)}`),
    );
    const figures = new CallFigures();
    figures.record('clients.find', 55);
    const entries = supportEntries({
      db,
      paths,
      program: { version: '0.1.0', builtOn: '2026-11-29' },
      settings: readSettings(db),
      sharing: { shared: false, locks: 'unknown' },
      host: 'browser',
      figures,
      log,
      examination: {
        ...examination,
        integrity: { table: mark, lines: [`NULL value in ${mark}.name`, `row 1 missing from index ${mark}`] },
      },
      now: '2026-11-29T12:00:00.000Z',
    });
    // The text names what is in the file, and nothing else.
    const named = entries[0]?.text.match(/^\S+\.(?:json|log)(?= )/gmu);
    expect(named).toEqual(entries.slice(1).map(({ name }) => name));
    const path = join(base, 'support.zip');
    await writeSupportFile(path, entries);
    const inside = await entriesOf(path);
    expect([...inside.keys()]).toEqual([
      'README.txt',
      'program.json',
      'office.json',
      'database.json',
      'examination.json',
      'calls.json',
      'engine.log',
    ]);
    for (const [name, bytes] of inside) {
      expect(bytes.toString('utf8').toLowerCase(), name).not.toContain(mark.toLowerCase());
      expect(bytes.equals(Buffer.from(entries.find((entry) => entry.name === name)?.text ?? '')), name).toBe(true);
    }
    expect(inside.get('engine.log')?.toString()).toContain('UNIQUE constraint failed');
    expect(JSON.parse(inside.get('examination.json')?.toString() ?? '')).toMatchObject({ chain: { firstBroken: 1 } });
  } finally {
    db.close();
  }
});

test('what people of the example have typed, their numbers, addresses and passwords, is not in the file of a running office', async () => {
  await office.call('clients.get', { id: 10 ** 9 });
  writeFileSync(join(office.folder, 'files', `${mark}.part`), mark);
  await office.ask('diagnostics.examine', { job: 'job-00000001' });
  const { file, entries, size } = await office.ask('diagnostics.supportFile', {});
  const part = await office.ask('files.read', { file, offset: 0 });
  const path = join(base, 'running.zip');
  writeFileSync(path, Buffer.from(part.data, 'base64'));
  expect(part.last).toBe(true);
  const inside = await entriesOf(path);
  expect(size).toBe(readFileSync(path).length);
  expect(entries.map(({ name }) => name)).toEqual([...inside.keys()]);
  const text = [...inside.values()]
    .map((bytes) => bytes.toString('utf8'))
    .join('\n')
    .toLowerCase();
  const { sql } = office.db;
  // Everything that a person can have typed: no word of the program is as long, or as rare.
  const typed = new Set<string>();
  for (const table of tablesOf(sql).filter((name) => name !== 'migration')) {
    const columns = sql
      .prepare<[string], string>("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'")
      .pluck()
      .all(table);
    for (const column of columns)
      for (const value of sql
        .prepare<[], string>(`SELECT DISTINCT "${column}" FROM "${table}" WHERE typeof("${column}") = 'text'`)
        .pluck()
        .iterate())
        if (/[а-яё]{3}|@|\d{6}/iu.test(value)) typed.add(value.toLowerCase());
  }
  expect(typed.size).toBeGreaterThan(2000);
  // A number may stand by chance in a longer one of the program's own: a size, a time, a hash.
  const numbers = new Set(text.match(/\d+/gu));
  const isThere = (value: string) => (/^\d+$/u.test(value) ? numbers.has(value) : text.includes(value));
  expect([...typed].filter(isThere)).toEqual([]);
  expect(text).not.toMatch(/[а-яё]/u);
  expect(text).not.toContain(mark.toLowerCase());
  expect(text).not.toContain(office.folder.toLowerCase());
  expect(text).not.toMatch(/\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/u);
});

test('who may not manage the office gets neither an examination nor the file', async () => {
  office.db.prepare('UPDATE role SET rights = \'["clients.see","backups.make"]\'').run();
  for (const channel of ['diagnostics.last', 'diagnostics.supportFile', 'diagnostics.removeUnnamed'] as const)
    expect(await office.call(channel, {})).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await office.call('diagnostics.examine', { job: 'job-00000001' })).toMatchObject({ code: 'forbidden' });
});
