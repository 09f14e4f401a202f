/** The log of a large transaction is written back by a thread while the connection goes on. */
import { renameSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Db, openDatabase } from '../../db/database.ts';
import { steppedTransaction } from '../../db/stepped-transaction.ts';
import { writtenBack } from '../../db/write-back.ts';
import { addClient, clientNames, smallOffice } from './office-files.ts';

const size = 1_000_000;
const names = Array.from({ length: 45 }, (_, at) => `N${at}`);

function* adding(db: Db): Generator<void, void> {
  for (const name of names) {
    addClient(db, name, size);
    yield;
  }
}

const inTurns = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a large log is in the file soon afterwards, with what is written meanwhile', async () => {
  const { path } = smallOffice(['A']);
  const db = openDatabase(path);
  await steppedTransaction(db, adding(db), inTurns);
  addClient(db, 'B');
  await writtenBack();
  expect(statSync(path).size).toBeGreaterThan(names.length * size);
  expect(db.sql.pragma('wal_autocheckpoint', { simple: true })).toBe(2000);
  db.close();
  expect(clientNames(path)).toEqual(['A', ...names, 'B']);
});

test('a database that takes the place of another one at once is not written into', async () => {
  const { path } = smallOffice(['A']);
  const { path: next } = smallOffice(['C']);
  const db = openDatabase(path);
  await steppedTransaction(db, adding(db), inTurns);
  db.close();
  renameSync(next, path);
  await writtenBack();
  expect(clientNames(path)).toEqual(['C']);
  expect(statSync(path).size).toBeLessThan(size);
});

test('a small log is left to the next commit', async () => {
  const { path } = smallOffice(['A']);
  const db = openDatabase(path);
  const before = writtenBack();
  await steppedTransaction(
    db,
    (function* () {
      addClient(db, 'B');
      yield;
    })(),
    inTurns,
  );
  expect(writtenBack()).toBe(before);
  db.close();
});
