/** Sets of ids are to SQLite what they are here. */
import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdSet } from '../../db/lists/id-set.ts';

const ids = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 100 });

test('a set has each id once, sorted, and what it has in common with others', () => {
  fc.assert(
    fc.property(ids, ids, (some, others) => {
      const set = new IdSet(some);
      const sorted = [...new Set(some)].sort((one, other) => one - other);
      expect(set.ids()).toEqual(sorted);
      expect(set.size).toBe(sorted.length);
      expect(set.among(others).ids()).toEqual(sorted.filter((id) => others.includes(id)));
    }),
  );
});

test('SQLite finds the same ids in it, and none beyond the greatest', () => {
  const sql = new SQLite(':memory:');
  sql.exec('CREATE TABLE row (id INTEGER PRIMARY KEY)');
  for (let id = 1; id <= 310; id += 1) sql.prepare('INSERT INTO row (id) VALUES (?)').run(id);
  fc.assert(
    fc.property(ids, (some) => {
      const set = new IdSet(some);
      const { sql: test, parameters } = set.holds('id');
      const found = sql.prepare<unknown[], number>(`SELECT id FROM row WHERE ${test} ORDER BY id`).pluck();
      expect(found.all(...parameters)).toEqual(set.ids());
    }),
  );
  sql.close();
});
