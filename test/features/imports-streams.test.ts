/** A file of any size is read as a stream, and an import that is cancelled leaves no trace. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { KeyIndex } from '../../main/features/imports/key-index.ts';
import type { Row } from '../../main/features/imports/reading/row.ts';
import { openTable } from '../../main/features/imports/reading/table.ts';
import { RowFeed } from '../../main/features/imports/row-feed.ts';
import { batchesOf } from '../../main/features/imports/rows-in-thread.ts';
import { openScratch } from '../../main/features/imports/scratch.ts';
import { counts, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { xlsx } from './imports/reading/fixtures.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('the rows of a file', () => {
  it('are read ahead by some thousands only, and not at all once nobody wants them', async () => {
    let read = 0;
    let ended = false;
    async function* endless(): AsyncGenerator<readonly Row[]> {
      try {
        for (;;) yield Array.from({ length: 200 }, () => ({ row: ++read, cells: ['x'] }));
      } finally {
        ended = true;
      }
    }
    const feed = new RowFeed(endless());
    await turns(50);
    expect(read).toBe(4000);
    let taken = 0;
    while (taken < 10_000) {
      const rows = feed.next();
      if (rows === 'later') await turns(1);
      else taken += rows?.length ?? 0;
    }
    await turns(50);
    expect(read).toBe(taken + 4000);
    feed.stop();
    await turns(5);
    expect(ended).toBe(true);
  });
});

describe('the thread that reads a large file', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, at) => `${at};Имя ${at};"a;b"`).join('\r\n');
  async function all<Each>(each: AsyncIterable<Each>): Promise<Each[]> {
    const found: Each[] = [];
    for await (const one of each) found.push(one);
    return found;
  }
  const collected = async (batches: AsyncIterable<readonly Row[]>) => (await all(batches)).flat();

  async function opened(content: string | Uint8Array) {
    const folder = mkdtempSync(join(tmpdir(), 'rows-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'table');
    writeFileSync(path, content);
    return {
      file: { path, fileName: 'table', ahead: null },
      table: await openTable(path, 'table', { headerRow: false }),
    };
  }

  it('hands over every row as it would be read here, of text and of workbooks', async () => {
    const row = (at: number) => `<row><c><v>${at}</v></c><c t="str"><v>Name ${at}</v></c></row>`;
    const book = xlsx({ sheets: { Clients: Array.from({ length: 6001 }, (_, at) => row(at)).join('') } });
    for (const content of [lines(6001), book]) {
      const { file, table } = await opened(content);
      const rows = await collected(batchesOf(table, file, 6001));
      expect(rows).toHaveLength(6001);
      expect(rows).toEqual(await all(table.rows()));
    }
  });

  it('says what is wrong with a file in the words of the import', async () => {
    const { file, table } = await opened(lines(10));
    writeFileSync(file.path, '');
    await expect(collected(batchesOf(table, file, 6000))).rejects.toMatchObject({ name: 'Failure', code: 'invalid' });
  });

  it('is done without where it cannot be started, and ends when nobody wants its rows', async () => {
    const { file, table } = await opened(lines(6001));
    const nowhere = new URL('./no-such-thread.js', import.meta.url);
    expect(await collected(batchesOf(table, file, 6001, nowhere))).toHaveLength(6001);
    for await (const rows of batchesOf(table, file, 6001)) {
      expect(rows).toHaveLength(200);
      break;
    }
  });
});

describe('what a dry run remembers', () => {
  it('is found under its keys, and under others only where their hashes meet', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.integer({ min: 1, max: 15 }))), (added) => {
        const index = new KeyIndex();
        const model = new Map<string, number[]>();
        for (const [key, id] of added) {
          index.add(key, id);
          const ids = model.get(key) ?? [];
          if (!ids.includes(id)) model.set(key, [...ids, id]);
        }
        for (const [key, ids] of model) expect(index.find(key).filter((id) => ids.includes(id))).toEqual(ids);
      }),
    );
    const index = new KeyIndex();
    for (let id = 1; id <= 20_000; id++) index.add(`key ${id}`, -id);
    for (let id = 1; id <= 20_000; id += 7) expect(index.find(`key ${id}`)).toContain(-id);
    for (let id = 1; id <= 100; id++) index.add('often', id);
    expect(index.find('often')).toHaveLength(20);
  });

  it('comes back from the disk as it was put there, short or long', () => {
    const scratch = openScratch();
    const texts = [
      '',
      'é',
      'x'.repeat(100_000),
      'ё'.repeat(300_000),
      ...Array.from({ length: 5000 }, (_, at) => `«${at}»`),
    ];
    const places = texts.map((text) => scratch.put(text));
    for (const [at, place] of places.entries()) expect(scratch.get(place)).toBe(texts[at]);
    expect([...scratch.all()]).toEqual(texts);
    scratch.close();
    scratch.close();
  });
});

describe('a large import', () => {
  const indexes = (at: TestOffice) =>
    at.db
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'client' AND sql IS NOT NULL ORDER BY name",
      )
      .all();
  const scratches = () => readdirSync(tmpdir()).filter((name) => name.startsWith('kontor-import-'));
  /** Other tests make such files, too: here is a folder that they do not know. */
  const ownFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'kontor-streams-'));
    for (const name of ['TMPDIR', 'TEMP']) vi.stubEnv(name, folder);
    return folder;
  };
  const rows = (count: number) => Array.from({ length: count }, (_, at) => `${at};Client ${at}`).join('\n');

  it('leaves the list and its indexes as they should be', async () => {
    office = await testOffice({ country: 'RU' });
    const before = indexes(office);
    const order = await suggested(office, `Code;Name\n${rows(21_000)}\n1;Another\n`);
    expect(counts(await office.ask('imports.run', order))).toEqual([21_000, 0, 0, 0, 1]);
    expect(indexes(office)).toEqual(before);
    expect(office.db.sql.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(await office.ask('clients.count', {})).toMatchObject({ count: 21_000 });
  });

  it('finds a row above by its keys, written already or not, and writes each key once', async () => {
    office = await testOffice({ country: 'RU' });
    const inn = (at: number) => `77${String(at).padStart(8, '0')}`;
    const row = (at: number) => `Client ${at};${inn(at)};a${at}@office.example`;
    const all = Array.from({ length: 21_000 }, (_, at) => row(at));
    const again = [`Client 3;${inn(3)};b3@office.example`, `Client 20990;${inn(20_990)};b20990@office.example`];
    const order = await suggested(office, ['Name;INN;E-mail', ...all, ...again].join('\n'));
    expect(await office.ask('imports.run', order)).toMatchObject({ created: 21_000, joined: 2, refused: 0 });
    const keys = office.db.prepare('SELECT kind, count(*) AS count FROM client_key GROUP BY kind ORDER BY kind').all();
    expect(keys).toEqual([
      { kind: 'email', count: 21_002 },
      { kind: 'name', count: 21_000 },
      { kind: 'tax-number', count: 21_000 },
    ]);
    for (const text of ['a3@office', 'b3@office', 'b20990@office', inn(20_990)])
      expect(await office.ask('clients.find', { text, limit: 5 })).toHaveLength(1);
    // What undoing goes by: each client at the version that the file left.
    const items =
      'SELECT entity_version AS version, count(*) AS count FROM import_item WHERE before IS NULL GROUP BY 1';
    expect(office.db.prepare(items).all()).toEqual([
      { version: 1, count: 20_998 },
      { version: 2, count: 2 },
    ]);
  });

  it('that is cancelled leaves no trace, wherever it was', async () => {
    const folder = ownFolder();
    office = await testOffice({ country: 'RU' });
    const before = indexes(office);
    const order = await suggested(office, `Code;Name\n${rows(21_000)}\n${';;\n'.repeat(50)}`);
    for (const channel of ['imports.check', 'imports.run'] as const) {
      const at = office;
      at.events.length = 0;
      const running = at.call(channel, order);
      while (!at.events.some((event) => event.type === 'progress' && event.done > 5000)) await turns(1);
      expect(await at.ask('jobs.cancel', { job: order.job })).toEqual({ cancelled: true });
      expect(await running).toMatchObject({ ok: false, code: 'unavailable' });
    }
    expect(indexes(office)).toEqual(before);
    expect(await office.ask('clients.count', {})).toMatchObject({ count: 0 });
    expect(await office.ask('imports.list', {})).toEqual([]);
    const { file, entity, reading } = order;
    expect((await office.ask('imports.inspect', { file, entity, reading })).remembered).toBeNull();
    expect(scratches()).toEqual([]);
    await office.close();
    office = null;
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
});
