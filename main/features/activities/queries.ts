/** SQL of activities: one with all that belongs to it, and writing it. */
import type { Db } from '../../../db/database.ts';
import { fold, nameKey } from '../../../db/folding.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';
import type { ActivityFields } from '../../../preload/contract/activities.ts';

/** An activity as it comes from the table. */
export interface StoredActivity {
  readonly id: number;
  readonly version: number;
  readonly kind: string;
  readonly subject: string;
  readonly note: string;
  readonly clientId: number | null;
  readonly contactId: number | null;
  readonly documentId: number | null;
  readonly dealId: number | null;
  readonly seriesId: number | null;
  readonly seriesDay: string | null;
  readonly templateRun: string | null;
  readonly responsibleId: number;
  readonly teamId: number | null;
  readonly priority: string;
  readonly status: string;
  readonly day: string;
  /** Empty: the whole day. */
  readonly time: string;
  readonly duration: number | null;
  readonly remindAt: string | null;
  readonly doneAt: string | null;
  readonly doneById: number | null;
  readonly result: string;
  readonly plannedMinutes: number | null;
  readonly spentMinutes: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
  readonly askedById: number | null;
  /** Empty: nobody is asked. */
  readonly acceptance: string;
  readonly declinedBecause: string;
  readonly responsible: string;
  readonly askedBy: string;
  readonly doneBy: string;
  readonly createdBy: string;
}

const userNamed = (column: string) => `ifnull((SELECT name FROM user WHERE user.id = activity.${column}), '')`;

/** In the bin or not. */
export function activityRecord(db: Db, id: number): StoredActivity | undefined {
  return db
    .prepare<Key[], StoredActivity>(
      `SELECT id, version, kind, subject, note, client_id AS clientId, contact_id AS contactId, document_id AS documentId,
         deal_id AS dealId, series_id AS seriesId, series_day AS seriesDay, template_run AS templateRun,
         responsible_id AS responsibleId, team_id AS teamId, priority, status, day, time, duration, remind_at AS remindAt,
         done_at AS doneAt, done_by AS doneById, result, planned_minutes AS plannedMinutes, spent_minutes AS spentMinutes,
         created_at AS createdAt, updated_at AS updatedAt, deleted_at AS deletedAt, asked_by AS askedById, acceptance,
         declined_because AS declinedBecause, ${userNamed('responsible_id')} AS responsible, ${userNamed('asked_by')} AS askedBy,
         ${userNamed('done_by')} AS doneBy, ${userNamed('created_by')} AS createdBy
       FROM activity WHERE id = ?`,
    )
    .get(id);
}

export interface ItemRow {
  readonly id: number;
  readonly text: string;
  readonly done: 0 | 1;
}

/** The checklist in its order. */
export function itemsOf(db: Db, activityId: number): ItemRow[] {
  return db
    .prepare<Key[], ItemRow>('SELECT id, text, done FROM activity_item WHERE activity_id = ? ORDER BY position, id')
    .all(activityId);
}

export interface ParticipantRow {
  readonly userId: number | null;
  readonly contactId: number | null;
  /** Of a contact person. */
  readonly clientId: number | null;
  readonly name: string;
}

/** Who takes part, in their order. */
export function participantsOf(db: Db, activityId: number): ParticipantRow[] {
  return db
    .prepare<Key[], ParticipantRow>(
      `SELECT one.user_id AS userId, one.contact_id AS contactId, contact.client_id AS clientId, coalesce(user.name, contact.name, '') AS name
       FROM activity_participant AS one LEFT JOIN user ON user.id = one.user_id LEFT JOIN contact ON contact.id = one.contact_id
       WHERE one.activity_id = ? ORDER BY one.position, one.id`,
    )
    .all(activityId);
}

/** The name of a contact person and his client, in the bin or not. */
export function contactNamed(db: Db, id: number): { readonly name: string; readonly clientId: number } | undefined {
  return db
    .prepare<Key[], { name: string; clientId: number }>('SELECT name, client_id AS clientId FROM contact WHERE id = ?')
    .get(id);
}

/** The name of a client, in the bin or not. */
export function clientNamed(db: Db, id: number): string {
  return db.prepare<Key[], string>('SELECT name FROM client WHERE id = ?').pluck().get(id) ?? '';
}

interface Stamp {
  readonly at: string;
  readonly by: number;
}

/** What a column of the table holds for the fields. */
function columnsOf(fields: ActivityFields, teamId: number | null): Record<string, Key | null> {
  return {
    kind: fields.kind,
    subject: fields.subject,
    note: fields.note,
    client_id: fields.clientId,
    contact_id: fields.contactId,
    document_id: fields.documentId,
    deal_id: fields.dealId,
    responsible_id: fields.responsibleId,
    team_id: teamId,
    priority: fields.priority,
    day: fields.day,
    time: fields.time ?? '',
    duration: fields.duration,
    remind_at: fields.remindAt,
    result: fields.result,
    planned_minutes: fields.plannedMinutes,
    spent_minutes: fields.spentMinutes,
    subject_key: nameKey(fields.subject),
    search_key: fold(`${fields.subject}\n${fields.note}`),
  };
}

/** Adds an open one with its checklist and who takes part; answers its id. */
export function insertActivity(db: Db, fields: ActivityFields, teamId: number | null, { at, by }: Stamp): number {
  const columns = {
    uid: newUid(),
    created_at: at,
    created_by: by,
    updated_at: at,
    updated_by: by,
    status: 'open',
    ...columnsOf(fields, teamId),
  };
  const names = Object.keys(columns);
  const id = db
    .prepare<(Key | null)[], number>(
      `INSERT INTO activity (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) RETURNING id`,
    )
    .pluck()
    .get(...Object.values(columns));
  if (id === undefined) throw new Error('The activity was not written.');
  writeParts(db, id, fields);
  return id;
}

/** Puts other fields in the place of those that are there. */
export function updateActivity(
  db: Db,
  id: number,
  fields: ActivityFields,
  teamId: number | null,
  { at, by }: Stamp,
): void {
  const columns = columnsOf(fields, teamId);
  db.prepare<(Key | null)[]>(
    `UPDATE activity SET version = version + 1, updated_at = ?, updated_by = ?, ${Object.keys(columns)
      .map((name) => `${name} = ?`)
      .join(', ')} WHERE id = ?`,
  ).run(at, by, ...Object.values(columns), id);
}

/** The checklist and who takes part, in the place of what there was. */
export function writeParts(
  db: Db,
  id: number,
  { items, participants }: Pick<ActivityFields, 'items' | 'participants'>,
) {
  db.prepare<Key[]>('DELETE FROM activity_item WHERE activity_id = ?').run(id);
  db.prepare<Key[]>('DELETE FROM activity_participant WHERE activity_id = ?').run(id);
  const item = db.prepare<Key[]>('INSERT INTO activity_item (activity_id, position, text, done) VALUES (?, ?, ?, ?)');
  items.forEach(({ text, done }, position) => {
    item.run(id, position, text, done ? 1 : 0);
  });
  const participant = db.prepare<(Key | null)[]>(
    'INSERT INTO activity_participant (activity_id, position, user_id, contact_id) VALUES (?, ?, ?, ?)',
  );
  participants.forEach((one, position) => {
    participant.run(id, position, one.kind === 'user' ? one.id : null, one.kind === 'contact' ? one.id : null);
  });
}

/** Open again (`done` null), or finished. */
export function setStatus(
  db: Db,
  id: number,
  { status, done }: { readonly status: string; readonly done: Stamp | null },
  { at, by }: Stamp,
): void {
  db.prepare<(Key | null)[]>(
    'UPDATE activity SET version = version + 1, updated_at = ?, updated_by = ?, status = ?, done_at = ?, done_by = ? WHERE id = ?',
  ).run(at, by, status, done?.at ?? null, done?.by ?? null, id);
}

/** What came of it, and how long it took, beside `setStatus`. */
export function setResult(db: Db, id: number, result: string, spentMinutes: number | null): void {
  db.prepare<(Key | null)[]>('UPDATE activity SET result = ?, spent_minutes = ? WHERE id = ?').run(
    result,
    spentMinutes,
    id,
  );
}

/** Ticks a line of the checklist, or takes the tick away. */
export function tickItem(
  db: Db,
  { id, itemId, done }: { readonly id: number; readonly itemId: number; readonly done: boolean },
  { at, by }: Stamp,
): void {
  db.prepare<Key[]>('UPDATE activity_item SET done = ? WHERE id = ?').run(done ? 1 : 0, itemId);
  db.prepare<Key[]>('UPDATE activity SET version = version + 1, updated_at = ?, updated_by = ? WHERE id = ?').run(
    at,
    by,
    id,
  );
}

/** Into the bin, or out of it (null). */
export function setActivityDeleted(db: Db, id: number, deletedAt: string | null, { at, by }: Stamp): void {
  db.prepare<(Key | null)[]>(
    'UPDATE activity SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ?',
  ).run(at, by, deletedAt, id);
}
