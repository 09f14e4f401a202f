/** Trouble at random moments of the work of two computers, and what must be true afterwards. */
import { expect } from 'vitest';
import type { Rig } from './rig.ts';
import { pause, type Side, TwoComputers, type Work } from './two-computers.ts';

/** `KONTOR_ROUNDS` says how often each kind of trouble is made: once, unless said otherwise. */
const rounds = Number(process.env.KONTOR_ROUNDS ?? 1);

/** At a random moment of the work, what is to happen happens to the keeper; then there is service again. */
export async function afterTrouble(
  work: Work,
  drive: (folder: string) => Rig,
  happens: (office: TwoComputers, keeper: Side) => Promise<void>,
  name = '',
): Promise<void> {
  const office = await TwoComputers.begin(drive, work);
  const silences: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const side = await office.keeper();
      await office.serviceAgain();
      await pause(Math.random() * 1_000);
      const begun = performance.now();
      await happens(office, side);
      await office.serviceAgain();
      silences.push(office.longestSilence(begun) / 1_000);
    }
    if (process.env.KONTOR_ROUNDS !== undefined) tell(name, silences);
    const { integrity, numbers, lost, twice, broken } = await office.outcome();
    expect({ integrity, lost, twice, broken }).toEqual({ integrity: 'ok', lost: [], twice: [], broken: [] });
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  } finally {
    office.remove();
  }
}

/** For README's table of times without service. */
function tell(name: string, silences: readonly number[]): void {
  const sorted = silences.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]?.toFixed(1);
  const figures = `${sorted.length} times, median ${at(0.5)} s, longest ${at(1)} s`;
  process.stderr.write(`${name}: ${figures}\n`);
}

/** Milliseconds for a test of trouble. */
export const timeout = 180_000 + rounds * 60_000;
