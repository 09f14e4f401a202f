/**
 * A process that writes until it is killed: `writing-process.ts DATABASE PAGES`. Each transaction gives its number to some rows of `part`, and notes in
 * `done` to which. So many pages of the log it gathers before they are brought into the file.
 */
import SQLite from 'better-sqlite3';

const [, , path = '', pages = '0'] = process.argv;
const sql = new SQLite(path);
sql.pragma('journal_mode = WAL');
sql.pragma('synchronous = OFF');
sql.pragma(`wal_autocheckpoint = ${Number(pages)}`);
const parts = sql.prepare<[], number>('SELECT count(*) FROM part').pluck().get() ?? 0;
const give = sql.prepare('UPDATE part SET number = ?, filling = randomblob(2500) WHERE id = ?');
const note = sql.prepare('INSERT INTO done (number, parts) VALUES (?, ?)');

const commit = sql.transaction((number: number) => {
  const given = Array.from({ length: 5 }, () => 1 + Math.floor(Math.random() * parts));
  for (const id of given) give.run(number, id);
  note.run(number, JSON.stringify(given));
});

for (let number = 1; ; number += 1) {
  commit(number);
  if (number === 100) process.stdout.write('writing\n');
}
