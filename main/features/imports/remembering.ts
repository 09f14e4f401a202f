/** How files of one shape were read the last time: offered again for the next file with the same columns, in whatever order. */
import { createHash } from 'node:crypto';
import type { Db } from '../../../db/database.ts';
import { type ImportEntity, KnownWay, type matchWays, ReadingOptions } from '../../../preload/contract/imports.ts';
import { mappingOfShape, putMapping } from './queries.ts';
import { foldWords } from './reading/words.ts';

/** What was chosen for a file. */
export interface Chosen {
  /** By column. */
  readonly mapping: readonly (string | null)[];
  readonly fixed: Readonly<Record<string, string>>;
  readonly matchBy: (typeof matchWays)[number];
  readonly known: KnownWay;
}

/** What was chosen the last time for a file with these columns, when, by whom (a name), and how the file was read. */
export interface Remembered extends Chosen {
  readonly at: string;
  readonly by: string;
  readonly reading: ReadingOptions;
}

interface Kept extends Omit<Chosen, 'mapping'> {
  readonly fields: Readonly<Record<string, string>>;
}

/** Null for a shape that is met for the first time. */
export function remembered(db: Db, entity: ImportEntity, columns: readonly string[]): Remembered | null {
  const found = mappingOfShape(db, entity, shapeOf(columns));
  if (found === undefined) return null;
  // Written by `remember` alone; what could be otherwise in an office of an earlier version is looked at below.
  const { fields, fixed, matchBy, known } = JSON.parse(found.mapping) as Kept;
  return {
    mapping: keysOf(columns).map((key) => fields[key] ?? null),
    fixed,
    matchBy,
    known: KnownWay.catch('update').parse(known),
    at: found.at,
    by: found.by,
    reading: ReadingOptions.catch({}).parse(JSON.parse(found.reading)),
  };
}

/** Keeps what was chosen, in the place of what was kept for this shape before. */
export function remember(
  db: Db,
  entity: ImportEntity,
  columns: readonly string[],
  { mapping, fixed, matchBy, known, reading }: Chosen & { readonly reading: ReadingOptions },
  stamp: { readonly at: string; readonly by: number },
): void {
  const fields: Record<string, string> = {};
  for (const [column, key] of keysOf(columns).entries()) {
    const field = mapping[column];
    if (field) fields[key] = field;
  }
  const kept: Kept = { fields, fixed, matchBy, known };
  putMapping(db, {
    entity,
    shape: shapeOf(columns),
    mapping: JSON.stringify(kept),
    reading: JSON.stringify(reading),
    ...stamp,
  });
}

/** The names of the columns, folded, each with how many times it has come before. */
function keysOf(columns: readonly string[]): string[] {
  const times = new Map<string, number>();
  return columns.map((name) => {
    const folded = foldWords(name) || name;
    const count = times.get(folded) ?? 0;
    times.set(folded, count + 1);
    return count === 0 ? folded : `${folded} ${count}`;
  });
}

function shapeOf(columns: readonly string[]): string {
  return createHash('sha256').update(keysOf(columns).toSorted().join('\n')).digest('hex');
}
