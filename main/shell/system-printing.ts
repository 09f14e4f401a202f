/** Printing by the system's own `lp` (CUPS: Linux and macOS), which takes a PDF as it is and says in its own words why it does not. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PrintChoice } from '../../preload/contract/outputs.ts';

const run = promisify(execFile);

/** The longest that the system may take to take a file over, in milliseconds. */
const longest = 60_000;

const sides = {
  simplex: 'one-sided',
  longEdge: 'two-sided-long-edge',
  shortEdge: 'two-sided-short-edge',
} as const;

/** True where the system has `lp`. */
export const hasLp = process.platform !== 'win32';

/** The words after `lp` for a choice; options by their names in PWG 5100.7 and RFC 8011. */
export function lpWords({ printer, copies, pages, duplex, colour }: PrintChoice, file: string): string[] {
  return [
    ...['-s', '-d', printer, '-n', String(copies)],
    ...(pages === null
      ? []
      : ['-P', pages.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',')]),
    ...(duplex === null ? [] : ['-o', `sides=${sides[duplex]}`]),
    ...(colour === null ? [] : ['-o', `print-color-mode=${colour ? 'color' : 'monochrome'}`]),
    // The file's name is never one of the words before it.
    '--',
    file,
  ];
}

/** Hands the PDF to the printer. Rejects with an Error in the words of the system. */
export async function printByLp(pdf: Uint8Array, choice: PrintChoice): Promise<void> {
  const file = join(tmpdir(), `kontor-${randomBytes(8).toString('hex')}.pdf`);
  await writeFile(file, pdf, { mode: 0o600, flag: 'wx' });
  try {
    // LC_ALL is left as it is: the words are for the person who sits here.
    await run('lp', lpWords(choice, file), { timeout: longest });
  } catch (error) {
    throw new Error(wordsOf(error));
  } finally {
    await rm(file, { force: true });
  }
}

function wordsOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const words = said.replace(/^lp:\s*/u, '').replace(/\.$/u, '');
  return words || (error instanceof Error ? error.message : String(error));
}
