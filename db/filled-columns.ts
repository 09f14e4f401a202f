/**
 * Statements for the columns of a row that matter: to hand a value over to SQLite takes about as long as to write it, and most columns of most rows
 * hold nothing. Each set of columns has a statement of its own, compiled once.
 */
import type SQLite from 'better-sqlite3';
import type { Db } from './database.ts';

type Bound = string | number | null;

/**
 * Sets of columns that have a statement of their own; all others share the one of all columns. One that was thrown away would keep its memory,
 * some 100 KB, until JavaScript has need of its own.
 */
const mostStatements = 200;

/** Answers the statement for the columns in which the values are not the usual ones, and the values of these. */
export type FilledColumns = (
  values: readonly Bound[],
  usual: readonly Bound[],
) => readonly [SQLite.Statement<Bound[]>, Bound[]];

/** `textOf` makes the text of a statement; `isFilled` tells by its place whether a column is one of those that are handed over. Up to 50 columns. */
export function filledColumns(db: Db, textOf: (isFilled: (place: number) => boolean) => string): FilledColumns {
  const known = new Map<number, SQLite.Statement<Bound[]>>();
  let ofAll: SQLite.Statement<Bound[]> | null = null;
  return (values, usual) => {
    const filled: Bound[] = [];
    let places = 0;
    for (let place = 0; place < values.length; place++) {
      const value = values[place] ?? null;
      if (value === usual[place]) continue;
      filled.push(value);
      // Bits would end at 32.
      places += 2 ** place;
    }
    const own = known.get(places);
    if (own !== undefined) return [own, filled];
    if (known.size >= mostStatements) {
      ofAll ??= db.sql.prepare<Bound[]>(textOf(() => true));
      return [ofAll, values.map((value) => value ?? null)];
    }
    const made = db.sql.prepare<Bound[]>(textOf((place) => values[place] !== usual[place]));
    known.set(places, made);
    return [made, filled];
  };
}

/** A value of the program's own as it stands in SQL; not for values from outside. */
export function literal(blank: Bound): string {
  if (blank === null) return 'NULL';
  return typeof blank === 'number' ? String(blank) : `'${blank}'`;
}
