/** A record as it was before some of its fields were changed: what a change keeps for its undoing, and the way back. */
import type { OwnValue, OwnValues } from '../../../preload/contract/own-values.ts';
import type { Recorded } from '../../engine/context.ts';

/** The old value of each field that changed; own values stand as `own.12`, null where there was none. */
export function beforeOf(changes: Recorded['changes']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(changes).map(([path, { old }]) => [path, old]));
}

/** The fields with these values put back. */
export function givenBack<Fields extends { readonly own: OwnValues }>(
  fields: Fields,
  before: Readonly<Record<string, unknown>>,
): Fields {
  const own: OwnValues = { ...fields.own };
  const others: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(before)) {
    const [name, key] = path.split('.');
    if (name !== 'own' || key === undefined) others[path] = value;
    else if (value === null) delete own[key];
    // It stood in the record, where only own values stand.
    else own[key] = value as OwnValue;
  }
  return { ...fields, ...others, own };
}
