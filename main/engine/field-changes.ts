/** Records compared field by field: what the audit is told, and how changes by two people are brought together. */
import { isDeepStrictEqual } from 'node:util';
import type { FieldConflict } from '../../preload/contract/reply.ts';
import { Failure } from './failure.ts';

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
 * `current` with `changes` on top. `was` holds what the user saw when he began: a field that somebody else has changed
 * since, to something else, is a Failure `conflict` that names mine, theirs and the original.
 */
export function mergedFields<F extends Fields>(
  current: F & { readonly version: number },
  version: number,
  changes: Partial<F>,
  was: Partial<F>,
): F {
  const conflicts: FieldConflict[] = [];
  if (version !== current.version)
    for (const [path, mine] of Object.entries(changes)) {
      const theirs: unknown = current[path];
      const original: unknown = was[path];
      if (isDeepStrictEqual(theirs, original) || isDeepStrictEqual(theirs, mine)) continue;
      conflicts.push({ path, mine, theirs, original });
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
  return { ...current, ...changes };
}
