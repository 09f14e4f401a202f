/** People of the office: added, changed, given a password, closed and opened again. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { newUid } from '../../../db/uid.ts';
import type { Person, users } from '../../../preload/contract/people.ts';
import type { CommandContext, Context, Job, TaskContext } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { removeAccountsOf } from '../mail/accounts.ts';
import { addUser, givePassword, refuseWeak } from '../office/accounts.ts';
import { hashPassword } from '../office/passwords.ts';
import { renameInLists } from './belonging-queries.ts';
import { type Handed, type Held, handOver } from './handing-over.ts';
import {
  holdingsOf,
  isLoginTaken,
  type PersonRow,
  personRow,
  personRows,
  replaceTeamsOf,
  roleRow,
  roleRows,
  teamRow,
  teamsOf,
  updatePerson,
} from './queries.ts';
import { existingRole, mustLeaveManager, roleName } from './roles.ts';
import {
  changedMeanwhile,
  closedAlready,
  loginTaken,
  noSuchPerson,
  notWorkingHere,
  notYourself,
  ownPasswordFirst,
  roleIsGone,
  teamIsGone,
} from './words.ts';

type Input<Name extends keyof typeof users> = z.output<(typeof users)[Name]['input']>;

/** Clients whose sorting name was written, after which others have their turn. */
const namesInStep = 500;

/** Everybody, those whose access is closed after the others. */
export function listPeople(context: Pick<Context, 'db' | 'language'>): Person[] {
  const names = new Map(roleRows(context.db).map((row) => [row.id, roleName(row, context.language)]));
  return personRows(context.db).map((row) => shownPerson(context.db, row, names.get(row.roleId) ?? ''));
}

/** Adds a person with his first password. Failure `invalid` names what is wrong; also for an author who has no password himself. */
export async function createPerson(task: TaskContext, input: Input<'users.create'>): Promise<Person> {
  mustHavePassword(task);
  checkFields(task, null, input);
  refuseWeak(task, input.password, input.login, 'password');
  const password = await hashPassword(input.password);
  const id = await task.write((command) => {
    checkFields(command, null, input);
    const { db, now, user } = command;
    const { name, login, roleId, teamIds } = input;
    const added = addUser(db, { uid: newUid(), name, login, roleId, password, at: now, by: user.id });
    if (input.mustChange) givePassword(db, added, password, true, now, user.id);
    replaceTeamsOf(db, added, teamIds);
    const changes = fieldChanges(null, told(command, personRow(db, added)));
    command.record({ entity: 'user', id: added, version: personRow(db, added)?.version ?? 1, changes });
    return added;
  });
  return personNow(task, id);
}

/** Changes what is given, over exactly this version. A new name is written to all clients that lists sort by it. */
export async function changePerson(task: TaskContext, input: Input<'users.change'>): Promise<Person> {
  const { id, changes } = input;
  const before = existingPerson(task.db, id);
  if (changes.name === undefined || changes.name === before.name)
    await task.write((command) => {
      saveChanges(command, input);
    });
  else await task.writeInSteps(task.job(input.job), (command) => renaming(command, input));
  return personNow(task, id);
}

function* renaming(command: CommandContext, input: Input<'users.change'>): Generator<void, void> {
  const { db } = command;
  saveChanges(command, input);
  const listName = fold(existingPerson(db, input.id).name);
  let after = 0;
  for (;;) {
    const renamed = renameInLists(db, input.id, listName, after, namesInStep);
    if (renamed === null) return;
    after = renamed.last;
    yield;
  }
}

function saveChanges(command: CommandContext, { id, version, changes }: Input<'users.change'>): void {
  const { db, now, user } = command;
  const before = existingPerson(db, id);
  const present = {
    name: before.name,
    login: before.login,
    roleId: before.roleId,
    teamIds: teamsOf(db, id).map((team) => team.id),
  };
  const after = {
    name: changes.name ?? present.name,
    login: changes.login ?? present.login,
    roleId: changes.roleId ?? present.roleId,
    teamIds: changes.teamIds ?? present.teamIds,
  };
  checkFields(command, id, after);
  const toldBefore = told(command, before);
  const { name, login, roleId } = after;
  const values = { name, login, loginKey: fold(login), roleId, updatedAt: now, updatedBy: user.id };
  const saved = updatePerson(db, { id, version }, values);
  if (saved === undefined) throw changedMeanwhile(before.version);
  replaceTeamsOf(db, id, after.teamIds);
  mustLeaveManager(db);
  const changed = fieldChanges(toldBefore, told(command, personRow(db, id)));
  command.record({ entity: 'user', id, version: saved, changes: changed });
}

/** Gives a person another password; his sessions end, but for the one that asks. */
export async function setPasswordOf(task: TaskContext, input: Input<'users.setPassword'>): Promise<Person> {
  const { id } = input;
  if (id !== task.user.id) mustHavePassword(task);
  refuseWeak(task, input.password, existingPerson(task.db, id).login, 'password');
  const hash = await hashPassword(input.password);
  await task.write((command) => {
    const { db, now, user } = command;
    const { hasPassword } = existingPerson(db, id);
    const version = givePassword(db, id, hash, input.mustChange, now, user.id);
    command.record({ entity: 'user', id, version, changes: { password: { old: hasPassword === 1, new: true } } });
  });
  task.office.sessions.endOf(id, 'password-changed', true);
  return personNow(task, id);
}

/** What the person is responsible for. Failure `not-found`. */
export function holdings(db: Db, id: number): Held {
  existingPerson(db, id);
  return holdingsOf(db, id);
}

/** Hands everything over to somebody whose access is open. */
export async function handOverAll(
  task: TaskContext,
  { fromId, toId, job: name }: Input<'users.handOver'>,
): Promise<Handed> {
  const job = task.job(name);
  return task.writeInSteps(job, (command) => handing(command, job, fromId, toId));
}

function* handing(command: CommandContext, job: Job, fromId: number, toId: number): Generator<void, Handed> {
  const from = existingPerson(command.db, fromId);
  const handed = yield* handOver(command, job, from, receiver(command, fromId, toId));
  if (handed.operationId === null) command.unchanged();
  return handed;
}

/** Closes the access and hands everything over, in one transaction; his sessions and his own e-mail accounts end with it. */
export async function closePerson(
  task: TaskContext,
  { id, version, toId, job: name }: Input<'users.close'>,
): Promise<Handed & { person: Person }> {
  const job = task.job(name);
  const handed = await task.writeInSteps(job, (command) => closing(command, job, { id, version, toId }));
  task.office.sessions.endOf(id, 'access-closed');
  return { ...handed, person: personNow(task, id) };
}

function* closing(
  command: CommandContext,
  job: Job,
  { id, version, toId }: { readonly id: number; readonly version: number; readonly toId: number | null },
): Generator<void, Handed> {
  const to = toId === null ? null : receiver(command, id, toId);
  const { person, saved } = shut(command, { id, version });
  const handed =
    to === null
      ? { clients: 0, documents: 0, activities: 0, deals: 0, calls: 0, operationId: null }
      : yield* handOver(command, job, person, to);
  const changes = {
    active: { old: true, new: false },
    ...(to === null ? {} : { handedTo: { old: null, new: to.name } }),
  };
  command.record({ entity: 'user', id, version: saved, changes });
  removeAccountsOf(command, id);
  return handed;
}

/** Nobody signs in as this person any more. */
function shut(command: CommandContext, { id, version }: { readonly id: number; readonly version: number }) {
  const { db, now, user } = command;
  if (id === user.id) throw notYourself();
  const person = existingPerson(db, id);
  if (person.active === 0) throw closedAlready();
  const saved = updatePerson(db, { id, version }, { active: false, updatedAt: now, updatedBy: user.id });
  if (saved === undefined) throw changedMeanwhile(person.version);
  mustLeaveManager(db);
  return { person, saved };
}

/** Closes the access of somebody who has neither sessions nor anything to hand over. */
export function closeAccess(command: CommandContext, who: { readonly id: number; readonly version: number }): void {
  const { saved } = shut(command, who);
  command.record({ entity: 'user', id: who.id, version: saved, changes: { active: { old: true, new: false } } });
}

/** Opens the access again; without a password nobody gets in. */
export function reopenPerson(command: CommandContext, { id, version }: Input<'users.reopen'>): Person {
  const { db, now, user } = command;
  const person = existingPerson(db, id);
  mustHavePassword(command);
  if (person.active === 1) command.unchanged();
  else {
    const saved = updatePerson(db, { id, version }, { active: true, updatedAt: now, updatedBy: user.id });
    if (saved === undefined) throw changedMeanwhile(person.version);
    command.record({ entity: 'user', id, version: saved, changes: { active: { old: false, new: true } } });
  }
  return personNow(command, id);
}

function personNow(context: Pick<Context, 'db' | 'language'>, id: number): Person {
  const row = existingPerson(context.db, id);
  return shownPerson(context.db, row, roleName(existingRole(context.db, row.roleId), context.language));
}

function existingPerson(db: Db, id: number): PersonRow {
  const row = personRow(db, id);
  if (row === undefined) throw noSuchPerson();
  return row;
}

function shownPerson(db: Db, row: PersonRow, role: string): Person {
  const { active, hasPassword, mustChange, ...rest } = row;
  return {
    ...rest,
    role,
    teams: teamsOf(db, row.id),
    active: active === 1,
    hasPassword: hasPassword === 1,
    mustChangePassword: mustChange === 1,
  };
}

/** As the audit has it: names, which say something to who reads it. */
function told({ db, language }: Pick<Context, 'db' | 'language'>, row: PersonRow | undefined) {
  if (row === undefined) throw noSuchPerson();
  const role = roleRow(db, row.roleId);
  return {
    name: row.name,
    login: row.login,
    role: role === undefined ? '' : roleName(role, language),
    teams: teamsOf(db, row.id).map(({ name }) => name),
  };
}

/** Who gets what another one had: not the same, and his access is open. */
function receiver({ db, language }: Context, fromId: number, toId: number): PersonRow {
  const row = personRow(db, toId);
  if (row === undefined || row.active === 0 || toId === fromId) {
    invalidFields(language, [{ path: 'toId', said: notWorkingHere }]);
    throw new Error('refused above');
  }
  return row;
}

/** With two people everybody signs in: whoever adds the second one would be shut out without a password. */
function mustHavePassword({ user }: Pick<Context, 'user'>): void {
  if (!user.hasPassword) throw ownPasswordFirst();
}

function checkFields(
  { db, language }: Pick<Context, 'db' | 'language'>,
  id: number | null,
  { login, roleId, teamIds }: { readonly login: string; readonly roleId: number; readonly teamIds: readonly number[] },
): void {
  const wrong: WrongField[] = [];
  if (isLoginTaken(db, fold(login), id ?? 0)) wrong.push({ path: 'login', said: loginTaken });
  if (roleRow(db, roleId) === undefined) wrong.push({ path: 'roleId', said: roleIsGone });
  if (teamIds.some((team) => teamRow(db, team) === undefined)) wrong.push({ path: 'teamIds', said: teamIsGone });
  invalidFields(language, wrong);
}
