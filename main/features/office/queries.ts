/** SQL of settings, users, roles and preferences. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { fold } from '../../../db/folding.ts';
import { preparedOnce } from '../../../db/prepared.ts';
import { preference, role, setting, team, teamMember, user } from '../../../db/schema/index.ts';

export interface UserRow {
  readonly id: number;
  readonly version: number;
  readonly login: string;
  readonly name: string;
  readonly password: string | null;
  readonly failedSignIns: number;
  readonly lastFailedAt: string | null;
  readonly rights: string[];
  readonly hidden: string[];
  /** 1: he must choose another password before anything else. */
  readonly mustChange: number;
}

/** Among what is kept of one person: whoever gave him his password wants him to choose another one. */
export const mustChangeKey = 'mustChangePassword';

/** The value of a setting, or undefined. */
export function settingValue(db: Db, key: string): unknown {
  return db.orm.select({ value: setting.value }).from(setting).where(eq(setting.key, key)).get()?.value;
}

/** `null` takes the setting away: the office is as it would be without the choice. */
export function putSetting(db: Db, key: string, value: unknown, at: string, by: number): void {
  if (value === null) {
    db.orm.delete(setting).where(eq(setting.key, key)).run();
    return;
  }
  db.orm
    .insert(setting)
    .values({ key, value, updatedAt: at, updatedBy: by })
    .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt: at, updatedBy: by } })
    .run();
}

const userColumns = {
  id: user.id,
  version: user.version,
  login: user.login,
  name: user.name,
  password: user.password,
  failedSignIns: user.failedSignIns,
  lastFailedAt: user.lastFailedAt,
  rights: role.rights,
  hidden: role.hidden,
  mustChange: sql<number>`EXISTS (SELECT 1 FROM preference WHERE preference.user_id = ${user.id} AND preference.key = ${sql.raw(`'${mustChangeKey}'`)})`,
};
const there = and(isNull(user.deletedAt), eq(user.active, true));

/** What a user signs in by, of one who may; undefined for everybody else. */
export function accountOf(db: Db, id: number): { uid: string; login: string; password: string | null } | undefined {
  const columns = { uid: user.uid, login: user.login, password: user.password };
  return db.orm
    .select(columns)
    .from(user)
    .where(and(eq(user.id, id), there))
    .get();
}

const usersQuery = preparedOnce((orm) =>
  orm
    .select(userColumns)
    .from(user)
    .innerJoin(role, eq(role.id, user.roleId))
    .where(there)
    .orderBy(asc(user.name))
    .prepare(),
);

/** Users who may sign in, in the order of their names. */
export function activeUsers(db: Db): UserRow[] {
  return usersQuery(db).all();
}

/** Id and name of those whose access is closed, in the order of their names. */
export function formerUsers(db: Db): { id: number; name: string }[] {
  return db
    .prepare<[], { id: number; name: string }>(
      'SELECT id, name FROM user WHERE active = 0 OR deleted_at IS NOT NULL ORDER BY name, id',
    )
    .all();
}

const userByIdQuery = preparedOnce((orm) =>
  orm
    .select(userColumns)
    .from(user)
    .innerJoin(role, eq(role.id, user.roleId))
    .where(and(there, eq(user.id, sql.placeholder('id'))))
    .prepare(),
);

/** The user who may sign in, or undefined. Asked at every call. */
export function userById(db: Db, id: number): UserRow | undefined {
  return userByIdQuery(db).get({ id });
}

const teamsQuery = preparedOnce((orm) =>
  orm
    .select({ id: team.id, name: team.name })
    .from(teamMember)
    .innerJoin(team, eq(team.id, teamMember.teamId))
    .where(and(eq(teamMember.userId, sql.placeholder('id')), isNull(team.deletedAt)))
    .orderBy(asc(team.id))
    .prepare(),
);

/** The teams that the user belongs to. Asked at every call. */
export function teamsOfUser(db: Db, id: number): { id: number; name: string }[] {
  return teamsQuery(db).all({ id });
}

export function userByLogin(db: Db, login: string): UserRow | undefined {
  return db.orm
    .select(userColumns)
    .from(user)
    .innerJoin(role, eq(role.id, user.roleId))
    .where(and(there, eq(user.loginKey, fold(login))))
    .get();
}

export function insertRole(db: Db, values: typeof role.$inferInsert): number {
  return db.orm.insert(role).values(values).returning({ id: role.id }).get().id;
}

export function insertUser(db: Db, values: typeof user.$inferInsert): number {
  return db.orm.insert(user).values(values).returning({ id: user.id }).get().id;
}

/** Stores a password's hash (null takes it away) and forgets failures; answers the new version. */
export function updatePassword(db: Db, id: number, password: string | null, at: string, by: number): number {
  return db.orm
    .update(user)
    .set({
      password,
      failedSignIns: 0,
      lastFailedAt: null,
      version: sql`${user.version} + 1`,
      updatedAt: at,
      updatedBy: by,
    })
    .where(eq(user.id, id))
    .returning({ version: user.version })
    .get().version;
}

/** Counts a failed attempt to sign in, or forgets them all (0). */
export function updateFailures(db: Db, id: number, failedSignIns: number, lastFailedAt: string | null): void {
  db.orm.update(user).set({ failedSignIns, lastFailedAt }).where(eq(user.id, id)).run();
}

export function preferencesOf(db: Db, userId: number): { key: string; value: unknown }[] {
  return db.orm
    .select({ key: preference.key, value: preference.value })
    .from(preference)
    .where(eq(preference.userId, userId))
    .all();
}

/** Stores a preference; null takes it away. */
export function putPreference(db: Db, userId: number, key: string, value: unknown): void {
  if (value === null) {
    db.orm
      .delete(preference)
      .where(and(eq(preference.userId, userId), eq(preference.key, key)))
      .run();
    return;
  }
  db.orm
    .insert(preference)
    .values({ userId, key, value })
    .onConflictDoUpdate({ target: [preference.userId, preference.key], set: { value } })
    .run();
}
