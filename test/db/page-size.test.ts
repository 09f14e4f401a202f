/** Pages of new databases are twice SQLite's usual size; older ones get them when they are compacted, and work as they are until then. */
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { writeCompacted } from '../../db/compact.ts';
import { pageSize } from '../../db/database.ts';
import { change, clientNames, smallOffice } from './office-files.ts';

const sizeOf = (path: string) =>
  change(path, (db) => ({
    page: db.sql.pragma('page_size', { simple: true }),
    log: db.sql.pragma('wal_autocheckpoint', { simple: true }),
  }));

test('a database of an earlier version is read and written, lets as many bytes of log gather, and has large pages once it is compacted', () => {
  const { path } = smallOffice(['A', 'B']);
  expect(sizeOf(path)).toEqual({ page: pageSize, log: 2000 });
  const sql = new SQLite(path);
  sql.pragma('journal_mode = DELETE');
  sql.pragma('page_size = 4096');
  sql.exec('VACUUM');
  sql.close();
  expect(sizeOf(path)).toEqual({ page: 4096, log: 4000 });
  change(path, (db) => db.prepare("INSERT INTO client (name) VALUES ('C')").run());
  const to = `${path}.compacted`;
  writeCompacted(path, to);
  expect(sizeOf(to)).toEqual({ page: pageSize, log: 2000 });
  expect(clientNames(to)).toEqual(['A', 'B', 'C']);
});
