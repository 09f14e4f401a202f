/** Deals from stage to stage: what has to be filled in first, and what happens when two people move the same one. */
import type { Deal, DealFields, Pipeline, RequiredFact, Stage } from '../../../preload/contract/deals.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { pipelineBy, stageBy } from './pipelines.ts';
import {
  deleteStageChange,
  lastStageChanges,
  lostReasonBefore,
  noteStage,
  type Place,
  placeDeal,
  type StoredDeal,
  stagesEntered,
} from './queries.ts';
import { touchedDeal } from './reached.ts';
import { dealFor, fieldsOfDeal } from './shown.ts';
import { missing, movedMeanwhile, movedSince, noSuchStage, notClosed, reasonMissing } from './words.ts';

/** What a stage asks for and the deal does not have. `at`: before each path. */
export function missingFor(
  required: readonly RequiredFact[],
  fields: Pick<DealFields, 'amount' | 'expectedClose' | 'contactId' | 'lines'>,
  at = '',
): WrongField[] {
  const has: Readonly<Record<RequiredFact, boolean>> = {
    amount: fields.amount !== 0,
    expectedClose: fields.expectedClose !== null,
    contact: fields.contactId !== null,
    lines: fields.lines.length > 0,
  };
  const path = (fact: RequiredFact) => (fact === 'contact' ? 'contactId' : fact);
  return required.filter((fact) => !has[fact]).map((fact) => ({ path: `${at}${path(fact)}`, said: missing[fact] }));
}

export interface Move {
  readonly id: number;
  /** The stage that the user saw it in. */
  readonly from: number;
}

/** Moves the deal to a stage, also of another pipeline. Failure `invalid` names what is missing, `conflict` where it was moved since. */
export function moveDeal(
  context: CommandContext,
  { to, reason = '', ...move }: Move & { to: number; reason?: string | undefined },
): Deal {
  return moved(context, touchedDeal(context, 'deals.change', move.id), move.from, stageBy(context.db, to), reason);
}

/** Moves the deal to where its pipeline has those that are won, or lost. */
export function closeDeal(context: CommandContext, move: Move, kind: 'won' | 'lost', reason = ''): Deal {
  const deal = touchedDeal(context, 'deals.change', move.id);
  const pipeline = pipelineBy(context.db, deal.pipelineId);
  const stage = pipeline.stages.find((one) => one.kind === kind);
  if (stage === undefined) throw new Failure('not-found', noSuchStage);
  return moved(context, deal, move.from, { stage, pipeline }, reason);
}

/** Takes a closed deal back into the open stage that it was in last. Failure `invalid` for one that is open. */
export function reopenDeal(context: CommandContext, move: Move): Deal {
  const { db } = context;
  const deal = touchedDeal(context, 'deals.change', move.id);
  if (deal.state === 'open') throw new Failure('invalid', notClosed);
  const pipeline = pipelineBy(db, deal.pipelineId);
  const open = pipeline.stages.filter(({ kind }) => kind === 'open');
  const last = stagesEntered(db, deal.id).findLast(({ stageId }) => open.some(({ id }) => id === stageId));
  const stage = open.find(({ id }) => id === last?.stageId) ?? open[0];
  if (stage === undefined) throw new Failure('not-found', noSuchStage);
  return moved(context, deal, move.from, { stage, pipeline }, '');
}

/**
 * Takes back the move by which the user brought the deal into the stage `from` at the moment `since`, as if it had not
 * been: days in stages, the funnel and the moment of closing are those of before. Nothing is asked for: it was there.
 * Failure `conflict` where it is not the last move any more, or not his.
 */
export function undoMove(context: CommandContext, { since, ...move }: Move & { readonly since: string }): Deal {
  const { db, now, user } = context;
  const { id, from } = move;
  const deal = touchedDeal(context, 'deals.change', id);
  const { last, before } = lastStageChanges(db, id);
  if (last?.toId !== from || last.at !== since || last.by !== user.id || before === undefined)
    throw new Failure('conflict', movedSince, { version: deal.version });
  const { stage, pipeline } = stageBy(db, before.toId);
  const place = {
    pipelineId: pipeline.id,
    stageId: stage.id,
    stageSince: before.at,
    state: stage.kind,
    lostReason: stage.kind === 'lost' ? lostReasonBefore(db, id, last) || deal.lostReason : '',
    closedAt: stage.kind === 'open' ? null : before.at,
  };
  const closes = isClosedAtOne(deal, stage);
  if (!placeDeal(db, id, from, place, { at: now, by: user.id, closes })) throw elsewhere(context, deal, from, stage.id);
  deleteStageChange(db, last.id);
  recordMove(context, deal, place);
  return dealFor(context, id);
}

function moved(
  context: CommandContext,
  deal: StoredDeal,
  from: number,
  { stage, pipeline }: { readonly stage: Stage; readonly pipeline: Pipeline },
  reason: string,
): Deal {
  const { db, now, user, language } = context;
  const { id } = deal;
  if (deal.stageId === stage.id) {
    context.unchanged();
    return dealFor(context, id);
  }
  if (deal.stageId !== from) throw elsewhere(context, deal, from, stage.id);
  const wrong = missingFor(stage.required, fieldsOfDeal(db, deal));
  if (stage.kind === 'lost' && reason === '') wrong.push({ path: 'reason', said: reasonMissing });
  invalidFields(language, wrong);
  const place = {
    pipelineId: pipeline.id,
    stageId: stage.id,
    stageSince: now,
    state: stage.kind,
    lostReason: stage.kind === 'lost' ? reason : '',
    closedAt: stage.kind === 'open' ? null : now,
  };
  const stamp = { at: now, by: user.id };
  const closes = isClosedAtOne(deal, stage);
  if (!placeDeal(db, id, from, place, { ...stamp, closes })) throw elsewhere(context, deal, from, stage.id);
  noteStage(db, id, from, stage.id, stamp);
  recordMove(context, deal, place);
  return dealFor(context, id);
}

/** Before the move or behind it. */
function isClosedAtOne(deal: StoredDeal, stage: Stage): boolean {
  return deal.state !== 'open' || stage.kind !== 'open';
}

function recordMove(context: CommandContext, deal: StoredDeal, { stageSince: _, ...place }: Place): void {
  const { id, pipelineId, stageId, state, lostReason, closedAt } = deal;
  const changes = fieldChanges({ pipelineId, stageId, state, lostReason, closedAt }, place);
  context.record({ entity: 'deal', id, version: deal.version + 1, changes });
}

function elsewhere({ db }: CommandContext, { stageId, version }: StoredDeal, original: number, mine: number): Failure {
  return new Failure('conflict', movedMeanwhile(stageBy(db, stageId).stage.name), {
    conflicts: [{ path: 'stageId', mine, theirs: stageId, original }],
    version,
  });
}
