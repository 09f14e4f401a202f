/** A verified backup, and copying the same file with a flush, in turn. */
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup } from '../../db/backup.ts';
import { openDatabase } from '../../db/database.ts';
import { databaseOf, officeCopy } from './big-office.ts';
import { type Bench, type Figure, median, megabytes, milliseconds, timed } from './measuring.ts';

const rounds = 3;

/** `drive`: a folder on another drive, where the backups and the copies go; beside the office when it is left out. */
export async function backup({ clients }: Bench, drive?: string): Promise<Figure[]> {
  const office = await officeCopy(clients);
  const path = databaseOf(office.base);
  const folder = mkdtempSync(join(drive ?? office.base, 'made-'));
  const db = openDatabase(path);
  const backups: number[] = [];
  const copies: number[] = [];
  const options = { reason: 'manual', now: new Date().toISOString(), programVersion: '' } as const;
  for (let round = 0; round <= rounds; round += 1) {
    const copied = await timed(() => copyDurably(path, join(folder, 'copy')));
    rmSync(join(folder, 'copy'));
    let name = '';
    const made = await timed(() => {
      name = makeBackup(db, folder, options).name;
    });
    rmSync(join(folder, name));
    if (round > 0) {
      backups.push(made);
      copies.push(copied);
    }
  }
  const size = megabytes(statSync(path).size);
  db.close();
  rmSync(folder, { recursive: true });
  office.remove();
  const figure = median(backups);
  const copy = median(copies);
  const work = drive === undefined ? 'verified backup' : 'verified backup on the other drive';
  return [{ work, size, figure: milliseconds(figure), limit: `2 × ${milliseconds(copy)}`, ratio: figure / (2 * copy) }];
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, to);
  const file = openSync(to, 'r+');
  fsyncSync(file);
  closeSync(file);
}
