/** Two people changed one draft: what only one of them changed merges silently, the rest is asked. */
import type { DraftFields } from '../../../preload/contract/documents.ts';

export interface Merge {
  /** What both agree on, with the user's own value where they do not. */
  readonly fields: DraftFields;
  readonly conflicts: readonly (keyof DraftFields)[];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** All lines together count as one field: to mix lines of two people would make a third document that nobody wrote. */
export function mergeDrafts(original: DraftFields, mine: DraftFields, theirs: DraftFields): Merge {
  // The keys of an object of this very type.
  const names = Object.keys(mine) as (keyof DraftFields)[];
  const conflicts = names.filter(
    (name) =>
      !same(mine[name], theirs[name]) && !same(mine[name], original[name]) && !same(theirs[name], original[name]),
  );
  const taken = names.filter((name) => same(mine[name], original[name]));
  return { fields: { ...mine, ...pick(theirs, taken) }, conflicts };
}

/** Only these fields. */
export function pick(fields: DraftFields, names: readonly (keyof DraftFields)[]): Partial<DraftFields> {
  return Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<DraftFields>;
}
