/** SQL of the funnel: each last time that a deal came into a stage within a period, and what came of it. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import { type Key, type Statement, statement } from '../../../db/lists/statement.ts';

/** Deals of one currency that came into a stage and of which the same became. */
export interface Stays {
  readonly stageId: number;
  /** Where they went from there; null: they are there yet. */
  readonly toId: number | null;
  readonly currency: string;
  /** Why they were lost, where that is what became of them. */
  readonly reason: string;
  readonly count: number;
  /** Exact, however large. */
  readonly amount: string;
  /** JSON: the seconds that each was there; of those that are there yet nulls. */
  readonly seconds: string;
}

export interface StaysAsked {
  readonly pipelineId: number;
  /** Instants; the second is not among them. */
  readonly from: string;
  readonly before: string;
  readonly responsibleId?: number | undefined;
  readonly source?: string | undefined;
}

/** Deals in the bin are not among them. */
export function staysStatement(asked: StaysAsked, reach: Reach): Statement {
  const { pipelineId, from, before, responsibleId, source } = asked;
  const tests = [
    ...(responsibleId === undefined ? [] : [statement('AND d.responsible_id = ?', responsibleId)]),
    ...(source === undefined ? [] : [statement('AND d.source = ?', source)]),
    statement(andReached(reach.kind, 'd.'), ...reachedKeys(reach)),
  ];
  // Of the rows of a group it is the last one whose moment stands beside max(): SQLite promises that.
  return statement(
    `WITH came AS (
       SELECT to_id, deal_id, max(id) AS id, at FROM deal_stage_change INDEXED BY deal_stage_change_to
       WHERE to_id IN (SELECT id FROM stage WHERE pipeline_id = ?) AND at >= ? AND at < ? GROUP BY to_id, deal_id)
     SELECT came.to_id AS stageId, next.to_id AS toId, d.currency,
       CASE WHEN d.state = 'lost' AND d.stage_since = next.at THEN d.lost_reason ELSE '' END AS reason,
       count(*) AS count, CAST(sum(d.amount) AS TEXT) AS amount, json_group_array(unixepoch(next.at) - unixepoch(came.at)) AS seconds
     FROM came CROSS JOIN deal AS d ON d.id = came.deal_id
     LEFT JOIN deal_stage_change AS next ON next.id =
       (SELECT min(later.id) FROM deal_stage_change AS later WHERE later.deal_id = came.deal_id AND later.id > came.id)
     WHERE d.deleted_at IS NULL ${tests.map(({ sql }) => sql).join(' ')} GROUP BY 1, 2, 3, 4`,
    pipelineId,
    from,
    before,
    ...tests.flatMap(({ parameters }) => parameters),
  );
}

export function stays(db: Db, asked: StaysAsked, reach: Reach): Stays[] {
  const { sql, parameters } = staysStatement(asked, reach);
  return db.prepare<Statement['parameters'][number][], Stays>(sql).all(...parameters);
}

/** The sources of these deals, each once. */
export function dealSources(db: Db, reach: Reach): string[] {
  const found = db
    .prepare<Key[], string>(
      `SELECT DISTINCT source FROM deal AS d WHERE d.deleted_at IS NULL AND d.source <> '' ${andReached(reach.kind, 'd.')}`,
    )
    .pluck()
    .all(...reachedKeys(reach));
  return found.sort((one, other) => one.localeCompare(other));
}

/** What somebody is called; empty for nobody. */
export function userName(db: Db, id: number): string {
  return db.prepare<[number], string>('SELECT name FROM user WHERE id = ?').pluck().get(id) ?? '';
}
