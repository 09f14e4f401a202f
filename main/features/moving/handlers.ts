/** Handlers of moving the office to another folder. */
import { existsSync } from 'node:fs';
import type { moving } from '../../../preload/contract/moving.ts';
import type { Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { officePaths } from '../../engine/office-paths.ts';
import { arrive, whereItWent } from '../../sharing/moved-office.ts';
import { backupsOver } from '../backups/backup-in-thread.ts';
import { carryOver } from './carry-over.ts';
import { cannotFollow, cannotMove, notMoved } from './moving-words.ts';
import { movingPlan } from './plan.ts';

export const movingHandlers: Handlers<keyof typeof moving> = {
  'office.inspectMove': ({ office, uploads, session }, { folder }) =>
    movingPlan(office.paths, uploads.file(session, folder).path),

  'office.move': async (task, { folder, backups, seconds = 0, job: name }) => {
    const { paths, upkeep } = task.office;
    const to = task.uploads.file(task.session, folder).path;
    const { problem } = movingPlan(paths, to);
    if (problem !== null) throw new Failure('invalid', cannotMove(problem, to));
    const job = task.job(name);
    const by = task.user.name;
    await upkeep.run({ kind: 'move', backupAt: null, seconds }, async () => {
      await backupsOver();
      await task.office.moved(to, (mustBeOurs) => carryOver({ paths, to, backups, job, mustBeOurs, at: task.now, by }));
    });
    await task.write((command) => {
      const changes = { folder: { old: paths.folder, new: to } };
      command.record({ entity: 'office', id: 0, version: 0, changes });
    });
    return { state: task.office.state(), from: paths.folder, to };
  },

  'office.follow': async (task) => {
    const to = whereItWent(task.office.paths.folder, task.now);
    if (to === null) throw new Failure('not-found', notMoved);
    arrive(to);
    if (!existsSync(officePaths(to).database)) throw new Failure('unavailable', cannotFollow(to));
    await task.office.open(to);
    return task.office.state();
  },
};
