import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { makeBackup } from '../../db/backup.ts';
import { listBackups } from '../../db/backup-files.ts';
import { createDatabase, openDatabase } from '../../db/database.ts';
import { DatabaseProblem } from '../../db/database-problem.ts';
import { inspect } from '../../db/health.ts';
import { restoreBackup } from '../../db/restore.ts';
import {
  addClient,
  change,
  clientNames,
  hashOf,
  NOW,
  problemOf,
  SMALL_MIGRATIONS,
  sayWhy,
  smallOffice,
  tempFolder,
} from './office-files.ts';
import { killed, lineOf } from './processes.ts';

const LATER = '2026-11-23T12:00:00.000Z';

/** An office with a backup of A, where B has come since. */
function officeWithBackup(size = 100) {
  const office = smallOffice(['A'], size);
  const { name } = makeBackup(office.path, office.backups, { reason: 'daily', now: NOW, programVersion: '1.0.0' });
  change(office.path, (db) => addClient(db, 'B', size));
  const restore = (which = name) =>
    restoreBackup({
      path: office.path,
      folder: office.backups,
      name: which,
      now: LATER,
      programVersion: '1.0.0',
      migrations: SMALL_MIGRATIONS,
    });
  return { ...office, name, restore };
}

test('a restore is undone by restoring what it kept', () => {
  const { folder, path, backups, restore } = officeWithBackup();
  const { kept, keptAsItWas } = restore();
  expect(clientNames(path)).toEqual(['A']);
  expect({ kept, keptAsItWas }).toEqual({ kept: 'office-2026-11-23T120000Z-restore.kontor', keptAsItWas: false });
  expect(listBackups(backups)[0]).toMatchObject({
    name: kept,
    reason: 'restore',
    verified: true,
    counts: { clients: 2 },
  });
  restore(kept ?? '');
  expect(clientNames(path)).toEqual(['A', 'B']);
  expect(readdirSync(folder).sort()).toEqual(['backups', 'office.kontor']);
});

test('what was committed and only in the log beside the file is kept too', () => {
  const { folder, path, backups, name, restore } = officeWithBackup();
  // As a kill leaves it: the file, and a log that has not been brought into it.
  const db = openDatabase(path);
  addClient(db, 'C');
  const crashed = join(folder, 'crashed');
  mkdirSync(crashed);
  for (const end of ['', '-wal']) cpSync(path + end, join(crashed, `office.kontor${end}`));
  db.close();
  const { kept } = restoreBackup({
    path: join(crashed, 'office.kontor'),
    folder: backups,
    name,
    now: LATER,
    programVersion: '1.0.0',
    migrations: SMALL_MIGRATIONS,
  });
  expect(clientNames(join(crashed, 'office.kontor'))).toEqual(['A']);
  expect(clientNames(join(backups, kept ?? ''))).toEqual(['A', 'B', 'C']);
  restore();
});

test.each([
  ['cut short', (path: string) => truncateSync(path, 8192)],
  ['written over in the middle', (path: string) => overwrite(path, 2 * 4096, 4096)],
  ['not a database', (path: string) => writeFileSync(path, 'x'.repeat(10_000))],
  ['empty', (path: string) => writeFileSync(path, '')],
])('a backup that is %s is refused, and the present database stays', (_, spoil) => {
  const { path, backups, name, restore } = officeWithBackup(20_000);
  spoil(join(backups, name));
  const before = hashOf(path);
  expect(problemOf(restore)).toMatch(/^(?:damaged|not-a-database)$/u);
  expect(hashOf(path)).toBe(before);
  expect(listBackups(backups)).toHaveLength(1);
});

test('a backup that a newer program has written is refused before anything is put in place', () => {
  const { folder, path, backups, name, restore } = officeWithBackup();
  change(join(backups, name), (db) =>
    db.prepare("INSERT INTO migration VALUES ('9999_later', 9999, 'x', ?, '2.0.0')").run(NOW),
  );
  const before = hashOf(path);
  expect(problemOf(restore)).toBe('newer');
  expect(hashOf(path)).toBe(before);
  expect(readdirSync(folder).sort()).toEqual(['backups', 'office.kontor']);
  expect(listBackups(backups)).toHaveLength(1);
});

test('only a backup of the folder can be named', () => {
  const { path, folder, restore } = officeWithBackup();
  cpSync(path, join(folder, 'office-2026-11-23T101502Z-manual.kontor'));
  for (const name of [
    '',
    '../office.kontor',
    '../office-2026-11-23T101502Z-manual.kontor',
    'office.kontor',
    '/etc/passwd',
  ])
    expect(problemOf(() => restore(name))).toBe('missing');
});

test('of a backup in which only an index is damaged all records come back, the index is made anew, and what was wrong is told', () => {
  const { path, backups, name, restore } = officeWithBackup();
  addWronglyIndexed(join(backups, name), 'b');
  expect(inspect(join(backups, name)).integrity).toContain('row 2 missing from index client_name');
  expect(restore().health.integrity).toContain('row 2 missing from index client_name');
  expect(clientNames(path)).toEqual(['A', 'b']);
  expect(inspect(path).integrity).toBe('ok');
});

test('a damaged database is put aside as it is, with its log, before a backup takes its place', () => {
  const { path, backups, restore } = officeWithBackup(20_000);
  overwrite(path, 0, 100);
  const damaged = readFileSync(path);
  const { kept, keptAsItWas } = restore();
  expect({ kept, keptAsItWas }).toEqual({
    kept: 'office-2026-11-23T120000Z-restore-damaged.kontor',
    keptAsItWas: true,
  });
  expect(readFileSync(join(backups, kept ?? ''))).toEqual(damaged);
  expect(clientNames(path)).toEqual(['A']);
  expect(listBackups(backups)).toContainEqual(
    expect.objectContaining({ name: kept, reason: 'restore', verified: false }),
  );
});

test('where the database is gone a backup comes back', () => {
  const { path, restore } = officeWithBackup();
  rmSync(path);
  expect(restore()).toMatchObject({ kept: null, keptAsItWas: false });
  expect(clientNames(path)).toEqual(['A']);
});

test('a database that somebody has open is not replaced', () => {
  const { path, restore } = officeWithBackup();
  const db = openDatabase(path);
  db.prepare('SELECT count(*) FROM client').get();
  expect(problemOf(restore)).toBe('in-use');
  db.close();
  expect(clientNames(path)).toEqual(['A', 'B']);
});

test('where another computer has come to keep the office meanwhile, the present database stays', () => {
  const { folder, path, backups, name } = officeWithBackup();
  const order = { path, folder: backups, name, now: LATER, programVersion: '1.0.0', migrations: SMALL_MIGRATIONS };
  const lost = () => {
    throw new DatabaseProblem('not-kept', path);
  };
  expect(problemOf(() => restoreBackup({ ...order, mustBeOurs: lost }))).toBe('not-kept');
  expect(clientNames(path)).toEqual(['A', 'B']);
  expect(readdirSync(folder).sort()).toEqual(['backups', 'office.kontor']);
});

test('on a full disk nothing changes', () => {
  const small = join(tempFolder(), 'small');
  mkdirSync(small);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small], { encoding: 'utf8' });
  if (mount.status !== 0)
    return sayWhy(`a full disk: not tried, no small disk can be had (${mount.stderr?.trim() ?? mount.error})`);
  onTestFinished(() => void spawnSync('umount', [small]));
  const { backups, name } = officeWithBackup(3_000_000);
  const path = join(small, 'office.kontor');
  createDatabase(path).close();
  writeFileSync(join(small, 'filler'), Buffer.alloc(2_000_000));
  const before = hashOf(path);
  const restore = () =>
    restoreBackup({ path, folder: backups, name, now: LATER, programVersion: '1.0.0', migrations: SMALL_MIGRATIONS });
  expect(problemOf(restore)).toBe('no-space');
  expect(hashOf(path)).toBe(before);
  expect(readdirSync(small).sort()).toEqual(['filler', 'office.kontor']);
});

test('a process that is killed while it restores leaves the old database whole or the new one whole', async () => {
  const { folder, path, backups, name } = officeWithBackup(500_000);
  const second = makeBackup(path, backups, { reason: 'daily', now: LATER, programVersion: '1.0.0' }).name;
  for (const pause of [5, 25, 45, 65]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'office-process.ts'), 'restore', folder]);
    await lineOf(child, 'restored');
    await setTimeout(pause);
    await killed(child);
    expect(existsSync(path)).toBe(true);
    const names = clientNames(path).join('');
    expect(['A', 'AB']).toContain(names);
    expect(inspect(path)).toMatchObject({
      counts: { clients: names.length, documents: names.length },
      integrity: 'ok',
    });
    for (const backup of listBackups(backups)) {
      expect(inspect(join(backups, backup.name)).integrity).toBe('ok');
      if (backup.name !== name && backup.name !== second) rmSync(join(backups, backup.name));
    }
  }
});

test.each([
  ['sound', () => undefined],
  ['damaged', (path: string) => overwrite(path, 0, 100)],
] as const)(
  'killed before any of its steps, with a present database that is %s, it leaves one or the other',
  {
    timeout: 240_000,
  },
  (state, spoil) => {
    for (let step = 1; ; step += 1) {
      const { folder, path, backups } = officeWithBackup(20_000);
      spoil(path);
      const before = hashOf(path);
      const { signal, status, stderr } = spawnSync(
        process.execPath,
        [join(import.meta.dirname, 'office-process.ts'), 'restore', folder, String(step)],
        { encoding: 'utf8' },
      );
      if (state === 'damaged' && hashOf(path) === before) expect(signal).toBe('SIGKILL');
      else expect(state === 'sound' ? ['A', 'AB'] : ['A']).toContain(clientNames(path).join(''));
      for (const { name, verified } of listBackups(backups))
        if (verified) expect(inspect(join(backups, name)).integrity).toBe('ok');
      if (signal !== 'SIGKILL') {
        expect({ status, stderr, reached: step > 10 }).toEqual({ status: 0, stderr: '', reached: true });
        expect(clientNames(path)).toEqual(['A']);
        return;
      }
    }
  },
);

test('the log of a database that is gone never gets into the one that takes its place, and is kept', () => {
  const { path, folder, backups, name } = officeWithBackup(20_000);
  const db = openDatabase(path);
  for (const client of ['C', 'D', 'E']) addClient(db, client, 20_000);
  const gone = join(folder, 'gone', 'office.kontor');
  mkdirSync(join(folder, 'gone'));
  cpSync(`${path}-wal`, `${gone}-wal`);
  db.close();
  const log = hashOf(`${gone}-wal`);
  restoreBackup({
    path: gone,
    folder: backups,
    name,
    now: LATER,
    programVersion: '1.0.0',
    migrations: SMALL_MIGRATIONS,
  });
  expect(readdirSync(join(folder, 'gone'))).toEqual(['office.kontor']);
  expect(clientNames(gone)).toEqual(['A']);
  makeBackup(gone, backups, { reason: 'manual', now: LATER, programVersion: '1.0.0' });
  expect(hashOf(join(backups, 'office-2026-11-23T120000Z-restore-damaged.kontor-wal'))).toBe(log);
});

function overwrite(path: string, from: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, from, from + length);
  writeFileSync(path, bytes);
}

/** Adds a client whom the index of names has under another name. */
function addWronglyIndexed(path: string, name: string): void {
  const index = (column: string) =>
    change(path, ({ sql }) => {
      sql.unsafeMode(true);
      sql.pragma('writable_schema = ON');
      sql
        .prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 'client_name'")
        .run(`CREATE INDEX client_name ON client (${column})`);
      sql.pragma('writable_schema = OFF');
    });
  index('upper(name)');
  change(path, (db) => addClient(db, name));
  index('name');
}
