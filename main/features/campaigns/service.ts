/** Campaigns: which there are, and what the office makes of them. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import type { Campaign, CampaignFields, campaigns } from '../../../preload/contract/campaigns.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { broughtBy, campaignRows, deleteCampaign, insertCampaign, renameInList, updateCampaign } from './queries.ts';
import { campaignChanged, campaignInUse, daysTurned, nameTaken, noSuchCampaign } from './words.ts';

type Input<Name extends keyof typeof campaigns> = z.output<(typeof campaigns)[Name]['input']>;

/** All of them in the order of their names, those that are no longer offered last. */
export function listCampaigns(db: Db): Campaign[] {
  return campaignRows(db).map(({ archived, ...campaign }) => ({ ...campaign, archived: archived === 1 }));
}

/** Failure `invalid` names the field, for a campaign that is not there; null is none. */
export function checkCampaign(
  { db, language }: Pick<CommandContext, 'db' | 'language'>,
  id: number | null,
  path = 'campaignId',
): void {
  if (id !== null && !hasCampaign(db, id)) invalidFields(language, [{ path, said: noSuchCampaign }]);
}

/** Whether there is such a campaign. */
export function hasCampaign(db: Db, id: number): boolean {
  return campaignRows(db).some((one) => one.id === id);
}

/** Failure `conflict` over another version, `invalid` for a name that is taken or days in the wrong order. */
export function saveCampaign(command: CommandContext, { id, version, ...fields }: Input<'campaigns.save'>): Campaign {
  const { db, now, user } = command;
  const all = listCampaigns(db);
  const before = id === null ? null : campaignAt(all, id, version);
  check(command, fields, all, before);
  const old = before === null ? null : fieldsOf(before);
  const changes = fieldChanges(old, { ...fields });
  if (Object.keys(changes).length === 0 && before !== null) {
    command.unchanged();
    return before;
  }
  const stamp = { at: now, by: user.id };
  const savedId = before?.id ?? insertCampaign(db, fields, stamp);
  if (before !== null) updateCampaign(db, savedId, fields, stamp);
  if (before !== null && before.name !== fields.name) renameInList(db, savedId, fields.name);
  const savedVersion = (before?.version ?? 0) + 1;
  command.record({ entity: 'campaign', id: savedId, version: savedVersion, changes });
  return { ...fields, id: savedId, version: savedVersion };
}

/** Failure `conflict` over another version, `invalid` where clients or deals came of it. */
export function removeCampaign(command: CommandContext, { id, version }: Input<'campaigns.remove'>): { id: number } {
  const { db, now, user } = command;
  const campaign = campaignAt(listCampaigns(db), id, version);
  const count = broughtBy(db, id);
  if (count > 0) throw new Failure('invalid', campaignInUse(count));
  deleteCampaign(db, id, { at: now, by: user.id });
  const changes = Object.fromEntries(
    Object.entries(fieldsOf(campaign)).map(([field, value]) => [field, { old: value, new: null }]),
  );
  command.record({ entity: 'campaign', id, version: version + 1, changes });
  return { id };
}

function campaignAt(all: readonly Campaign[], id: number, version: number | null): Campaign {
  const found = all.find((one) => one.id === id);
  if (found === undefined) throw new Failure('not-found', noSuchCampaign);
  if (found.version !== version) throw new Failure('conflict', campaignChanged, { version: found.version });
  return found;
}

function check(
  { language }: CommandContext,
  { name, fromDay, toDay }: CampaignFields,
  all: readonly Campaign[],
  before: Campaign | null,
): void {
  const wrong: WrongField[] = [];
  if (all.some((one) => one.id !== before?.id && fold(one.name) === fold(name)))
    wrong.push({ path: 'name', said: nameTaken });
  if (fromDay !== null && toDay !== null && toDay < fromDay) wrong.push({ path: 'toDay', said: daysTurned });
  invalidFields(language, wrong);
}

function fieldsOf({ id: _, version: __, ...fields }: Campaign): CampaignFields {
  return fields;
}
