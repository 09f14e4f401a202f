/** SQL of people, teams and roles. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../../db/database.ts';
import { role, team, teamMember, user } from '../../../db/schema/index.ts';

export type RoleRow = typeof role.$inferSelect;
export type TeamRow = typeof team.$inferSelect;
type Id = { readonly id: number };

export interface PersonRow {
  readonly id: number;
  readonly version: number;
  readonly login: string;
  readonly name: string;
  readonly roleId: number;
  readonly active: number;
  readonly hasPassword: number;
  readonly mustChange: number;
  readonly lastSeenAt: string | null;
}

/**
 * When somebody last did something stands in the audit: one step into its index for each person. A password that nothing fits, as people have
 * it after an export was taken over, is none.
 */
const people = `SELECT user.id, user.version, user.login, user.name, user.role_id AS roleId, user.active,
  ifnull(user.password LIKE 'scrypt$%', 0) AS hasPassword,
  EXISTS (SELECT 1 FROM preference WHERE preference.user_id = user.id AND preference.key = 'mustChangePassword') AS mustChange,
  (SELECT at FROM audit INDEXED BY audit_user WHERE audit.user_id = user.id ORDER BY audit.id DESC LIMIT 1) AS lastSeenAt
  FROM user WHERE user.deleted_at IS NULL`;

/** Everybody, in the order of their names. */
export function personRows(db: Db): PersonRow[] {
  return db.prepare<[], PersonRow>(`${people} ORDER BY user.active DESC, user.name, user.id`).all();
}

export function personRow(db: Db, id: number): PersonRow | undefined {
  return db.prepare<[number], PersonRow>(`${people} AND user.id = ?`).get(id);
}

/** Whether another user has this folded login. */
export function isLoginTaken(db: Db, loginKey: string, exceptId: number): boolean {
  return (
    db
      .prepare<[string, number]>('SELECT 1 FROM user WHERE login_key = ? AND id <> ? AND deleted_at IS NULL')
      .get(loginKey, exceptId) !== undefined
  );
}

/** Saves over the version given; answers the new version, or undefined when another one is there. */
export function updatePerson(
  db: Db,
  { id, version }: Id & { readonly version: number },
  values: Partial<typeof user.$inferInsert>,
): number | undefined {
  return db.orm
    .update(user)
    .set({ ...values, version: version + 1 })
    .where(and(eq(user.id, id), eq(user.version, version), isNull(user.deletedAt)))
    .returning({ version: user.version })
    .get()?.version;
}

/** Roles of people who may sign in. */
export function rolesInUse(db: Db): { id: number; rights: string[] }[] {
  return db.orm
    .selectDistinct({ id: role.id, rights: role.rights })
    .from(user)
    .innerJoin(role, eq(role.id, user.roleId))
    .where(and(isNull(user.deletedAt), eq(user.active, true)))
    .all();
}

export function roleRows(db: Db): RoleRow[] {
  return db.orm.select().from(role).where(isNull(role.deletedAt)).orderBy(asc(role.name)).all();
}

export function roleRow(db: Db, id: number): RoleRow | undefined {
  return db.orm
    .select()
    .from(role)
    .where(and(eq(role.id, id), isNull(role.deletedAt)))
    .get();
}

/** How many people have the role: those who may sign in, and all. */
export function peopleOfRole(db: Db, id: number): { active: number; all: number } {
  const row = db
    .prepare<[number], { active: number; all: number }>(
      'SELECT count(*) AS "all", ifnull(sum(active), 0) AS active FROM user WHERE role_id = ? AND deleted_at IS NULL',
    )
    .get(id);
  return row ?? { active: 0, all: 0 };
}

export function insertRoleRow(db: Db, values: typeof role.$inferInsert): number {
  return db.orm.insert(role).values(values).returning({ id: role.id }).get().id;
}

/** Saves over the version given; answers the new version, or undefined when another one is there. */
export function updateRole(
  db: Db,
  { id, version }: Id & { readonly version: number },
  values: Partial<typeof role.$inferInsert>,
): number | undefined {
  return db.orm
    .update(role)
    .set({ ...values, version: version + 1 })
    .where(and(eq(role.id, id), eq(role.version, version), isNull(role.deletedAt)))
    .returning({ version: role.version })
    .get()?.version;
}

/** What the program itself gives a ready role; nobody has changed it, so its version stays. */
export function putReadyRole(db: Db, id: number, values: Pick<RoleRow, 'rights' | 'hidden'>): void {
  db.orm.update(role).set(values).where(eq(role.id, id)).run();
}

export function teamRows(db: Db): TeamRow[] {
  return db.orm.select().from(team).where(isNull(team.deletedAt)).orderBy(asc(team.name), asc(team.id)).all();
}

export function teamRow(db: Db, id: number): TeamRow | undefined {
  return db.orm
    .select()
    .from(team)
    .where(and(eq(team.id, id), isNull(team.deletedAt)))
    .get();
}

/** The people of a team whose access is open, by name. */
export function membersOf(db: Db, teamId: number): { id: number; name: string; leads: boolean }[] {
  return db.orm
    .select({ id: user.id, name: user.name, leads: teamMember.leads })
    .from(teamMember)
    .innerJoin(user, eq(user.id, teamMember.userId))
    .where(and(eq(teamMember.teamId, teamId), eq(user.active, true), isNull(user.deletedAt)))
    .orderBy(asc(user.name), asc(user.id))
    .all();
}

/** The teams of a person, the first one first. */
export function teamsOf(db: Db, userId: number): { id: number; name: string }[] {
  return db
    .prepare<[number], { id: number; name: string }>(
      `SELECT team.id, team.name FROM team_member JOIN team ON team.id = team_member.team_id
       WHERE team_member.user_id = ? AND team.deleted_at IS NULL ORDER BY team.id`,
    )
    .all(userId);
}

export function insertTeam(db: Db, values: typeof team.$inferInsert): number {
  return db.orm.insert(team).values(values).returning({ id: team.id }).get().id;
}

/** Saves over the version given; answers the new version, or undefined when another one is there. */
export function updateTeam(
  db: Db,
  { id, version }: Id & { readonly version: number },
  values: Partial<typeof team.$inferInsert>,
): number | undefined {
  return db.orm
    .update(team)
    .set({ ...values, version: sql`${team.version} + 1` })
    .where(and(eq(team.id, id), eq(team.version, version), isNull(team.deletedAt)))
    .returning({ version: team.version })
    .get()?.version;
}

/** Exactly these people are in the team then; those whose access is closed stay as they are. */
export function replaceMembers(db: Db, teamId: number, members: readonly { id: number; leads: boolean }[]): void {
  db.prepare(
    'DELETE FROM team_member WHERE team_id = ? AND user_id IN (SELECT id FROM user WHERE active = 1 AND deleted_at IS NULL)',
  ).run(teamId);
  const add = db.prepare('INSERT OR REPLACE INTO team_member (team_id, user_id, leads) VALUES (?, ?, ?)');
  for (const { id, leads } of members) add.run(teamId, id, leads ? 1 : 0);
}

/** The person is in exactly these teams then; in those that stay he leads what he led. */
export function replaceTeamsOf(db: Db, userId: number, teamIds: readonly number[]): void {
  db.prepare('DELETE FROM team_member WHERE user_id = ? AND team_id NOT IN (SELECT value FROM json_each(?))').run(
    userId,
    JSON.stringify(teamIds),
  );
  const add = db.prepare('INSERT OR IGNORE INTO team_member (team_id, user_id, leads) VALUES (?, ?, 0)');
  for (const id of teamIds) add.run(id, userId);
}

/** How much somebody is responsible for, what is in the bin included. */
export function holdingsOf(
  db: Db,
  userId: number,
): { clients: number; documents: number; activities: number; deals: number; calls: number } {
  const count = (table: 'client' | 'document' | 'activity' | 'deal') => {
    const live = `SELECT count(*) FROM ${table} INDEXED BY ${table}_responsible WHERE responsible_id = ? AND deleted_at IS NULL`;
    const gone = `SELECT count(*) FROM ${table} INDEXED BY ${table}_bin WHERE deleted_at IS NOT NULL AND responsible_id = ?`;
    return Number(db.prepare<[number, number]>(`SELECT (${live}) + (${gone})`).pluck().get(userId, userId));
  };
  return {
    clients: count('client'),
    documents: count('document'),
    activities: count('activity'),
    deals: count('deal'),
    calls: Number(
      db
        .prepare<[number]>(
          "SELECT count(*) FROM phone_call INDEXED BY phone_call_responsible WHERE responsible_id = ? AND state = 'missed' AND direction = 'in' AND back_at IS NULL",
        )
        .pluck()
        .get(userId),
    ),
  };
}
