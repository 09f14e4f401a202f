/** SQL that says to whom records belong, and moves them to somebody else. */
import type { Db } from '../../../db/database.ts';

export type OwnedEntity = 'client' | 'document' | 'activity' | 'deal' | 'call';

const tables: Readonly<Record<OwnedEntity, string>> = {
  client: 'client',
  document: 'document',
  activity: 'activity',
  deal: 'deal',
  call: 'phone_call',
};

interface OwnerRow {
  readonly responsibleId: number | null;
  readonly teamId: number | null;
}

/** The responsible person and the team of a record, in the bin or not; undefined where there is none. */
export function ownerRow(db: Db, entity: OwnedEntity, id: number): OwnerRow | undefined {
  return db
    .prepare<[number], OwnerRow>(
      `SELECT responsible_id AS responsibleId, team_id AS teamId FROM ${tables[entity]} WHERE id = ?`,
    )
    .get(id);
}

/** Who sees an activity besides those to whom it belongs: who gave it to somebody else, and who of the office takes part. */
export function seeingBesides(db: Db, activityId: number): number[] {
  return db
    .prepare<[number, number], number>(
      `SELECT asked_by FROM activity WHERE id = ? AND asked_by IS NOT NULL
       UNION SELECT user_id FROM activity_participant INDEXED BY activity_participant_order
       WHERE activity_id = ? AND user_id IS NOT NULL`,
    )
    .pluck()
    .all(activityId, activityId);
}

const names: Readonly<Record<OwnedEntity, string>> = {
  client: 'name',
  document: "trim(ifnull(number, '') || ' ' || client_name)",
  activity: 'subject',
  deal: 'name',
  call: 'number',
};

/** The same with its version, and what it is called. */
export function ownedRow(
  db: Db,
  entity: OwnedEntity,
  id: number,
): (OwnerRow & { readonly version: number; readonly name: string }) | undefined {
  return db
    .prepare<[number], OwnerRow & { version: number; name: string }>(
      `SELECT version, ${names[entity]} AS name, responsible_id AS responsibleId, team_id AS teamId FROM ${tables[entity]} WHERE id = ?`,
    )
    .get(id);
}

/** The client that a contact person belongs to. */
export function clientOfContact(db: Db, id: number): number | undefined {
  return db.prepare<[number], { clientId: number }>('SELECT client_id AS clientId FROM contact WHERE id = ?').get(id)
    ?.clientId;
}

/** On which record a note or a file is. */
export function recordOfWorking(
  db: Db,
  table: 'note' | 'attachment',
  id: number,
): { entity: string; entityId: number } | undefined {
  const sql =
    table === 'note'
      ? 'SELECT entity, entity_id AS entityId FROM note WHERE id = ?'
      : 'SELECT entity, entity_id AS entityId FROM attachment WHERE id = ?';
  return db.prepare<[number], { entity: string; entityId: number }>(sql).get(id);
}

/** The document that a payment pays, taken back or not; of an advance the client. */
export function recordOfPayment(db: Db, id: number): { entity: OwnedEntity; id: number } | undefined {
  const row = db
    .prepare<[number], { documentId: number | null; clientId: number }>(
      `SELECT (SELECT min(document_id) FROM payment_allocation WHERE payment_id = payment.id) AS documentId,
         client_id AS clientId FROM payment WHERE id = ?`,
    )
    .get(id);
  if (row === undefined) return undefined;
  const { documentId, clientId } = row;
  return documentId === null ? { entity: 'client', id: clientId } : { entity: 'document', id: documentId };
}

/** The person's first team, or null. */
export function firstTeamOf(db: Db, userId: number): number | null {
  const row = db
    .prepare<[number], { teamId: number }>(
      `SELECT team.id AS teamId FROM team_member JOIN team ON team.id = team_member.team_id
       WHERE team_member.user_id = ? AND team.deleted_at IS NULL ORDER BY team.id LIMIT 1`,
    )
    .get(userId);
  return row?.teamId ?? null;
}

export interface HeldRow {
  readonly id: number;
  readonly version: number;
  readonly teamId: number | null;
}

/** What somebody gave to others and is not done yet, in the bin or not. Empty: there is nothing left. */
export function givenAwayBy(db: Db, userId: number, limit: number): Pick<HeldRow, 'id' | 'version'>[] {
  const given = "asked_by = ? AND status = 'open'";
  const live = `SELECT id, version FROM activity INDEXED BY activity_asked_by WHERE ${given} AND deleted_at IS NULL LIMIT ?`;
  const gone = `SELECT id, version FROM activity INDEXED BY activity_bin WHERE deleted_at IS NOT NULL AND ${given} LIMIT ?`;
  const found = db.prepare<[number, number], HeldRow>(live).all(userId, limit);
  return found.length > 0 ? found : db.prepare<[number, number], HeldRow>(gone).all(userId, limit);
}

/** Who gave an activity to its responsible person (null: nobody but himself), and what that person says to it (empty: he is not asked). */
export interface AskingRow {
  readonly askedById: number | null;
  readonly acceptance: string;
  readonly declinedBecause: string;
}

export function askingRow(db: Db, activityId: number): (AskingRow & { readonly responsibleId: number }) | undefined {
  return db
    .prepare<[number], AskingRow & { responsibleId: number }>(
      `SELECT asked_by AS askedById, acceptance, declined_because AS declinedBecause, responsible_id AS responsibleId
       FROM activity WHERE id = ?`,
    )
    .get(activityId);
}

/** Writes it beside whatever else is changed; what comes again with the activity was given by the same one, as long as it was so before. */
export function writeAsking(db: Db, activityId: number, { askedById, acceptance, declinedBecause }: AskingRow): void {
  db.prepare(
    `UPDATE activity_series SET asked_by = ? WHERE (id, ifnull(asked_by, 0)) = (SELECT series_id, ifnull(asked_by, 0) FROM activity WHERE id = ?)`,
  ).run(askedById, activityId);
  db.prepare('UPDATE activity SET asked_by = ?, acceptance = ?, declined_because = ? WHERE id = ?').run(
    askedById,
    acceptance,
    declinedBecause,
    activityId,
  );
}

/** Notes that an activity was changed. */
export function touchActivity(db: Db, id: number, { at, by }: Pick<NewOwner, 'at' | 'by'>): void {
  db.prepare('UPDATE activity SET version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?').run(at, by, id);
}

const heldCalls =
  "SELECT id, version, team_id AS teamId FROM phone_call INDEXED BY phone_call_responsible WHERE responsible_id = ? AND state = 'missed' AND direction = 'in' AND back_at IS NULL LIMIT ?";

/** Some records that somebody is responsible for; those of the bin after all others. Of calls only missed ones that wait: the others have happened to him. Empty: there are none left. */
export function heldBy(db: Db, entity: OwnedEntity, userId: number, limit: number): HeldRow[] {
  if (entity === 'call') return db.prepare<[number, number], HeldRow>(heldCalls).all(userId, limit);
  const live = `SELECT id, version, team_id AS teamId FROM ${entity} INDEXED BY ${entity}_responsible WHERE responsible_id = ? AND deleted_at IS NULL LIMIT ?`;
  const gone = `SELECT id, version, team_id AS teamId FROM ${entity} INDEXED BY ${entity}_bin WHERE deleted_at IS NOT NULL AND responsible_id = ? LIMIT ?`;
  const found = db.prepare<[number, number], HeldRow>(live).all(userId, limit);
  return found.length > 0 ? found : db.prepare<[number, number], HeldRow>(gone).all(userId, limit);
}

/** Who is responsible from now on, as lists show him. */
export interface NewOwner {
  readonly id: number;
  readonly teamId: number | null;
  /** Folded. */
  readonly listName: string;
  readonly at: string;
  readonly by: number;
}

export function giveTo(db: Db, entity: OwnedEntity, id: number, owner: NewOwner): void {
  const { teamId, listName, at, by } = owner;
  if (entity === 'client')
    db.prepare(
      `UPDATE client SET responsible_id = ?, team_id = ?, list_responsible = ?, version = version + 1, updated_at = ?,
         updated_by = ? WHERE id = ?`,
    ).run(owner.id, teamId, listName, at, by, id);
  else {
    if (entity === 'activity') giveSeries(db, id, owner);
    db.prepare(
      `UPDATE ${tables[entity]} SET responsible_id = ?, team_id = ?, version = version + 1, updated_at = ?, updated_by = ?
       WHERE id = ?`,
    ).run(owner.id, teamId, at, by, id);
  }
}

/** What an activity comes again by goes with it, as long as it is of the same person: there is always one that is still to be done. */
function giveSeries(db: Db, activityId: number, { id, teamId, at, by }: NewOwner): void {
  db.prepare(
    `UPDATE activity_series SET responsible_id = ?, team_id = ?, version = version + 1, updated_at = ?, updated_by = ?
     WHERE (id, responsible_id) = (SELECT series_id, responsible_id FROM activity WHERE id = ?)`,
  ).run(id, teamId, at, by, activityId);
}

/** Writes the folded name by which lists sort clients of this person, behind the client `after`; answers the last one written, or null. */
export function renameInLists(
  db: Db,
  userId: number,
  listName: string,
  after: number,
  limit: number,
): { readonly last: number; readonly count: number } | null {
  const ids = db
    .prepare<[number, number, number], number>(
      'SELECT id FROM client WHERE id > ? AND responsible_id = ? ORDER BY id LIMIT ?',
    )
    .pluck()
    .all(after, userId, limit);
  const last = ids.at(-1);
  if (last === undefined) return null;
  const rename = db.prepare('UPDATE client SET list_responsible = ? WHERE id = ?');
  for (const id of ids) rename.run(listName, id);
  return { last, count: ids.length };
}

/**
 * The migration that brought the names of responsible persons into the list of clients knew capital letters of English only: such names are
 * folded once, as every later one is. Costs one look into an index for each user.
 */
export function mendListNames(db: Db): void {
  const stale = db.prepare<[string]>(
    'SELECT 1 FROM client INDEXED BY client_responsible_name WHERE list_responsible = ? AND deleted_at IS NULL LIMIT 1',
  );
  const mend = db.prepare<[string, string]>('UPDATE client SET list_responsible = ? WHERE list_responsible = ?');
  for (const { plain, folded } of db
    .prepare<[], { plain: string; folded: string }>(
      'SELECT DISTINCT lower(name) AS plain, folded(name) AS folded FROM user WHERE lower(name) <> folded(name)',
    )
    .all())
    if (stale.get(plain) !== undefined) mend.run(folded, plain);
}
