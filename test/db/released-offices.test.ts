/** A database of every version that was released opens, and nothing in it is lost or wrong. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type TestOffice, testOffice } from '../support/office.ts';
import { tempFolder } from './office-files.ts';

const fixtures = join(import.meta.dirname, '../fixtures/offices');

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

/** The engine opens the database of a version, which brings it up to date. */
async function opened(version: string): Promise<TestOffice> {
  const base = tempFolder();
  const folder = join(base, 'office');
  mkdirSync(folder);
  writeFileSync(join(folder, 'office.kontor'), gunzipSync(readFileSync(join(fixtures, `${version}.kontor.gz`))));
  office = await testOffice({ folder: base, create: false });
  return office;
}

test.each(readdirSync(fixtures).flatMap((name) => name.match(/^(.*)\.kontor\.gz$/u)?.slice(1) ?? []))(
  'version %s: the file is sound and so is its log',
  async (version) => {
    const { db, folder } = await opened(version);
    expect(db.prepare('PRAGMA integrity_check').pluck().get()).toBe('ok');
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    expect(readdirSync(join(folder, 'backups')).length).toBeGreaterThan(0);
  },
);

describe('version 0.1.0', () => {
  test('its clients, documents and its user are there, and found by what lists need now', async () => {
    const at = await opened('0.1.0');
    const state = await at.ask('sessions.signIn', { login: 'Anna', password: 'длинный пароль 1' });
    expect(state.user?.rights).toContain('clients.merge');
    const [client] = await at.ask('clients.find', { text: '555-44-33', limit: 5 });
    expect(client).toMatchObject({ name: 'ООО «Ёлки-Палки»', city: 'Тула', region: 'Тульская область' });
    expect(at.db.prepare('SELECT list_responsible FROM client WHERE id = ?').pluck().get(client?.id)).toBe('anna');
    const card = await at.ask('clients.get', { id: client?.id ?? 0 });
    expect(card).toMatchObject({ tags: [], own: {}, consent: null, teamId: null, responsibleId: state.user?.id });
    expect(card.contacts).toMatchObject([{ name: 'Пётр Фёдоров', position: 'директор', own: {} }]);
    const documents = await at.ask('documents.list', {
      filter: {},
      sort: { column: 'day', descending: true },
      after: null,
      limit: 10,
    });
    expect(documents.rows.map(({ status }) => status).sort()).toEqual(['draft', 'issued']);
    for (const { id } of documents.rows)
      expect((await at.ask('documents.get', { id })).responsibleId).toBe(state.user?.id);
    expect((await at.ask('bin.list', { entity: null, after: null, limit: 10 })).items).toMatchObject([
      { entity: 'client', title: 'В корзине' },
    ]);
    expect(await at.ask('audit.check', {})).toMatchObject({ firstBroken: null });
  });
});
