/**
 * `cp` that is overtaken while it copies a log: `slow-cp.ts -- FROM TO`. It copies the beginning; then, the first time, somebody commits, for which the
 * log is begun anew; then it copies the rest.
 */
import { appendFileSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';

const [, , , from = '', to = ''] = process.argv;
const overtaken = `${from}-overtaken`;
if (!from.endsWith('-wal') || existsSync(overtaken)) copyFileSync(from, to);
else {
  const beginning = readFileSync(from).subarray(0, 20_000);
  writeFileSync(to, beginning);
  const sql = new SQLite(from.replace(/-wal$/u, ''));
  const number = sql.prepare<[], number>('SELECT 1 + max(number) FROM done').pluck().get() ?? 0;
  sql.transaction(() => {
    sql.prepare('UPDATE part SET number = ?').run(number);
    sql.prepare('INSERT INTO done SELECT ?, json_group_array(id) FROM part').run(number);
  })();
  writeFileSync(overtaken, '');
  appendFileSync(to, readFileSync(from).subarray(beginning.length));
  sql.close();
}
