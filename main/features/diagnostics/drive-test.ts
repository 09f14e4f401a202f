/** What a drive can do: locks, how long small things and flushes take, how fast a large file is written and read. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { lockOffice } from '../../../db/database.ts';
import { DatabaseProblem } from '../../../db/database-problem.ts';
import { medianOf } from '../../engine/call-figures.ts';
import { fileSystemKind, isOnNetworkDrive } from '../../sharing/network-drives.ts';
import type { Drive } from './examination.ts';

/** How the folder of an examination that was killed is known. */
const probe = '.kontor-probe-';
const timesMeasured = 30;
const largeFile = 32 * 1024 * 1024;
const piece = 1024 * 1024;
/** Milliseconds that another process may take to hold a lock. */
const longestStart = 10_000;

/** Holds the lock of a folder until its input ends, and says so in one line: a process of its own, given by the caller. */
export type LockHolder = (folder: string) => ChildProcess | null;

/** Measures in a folder of its own inside of this one, and leaves nothing. Throws what the drive refuses. */
export async function testDrive(folder: string, holder: LockHolder): Promise<Drive> {
  removeProbes(folder);
  const own = mkdtempSync(join(folder, probe));
  try {
    const { bavail, bsize } = statfsSync(folder);
    return {
      kind: fileSystemKind(folder),
      network: isOnNetworkDrive(folder),
      locks: await locksOf(own, holder),
      free: bavail * bsize,
      flush: flushes(join(own, 'flush')),
      small: smallFiles(own),
      ...largeOne(join(own, 'large')),
    };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Removes what an examination has left that was ended in between. */
export function removeProbes(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith(probe)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** The child's side: holds the lock of the folder until its input ends. */
export function holdLock(folder: string): void {
  const release = lockOffice(folder);
  process.stdout.write('held\n');
  process.stdin.once('end', () => {
    release();
    process.exit();
  });
  process.stdin.resume();
}

/** A process that runs this program with the words `hold-lock FOLDER`. Null in Electron, which runs no other program. */
export function holderBy(program: string): LockHolder {
  return (folder) =>
    'electron' in process.versions
      ? null
      : spawn(process.execPath, [program, 'hold-lock', folder], {
          stdio: ['pipe', 'pipe', 'ignore'],
          windowsHide: true,
        });
}

/** Another process holds a lock: here it must not be had, and must be once that process has let it go. */
async function locksOf(folder: string, holder: LockHolder): Promise<Drive['locks']> {
  const child = holder(folder);
  if (child === null) return 'unknown';
  try {
    if (!(await isHeld(child))) return 'unknown';
    if (!isLocked(folder)) return 'lie';
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin?.end();
    await ended;
    return isLocked(folder) ? 'lie' : 'work';
  } finally {
    child.kill('SIGKILL');
  }
}

function isHeld(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), longestStart);
    const settle = (is: boolean) => {
      clearTimeout(timer);
      resolve(is);
    };
    child.stdout?.once('data', () => settle(true));
    child.once('error', () => settle(false));
    child.once('exit', () => settle(false));
  });
}

function isLocked(folder: string): boolean {
  try {
    lockOffice(folder)();
    return false;
  } catch (error) {
    if (error instanceof DatabaseProblem && error.problem === 'in-use') return true;
    throw error;
  }
}

function measured(work: () => void): Drive['flush'] {
  const times: number[] = [];
  for (let time = 0; time < timesMeasured; time++) {
    const begun = performance.now();
    work();
    times.push(performance.now() - begun);
  }
  return { median: medianOf(times), longest: Math.max(...times) };
}

function flushes(path: string): Drive['flush'] {
  const bytes = randomBytes(4096);
  const file = openSync(path, 'w');
  try {
    return measured(() => {
      writeSync(file, bytes, 0, bytes.length, 0);
      fsyncSync(file);
    });
  } finally {
    closeSync(file);
  }
}

function smallFiles(folder: string): Drive['small'] {
  const bytes = randomBytes(4096);
  const path = join(folder, 'small');
  return measured(() => {
    writeFileSync(path, bytes);
    readFileSync(path);
    rmSync(path);
  });
}

function largeOne(path: string): Pick<Drive, 'writes' | 'reads'> {
  const bytes = randomBytes(piece);
  const perSecond = (work: () => void) => {
    const begun = performance.now();
    work();
    return Math.round(largeFile / Math.max((performance.now() - begun) / 1000, 0.001));
  };
  const file = openSync(path, 'w+');
  try {
    const writes = perSecond(() => {
      for (let at = 0; at < largeFile; at += piece) writeSync(file, bytes, 0, piece, at);
      fsyncSync(file);
    });
    const reads = perSecond(() => {
      for (let at = 0; at < largeFile; at += piece) readSync(file, bytes, 0, piece, at);
    });
    return { writes, reads };
  } finally {
    closeSync(file);
  }
}
