/** Own values of one record: what of them is shown, brought together with others' changes, and told to the audit. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../db/database.ts';
import type { OwnEntity, OwnValue, OwnValues } from '../../../preload/contract/own-values.ts';
import { mayTouch } from '../../engine/access.ts';
import type { SignedInUser } from '../../engine/context.ts';
import { mergedFields } from '../../engine/field-changes.ts';
import { ownFieldsOf } from './own-fields.ts';
import { namedClient } from './queries.ts';

/** The values of fields that are there. */
export function shownOwnValues(db: Db, entity: OwnEntity, values: OwnValues): OwnValues {
  const shown: OwnValues = {};
  for (const { id } of ownFieldsOf(db, entity)) {
    const value = values[String(id)];
    if (value !== undefined) shown[String(id)] = value;
  }
  return shown;
}

/**
 * Names of the clients that the values of these records refer to, by id; each is looked up once. With `user` only those of
 * clients that he may see.
 */
export function ownClientNames(
  db: Db,
  entity: OwnEntity,
  records: Iterable<OwnValues>,
  user: SignedInUser | null = null,
): Record<string, string> {
  const referring = ownFieldsOf(db, entity).filter(({ type }) => type === 'client');
  const names: Record<string, string> = {};
  if (referring.length === 0) return names;
  for (const values of records)
    for (const { id: field } of referring) {
      const id = values[String(field)];
      if (typeof id !== 'number' || names[String(id)] !== undefined) continue;
      const client = namedClient(db, id);
      if (client !== undefined && (user === null || mayTouch(user, 'clients.see', client)))
        names[String(id)] = client.clientName;
    }
  return names;
}

interface WithOwn {
  readonly own: OwnValues;
}

/** `mergedFields` for a record with own values, each of which is a field: two people may change different ones. */
export function mergedWithOwn<Fields extends WithOwn & Readonly<Record<string, unknown>>>(
  current: Fields & { readonly version: number },
  version: number,
  changes: Partial<Fields>,
  was: Partial<Fields>,
  options: { readonly whole?: readonly (keyof Fields & string)[] } = {},
): Fields {
  const { own: mine, ...others } = changes;
  if (mine === undefined) return mergedFields<Fields>(current, version, changes, was, options);
  const original = was.own ?? current.own;
  const flat: Record<string, OwnValue | null> = {};
  const flatWas: Record<string, OwnValue | null> = {};
  const flatNow: Record<string, OwnValue | null> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(original)])) {
    if (isDeepStrictEqual(mine[key], original[key])) continue;
    flat[`own.${key}`] = mine[key] ?? null;
    flatWas[`own.${key}`] = original[key] ?? null;
    flatNow[`own.${key}`] = current.own[key] ?? null;
  }
  const merged = mergedFields<Readonly<Record<string, unknown>>>(
    { ...current, ...flatNow },
    version,
    { ...others, ...flat },
    { ...was, ...flatWas },
    options,
  );
  const own: OwnValues = { ...current.own };
  for (const path of Object.keys(flat)) {
    const key = path.slice('own.'.length);
    // Merged out of values of this very field.
    const value = merged[path] as OwnValue | null;
    if (value === null) delete own[key];
    else own[key] = value;
  }
  const fields = Object.fromEntries(Object.keys(others).map((name) => [name, merged[name]]));
  return { ...current, ...fields, own };
}

type Changes = Record<string, { old: unknown; new: unknown }>;

/** What `fieldChanges` says, with each own value as a field of its own (`own.12`). */
export function withOwnChanges({ own, ...changes }: Changes): Changes {
  if (own === undefined) return changes;
  // Both sides are own values, or nothing.
  const old = (own.old ?? {}) as OwnValues;
  const now = (own.new ?? {}) as OwnValues;
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)]))
    if (!isDeepStrictEqual(old[key], now[key]))
      changes[`own.${key}`] = { old: old[key] ?? null, new: now[key] ?? null };
  return changes;
}
