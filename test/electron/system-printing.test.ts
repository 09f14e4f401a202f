/** What the system's `lp` is told, and what it says. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lpWords, printByLp } from '../../main/shell/system-printing.ts';

const choice = { printer: 'Laser', copies: 2, pages: null, duplex: null, colour: null } as const;
let folder: string;
const path = process.env.PATH;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lp-'));
});
afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

/** A program in the place of `lp`: a shell script. */
function inPlaceOfLp(script: string): void {
  writeFileSync(join(folder, 'lp'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'lp'), 0o755);
  process.env.PATH = `${folder}:${path}`;
}

test('printer, copies, pages, sides and colour are said in the words of the system', () => {
  expect(lpWords(choice, '/tmp/a.pdf')).toEqual(['-s', '-d', 'Laser', '-n', '2', '--', '/tmp/a.pdf']);
  const pages = [
    { from: 1, to: 3 },
    { from: 5, to: 5 },
  ];
  expect(lpWords({ ...choice, pages, duplex: 'shortEdge', colour: false }, '/tmp/a.pdf').slice(5, -2)).toEqual([
    '-P',
    '1-3,5',
    '-o',
    'sides=two-sided-short-edge',
    '-o',
    'print-color-mode=monochrome',
  ]);
});

test.skipIf(process.platform === 'win32')('the very bytes go to the printer, and nothing of them stays', async () => {
  inPlaceOfLp(`for last; do :; done; cp "$last" ${folder}/printed; echo "$last" > ${folder}/name`);
  await printByLp(Buffer.from('%PDF-1.7 bytes'), choice);
  expect(readFileSync(join(folder, 'printed'), 'utf8')).toBe('%PDF-1.7 bytes');
  expect(() => readFileSync(readFileSync(join(folder, 'name'), 'utf8').trim())).toThrow(/ENOENT/u);
});

test.skipIf(process.platform === 'win32')('what the system refuses is said in its own words', async () => {
  inPlaceOfLp('echo "lp: The printer or class does not exist." >&2; exit 1');
  await expect(printByLp(Buffer.from('%PDF'), choice)).rejects.toThrow(/^The printer or class does not exist$/u);
});
