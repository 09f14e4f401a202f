/** Two computers of an office on one drive, each with a process that keeps the folder when it is its turn. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDatabase, openDatabase } from '../../db/database.ts';
import { markShared } from '../../main/sharing/beacon-file.ts';
import { addClient } from '../support/documents.ts';
import { testOffice } from '../support/office.ts';
import { type DriveOptions, driveIn, type Rig, type Side } from './rig.ts';

/** What the computers do, and where it is found afterwards. */
export interface Work {
  /** The program of each; it is given the folder, its name, and whether the drive's locks work. */
  readonly program: string;
  /** Makes the office in the folder. */
  readonly prepare: (folder: string) => Promise<void>;
  /** What was written: `id` and `number`, in the order of the numbers. */
  readonly written: string;
  /** Ids under which something was written more than once. */
  readonly repeated: string;
}

/** Commands written by the rule alone, without an engine. */
export const bareCommands: Work = {
  program: 'keeper-process.ts',
  prepare: async (folder) => createDatabase(join(folder, 'office.kontor')).close(),
  written: 'SELECT id, number FROM commands ORDER BY number',
  repeated: 'SELECT id FROM commands GROUP BY id HAVING count(*) > 1',
};

/** Invoices issued by whole engines, of which one keeps the office and the other works through it. */
export const invoices: Work = {
  program: 'station-process.ts',
  prepare: async (folder) => {
    const office = await testOffice({ folder: dirname(folder), at: folder, country: 'INT' });
    await addClient(office, { country: 'INT' });
    await office.stop();
    markShared(folder);
  },
  written: 'SELECT comment AS id, seq AS number FROM document WHERE number IS NOT NULL ORDER BY seq',
  repeated: 'SELECT comment AS id FROM document GROUP BY comment HAVING count(*) > 1',
};

interface Computer {
  readonly process: ChildProcess;
  /** What it last said of itself. */
  standing: string;
  /** How many of its commands were answered. */
  done: number;
}

/** What is set in a computer's environment when it is started. */
export interface Setting {
  /** Milliseconds that its clock is off. */
  readonly KONTOR_CLOCK_OFF?: string;
  /** It begins at this moment, in milliseconds since 1970. */
  readonly KONTOR_BEGIN_AT?: string;
  /** Set: it is an office server. */
  readonly KONTOR_SERVER?: string;
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What was waited for did not come: an office that hangs, or a machine that has too much to do. */
export class Late extends Error {}

/** Milliseconds that anything may take. */
const longest = 120_000;

async function until(what: string, holds: () => boolean): Promise<void> {
  const last = performance.now() + longest;
  while (!holds()) {
    if (performance.now() > last) throw new Late(`${what} did not come within ${longest / 1_000} s`);
    await pause(20);
  }
}

export class TwoComputers {
  readonly rig: Rig;
  readonly folder: string;
  readonly #work: Work;
  readonly #computers: [Computer, Computer];
  /** Commands of which their writers were told that they count. */
  readonly #done: string[] = [];
  /** When each of them was answered, in milliseconds of a steady clock. */
  readonly #doneAt: number[] = [];
  readonly #broken: string[] = [];
  readonly #heard: string[] = [];
  #isOver = false;

  private constructor(folder: string, rig: Rig, work: Work) {
    this.folder = folder;
    this.rig = rig;
    this.#work = work;
    this.#computers = [this.#started(0, {}), this.#started(1, {})];
  }

  /** Both begin in the same moment. */
  static async begin(drive: DriveOptions, work: Work): Promise<TwoComputers> {
    const folder = mkdtempSync(join(tmpdir(), 'kontor-drive-'));
    const rig = driveIn(folder, drive);
    try {
      await work.prepare(join(folder, 'drive'));
      return new TwoComputers(folder, rig, work);
    } catch (error) {
      rig.down();
      throw error;
    }
  }

  start(side: Side, setting: Setting = {}): void {
    this.#computers[side] = this.#started(side, setting);
  }

  #started(side: Side, setting: Setting): Computer {
    const { stations, locks, within } = this.rig;
    const program = new URL(this.#work.program, import.meta.url).pathname;
    const [command = '', ...more] = [...within[side], process.execPath, program];
    const child = spawn(command, [...more, stations[side], `computer-${side}`, locks], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...setting },
    });
    const computer: Computer = { process: child, standing: '', done: 0 };
    let rest = '';
    child.stdout.on('data', (bytes) => {
      const lines = (rest + String(bytes)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#hear(side, computer, line);
    });
    child.stderr.on('data', (bytes) => this.#note(side, `stderr ${bytes}`));
    return computer;
  }

  #hear(side: Side, computer: Computer, line: string): void {
    this.#note(side, line);
    if (line.startsWith('done ')) {
      this.#done.push(line.slice('done '.length));
      this.#doneAt.push(performance.now());
      computer.done += 1;
    } else if (line.startsWith('broken')) this.#broken.push(line);
    else if (line.startsWith('log')) this.#heard.push(line);
    // A line that begins with a space goes on with the one before: where an error came from.
    else if (!line.startsWith(' ')) computer.standing = line.split(' ')[0] ?? '';
  }

  /** For whoever wants to know afterwards what happened. */
  #note(side: Side, line: string): void {
    if (!this.#isOver) appendFileSync(join(this.folder, 'log'), `${new Date().toISOString()} ${side} ${line}\n`);
  }

  /** Who keeps the office, once the one keeps it, the other works through it, and both were answered. */
  async whole(): Promise<Side> {
    const before = this.#computers.map(({ done }) => done);
    const isWhole = () => {
      const standings = this.#computers.map(({ standing }) => standing);
      return standings.includes('keeper') && (standings.includes('station') || standings.includes('client'));
    };
    await until('two computers that work', () => {
      // Without an engine the keeper alone writes.
      const all = this.#computers.map(({ done }, side) => done > (before[side] ?? 0));
      return isWhole() && (this.#work === bareCommands ? all.includes(true) : !all.includes(false));
    });
    return this.#computers[0].standing === 'keeper' ? 0 : 1;
  }

  /** Resolves when this computer keeps the office. */
  async isKeptBy(side: Side): Promise<void> {
    await until('the keeper that is wanted', () => this.#computers[side].standing === 'keeper');
  }

  /** Resolves when one of the computers says so from now on. */
  async says(what: RegExp): Promise<void> {
    const from = this.#heard.length;
    await until(String(what), () => this.#heard.slice(from).some((line) => what.test(line)));
  }

  /** Resolves when a command was answered well after this moment. */
  async served(): Promise<void> {
    const before = this.#done.length;
    await until('a command that counts', () => this.#done.length > before);
  }

  /** The longest time since then (milliseconds of a steady clock) in which nobody was answered. */
  longestSilence(since: number): number {
    const times = [since, ...this.#doneAt.filter((at) => at > since)];
    return Math.max(...times.map((at, index) => at - (times[index - 1] ?? at)));
  }

  signal(side: Side, signal: 'SIGSTOP' | 'SIGCONT' | 'SIGUSR2'): void {
    this.#computers[side].process.kill(signal);
  }

  async end(side: Side, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { process: child } = this.#computers[side];
    this.#computers[side].standing = 'ended';
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  /** What is wrong with the file as it is now, looked at in a copy; nothing may be. */
  async faults(): Promise<string[]> {
    const done = [...this.#done];
    const broken = [...this.#broken];
    const path = join(this.folder, 'drive', 'office.kontor');
    const copy = join(this.folder, 'looked-at');
    await copyAtRest(path, copy);
    const db = openDatabase(copy);
    try {
      const rows = db.prepare<[], { id: string; number: number }>(this.#work.written).all();
      const stored = new Set(rows.map(({ id, number }) => `${id} ${number}`));
      const repeated = db.prepare<[], { id: string }>(this.#work.repeated).all();
      const integrity = db.sql.pragma('integrity_check', { simple: true });
      const numbers = rows.map(({ number }) => number).join();
      return [
        ...(integrity === 'ok' ? [] : [`integrity: ${integrity}`]),
        ...(numbers === rows.map((_, index) => index + 1).join() ? [] : [`numbers: ${numbers}`]),
        ...done.filter((command) => !stored.has(command)).map((command) => `lost: ${command}`),
        ...(new Set(done).size === done.length ? [] : ['a command was answered twice']),
        ...repeated.map(({ id }) => `carried out twice: ${id}`),
        ...broken,
      ];
    } finally {
      db.close();
    }
  }

  /** Closes both computers in order. */
  async close(): Promise<void> {
    await this.end(0, 'SIGTERM');
    await this.end(1, 'SIGTERM');
  }

  /** Whatever there is of it ends; the folder with what was written down stays for whoever wants to look into it. */
  down({ keep }: { readonly keep: boolean }): void {
    this.#isOver = true;
    for (const { process: child } of this.#computers) child.kill('SIGKILL');
    if (keep) cpSync(join(this.folder, 'drive'), join(this.folder, 'drive-as-it-was'), { recursive: true });
    this.rig.down();
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The file and its log as they were at one moment, while others write. */
async function copyAtRest(path: string, copy: string): Promise<void> {
  const stampOf = () =>
    [path, `${path}-wal`]
      .map((one) => statSync(one, { bigint: true, throwIfNoEntry: false }))
      .map((stat) => (stat === undefined ? 'none' : `${stat.ino} ${stat.size} ${stat.mtimeNs}`))
      .join();
  for (;;) {
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
    const stamp = stampOf();
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    if (stampOf() === stamp) return;
    await pause(3);
  }
}
