/** Whether somebody keeps the office in a shared folder at this moment: for commands that come without a window. */
import { readBeat, readClaim } from './beacon-file.ts';
import { silentAfter } from './keeping.ts';

/** Milliseconds between two looks. */
const lookEvery = 250;

/** True as soon as the keeper is seen to beat, and where the folder cannot be read; false when he has left, or was silent for so long (milliseconds). */
export async function isKeptNow(folder: string, patience: number = silentAfter): Promise<boolean> {
  const first = seenIn(folder);
  for (let waited = 0; first !== null && waited < patience; waited += lookEvery) {
    if (first === 'unreadable') return true;
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
    if (seenIn(folder) !== first) return true;
  }
  return false;
}

/** Who keeps it and his last beat; null: nobody. */
function seenIn(folder: string): string | null {
  const claim = readClaim(folder);
  if (claim === 'unreadable') return claim;
  if (claim === null || claim.left) return null;
  const beat = readBeat(folder, claim.keeper);
  return beat === 'unreadable' ? beat : `${claim.epoch} ${claim.keeper} ${beat}`;
}
