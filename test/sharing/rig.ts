/** A shared drive on one machine: a folder for all, or one whose locks lie and whose cable can be pulled. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const script = new URL('../../../shared/rig/two-mounts.sh', import.meta.url).pathname;

/** Why there is no drive whose locks lie here; null where there is. */
export function noRig(): string | null {
  if (!existsSync(script)) return 'no script that makes two views of a folder is at hand';
  if (!existsSync('/dev/fuse')) return 'no FUSE here';
  try {
    execFileSync('which', ['bindfs'], { stdio: 'ignore' });
    return process.getuid?.() === 0 ? null : 'only root may mount';
  } catch {
    return 'bindfs is not installed';
  }
}

export interface Rig {
  /** The folder as each of the two stations sees it. */
  readonly stations: readonly [string, string];
  readonly locks: 'works' | 'lies';
  pull(station: 0 | 1): void;
  plug(station: 0 | 1): void;
  down(): void;
}

const run = (verb: string, folder: string, station?: 0 | 1): void => {
  const more = station === undefined ? [] : [station === 0 ? 'a' : 'b'];
  execFileSync('bash', [script, verb, folder, ...more], { stdio: 'ignore' });
};

/** A drive whose locks lie, below the folder. */
export function lyingDrive(folder: string): Rig {
  run('up', folder);
  return {
    stations: [join(folder, 'station-a'), join(folder, 'station-b')],
    locks: 'lies',
    pull: (station) => run('yank', folder, station),
    plug: (station) => run('plug', folder, station),
    down: () => run('down', folder),
  };
}

/** A folder that all stations see as it is, whose locks work and whose cable cannot be pulled. */
export function plainDrive(folder: string): Rig {
  const drive = join(folder, 'drive');
  mkdirSync(drive, { recursive: true });
  const refuse = () => {
    throw new Error('This drive has no cable.');
  };
  return { stations: [drive, drive], locks: 'works', pull: refuse, plug: refuse, down: () => undefined };
}
