/**
 * A process that holds, backs up or restores an office until it is killed: `office-process.ts lock|hold|backup|order|restore|copy FOLDER`;
 * with a number, it works once and is killed just before that step in the file system.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { makeBackup } from '../../db/backup.ts';
import { listBackups } from '../../db/backup-files.ts';
import { carryOut } from '../../db/backup-order.ts';
import { copyLatest } from '../../db/backup-targets.ts';
import { lockOffice } from '../../db/database.ts';
import { restoreBackup } from '../../db/restore.ts';
import { temporaryPlace } from '../../db/temporary-place.ts';

const SMALL_MIGRATIONS = join(import.meta.dirname, '../fixtures/small-schema');
const [, , work, folder = '', lastStep] = process.argv;
const path = join(folder, 'office.kontor');
const backups = join(folder, 'backups');

/** A second of its own for each round, so that names differ. */
function* seconds(): Generator<string> {
  for (let time = Date.parse('2026-11-24T00:00:00.000Z'); ; time += 1000) yield new Date(time).toISOString();
}

/** Every change of the file system that db/ makes itself; SQLite's own are SQLite's own promise. */
function dieBeforeStep(last: number): void {
  let step = 0;
  const counted = [
    'linkSync',
    'writeSync',
    'renameSync',
    'rmSync',
    'copyFileSync',
    'writeFileSync',
    'fsyncSync',
    'mkdirSync',
  ] as const;
  for (const name of counted) {
    const real = fs[name];
    const dying = (...values: unknown[]) => {
      step += 1;
      if (step === last) process.kill(process.pid, 'SIGKILL');
      return Reflect.apply(real, fs, values);
    };
    Object.assign(fs, { [name]: dying });
  }
  syncBuiltinESMExports();
}

if (lastStep !== undefined) {
  const now = '2026-11-24T00:00:00.000Z';
  const name = listBackups(backups)[0]?.name ?? '';
  dieBeforeStep(Number(lastStep));
  if (work === 'backup') makeBackup(path, backups, { reason: 'manual', now, programVersion: '1.0.0' });
  else if (work === 'copy')
    copyLatest(
      backups,
      { id: 'stick', folder: join(folder, 'Kontor backups'), key: null },
      { files: join(folder, 'files'), now },
    );
  else restoreBackup({ path, folder: backups, name, now, programVersion: '1.0.0', migrations: SMALL_MIGRATIONS });
} else if (work === 'hold') {
  process.stdout.write(`held ${temporaryPlace('copy').folder}\n`);
  setInterval(() => undefined, 1000);
} else if (work === 'lock') {
  lockOffice(folder);
  process.stdout.write('locked\n');
  setInterval(() => undefined, 1000);
} else if (work === 'backup') {
  for (const now of seconds()) {
    makeBackup(path, backups, { reason: 'manual', now, programVersion: '1.0.0' });
    process.stdout.write('made\n');
  }
} else if (work === 'order') {
  const { key, head } = JSON.parse(fs.readFileSync(join(folder, 'key.json'), 'utf8'));
  const target = {
    id: 'stick',
    folder: join(folder, 'stick', 'Kontor backups'),
    key: { key: Buffer.from(key, 'base64'), head },
  };
  process.stdout.write('begun\n');
  // After the latest that is there: each round goes on where the last one was killed.
  const first = Date.parse(listBackups(backups)[0]?.at ?? '2026-11-24T00:00:00.000Z');
  for (let time = first + 1000; ; time += 1000) {
    const now = new Date(time).toISOString();
    carryOut(
      { source: path, folder: backups, reason: 'manual', now, programVersion: '1.0.0', targets: [target] },
      (line) => {
        throw new Error(line);
      },
    );
    process.stdout.write('made\n');
  }
} else if (work === 'restore') {
  const names = listBackups(backups).map(({ name }) => name);
  let round = 0;
  for (const now of seconds()) {
    const name = names[round % names.length] ?? '';
    restoreBackup({ path, folder: backups, name, now, programVersion: '1.0.0', migrations: SMALL_MIGRATIONS });
    process.stdout.write('restored\n');
    round += 1;
  }
}
