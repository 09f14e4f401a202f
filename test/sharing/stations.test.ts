/**
 * Whole engines on real drives: one keeps the office, the other works through it, both issue invoices. Each number once, no gap,
 * nothing that was answered is lost, whatever happens to either.
 */
import { describe, test } from 'vitest';
import { lyingDrive, noRig, plainDrive } from './rig.ts';
import { afterTrouble, timeout } from './trouble.ts';
import { invoices, pause, type Side, type TwoComputers } from './two-computers.ts';

const other = (side: Side): Side => (side === 0 ? 1 : 0);

/** What happens to the keeper (`side`), or to the other computer. */
const troubles: readonly (readonly [string, (office: TwoComputers, side: Side) => Promise<void>])[] = [
  [
    'the keeper is killed',
    async (office, side) => {
      await office.end(side, 'SIGKILL');
      office.start(side);
    },
  ],
  [
    'the other computer is killed',
    async (office, side) => {
      await office.end(other(side), 'SIGKILL');
      office.start(other(side));
    },
  ],
  [
    'the keeper is closed',
    async (office, side) => {
      await office.end(side, 'SIGTERM');
      office.start(side);
    },
  ],
  [
    'an office server comes, for which the keeper makes room, and goes again',
    async (office, side) => {
      await office.end(other(side), 'SIGKILL');
      office.start(other(side), '--server');
      await office.isKeptBy(other(side));
      await office.serviceAgain();
      await office.end(other(side), 'SIGTERM');
      office.start(other(side));
    },
  ],
  [
    'the keeper stands still for half a minute',
    async (office, side) => {
      office.signal(side, 'SIGSTOP');
      await pause(30_000);
      office.signal(side, 'SIGCONT');
    },
  ],
];

const cut =
  (which: (keeper: Side) => Side) =>
  async (office: TwoComputers, side: Side): Promise<void> => {
    office.rig.pull(which(side));
    await pause(Math.random() * 20_000);
    office.rig.plug(which(side));
  };

describe.concurrent('on a drive whose locks work', () => {
  test.for(troubles)('%s', { timeout }, async ([name, happens]) => {
    await afterTrouble(invoices, plainDrive, happens, name);
  });
});

describe.concurrent('on a drive whose locks lie and whose cable can be pulled', () => {
  const missing = noRig();
  const cables = [
    ['the cable of the keeper is out for a while', cut((side) => side)],
    ['the cable of the other computer is out for a while', cut(other)],
  ] as const;
  test.for([...troubles, ...cables])('%s', { timeout }, async ([name, happens], context) => {
    if (missing !== null) return context.skip(missing);
    await afterTrouble(invoices, lyingDrive, happens, name);
  });
});
