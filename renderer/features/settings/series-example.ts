/** What a number of a series looks like while its pattern is being typed; the engine has the last word when it is saved. */
import type { Output } from '../../../preload/contract/index.ts';

export type Series = Output<'series.list'>[number];

/** The signs that a pattern may hold. */
export const seriesTokens = '{PREFIX}, {YYYY}, {YY}, {MM}, {####}';

/** The number of a document of `day` (`YYYY-MM-DD`). */
export function seriesExample(
  { pattern, prefix, next }: Pick<Series, 'pattern' | 'prefix' | 'next'>,
  day: string,
): string {
  return pattern
    .replaceAll(/\{(#{1,9})\}/g, (_, signs: string) => String(next).padStart(signs.length, '0'))
    .replaceAll('{PREFIX}', prefix)
    .replaceAll('{YYYY}', day.slice(0, 4))
    .replaceAll('{YY}', day.slice(2, 4))
    .replaceAll('{MM}', day.slice(5, 7));
}

/** The counter begins again, but the number does not say in which period: it will come up again. */
export function seriesRepeats({ pattern, reset }: Pick<Series, 'pattern' | 'reset'>): boolean {
  const year = pattern.includes('{YYYY}') || pattern.includes('{YY}');
  return (reset === 'yearly' && !year) || (reset === 'monthly' && !(year && pattern.includes('{MM}')));
}
