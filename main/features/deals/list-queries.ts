/** SQL of many deals: the board, the list, counts and sums, the forecast. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import { type Key, type Statement, statement } from '../../../db/lists/statement.ts';
import { keyHolds, type TypedText } from '../../../db/typed-text.ts';
import type { DealColumn, StageKind } from '../../../preload/contract/deals.ts';

/** A row as it comes from the table. */
export interface StoredDealRow {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly clientId: number;
  readonly client: string;
  readonly pipelineId: number;
  readonly stageId: number;
  readonly state: StageKind;
  readonly amount: number;
  readonly currency: string;
  readonly probability: number;
  readonly expectedClose: string | null;
  readonly closedAt: string | null;
  readonly lostReason: string;
  readonly responsible: string;
  readonly campaign: string;
  readonly stageSince: string;
  readonly maxDays: number | null;
  /** Something that is still to be done is planned for it. */
  readonly planned: 0 | 1;
  /** What the list is sorted by. */
  readonly sortKey: Key;
}

/** Which deals are asked for; `text` is folded. */
export interface Asked {
  readonly pipelineId?: number | undefined;
  readonly state?: StageKind | undefined;
  readonly clientId?: number | undefined;
  readonly responsibleId?: number | undefined;
  readonly campaignId?: number | undefined;
  readonly text?: string | undefined;
  readonly unplanned?: boolean | undefined;
}

/** Whether somebody has something to do for the deal, be it seen or not by who asks. */
const isPlanned = `EXISTS (SELECT 1 FROM activity INDEXED BY activity_deal
    WHERE activity.deal_id = d.id AND activity.deleted_at IS NULL AND activity.status = 'open')`;

const columns = `d.id, d.version, d.name, d.client_id AS clientId, client.name AS client, d.pipeline_id AS pipelineId,
  d.stage_id AS stageId, d.state, d.amount, d.currency, ifnull(d.probability, stage.probability) AS probability,
  d.expected_close AS expectedClose, d.closed_at AS closedAt, d.lost_reason AS lostReason, ifnull((SELECT name FROM user WHERE user.id = d.responsible_id), '') AS responsible,
   ifnull((SELECT name FROM campaign WHERE campaign.id = d.campaign_id), '') AS campaign,
   d.stage_since AS stageSince, stage.max_days AS maxDays, ${isPlanned} AS planned`;
const joins = 'CROSS JOIN client ON client.id = d.client_id CROSS JOIN stage ON stage.id = d.stage_id';

function tests(
  { pipelineId, state, clientId, responsibleId, campaignId, text, unplanned }: Asked,
  reach: Reach,
): Statement {
  const found: Statement[] = [];
  if (pipelineId !== undefined) found.push(statement('AND d.pipeline_id = ?', pipelineId));
  if (state !== undefined) found.push(statement('AND d.state = ?', state));
  if (clientId !== undefined) found.push(statement('AND d.client_id = ?', clientId));
  if (responsibleId !== undefined) found.push(statement('AND d.responsible_id = ?', responsibleId));
  if (campaignId !== undefined) found.push(statement('AND d.campaign_id = ?', campaignId));
  if (text) found.push(statement('AND (instr(d.name_key, ?) > 0 OR instr(client.name_key, ?) > 0)', text, text));
  if (unplanned) found.push(statement(`AND d.state = 'open' AND NOT ${isPlanned}`));
  found.push(statement(andReached(reach.kind, 'd.'), ...reachedKeys(reach)));
  return {
    sql: found.map(({ sql }) => sql).join(' '),
    parameters: found.flatMap(({ parameters }) => parameters),
  };
}

const expected = "ifnull(d.expected_close, '9999')";
const sorts: Readonly<Record<DealColumn, { readonly key: string; readonly index: string }>> = {
  name: { key: 'd.name_key', index: 'deal_name' },
  amount: { key: 'd.amount', index: 'deal_amount' },
  expectedClose: { key: expected, index: 'deal_expected' },
  createdAt: { key: 'd.created_at', index: 'deal_created' },
  updatedAt: { key: 'd.updated_at', index: 'deal_updated' },
};

export interface ListRequest {
  readonly asked: Asked;
  readonly reach: Reach;
  readonly column: DealColumn;
  readonly descending: boolean;
  readonly after: readonly Key[] | null;
  readonly limit: number;
}

/** One page of the list; those of one client are few and sorted as they are found. */
export function listStatement({ asked, reach, column, descending, after, limit }: ListRequest): Statement {
  const { key, index } = sorts[column];
  const order = descending ? 'DESC' : 'ASC';
  const where = tests(asked, reach);
  const page = after === null ? '' : `AND (${key}, d.id) ${descending ? '<' : '>'} (?, ?)`;
  return statement(
    `SELECT ${columns}, ${key} AS sortKey FROM deal AS d INDEXED BY ${asked.clientId === undefined ? index : 'deal_client'} ${joins}
     WHERE d.deleted_at IS NULL ${page} ${where.sql} ORDER BY ${key} ${order}, d.id ${order} LIMIT ?`,
    ...(after ?? []),
    ...where.parameters,
    limit,
  );
}

/** Deals whose names hold what is typed, those that were changed last first; none of the bin. */
export function foundStatement(typed: TypedText, reach: Reach, limit: number): Statement {
  const held = keyHolds(typed, 'd.name_key');
  return statement(
    `SELECT ${columns}, d.updated_at AS sortKey FROM deal AS d INDEXED BY deal_updated ${joins}
     WHERE d.deleted_at IS NULL AND ${held.sql} ${andReached(reach.kind, 'd.')} ORDER BY d.updated_at DESC, d.id DESC LIMIT ?`,
    ...held.parameters,
    ...reachedKeys(reach),
    limit,
  );
}

export interface ColumnRequest {
  readonly stageId: number;
  readonly kind: StageKind;
  readonly asked: Asked;
  readonly reach: Reach;
  readonly after: readonly Key[] | null;
  readonly limit: number;
}

/** Some cards of a stage in the order of the board: open ones by the expected day, closed ones the latest first. */
export function columnStatement({ stageId, kind, asked, reach, after, limit }: ColumnRequest): Statement {
  const where = tests(asked, reach);
  const [key, index, order, side] =
    kind === 'open' ? [expected, 'deal_board', 'ASC', '>'] : ['d.closed_at', 'deal_board_closed', 'DESC', '<'];
  const page = after === null ? '' : `AND (${key}, d.id) ${side} (?, ?)`;
  return statement(
    `SELECT ${columns}, ${key} AS sortKey FROM deal AS d INDEXED BY ${index} ${joins}
     WHERE d.stage_id = ? AND d.deleted_at IS NULL ${page} ${where.sql} ORDER BY ${key} ${order}, d.id ${order} LIMIT ?`,
    stageId,
    ...(after ?? []),
    ...where.parameters,
    limit,
  );
}

/** The rows of a page or of a column. */
export function dealRows(db: Db, { sql, parameters }: Statement): StoredDealRow[] {
  return db.prepare<Statement['parameters'][number][], StoredDealRow>(sql).all(...parameters);
}

export interface SumRow {
  readonly stageId: number;
  readonly currency: string;
  readonly count: number;
  /** Exact, however large. */
  readonly amount: string;
}

/** How many deals there are in each stage and currency, and what they come to. */
export function sumsStatement(asked: Asked, reach: Reach): Statement {
  const where = tests(asked, reach);
  const isCovered = asked.clientId === undefined && asked.campaignId === undefined && !asked.text;
  const index = asked.clientId !== undefined ? 'INDEXED BY deal_client' : isCovered ? 'INDEXED BY deal_sums' : '';
  return statement(
    `SELECT d.stage_id AS stageId, d.currency, count(*) AS count, CAST(sum(d.amount) AS TEXT) AS amount
     FROM deal AS d ${index} ${asked.text ? 'CROSS JOIN client ON client.id = d.client_id' : ''}
     WHERE d.deleted_at IS NULL ${where.sql} GROUP BY d.stage_id, d.currency ORDER BY d.stage_id, d.currency`,
    ...where.parameters,
  );
}

export function sumRows(db: Db, asked: Asked, reach: Reach): SumRow[] {
  const { sql, parameters } = sumsStatement(asked, reach);
  return db.prepare<Statement['parameters'][number][], SumRow>(sql).all(...parameters);
}

export interface ForecastRow {
  /** `YYYY-MM`, or null. */
  readonly month: string | null;
  readonly currency: string;
  readonly probability: number;
  readonly count: number;
  readonly amount: string;
}

/** Open deals by the month in which they are expected to close, currency and probability. */
export function forecastRows(db: Db, asked: Asked, reach: Reach): ForecastRow[] {
  const where = tests({ ...asked, state: 'open' }, reach);
  return db
    .prepare<Statement['parameters'][number][], ForecastRow>(
      `SELECT substr(d.expected_close, 1, 7) AS month, d.currency, ifnull(d.probability, stage.probability) AS probability,
         count(*) AS count, CAST(sum(d.amount) AS TEXT) AS amount
       FROM deal AS d CROSS JOIN stage ON stage.id = d.stage_id WHERE d.deleted_at IS NULL ${where.sql}
       GROUP BY 1, 2, 3 ORDER BY month IS NULL, month, d.currency`,
    )
    .all(...where.parameters);
}
