/** SQL of campaigns, and of what they and the sources brought. */
import type { Db } from '../../../db/database.ts';
import { andReached, type Reach, reachedKeys } from '../../../db/lists/reached.ts';
import { type Key, type Statement, statement } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';
import type { CampaignFields } from '../../../preload/contract/campaigns.ts';

type Bound = Key | null;

interface Stamp {
  readonly at: string;
  readonly by: number;
}

export interface StoredCampaign extends Omit<CampaignFields, 'archived'> {
  readonly id: number;
  readonly version: number;
  readonly archived: 0 | 1;
}

export function campaignRows(db: Db): StoredCampaign[] {
  return db
    .prepare<[], StoredCampaign>(
      `SELECT id, version, name, source, from_day AS fromDay, to_day AS toDay, cost, currency, note, archived
       FROM campaign WHERE deleted_at IS NULL ORDER BY archived, folded(name), id`,
    )
    .all();
}

const written = ['name', 'source', 'from_day', 'to_day', 'cost', 'currency', 'note', 'archived'];

function bound({ name, source, fromDay, toDay, cost, currency, note, archived }: CampaignFields): Bound[] {
  return [name, source, fromDay, toDay, cost, currency, note, archived ? 1 : 0];
}

export function insertCampaign(db: Db, fields: CampaignFields, { at, by }: Stamp): number {
  return Number(
    db
      .prepare<Bound[]>(
        `INSERT INTO campaign (uid, created_at, created_by, updated_at, updated_by, ${written.join(', ')})
         VALUES (?, ?, ?, ?, ?, ${written.map(() => '?').join(', ')})`,
      )
      .run(newUid(), at, by, at, by, ...bound(fields)).lastInsertRowid,
  );
}

export function updateCampaign(db: Db, id: number, fields: CampaignFields, { at, by }: Stamp): void {
  db.prepare<Bound[]>(
    `UPDATE campaign SET version = version + 1, updated_at = ?, updated_by = ?, ${written.map((column) => `${column} = ?`).join(', ')}
     WHERE id = ?`,
  ).run(at, by, ...bound(fields), id);
}

/** Lists sort and filter clients by the name, which stands with each of them. */
export function renameInList(db: Db, id: number, name: string): void {
  db.prepare<Bound[]>('UPDATE client SET list_campaign = ? WHERE campaign_id = ?').run(name, id);
}

/** Its row stays: what is undone later may say again that somebody came of it. */
export function deleteCampaign(db: Db, id: number, { at, by }: { readonly at: string; readonly by: number }): void {
  db.prepare<Bound[]>(
    'UPDATE campaign SET deleted_at = ?, updated_at = ?, updated_by = ?, version = version + 1 WHERE id = ?',
  ).run(at, at, by, id);
}

/** How many clients and deals came of it, those in the bin among them. */
export function broughtBy(db: Db, id: number): number {
  return Number(
    db
      .prepare<Bound[]>(
        `SELECT (SELECT count(*) FROM client INDEXED BY client_campaign WHERE campaign_id = ?)
           + (SELECT count(*) FROM deal INDEXED BY deal_campaign WHERE campaign_id = ?)`,
      )
      .pluck()
      .get(id, id),
  );
}

export interface CountRow {
  /** What the record itself says. */
  readonly source: string;
  readonly campaignId: number | null;
  readonly count: number;
}

export interface Period {
  /** Instants; the second is not among them. */
  readonly from: string;
  readonly before: string;
}

/** Clients or deals that were added in a period, by source and campaign; none of the bin. */
export function addedStatement(table: 'client' | 'deal', { from, before }: Period, reach: Reach): Statement {
  return statement(
    `SELECT source, campaign_id AS campaignId, count(*) AS count FROM ${table} INDEXED BY ${table}_created
     WHERE created_at >= ? AND created_at < ? AND deleted_at IS NULL ${andReached(reach.kind)} GROUP BY 1, 2`,
    from,
    before,
    ...reachedKeys(reach),
  );
}

export function added(db: Db, table: 'client' | 'deal', period: Period, reach: Reach): CountRow[] {
  const { sql, parameters } = addedStatement(table, period, reach);
  return db.prepare<Statement['parameters'][number][], CountRow>(sql).all(...parameters);
}

export interface WonRow extends CountRow {
  readonly currency: string;
  /** Exact, however large. */
  readonly amount: string;
}

/** Deals that were won in a period, by source, campaign and currency; none of the bin. */
export function wonStatement({ from, before }: Period, reach: Reach): Statement {
  return statement(
    `SELECT d.source, d.campaign_id AS campaignId, d.currency, count(*) AS count, CAST(sum(d.amount) AS TEXT) AS amount
     FROM stage CROSS JOIN deal AS d INDEXED BY deal_board_closed ON d.stage_id = stage.id
     WHERE stage.kind = 'won' AND d.closed_at >= ? AND d.closed_at < ? AND d.deleted_at IS NULL ${andReached(reach.kind, 'd.')}
     GROUP BY 1, 2, 3 ORDER BY 3`,
    from,
    before,
    ...reachedKeys(reach),
  );
}

export function won(db: Db, period: Period, reach: Reach): WonRow[] {
  const { sql, parameters } = wonStatement(period, reach);
  return db.prepare<Statement['parameters'][number][], WonRow>(sql).all(...parameters);
}
