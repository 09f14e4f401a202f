/** Writing many rows at once: indexes that nobody asks meanwhile are made anew at the end, which costs a fraction of keeping them up row by row. */
import type { Db } from './database.ts';

type Bound = string | number | null;

/** Rows that one statement takes: what one record has of anything is rarely more. */
const rowsAtOnce = 8;

/**
 * Writes several rows with one statement where it can, which costs less than one each. `into` as in `INSERT INTO reach (client_id, kind)`; each row
 * holds a value for each of the columns.
 */
export function rowWriter(db: Db, into: string, columns: number): (rows: readonly (readonly Bound[])[]) => void {
  const row = `(${Array(columns).fill('?').join(', ')})`;
  const statements = Array.from({ length: rowsAtOnce }, (_, more) =>
    db.sql.prepare<Bound[]>(
      `${into} VALUES ${Array(more + 1)
        .fill(row)
        .join(', ')}`,
    ),
  );
  return (rows) => {
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const some = rows.slice(at, at + rowsAtOnce);
      statements[some.length - 1]?.run(...some.flat());
    }
  };
}

/**
 * Takes the indexes of the table away, but for unique ones and those in `kept`; answers how to make them again, one after each step. For the inside
 * of a transaction: others see the indexes all the time, and a rollback brings them back. Worth it where more rows are added than were there.
 */
export function withoutIndexes(db: Db, table: string, kept: readonly string[]): () => Generator<void> {
  const indexes = db
    .prepare<[string], { readonly name: string; readonly sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY rowid",
    )
    .all(table)
    .filter(({ name }) => !kept.includes(name));
  // Names and statements come from the schema itself.
  for (const { name } of indexes) db.sql.exec(`DROP INDEX "${name}"`);
  return function* again() {
    for (const { sql } of indexes) {
      db.sql.exec(sql);
      yield;
    }
  };
}
