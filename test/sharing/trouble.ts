/** Trouble at random moments of the work of two computers, and what must be true after each. */
import type { DriveOptions } from './rig.ts';
import type { Trouble } from './troubles.ts';
import { bareCommands, Late, pause, TwoComputers, type Work } from './two-computers.ts';

/** What came of it. */
export interface Outcome {
  /** Of each time: the longest time in which nobody was answered, in milliseconds. */
  readonly silences: readonly number[];
  /** What must never be: something lost, twice, torn. Nothing more was tried after it. */
  readonly faults: readonly string[];
  /** What did not come in time, or null. Nothing more was tried after it, either. */
  readonly late: string | null;
  /** Where the office lies that has them, with what was written down; null: nothing is wrong. */
  readonly folder: string | null;
}

/** So many times what is to happen happens to a keeper that works, at a random moment; the file is looked at after each. */
export async function afterTrouble(
  work: Work,
  drive: DriveOptions,
  happens: Trouble['happens'],
  times = 1,
): Promise<Outcome> {
  const office = await TwoComputers.begin(drive, work);
  const silences: number[] = [];
  let faults: string[] = [];
  let late: string | null = null;
  try {
    for (let round = 0; round < times && faults.length === 0; round += 1) {
      const keeper = await office.whole();
      await pause(Math.random() * 1_000);
      const begun = performance.now();
      await happens(office, keeper);
      await office.whole();
      silences.push(office.longestSilence(begun));
      // Without an engine the file never rests: it is looked at in the end.
      if (work !== bareCommands) faults = await office.faults();
    }
    if (faults.length === 0) {
      await office.close();
      faults = await office.faults();
    }
  } catch (error) {
    if (error instanceof Late) late = error.message;
    else faults.push(String(error));
  }
  const keep = faults.length > 0 || late !== null;
  office.down({ keep });
  return { silences, faults, late, folder: keep ? office.folder : null };
}

/** Milliseconds for a test of trouble. */
export const timeout = 300_000;
