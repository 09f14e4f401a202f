import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listBackups } from '../../db/backup-files.ts';
import { type Db, openDatabase } from '../../db/database.ts';
import { inspect } from '../../db/health.ts';
import { type OfficePaths, officePaths } from '../../main/engine/office-paths.ts';
import { AutomaticBackups } from '../../main/features/backups/automatic.ts';
import {
  backUpInThread,
  backupsOver,
  isBackingUp,
  waitForBackup,
} from '../../main/features/backups/backup-in-thread.ts';
import { Targets } from '../../main/features/backups/targets.ts';
import { readSettings } from '../../main/features/office/settings.ts';
import { testClock, testHost, testOffice } from '../support/office.ts';
import { addClient, change, clientNames, NOW, smallOffice, tempFolder } from './office-files.ts';

function orderFor({ path, backups }: { path: string; backups: string }, now = NOW) {
  return { source: path, folder: backups, reason: 'manual', now, programVersion: '1.0.0', targets: [] } as const;
}

function lines(): { log: (line: string) => void; said: string[] } {
  const said: string[] = [];
  return { said, log: (line) => void said.push(line) };
}

const oneTurn = () => new Promise((resolve) => setImmediate(resolve));

test('while a thread makes the backup, this one goes on and writes', async () => {
  const office = smallOffice(['A'], 2_000_000);
  const { log, said } = lines();
  const db = openDatabase(office.path);
  const made = backUpInThread(orderFor(office), log);
  await oneTurn();
  expect(isBackingUp(office.path)).toBe(true);
  addClient(db, 'B');
  const { backup } = await made;
  expect(isBackingUp(office.path)).toBe(false);
  expect(listBackups(office.backups)).toEqual([backup]);
  expect(inspect(join(office.backups, backup?.name ?? '')).integrity).toBe('ok');
  db.close();
  expect(clientNames(office.path)).toEqual(['A', 'B']);
  // Nothing of a thread that could not be started.
  expect(said).toEqual([]);
});

test('backups that are asked for at once are made one after the other', async () => {
  const office = smallOffice(['A']);
  const { log } = lines();
  const both = [backUpInThread(orderFor(office), log), backUpInThread(orderFor(office), log)];
  await backupsOver();
  expect((await Promise.all(both)).map(({ backup }) => backup?.name)).toEqual([
    'office-2026-11-23T101502Z-manual.kontor',
    'office-2026-11-23T101502Z-manual-2.kontor',
  ]);
});

test('what is wrong with the database comes out of the thread as the problem that it is', async () => {
  const office = smallOffice(['A'], 20_000);
  const bytes = readFileSync(office.path);
  bytes.fill(0x5a, 2 * 4096, 4 * 4096);
  writeFileSync(office.path, bytes);
  await expect(backUpInThread(orderFor(office), lines().log)).rejects.toMatchObject({
    name: 'DatabaseProblem',
    problem: 'damaged',
    path: office.path,
  });
  expect(readdirSync(office.backups)).toEqual([]);
});

test('what the thread has to tell gets into the log: missing files, and a rotation that fails spoils no backup', async () => {
  const office = smallOffice(['A']);
  const { log, said } = lines();
  const gone = 'ab'.repeat(32);
  change(office.path, (db) => {
    db.sql.exec(`CREATE TABLE stored_file (sha256 TEXT PRIMARY KEY, size INTEGER);
      INSERT INTO stored_file VALUES ('${gone}', 5)`);
  });
  const old = join(office.backups, 'office-2020-01-01T000000Z-daily.kontor');
  mkdirSync(`${old}.json`, { recursive: true });
  writeFileSync(old, '');
  expect(await backUpInThread(orderFor(office), log)).toMatchObject({ backup: { verified: true } });
  expect(said).toEqual([
    expect.stringContaining(`1 are missing and 0 altered in ${join(office.folder, 'files')}: ${gone}`),
    expect.stringMatching(/^Old backups could not be deleted: /u),
  ]);
});

test.each([
  ['is not there', null],
  ['cannot be loaded', "import './nothing.mjs';"],
  ['ends at once', ''],
])('where the program of the thread %s, the backup is made all the same', async (_, text) => {
  const office = smallOffice(['A']);
  const { log, said } = lines();
  const program = join(tempFolder(), 'thread.mjs');
  if (text !== null) writeFileSync(program, text);
  expect(await backUpInThread(orderFor(office), log, pathToFileURL(program))).toMatchObject({
    backup: { verified: true },
  });
  expect(said).toEqual([expect.stringMatching(/^No thread for the backup, so it is made without: /u)]);
});

test('a process that is closing waits for the backup that is being made', async () => {
  const office = smallOffice(['A'], 2_000_000);
  expect(waitForBackup(office.path)).toBe(false);
  const made = backUpInThread(orderFor(office), lines().log);
  await Promise.resolve();
  expect(waitForBackup(join(office.folder, 'another'))).toBe(false);
  expect(waitForBackup(office.path)).toBe(true);
  expect(listBackups(office.backups)).toMatchObject([{ verified: true }]);
  await made;
});

/** The automatic backups of an office folder, on a clock and with timers that the test moves. */
function automaticFor(folder: string, clock = testClock(NOW), everyHours: (db: Db) => number = () => 4) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { log, said } = lines();
  let open: { paths: OfficePaths; db: Db } | null = {
    paths: officePaths(folder),
    db: openDatabase(officePaths(folder).database),
  };
  const { promise: made, resolve } = Promise.withResolvers<void>();
  const automatic = new AutomaticBackups({
    version: '1.0.0',
    clock,
    log,
    targets: new Targets(tempFolder(), testHost, log),
    settled: () => Promise.resolve(),
    everyHours,
    office: () => open,
    made: resolve,
  });
  automatic.officeOpened();
  const closeOffice = () => {
    open?.db.close();
    open = null;
  };
  onTestFinished(closeOffice);
  return { automatic, made, said, closeOffice };
}

test('the backup of the day is made by a thread; what is committed meanwhile is not taken for saved', async () => {
  const { folder, path, backups } = smallOffice(['A']);
  const { automatic, made, said } = automaticFor(folder);
  automatic.noteChange();
  vi.advanceTimersByTime(20_000);
  await oneTurn();
  expect(isBackingUp(path)).toBe(true);
  automatic.noteChange();
  await made;
  expect(automatic.latest()).toEqual({ at: NOW, good: true });
  automatic.atClosing();
  expect(listBackups(backups).map(({ reason }) => reason)).toEqual(['daily', 'closing']);
  automatic.atClosing();
  expect(listBackups(backups)).toHaveLength(2);
  expect(said).toEqual([]);
});

test('while something changes a backup is made after the hours that the office has set', async () => {
  const office = await testOffice();
  onTestFinished(() => office.close());
  const { folder } = await office.ask('office.state', {});
  await office.ask('settings.change', { backupHours: 2 });
  await office.ask('backups.make', {});
  await office.stop();
  const clock = testClock(listBackups(officePaths(folder).backups)[0]?.at ?? '');
  const { automatic, said } = automaticFor(folder, clock, (db) => readSettings(db).backupHours);
  automatic.noteChange();
  const later = new Date(clock.milliseconds() + 2 * 60 * 60_000).toISOString();
  clock.set(later);
  vi.advanceTimersByTime(20_000);
  await vi.waitFor(() => expect(automatic.latest()).toEqual({ at: later, good: true }), { timeout: 20_000 });
  const [latest] = listBackups(officePaths(folder).backups);
  // Where midnight lies between, it is the first of the day.
  expect(['schedule', 'daily']).toContain(latest?.reason);
  expect(said).toEqual([]);
});

test('closing during the backup of the day waits for it, and makes no second one of the same', async () => {
  const { folder, backups } = smallOffice(['A']);
  const { automatic, said, closeOffice } = automaticFor(folder);
  automatic.noteChange();
  vi.advanceTimersByTime(20_000);
  await oneTurn();
  automatic.stop();
  automatic.atClosing();
  closeOffice();
  expect(listBackups(backups)).toMatchObject([{ reason: 'daily', verified: true }]);
  await backupsOver();
  expect(said).toEqual([]);
});

test('where no office is open there is no last backup, whatever was open before', async () => {
  const { folder } = smallOffice(['A']);
  const { automatic, made, closeOffice } = automaticFor(folder);
  vi.advanceTimersByTime(20_000);
  await made;
  expect(automatic.latest()).not.toBeNull();
  closeOffice();
  automatic.officeOpened();
  expect(automatic.latest()).toBeNull();
});

test('through the engine: by hand, restored while another one is being made, closed during a third', async () => {
  const office = await testOffice();
  onTestFinished(() => office.close());
  const { backups } = officePaths((await office.ask('office.state', {})).folder);
  const first = await office.ask('backups.make', {});
  const [second, restored] = await Promise.all([
    office.ask('backups.make', {}),
    office.ask('backups.restore', { name: first.name }),
  ]);
  expect(restored.state.status).toBe('open');
  expect(existsSync(join(backups, second.name))).toBe(true);
  const third = office.ask('backups.make', {});
  await oneTurn();
  await office.stop();
  const { name } = await third;
  expect(inspect(join(backups, name)).integrity).toBe('ok');
  expect(listBackups(backups).filter(({ reason }) => reason === 'manual')).toHaveLength(3);
  expect(readdirSync(backups).filter((found) => found.includes('unfinished'))).toEqual([]);
});
