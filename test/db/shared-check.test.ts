/** A file checked by two threads, whatever the second one does. */
import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { sharedCheck } from '../../db/shared-check.ts';
import { sayWhy, smallOffice, tempFolder } from './office-files.ts';

/** A second thread that takes the first table before the file is there, and then does this with it. */
async function checkedWith(andThen: string): Promise<boolean> {
  const { path } = smallOffice(['A']);
  const folder = tempFolder();
  const taken = join(folder, 'taken');
  const lines = [
    "import { writeFileSync } from 'node:fs';",
    "import { workerData } from 'node:worker_threads';",
    'const { begin, taken, second, found } = workerData;',
    'Atomics.store(second, 0, 1);',
    'const table = Atomics.add(taken, 0, 1);',
    `writeFileSync(${JSON.stringify(taken)}, '');`,
    andThen,
  ];
  const program = join(folder, 'thread.mjs');
  writeFileSync(program, lines.join('\n'));
  const check = sharedCheck(path, { program: pathToFileURL(program), patience: 200 });
  await expect.poll(() => existsSync(taken), { timeout: 60_000 }).toBe(true);
  check.begin();
  return check.isSound();
}

const says = (finding: number) =>
  `Atomics.store(found, table, ${finding}); Atomics.notify(found, table); Atomics.store(second, 0, 2); Atomics.notify(second, 0);`;

test('what the second thread found counts', async () => {
  expect(await checkedWith(says(1))).toBe(true);
  expect(await checkedWith(says(2))).toBe(false);
});

test('a table that the second thread took and said nothing of is read by the first', async () => {
  expect(await checkedWith('')).toBe(true);
  expect(await checkedWith('process.exit(1);')).toBe(true);
});

test('where no second thread can be had the first one reads all', () => {
  const { path } = smallOffice(['A']);
  const check = sharedCheck(path, { program: pathToFileURL(join(tempFolder(), 'none.mjs')) });
  check.begin();
  expect(check.isSound()).toBe(true);
});

const files = '/proc/self/fd';

test('once it is called off nobody has the file open', async () => {
  if (!existsSync(files)) return sayWhy('open files: not tried, this system does not tell of them');
  const { path } = smallOffice(['A']);
  const isOpen = () => readdirSync(files).some((file) => linkOf(join(files, file)) === path);
  for (let n = 0; n < 20; n += 1) {
    const check = sharedCheck(path);
    check.begin();
    await new Promise((resolve) => setTimeout(resolve, 5 * n));
    check.callOff();
    expect(isOpen()).toBe(false);
  }
});

/** Where a file leads to that may be closed by now. */
function linkOf(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}
