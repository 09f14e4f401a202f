/** Computers of one office with different versions of the program: the newer one locks nobody out, whatever becomes of the keeper. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readApplied } from '../../db/migrate.ts';
import { projectRoot } from '../support/office.ts';
import { invoices, pause } from './two-computers.ts';

let home: string;
let drive: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'kontor-versions-'));
  drive = join(home, 'drive');
  await invoices.prepare(drive);
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

/** The program's own files with one migration more: what the next version brings. */
function newerRoot(): string {
  const root = join(home, 'newer');
  mkdirSync(join(root, 'db'), { recursive: true });
  for (const name of ['national', 'templates']) symlinkSync(join(projectRoot, name), join(root, name));
  const migrations = join(root, 'db', 'migrations');
  cpSync(join(projectRoot, 'db', 'migrations'), migrations, { recursive: true });
  const path = join(migrations, 'meta', '_journal.json');
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(path, 'utf8'));
  journal.entries.push({ idx: 900, version: '6', when: 1, tag: '0900_from-the-future', breakpoints: true });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(migrations, '0900_from-the-future.sql'), 'CREATE TABLE from_the_future (id INTEGER PRIMARY KEY);');
  return root;
}

/** What a computer says of itself last: `keeper`, `station` or `waiting`. */
function computer(name: string, version: string, root = projectRoot) {
  const program = new URL('station-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, drive, name, 'works', version, root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const said: string[] = [];
  child.stdout.on('data', (bytes) => said.push(...String(bytes).split('\n').filter(Boolean)));
  const is = async (standing: string) => {
    const last = Date.now() + 60_000;
    const now = () => said.findLast((line) => ['keeper', 'station', 'waiting'].includes(line));
    while (now() !== standing) {
      if (Date.now() > last) throw new Error(`${name} is not ${standing}: ${said.slice(-5).join('; ')}`);
      await pause(20);
    }
  };
  return { child, said, is };
}

const hasNewSchema = () => readApplied(join(drive, 'office.kontor')).some(({ tag }) => tag === '0900_from-the-future');

test.for([
  ['is killed', 'SIGKILL'],
  ['is closed', 'SIGTERM'],
] as const)(
  'while older computers work, a newer one migrates nothing, also when the keeper %s; when all are closed it goes on',
  { timeout: 300_000 },
  async ([, signal]) => {
    const one = computer('one', '1.4.2');
    await one.is('keeper');
    const two = computer('two', '1.4.2');
    await two.is('station');
    const newer = computer('newer', '1.4.3', newerRoot());
    await newer.is('waiting');
    await pause(2_000);
    expect(newer.said.join('\n')).toMatch(/newer Kontor than the others .+ \(1\.4\.2\), .+ \(1\.4\.2\)\./u);
    one.child.kill(signal);
    await two.is('keeper');
    const before = two.said.length;
    await pause(1_500);
    expect(two.said.slice(before).some((line) => line.startsWith('done '))).toBe(true);
    expect(newer.said).not.toContain('keeper');
    two.child.kill('SIGTERM');
    await newer.is('keeper');
    newer.child.kill('SIGTERM');
    await new Promise((resolve) => newer.child.once('exit', resolve));
    expect(hasNewSchema()).toBe(true);
    // Who comes later with the older program is told what to do.
    const late = computer('late', '1.4.2');
    await late.is('waiting');
    await vi.waitFor(
      () => expect(late.said.join('\n')).toMatch(/made by a newer Kontor: version 1\.4\.3 or later is needed/u),
      { timeout: 20_000, interval: 100 },
    );
    // And does not keep those out who can open it.
    const again = computer('again', '1.4.3', join(home, 'newer'));
    await again.is('keeper');
    expect(late.said).not.toContain('keeper');
  },
);
