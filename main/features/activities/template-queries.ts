/** SQL of templates of series of activities. */
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';
import { TemplateStep } from '../../../preload/contract/activity-templates.ts';

/** A template as it is stored. */
export interface StoredTemplate {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly steps: TemplateStep[];
  readonly deletedAt: string | null;
}

interface Row extends Omit<StoredTemplate, 'steps'> {
  readonly steps: string;
}

interface Stamp {
  readonly at: string;
  readonly by: number;
}

const Steps = z.array(TemplateStep);
const columns = 'id, version, name, steps, deleted_at AS deletedAt';
const templateOf = (row: Row): StoredTemplate => ({ ...row, steps: Steps.parse(JSON.parse(row.steps)) });

/** All that were not taken away. */
export function templateRows(db: Db): StoredTemplate[] {
  return db
    .prepare<Key[], Row>(`SELECT ${columns} FROM activity_template WHERE deleted_at IS NULL ORDER BY folded(name), id`)
    .all()
    .map(templateOf);
}

/** Taken away or not. */
export function templateById(db: Db, id: number): StoredTemplate | undefined {
  const row = db.prepare<Key[], Row>(`SELECT ${columns} FROM activity_template WHERE id = ?`).get(id);
  return row === undefined ? undefined : templateOf(row);
}

type Values = Pick<StoredTemplate, 'name' | 'steps'>;

export function insertTemplate(db: Db, { name, steps }: Values, { at, by }: Stamp): number {
  return Number(
    db
      .prepare<Key[]>(
        `INSERT INTO activity_template (uid, created_at, created_by, updated_at, updated_by, name, steps)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(newUid(), at, by, at, by, name, JSON.stringify(steps)).lastInsertRowid,
  );
}

/** `deletedAt` set: it is taken away. */
export function updateTemplate(
  db: Db,
  id: number,
  { name, steps, deletedAt }: Values & Pick<StoredTemplate, 'deletedAt'>,
  { at, by }: Stamp,
): void {
  db.prepare<(Key | null)[]>(
    `UPDATE activity_template SET version = version + 1, updated_at = ?, updated_by = ?, name = ?, steps = ?,
       deleted_at = ? WHERE id = ?`,
  ).run(at, by, name, JSON.stringify(steps), deletedAt, id);
}

/** Says of an activity which start of a template it comes from. */
export function setTemplateRun(db: Db, activityId: number, run: string): void {
  db.prepare<Key[]>('UPDATE activity SET template_run = ? WHERE id = ?').run(run, activityId);
}
