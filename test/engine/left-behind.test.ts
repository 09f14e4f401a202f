/** The database that a move leaves behind becomes a checked backup; one that cannot be checked is told in the log and fails nothing. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBackup } from '../../db/backup.ts';
import { listBackups, readNote } from '../../db/backup-files.ts';
import { openDatabase } from '../../db/database.ts';
import { officePaths } from '../../main/engine/office-paths.ts';
import { checkLeftBehind } from '../../main/features/moving/left-behind.ts';
import { clientNames, smallOffice } from '../db/office-files.ts';

const name = 'office-2026-11-29T120000Z-move.kontor';

/** An office folder whose database was put away as a move does it. */
function leftOffice() {
  const { folder, path, backups } = smallOffice(['A', 'B']);
  mkdirSync(backups);
  // As an office on a disk of this computer is written.
  openDatabase(path).close();
  renameSync(path, join(backups, name));
  return { folder, backups, lines: [] as string[] };
}

async function checked({ folder, lines }: ReturnType<typeof leftOffice>) {
  await checkLeftBehind(officePaths(folder), '1.2.3', (line) => lines.push(line));
}

test('it is read, counted and noted as a backup is, and lies there as one file with its note', async () => {
  const left = leftOffice();
  expect(listBackups(left.backups)).toMatchObject([{ name, verified: false, counts: null }]);
  await checked(left);
  expect(left.lines).toEqual([]);
  expect(listBackups(left.backups)).toMatchObject([
    {
      name,
      at: '2026-11-29T12:00:00.000Z',
      reason: 'move',
      verified: true,
      counts: { clients: 2, products: 0, documents: 2 },
      programVersion: '1.2.3',
    },
  ]);
  expect(readNote(left.backups, name)).toMatchObject({ schema: ['0000_first'], files: { named: 0 } });
  expect(readdirSync(left.backups)).toEqual([name, `${name}.json`]);
  expect(clientNames(join(left.backups, name))).toEqual(['A', 'B']);
  // What is left of an office is the same as a backup of it would be.
  const again = makeBackup(join(left.backups, name), join(left.folder, 'again'), {
    reason: 'manual',
    now: '2026-11-29T13:00:00.000Z',
    programVersion: '1.2.3',
  });
  expect(again.counts).toEqual(listBackups(left.backups)[0]?.counts);
});

test('one that is damaged stays “not checked”, with a line in the log, and whoever moved is not told that it failed', async () => {
  const left = leftOffice();
  const path = join(left.backups, name);
  const bytes = readFileSync(path);
  bytes.fill(0x55, 4096, 3 * 4096);
  writeFileSync(path, bytes);
  await checked(left);
  expect(left.lines).toHaveLength(1);
  expect(left.lines[0]).toContain(`What the office left behind in ${left.folder} could not be checked`);
  expect(listBackups(left.backups)).toMatchObject([{ name, verified: false, counts: null }]);
});

test('where nothing was left behind, nothing is said', async () => {
  const { folder } = smallOffice(['A']);
  const lines: string[] = [];
  await checkLeftBehind(officePaths(folder), '1.2.3', (line) => lines.push(line));
  expect(lines).toEqual([]);
});
