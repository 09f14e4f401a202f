/** Calls by phone, as a telephone exchange announced them or somebody noted them, whose extensions there are, and scripts that are followed in a call. */
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { activity } from './activities.ts';
import { client, contact } from './clients.ts';
import { businessColumns } from './columns.ts';
import { team, user } from './office.ts';

/** What has happened is not thrown away, and a script is removed for good: neither is in the bin. */
function columns() {
  const { deletedAt: _, ...others } = businessColumns();
  return others;
}

export const phoneCall = sqliteTable(
  'phone_call',
  {
    ...columns(),
    /** What the telephone exchange calls it; null: it was noted by hand. */
    outsideId: text().unique(),
    /** As it was given; empty: withheld. */
    number: text().notNull(),
    /** Its digits without what is dialled before the national number. */
    numberKey: text().notNull(),
    /** `in`, `out`. */
    direction: text().notNull(),
    /** `ringing`, `answered`, `ended`, `missed`. */
    state: text().notNull(),
    extension: text().notNull(),
    /** Whom it rang at, who answered or called; null: nobody's extension. */
    responsibleId: integer().references(() => user.id),
    teamId: integer().references(() => team.id),
    clientId: integer().references(() => client.id, { onDelete: 'set null' }),
    contactId: integer().references(() => contact.id, { onDelete: 'set null' }),
    startedAt: text().notNull(),
    answeredAt: text(),
    endedAt: text(),
    /** What was noted of it. */
    activityId: integer().references(() => activity.id, { onDelete: 'set null' }),
    /** When somebody called back after it was missed, and who. */
    backAt: text(),
    backBy: integer().references(() => user.id),
  },
  (table) => {
    const missed = sql`${table.state} = 'missed' AND ${table.direction} = 'in'`;
    return [
      index('phone_call_started').on(table.startedAt, table.id),
      index('phone_call_responsible').on(table.responsibleId, table.startedAt, table.id),
      index('phone_call_missed').on(table.startedAt, table.id, table.responsibleId, table.teamId).where(missed),
      index('phone_call_waiting')
        .on(table.startedAt, table.id, table.responsibleId, table.teamId)
        .where(sql`${missed} AND ${table.backAt} IS NULL`),
      index('phone_call_waiting_number')
        .on(table.numberKey, table.startedAt)
        .where(sql`${missed} AND ${table.backAt} IS NULL`),
      index('phone_call_client').on(table.clientId).where(sql`${table.clientId} IS NOT NULL`),
      index('phone_call_contact').on(table.contactId).where(sql`${table.contactId} IS NOT NULL`),
      index('phone_call_activity').on(table.activityId).where(sql`${table.activityId} IS NOT NULL`),
      check(
        'phone_call_state_is_what_happened',
        sql`${table.state} = CASE WHEN ${table.endedAt} IS NOT NULL THEN CASE WHEN ${table.answeredAt} IS NULL THEN 'missed' ELSE 'ended' END WHEN ${table.answeredAt} IS NULL THEN 'ringing' ELSE 'answered' END`,
      ),
      check('phone_call_back_is_by_somebody', sql`(${table.backAt} IS NULL) = (${table.backBy} IS NULL)`),
    ];
  },
);

/** Whose extension of the telephone exchange it is; one is one person's. */
export const phoneExtension = sqliteTable(
  'phone_extension',
  {
    extension: text().primaryKey(),
    userId: integer()
      .notNull()
      .references(() => user.id),
  },
  (table) => [index('phone_extension_user').on(table.userId)],
);

/** What is asked in a call, step by step. */
export const callScript = sqliteTable('call_script', {
  ...columns(),
  name: text().notNull(),
  /** JSON: the steps, the first one begins. */
  steps: text({ mode: 'json' }).$type<unknown[]>().notNull(),
});

/** What was answered in a call, with the question as it was asked then. */
export const callAnswer = sqliteTable(
  'call_answer',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    activityId: integer()
      .notNull()
      .references(() => activity.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** The name of the script. */
    script: text().notNull(),
    question: text().notNull(),
    answer: text().notNull(),
  },
  (table) => [index('call_answer_order').on(table.activityId, table.position)],
);
