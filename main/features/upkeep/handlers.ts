/** Handlers of looking after the database file: checked, compacted. */
import { statSync } from 'node:fs';
import { besideIt, removeCompacted, takeCompacted } from '../../../db/compact.ts';
import type { UpkeepKind } from '../../../preload/contract/stations.ts';
import type { upkeep } from '../../../preload/contract/upkeep.ts';
import type { Handlers, Job, TaskContext } from '../../engine/context.ts';
import { backupsOver } from '../backups/backup-in-thread.ts';
import { upkeepInThread } from './upkeep-in-thread.ts';

/** Does the work on the closed file when the others have made room. */
function whileClosed<Result>(
  task: TaskContext,
  { kind, seconds, phase, job }: { kind: UpkeepKind; seconds: number; phase: 'checking' | 'writing'; job: Job },
  work: (mustBeOurs: () => void) => Promise<Result>,
): Promise<Result> {
  return task.office.upkeep.run({ kind, backupAt: null, seconds, job }, async () => {
    job.progress(phase, 0, null);
    await backupsOver();
    return task.office.closed(work);
  });
}

export const upkeepHandlers: Handlers<keyof typeof upkeep> = {
  'office.check': async (task, { seconds, job: name }) => {
    const job = task.job(name);
    const { database: path } = task.office.paths;
    const health = await whileClosed(task, { kind: 'check', seconds, phase: 'checking', job }, async () => {
      const done = await upkeepInThread({ path, to: null });
      if (done.type !== 'checked') throw new Error('The thread did something else.');
      return done.health;
    });
    const damage = health.integrity === 'ok' ? [] : [...health.integrity];
    await task.write((command) => {
      const changes = { checked: { old: null, new: damage.length === 0 ? 'ok' : damage.join('; ') } };
      command.record({ entity: 'office', id: 0, version: 0, changes });
    });
    return { damage, size: statSync(path).size, counts: health.counts };
  },

  'office.compact': async (task, { seconds, job: name }) => {
    const job = task.job(name);
    const { database: path } = task.office.paths;
    const { before, after } = await whileClosed(
      task,
      { kind: 'compact', seconds, phase: 'writing', job },
      async (mustBeOurs) => {
        await upkeepInThread({ path, to: besideIt(path) });
        try {
          mustBeOurs();
        } catch (error) {
          removeCompacted(path);
          throw error;
        }
        return takeCompacted(path);
      },
    );
    await task.write((command) => {
      const changes = { compacted: { old: before, new: after } };
      command.record({ entity: 'office', id: 0, version: 0, changes });
    });
    return { before, after };
  },
};
