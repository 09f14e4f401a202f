/** What a computer keeps of what is typed and not saved, as files. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './page-hosts.ts';
import { until } from './pages/screen.ts';

/** The files in which drafts are kept. */
export function keptFiles(home: Home): string[] {
  const folder = join(`${home.office}-state`, 'drafts');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.draft'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Waits until so many drafts are kept with all that was typed: none was written for longer than the page waits with it. */
export async function draftsKept(home: Home, count: number): Promise<void> {
  await until(`${count} drafts to be kept`, async () => {
    const files = keptFiles(home);
    return files.length === count && files.every((path) => Date.now() - statSync(path).mtimeMs > 2_500);
  });
}
