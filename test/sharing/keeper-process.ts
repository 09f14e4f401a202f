/**
 * A process that keeps an office folder when it is its turn, and then writes one command after the other: for tests that stop
 * it, kill it and pull its cable. `keeper-process.ts FOLDER NAME works|lies`; prints `keeper EPOCH`, `client`, `waiting FOR`, and
 * `done N` for each command that counts.
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Db, openDatabase } from '../../db/database.ts';
import { DatabaseProblem } from '../../db/database-problem.ts';
import { takeOver } from '../../db/take-over.ts';
import { Keepership } from '../../main/sharing/keepership.ts';
import { beatEvery } from '../../main/sharing/keeping.ts';
import { waitForBeginning } from './beginning.ts';

const [folder = '', name = '', locks = 'works'] = process.argv.slice(2);
const path = join(folder, 'office.kontor');
const say = (line: string) => writeSync(1, `${line}\n`);
let db: Db | null = null;
let command = 0;
waitForBeginning();

const keepership: Keepership = new Keepership({
  folder,
  myself: { name: `${name}-${randomBytes(6).toString('hex')}`, confirmFor: beatEvery },
  contact: {
    computer: name,
    addresses: ['127.0.0.1'],
    port: 1,
    fingerprint: '0'.repeat(64),
    secret: '0'.repeat(64),
    program: '0.0.0',
    server: false,
    schema: '',
    since: '',
  },
  open: async (isLeft) => {
    try {
      if (locks === 'lies' && !isLeft) await takeOver(path, keepership.mayCommit);
      db = openDatabase(path, { exclusive: true, mayCommit: keepership.mayCommit });
      db.transaction(() =>
        db?.sql.exec('CREATE TABLE IF NOT EXISTS commands (id TEXT PRIMARY KEY, number INTEGER UNIQUE)'),
      );
      return null;
    } catch (error) {
      db?.close();
      db = null;
      if (error instanceof DatabaseProblem && error.problem !== 'damaged') return 'lock';
      say(`broken ${String(error)}`);
      throw error;
    }
  },
  close: () => {
    db?.close();
    db = null;
  },
  turned: (situation) =>
    say(
      situation.as === 'keeper'
        ? `keeper ${situation.epoch}`
        : situation.as === 'client'
          ? 'client'
          : `waiting ${situation.for}`,
    ),
  log: (line) => say(`log ${line}`),
});

/** As documents are: a number that goes up by one with each, and none is left out. */
function write(): void {
  const open = db;
  if (open === null || keepership.situation.as !== 'keeper') return;
  const id = `${name}-${process.pid}-${++command}`;
  try {
    const number = open.transaction(() => {
      const last = Number(open.sql.prepare('SELECT max(number) FROM commands').pluck().get() ?? 0);
      open.sql.prepare('INSERT INTO commands VALUES (?, ?)').run(id, last + 1);
      return last + 1;
    });
    if (keepership.mayCommit()) say(`done ${id} ${number}`);
  } catch (error) {
    if (!(error instanceof DatabaseProblem)) throw error;
    say(`log ${error.message}`);
    if (error.problem !== 'not-kept') keepership.fileLost();
  }
}

const working = setInterval(write, 4);
process.on('SIGTERM', () => {
  clearInterval(working);
  void keepership.leave().then(() => process.exit(0));
});
