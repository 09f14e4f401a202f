/** Whose records are asked for, as a condition on the columns that say to whom a record belongs. */
import type { Key } from './statement.ts';

/** All of them; those of a responsible person; or these together with those of teams. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly userId: number }
  | { readonly kind: 'team'; readonly userId: number; readonly teamIds: readonly number[] };

/** `AND …`, nothing for all. `table`: the name or alias that the columns need, with its point. */
export function andReached(
  kind: Reach['kind'],
  table: '' | 'd.' | 'c.' | 'deal.' | 'client.' | 'document.' | 'activity.' | 'series.' | 'phone_call.' = '',
): string {
  if (kind === 'all') return '';
  if (kind === 'own') return `AND ${table}responsible_id = ?`;
  return `AND (${table}responsible_id = ? OR ${table}team_id IN (SELECT value FROM json_each(?)))`;
}

/** What is bound to the question marks of `andReached`. */
export function reachedKeys(reach: Reach): Key[] {
  if (reach.kind === 'all') return [];
  return reach.kind === 'own' ? [reach.userId] : [reach.userId, JSON.stringify(reach.teamIds)];
}
