/** The last examination of an office, kept on this computer. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Examination } from './examination.ts';

function pathOf(stateFolder: string, folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  return join(stateFolder, 'diagnostics', `${name}.json`);
}

/** Null where there is none, or one that another version of the program has written otherwise. */
export function keptExamination(stateFolder: string, folder: string): Examination | null {
  try {
    const read = Examination.safeParse(JSON.parse(readFileSync(pathOf(stateFolder, folder), 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Takes the place of the one before. */
export function keepExamination(stateFolder: string, folder: string, examination: Examination): void {
  const path = pathOf(stateFolder, folder);
  mkdirSync(join(stateFolder, 'diagnostics'), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.part`, JSON.stringify(examination), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}
