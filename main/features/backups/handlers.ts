/** Handlers of the backups: listed, made on the button, restored. They work while the database cannot be opened, too. */
import { listBackups } from '../../../db/backup-files.ts';
import { filesTrouble } from '../../../db/backup-stored-files.ts';
import { restoreBackup } from '../../../db/restore.ts';
import type { Handlers } from '../../engine/context.ts';
import { backUpInThread, backupsOver } from './backup-in-thread.ts';

/** Where every host's log goes. */
const log = (line: string) => void process.stderr.write(`${line}\n`);

export const backupHandlers: Handlers<'backups.list' | 'backups.make' | 'backups.restore'> = {
  'backups.list': ({ office }) => listBackups(office.paths.backups),

  'backups.make': async (task, { job: name }) => {
    const job = task.job(name);
    const { backups } = task.office.paths;
    job.progress('writing', 0, null);
    // By its path, for this connection may be in the middle of an import; `task.db` says in words when none is open.
    const order = { source: task.db.path, folder: backups, reason: 'manual', now: task.now } as const;
    const made = await backUpInThread({ ...order, programVersion: task.office.program.version }, log);
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
    await backupsOver();
    const { kept, files } = await task.office.replaced(() =>
      restoreBackup({
        path: database,
        folder: backups,
        name,
        now: task.now,
        programVersion: task.office.program.version,
      }),
    );
    const trouble = filesTrouble(files, backups);
    if (trouble !== null) log(trouble);
    if (task.hasOffice)
      await task.write((command) =>
        command.record({ entity: 'backup', id: 0, version: 0, changes: { restored: { old: kept, new: name } } }),
      );
    return { state: task.office.state(), kept };
  },
};
