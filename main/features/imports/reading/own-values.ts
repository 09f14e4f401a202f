/** Values of the office's own fields in rows. */
import type { OwnValue, OwnValues } from '../../../../preload/contract/own-values.ts';
import { problems } from './problems.ts';
import type { FieldKind, RowReader } from './row-reader.ts';

interface OwnField {
  readonly name: string;
  readonly key: string;
  readonly label: string;
  read(text: string): OwnValue | null;
}

/** The own fields as a row is read: their names are the office's, in whatever language. */
export function ownFieldKinds(own: readonly OwnField[]): Record<string, FieldKind> {
  return Object.fromEntries(own.map(({ name, label }) => [name, { said: [label, label, label], max: null }] as const));
}

/** What the row says of them; undefined where it says nothing. */
export function ownValues(row: RowReader<string>, own: readonly OwnField[]): OwnValues | undefined {
  let values: OwnValues | undefined;
  for (const { name, key, read } of own) {
    const value = row.value(name, read, problems.unknown);
    if (value === undefined) continue;
    values ??= {};
    values[key] = value;
    row.show(name, row.raw(name) ?? '');
  }
  return values;
}
