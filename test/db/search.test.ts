import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDatabase, type Db } from '../../db/database.ts';
import { digits, fold } from '../../db/folding.ts';
import { containsCondition, matchQuery, type Rarity, rarityIn, shortWords } from '../../db/search.ts';
import { tempFolder } from './office-files.ts';

/** What services put into a search key: the words, and the digits of each phone. */
const CLIENTS: Readonly<Record<number, readonly [name: string, phone: string, other: string]>> = {
  1: ['ООО «Ромашка»', '+7 (495) 123-45-67', 'info@romashka.ru 7701234567'],
  2: ['ИП Орлёв Пётр', '8 812 765 43 21', 'orlev@mail.ru'],
  3: ['Société Générale', '+33 1 42 14 20 00', 'contact@sg.fr'],
  4: ['Ромашкин Йод', '', 'договор 2026-114 "А"'],
  5: ['O\'Neil "50%_off" (GmbH)', '', ''],
};

function office(detail: 'full' | 'none'): Db {
  const db = createDatabase(join(tempFolder(), 'office.kontor'));
  db.sql.exec(`CREATE TABLE client (id INTEGER PRIMARY KEY, search_key TEXT NOT NULL);
    CREATE VIRTUAL TABLE client_search USING fts5(text, content='', contentless_delete=1, tokenize='trigram case_sensitive 1', detail=${detail});`);
  return db;
}

function add(db: Db, id: number, key: string): void {
  db.prepare('INSERT INTO client VALUES (?, ?)').run(id, key);
  db.prepare('INSERT INTO client_search (rowid, text) VALUES (?, ?)').run(id, key);
}

function find(db: Db, text: string, rarity?: Rarity): number[] {
  const match = matchQuery(text, rarity);
  const { sql, parameters } = containsCondition(text, 'client.search_key');
  const candidates = match === null ? 'client' : 'client_search s CROSS JOIN client ON client.id = s.rowid';
  const matching = match === null ? '' : 'client_search MATCH ? AND';
  return db.sql
    .prepare<string[], number>(`SELECT client.id FROM ${candidates} WHERE ${matching} ${sql} ORDER BY client.id`)
    .pluck()
    .all(...(match === null ? [] : [match]), ...parameters);
}

describe.each(['full', 'none'] as const)('with an index of detail=%s', (detail) => {
  function filled(): Db {
    const db = office(detail);
    for (const [id, [name, phone, other]] of Object.entries(CLIENTS))
      add(db, Number(id), fold(`${name} ${digits(phone)} ${other}`));
    return db;
  }

  test.each([
    ['+7 (495) 123-45', [1]],
    ['8 (495) 123', [1]],
    ['84951234567', [1]],
    ['123-45-67', [1]],
    ['8 812 765', [2]],
    ['+7 812 765-43-21', [2]],
    ['01 42 14', [3]],
    ['0033142142000', [3]],
    ['7701234567', [1]],
    ['ромаш', [1, 4]],
    ['РОМАШКА', [1]],
    ['ромаш 495', [1]],
    ['машк ио', []],
    ['йод', [4]],
    ['орлев', [2]],
    ['ОРЛЁВ ип', [2]],
    ['ип', [2]],
    ['пе ор', [2]],
    ['generale', [3]],
    ['2026-114', [4]],
    ['2026-114 "А"', [4]],
    ["o'neil", [5]],
    ['"50%_off"', [5]],
    ['(gmbh)', [5]],
    ['mail.ru', [2]],
    ['AND OR NOT', []],
    ['ром*', []],
    ['" OR "', []],
    ['', [1, 2, 3, 4, 5]],
    ['  ', [1, 2, 3, 4, 5]],
  ])('%j finds %j', (text, ids) => {
    const db = filled();
    expect(find(db, text)).toEqual(ids);
    expect(find(db, text, rarityIn(db.sql, 'client_search'))).toEqual(ids);
    db.close();
  });

  test('the index loses no record that has the text', () => {
    const db = office(detail);
    const letters = fc.string({ unit: fc.constantFrom(...'абв 12-("й'), minLength: 1, maxLength: 12 });
    const keys = fc.sample(letters, { numRuns: 300, seed: 7 }).map(fold);
    for (const [at, key] of keys.entries()) add(db, at + 1, key);
    const rarity = rarityIn(db.sql, 'client_search');
    fc.assert(
      fc.property(letters, (text) => {
        const { sql, parameters } = containsCondition(text, 'search_key');
        const bare = db.sql
          .prepare(`SELECT id FROM client WHERE ${sql} ORDER BY id`)
          .pluck()
          .all(...parameters);
        expect(find(db, text, rarity)).toEqual(bare);
      }),
    );
    db.close();
  });
});

test('the rarest trigrams are asked for, at most three', () => {
  const common = new Map([
    ['ива', 900],
    ['ван', 800],
    ['ано', 700],
    ['нов', 950],
    ['пет', 3],
    ['етр', 2],
  ]);
  expect(matchQuery('Иванов Петр', (trigram) => common.get(trigram) ?? 0)).toBe('"етр" AND "пет" AND "ано"');
});

test('a text of short words has no match of its own', () => {
  expect(matchQuery('ип ян')).toBeNull();
  expect(shortWords('ИП Иванов Я. 12')).toEqual(['ип', 'я.', '12']);
});
