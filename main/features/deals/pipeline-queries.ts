/** SQL of pipelines and their stages. */
import type { Db } from '../../../db/database.ts';
import { newUid } from '../../../db/uid.ts';
import type { StageKind } from '../../../preload/contract/deals.ts';

type Bound = string | number | null;

export interface PipelineRow {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly archived: 0 | 1;
}

export interface StageRow {
  readonly id: number;
  readonly pipelineId: number;
  readonly name: string;
  readonly kind: StageKind;
  readonly probability: number;
  readonly maxDays: number | null;
  /** JSON. */
  readonly required: string;
}

/** When and by whom something is written. */
export interface Stamp {
  readonly at: string;
  readonly by: number;
}

export function pipelineRows(db: Db): PipelineRow[] {
  return db
    .prepare<[], PipelineRow>(
      'SELECT id, version, name, archived FROM pipeline WHERE deleted_at IS NULL ORDER BY archived, position, id',
    )
    .all();
}

/** Of all pipelines, in their order. */
export function stageRows(db: Db): StageRow[] {
  return db
    .prepare<[], StageRow>(
      `SELECT id, pipeline_id AS pipelineId, name, kind, probability, max_days AS maxDays, required
       FROM stage WHERE deleted_at IS NULL ORDER BY pipeline_id, position, id`,
    )
    .all();
}

/** Behind all others; answers its id. */
export function insertPipeline(db: Db, name: string, { at, by }: Stamp): number {
  return Number(
    db
      .prepare<Bound[]>(
        `INSERT INTO pipeline (uid, created_at, created_by, updated_at, updated_by, name, position)
         VALUES (?, ?, ?, ?, ?, ?, (SELECT ifnull(max(position) + 1, 0) FROM pipeline))`,
      )
      .run(newUid(), at, by, at, by, name).lastInsertRowid,
  );
}

/** False where somebody else has changed it since. */
export function updatePipeline(
  db: Db,
  { id, version, name, archived }: { id: number; version: number; name: string; archived: boolean },
  { at, by }: Stamp,
): boolean {
  return (
    db
      .prepare<Bound[]>(
        'UPDATE pipeline SET version = version + 1, updated_at = ?, updated_by = ?, name = ?, archived = ? WHERE id = ? AND version = ?',
      )
      .run(at, by, name, archived ? 1 : 0, id, version).changes > 0
  );
}

type StageValues = Omit<StageRow, 'id' | 'pipelineId'> & { readonly position: number };

export function insertStage(db: Db, pipelineId: number, values: StageValues, { at, by }: Stamp): number {
  const { name, position, kind, probability, maxDays, required } = values;
  return Number(
    db
      .prepare<Bound[]>(
        `INSERT INTO stage (uid, created_at, created_by, updated_at, updated_by, pipeline_id, name, position, kind,
           probability, max_days, required) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(newUid(), at, by, at, by, pipelineId, name, position, kind, probability, maxDays, required).lastInsertRowid,
  );
}

export function updateStage(db: Db, id: number, values: StageValues, { at, by }: Stamp): void {
  const { name, position, kind, probability, maxDays, required } = values;
  db.prepare<Bound[]>(
    `UPDATE stage SET version = version + 1, updated_at = ?, updated_by = ?, name = ?, position = ?, kind = ?,
       probability = ?, max_days = ?, required = ? WHERE id = ?`,
  ).run(at, by, name, position, kind, probability, maxDays, required, id);
}

export function deleteStage(db: Db, id: number): void {
  db.prepare<Bound[]>('DELETE FROM stage WHERE id = ?').run(id);
}

/** Whether any deal is in the stage or was, those in the bin among them. */
export function stageIsUsed(db: Db, id: number): boolean {
  return (
    db
      .prepare<Bound[]>(
        `SELECT 1 WHERE EXISTS (SELECT 1 FROM deal WHERE stage_id = ?) OR EXISTS
           (SELECT 1 FROM deal_stage_change WHERE to_id = ? OR from_id = ?)`,
      )
      .get(id, id, id) !== undefined
  );
}

/** False where it stands there already. */
export function placePipeline(db: Db, id: number, position: number, { at, by }: Stamp): boolean {
  return (
    db
      .prepare<Bound[]>(
        `UPDATE pipeline SET version = version + 1, updated_at = ?, updated_by = ?, position = ? WHERE id = ? AND position <> ?`,
      )
      .run(at, by, position, id, position).changes > 0
  );
}

/** Deals that are in the stage or were, those in the bin among them, by the stage that they are in now, the most first. */
export function dealsThrough(db: Db, stageId: number): { stageId: number; stage: string; count: number }[] {
  return db
    .prepare<Bound[], { stageId: number; stage: string; count: number }>(
      `SELECT stage.id AS stageId, stage.name AS stage, count(*) AS count
       FROM (SELECT DISTINCT deal_id FROM deal_stage_change INDEXED BY deal_stage_change_to WHERE to_id = ?) AS came
       CROSS JOIN deal ON deal.id = came.deal_id CROSS JOIN stage ON stage.id = deal.stage_id
       GROUP BY stage.id ORDER BY count DESC, stage.id`,
    )
    .all(stageId);
}

/** The language of whoever began the office; null while there is nobody yet. */
export function languageOfFirstUser(db: Db): string | null {
  const row = db
    .prepare<[], { language: string | null }>(
      `SELECT (SELECT value FROM preference WHERE user_id = user.id AND key = 'language') AS language
       FROM user ORDER BY id LIMIT 1`,
    )
    .get();
  return row === undefined ? null : (row.language ?? '');
}
