/** The thread that beats, so that a keeper is alive to others also while it does something long. */
import { workerData } from 'node:worker_threads';
import { readClaim, writeBeat } from './beacon-file.ts';
import type { BeatThreadData } from './beats.ts';
import { beatEvery } from './keeping.ts';
import { monotonic } from './monotonic.ts';

// Only `beats.ts` starts this program.
const { folder, keeper, epoch, begun, stopped } = workerData as BeatThreadData;
let beats = 0;

/** Beats while the beacon is the keeper's own. */
function beat(): void {
  const begins = monotonic();
  const claim = readClaim(folder);
  if (claim === null || claim === 'unreadable') return;
  if (claim.keeper !== keeper || claim.epoch !== epoch || claim.left) return;
  try {
    writeBeat(folder, keeper, beats + 1);
    beats += 1;
    Atomics.store(begun, 0, BigInt(begins));
  } catch {
    // The drive did not take it: the beat stays as old as it is, and that is what is asked for before each commit.
  }
}

while (Atomics.wait(stopped, 0, 0, beatEvery) === 'timed-out') beat();
