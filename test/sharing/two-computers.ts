/** Two computers of an office on one drive, each with a process that keeps the folder when it is its turn. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createDatabase, openDatabase } from '../../db/database.ts';
import { markShared } from '../../main/sharing/beacon-file.ts';
import { addClient } from '../support/documents.ts';
import { testOffice } from '../support/office.ts';
import type { Rig } from './rig.ts';

/** What the computers do, and where it is found afterwards. */
export interface Work {
  /** The program of each; it is given the folder, its name, and whether the drive's locks work. */
  readonly program: string;
  /** Makes the office in the folder. */
  readonly prepare: (folder: string) => Promise<void>;
  /** What was written: `id` and `number`, in the order of the numbers. */
  readonly written: string;
}

/** Commands written by the rule alone, without an engine. */
export const bareCommands: Work = {
  program: 'keeper-process.ts',
  prepare: async (folder) => createDatabase(join(folder, 'office.kontor')).close(),
  written: 'SELECT id, number FROM commands ORDER BY number',
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
};

export type Side = 0 | 1;

interface Computer {
  readonly process: ChildProcess;
  isKeeper: boolean;
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(what: string, holds: () => boolean): Promise<void> {
  const last = Date.now() + 120_000;
  while (!holds()) {
    if (Date.now() > last) throw new Error(`Waited in vain for ${what}`);
    await pause(20);
  }
}

/** What the file held in the end, and what its writers had been told. */
export interface Outcome {
  readonly integrity: unknown;
  /** As they lie in the file, in order. */
  readonly numbers: readonly number[];
  /** Commands whose writers were told that they count, and that are not in the file with that number. */
  readonly lost: readonly string[];
  /** Commands whose writers were told so twice. */
  readonly twice: readonly string[];
  /** What the processes said that they must never say. */
  readonly broken: readonly string[];
}

export class TwoComputers {
  readonly rig: Rig;
  readonly #folder: string;
  readonly #work: Work;
  readonly #computers: [Computer, Computer];
  readonly #done: string[] = [];
  /** When each of them was answered, in milliseconds of a steady clock. */
  readonly #doneAt: number[] = [];
  readonly #broken: string[] = [];

  private constructor(folder: string, rig: Rig, work: Work) {
    this.#folder = folder;
    this.rig = rig;
    this.#work = work;
    this.#computers = [this.#started(0), this.#started(1)];
  }

  /** Both begin in the same moment. */
  static async begin(drive: (folder: string) => Rig, work: Work): Promise<TwoComputers> {
    const folder = mkdtempSync(join(tmpdir(), 'kontor-drive-'));
    const rig = drive(folder);
    await work.prepare(join(folder, 'drive'));
    return new TwoComputers(folder, rig, work);
  }

  /** `words`: `--server` for an office server. */
  start(side: Side, ...words: string[]): void {
    this.#computers[side] = this.#started(side, words);
  }

  #started(side: Side, words: readonly string[] = []): Computer {
    const { stations, locks } = this.rig;
    const program = new URL(this.#work.program, import.meta.url).pathname;
    const child = spawn(process.execPath, [program, stations[side], `computer-${side}`, locks, ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const computer: Computer = { process: child, isKeeper: false };
    let rest = '';
    child.stdout.on('data', (bytes) => {
      const lines = (rest + String(bytes)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('done ')) {
          this.#done.push(line.slice('done '.length));
          this.#doneAt.push(performance.now());
        } else if (line.startsWith('broken')) this.#broken.push(line);
        else if (!line.startsWith('log')) computer.isKeeper = line.startsWith('keeper');
      }
    });
    return computer;
  }

  /** Who keeps the office, once somebody does. */
  async keeper(): Promise<Side> {
    await until('a keeper', () => this.#computers.some(({ isKeeper }) => isKeeper));
    return this.#computers[0].isKeeper ? 0 : 1;
  }

  /** Resolves when this one keeps the office. */
  async isKeptBy(side: Side): Promise<void> {
    await until('another keeper', () => this.#computers[side].isKeeper);
  }

  async serviceAgain(): Promise<void> {
    const before = this.#done.length;
    await until('a command that counts', () => this.#done.length > before);
  }

  /** The longest time since then (milliseconds of a steady clock) in which nobody was answered. */
  longestSilence(since: number): number {
    const times = [since, ...this.#doneAt.filter((at) => at > since)];
    return Math.max(...times.map((at, index) => at - (times[index - 1] ?? at)));
  }

  signal(side: Side, signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#computers[side].process.kill(signal);
  }

  async end(side: Side, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { process: child } = this.#computers[side];
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  /** Closes both computers in order, and reads the file. */
  async outcome(): Promise<Outcome> {
    await this.end(0, 'SIGTERM');
    await this.end(1, 'SIGTERM');
    const db = openDatabase(join(this.#folder, 'drive', 'office.kontor'));
    try {
      const rows = db.prepare<[], { id: string; number: number }>(this.#work.written).all();
      const stored = new Set(rows.map(({ id, number }) => `${id} ${number}`));
      return {
        integrity: db.sql.pragma('integrity_check', { simple: true }),
        numbers: rows.map(({ number }) => number),
        lost: this.#done.filter((command) => !stored.has(command)),
        twice: this.#done.filter((command, index) => this.#done.indexOf(command) !== index),
        broken: this.#broken,
      };
    } finally {
      db.close();
    }
  }

  remove(): void {
    for (const { process: child } of this.#computers) child.kill('SIGKILL');
    this.rig.down();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
