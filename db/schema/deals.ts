/** Pipelines with their stages, deals with their lines, and when each deal was in which stage. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { campaign } from './campaigns.ts';
import { client, contact } from './clients.ts';
import { businessColumns } from './columns.ts';
import { team, user } from './office.ts';
import { product } from './trade.ts';

/** One way in which the office sells. */
export const pipeline = sqliteTable('pipeline', {
  ...businessColumns(),
  name: text().notNull(),
  position: integer().notNull(),
  /** No longer offered; its deals keep it. */
  archived: integer({ mode: 'boolean' }).notNull().default(false),
});

export const stage = sqliteTable(
  'stage',
  {
    ...businessColumns(),
    pipelineId: integer()
      .notNull()
      .references(() => pipeline.id),
    name: text().notNull(),
    position: integer().notNull(),
    /** `open`, `won`, `lost`. */
    kind: text().notNull(),
    /** Basis points: of a deal that says nothing else. */
    probability: integer().notNull(),
    /** A deal that is here for more days than these is stalled; null: it never is. */
    maxDays: integer(),
    /** What has to be filled in to enter it: `amount`, `expectedClose`, `contact`, `lines`. */
    required: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  },
  (table) => [index('stage_pipeline').on(table.pipelineId, table.position)],
);

export const deal = sqliteTable(
  'deal',
  {
    ...businessColumns(),
    name: text().notNull(),
    clientId: integer()
      .notNull()
      .references(() => client.id),
    contactId: integer().references(() => contact.id, { onDelete: 'set null' }),
    pipelineId: integer()
      .notNull()
      .references(() => pipeline.id),
    stageId: integer()
      .notNull()
      .references(() => stage.id),
    stageSince: text().notNull(),
    /** The kind of the stage: `open`, `won`, `lost`. */
    state: text().notNull(),
    /** Minor units. */
    amount: integer().notNull(),
    currency: text().notNull(),
    /** Typed in; otherwise it is the sum of the lines. */
    amountByHand: integer({ mode: 'boolean' }).notNull(),
    /** Basis points; null: what the stage says. */
    probability: integer(),
    expectedClose: text(),
    source: text().notNull(),
    campaignId: integer().references(() => campaign.id),
    /** With the team it decides who sees the deal (own, team's, all). */
    responsibleId: integer().references(() => user.id),
    teamId: integer().references(() => team.id),
    lostReason: text().notNull(),
    closedAt: text(),
    note: text().notNull(),
    /** Folded name: order of lists, and search. */
    nameKey: text().notNull(),
    /** The client's folded name, kept by triggers: order of lists, and search. */
    clientKey: text().notNull().default(''),
  },
  (table) => {
    const there = sql`${table.deletedAt} IS NULL`;
    const expected = sql`ifnull("expected_close", '9999')`;
    return [
      // The board: the cards of a column in their order, and its count and sum without reading the table.
      index('deal_board').on(table.stageId, expected, table.id).where(there),
      index('deal_board_closed').on(table.stageId, table.closedAt, table.id).where(there),
      index('deal_sums')
        .on(
          table.pipelineId,
          table.stageId,
          table.currency,
          table.amount,
          table.responsibleId,
          table.teamId,
          // Asked for, so they are in the index: nothing of the table is read.
          table.deletedAt,
          table.state,
        )
        .where(there),
      index('deal_name').on(table.nameKey, table.id).where(there),
      index('deal_amount').on(table.amount, table.id).where(there),
      index('deal_expected').on(expected, table.id).where(there),
      index('deal_updated').on(table.updatedAt, table.id).where(there),
      index('deal_created').on(table.createdAt, table.id).where(there),
      index('deal_client').on(table.clientId, table.state, table.id).where(there),
      index('deal_client_name').on(table.clientKey, table.id).where(there),
      // A move from one open stage to another touches only one of these, `deal_stage_since`.
      index('deal_state').on(table.state, expected, table.id, table.responsibleId).where(there),
      index('deal_stage_since').on(table.stageSince, table.id).where(there),
      index('deal_closed').on(sql`ifnull("closed_at", '')`, table.id).where(there),
      index('deal_lost_reason').on(table.lostReason, table.id).where(there),
      index('deal_source').on(table.source, table.id).where(there),
      // Those of the bin too: a campaign with deals stays.
      index('deal_campaign').on(table.campaignId, expected, table.id),
      index('deal_responsible').on(table.responsibleId, expected, table.id).where(there),
      index('deal_team').on(table.teamId, expected, table.id).where(there),
      index('deal_bin').on(table.deletedAt, table.id).where(sql`${table.deletedAt} IS NOT NULL`),
    ];
  },
);

export const dealLine = sqliteTable(
  'deal_line',
  {
    id: integer().primaryKey(),
    dealId: integer()
      .notNull()
      .references(() => deal.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    productId: integer().references(() => product.id, { onDelete: 'set null' }),
    code: text().notNull(),
    name: text().notNull(),
    unit: text().notNull(),
    /** Thousandths of the unit. */
    quantity: integer().notNull(),
    /** Of one unit, in minor units. */
    price: integer().notNull(),
    /** Basis points. */
    discount: integer().notNull(),
  },
  (table) => [
    uniqueIndex('deal_line_position').on(table.dealId, table.position),
    index('deal_line_product').on(table.productId).where(sql`${table.productId} IS NOT NULL`),
  ],
);

/** Each time a deal entered a stage; `fromId` null: it began there. */
export const dealStageChange = sqliteTable(
  'deal_stage_change',
  {
    id: integer().primaryKey(),
    dealId: integer()
      .notNull()
      .references(() => deal.id, { onDelete: 'cascade' }),
    fromId: integer().references(() => stage.id),
    toId: integer()
      .notNull()
      .references(() => stage.id),
    at: text().notNull(),
    by: integer().notNull(),
  },
  (table) => [
    index('deal_stage_change_deal').on(table.dealId, table.id),
    // The funnel: what came into a stage within a period, without reading the table.
    index('deal_stage_change_to').on(table.toId, table.at, table.dealId),
  ],
);
