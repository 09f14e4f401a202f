/** Handlers of moving the office to another folder. */
import type { moving } from '../../../preload/contract/moving.ts';
import type { Handlers } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { follow } from '../../sharing/moved-office.ts';
import { backupsOver } from '../backups/backup-in-thread.ts';
import { carryOver } from './carry-over.ts';
import { checkLeftBehind } from './left-behind.ts';
import { cannotFollow, cannotMove, notMoved } from './moving-words.ts';
import { movingPlan } from './plan.ts';

export const movingHandlers: Handlers<keyof typeof moving> = {
  'office.inspectMove': ({ office, uploads, session }, { folder }) =>
    movingPlan(office.paths, uploads.file(session, folder).path, false),

  'office.move': async (task, { folder, backups, shared = false, seconds = 0, job: name }) => {
    const { paths, upkeep } = task.office;
    const to = task.uploads.file(task.session, folder).path;
    const { problem } = movingPlan(paths, to, backups);
    if (problem !== null) throw new Failure('invalid', cannotMove(problem, to));
    const job = task.job(name);
    const by = task.user.name;
    const recorded = (old: string, now: string) =>
      task.write((command) => {
        command.record({ entity: 'office', id: 0, version: 0, changes: { folder: { old, new: now } } });
      });
    await upkeep.run({ kind: 'move', backupAt: null, seconds, job }, async () => {
      await backupsOver();
      // In the name of whoever asked for it, and carried along: nothing that is done afterwards can make the move one that failed.
      await recorded(paths.folder, to);
      try {
        await task.office.moved({ to, shared }, (mustBeOurs) =>
          carryOver({ paths, to, backups, job, mustBeOurs, at: task.now, by }),
        );
      } catch (error) {
        if (task.office.state().status === 'open') await recorded(to, paths.folder).catch(() => undefined);
        throw error;
      }
    });
    await checkLeftBehind(paths, task.office.program.version, task.office.diagnosis.note);
    return { state: task.office.state(), from: paths.folder, to };
  },

  'office.follow': async (task) => {
    const found = follow(task.office.paths.folder, task.now);
    if (found === null) throw new Failure('not-found', notMoved);
    if ('unreachable' in found) throw new Failure('unavailable', cannotFollow(found.unreachable));
    await task.office.follow(found.at);
    return task.office.state();
  },
};
