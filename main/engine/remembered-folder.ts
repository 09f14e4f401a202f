/** Which office folder this computer had open last. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = (stateFolder: string) => join(stateFolder, 'last-office.json');

/** The folder, or null when none was open yet (or what was noted cannot be read). */
export function rememberedFolder(stateFolder: string): string | null {
  try {
    const noted: unknown = JSON.parse(readFileSync(file(stateFolder), 'utf8'));
    return typeof noted === 'object' && noted !== null && 'folder' in noted && typeof noted.folder === 'string'
      ? noted.folder
      : null;
  } catch {
    return null;
  }
}

/** A computer that cannot note it opens the default folder next time: no reason to fail now. */
export function rememberFolder(stateFolder: string, folder: string): void {
  try {
    mkdirSync(stateFolder, { recursive: true });
    const unfinished = `${file(stateFolder)}.new`;
    writeFileSync(unfinished, JSON.stringify({ folder }));
    renameSync(unfinished, file(stateFolder));
  } catch {
    return;
  }
}
