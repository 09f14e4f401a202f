/**
 * Real processes on real drives: each number once, no gap, nothing that was answered is lost, whatever happens to a keeper.
 * `KONTOR_ROUNDS` says how often each kind of trouble is made: once, unless said otherwise.
 */
import { describe, expect, test } from 'vitest';
import { lyingDrive, noRig, plainDrive, type Rig } from './rig.ts';
import { pause, type Side, TwoComputers } from './two-computers.ts';

const rounds = Number(process.env.KONTOR_ROUNDS ?? 1);

/** At a random moment of the work, what is to happen happens to the keeper; then there is service again. */
async function afterTrouble(
  drive: (folder: string) => Rig,
  happens: (office: TwoComputers, keeper: Side) => Promise<void>,
): Promise<void> {
  const office = new TwoComputers(drive);
  try {
    for (let round = 0; round < rounds; round += 1) {
      const side = await office.keeper();
      await office.serviceAgain();
      await pause(Math.random() * 1_000);
      await happens(office, side);
      await office.serviceAgain();
    }
    const { integrity, numbers, lost, twice, broken } = await office.outcome();
    expect({ integrity, lost, twice, broken }).toEqual({ integrity: 'ok', lost: [], twice: [], broken: [] });
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  } finally {
    office.remove();
  }
}

const timeout = 180_000 + rounds * 60_000;
const drives: readonly (readonly [string, (folder: string) => Rig, string | null])[] = [
  ['a drive whose locks work', plainDrive, null],
  ['a drive whose locks lie', lyingDrive, noRig()],
];

describe.concurrent.each(drives)('on %s', (_, drive, missing) => {
  test('a keeper that is killed is followed, and nothing that was answered is lost', { timeout }, async (context) => {
    if (missing !== null) return context.skip(missing);
    await afterTrouble(drive, async (office, side) => {
      await office.end(side, 'SIGKILL');
      office.start(side);
    });
  });

  test('a keeper that is closed is followed at once', { timeout }, async (context) => {
    if (missing !== null) return context.skip(missing);
    await afterTrouble(drive, async (office, side) => {
      await office.end(side, 'SIGTERM');
      office.start(side);
    });
  });

  test('a keeper that stood still for half a minute does no harm when it goes on', { timeout }, async (context) => {
    if (missing !== null) return context.skip(missing);
    await afterTrouble(drive, async (office, side) => {
      office.signal(side, 'SIGSTOP');
      await pause(30_000);
      office.signal(side, 'SIGCONT');
    });
  });
});

describe.concurrent('on a drive whose cable can be pulled', () => {
  const cutOff = async (which: (keeper: Side) => Side) => {
    await afterTrouble(lyingDrive, async (office, side) => {
      office.rig.pull(which(side));
      await pause(Math.random() * 20_000);
      office.rig.plug(which(side));
    });
  };

  test('the keeper is cut off for a while', { timeout }, async (context) => {
    if (noRig() !== null) return context.skip(noRig() ?? '');
    await cutOff((side) => side);
  });

  test('the other computer is cut off for a while', { timeout }, async (context) => {
    if (noRig() !== null) return context.skip(noRig() ?? '');
    await cutOff((side) => (side === 0 ? 1 : 0));
  });
});
