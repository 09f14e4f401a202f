/** Records compared field by field: what the audit is told, and how changes by two people are brought together. */
import { isDeepStrictEqual } from 'node:util';
import type { FieldConflict } from '../../preload/contract/reply.ts';
import { Failure } from './failure.ts';
import { mergedValue, mergedWhole } from './merged-value.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Old and new value of each field that differs, as `CommandContext.record` takes them; `old` null: a new record. */
export function fieldChanges(old: Fields | null, now: Fields): Record<string, { old: unknown; new: unknown }> {
  const changes: Record<string, { old: unknown; new: unknown }> = {};
  for (const [name, value] of Object.entries(now)) {
    const before = old === null ? null : (old[name] ?? null);
    if (!isDeepStrictEqual(before, value ?? null)) changes[name] = { old: before, new: value ?? null };
  }
  return changes;
}

/**
 * `current` with `changes` on top. `was` holds what the user saw when he began: what somebody else has changed since is
 * merged, lists by their elements and records by their fields. Where both changed the same to something else it is a
 * Failure `conflict` that names mine, theirs and the original by their paths (`name`, `address.city`). Fields of `whole`
 * are one value however many parts they have.
 */
export function mergedFields<F extends Fields>(
  current: F & { readonly version: number },
  version: number,
  changes: Partial<F>,
  was: Partial<F>,
  { whole = [] }: { readonly whole?: readonly (keyof F)[] } = {},
): F {
  const conflicts: FieldConflict[] = [];
  const merged: Record<string, unknown> = { ...changes };
  if (version !== current.version)
    for (const [name, mine] of Object.entries(changes)) {
      const theirs: unknown = current[name];
      const original: unknown = was[name];
      const both = whole.includes(name) ? mergedWhole(original, mine, theirs) : mergedValue(original, mine, theirs);
      if ('value' in both) merged[name] = both.value;
      else
        for (const { path, ...values } of both.conflicts)
          conflicts.push({ path: path === '' ? name : `${name}.${path}`, ...values });
    }
  if (conflicts.length > 0)
    throw new Failure(
      'conflict',
      {
        en: 'Somebody else has changed the same fields meanwhile. Choose which values are to stay.',
        ru: 'Пока вы работали, эти же поля изменил другой сотрудник. Выберите, какие значения оставить.',
        fr: 'Quelqu’un d’autre a modifié les mêmes champs entre-temps. Choisissez les valeurs à garder.',
      },
      { conflicts, version: current.version },
    );
  // Merging gives each field a value of the kind that it had on both sides.
  return { ...current, ...(merged as Partial<F>) };
}
