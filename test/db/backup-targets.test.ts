import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeBackup } from '../../db/backup.ts';
import { listBackups } from '../../db/backup-files.ts';
import { carryOut } from '../../db/backup-order.ts';
import { backupsIn, copyLatest, isTargetThere, lookAtTarget, makeTarget } from '../../db/backup-targets.ts';
import { inspect } from '../../db/health.ts';
import { restoreBackup } from '../../db/restore.ts';
import { addClient, change, clientNames, NOW, problemOf, sayWhy, smallOffice, tempFolder } from './office-files.ts';

const LATER = '2026-11-23T12:00:00.000Z';

/** An office with one backup of A, and a stick with a place for its backups. */
function officeAndStick(size = 100) {
  const office = smallOffice(['A'], size);
  const stick = tempFolder();
  const target = { id: 'stick', folder: makeTarget(stick, 'stick') };
  const backUp = (now: string) =>
    makeBackup(office.path, office.backups, { reason: 'manual', now, programVersion: '1.0.0' }).name;
  const files = join(office.folder, 'files');
  const copy = (now = LATER) => copyLatest(office.backups, target, { files, now });
  return { ...office, files, stick, target, backUp, copy, first: backUp(NOW) };
}

test('the latest good backup is copied once, opens there, and restores the office with it', () => {
  const { path, backups, target, first, copy } = officeAndStick();
  expect(copy()).toBe(NOW);
  expect(listBackups(target.folder)).toEqual(listBackups(backups));
  const written = readFileSync(join(target.folder, first));
  writeFileSync(join(backups, first), 'gone bad afterwards');
  expect(inspect(join(target.folder, first))).toMatchObject({ counts: { clients: 1 }, integrity: 'ok' });
  change(path, (db) => addClient(db, 'B'));
  const options = { path, folder: backups, from: target.folder, name: first, now: LATER, programVersion: '1.0.0' };
  const { kept } = restoreBackup(options);
  expect(clientNames(path)).toEqual(['A']);
  expect(existsSync(join(backups, kept ?? ''))).toBe(true);
  expect(readFileSync(join(target.folder, first))).toEqual(written);
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
  expect(listBackups(target.folder).map(({ name }) => name)).toEqual([first]);
  expect(readdirSync(target.folder).filter((name) => name.startsWith(second))).toEqual([]);
});

test('on the stick, too, what is no longer needed goes, and never the last good one', () => {
  const { target, backUp, copy, first } = officeAndStick();
  copy();
  const second = backUp(LATER);
  copy(LATER);
  expect(listBackups(target.folder).map(({ name }) => name)).toEqual([second, first]);
  const years = '2030-01-01T00:00:00.000Z';
  const third = backUp(years);
  copy(years);
  expect(listBackups(target.folder).map(({ name }) => name)).toEqual([third]);
});

test('a full stick is told as such, and leaves the backup, the other targets and the last copy as good as they were', () => {
  const small = tempFolder();
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { encoding: 'utf8' });
  if (mount.status !== 0)
    return sayWhy(`a full stick: not tried, no small disk can be had (${mount.stderr?.trim() ?? mount.error})`);
  onTestFinished(() => void spawnSync('umount', [small]));
  const { path, backups, target } = officeAndStick();
  const full = { id: 'full', folder: makeTarget(small, 'full') };
  const order = { source: path, folder: backups, programVersion: '1.0.0', targets: [full, target] } as const;
  carryOut({ ...order, reason: null, now: NOW }, () => undefined);
  const good = readdirSync(full.folder).sort();
  change(path, (db) => addClient(db, 'B', 3_000_000));
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
  const target = { id: 'stick', folder: makeTarget(folder, 'stick') };
  copyLatest(backups, target, { files, now: NOW });
  change(path, (db) => addClient(db, 'B', 20_000));
  const second = backUp(LATER);
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
    expect([`${first}`, `${second},${first}`, `${second}`]).toContain(list.map(({ name }) => name).join());
    for (const { name, verified } of list) {
      expect(verified).toBe(true);
      expect(inspect(join(target.folder, name)).integrity).toBe('ok');
    }
    if (signal !== 'SIGKILL') {
      expect({ status, stderr, left: list[0]?.name, reached: step > 5 }).toEqual({
        status: 0,
        stderr: '',
        left: second,
        reached: true,
      });
      return;
    }
  }
});
