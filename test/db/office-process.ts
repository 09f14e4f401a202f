/** A process that holds, backs up or restores an office until it is killed: `office-process.ts lock|backup|restore FOLDER`. */
import { join } from 'node:path';
import { makeBackup } from '../../db/backup.ts';
import { listBackups } from '../../db/backup-files.ts';
import { lockOffice } from '../../db/database.ts';
import { restoreBackup } from '../../db/restore.ts';

const [, , work, folder = ''] = process.argv;
const path = join(folder, 'office.kontor');
const backups = join(folder, 'backups');

/** A second of its own for each round, so that names differ. */
function* seconds(): Generator<string> {
  for (let time = Date.parse('2026-11-24T00:00:00.000Z'); ; time += 1000) yield new Date(time).toISOString();
}

if (work === 'lock') {
  lockOffice(folder);
  process.stdout.write('locked\n');
  setInterval(() => undefined, 1000);
} else if (work === 'backup') {
  for (const now of seconds()) {
    makeBackup(path, backups, { reason: 'manual', now, programVersion: '1.0.0' });
    process.stdout.write('made\n');
  }
} else if (work === 'restore') {
  const names = listBackups(backups).map(({ name }) => name);
  let round = 0;
  for (const now of seconds()) {
    const name = names[round % names.length] ?? '';
    restoreBackup({ path, folder: backups, name, now, programVersion: '1.0.0' });
    process.stdout.write('restored\n');
    round += 1;
  }
}
