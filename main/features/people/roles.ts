/** Roles: the ready ones and the office's own, what each may do, and that somebody may always manage the office. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';
import {
  type HidingField,
  hidingFields,
  type Right,
  reachingRights,
  rights,
} from '../../../preload/contract/channel.ts';
import type { Role, RoleRights, roles } from '../../../preload/contract/people.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { rightsOfRole } from '../../engine/access.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import {
  insertRoleRow,
  peopleOfRole,
  putReadyRole,
  type RoleRow,
  roleRow,
  roleRows,
  rolesInUse,
  updateRole,
} from './queries.ts';
import { readyRole, readyRoleData } from './ready-roles.ts';
import { changedMeanwhile, noManagerLeft, noSuchRole, readyStays, roleInUse } from './words.ts';

type Input<Name extends keyof typeof roles> = z.output<(typeof roles)[Name]['input']>;

/** As who a ready role was written last: the office has not changed it, and later versions of the program may. */
const program = 0;

/** Puts in the ready roles that the office lacks, and brings those up to date that it has not changed. */
export function seedRoles(db: Db, at: string): void {
  const stored = new Map(roleRows(db).map((row) => [row.key, row]));
  for (const { key, rights: held, hidden } of readyRoleData) {
    const row = stored.get(key);
    const values = { rights: [...held], hidden: [...hidden] };
    const by = { createdAt: at, createdBy: program, updatedAt: at, updatedBy: program };
    if (row === undefined) insertRoleRow(db, { uid: newUid(), ...by, key, name: key, ...values });
    else if (row.updatedBy === program && JSON.stringify([row.rights, row.hidden]) !== JSON.stringify([held, hidden]))
      putReadyRole(db, row.id, values);
  }
}

/** The ready roles in their order, then the office's own by name. */
export function listRoles({ db, language }: Pick<Context, 'db' | 'language'>): Role[] {
  const place = ({ ready }: Role) => {
    const at = readyRoleData.findIndex(({ key }) => key === ready);
    return at < 0 ? readyRoleData.length : at;
  };
  return roleRows(db)
    .map((row) => shownRole(db, row, language))
    .sort((one, other) => place(one) - place(other) || one.name.localeCompare(other.name, language));
}

/** What the role is called in this language. */
export function roleName({ key, name }: Pick<RoleRow, 'key' | 'name'>, language: Language): string {
  return readyRole(key)?.name[language] ?? name;
}

export function createRole(command: CommandContext, { name, rights: held, hidden }: Input<'roles.create'>): Role {
  checkRights(command, held);
  return addRole(command, name, storedRights(held), hidden);
}

export function copyRole(command: CommandContext, { id, name }: Input<'roles.copy'>): Role {
  const { rights: held, hidden } = existingRole(command.db, id);
  // Everything, also what later versions add, is the owner's alone: a copy has what there is now, and can be changed.
  return addRole(command, name, held.includes('*') ? rights : held, hidden);
}

/** Saves over exactly this version. Failures `conflict`, `invalid` for the owner's role and for rights that go further than seeing does. */
export function changeRole(
  command: CommandContext,
  { id, version, name, rights: held, hidden }: Input<'roles.change'>,
): Role {
  const row = existingRole(command.db, id);
  if (row.rights.includes('*')) throw readyStays();
  checkRights(command, held);
  const isOwn = readyRole(row.key) === undefined;
  save(command, row, version, {
    name: isOwn && name !== undefined ? name : row.name,
    rights: storedRights(held),
    hidden: [...hidden],
  });
  return roleNow(command, id);
}

/** Gives a ready role back what it comes with. Failure `invalid` for one of the office's own. */
export function resetRole(command: CommandContext, { id, version }: Input<'roles.reset'>): Role {
  const row = existingRole(command.db, id);
  const ready = readyRole(row.key);
  if (ready === undefined) throw readyStays();
  save(command, row, version, { name: row.name, rights: [...ready.rights], hidden: [...ready.hidden] }, program);
  return roleNow(command, id);
}

/** Removes a role of the office's own that nobody has, whether his access is open or closed. */
export function removeRole(command: CommandContext, { id, version }: Input<'roles.remove'>): { id: number } {
  const { db, now, user } = command;
  const row = existingRole(db, id);
  if (readyRole(row.key) !== undefined) throw readyStays();
  if (peopleOfRole(db, id).all > 0) throw roleInUse();
  const saved = updateRole(db, { id, version }, { deletedAt: now, updatedAt: now, updatedBy: user.id });
  if (saved === undefined) throw changedMeanwhile(row.version);
  command.record({ entity: 'role', id, version: saved, changes: { name: { old: row.name, new: null } } });
  return { id };
}

/** The role; Failure `not-found`. */
export function existingRole(db: Db, id: number): RoleRow {
  const row = roleRow(db, id);
  if (row === undefined) throw noSuchRole();
  return row;
}

/**
 * Failure `invalid` unless somebody whose access is open may manage the office. To be asked after every change of people
 * or roles, in its transaction: what is refused here was never done.
 */
export function mustLeaveManager(db: Db): void {
  const manages = (held: readonly string[]) => rightsOfRole(held, rights).rights.has('office.manage');
  if (!rolesInUse(db).some(({ rights: held }) => manages(held))) throw noManagerLeft();
}

function addRole(
  command: CommandContext,
  name: string,
  held: readonly string[],
  hidden: readonly HidingField[] | string[],
): Role {
  const { db, now, user } = command;
  const uid = newUid();
  const by = { createdAt: now, createdBy: user.id, updatedAt: now, updatedBy: user.id };
  const values = { name, rights: [...held], hidden: [...hidden] };
  const id = insertRoleRow(db, { uid, ...by, key: uid, ...values });
  command.record({ entity: 'role', id, version: 1, changes: fieldChanges(null, values) });
  return roleNow(command, id);
}

function save(
  command: CommandContext,
  row: RoleRow,
  version: number,
  values: Pick<RoleRow, 'name' | 'rights' | 'hidden'>,
  by: number = command.user.id,
): void {
  const { db, now } = command;
  const before = { name: row.name, rights: row.rights, hidden: row.hidden };
  const changes = fieldChanges(before, values);
  if (Object.keys(changes).length === 0) {
    command.unchanged();
    return;
  }
  const saved = updateRole(db, { id: row.id, version }, { ...values, updatedAt: now, updatedBy: by });
  if (saved === undefined) throw changedMeanwhile(row.version);
  mustLeaveManager(db);
  command.record({ entity: 'role', id: row.id, version: saved, changes });
}

function roleNow({ db, language }: Context, id: number): Role {
  return shownRole(db, existingRole(db, id), language);
}

function shownRole(db: Db, row: RoleRow, language: Language): Role {
  const ready = readyRole(row.key);
  const { rights: known, reaches } = rightsOfRole(row.rights, rights);
  const held: RoleRights = {};
  for (const right of known) held[right] = reaches.get(right) ?? 'all';
  return {
    id: row.id,
    version: row.version,
    ready: ready?.key ?? null,
    name: roleName(row, language),
    everything: row.rights.includes('*'),
    rights: held,
    hidden: hidingFields.filter((field) => row.hidden.includes(field)),
    changed: ready !== undefined && row.updatedBy !== program && !row.rights.includes('*'),
    people: peopleOfRole(db, row.id).active,
  };
}

function storedRights(held: RoleRights): string[] {
  return rights.flatMap((right) => {
    const reach = held[right];
    if (reach === undefined) return [];
    return [reach === 'all' || !hasReach(right) ? right : `${right}:${reach}`];
  });
}

const hasReach = (right: Right): boolean => reachingRights.some((one) => one === right);
const order = { own: 0, team: 1, all: 2 } as const;

/** Nobody changes what he does not see: seeing comes first, and goes as far as whatever is done. */
function checkRights({ language }: Pick<Context, 'language'>, held: RoleRights): void {
  const wrong: WrongField[] = [];
  for (const right of rights) {
    const reach = held[right];
    const [entity] = right.split('.');
    const seeing = rights.find((one) => one === `${entity}.see`);
    if (reach === undefined || seeing === undefined || right === seeing || entity === 'audit') continue;
    const seen = held[seeing];
    if (seen === undefined) wrong.push({ path: `rights.${right}`, said: seeingFirst });
    else if (hasReach(right) && order[reach] > order[seen]) wrong.push({ path: `rights.${right}`, said: notFurther });
  }
  invalidFields(language, wrong);
}

const seeingFirst = {
  en: 'Whoever does this must be able to see such records.',
  ru: 'Для этого нужно право видеть такие записи.',
  fr: 'Pour cela, il faut pouvoir voir ces fiches.',
};
const notFurther = {
  en: 'This goes further than what the role sees.',
  ru: 'Это право шире того, что роль видит.',
  fr: 'Ce droit va plus loin que ce que le rôle peut voir.',
};
