/** How likely two clients are one, from what they have in common. Values in, a number out. */
import type { Likeness } from '../../../preload/contract/duplicates.ts';

/** What is looked at of a client. */
export interface Compared {
  readonly city: string;
  readonly taxNumber: string;
  readonly kind: string;
}

/** How much each likeness says by itself. */
const weights: Readonly<Record<Likeness, number>> = {
  'tax-number': 0.9,
  email: 0.6,
  phone: 0.5,
  name: 0.5,
  'similar-name': 0.3,
};

/** Below this a pair is not worth a look. */
export const leastLikelihood = 300;

/**
 * 0 to 1000. Likenesses count as independent witnesses; the same city strengthens a name; two tax numbers that differ, or a person and a company,
 * speak against it.
 */
export function likelihoodOf(reasons: readonly Likeness[], one: Compared, other: Compared): number {
  const named = reasons.includes('name') || reasons.includes('similar-name');
  let doubt = 1;
  for (const reason of reasons) doubt *= 1 - weights[reason];
  if (named && one.city !== '' && one.city === other.city) doubt *= 0.75;
  const differ = one.taxNumber !== '' && other.taxNumber !== '' && one.taxNumber !== other.taxNumber;
  let likely = 1 - doubt;
  if (differ && !reasons.includes('tax-number')) likely *= 0.4;
  if ((one.kind === 'person') !== (other.kind === 'person')) likely *= 0.7;
  return Math.round(likely * 1000);
}

/** Whether two folded names differ by a slip of the keyboard: one letter (two from ten letters on) wrong, missing, too many or swapped. */
export function areSimilarNames(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 5 || one === other) return false;
  const allowed = shorter >= 10 ? 2 : 1;
  if (Math.abs(one.length - other.length) > allowed) return false;
  // Numbers in names tell branches and shops apart; a slip there cannot be told from a difference.
  return digitsOf(one) === digitsOf(other) && editDistance(one, other, allowed) <= allowed;
}

const digitsOf = (text: string): string => text.replaceAll(/\D/gu, '');

/** Optimal string alignment distance, not counted further than one above `most`. */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = next;
  }
  return Math.min(last[other.length] ?? 0, most + 1);
}
