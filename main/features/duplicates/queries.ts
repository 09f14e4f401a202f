/** SQL of suspected duplicates. */
import type { Db } from '../../../db/database.ts';
import type { Key } from '../../../db/lists/statement.ts';

/** A key of a client, as the table has it. */
export interface KeyRow {
  readonly kind: string;
  readonly key: string;
  readonly clientId: number;
}

/** Keys of a kind in their order, behind this one. */
export function keysAfter(db: Db, { kind, key, clientId }: KeyRow, limit: number): KeyRow[] {
  return db
    .prepare<Key[], KeyRow>(
      'SELECT kind, key, client_id AS clientId FROM client_key WHERE kind = ? AND (key, client_id) > (?, ?) ORDER BY key, client_id LIMIT ?',
    )
    .all(kind, key, clientId, limit);
}

/** What tells clients apart, of those of these that are not in the bin. */
export interface ComparedRow {
  readonly id: number;
  readonly city: string;
  readonly taxNumber: string;
  readonly kind: string;
}

export function comparedRows(db: Db, ids: readonly number[]): ComparedRow[] {
  return db
    .prepare<Key[], ComparedRow>(
      'SELECT id, list_city AS city, list_tax_number AS taxNumber, kind FROM client NOT INDEXED WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL',
    )
    .all(JSON.stringify(ids));
}

export interface SuspectRow {
  readonly firstId: number;
  readonly secondId: number;
  readonly likelihood: number;
  /** JSON. */
  readonly reasons: string;
}

/** Forgets what an earlier search found; what was dismissed stays. */
export function forgetSuspects(db: Db): void {
  db.prepare('DELETE FROM suspect WHERE dismissed_at IS NULL').run();
}

/** Adds a pair that was not dismissed before, and of which both are still there. */
export function putSuspect(db: Db, { firstId, secondId, likelihood, reasons }: SuspectRow): void {
  db.prepare<Key[]>(
    'INSERT INTO suspect (first_id, second_id, likelihood, reasons) SELECT one.id, other.id, ?, ? FROM client one, client other WHERE one.id = ? AND other.id = ? ON CONFLICT DO NOTHING',
  ).run(likelihood, reasons, firstId, secondId);
}

/** Pairs that are not dismissed, the likeliest first, behind this one. */
export const suspectsStatement =
  'SELECT first_id AS firstId, second_id AS secondId, likelihood, reasons FROM suspect INDEXED BY suspect_likelihood WHERE dismissed_at IS NULL AND (likelihood, first_id, second_id) < (?, ?, ?) ORDER BY likelihood DESC, first_id DESC, second_id DESC LIMIT ?';

export function suspectRows(
  db: Db,
  { likelihood, firstId, secondId }: Omit<SuspectRow, 'reasons'>,
  limit: number,
): SuspectRow[] {
  return db.prepare<Key[], SuspectRow>(suspectsStatement).all(likelihood, firstId, secondId, limit);
}

/** A pair of which neither is in the bin, with to whom the two belong. */
export interface SuspectBelonging {
  readonly reasons: string;
  readonly firstResponsibleId: number | null;
  readonly firstTeamId: number | null;
  readonly secondResponsibleId: number | null;
  readonly secondTeamId: number | null;
}

/** All pairs that are not dismissed; a search keeps some ten thousand at most. */
export function suspectBelongings(db: Db): SuspectBelonging[] {
  return db
    .prepare<[], SuspectBelonging>(
      'SELECT reasons, first.responsible_id AS firstResponsibleId, first.team_id AS firstTeamId, second.responsible_id AS secondResponsibleId, second.team_id AS secondTeamId FROM suspect CROSS JOIN client first ON first.id = first_id AND first.deleted_at IS NULL CROSS JOIN client second ON second.id = second_id AND second.deleted_at IS NULL WHERE dismissed_at IS NULL',
    )
    .all();
}

/** Says that the pair is two (`at` null: that it may be one after all); answers whether there is such a pair. */
export function dismissPair(
  db: Db,
  [firstId, secondId]: readonly [number, number],
  { at, by }: { readonly at: string | null; readonly by: number },
): void {
  db.prepare<(Key | null)[]>(
    "INSERT INTO suspect (first_id, second_id, likelihood, reasons, dismissed_at, dismissed_by) VALUES (?, ?, 0, '[]', ?, ?) ON CONFLICT (first_id, second_id) DO UPDATE SET dismissed_at = excluded.dismissed_at, dismissed_by = excluded.dismissed_by",
  ).run(firstId, secondId, at, at === null ? null : by);
}
