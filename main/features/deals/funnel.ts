/** The funnel of a pipeline: a picture of what came into each stage within a period, and what came of it. */
import type { z } from 'zod';
import type { Stage } from '../../../preload/contract/deals.ts';
import type { Funnel, FunnelStage, funnel, Outcome } from '../../../preload/contract/funnel.ts';
import { accessBy } from '../../engine/access.ts';
import { beginningOf } from '../../engine/clock.ts';
import type { Context } from '../../engine/context.ts';
import { type Stays, stays } from './funnel-queries.ts';
import { pipelineBy } from './pipelines.ts';
import { Tally } from './tally.ts';

type Asked = z.output<(typeof funnel)['deals.funnel']['input']>;

const hour = 3600;

/** The funnel of the deals that the user may see. Failure `not-found` for a pipeline that is not there. */
export function dealFunnel({ db, user }: Pick<Context, 'db' | 'user'>, asked: Asked): Funnel {
  const { pipelineId, from, to, responsibleId, source } = asked;
  const { stages } = pipelineBy(db, pipelineId);
  const period = { from: beginningOf(from), before: beginningOf(to, 1) };
  return funnelOf(stages, stays(db, { pipelineId, ...period, responsibleId, source }, accessBy(user, 'deals.see')));
}

/** Counts what came into each of these stages, which stand in their order. */
export function funnelOf(stages: readonly Stage[], came: readonly Stays[]): Funnel {
  const byStage = Map.groupBy(came, ({ stageId }) => stageId);
  const lostIds = new Set(stages.filter(({ kind }) => kind === 'lost').map(({ id }) => id));
  const lostFrom = new Tally<{ readonly stageId: number; readonly reason: string }>();
  const counted = stages.map(({ id }): FunnelStage => {
    const here = byStage.get(id) ?? [];
    const all = new Tally<null>();
    const moves = new Tally<{ readonly to: number | null }>();
    for (const stay of here) {
      all.add(null, stay);
      moves.add({ to: stay.toId }, stay);
      if (stay.toId !== null && lostIds.has(stay.toId)) lostFrom.add({ stageId: id, reason: stay.reason }, stay);
    }
    const { count, sums } = all.counted()[0] ?? { count: 0, sums: [] };
    return {
      stageId: id,
      count,
      sums,
      moves: moves.counted().map(({ of, ...move }) => ({ ...of, outcome: outcomeOf(stages, id, of.to), ...move })),
      medianHours: medianHours(here),
    };
  });
  return { stages: counted, lost: lostFrom.counted().map(({ of, ...lost }) => ({ ...of, ...lost })) };
}

function outcomeOf(stages: readonly Stage[], fromId: number, toId: number | null): Outcome {
  if (toId === null) return 'here';
  const [from, to] = [fromId, toId].map((id) => stages.findIndex((stage) => stage.id === id));
  const kind = stages[to ?? -1]?.kind;
  if (from === undefined || to === undefined || kind === undefined) return 'elsewhere';
  if (kind !== 'open') return kind === 'won' ? 'on' : 'lost';
  // Whatever stands behind the stages that are open: a deal that was opened again has gone back.
  return stages[from]?.kind === 'open' && to > from ? 'on' : 'back';
}

/** The middle of how long those were there who have left; of two in the middle halfway. Whole hours, rounded down. */
function medianHours(came: readonly Stays[]): number | null {
  const times = came
    // Written by the query: numbers where there is a stage to which they went.
    .flatMap(({ toId, seconds }) => (toId === null ? [] : (JSON.parse(seconds) as number[])))
    .map((time) => Math.max(0, time))
    .sort((one, other) => one - other);
  const middle = times.slice(Math.floor((times.length - 1) / 2), Math.floor(times.length / 2) + 1);
  return middle.length === 0 ? null : Math.floor(middle.reduce((sum, time) => sum + time, 0) / middle.length / hour);
}
