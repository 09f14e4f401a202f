/** Two computers' views of one drive, on one machine: with locks that work or lie, cables, a disk that fills up or fails, a network. */
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const script = new URL('../../../shared/rig/two-mounts.sh', import.meta.url).pathname;

export interface DriveOptions {
  /** `lie`: a lock that one computer has is not seen by the other; the cable of each can be pulled. */
  readonly locks: 'work' | 'lie';
  /** `small`: it can be filled. `failing`: it can become read-only under open files, and be mended. */
  readonly disk?: 'small' | 'failing';
  /** The computers have a network of their own, whose cable can be pulled while the drive stays. */
  readonly network?: boolean;
}

export type Side = 0 | 1;

export interface Rig {
  /** The folder as each of the two computers sees it. */
  readonly stations: readonly [string, string];
  readonly locks: 'works' | 'lies';
  /** What a program of each computer is started by; empty: by itself. */
  readonly within: readonly [readonly string[], readonly string[]];
  /** The cable between a computer and the drive. */
  pull(side: Side): void;
  plug(side: Side): void;
  /** The cable between the computers. */
  cut(): void;
  join(): void;
  fill(): void;
  free(): void;
  spoil(): void;
  mend(): void;
  down(): void;
}

const printed = (command: string, ...more: readonly string[]): string =>
  execFileSync(command, more, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' }).trim();
const run = (command: string, ...more: readonly string[]): void => {
  execFileSync(command, more, { stdio: ['ignore', 'ignore', 'pipe'] });
};

const has = (command: string): boolean => {
  try {
    run('which', command);
    return true;
  } catch {
    return false;
  }
};

/** Why there is no such drive on this machine; null where there is. */
export function noDrive({ locks, disk, network }: DriveOptions): string | null {
  if (locks === 'work' && disk === undefined && network === undefined) return null;
  if (process.platform !== 'linux') return 'made by what Linux has';
  if (process.getuid?.() !== 0) return 'only root may mount';
  if (locks === 'lie') {
    if (!existsSync(script)) return 'no script that makes two views of a folder is at hand';
    if (!existsSync('/dev/fuse')) return 'no FUSE here';
    if (!has('bindfs')) return 'bindfs is not installed';
  }
  if (disk === 'failing' && !(existsSync('/dev/loop-control') && has('mkfs.ext4') && has('perl')))
    return 'no loop device, no ext4 or no perl';
  if (network && !networksCanBeMade()) return 'no network of one’s own can be made';
  return null;
}

function networksCanBeMade(): boolean {
  const name = `kontor-try-${process.pid}`;
  try {
    run('ip', 'netns', 'add', name);
    run('ip', 'netns', 'delete', name);
    return has('nsenter');
  } catch {
    return false;
  }
}

/** Makes the drive below the folder. */
export function driveIn(folder: string, { locks, disk, network }: DriveOptions): Rig {
  const drive = join(folder, 'drive');
  mkdirSync(drive, { recursive: true });
  const undo: (() => void)[] = [];
  const down = () => {
    for (const step of undo.splice(0).reverse()) {
      try {
        step();
      } catch {
        // What is not there need not be taken away.
      }
    }
  };
  try {
    if (disk === 'small') {
      run('mount', '-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', drive);
      undo.push(() => run('umount', '-l', drive));
    }
    const failing = disk === 'failing' ? failingDisk(folder, drive, undo) : null;
    const views = locks === 'lie' ? twoViews(folder, undo) : null;
    const net = network ? networkOfTwo(undo) : null;
    return {
      stations: views?.stations ?? [drive, drive],
      locks: views === null ? 'works' : 'lies',
      within: net?.within ?? [[], []],
      pull: views?.pull ?? refuse,
      plug: views?.plug ?? refuse,
      cut: net?.cut ?? refuse,
      join: net?.join ?? refuse,
      fill: disk === 'small' ? () => fill(join(drive, 'ballast')) : refuse,
      free: () => rmSync(join(drive, 'ballast'), { force: true }),
      spoil: failing?.spoil ?? refuse,
      mend: () => {
        // What the views had open is of the disk that failed.
        for (const side of [0, 1] as const) views?.pull(side);
        failing?.mend();
        for (const side of [0, 1] as const) views?.plug(side);
      },
      down,
    };
  } catch (error) {
    down();
    throw error;
  }
}

function refuse(): never {
  throw new Error('This drive cannot do that.');
}

/** Writes until nothing more goes in. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (const size of [1 << 20, 1 << 12]) {
      const bytes = Buffer.alloc(size);
      try {
        for (;;) writeSync(file, bytes);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}

/**
 * The file system goes down as after an error of its disk (`EXT4_IOC_SHUTDOWN`), once what it had promised is on the disk. A remount with
 * `abort` does not wait for that: of 60 such failures 3 lost what fsync had just said to be there, without any program of ours.
 */
const goDown =
  'use Fcntl; sysopen(my $f, $ARGV[0], O_RDONLY) or die $!; my $how = pack("L", 0); defined ioctl($f, 0x8004587d, $how) or die $!;';

/** ext4 in a file: told to fail, it lets nothing be written any more, also to files that are open. */
function failingDisk(folder: string, drive: string, undo: (() => void)[]): Pick<Rig, 'spoil' | 'mend'> {
  const image = join(folder, 'disk');
  run('truncate', '-s', '128M', image);
  run('mkfs.ext4', '-q', image);
  // A device of its own each time: somebody may still have a file of the failed one open.
  const mount = () => {
    const device = printed('losetup', '--find', '--show', image);
    undo.push(() => run('losetup', '--detach', device));
    run('mount', '-o', 'errors=remount-ro', device, drive);
    undo.push(() => run('umount', '-l', drive));
  };
  mount();
  return {
    spoil: () => run('perl', '-e', goDown, drive),
    mend: () => {
      run('umount', '-l', drive);
      mount();
    },
  };
}

function twoViews(folder: string, undo: (() => void)[]): Pick<Rig, 'stations' | 'pull' | 'plug'> {
  const views = (verb: string, ...more: string[]) => run('bash', script, verb, folder, ...more);
  const letter = (side: Side) => (side === 0 ? 'a' : 'b');
  undo.push(() => views('down'));
  views('up');
  return {
    stations: [join(folder, 'station-a'), join(folder, 'station-b')],
    pull: (side) => views('yank', letter(side)),
    plug: (side) => views('plug', letter(side)),
  };
}

let networks = 0;

/** Two computers with a cable between them and to nobody else. */
function networkOfTwo(undo: (() => void)[]): Pick<Rig, 'within' | 'cut' | 'join'> {
  networks += 1;
  const [a, b] = ['a', 'b'].map((letter) => `kontor-${process.pid}-${networks}-${letter}`) as [string, string];
  for (const name of [a, b]) {
    run('ip', 'netns', 'add', name);
    undo.push(() => run('ip', 'netns', 'delete', name));
  }
  run('ip', 'link', 'add', 'cable', 'netns', a, 'type', 'veth', 'peer', 'name', 'cable', 'netns', b);
  for (const [at, name] of [a, b].entries()) {
    run('ip', '-n', name, 'address', 'add', `10.77.0.${at + 1}/24`, 'dev', 'cable');
    for (const device of ['lo', 'cable']) run('ip', '-n', name, 'link', 'set', device, 'up');
  }
  const inside = (name: string) => ['nsenter', `--net=/run/netns/${name}`];
  return {
    within: [inside(a), inside(b)],
    // Seen from the one that keeps the office or from the other: neither hears anything any more.
    cut: () => run('ip', '-n', a, 'link', 'set', 'cable', 'down'),
    join: () => run('ip', '-n', a, 'link', 'set', 'cable', 'up'),
  };
}
