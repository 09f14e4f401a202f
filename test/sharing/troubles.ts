/** What may happen to an office of two computers, at a random moment of their work. */
import type { DriveOptions, Side } from './rig.ts';
import { pause, type TwoComputers } from './two-computers.ts';

export interface Trouble {
  readonly what: string;
  /** On which drives it can happen. */
  readonly drives: readonly DriveOptions[];
  /** What happens to the computer that keeps the office (`keeper`), or to the other one. */
  readonly happens: (office: TwoComputers, keeper: Side) => Promise<void>;
}

const other = (side: Side): Side => (side === 0 ? 1 : 0);
const works: DriveOptions = { locks: 'work' };
const lies: DriveOptions = { locks: 'lie' };
const both = [works, lies];
const aDay = 24 * 60 * 60_000;

/** So long that a keeper may or may not have been given up meanwhile. */
const aWhile = () => pause(Math.random() * 20_000);

const cable =
  (which: (keeper: Side) => Side): Trouble['happens'] =>
  async ({ rig }, keeper) => {
    rig.pull(which(keeper));
    await aWhile();
    rig.plug(which(keeper));
  };

/** Both computers are gone, and are started so that both begin in the same millisecond. */
const bothAnew =
  (signal: 'SIGTERM' | 'SIGKILL'): Trouble['happens'] =>
  async (office, keeper) => {
    await Promise.all([office.end(keeper, signal), office.end(other(keeper), signal)]);
    const begin = { KONTOR_BEGIN_AT: String(Date.now() + 4_000) };
    office.start(0, begin);
    office.start(1, begin);
  };

export const troubles: readonly Trouble[] = [
  {
    what: 'the keeper is killed',
    drives: both,
    happens: async (office, keeper) => {
      await office.end(keeper, 'SIGKILL');
      office.start(keeper);
    },
  },
  {
    what: 'the other computer is killed',
    drives: both,
    happens: async (office, keeper) => {
      await office.end(other(keeper), 'SIGKILL');
      office.start(other(keeper));
    },
  },
  {
    what: 'the keeper is closed',
    drives: both,
    happens: async (office, keeper) => {
      await office.end(keeper, 'SIGTERM');
      office.start(keeper);
    },
  },
  {
    what: 'an office server comes, for which the keeper makes room, and goes again',
    drives: both,
    happens: async (office, keeper) => {
      await office.end(other(keeper), 'SIGKILL');
      office.start(other(keeper), { KONTOR_SERVER: 'yes' });
      await office.isKeptBy(other(keeper));
      await office.served();
      await office.end(other(keeper), 'SIGTERM');
      office.start(other(keeper));
    },
  },
  {
    what: 'the keeper stands still for half a minute',
    drives: both,
    happens: async (office, keeper) => {
      office.signal(keeper, 'SIGSTOP');
      await pause(30_000);
      office.signal(keeper, 'SIGCONT');
    },
  },
  { what: 'the drive’s cable is out at the keeper for a while', drives: [lies], happens: cable((keeper) => keeper) },
  {
    what: 'the drive’s cable is out at the keeper for a moment',
    drives: [lies],
    happens: async ({ rig }, keeper) => {
      rig.pull(keeper);
      rig.plug(keeper);
    },
  },
  { what: 'the drive’s cable is out at the other computer for a while', drives: [lies], happens: cable(other) },
  {
    what: 'the computers do not reach each other for a while, and the drive stays',
    drives: both.map((drive) => ({ ...drive, network: true })),
    happens: async ({ rig }) => {
      rig.cut();
      await aWhile();
      rig.join();
    },
  },
  { what: 'both are killed, and begin in the same millisecond', drives: both, happens: bothAnew('SIGKILL') },
  { what: 'both are closed, and begin in the same millisecond', drives: both, happens: bothAnew('SIGTERM') },
  {
    what: 'the drive is full for a while',
    drives: both.map((drive) => ({ ...drive, disk: 'small' })),
    happens: async (office) => {
      office.rig.fill();
      await office.says(/ is full\./u);
      await aWhile();
      office.rig.free();
    },
  },
  {
    what: 'the drive is full, and the keeper is killed meanwhile',
    drives: both.map((drive) => ({ ...drive, disk: 'small' })),
    happens: async (office, keeper) => {
      office.rig.fill();
      await office.says(/ is full\./u);
      await office.end(keeper, 'SIGKILL');
      office.start(keeper);
      await aWhile();
      office.rig.free();
    },
  },
  {
    what: 'the drive becomes read-only under the open file, and is mended',
    drives: both.map((drive) => ({ ...drive, disk: 'failing' })),
    happens: async ({ rig }) => {
      rig.spoil();
      await aWhile();
      rig.mend();
    },
  },
  {
    what: 'the other computer comes back with a clock that is a day off, until it is set',
    drives: [works],
    happens: async (office, keeper) => {
      await office.end(other(keeper), 'SIGTERM');
      const off = Math.random() < 0.5 ? aDay : -aDay;
      office.start(other(keeper), { KONTOR_CLOCK_OFF: String(off) });
      await office.says(/The clocks of this computer and of/u);
      await office.served();
      await office.end(other(keeper), 'SIGTERM');
      office.start(other(keeper));
    },
  },
  {
    what: 'the keeper’s clock jumps by a day, and back',
    drives: [works],
    happens: async (office, keeper) => {
      office.signal(keeper, 'SIGUSR2');
      await aWhile();
      await office.served();
      office.signal(keeper, 'SIGUSR2');
    },
  },
];

/** `on a drive whose locks lie` and the like. */
export function nameOf({ locks }: DriveOptions): string {
  return locks === 'work' ? 'on a drive whose locks work' : 'on a drive whose locks lie';
}
