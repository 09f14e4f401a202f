/** How many deals left a stage which way. */
import type { FunnelStage, Outcome } from '../../../preload/contract/funnel.ts';

/** All that have this outcome, to whichever stage they went. */
export function countOf({ moves }: Pick<FunnelStage, 'moves'>, outcome: Outcome): number {
  return moves.filter((move) => move.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
}
