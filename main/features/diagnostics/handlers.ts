/** Handlers of the examination of the office, and of the file for support. */

import { copyOf } from '../../../db/second-reader.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Context, Handlers, TaskContext } from '../../engine/context.ts';
import { storedFileName } from '../files/stored-files.ts';
import { readSettings } from '../office/settings.ts';
import type { Examination } from './examination.ts';
import { examineInThread } from './examination-in-thread.ts';
import { findingsOf } from './findings.ts';
import { keepExamination, keptExamination } from './kept-examination.ts';
import { isNamedFile } from './queries.ts';
import { moveUnnamed } from './stored-files-check.ts';
import { supportEntries, writeSupportFile } from './support-file.ts';

/** Channels of which the page shows how long they took. */
const slowestShown = 10;

export const diagnosticsHandlers: Handlers<
  'diagnostics.last' | 'diagnostics.examine' | 'diagnostics.removeUnnamed' | 'diagnostics.supportFile'
> = {
  'diagnostics.last': (context) => shown(context, lastOf(context)),

  'diagnostics.examine': async (task, { job: name }) => {
    const job = task.job(name);
    const { paths, diagnosis, program } = task.office;
    // A file that this process has for itself alone is read through its one connection: a copy of it is what is examined then.
    const copy = task.db.exclusive ? await copyOf(task.db) : null;
    try {
      const order = {
        folder: paths.folder,
        stateFolder: diagnosis.stateFolder,
        database: copy?.path ?? paths.database,
        programVersion: program.version,
        now: Date.parse(task.now),
      };
      const found = withLocks(task, await examineInThread(order, job, diagnosis.note));
      keepExamination(diagnosis.stateFolder, paths.folder, found);
      return shown(task, found);
    } finally {
      copy?.remove();
    }
  },

  'diagnostics.removeUnnamed': async (task) => {
    const { paths, diagnosis } = task.office;
    const { db } = task;
    const moved = await moveUnnamed(paths, (sha256) => isNamedFile(db, sha256), Date.parse(task.now));
    await task.write((command) =>
      moved.files === 0
        ? command.unchanged()
        : command.record({
            entity: 'office',
            id: 0,
            version: 0,
            changes: { unnamedFiles: { old: moved.files, new: 0 } },
          }),
    );
    const last = lastOf(task);
    if (last?.files == null) return { ...moved, shown: shown(task, last) };
    const now = { ...last, files: { ...last.files, unnamed: { files: 0, bytes: 0 } } };
    keepExamination(diagnosis.stateFolder, paths.folder, now);
    return { ...moved, shown: shown(task, now) };
  },

  'diagnostics.supportFile': async (task) => {
    const { office, host, now } = task;
    const { diagnosis } = office;
    const entries = supportEntries({
      db: task.db,
      paths: office.paths,
      program: office.program,
      settings: readSettings(task.db),
      sharing: { shared: office.isShared, locks: diagnosis.locks },
      host: host.kind,
      figures: diagnosis.figures,
      log: diagnosis.log,
      examination: lastOf(task),
      now,
    });
    const name = `kontor-support-${task.today}.zip`;
    const file = await task.uploads.make(task.session, name, (path) => writeSupportFile(path, entries));
    return { file: file.handle, name, size: file.size, entries };
  },
};

function lastOf({ office }: Context): Examination | null {
  return keptExamination(office.diagnosis.stateFolder, office.paths.folder);
}

/** What two computers have found out about the locks of the drive is worth more than what two processes of one have. */
function withLocks({ office }: TaskContext, examination: Examination): Examination {
  const { locks } = office.diagnosis;
  const { officeDrive } = examination;
  return locks === 'unknown' || officeDrive === null
    ? examination
    : { ...examination, officeDrive: { ...officeDrive, locks } };
}

function shown({ db, office, language }: Context, examination: Examination | null): Output<'diagnostics.last'> {
  const slowest = office.diagnosis.figures.slowest(slowestShown);
  const nameOf = (sha256: string) => storedFileName(db, sha256) ?? sha256.slice(0, 12);
  return {
    at: examination?.at ?? null,
    findings: findingsOf({ examination, slowest }, language, nameOf),
    unnamed: examination?.files?.unnamed ?? { files: 0, bytes: 0 },
  };
}
