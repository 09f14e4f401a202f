import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { makeBackup } from '../../db/backup.ts';
import { listBackups, rotateBackups } from '../../db/backup-files.ts';
import { inspect } from '../../db/health.ts';
import { BackupName } from '../../preload/contract/backups.ts';
import { addClient, change, clientNames, NOW, problemOf, sayWhy, smallOffice, tempFolder } from './office-files.ts';
import { killed, lineOf } from './processes.ts';

const MANUAL = { reason: 'manual', now: NOW, programVersion: '1.2.3' } as const;

test('a backup of a live database has everything that was committed, and says what it holds', () => {
  const { path, backups } = smallOffice(['A', 'B']);
  const backup = change(path, (db) => {
    addClient(db, 'C');
    return makeBackup(db, backups, MANUAL);
  });
  expect(backup).toMatchObject({
    name: 'office-2026-11-23T101502Z-manual.kontor',
    at: NOW,
    reason: 'manual',
    counts: { clients: 3, products: 0, documents: 3 },
    programVersion: '1.2.3',
    verified: true,
  });
  expect(BackupName.parse(backup.name)).toBe(backup.name);
  expect(listBackups(backups)).toEqual([backup]);
  expect(clientNames(join(backups, backup.name))).toEqual(['A', 'B', 'C']);
});

test('two backups of the same second have two names, the later first in the list', () => {
  const { path, backups } = smallOffice(['A']);
  makeBackup(path, backups, MANUAL);
  makeBackup(path, backups, MANUAL);
  makeBackup(path, backups, { ...MANUAL, reason: 'closing', now: '2026-11-23T10:15:03.000Z' });
  expect(listBackups(backups).map(({ name }) => name)).toEqual([
    'office-2026-11-23T101503Z-closing.kontor',
    'office-2026-11-23T101502Z-manual.kontor',
    'office-2026-11-23T101502Z-manual-2.kontor',
  ]);
});

test('without their notes, and with spoilt ones, backups are listed all the same', () => {
  const { path, backups } = smallOffice(['A']);
  const { name, size } = makeBackup(path, backups, MANUAL);
  for (const spoil of [
    () => writeFileSync(join(backups, `${name}.json`), '{"at": 5'),
    () => writeFileSync(join(backups, `${name}.json`), '[]'),
    () => rmSync(join(backups, `${name}.json`)),
  ]) {
    spoil();
    expect(listBackups(backups)).toEqual([
      {
        name,
        size,
        at: '2026-11-23T10:15:02.000Z',
        reason: 'manual',
        counts: null,
        programVersion: null,
        verified: false,
        form: 'plain',
      },
    ]);
  }
  expect(listBackups(join(backups, 'none'))).toEqual([]);
});

test('a backup that was cut short afterwards no longer counts as verified', () => {
  const { path, backups } = smallOffice(['A']);
  const { name } = makeBackup(path, backups, MANUAL);
  truncateSync(join(backups, name), 4096);
  expect(listBackups(backups)).toMatchObject([{ name, size: 4096, verified: false }]);
});

test('of a damaged database no backup is made, and none is left behind', () => {
  const { path, backups } = smallOffice(['A', 'B', 'C'], 20_000);
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 2 * 4096, 4 * 4096);
  writeFileSync(path, bytes);
  expect(problemOf(() => makeBackup(path, backups, MANUAL))).toBe('damaged');
  expect(readdirSync(backups)).toEqual([]);
});

test('a large one is checked table by table by two threads', () => {
  const { path, backups } = smallOffice(['A', 'B'], 35_000_000);
  expect(makeBackup(path, backups, MANUAL)).toMatchObject({ counts: { clients: 2, documents: 2 }, verified: true });
  const sql = new SQLite(path, { readonly: true });
  const root =
    sql.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'client_name'").pluck().get() ?? 0;
  const size = Number(sql.pragma('page_size', { simple: true }));
  sql.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(size, 0x5a), 0, size, (root - 1) * size);
  closeSync(file);
  expect(problemOf(() => makeBackup(path, backups, { ...MANUAL, now: '2026-11-23T10:16:02.123Z' }))).toBe('damaged');
  expect(listBackups(backups)).toHaveLength(1);
});

test('a copy whose rows break the rules of their table is not called a backup', () => {
  const { path, backups } = smallOffice(['A']);
  change(path, (db) => {
    db.sql.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO note VALUES (1, NULL)');
    db.sql.unsafeMode(true);
    db.sql.exec(`PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = 'CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL)' WHERE name = 'note';
      PRAGMA writable_schema = RESET`);
  });
  expect(problemOf(() => makeBackup(path, backups, MANUAL))).toBe('damaged');
  expect(readdirSync(backups)).toEqual([]);
});

test('killed before any of its steps, it leaves no backup or a good one', () => {
  for (let step = 1; ; step += 1) {
    const { folder, backups } = smallOffice(['A', 'B']);
    const { signal, status, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'office-process.ts'), 'backup', folder, String(step)],
      { encoding: 'utf8' },
    );
    const list = listBackups(backups);
    for (const { name, verified } of list) {
      expect(verified).toBe(true);
      expect(inspect(join(backups, name))).toMatchObject({ counts: { clients: 2 }, integrity: 'ok' });
    }
    if (signal !== 'SIGKILL') {
      expect({ status, stderr, made: list.length, reached: step > 5 }).toEqual({
        status: 0,
        stderr: '',
        made: 1,
        reached: true,
      });
      return;
    }
  }
});

test('rotation deletes what is ours and superfluous, and never a file of another name', () => {
  const { path, backups } = smallOffice(['A']);
  const hours = [1, 2, 3, 4, 5].map((hour) => `2026-11-23T0${hour}:00:00.000Z`);
  for (const now of hours) makeBackup(path, backups, { ...MANUAL, reason: 'closing', now });
  const others = ['office-2020-01-01T000000Z-manual.kontor.bak', 'my office.kontor', 'office.kontor', 'letter.json'];
  for (const name of others) writeFileSync(join(backups, name), 'x');
  expect(rotateBackups(backups, NOW)).toEqual([
    'office-2026-11-23T020000Z-closing.kontor',
    'office-2026-11-23T010000Z-closing.kontor',
  ]);
  const kept = ['3', '4', '5'].flatMap((hour) => {
    const name = `office-2026-11-23T0${hour}0000Z-closing.kontor`;
    return [name, `${name}.json`];
  });
  expect(readdirSync(backups).sort()).toEqual([...others, ...kept].sort());
});

test('a process that is killed while it makes backups leaves only whole ones, and the next clears up', async () => {
  const { folder, path, backups } = smallOffice(['A', 'B', 'C'], 2_000_000);
  for (const pause of [3, 19, 43]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'office-process.ts'), 'backup', folder]);
    await lineOf(child, 'made');
    await setTimeout(pause);
    await killed(child);
    for (const { name, verified } of listBackups(backups)) {
      expect(verified).toBe(true);
      expect(inspect(join(backups, name))).toMatchObject({ counts: { clients: 3, documents: 3 }, integrity: 'ok' });
    }
    makeBackup(path, backups, MANUAL);
    expect(readdirSync(backups).filter((name) => !/\.kontor(?:\.json)?$/u.test(name))).toEqual([]);
    rmSync(backups, { recursive: true });
  }
});

test('a full disk is a problem with a name, and leaves nothing half done', () => {
  const small = join(tempFolder(), 'small');
  mkdirSync(small);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { encoding: 'utf8' });
  if (mount.status !== 0)
    return sayWhy(`a full disk: not tried, no small disk can be had (${mount.stderr?.trim() ?? mount.error})`);
  onTestFinished(() => void spawnSync('umount', [small]));
  const { path } = smallOffice(['A'], 3_000_000);
  expect(problemOf(() => makeBackup(path, small, MANUAL))).toBe('no-space');
  expect(readdirSync(small)).toEqual([]);
});

test('a folder that may not be written is a matter of rights', () => {
  const { folder, path } = smallOffice(['A']);
  const blocked = join(folder, 'blocked');
  writeFileSync(blocked, '');
  expect(problemOf(() => makeBackup(path, join(blocked, 'backups'), MANUAL))).not.toBe('nothing was thrown');
  if (process.getuid?.() === 0) return sayWhy('rights on folders: not tried, the superuser may write everywhere');
  mkdirSync(join(folder, 'locked'), { mode: 0o500 });
  expect(problemOf(() => makeBackup(path, join(folder, 'locked'), MANUAL))).toBe('no-right');
});
