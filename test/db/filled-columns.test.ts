import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDatabase } from '../../db/database.ts';
import { filledColumns, literal } from '../../db/filled-columns.ts';
import { tempFolder } from './office-files.ts';

test('whatever of forty columns is filled in, each value comes to its place, and the others hold what was usual', () => {
  const db = createDatabase(join(tempFolder(), 'office.kontor'));
  const usual = Array.from({ length: 40 }, (_, at) => [null, '', 0, '{}'][at % 4] ?? null);
  const names = usual.map((_, at) => `c${at}`);
  db.sql.exec(`CREATE TABLE wide (${names.join(', ')})`);
  const inserts = filledColumns(db, (isFilled) => {
    const values = usual.map((blank, place) => (isFilled(place) ? '?' : literal(blank)));
    return `INSERT INTO wide (${names.join(', ')}) VALUES (${values.join(', ')})`;
  });
  const value = fc.constantFrom(null, '', 0, '{}', 'ё', 7);
  fc.assert(
    fc.property(fc.array(value, { minLength: 40, maxLength: 40 }), (row) => {
      const [insert, filled] = inserts(row, usual);
      const id = insert.run(...filled).lastInsertRowid;
      expect(db.prepare('SELECT * FROM wide WHERE rowid = ?').raw().get(id)).toEqual(row);
    }),
    { numRuns: 500 },
  );
  db.close();
});
