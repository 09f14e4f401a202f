/** Pipelines: which there are, and what the office makes of them. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { type deals, type Pipeline, RequiredFact, type Stage } from '../../../preload/contract/deals.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import {
  deleteStage,
  insertPipeline,
  insertStage,
  pipelineRows,
  type StageRow,
  stageIsUsed,
  stageRows,
  updatePipeline,
  updateStage,
} from './pipeline-queries.ts';
import { stageUse } from './stage-use.ts';
import { lastPipeline, noSuchPipeline, noSuchStage, pipelineChanged, stageInUse, stagesWrong } from './words.ts';

type Input<Name extends keyof typeof deals> = z.output<(typeof deals)[Name]['input']>;

/** All pipelines with their stages, those that are no longer offered last. */
export function listPipelines(db: Db): Pipeline[] {
  const stages = stageRows(db);
  return pipelineRows(db).map(({ archived, ...pipeline }) => ({
    ...pipeline,
    archived: archived === 1,
    stages: stages.filter(({ pipelineId }) => pipelineId === pipeline.id).map(stageOf),
  }));
}

/** The pipeline. Failure `not-found`. */
export function pipelineBy(db: Db, id: number): Pipeline {
  const found = listPipelines(db).find((one) => one.id === id);
  if (found === undefined) throw new Failure('not-found', noSuchPipeline);
  return found;
}

/** The stage with the pipeline that it is of. Failure `not-found`. */
export function stageBy(db: Db, id: number): { readonly stage: Stage; readonly pipeline: Pipeline } {
  for (const pipeline of listPipelines(db)) {
    const stage = pipeline.stages.find((one) => one.id === id);
    if (stage !== undefined) return { stage, pipeline };
  }
  throw new Failure('not-found', noSuchStage);
}

/** Failure `conflict` over another version, `invalid` for stages that make no pipeline or that deals need as they are. */
export function savePipeline(command: CommandContext, input: Input<'pipelines.save'>): Pipeline {
  const { db, now, user } = command;
  const before = input.id === null ? null : pipelineBy(db, input.id);
  if (before !== null && before.version !== input.version)
    throw new Failure('conflict', pipelineChanged, { version: before.version });
  checkStages(command, before, input.stages);
  if (input.archived && !listPipelines(db).some(({ id, archived }) => id !== before?.id && !archived))
    invalidFields(command.language, [{ path: 'archived', said: lastPipeline }]);
  const stamp = { at: now, by: user.id };
  const id = before?.id ?? insertPipeline(db, input.name, stamp);
  if (before !== null || input.archived) {
    const over = { id, version: before?.version ?? 1, name: input.name, archived: input.archived };
    if (!updatePipeline(db, over, stamp)) throw new Failure('conflict', pipelineChanged);
  }
  const kept = new Set(input.stages.map((stage) => stage.id));
  for (const stage of before?.stages ?? []) if (!kept.has(stage.id)) deleteStage(db, stage.id);
  for (const [position, { id: stageId, required, ...stage }] of input.stages.entries()) {
    const values = { ...stage, position, required: JSON.stringify(required) };
    if (stageId === null) insertStage(db, id, values, stamp);
    else updateStage(db, stageId, values, stamp);
  }
  const saved = pipelineBy(db, id);
  const told = ({ name, archived, stages }: Pipeline) => ({
    name,
    archived,
    stages: stages.map((stage) => ({ ...stage })),
  });
  command.record({
    entity: 'pipeline',
    id,
    version: saved.version,
    changes: fieldChanges(before === null ? null : told(before), told(saved)),
  });
  return saved;
}

function checkStages(
  { db, language }: CommandContext,
  before: Pipeline | null,
  stages: Input<'pipelines.save'>['stages'],
): void {
  const wrong: WrongField[] = [];
  const count = (kind: Stage['kind']) => stages.filter((stage) => stage.kind === kind).length;
  if (count('open') < 1 || count('won') !== 1 || count('lost') !== 1) wrong.push({ path: 'stages', said: stagesWrong });
  const known = new Map((before?.stages ?? []).map((stage) => [stage.id, stage]));
  stages.forEach(({ id, kind }, at) => {
    const old = id === null ? null : known.get(id);
    if (old === undefined) wrong.push({ path: `stages.${at}`, said: noSuchStage });
    else if (old !== null && old.kind !== kind && stageIsUsed(db, old.id))
      wrong.push({ path: `stages.${at}.kind`, said: stageInUse(old.name, stageUse(db, old.id)) });
  });
  const kept = new Set(stages.map(({ id }) => id));
  for (const { id, name } of known.values())
    if (!kept.has(id) && stageIsUsed(db, id)) wrong.push({ path: 'stages', said: stageInUse(name, stageUse(db, id)) });
  invalidFields(language, wrong);
}

function stageOf({ pipelineId: _, required, ...stage }: StageRow): Stage {
  // Written by this feature alone.
  return { ...stage, required: RequiredFact.array().parse(JSON.parse(required)) };
}
