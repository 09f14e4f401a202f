/**
 * Real processes on real drives: each number once, no gap, nothing that was answered is lost, whatever happens to a keeper.
 */
import { describe, test } from 'vitest';
import { lyingDrive, noRig, plainDrive, type Rig } from './rig.ts';
import { afterTrouble, timeout } from './trouble.ts';
import { bareCommands, pause, type Side } from './two-computers.ts';

const drives: readonly (readonly [string, (folder: string) => Rig, string | null])[] = [
  ['a drive whose locks work', plainDrive, null],
  ['a drive whose locks lie', lyingDrive, noRig()],
];

describe.concurrent.each(drives)('on %s', (_, drive, missing) => {
  test('a keeper that is killed is followed, and nothing that was answered is lost', { timeout }, async (context) => {
    if (missing !== null) return context.skip(missing);
    await afterTrouble(bareCommands, drive, async (office, side) => {
      await office.end(side, 'SIGKILL');
      office.start(side);
    });
  });

  test('a keeper that is closed is followed at once', { timeout }, async (context) => {
    if (missing !== null) return context.skip(missing);
    await afterTrouble(bareCommands, drive, async (office, side) => {
      await office.end(side, 'SIGTERM');
      office.start(side);
    });
  });

  test('a keeper that stood still for half a minute does no harm when it goes on', { timeout }, async (context) => {
    if (missing !== null) return context.skip(missing);
    await afterTrouble(bareCommands, drive, async (office, side) => {
      office.signal(side, 'SIGSTOP');
      await pause(30_000);
      office.signal(side, 'SIGCONT');
    });
  });
});

describe.concurrent('on a drive whose cable can be pulled', () => {
  const cutOff = async (which: (keeper: Side) => Side) => {
    await afterTrouble(bareCommands, lyingDrive, async (office, side) => {
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
