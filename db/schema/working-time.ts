/** When people work and when they are away; the calendar that other programs read, and what came in from theirs. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { activity, activitySeries } from './activities.ts';
import { user } from './office.ts';

/** Hours of one person that differ from the office's. */
export const workingWeek = sqliteTable('working_week', {
  userId: integer()
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  /** Seven days from Monday on, each with its stretches: `[{"from":"09:00","to":"18:00"}]`. */
  week: text({ mode: 'json' }).$type<unknown[]>().notNull(),
});

/** A day that the office has made free, or has made a working day. */
export const specialDay = sqliteTable('special_day', {
  day: text().primaryKey(),
  free: integer({ mode: 'boolean' }).notNull(),
  name: text().notNull(),
});

/** Days on which somebody is away, both included. */
export const absence = sqliteTable(
  'absence',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    uid: text().notNull().unique(),
    version: integer().notNull().default(1),
    createdAt: text().notNull(),
    createdBy: integer().notNull(),
    updatedAt: text().notNull(),
    updatedBy: integer().notNull(),
    userId: integer()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    fromDay: text().notNull(),
    toDay: text().notNull(),
    /** `holiday`, `ill`, `trip`, `other`. */
    kind: text().notNull(),
    note: text().notNull(),
  },
  (table) => [
    index('absence_end').on(table.toDay, table.fromDay, table.id),
    index('absence_user').on(table.userId, table.toDay, table.id),
  ],
);

/** The address at which other programs read somebody's calendar; only the hash of its secret is kept. */
export const calendarSubscription = sqliteTable('calendar_subscription', {
  userId: integer()
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  /** SHA-256 of the secret, hexadecimal. */
  secretHash: text().notNull().unique(),
  createdAt: text().notNull(),
});

/** What activities were called in the calendar file from which somebody took them in. */
export const importedEvent = sqliteTable(
  'imported_event',
  {
    userId: integer()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** UID of RFC 5545, and behind a line feed the RECURRENCE-ID where there is one. */
    eventUid: text().notNull(),
    activityId: integer()
      .notNull()
      .references(() => activity.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.eventUid] }),
    index('imported_event_activity').on(table.activityId),
  ],
);

/** What series were called in the calendar file from which somebody took them in. */
export const importedSeries = sqliteTable(
  'imported_series',
  {
    userId: integer()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** UID of RFC 5545. */
    eventUid: text().notNull(),
    seriesId: integer()
      .notNull()
      .references(() => activitySeries.id, { onDelete: 'cascade' }),
    /** What the file said of it, and the rule as it was written: whether either was changed since is known by it. */
    said: text({ mode: 'json' }).$type<object>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.eventUid] }),
    index('imported_series_series').on(table.seriesId),
  ],
);
