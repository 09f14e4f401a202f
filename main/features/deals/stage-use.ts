/** What deals a stage has, and where those are that were in it: why it stays. */
import type { Db } from '../../../db/database.ts';
import type { StageUse } from '../../../preload/contract/deals.ts';
import { dealsThrough } from './pipeline-queries.ts';

/** Of all deals, those in the bin among them, whoever may see them: they are counted only. */
export function stageUse(db: Db, stageId: number): StageUse {
  const through = dealsThrough(db, stageId);
  return {
    here: through.find((one) => one.stageId === stageId)?.count ?? 0,
    gone: through.filter((one) => one.stageId !== stageId).map(({ stage, count }) => ({ stage, count })),
  };
}
