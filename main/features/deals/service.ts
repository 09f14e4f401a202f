/** Deals: added, changed, put into the bin and taken out. */
import type { z } from 'zod';
import { nameKey } from '../../../db/folding.ts';
import type { Deal, DealFields, deals } from '../../../preload/contract/deals.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges, mergedFields } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { hasCampaign } from '../campaigns/service.ts';
import { noSuchCampaign } from '../campaigns/words.ts';
import { seenClient } from '../clients/reached.ts';
import { firstTeamOf, worksHere } from '../people/belonging.ts';
import { notWorkingHere } from '../people/words.ts';
import { sumsOfLines } from './line-sums.ts';
import { missingFor } from './moving.ts';
import { pipelineBy } from './pipelines.ts';
import {
  clientOfPerson,
  type DealValues,
  insertDeal,
  noteStage,
  replaceDealLines,
  type StoredDeal,
  setDealDeleted,
  updateDeal,
} from './queries.ts';
import { reachedDeal, touchedDeal } from './reached.ts';
import { dealFor, fieldsOfDeal } from './shown.ts';
import { clientInBin, contactOfOther, dealChanged, noSuchStage, startsOpen } from './words.ts';

type Input<Name extends keyof typeof deals> = z.output<(typeof deals)[Name]['input']>;

/** Adds a deal; whoever adds it is responsible where nobody else is named. Failure `invalid` with the fields that are wrong. */
export function addDeal(context: CommandContext, { deal: given, pipelineId, stageId }: Input<'deals.add'>): Deal {
  const { db, now, user, language } = context;
  const fields = withAmount({ ...given, responsibleId: given.responsibleId ?? user.id });
  const { stages } = pipelineBy(db, pipelineId);
  const stage =
    stageId === undefined ? stages.find(({ kind }) => kind === 'open') : stages.find(({ id }) => id === stageId);
  if (stage === undefined) throw new Failure('not-found', noSuchStage);
  const wrong: WrongField[] = stage.kind === 'open' ? [] : [{ path: 'stageId', said: startsOpen }];
  wrong.push(...missingFor(stage.required, fields, 'deal.'), ...problemsOf(context, fields, null, 'deal.'));
  invalidFields(language, wrong);
  const stamp = { at: now, by: user.id };
  const values = valuesOf(fields, fields.responsibleId === null ? null : firstTeamOf(db, fields.responsibleId));
  const id = insertDeal(db, values, { pipelineId, stageId: stage.id }, stamp);
  replaceDealLines(db, id, fields.lines);
  noteStage(db, id, null, stage.id, stamp);
  const changes = fieldChanges(null, { ...fields, pipelineId, stageId: stage.id });
  context.record({ entity: 'deal', id, version: 1, changes });
  return dealFor(context, id);
}

/** Saves changed fields on top of what others have changed meanwhile. Failure `conflict` names those that both have changed. */
export function changeDeal(context: CommandContext, { id, version, changes, was }: Input<'deals.change'>): Deal {
  const { db, now, user, language } = context;
  const deal = touchedDeal(context, 'deals.change', id);
  const before = fieldsOfDeal(db, deal);
  const { version: _, ...merged } = {
    version,
    ...mergedFields<DealFields>(
      { ...before, version: deal.version },
      version,
      given(changes),
      given(was),
      // Lines have no name of their own by which they could be told from each other.
      { whole: ['lines'] },
    ),
  };
  const fields = withAmount(merged);
  invalidFields(language, problemsOf(context, fields, before));
  const told = fieldChanges(before, fields);
  if (Object.keys(told).length === 0) {
    context.unchanged();
    return dealFor(context, id);
  }
  const isHanded = fields.responsibleId !== before.responsibleId;
  const teamId = isHanded && fields.responsibleId !== null ? firstTeamOf(db, fields.responsibleId) : deal.teamId;
  if (!updateDeal(db, id, deal.version, valuesOf(fields, teamId), { at: now, by: user.id }))
    throw changedMeanwhile(deal);
  if (told.lines !== undefined) replaceDealLines(db, id, fields.lines);
  const changedTeam = teamId === deal.teamId ? {} : { teamId: { old: deal.teamId, new: teamId } };
  context.record({ entity: 'deal', id, version: deal.version + 1, changes: { ...told, ...changedTeam } });
  return dealFor(context, id);
}

/** Puts a deal into the bin. Failure `conflict` when somebody has changed it since `version`. */
export function removeDeal(context: CommandContext, { id, version }: Input<'deals.remove'>) {
  const deal = touchedDeal(context, 'deals.delete', id);
  if (deal.version !== version) throw changedMeanwhile(deal);
  setDeleted(context, deal, context.now);
  return { id, version: version + 1 };
}

/** Takes a deal out of the bin. What is not in it stays as it is. */
export function restoreDeal(context: CommandContext, id: number): Deal {
  const deal = reachedDeal(context, 'deals.delete', id);
  if (deal.deletedAt === null) context.unchanged();
  else setDeleted(context, deal, null);
  return dealFor(context, id);
}

function setDeleted(context: CommandContext, deal: StoredDeal, deletedAt: string | null): void {
  const { db, now, user } = context;
  const { id, version } = deal;
  if (!setDealDeleted(db, id, version, deletedAt, { at: now, by: user.id })) throw changedMeanwhile(deal);
  const changes = { deletedAt: { old: deal.deletedAt, new: deletedAt } };
  context.record({ entity: 'deal', id, version: version + 1, changes });
}

/** The sum of the lines, unless the amount was typed in. */
function withAmount(fields: DealFields): DealFields {
  return fields.amountByHand ? fields : { ...fields, amount: sumsOfLines(fields.lines).total };
}

function problemsOf(context: CommandContext, fields: DealFields, before: DealFields | null, at = ''): WrongField[] {
  const { db } = context;
  const wrong: WrongField[] = [];
  const { clientId, contactId, campaignId, responsibleId } = fields;
  if (clientId !== before?.clientId && seenClient(context, clientId).deletedAt !== null)
    wrong.push({ path: `${at}clientId`, said: clientInBin });
  if (campaignId !== null && campaignId !== before?.campaignId && !hasCampaign(db, campaignId))
    wrong.push({ path: `${at}campaignId`, said: noSuchCampaign });
  const isOtherContact = contactId !== before?.contactId || clientId !== before.clientId;
  if (contactId !== null && isOtherContact && clientOfPerson(db, contactId) !== clientId)
    wrong.push({ path: `${at}contactId`, said: contactOfOther });
  if (responsibleId !== null && responsibleId !== before?.responsibleId && !worksHere(db, responsibleId))
    wrong.push({ path: `${at}responsibleId`, said: notWorkingHere });
  return wrong;
}

function valuesOf({ lines: _, ...fields }: DealFields, teamId: number | null): DealValues {
  return { ...fields, teamId, nameKey: nameKey(fields.name) };
}

/** The fields that were given; a caller may send `undefined`. */
function given(fields: Partial<Record<keyof DealFields, unknown>>): Partial<DealFields> {
  // The same fields, fewer of them: the type of each is as the schema has parsed it.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<DealFields>;
}

const changedMeanwhile = ({ version }: StoredDeal) => new Failure('conflict', dealChanged, { version });
