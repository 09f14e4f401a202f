/** A computer that has no office yet gets one out of a backup. */
import { listBackups } from '../../../db/backup-files.ts';
import { backupsIn } from '../../../db/backup-targets.ts';
import { keyOfBackup, restoreBackup } from '../../../db/restore.ts';
import type { Output, Parsed } from '../../../preload/contract/index.ts';
import type { TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fillEmptyFolder, mayHoldNewOffice, migrationsOf } from '../../engine/office-file.ts';
import { officePaths } from '../../engine/office-paths.ts';
import { officeIsThere } from '../../engine/router-words.ts';
import { opened } from './place.ts';

/** Whoever has no session may ask this only where there is nothing to be found out or lost. */
function mustBeNew({ office }: TaskContext): void {
  if (office.state().status !== 'new') throw new Failure('conflict', officeIsThere(office.paths.folder));
}

/** The backups in the folder that was chosen. */
export function findBackups(task: TaskContext, { place }: Parsed<'office.findBackups'>): Output<'office.findBackups'> {
  mustBeNew(task);
  return listBackups(backupsIn(task.uploads.file(task.session, place).path));
}

/** Restores the backup into a folder without an office, and opens it. What fails leaves the folder as it was. */
export async function createFromBackup(
  task: TaskContext,
  { place, name, passphrase, folder, job: jobName }: Parsed<'office.createFromBackup'>,
): Promise<Output<'office.createFromBackup'>> {
  mustBeNew(task);
  const { office, uploads, session, now } = task;
  const from = backupsIn(uploads.file(session, place).path);
  const target = folder === null ? office.paths.folder : uploads.file(session, folder).path;
  if (!mayHoldNewOffice(target)) throw new Failure('conflict', officeIsThere(target));
  const key = opened(() => keyOfBackup(from, name, { keys: [], passphrase: passphrase ?? null }));
  task.job(jobName).progress('checking', 0, null);
  const paths = officePaths(target);
  const { files } = fillEmptyFolder(target, () =>
    restoreBackup({
      path: paths.database,
      folder: paths.backups,
      from,
      name,
      secret: { keys: key === null ? [] : [key], passphrase: null },
      now,
      programVersion: office.program.version,
      migrations: migrationsOf(office.program),
    }),
  );
  await office.open(target);
  if (task.hasOffice)
    await task.write((command) =>
      command.record({ entity: 'backup', id: 0, version: 0, changes: { restored: { old: null, new: name } } }),
    );
  return { state: office.state(), missingFiles: files.missing.length + files.altered.length };
}
