/**
 * `dd` that is overtaken while it copies a log: `slow-dd.ts if=FROM`, to its standard output. It copies the beginning; then, the first time, somebody
 * commits, for which the log is begun anew; then it copies the rest.
 */
import { existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';

const from = process.argv[2]?.replace(/^if=/u, '') ?? '';
const overtaken = `${from}-overtaken`;
if (!from.endsWith('-wal') || existsSync(overtaken)) writeOut(readFileSync(from));
else {
  const beginning = readFileSync(from).subarray(0, 20_000);
  writeOut(beginning);
  const sql = new SQLite(from.replace(/-wal$/u, ''));
  const number = sql.prepare<[], number>('SELECT 1 + max(number) FROM done').pluck().get() ?? 0;
  sql.transaction(() => {
    sql.prepare('UPDATE part SET number = ?').run(number);
    sql.prepare('INSERT INTO done SELECT ?, json_group_array(id) FROM part').run(number);
  })();
  writeFileSync(overtaken, '');
  writeOut(readFileSync(from).subarray(beginning.length));
  sql.close();
}

function writeOut(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
}
