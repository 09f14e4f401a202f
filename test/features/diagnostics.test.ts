/** An office is examined beside everybody's work, and what is wrong with it is named. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holderBy } from '../../main/features/diagnostics/drive-test.ts';
import type { Drive } from '../../main/features/diagnostics/examination.ts';
import { examine } from '../../main/features/diagnostics/examining.ts';
import { driveOf } from '../../main/features/diagnostics/findings.ts';
import { sha256Of } from '../../main/features/files/stored-files.ts';
import { markShared, writeBeat, writeClaim } from '../../main/sharing/beacon-file.ts';
import { isKeptNow } from '../../main/sharing/kept-now.ts';
import type { Examined, Finding } from '../../preload/contract/diagnostics.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

const job = 'job-00000001';
const holder = holderBy(
  fileURLToPath(new URL('../../main/features/diagnostics/examination-thread.ts', import.meta.url)),
);

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice({ create: false });
  await office.ask('office.createExample', { language: 'en', seed: 3 });
  const [client] = await office.ask('clients.find', { text: 'a', limit: 1 });
  await office.ask('notes.add', { record: { entity: 'client', id: client?.id ?? 0 }, text: 'Called' });
});
afterAll(() => office.close());

function finding(findings: readonly Finding[], of: Examined): Finding {
  const found = findings.find((one) => one.of === of);
  if (found === undefined) throw new Error(`Nothing was said of ${of}.`);
  return found;
}

/** A copy of the office that a test may harm. */
function copied(harm: (sql: SQLite.Database, folder: string) => void): { readonly folder: string; remove(): void } {
  const base = mkdtempSync(join(tmpdir(), 'kontor-examined-'));
  const folder = join(base, 'office');
  mkdirSync(folder);
  office.db.sql.exec(`VACUUM INTO '${join(folder, 'office.kontor')}'`);
  if (existsSync(join(office.folder, 'files')))
    cpSync(join(office.folder, 'files'), join(folder, 'files'), { recursive: true });
  const sql = new SQLite(join(folder, 'office.kontor'));
  sql.pragma('foreign_keys = OFF');
  for (const name of sql.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    sql.exec(`DROP TRIGGER "${name}"`);
  harm(sql, folder);
  sql.close();
  return { folder, remove: () => rmSync(base, { recursive: true, force: true }) };
}

async function examined(harm: (sql: SQLite.Database, folder: string) => void) {
  const { folder, remove } = copied(harm);
  try {
    const database = join(folder, 'office.kontor');
    const order = { folder, stateFolder: folder, database, programVersion: '0.1.0', now: Date.now() };
    return await examine(order, holder);
  } finally {
    remove();
  }
}

test('an office that is sound is told to be, thing by thing, and nothing is left of the examination', async () => {
  expect(await office.ask('diagnostics.last', {})).toMatchObject({ at: null, findings: [{ of: 'calls' }] });
  const { at, findings, unnamed } = await office.ask('diagnostics.examine', { job });
  expect(at).not.toBeNull();
  expect(unnamed).toEqual({ files: 0, bytes: 0 });
  for (const of of ['integrity', 'references', 'orphans', 'search', 'chain', 'files', 'unnamed', 'sizes'] as const)
    expect(finding(findings, of), of).toMatchObject({ state: 'good', todo: null, action: null });
  for (const of of ['office-drive', 'state-drive'] as const) {
    const { state, details } = finding(findings, of);
    expect(['good', 'attention', 'bad']).toContain(state);
    expect(details).toContain('Locks hold between programs');
    expect(details).toHaveLength(6);
  }
  expect(finding(findings, 'sizes').details.join('\n')).toMatch(/^audit: [\d.]+ MB, rows: [\d,]+$/mu);
  expect(readdirSync(office.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  expect((await office.ask('diagnostics.last', {})).at).toBe(at);
});

test('while an office is examined everybody is answered, and it can be cancelled', async () => {
  let isOver = false;
  const examining = office.call('diagnostics.examine', { job }).finally(() => {
    isOver = true;
  });
  for (let count = 0; count < 20; count++) await office.ask('clients.find', { text: 'a', limit: 5 });
  expect(isOver).toBe(false);
  expect(await office.ask('jobs.cancel', { job })).toMatchObject({ cancelled: true });
  expect(await examining).toMatchObject({ ok: false, details: { cancelled: true } });
  expect(office.events.some((event) => event.type === 'progress' && event.phase === 'cancelled')).toBe(true);
});

describe('what is wrong is found', () => {
  test('damage in the file, with the first table that has it', async () => {
    const { folder, remove } = copied(() => undefined);
    try {
      const database = join(folder, 'office.kontor');
      const sql = new SQLite(database);
      const page = Number(sql.pragma('page_size', { simple: true }));
      const root =
        sql.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'product'").pluck().get() ?? 0;
      sql.close();
      const bytes = readFileSync(database);
      bytes.fill(0xff, (root - 1) * page + 8, (root - 1) * page + 200);
      writeFileSync(database, bytes);
      const order = { folder, stateFolder: folder, database, programVersion: '0.1.0', now: Date.now() };
      const { integrity } = await examine(order, holder);
      expect(integrity?.table).toBe('product');
      expect(integrity?.lines.length).toBeGreaterThan(0);
    } finally {
      remove();
    }
  });

  test('a reference that leads nowhere', async () => {
    const { references } = await examined((sql) =>
      sql.exec('DELETE FROM document WHERE id = (SELECT min(document_id) FROM document_line)'),
    );
    expect(references?.map(({ table, parent }) => `${table} ${parent}`)).toContain('document_line document');
  });

  test('notes of a record that is gone, and what the search would miss or find in vain', async () => {
    const { orphans } = await examined((sql) => {
      sql.exec("UPDATE note SET entity_id = 999999 WHERE id = (SELECT min(id) FROM note WHERE entity = 'client')");
      sql.exec('DELETE FROM client_search WHERE rowid = (SELECT min(id) FROM client)');
      sql.exec("INSERT INTO product_search (rowid, text) VALUES (999999, 'nothing')");
    });
    expect(orphans).toEqual([
      { table: 'note', kind: 'without-record', rows: 1 },
      { table: 'client', kind: 'not-found-by-search', rows: 1 },
      { table: 'product', kind: 'found-without-record', rows: 1 },
    ]);
  });

  test('a record of the log that was changed past the program', async () => {
    const { chain } = await examined((sql) => sql.exec("UPDATE audit SET user_name = 'Nobody' WHERE id = 7"));
    expect(chain).toMatchObject({ firstBroken: 7 });
  });

  test('stored files that are gone or have another content', async () => {
    const insert =
      'INSERT INTO stored_file (sha256, size, media_type, name, created_at, created_by) VALUES (?, 3, ?, ?, ?, 1)';
    const { files } = await examined((sql, folder) => {
      for (const text of ['gone', 'altered', 'whole'])
        sql.prepare(insert).run(sha256Of(Buffer.from(text)), 'text/plain', text, '');
      for (const [text, content] of [
        ['altered', 'another'],
        ['whole', 'whole'],
      ] as const) {
        const name = sha256Of(Buffer.from(text));
        mkdirSync(join(folder, 'files', name.slice(0, 2)), { recursive: true });
        writeFileSync(join(folder, 'files', name.slice(0, 2), name), content);
      }
    });
    expect(files).toMatchObject({
      missing: [sha256Of(Buffer.from('gone'))],
      altered: [sha256Of(Buffer.from('altered'))],
      unused: 3,
    });
  });
});

test('files that no record names are moved to the backups once they are a day old, and no other', async () => {
  const put = (name: string, content: string, hours: number) => {
    const folder = join(office.folder, 'files', name.slice(0, 2));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), content);
    const at = new Date(Date.now() - hours * 3_600_000);
    utimesSync(join(folder, name), at, at);
    return join(folder, name);
  };
  const whole = sha256Of(Buffer.from('left over'));
  const old = put(whole, 'left over', 25);
  const odd = put(sha256Of(Buffer.from('what it was')), 'what it is', 25);
  const part = put(`${whole}.0a1b2c3d.part`, 'half', 25);
  const fresh = put(sha256Of(Buffer.from('being saved')), 'being saved', 23);
  const upload = await office.ask('files.begin', { name: 'kept.txt', size: 4 });
  await office.ask('files.append', { file: upload.file, offset: 0, data: Buffer.from('kept').toString('base64') });
  const [client] = await office.ask('clients.find', { text: 'a', limit: 1 });
  await office.ask('attachments.add', {
    record: { entity: 'client', id: client?.id ?? 0 },
    files: [upload.file],
  });
  const named = put(sha256Of(Buffer.from('kept')), 'kept', 48);

  const { findings, unnamed } = await office.ask('diagnostics.examine', { job });
  expect(unnamed).toEqual({ files: 3, bytes: 9 + 10 + 4 });
  expect(finding(findings, 'unnamed')).toMatchObject({ state: 'attention', action: 'remove-unnamed' });
  const { files, bytes, shown } = await office.ask('diagnostics.removeUnnamed', {});
  expect({ files, bytes }).toEqual({ files: 3, bytes: 23 });
  expect(finding(shown.findings, 'unnamed').state).toBe('good');
  expect([old, odd, part, fresh, named].map((path) => existsSync(path))).toEqual([false, false, false, true, true]);
  const kept = join(office.folder, 'backups', 'files', whole.slice(0, 2), whole);
  expect(readFileSync(kept, 'utf8')).toBe('left over');
  expect(await office.ask('diagnostics.removeUnnamed', {})).toMatchObject({ files: 0 });
});

test('an office that one process has for itself alone is examined in a copy, which is gone afterwards', async () => {
  const before = process.env.TMPDIR;
  const own = mkdtempSync(join(tmpdir(), 'kontor-own-'));
  const shared = await testOffice();
  process.env.TMPDIR = own;
  try {
    await shared.ask('office.share', { shared: true });
    const { findings } = await shared.ask('diagnostics.examine', { job });
    expect(finding(findings, 'integrity').state).toBe('good');
    expect(readdirSync(own)).toEqual([]);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await shared.close();
    rmSync(own, { recursive: true });
  }
});

describe('a drive is judged by its worst', () => {
  const good: Drive = {
    kind: 'ext4',
    network: false,
    locks: 'work',
    free: 50 * 1024 ** 3,
    flush: { median: 3, longest: 12 },
    small: { median: 1, longest: 2 },
    writes: 100 * 1024 ** 2,
    reads: 500 * 1024 ** 2,
  };
  test.each([
    ['good', good],
    ['attention', { ...good, flush: { median: 80, longest: 200 } }],
    ['attention', { ...good, writes: 2 * 1024 ** 2 }],
    ['bad', { ...good, free: 200 * 1024 ** 2, writes: 2 * 1024 ** 2 }],
    ['bad', { ...good, locks: 'lie' as const, free: 1 }],
  ])('%s', (state, drive) => {
    const told = driveOf(drive, 'en');
    expect(told.state).toBe(state);
    expect(told.todo === undefined).toBe(state === 'good');
  });

  test('what its locks do not do is said first', () => {
    expect(driveOf({ ...good, locks: 'lie', free: 1 }, 'ru').said.ru).toContain('Опасен');
  });
});

test('an office is examined by a command, which ends with 1 when something is wrong with it', () => {
  const { folder, remove } = copied((sql) => sql.exec("UPDATE audit SET user_name = 'Nobody' WHERE id = 7"));
  try {
    const support = join(folder, '..', 'support.zip');
    const program = fileURLToPath(new URL('../../main/office/diagnose.ts', import.meta.url));
    const run = (...words: readonly string[]) =>
      spawnSync(process.execPath, [program, ...words], {
        encoding: 'utf8',
        env: { ...process.env, KONTOR_STATE: join(folder, '..', 'state') },
      });
    const { status, stdout } = run('--data', folder, '--support', support);
    expect(stdout).toContain('✓ Database file: Every page and every index was read and is sound.');
    expect(stdout).toContain('✗ Chain of the log: The chain breaks at record 7');
    expect(readFileSync(support).subarray(0, 2).toString()).toBe('PK');
    expect(status).toBe(1);
    expect(run('--data', join(folder, 'nothing')).status).toBe(2);
  } finally {
    remove();
  }
});

test('the command leaves a shared office alone while a computer keeps it, and says where else to examine it', async () => {
  const { folder, remove } = copied(() => undefined);
  markShared(folder);
  const secret = '0'.repeat(64);
  const contact = {
    computer: 'PC-ANNA',
    addresses: [],
    port: 0,
    fingerprint: secret,
    secret,
    program: '',
    server: false,
    schema: '',
    since: '2026-11-29T10:00:00.000Z',
  };
  let beat = 1;
  writeBeat(folder, 'anna', beat);
  writeClaim(folder, { epoch: 1, keeper: 'anna', left: false }, contact);
  const beating = setInterval(() => writeBeat(folder, 'anna', ++beat), 100);
  try {
    expect(await isKeptNow(folder)).toBe(true);
    const program = fileURLToPath(new URL('../../main/office/diagnose.ts', import.meta.url));
    for (const [language, said] of [
      ['en', 'Several computers share the office'],
      ['ru', 'пользуются несколько компьютеров'],
    ]) {
      const env = { ...process.env, KONTOR_STATE: join(folder, '..', 'state'), LC_ALL: `${language}_XX.UTF-8` };
      const command = spawn(process.execPath, [program, '--data', folder], { env });
      let told = '';
      command.stderr.on('data', (data) => {
        told += String(data);
      });
      expect(await once(command, 'close')).toEqual([2, null]);
      expect(told).toContain(said);
    }
    clearInterval(beating);
    expect(await isKeptNow(folder, 500)).toBe(false);
    markShared(folder);
    expect(await isKeptNow(folder)).toBe(false);
  } finally {
    clearInterval(beating);
    remove();
  }
});
