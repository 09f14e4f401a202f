/** What people have to do: tasks, calls, meetings, letters, events, with their checklists and who takes part. */
import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { client, contact } from './clients.ts';
import { businessColumns } from './columns.ts';
import { deal } from './deals.ts';
import { team, user } from './office.ts';
import { document } from './trade.ts';

/** Triggers keep `activity_search` as `search_key` is. */
export const activity = sqliteTable(
  'activity',
  {
    ...businessColumns(),
    /** `task`, `call`, `meeting`, `letter`, `event`. */
    kind: text().notNull(),
    subject: text().notNull(),
    note: text().notNull(),
    clientId: integer().references(() => client.id),
    contactId: integer().references(() => contact.id, { onDelete: 'set null' }),
    documentId: integer().references(() => document.id, { onDelete: 'set null' }),
    dealId: integer().references(() => deal.id, { onDelete: 'set null' }),
    responsibleId: integer()
      .notNull()
      .references(() => user.id),
    teamId: integer().references(() => team.id),
    /** `low`, `normal`, `high`. */
    priority: text().notNull(),
    /** `open`, `done`, `cancelled`. */
    status: text().notNull(),
    /** The day on the wall of the office. */
    day: text().notNull(),
    /** `HH:MM` on the wall of the office; empty: the whole day. */
    time: text().notNull(),
    /** Minutes. */
    duration: integer(),
    /** UTC; null: nobody is reminded. */
    remindAt: text(),
    doneAt: text(),
    doneBy: integer().references(() => user.id),
    /** What came of it. */
    result: text().notNull(),
    plannedMinutes: integer(),
    spentMinutes: integer(),
    subjectKey: text().notNull(),
    searchKey: text().notNull(),
    /** The series that it is an occurrence of. */
    seriesId: integer().references((): AnySQLiteColumn => activitySeries.id, { onDelete: 'set null' }),
    /** The day that the rule gives it; `day` may have been moved since. */
    seriesDay: text(),
    /** What was started from a template at once has the same one; null: it was planned by itself. */
    templateRun: text(),
    /** Who gave it to the responsible person; null: nobody but himself. */
    askedBy: integer().references(() => user.id),
    /** What the responsible person says to it: `asked`, `accepted`, `declined`; empty: he is not asked. */
    acceptance: text().notNull().default(''),
    /** Why he declines; empty unless he does. */
    declinedBecause: text().notNull().default(''),
  },
  (table) => {
    const there = sql`${table.deletedAt} IS NULL`;
    return [
      index('activity_day')
        .on(table.day, table.time, table.id, table.status, table.kind, table.responsibleId, table.clientId)
        .where(there),
      index('activity_subject').on(table.subjectKey, table.id).where(there),
      index('activity_kind').on(table.kind, table.day, table.time, table.id, table.status).where(there),
      index('activity_status')
        .on(table.status, table.day, table.time, table.id, table.responsibleId, table.acceptance)
        .where(there),
      index('activity_priority').on(table.priority, table.day, table.time, table.id, table.status).where(there),
      index('activity_responsible').on(table.responsibleId, table.day, table.time, table.id, table.status).where(there),
      index('activity_team').on(table.teamId, table.day, table.time, table.id, table.status).where(there),
      index('activity_client').on(table.clientId, table.day, table.time, table.id, table.status).where(there),
      index('activity_updated').on(table.updatedAt, table.id).where(there),
      index('activity_bin').on(table.deletedAt, table.id).where(sql`${table.deletedAt} IS NOT NULL`),
      // What happened with a client, by the moment: pages of his timeline. Those in the bin move and go with him, too.
      index('activity_client_planned')
        .on(table.clientId, table.createdAt, table.id)
        .where(sql`${table.clientId} IS NOT NULL`),
      index('activity_client_finished')
        .on(table.clientId, table.doneAt, table.id)
        .where(sql`${table.deletedAt} IS NULL AND ${table.doneAt} IS NOT NULL`),
      index('activity_contact').on(table.contactId).where(sql`${table.contactId} IS NOT NULL`),
      index('activity_document').on(table.documentId, table.day, table.time, table.id, table.status).where(there),
      index('activity_deal')
        // Asked for, so `deleted_at` is in the index: whether something is planned is known without the table.
        .on(table.dealId, table.day, table.time, table.id, table.status, table.deletedAt)
        .where(there),
      // For documents and deals that are deleted for good; those in the bin are of them, too.
      index('activity_of_document').on(table.documentId).where(sql`${table.documentId} IS NOT NULL`),
      index('activity_of_deal').on(table.dealId).where(sql`${table.dealId} IS NOT NULL`),
      uniqueIndex('activity_series_day').on(table.seriesId, table.seriesDay).where(sql`${table.seriesId} IS NOT NULL`),
      index('activity_reminder')
        .on(table.responsibleId, table.remindAt, table.id)
        .where(sql`${table.deletedAt} IS NULL AND ${table.status} = 'open' AND ${table.remindAt} IS NOT NULL`),
      index('activity_asked_by').on(table.askedBy, table.day, table.time, table.id, table.status).where(there),
      index('activity_acceptance')
        .on(table.acceptance, table.day, table.time, table.id, table.status, table.responsibleId, table.askedBy)
        .where(there),
      check('activity_is_open_or_done', sql`(${table.status} = 'open') = (${table.doneAt} IS NULL)`),
    ];
  },
);

/** A line of a checklist. */
export const activityItem = sqliteTable(
  'activity_item',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    activityId: integer()
      .notNull()
      .references(() => activity.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    text: text().notNull(),
    done: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [index('activity_item_order').on(table.activityId, table.position)],
);

/** Who takes part besides the responsible person: somebody of the office, or a contact person of a client. */
export const activityParticipant = sqliteTable(
  'activity_participant',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    activityId: integer()
      .notNull()
      .references(() => activity.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    userId: integer().references(() => user.id),
    contactId: integer().references(() => contact.id, { onDelete: 'cascade' }),
  },
  (table) => [
    index('activity_participant_order').on(table.activityId, table.position),
    index('activity_participant_contact').on(table.contactId).where(sql`${table.contactId} IS NOT NULL`),
    // What somebody takes part in, he sees.
    index('activity_participant_user').on(table.userId, table.activityId).where(sql`${table.userId} IS NOT NULL`),
    check('activity_participant_is_one', sql`(${table.userId} IS NULL) <> (${table.contactId} IS NULL)`),
  ],
);

/** What repeats: what each occurrence is made of, and on which days. */
export const activitySeries = sqliteTable(
  'activity_series',
  {
    ...businessColumns(),
    kind: text().notNull(),
    subject: text().notNull(),
    note: text().notNull(),
    clientId: integer().references(() => client.id),
    contactId: integer().references(() => contact.id, { onDelete: 'set null' }),
    documentId: integer().references(() => document.id, { onDelete: 'set null' }),
    dealId: integer().references(() => deal.id, { onDelete: 'set null' }),
    responsibleId: integer()
      .notNull()
      .references(() => user.id),
    teamId: integer().references(() => team.id),
    priority: text().notNull(),
    /** `HH:MM` on the wall of the office; empty: the whole day. */
    time: text().notNull(),
    /** Minutes. */
    duration: integer(),
    /** Minutes on the wall before it begins; null: nobody is reminded. */
    remindBefore: integer(),
    plannedMinutes: integer(),
    /** Texts of the checklist. */
    items: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** `{kind, id}` of who takes part: `user` or `contact`. */
    participants: text({ mode: 'json' }).$type<{ kind: string; id: number }[]>().notNull(),
    /** RRULE of RFC 5545. */
    rule: text().notNull(),
    /** DTSTART, as a day. */
    firstDay: text().notNull(),
    /** EXDATE: days that are left out. */
    exceptDays: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** The last day that the rule gives; `9999-12-31`: it goes on for ever. */
    lastDay: text().notNull(),
    /** Up to this day the occurrences have been made. */
    madeUntil: text().notNull(),
    /** Who gave it to the responsible person; null: nobody but himself. */
    askedBy: integer().references(() => user.id),
    /** What the responsible person said to all of it: `accepted`, `declined`; empty: nothing since he was given it. */
    acceptance: text().notNull().default(''),
    /** Why he declines; empty unless he does. */
    declinedBecause: text().notNull().default(''),
  },
  (table) => {
    const there = sql`${table.deletedAt} IS NULL`;
    return [
      index('activity_series_last').on(table.lastDay, table.id).where(there),
      index('activity_series_client').on(table.clientId).where(sql`${table.clientId} IS NOT NULL`),
      index('activity_series_contact').on(table.contactId).where(sql`${table.contactId} IS NOT NULL`),
      index('activity_series_document').on(table.documentId).where(sql`${table.documentId} IS NOT NULL`),
      index('activity_series_deal').on(table.dealId).where(sql`${table.dealId} IS NOT NULL`),
    ];
  },
);

/** What is done one after the other with a client. */
export const activityTemplate = sqliteTable('activity_template', {
  ...businessColumns(),
  name: text().notNull(),
  /** `TemplateStep` of the contract, in their order. */
  steps: text({ mode: 'json' }).$type<object[]>().notNull(),
});
