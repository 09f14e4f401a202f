/** Teams: people who see each other's clients and documents where their rights reach so far. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { newUid } from '../../../db/uid.ts';
import type { Team, teams } from '../../../preload/contract/people.ts';
import type { CommandContext } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import {
  insertTeam,
  membersOf,
  personRow,
  replaceMembers,
  type TeamRow,
  teamRow,
  teamRows,
  updateTeam,
} from './queries.ts';
import { changedMeanwhile, noSuchTeam, notWorkingHere, sameName } from './words.ts';

type Input<Name extends keyof typeof teams> = z.output<(typeof teams)[Name]['input']>;

/** By name. */
export function listTeams(db: Db): Team[] {
  return teamRows(db).map((row) => shownTeam(db, row));
}

export function createTeam(command: CommandContext, { name, members }: Input<'teams.create'>): Team {
  const { db, now, user } = command;
  checkTeam(command, null, name, members);
  const by = { createdAt: now, createdBy: user.id, updatedAt: now, updatedBy: user.id };
  const id = insertTeam(db, { uid: newUid(), ...by, name });
  replaceMembers(db, id, members);
  const made = teamNow(db, id);
  command.record({ entity: 'team', id, version: 1, changes: fieldChanges(null, told(made)) });
  return made;
}

/** Saves over exactly this version. Failures `conflict`, `invalid`, `not-found`. */
export function changeTeam(command: CommandContext, { id, version, name, members }: Input<'teams.change'>): Team {
  const { db, now, user } = command;
  const before = teamNow(db, id);
  checkTeam(command, id, name, members);
  const saved = updateTeam(db, { id, version }, { name, updatedAt: now, updatedBy: user.id });
  if (saved === undefined) throw changedMeanwhile(before.version);
  replaceMembers(db, id, members);
  const after = teamNow(db, id);
  command.record({ entity: 'team', id, version: saved, changes: fieldChanges(told(before), told(after)) });
  return after;
}

/** Its clients and documents keep their responsible persons; for those who saw them through the team they are gone. */
export function removeTeam(command: CommandContext, { id, version }: Input<'teams.remove'>): { id: number } {
  const { db, now, user } = command;
  const before = teamNow(db, id);
  const saved = updateTeam(db, { id, version }, { deletedAt: now, updatedAt: now, updatedBy: user.id });
  if (saved === undefined) throw changedMeanwhile(before.version);
  command.record({ entity: 'team', id, version: saved, changes: { name: { old: before.name, new: null } } });
  return { id };
}

function teamNow(db: Db, id: number): Team {
  const row = teamRow(db, id);
  if (row === undefined) throw noSuchTeam();
  return shownTeam(db, row);
}

function shownTeam(db: Db, { id, version, name }: TeamRow): Team {
  return { id, version, name, members: membersOf(db, id) };
}

/** As the audit has it: by names, which say something to who reads it. */
function told({ name, members }: Team) {
  return {
    name,
    members: members.map((member) => member.name),
    leads: members.filter(({ leads }) => leads).map((member) => member.name),
  };
}

function checkTeam(
  { db, language }: CommandContext,
  id: number | null,
  name: string,
  members: readonly { readonly id: number }[],
): void {
  const wrong: WrongField[] = [];
  if (teamRows(db).some((other) => other.id !== id && fold(other.name) === fold(name)))
    wrong.push({ path: 'name', said: sameName });
  if (members.some((member) => personRow(db, member.id)?.active !== 1))
    wrong.push({ path: 'members', said: notWorkingHere });
  invalidFields(language, wrong);
}
