import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeBackup } from '../../db/backup.ts';
import { listBackups } from '../../db/backup-files.ts';
import { carryOut } from '../../db/backup-order.ts';
import { backupsIn, copyLatest, isTargetThere, lookAtTarget, makeTarget } from '../../db/backup-targets.ts';
import { inspect } from '../../db/health.ts';
import { packFile, unpackFile } from '../../db/packed-file.ts';
import { restoreBackup } from '../../db/restore.ts';
import { newSealKey, noSecret, type SealKey } from '../../db/seal-key.ts';
import {
  addClient,
  change,
  clientNames,
  NOW,
  problemOf,
  SMALL_MIGRATIONS,
  sayWhy,
  smallOffice,
  tempFolder,
} from './office-files.ts';

const packed = (name: string) => `${name}.packed`;
const LATER = '2026-11-23T12:00:00.000Z';

/** An office with one backup of A, and a stick with a place for its backups. */
function officeAndStick(size = 100, key: SealKey | null = null) {
  const office = smallOffice(['A'], size);
  const stick = tempFolder();
  const target = { id: 'stick', folder: makeTarget(stick, 'stick'), key };
  const backUp = (now: string) =>
    makeBackup(office.path, office.backups, { reason: 'manual', now, programVersion: '1.0.0' }).name;
  const files = join(office.folder, 'files');
  const copy = (now = LATER) => copyLatest(office.backups, target, { files, now });
  return { ...office, files, stick, target, backUp, copy, first: backUp(NOW) };
}

test('the latest good backup is copied once, opens there, and restores the office with it', () => {
  const { path, backups, target, first, copy } = officeAndStick();
  expect(copy()).toBe(NOW);
  const [there] = listBackups(target.folder);
  expect(there).toMatchObject({ name: packed(first), verified: true, form: 'packed', counts: { clients: 1 } });
  const written = readFileSync(join(target.folder, packed(first)));
  writeFileSync(join(backups, first), 'gone bad afterwards');
  change(path, (db) => addClient(db, 'B'));
  const options = {
    path,
    folder: backups,
    from: target.folder,
    name: packed(first),
    now: LATER,
    programVersion: '1.0.0',
    migrations: SMALL_MIGRATIONS,
  };
  const { kept } = restoreBackup(options);
  expect(clientNames(path)).toEqual(['A']);
  expect(existsSync(join(backups, kept ?? ''))).toBe(true);
  expect(readFileSync(join(target.folder, packed(first)))).toEqual(written);
});

test('neither an empty place nor another stick is taken for the one that was chosen', async () => {
  const { stick, folder, target, copy } = officeAndStick();
  const away = join(folder, 'away');
  renameSync(target.folder, away);
  expect(problemOf(() => copy())).toBe('missing');
  mkdirSync(target.folder);
  expect(problemOf(() => copy())).toBe('missing');
  expect(readdirSync(target.folder)).toEqual([]);
  rmSync(target.folder, { recursive: true });
  expect(makeTarget(stick, 'another')).toBe(target.folder);
  expect(isTargetThere(target)).toBe(false);
  expect(await lookAtTarget(target, folder)).toEqual({ there: false, sameDrive: false });
  rmSync(target.folder, { recursive: true });
  renameSync(away, target.folder);
  expect(await lookAtTarget(target, folder)).toEqual({ there: true, sameDrive: true });
  expect(copy()).toBe(NOW);
});

test('two offices on one stick have a folder each', () => {
  const { stick, target } = officeAndStick();
  expect(makeTarget(stick, 'other')).toBe(`${target.folder} 2`);
});

test('a stick is looked into by its root as well as by the folder itself', () => {
  const { stick, folder, target, backups, copy } = officeAndStick();
  copy();
  expect([stick, target.folder, folder].map(backupsIn)).toEqual([target.folder, target.folder, backups]);
});

test('a backup that has rotted since it was made is not handed on, and the good copy of before stays', () => {
  const { path, backups, target, first, backUp, copy } = officeAndStick(20_000);
  copy();
  change(path, (db) => addClient(db, 'B', 20_000));
  const second = backUp(LATER);
  const bytes = readFileSync(join(backups, second));
  bytes.fill(0x5a, 2 * 4096, 4 * 4096);
  writeFileSync(join(backups, second), bytes);
  expect(problemOf(() => copy())).toBe('damaged');
  expect(listBackups(target.folder).map(({ name }) => name)).toEqual([packed(first)]);
  expect(readdirSync(target.folder).filter((name) => name.startsWith(second))).toEqual([]);
});

test('on the stick, too, what is no longer needed goes, and never the last good one', () => {
  const { target, backUp, copy, first } = officeAndStick();
  copy();
  const second = backUp(LATER);
  copy(LATER);
  expect(listBackups(target.folder).map(({ name }) => name)).toEqual([second, first].map(packed));
  const years = '2030-01-01T00:00:00.000Z';
  const third = backUp(years);
  copy(years);
  expect(listBackups(target.folder).map(({ name }) => name)).toEqual([packed(third)]);
});

test('a full stick is told as such, and leaves the backup, the other targets and the last copy as good as they were', () => {
  const small = tempFolder();
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { encoding: 'utf8' });
  if (mount.status !== 0)
    return sayWhy(`a full stick: not tried, no small disk can be had (${mount.stderr?.trim() ?? mount.error})`);
  onTestFinished(() => void spawnSync('umount', [small]));
  const { path, backups, target } = officeAndStick();
  const full = { id: 'full', folder: makeTarget(small, 'full'), key: null };
  const order = { source: path, folder: backups, programVersion: '1.0.0', targets: [full, target] } as const;
  carryOut({ ...order, reason: null, now: NOW }, () => undefined);
  const good = readdirSync(full.folder).sort();
  change(path, (db) => {
    addClient(db, 'B');
    // What cannot be compressed.
    db.sql.exec('UPDATE document SET body = randomblob(3000000)');
  });
  const said: string[] = [];
  const { backup, copies } = carryOut({ ...order, reason: 'daily', now: LATER }, (line) => void said.push(line));
  expect(backup).toMatchObject({ verified: true, counts: { clients: 2 } });
  expect(copies).toEqual([
    { id: 'full', at: null, problem: 'no-space' },
    { id: 'stick', at: LATER, problem: null },
  ]);
  expect(said).toEqual([expect.stringContaining(full.folder)]);
  expect(readdirSync(full.folder).sort()).toEqual(good);
});

test('killed before any of its steps while it copies, it leaves the good copy of before, and a new one only if that is good', () => {
  const { folder, files, path, backups, first, backUp } = officeAndStick(20_000);
  const target = { id: 'stick', folder: makeTarget(folder, 'stick'), key: null };
  copyLatest(backups, target, { files, now: NOW });
  change(path, (db) => addClient(db, 'B', 20_000));
  const [one, two] = [first, backUp(LATER)].map(packed);
  const before = join(folder, 'before');
  cpSync(target.folder, before, { recursive: true });
  for (let step = 1; ; step += 1) {
    rmSync(target.folder, { recursive: true });
    cpSync(before, target.folder, { recursive: true });
    const { signal, status, stderr } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'office-process.ts'), 'copy', folder, String(step)],
      { encoding: 'utf8' },
    );
    const list = listBackups(target.folder);
    // The first one may go when the second, of the same day, is there.
    expect([`${one}`, `${two},${one}`, `${two}`]).toContain(list.map(({ name }) => name).join());
    for (const { name, verified } of list) {
      expect(verified).toBe(true);
      unpackFile(join(target.folder, name), join(folder, 'opened'), noSecret);
      expect(inspect(join(folder, 'opened')).integrity).toBe('ok');
    }
    if (signal !== 'SIGKILL') {
      expect({ status, stderr, left: list[0]?.name, reached: step > 5 }).toEqual({
        status: 0,
        stderr: '',
        left: two,
        reached: true,
      });
      return;
    }
  }
});

/** The same, where the database names one stored file of this content. */
function sealedStick(content: string) {
  const key = newSealKey('correct horse battery');
  const made = officeAndStick(100, key);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = join(made.files, sha256.slice(0, 2), sha256);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  change(made.path, (db) => {
    db.sql.exec('CREATE TABLE stored_file (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL)');
    db.prepare('INSERT INTO stored_file VALUES (?, ?)').run(sha256, content.length);
  });
  const name = `${made.backUp(LATER)}.sealed`;
  made.copy('2026-11-23T13:00:00.000Z');
  return { ...made, key, name, file, sha256 };
}

test('on an encrypted stick nothing can be read, not even which files there are, and the passphrase alone opens it elsewhere', () => {
  const { target, name, sha256 } = sealedStick('an invoice of Alfreds Futterkiste');
  const found = readdirSync(target.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(found.map((entry) => entry.name)).toContain(name);
  for (const entry of found) {
    expect(readFileSync(join(entry.parentPath, entry.name)).includes('Futterkiste')).toBe(false);
    expect(entry.name).not.toBe(sha256);
  }
  // Another computer: it has nothing but the stick and what somebody types.
  const folder = tempFolder();
  const path = join(folder, 'office.kontor');
  const restore = (passphrase: string | null) =>
    restoreBackup({
      ...{
        path,
        folder: join(folder, 'backups'),
        from: target.folder,
        name,
        now: LATER,
        programVersion: '1.0.0',
        migrations: SMALL_MIGRATIONS,
      },
      secret: { keys: [], passphrase },
    });
  expect([null, 'correct horse'].map((typed) => problemOf(() => restore(typed)))).toEqual(['needed', 'wrong']);
  expect(readdirSync(folder)).toEqual([]);
  expect(restore('correct horse battery').files).toEqual({ named: 1, copied: 1, missing: [], altered: [] });
  expect(clientNames(path)).toEqual(['A']);
  expect(readFileSync(join(folder, 'files', sha256.slice(0, 2), sha256), 'utf8')).toContain('Futterkiste');
});

test('a flipped byte on the stick is noticed by the restore, of the database as of a file, and the office stays as it was', () => {
  const { path, backups, target, name, file, key } = sealedStick('an invoice');
  const flip = (spoilt: string) => {
    const bytes = readFileSync(spoilt);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
    writeFileSync(spoilt, bytes);
  };
  const secret = { keys: [key], passphrase: null };
  const restore = () =>
    restoreBackup({
      path,
      folder: backups,
      from: target.folder,
      name,
      secret,
      now: LATER,
      programVersion: '1.0.0',
      migrations: SMALL_MIGRATIONS,
    });
  rmSync(file);
  const [kept] = readdirSync(join(target.folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  flip(join(kept?.parentPath ?? '', kept?.name ?? ''));
  expect(restore().files).toMatchObject({ copied: 0, altered: [expect.any(String)] });
  flip(join(target.folder, name));
  change(path, (db) => addClient(db, 'B'));
  expect(problemOf(restore)).toBe('damaged');
  expect(clientNames(path)).toEqual(['A', 'B']);
});

test('what is packed and no database inside is refused as such', () => {
  const { path, backups, target, first } = officeAndStick();
  writeFileSync(join(target.folder, 'text'), 'not a database'.repeat(1000));
  packFile(join(target.folder, 'text'), join(target.folder, packed(first)), null);
  const options = {
    path,
    folder: backups,
    from: target.folder,
    name: packed(first),
    now: LATER,
    programVersion: '1',
    migrations: SMALL_MIGRATIONS,
  };
  expect(problemOf(() => restoreBackup(options))).toBe('not-a-database');
});
