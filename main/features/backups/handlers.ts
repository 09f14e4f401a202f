/** Handlers of the backups: listed, made on the button, copied elsewhere, restored. They work while the database cannot be opened, too. */
import { listBackups } from '../../../db/backup-files.ts';
import { filesTrouble } from '../../../db/backup-stored-files.ts';
import { keyOfBackup, restoreBackup } from '../../../db/restore.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Handlers, TaskContext } from '../../engine/context.ts';
import { foldersSeen } from '../../engine/from-network.ts';
import { migrationsOf } from '../../engine/office-file.ts';
import { backupsOver } from './backup-in-thread.ts';
import { compareRecord, findRecords } from './compared-record.ts';
import { createFromBackup, findBackups } from './first-restore.ts';
import { beginLook, endLook, lookOf, mustSeeAll } from './look.ts';
import { folderOf, opened } from './place.ts';
import { earlierProofs, proveBackup } from './proof.ts';
import { takeBack } from './taking-back.ts';

/** The targets as the session is told of them. */
function shownTargets({ office: { targets, paths }, origin }: TaskContext): Output<'backups.targets'> {
  return foldersSeen(origin, targets.shown(paths));
}

/** Writes down what was changed in the list of targets, where an office is open to write it into. */
async function noted(task: TaskContext, old: string | number | null, now: string | number | null): Promise<void> {
  if (!task.hasOffice) return;
  const changes = { backupTarget: { old, new: now } };
  await task.write((command) => command.record({ entity: 'backup', id: 0, version: 0, changes }));
}

export const backupHandlers: Handlers<
  | 'backups.list'
  | 'backups.make'
  | 'backups.restore'
  | 'backups.targets'
  | 'backups.addTarget'
  | 'backups.changeTarget'
  | 'backups.removeTarget'
  | 'backups.setPassphrase'
  | 'backups.testPassphrase'
  | 'backups.prove'
  | 'backups.proofs'
  | 'backups.look'
  | 'backups.endLook'
  | 'backups.findRecords'
  | 'backups.compareRecord'
  | 'backups.takeBack'
  | 'office.findBackups'
  | 'office.createFromBackup'
> = {
  'backups.prove': (task, request) => proveBackup(task, request),
  'backups.look': (task, request) => {
    mustSeeAll(task);
    return beginLook(task, request);
  },
  'backups.endLook': (task, { look }) => {
    lookOf(task, look);
    endLook(look);
    return {};
  },
  'backups.findRecords': (task, request) => {
    mustSeeAll(task);
    return findRecords(task, request);
  },
  'backups.compareRecord': (task, request) => {
    mustSeeAll(task);
    return compareRecord(task, request);
  },
  'backups.takeBack': (task, request) => {
    mustSeeAll(task);
    return takeBack(task, request);
  },
  'office.findBackups': (task, request) => findBackups(task, request),
  'office.createFromBackup': (task, request) => createFromBackup(task, request),
  'backups.proofs': (context, request) => earlierProofs(context, request),

  'backups.list': (task, { place }) => listBackups(folderOf(task, place)),

  'backups.targets': async (task) => {
    await task.office.targets.look(task.office.paths);
    return shownTargets(task);
  },

  'backups.addTarget': async (task, { folder, warnAfterDays }) => {
    const { targets, paths } = task.office;
    const chosen = task.uploads.file(task.session, folder).path;
    await noted(task, null, targets.add(paths, chosen, warnAfterDays, task.now));
    await task.office.copyBackups();
    return shownTargets(task);
  },

  'backups.changeTarget': async (task, { id, warnAfterDays }) => {
    const { targets, paths } = task.office;
    await noted(task, targets.warnAfter(paths, id, warnAfterDays), warnAfterDays);
    return shownTargets(task);
  },

  'backups.removeTarget': async (task, { id }) => {
    const { targets, paths } = task.office;
    await noted(task, targets.remove(paths, id), null);
    return shownTargets(task);
  },

  'backups.setPassphrase': async (task, { passphrase }) => {
    const { targets, paths } = task.office;
    await targets.setPassphrase(paths, passphrase);
    await noted(task, null, passphrase === null ? 'plain' : 'encrypted');
    return shownTargets(task);
  },

  'backups.testPassphrase': async (task, { passphrase }) => {
    const { targets, paths } = task.office;
    return { isRight: await targets.isPassphrase(paths, passphrase) };
  },

  'backups.make': async (task, { job: name }) => {
    const job = task.job(name);
    job.progress('writing', 0, null);
    // `task.db` says in words when no office is open.
    const made = await task.office.backUp(task.db, task.now);
    await task.write((command) =>
      command.record({ entity: 'backup', id: 0, version: 0, changes: { name: { old: null, new: made.name } } }),
    );
    return made;
  },

  'backups.restore': async (task, { name, place, passphrase = null, seconds = 0, job: jobName }) => {
    const job = task.job(jobName);
    const { targets, paths } = task.office;
    const { database, backups } = paths;
    const from = folderOf(task, place);
    // Before anything is closed: a slip of the finger is to disturb nobody.
    const key = opened(() => keyOfBackup(from, name, { keys: targets.keys(paths), passphrase }));
    const replaced = async () => {
      job.progress('checking', 0, null);
      await backupsOver();
      return task.office.replaced((mustBeOurs) => restoreBackup({ ...order, mustBeOurs }));
    };
    const order = {
      path: database,
      folder: backups,
      from,
      name,
      secret: { keys: key === null ? [] : [key], passphrase: null },
      now: task.now,
      programVersion: task.office.program.version,
      migrations: migrationsOf(task.office.program),
    };
    const backupAt = listBackups(from).find((backup) => backup.name === name)?.at ?? null;
    const { kept, files } = task.hasOffice
      ? await task.office.upkeep.run({ kind: 'restore', backupAt, seconds, job }, replaced)
      : await replaced();
    const trouble = filesTrouble(files, from);
    if (trouble !== null) task.office.diagnosis.note(trouble);
    if (task.hasOffice)
      await task.write((command) =>
        command.record({ entity: 'backup', id: 0, version: 0, changes: { restored: { old: kept, new: name } } }),
      );
    return { state: task.office.state(), kept };
  },
};
