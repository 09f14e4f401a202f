/** Handlers of the backups: listed, made on the button, restored. They work while the database cannot be opened, too. */
import { makeBackup } from '../../../db/backup.ts';
import { listBackups, rotateBackups } from '../../../db/backup-files.ts';
import { restoreBackup } from '../../../db/restore.ts';
import type { Handlers } from '../../engine/context.ts';

export const backupHandlers: Handlers<'backups.list' | 'backups.make' | 'backups.restore'> = {
  'backups.list': ({ office }) => listBackups(office.paths.backups),

  'backups.make': async (task, { job: name }) => {
    const job = task.job(name);
    const { backups } = task.office.paths;
    job.progress('writing', 0, null);
    // By its path, for this connection may be in the middle of an import; `task.db` says in words when none is open.
    const made = makeBackup(task.db.path, backups, {
      reason: 'manual',
      now: task.now,
      programVersion: task.office.program.version,
    });
    rotateBackups(backups, task.now);
    await task.write((command) =>
      command.record({ entity: 'backup', id: 0, version: 0, changes: { name: { old: null, new: made.name } } }),
    );
    task.office.backupMade();
    return made;
  },

  'backups.restore': async (task, { name, job: jobName }) => {
    const job = task.job(jobName);
    const { database, backups } = task.office.paths;
    job.progress('checking', 0, null);
    const { kept } = await task.office.replaced(() =>
      restoreBackup({
        path: database,
        folder: backups,
        name,
        now: task.now,
        programVersion: task.office.program.version,
      }),
    );
    if (task.hasOffice)
      await task.write((command) =>
        command.record({ entity: 'backup', id: 0, version: 0, changes: { restored: { old: kept, new: name } } }),
      );
    return { state: task.office.state(), kept };
  },
};
