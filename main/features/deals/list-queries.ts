/** SQL of many deals: the board, the list, counts and sums, the forecast. */
import type { Db } from '../../../db/database.ts';
import type { ListedTable, RowCondition } from '../../../db/lists/listed.ts';
import { fewIds } from '../../../db/lists/measured.ts';
import { dealPlanned, dealSearched, dealWeighted } from '../../../db/lists/of-deals.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import { among, binOf } from '../../../db/lists/rows.ts';
import { andAll, type Bound, joined, type Key, type Statement, statement } from '../../../db/lists/statement.ts';
import { keyHolds, type TypedText } from '../../../db/typed-text.ts';
import type { StageKind } from '../../../preload/contract/deals.ts';

/** A row as it comes from the table. */
export interface StoredDealRow {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly clientId: number;
  readonly client: string;
  readonly pipelineId: number;
  readonly pipeline: string;
  readonly stageId: number;
  readonly stage: string;
  readonly state: StageKind;
  readonly amount: number;
  readonly currency: string;
  readonly probability: number;
  readonly weighted: number;
  readonly expectedClose: string | null;
  readonly closedAt: string | null;
  readonly lostReason: string;
  readonly responsible: string;
  readonly team: string;
  readonly source: string;
  readonly campaign: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly stageSince: string;
  readonly maxDays: number | null;
  /** Something that is still to be done is planned for it. */
  readonly planned: 0 | 1;
  /** What the column of the board is sorted by. */
  readonly sortKey: Key;
}

/** Which deals the board and the forecast show. */
export interface Asked {
  readonly pipelineId?: number | undefined;
  readonly state?: StageKind | undefined;
  readonly responsibleId?: number | undefined;
  readonly text?: TypedText | undefined;
}

const columns = `deal.id, deal.version, deal.name, deal.client_id AS clientId, client.name AS client, deal.pipeline_id AS pipelineId,
  (SELECT name FROM pipeline WHERE pipeline.id = deal.pipeline_id) AS pipeline, deal.stage_id AS stageId, stage.name AS stage, deal.state,
  deal.amount, deal.currency, ifnull(deal.probability, stage.probability) AS probability, ${dealWeighted} AS weighted,
  deal.expected_close AS expectedClose, deal.closed_at AS closedAt, deal.lost_reason AS lostReason,
  ifnull((SELECT name FROM user WHERE user.id = deal.responsible_id), '') AS responsible,
  ifnull((SELECT name FROM team WHERE team.id = deal.team_id), '') AS team, deal.source,
  ifnull((SELECT name FROM campaign WHERE campaign.id = deal.campaign_id), '') AS campaign,
  deal.created_at AS createdAt, deal.updated_at AS updatedAt, deal.stage_since AS stageSince, stage.max_days AS maxDays, ${dealPlanned} AS planned`;
const joins = 'CROSS JOIN client ON client.id = deal.client_id CROSS JOIN stage ON stage.id = deal.stage_id';

function tests({ pipelineId, state, responsibleId, text }: Asked, reach: Reach): Statement {
  const found: Statement[] = [];
  if (pipelineId !== undefined) found.push(statement('AND deal.pipeline_id = ?', pipelineId));
  if (state !== undefined) found.push(statement('AND deal.state = ?', state));
  if (responsibleId !== undefined) found.push(statement('AND deal.responsible_id = ?', responsibleId));
  if (text !== undefined) {
    const held = keyHolds(text, dealSearched);
    found.push(statement(`AND ${held.sql}`, ...held.parameters));
  }
  found.push(statement(andReached(reach.kind, 'deal.'), ...reachedKeys(reach)));
  return {
    sql: found.map(({ sql }) => sql).join(' '),
    parameters: found.flatMap(({ parameters }) => parameters),
  };
}

const expected = "ifnull(deal.expected_close, '9999')";

/** The rows of these deals, in this order. */
export function listedStatement(ids: readonly number[]): Statement {
  return statement(
    `SELECT ${columns}, deal.id AS sortKey FROM json_each(?) AS wanted CROSS JOIN deal ON deal.id = wanted.value ${joins}`,
    JSON.stringify(ids),
  );
}

/** Deals whose names hold what is typed, those that were changed last first; none of the bin. */
export function foundStatement(typed: TypedText, reach: Reach, limit: number): Statement {
  const held = keyHolds(typed, 'deal.name_key');
  return statement(
    `SELECT ${columns}, deal.updated_at AS sortKey FROM deal INDEXED BY deal_updated ${joins}
     WHERE deal.deleted_at IS NULL AND ${held.sql} ${andReached(reach.kind, 'deal.')} ORDER BY deal.updated_at DESC, deal.id DESC LIMIT ?`,
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
    kind === 'open' ? [expected, 'deal_board', 'ASC', '>'] : ['deal.closed_at', 'deal_board_closed', 'DESC', '<'];
  const page = after === null ? '' : `AND (${key}, deal.id) ${side} (?, ?)`;
  return statement(
    `SELECT ${columns}, ${key} AS sortKey FROM deal INDEXED BY ${index} ${joins}
     WHERE deal.stage_id = ? AND deal.deleted_at IS NULL ${page} ${where.sql} ORDER BY ${key} ${order}, deal.id ${order} LIMIT ?`,
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
  // Texts are in no index that the sums are in.
  const index = asked.text === undefined ? 'INDEXED BY deal_sums' : '';
  return statement(
    `SELECT deal.stage_id AS stageId, deal.currency, count(*) AS count, CAST(sum(deal.amount) AS TEXT) AS amount
     FROM deal ${index}
     WHERE deal.deleted_at IS NULL ${where.sql} GROUP BY deal.stage_id, deal.currency ORDER BY deal.stage_id, deal.currency`,
    ...where.parameters,
  );
}

export function sumRows(db: Db, asked: Asked, reach: Reach): SumRow[] {
  const { sql, parameters } = sumsStatement(asked, reach);
  return db.prepare<Statement['parameters'][number][], SumRow>(sql).all(...parameters);
}

/** So few are fetched one by one; of more the index of sums is read, which holds most of what is asked for. */
const few = 500;

/** The same of what conditions leave, all stages together. */
export function listedSums(
  db: Db,
  { listed, conditions, deleted }: { listed: ListedTable; conditions: readonly RowCondition[]; deleted: boolean },
): Omit<SumRow, 'stageId'>[] {
  const ids = deleted ? null : fewIds(db, conditions, few);
  const asked = { listed, conditions };
  const rows = deleted
    ? binOf(asked)
    : ids === null
      ? joined(
          'FROM deal INDEXED BY deal_sums WHERE deal.deleted_at IS NULL',
          andAll(conditions.map(({ test }) => test)),
        )
      : among(asked, ids);
  const { sql, parameters } = joined(
    'SELECT deal.currency AS currency, count(*) AS count, CAST(sum(deal.amount) AS TEXT) AS amount ',
    rows,
    ' GROUP BY deal.currency ORDER BY deal.currency',
  );
  return db.prepare<Bound[], Omit<SumRow, 'stageId'>>(sql).all(...parameters);
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
      `SELECT substr(deal.expected_close, 1, 7) AS month, deal.currency, ifnull(deal.probability, stage.probability) AS probability,
         count(*) AS count, CAST(sum(deal.amount) AS TEXT) AS amount
       FROM deal CROSS JOIN stage ON stage.id = deal.stage_id WHERE deal.deleted_at IS NULL ${where.sql}
       GROUP BY 1, 2, 3 ORDER BY month IS NULL, month, deal.currency`,
    )
    .all(...where.parameters);
}
