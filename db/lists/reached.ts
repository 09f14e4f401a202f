/** Whose records are asked for, as a condition on the columns that say to whom a record belongs. */
import type { Key } from './statement.ts';

/** All of them; those of a responsible person; or these together with those of teams. */
export type Reach =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly userId: number }
  | { readonly kind: 'team'; readonly userId: number; readonly teamIds: readonly number[] };

/** `AND …`, nothing for all. `table`: the name or alias that the columns need, with its point. */
export function andReached(kind: Reach['kind'], table: Table = ''): string {
  return kind === 'all' ? '' : `AND ${reachedTest(kind, table)}`;
}

type Table = '' | 'd.' | 'c.' | 'deal.' | 'client.' | 'document.' | 'activity.' | 'series.' | 'phone_call.';

function reachedTest(kind: Exclude<Reach['kind'], 'all'>, table: Table): string {
  if (kind === 'own') return `${table}responsible_id = ?`;
  return `(${table}responsible_id = ? OR ${table}team_id IN (SELECT value FROM json_each(?)))`;
}

/** The same of activities, which are also seen by who gave them to somebody else, and by who takes part. Their table is called `activity`. */
export function andActivityReached(kind: Reach['kind']): string {
  return kind === 'all' ? '' : `AND (${reachedTest(kind, 'activity.')} OR ${activitySeenBesides})`;
}

/** Who gave an activity to somebody else, and who takes part in it: the user twice. */
export const activitySeenBesides = `activity.asked_by = ? OR EXISTS (SELECT 1 FROM activity_participant AS taking
  INDEXED BY activity_participant_user WHERE taking.user_id = ? AND taking.activity_id = activity.id)`;

const takesPartInSeries = `EXISTS (SELECT 1 FROM json_each(series.participants) AS one
    WHERE one.value ->> 'kind' = 'user' AND one.value ->> 'id' = ?)`;

/** Series of which a person is responsible or takes part: the person twice. Their table is called `series`. */
export const andSeriesOfPerson = `AND (series.responsible_id = ? OR ${takesPartInSeries})`;

/** The same of what activities come again by. Their table is called `series`. */
export function andSeriesReached(kind: Reach['kind']): string {
  if (kind === 'all') return '';
  return `AND (${reachedTest(kind, 'series.')} OR series.asked_by = ? OR ${takesPartInSeries})`;
}

/** What is bound to the question marks of `andActivityReached` and `andSeriesReached`. */
export function activityReachedKeys(reach: Reach): Key[] {
  return reach.kind === 'all' ? [] : [...reachedKeys(reach), reach.userId, reach.userId];
}

/** What is bound to the question marks of `andReached`. */
export function reachedKeys(reach: Reach): Key[] {
  if (reach.kind === 'all') return [];
  return reach.kind === 'own' ? [reach.userId] : [reach.userId, JSON.stringify(reach.teamIds)];
}
