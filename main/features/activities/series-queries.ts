/** SQL of what repeats: the series, and its occurrences among the activities. */
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { activityReachedKeys, andSeriesOfPerson, andSeriesReached } from '../../../db/lists/reached.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';
import { ActivityKind, type Participant, Priority } from '../../../preload/contract/activities.ts';
import type { Access } from '../../engine/access.ts';
import type { Repeating } from './repeat-days.ts';
import { repeatOf, ruleText } from './repeat-text.ts';

/** What every occurrence is made of. */
export interface SeriesContent {
  readonly kind: ActivityKind;
  readonly subject: string;
  readonly note: string;
  readonly clientId: number | null;
  readonly contactId: number | null;
  readonly documentId: number | null;
  readonly dealId: number | null;
  readonly responsibleId: number;
  readonly priority: z.infer<typeof Priority>;
  readonly time: string | null;
  readonly duration: number | null;
  /** Minutes on the wall before it begins. */
  readonly remindBefore: number | null;
  readonly plannedMinutes: number | null;
  readonly items: readonly string[];
  readonly participants: readonly Participant[];
}

/** When it comes, and how far that has been written into activities. */
export interface SeriesDays extends Repeating {
  readonly lastDay: string;
  readonly madeUntil: string;
}

export interface StoredSeries extends SeriesDays {
  readonly id: number;
  readonly content: SeriesContent;
  readonly teamId: number | null;
  /** Who gave it to the responsible person; null: nobody but himself. */
  readonly askedById: number | null;
  /** What the responsible person said to all of it: `accepted` or `declined`; empty: nothing since he was given it. */
  readonly acceptance: string;
  readonly declinedBecause: string;
  readonly createdById: number;
  readonly deletedAt: string | null;
}

/** What is one's own, or was given anew, nobody has answered. */
export const unanswered: Pick<StoredSeries, 'acceptance' | 'declinedBecause'> = { acceptance: '', declinedBecause: '' };

interface Stamp {
  readonly at: string;
  readonly by: number;
}

const Row = z.object({
  id: z.number(),
  kind: ActivityKind,
  subject: z.string(),
  note: z.string(),
  clientId: z.number().nullable(),
  contactId: z.number().nullable(),
  documentId: z.number().nullable(),
  dealId: z.number().nullable(),
  responsibleId: z.number(),
  teamId: z.number().nullable(),
  priority: Priority,
  time: z.string(),
  duration: z.number().nullable(),
  remindBefore: z.number().nullable(),
  plannedMinutes: z.number().nullable(),
  items: z.string(),
  participants: z.string(),
  rule: z.string(),
  firstDay: z.string(),
  exceptDays: z.string(),
  lastDay: z.string(),
  madeUntil: z.string(),
  askedById: z.number().nullable(),
  acceptance: z.string(),
  declinedBecause: z.string(),
  createdById: z.number(),
  deletedAt: z.string().nullable(),
});
const Texts = z.array(z.string());
const Participants = z.array(z.object({ kind: z.enum(['user', 'contact']), id: z.number() }));

/** Of a series, called `series`: what `seriesOf` reads. */
export const columns = `series.id, series.kind, series.subject, series.note, series.client_id AS clientId, series.contact_id AS contactId,
  series.document_id AS documentId, series.deal_id AS dealId, series.responsible_id AS responsibleId, series.team_id AS teamId,
  series.priority, series.time, series.duration, series.remind_before AS remindBefore, series.planned_minutes AS plannedMinutes,
  series.items, series.participants, series.rule, series.first_day AS firstDay, series.except_days AS exceptDays,
  series.last_day AS lastDay, series.made_until AS madeUntil, series.asked_by AS askedById, series.acceptance, series.declined_because AS declinedBecause,
  series.created_by AS createdById, series.deleted_at AS deletedAt`;

/** A row of these columns; others in it are passed over. */
export function seriesOf(row: unknown): StoredSeries {
  const { id, teamId, rule, firstDay, exceptDays, lastDay, madeUntil, createdById, deletedAt, ...said } =
    Row.parse(row);
  const { askedById, acceptance, declinedBecause, ...content } = said;
  return {
    id,
    teamId,
    askedById,
    // Whoever hands over and undoes it finds what was said before.
    ...(askedById === null ? unanswered : { acceptance, declinedBecause }),
    repeat: repeatOf(rule),
    firstDay,
    exceptDays: Texts.parse(JSON.parse(exceptDays)),
    lastDay,
    madeUntil,
    createdById,
    deletedAt,
    content: {
      ...content,
      time: content.time || null,
      items: Texts.parse(JSON.parse(content.items)),
      participants: Participants.parse(JSON.parse(content.participants)),
    },
  };
}

/** The series, be it over or not; undefined where there is none. */
export function seriesById(db: Db, id: number): StoredSeries | undefined {
  const row = db.prepare<Key[], unknown>(`SELECT ${columns} FROM activity_series AS series WHERE id = ?`).get(id);
  return row === undefined ? undefined : seriesOf(row);
}

/** What a series is, apart from its own id and stamps. */
type SeriesWritten = Pick<StoredSeries, 'content' | 'teamId' | 'askedById' | 'acceptance' | 'declinedBecause'> &
  SeriesDays;

function written({
  content,
  teamId,
  askedById,
  acceptance,
  declinedBecause,
  ...days
}: SeriesWritten): Record<string, Key | null> {
  return {
    kind: content.kind,
    subject: content.subject,
    note: content.note,
    client_id: content.clientId,
    contact_id: content.contactId,
    document_id: content.documentId,
    deal_id: content.dealId,
    responsible_id: content.responsibleId,
    team_id: teamId,
    priority: content.priority,
    time: content.time ?? '',
    duration: content.duration,
    remind_before: content.remindBefore,
    planned_minutes: content.plannedMinutes,
    items: JSON.stringify(content.items),
    participants: JSON.stringify(content.participants),
    rule: ruleText(days.repeat),
    first_day: days.firstDay,
    except_days: JSON.stringify(days.exceptDays),
    last_day: days.lastDay,
    made_until: days.madeUntil,
    asked_by: askedById,
    acceptance,
    declined_because: declinedBecause,
  };
}

/** Adds a series without its occurrences; answers its id. */
export function insertSeries(db: Db, series: SeriesWritten, { at, by }: Stamp): number {
  const values = {
    uid: newUid(),
    created_at: at,
    created_by: by,
    updated_at: at,
    updated_by: by,
    ...written(series),
  };
  const names = Object.keys(values);
  return Number(
    db
      .prepare<(Key | null)[]>(
        `INSERT INTO activity_series (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(...Object.values(values)).lastInsertRowid,
  );
}

/** Puts other contents and other days in the place of those that are there. */
export function updateSeries(db: Db, id: number, series: SeriesWritten, { at, by }: Stamp): void {
  const values = written(series);
  const set = Object.keys(values).map((name) => `${name} = ?`);
  db.prepare<(Key | null)[]>(
    `UPDATE activity_series SET version = version + 1, updated_at = ?, updated_by = ?, ${set.join(', ')} WHERE id = ?`,
  ).run(at, by, ...Object.values(values), id);
}

/** Nothing of it comes any more. */
export function endSeries(db: Db, id: number, { at, by }: Stamp): void {
  db.prepare<Key[]>(
    'UPDATE activity_series SET version = version + 1, updated_at = ?, updated_by = ?, deleted_at = ? WHERE id = ?',
  ).run(at, by, at, id);
}

/** Says of an activity that it is the occurrence of a day, or (null) of no series. */
export function setSeries(db: Db, activityId: number, of: { readonly id: number; readonly day: string } | null): void {
  db.prepare<(Key | null)[]>('UPDATE activity SET series_id = ?, series_day = ? WHERE id = ?').run(
    of?.id ?? null,
    of?.day ?? null,
    activityId,
  );
}

/** Occurrences from a day on go over to another series. */
export function moveOccurrences(db: Db, from: number, to: number, day: string): void {
  db.prepare<Key[]>('UPDATE activity SET series_id = ? WHERE series_id = ? AND series_day >= ?').run(to, from, day);
}

/** Ids of the occurrences from a day on that are still to be done, in their order. */
export function openOccurrences(db: Db, seriesId: number, day: string): number[] {
  return db
    .prepare<Key[], number>(
      `SELECT id FROM activity INDEXED BY activity_series_day
       WHERE series_id = ? AND series_day >= ? AND deleted_at IS NULL AND status = 'open' ORDER BY series_day`,
    )
    .pluck()
    .all(seriesId, day);
}

/** Ids of all occurrences, whatever became of them, in their order. */
export function occurrencesOf(db: Db, seriesId: number): number[] {
  return db
    .prepare<Key[], number>(
      'SELECT id FROM activity INDEXED BY activity_series_day WHERE series_id = ? ORDER BY series_day',
    )
    .pluck()
    .all(seriesId);
}

/** Days of the rule for which there is or was an occurrence, in the bin or not. */
export function daysMade(db: Db, seriesId: number, from: string): string[] {
  return db
    .prepare<Key[], string>(
      'SELECT series_day FROM activity INDEXED BY activity_series_day WHERE series_id = ? AND series_day >= ?',
    )
    .pluck()
    .all(seriesId, from);
}

/** Deletes an occurrence that nobody has touched, without a trace in the bin. */
export function dropOccurrence(db: Db, id: number): void {
  db.prepare<Key[]>('DELETE FROM activity WHERE id = ?').run(id);
}

/** Ids of series of which something may be left to be made on this day or later. */
export const liveSeriesStatement =
  'SELECT id FROM activity_series INDEXED BY activity_series_last WHERE deleted_at IS NULL AND last_day >= ? ORDER BY last_day, id';

export function liveSeries(db: Db, today: string): number[] {
  return db.prepare<Key[], number>(liveSeriesStatement).pluck().all(today);
}

/** A series that comes after what has been made of it, with its client for whoever may know him. */
export interface ComingSeries extends StoredSeries {
  readonly activityId: number | null;
  readonly client: string;
  readonly clientResponsibleId: number | null;
  readonly clientTeamId: number | null;
}

/** `mine`: with a person twice at the end. */
export function comingStatement(access: Access['kind'], mine: boolean): string {
  return `SELECT ${columns}, (SELECT activity.id FROM activity INDEXED BY activity_series_day
      WHERE activity.series_id = series.id AND activity.deleted_at IS NULL ORDER BY activity.series_day DESC LIMIT 1) AS activityId,
      ifnull(client.name, '') AS client, client.responsible_id AS clientResponsibleId, client.team_id AS clientTeamId
    FROM activity_series AS series INDEXED BY activity_series_last LEFT JOIN client ON client.id = series.client_id
    WHERE series.deleted_at IS NULL AND series.last_day >= ? AND series.made_until < ?
      ${andSeriesReached(access)} ${mine ? andSeriesOfPerson : ''}
    ORDER BY series.last_day, series.id`;
}

const ComingRow = z.object({
  activityId: z.number().nullable(),
  client: z.string(),
  clientResponsibleId: z.number().nullable(),
  clientTeamId: z.number().nullable(),
});

/** Of which there is more between these days than has been made. */
export function comingSeries(
  db: Db,
  access: Access,
  { from, to, userId }: { readonly from: string; readonly to: string; readonly userId: number | null },
): ComingSeries[] {
  return db
    .prepare<Key[], unknown>(comingStatement(access.kind, userId !== null))
    .all(from, to, ...activityReachedKeys(access), ...(userId === null ? [] : [userId, userId]))
    .map((row) => ({ ...seriesOf(row), ...ComingRow.parse(row) }));
}
