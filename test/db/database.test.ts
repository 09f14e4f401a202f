import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { createDatabase, lockOffice, openDatabase } from '../../db/database.ts';
import { asDatabaseProblem, DatabaseProblem } from '../../db/database-problem.ts';
import { addClient, change, clientNames, hashOf, problemOf, sayWhy, smallOffice, tempFolder } from './office-files.ts';
import { killed, lineOf } from './processes.ts';

describe('opening', () => {
  test('a missing file is said to be missing, and is not made', () => {
    const folder = tempFolder();
    expect(problemOf(() => openDatabase(join(folder, 'office.kontor')))).toBe('missing');
    expect(problemOf(() => openDatabase(join(folder, 'no', 'office.kontor')))).toBe('missing');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what is no database, or of another program, is told apart and not touched', () => {
    const folder = tempFolder();
    const text = join(folder, 'text');
    writeFileSync(text, 'A letter to the editor. '.repeat(1000));
    const before = hashOf(text);
    expect(problemOf(() => openDatabase(text))).toBe('not-a-database');
    expect(hashOf(text)).toBe(before);
    writeFileSync(join(folder, 'empty'), '');
    expect(problemOf(() => openDatabase(join(folder, 'empty')))).toBe('not-a-database');
    mkdirSync(join(folder, 'folder'));
    expect(problemOf(() => openDatabase(join(folder, 'folder')))).toBe('not-a-database');

    const foreign = join(folder, 'foreign.db');
    new SQLite(foreign).exec('CREATE TABLE t (a)').close();
    const foreignBefore = hashOf(foreign);
    expect(problemOf(() => openDatabase(foreign))).toBe('not-kontor');
    expect(hashOf(foreign)).toBe(foreignBefore);
  });

  test('a file cut short is damaged', () => {
    const { path } = smallOffice(['A', 'B'], 100_000);
    truncateSync(path, 8192);
    expect(problemOf(() => change(path, (db) => db.sql.prepare('SELECT * FROM document').all()))).not.toBe(
      'nothing was thrown',
    );
    const thrown = (() => {
      try {
        return change(path, (db) => db.transaction(() => db.sql.prepare('SELECT * FROM document').all()));
      } catch (error) {
        return error;
      }
    })();
    expect(asDatabaseProblem(thrown, path)).toMatchObject({ problem: 'damaged', path });
  });

  test('a file that may not be read is a matter of rights', () => {
    if (process.getuid?.() === 0) return sayWhy('rights on files: not tried, the superuser may read everything');
    const { path } = smallOffice(['A']);
    chmodSync(path, 0o000);
    expect(problemOf(() => openDatabase(path))).toBe('no-right');
  });

  test('the rules of durability and of relations hold on the connection', () => {
    const { path } = smallOffice(['A']);
    change(path, (db) => {
      expect(db.sql.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.sql.pragma('synchronous', { simple: true })).toBe(2);
      expect(db.sql.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(() => db.sql.exec('INSERT INTO document (client_id) VALUES (99)')).toThrow('FOREIGN KEY');
      expect(db.orm.get<{ name: string }>(sql`SELECT name FROM client`)).toEqual({ name: 'A' });
    });
  });

  test('a read-only connection reads and does not write', () => {
    const { path } = smallOffice(['A']);
    const db = openDatabase(path, { readonly: true });
    expect(db.prepare('SELECT count(*) AS n FROM client').get()).toEqual({ n: 1 });
    expect(problemOf(() => db.transaction(() => addClient(db, 'B')))).toBe('no-right');
    db.close();
  });

  test('closing leaves one file with everything in it', () => {
    const { folder, path } = smallOffice(['A']);
    change(path, (db) => addClient(db, 'B'));
    expect(readdirSync(folder)).toEqual(['office.kontor']);
  });
});

describe('creating', () => {
  test('a file that exists is never written over', () => {
    const { path } = smallOffice(['A']);
    expect(problemOf(() => createDatabase(path))).toBe('in-use');
    expect(clientNames(path)).toEqual(['A']);
  });

  test('nothing is left behind where a folder is missing', () => {
    const folder = tempFolder();
    expect(problemOf(() => createDatabase(join(folder, 'gone', 'office.kontor')))).toBe('missing');
    expect(existsSync(join(folder, 'gone'))).toBe(false);
  });
});

describe('transactions', () => {
  test('all of the work or none of it', () => {
    const { path } = smallOffice([]);
    change(path, (db) => {
      expect(() =>
        db.transaction(() => {
          addClient(db, 'A');
          throw new Error('stop');
        }),
      ).toThrow('stop');
      addClient(db, 'B');
      expect(db.transaction(() => db.prepare('SELECT name FROM client').get())).toEqual({ name: 'B' });
    });
    expect(clientNames(path)).toEqual(['B']);
  });

  test('an inner one that fails takes only its own work back', () => {
    const { path } = smallOffice([]);
    change(path, (db) =>
      db.transaction(() => {
        addClient(db, 'A');
        try {
          db.transaction(() => {
            addClient(db, 'B');
            db.transaction(() => addClient(db, 'C'));
            throw new Error('inner');
          });
        } catch {
          addClient(db, 'D');
        }
      }),
    );
    expect(clientNames(path)).toEqual(['A', 'D']);
  });

  test('work that waits is refused and rolled back', () => {
    const { path } = smallOffice([]);
    change(path, (db) => {
      expect(() =>
        db.transaction(async () => {
          addClient(db, 'A');
          await Promise.resolve();
        }),
      ).toThrow('synchronous');
    });
    expect(clientNames(path)).toEqual([]);
  });

  test('a statement is compiled once', () => {
    const { path } = smallOffice(['A']);
    change(path, (db) => expect(db.prepare('SELECT 1')).toBe(db.prepare('SELECT 1')));
  });
});

describe('one process has the office', () => {
  test('a second one notices, and gets it as soon as the first is gone, even killed', async () => {
    const folder = tempFolder();
    const other = spawn(process.execPath, [join(import.meta.dirname, 'office-process.ts'), 'lock', folder]);
    await lineOf(other, 'locked');
    expect(problemOf(() => lockOffice(folder))).toBe('in-use');
    await killed(other);
    const unlock = lockOffice(folder);
    expect(problemOf(() => lockOffice(folder))).toBe('in-use');
    unlock();
    lockOffice(folder)();
  });

  test('a folder that is not there is missing', () => {
    expect(problemOf(() => lockOffice(join(tempFolder(), 'gone')))).toBe('missing');
  });
});

test('only what the file or the disk is guilty of becomes a problem', () => {
  const error = (code: string) => Object.assign(new Error('x'), { code });
  const namedAt = (path: string) => (code: string) => {
    const problem = asDatabaseProblem(error(code), path);
    return problem instanceof DatabaseProblem ? problem.problem : 'itself';
  };
  const named = namedAt('/nowhere/x');
  expect(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'SQLITE_READONLY_DIRECTORY', 'EACCES', 'EROFS'].map(named)).toEqual([
    'no-space',
    'no-space',
    'no-space',
    'no-right',
    'no-right',
    'no-right',
  ]);
  // The file that is open is of no use any more, though its folder is there again.
  const there = namedAt(join(tempFolder(), 'x'));
  expect(['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_READ', 'ECONNABORTED'].map(there)).toEqual([
    'away',
    'away',
    'away',
    'away',
  ]);
  expect(['SQLITE_CORRUPT_VTAB', 'SQLITE_BUSY_SNAPSHOT', 'ENOENT', 'SQLITE_CANTOPEN'].map(named)).toEqual([
    'damaged',
    'in-use',
    'missing',
    'missing',
  ]);
  expect(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR', 'ERR_INVALID_ARG_TYPE'].map(named)).toEqual([
    'itself',
    'itself',
    'itself',
  ]);
});
