/** The thread that moves the beacon, so that a keeper is alive to others also while it does something long. */
import { workerData } from 'node:worker_threads';
import { readBeacon, writeBeacon } from './beacon-file.ts';
import type { BeatThreadData } from './beats.ts';
import { beatEvery } from './keeping.ts';
import { monotonic } from './monotonic.ts';

// Only `beats.ts` starts this program.
const { folder, keeper, epoch, contact, begun, stopped } = workerData as BeatThreadData;

/** Moves the beacon while it is the keeper's own; what is another's is left as it is. */
function beat(): void {
  const begins = monotonic();
  const beacon = readBeacon(folder);
  if (beacon === null || beacon === 'unreadable') return;
  if (beacon.keeper !== keeper || beacon.epoch !== epoch || beacon.left) return;
  try {
    writeBeacon(folder, { ...beacon, beat: beacon.beat + 1 }, { ...contact, at: new Date().toISOString() });
    Atomics.store(begun, 0, BigInt(begins));
  } catch {
    // The drive did not take it: the beat stays as old as it is, and that is what is asked for before each commit.
  }
}

while (Atomics.wait(stopped, 0, 0, beatEvery) === 'timed-out') beat();
