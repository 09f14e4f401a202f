/** Folders for files that lie on this computer only as long as a process works with them: what sessions hand over, what LibreOffice prints. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds after which what a killed process has left is removed. */
const leftFor = 24 * 60 * 60 * 1000;
const prefix = 'engine-';

/**
 * Makes a folder of its own under `stateFolder`, which other users of the computer cannot read. Whoever has it takes it away; what
 * was left by a process that was killed is removed here 24 hours later. `now`: in milliseconds.
 */
export function privateFolder(stateFolder: string, now: number): string {
  const folder = join(stateFolder, 'uploads');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(folder, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (changed < now - leftFor) rmSync(path, { recursive: true, force: true });
  }
  return mkdtempSync(join(folder, prefix));
}
