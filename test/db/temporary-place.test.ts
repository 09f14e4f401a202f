/** What killed processes leave in the folder for temporary files is swept, and nothing that is in use. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sweepTemporaryPlaces, temporaryPlace } from '../../db/temporary-place.ts';
import { killed, lineOf } from './processes.ts';

const later = () => Date.now() + 2 * 60_000;
const sweep = (now: number) =>
  sweepTemporaryPlaces(now, (line) => {
    throw new Error(line);
  });

test('a folder that a process holds stays, and goes once the process was killed', async () => {
  const program = join(import.meta.dirname, 'office-process.ts');
  const holder = spawn(process.execPath, [program, 'hold'], { stdio: 'pipe' });
  onTestFinished(() => killed(holder));
  let said = '';
  holder.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  await lineOf(holder, 'held');
  const folder = /^held (.*)$/mu.exec(said)?.[1] ?? '';
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'office.kontor'), 'a copy');
  sweep(later());
  expect(existsSync(folder)).toBe(true);
  await killed(holder);
  // One that is a moment old may be in the making.
  sweep(Date.now());
  expect(existsSync(folder)).toBe(true);
  sweep(later());
  expect(existsSync(folder)).toBe(false);
});

test('a folder of this process is not swept from under it', () => {
  const { folder, remove } = temporaryPlace('copy');
  sweep(later());
  expect(existsSync(folder)).toBe(true);
  remove();
  remove();
  expect(existsSync(folder)).toBe(false);
});

test('a copy of an earlier version, which was held by nothing, goes after a day', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  sweep(later());
  expect(existsSync(folder)).toBe(true);
  utimesSync(folder, new Date(), new Date(Date.now() - 25 * 60 * 60_000));
  sweep(Date.now());
  expect(existsSync(folder)).toBe(false);
});

test('folders of others in the same place are left alone', () => {
  const folder = join(tmpdir(), `kontor-copying-${process.pid}`);
  mkdirSync(folder);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  utimesSync(folder, new Date(0), new Date(0));
  sweep(later());
  expect(existsSync(folder)).toBe(true);
});
