/**
 * Whole engines on real drives: one keeps the office, the other works through it, both issue invoices. Each number once, no gap,
 * nothing that was answered is lost, whatever happens to either. `rounds.ts` does the same many times.
 */
import { describe, expect, test } from 'vitest';
import { noDrive } from './rig.ts';
import { afterTrouble, timeout } from './trouble.ts';
import { nameOf, troubles } from './troubles.ts';
import { invoices } from './two-computers.ts';

/** Each kind on one of its drives, in turn; `rounds.ts` takes all of them. */
const onOneDrive = troubles.map((trouble, at) => ({
  ...trouble,
  drives: [trouble.drives[at % trouble.drives.length]],
}));

describe.concurrent.each(onOneDrive)('$what', ({ drives, happens }) => {
  test.for(drives.flatMap((drive) => (drive === undefined ? [] : [[nameOf(drive), drive] as const])))(
    '%s',
    { timeout },
    async ([, drive], context) => {
      const missing = noDrive(drive);
      if (missing !== null) return context.skip(missing);
      expect(await afterTrouble(invoices, drive, happens)).toMatchObject({ faults: [], late: null });
    },
  );
});
