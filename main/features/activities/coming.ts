/** What lies further ahead than there are activities for: days that the rules of series give. */
import type { Db } from '../../../db/database.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { daysBetween } from './repeat-days.ts';
import { daysMade, type StoredSeries } from './series-queries.ts';

/** Days from one up to another for which nothing has been made yet. */
export function comingDays(
  db: Db,
  series: StoredSeries,
  asked: { readonly from: string; readonly to: string },
): string[] {
  const from = asked.from > series.madeUntil ? asked.from : dayAfter(series.madeUntil, 1);
  const made = new Set(daysMade(db, series.id, from));
  return daysBetween(series, from, asked.to, Number.POSITIVE_INFINITY).filter((day) => !made.has(day));
}

/** Who of the office is responsible for it or takes part. */
export function peopleOf({ content: { responsibleId, participants } }: Pick<StoredSeries, 'content'>): number[] {
  return [...new Set([responsibleId, ...participants.flatMap(({ kind, id }) => (kind === 'user' ? [id] : []))])];
}
