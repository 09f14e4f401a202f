/** The order in which pipelines are offered. */
import type { Pipeline } from '../../../preload/contract/deals.ts';
import type { CommandContext } from '../../engine/context.ts';
import { placePipeline } from './pipeline-queries.ts';
import { listPipelines, pipelineBy } from './pipelines.ts';

/** Puts the pipelines into this order; those that are not named stand behind them. Failure `not-found` for one that is not there. */
export function orderPipelines(command: CommandContext, ids: readonly number[]): Pipeline[] {
  const { db, now, user } = command;
  const named = ids.map((id) => pipelineBy(db, id));
  const before = listPipelines(db);
  const order = [...named, ...before.filter(({ id }) => !ids.includes(id))];
  let moved = 0;
  for (const [position, { id, version }] of order.entries()) {
    if (!placePipeline(db, id, position, { at: now, by: user.id })) continue;
    moved += 1;
    const old = before.findIndex((one) => one.id === id);
    command.record({
      entity: 'pipeline',
      id,
      version: version + 1,
      changes: { position: { old: old + 1, new: position + 1 } },
    });
  }
  if (moved === 0) command.unchanged();
  return listPipelines(db);
}
