/** SQL of call scripts and of what was answered. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';
import { newUid } from '../../../db/uid.ts';

/** A script as it comes from the table. */
export interface StoredScript {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  /** JSON. */
  readonly steps: string;
}

interface Stamp {
  readonly at: string;
  readonly by: number;
}

const columns = 'id, version, name, steps';

export function scriptRows(db: Db): StoredScript[] {
  return db.prepare<[], StoredScript>(`SELECT ${columns} FROM call_script ORDER BY folded(name), id`).all();
}

export function scriptRow(db: Db, id: number): StoredScript | undefined {
  return db.prepare<Key[], StoredScript>(`SELECT ${columns} FROM call_script WHERE id = ?`).get(id);
}

type Written = Pick<StoredScript, 'name' | 'steps'>;

/** Answers its id. */
export function insertScript(db: Db, { name, steps }: Written, { at, by }: Stamp): number {
  const id = db
    .prepare<Key[], number>(
      `INSERT INTO call_script (uid, created_at, created_by, updated_at, updated_by, name, steps)
       VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    )
    .pluck()
    .get(newUid(), at, by, at, by, name, steps);
  if (id === undefined) throw new Error('The script was not written.');
  return id;
}

export function updateScript(db: Db, id: number, { name, steps }: Written, { at, by }: Stamp): void {
  db.prepare<Key[]>(
    'UPDATE call_script SET version = version + 1, updated_at = ?, updated_by = ?, name = ?, steps = ? WHERE id = ?',
  ).run(at, by, name, steps, id);
}

export function deleteScript(db: Db, id: number): void {
  db.prepare<Key[]>('DELETE FROM call_script WHERE id = ?').run(id);
}

export interface StoredAnswer {
  readonly script: string;
  readonly question: string;
  readonly answer: string;
}

/** In their order. */
export function answersOf(db: Db, activityId: number): StoredAnswer[] {
  return db
    .prepare<Key[], StoredAnswer>(
      'SELECT script, question, answer FROM call_answer INDEXED BY call_answer_order WHERE activity_id = ? ORDER BY position',
    )
    .all(activityId);
}

export function insertAnswers(db: Db, activityId: number, answers: readonly StoredAnswer[]): void {
  const add = db.prepare<Key[]>(
    'INSERT INTO call_answer (activity_id, position, script, question, answer) VALUES (?, ?, ?, ?, ?)',
  );
  answers.forEach(({ script, question, answer }, position) => {
    add.run(activityId, position, script, question, answer);
  });
}
