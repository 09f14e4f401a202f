/**
 * Real processes on real drives: each number once, no gap, nothing that was answered is lost, whatever happens to a keeper.
 */
import { describe, expect, test } from 'vitest';
import { noDrive } from './rig.ts';
import { afterTrouble, timeout } from './trouble.ts';
import { nameOf, troubles } from './troubles.ts';
import { bareCommands } from './two-computers.ts';

/** What needs no engine to happen. */
const bare = troubles.filter(({ what }) => /^the (?:keeper is|keeper stands|drive’s cable)|^both/u.test(what));

describe.concurrent.each(bare)('$what', ({ drives, happens }) => {
  test.for(drives.map((drive) => [nameOf(drive), drive] as const))('%s', { timeout }, async ([, drive], context) => {
    const missing = noDrive(drive);
    if (missing !== null) return context.skip(missing);
    expect(await afterTrouble(bareCommands, drive, happens)).toMatchObject({ faults: [], late: null });
  });
});
