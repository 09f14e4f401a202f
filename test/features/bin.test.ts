/** The bin gives back whole what was deleted, and lets nothing go that others need. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { emptyOverdue } from '../../main/features/bin/automatic.ts';
import { binStatement } from '../../main/features/bin/queries.ts';
import { recordStoredFile, storedFilePath, storeFile } from '../../main/features/files/stored-files.ts';
import { binEntities } from '../../preload/contract/bin.ts';
import { addClient, addDraft, addIssued, handOut } from '../support/documents.ts';
import { handedOver } from '../support/made-files.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { phone, sampleClient } from './client-samples.ts';

const clock = testClock('2026-11-20T09:00:00.000Z');
let office: TestOffice;
beforeEach(async () => {
  clock.set('2026-11-20T09:00:00.000Z');
  office = await testOffice({ clock, language: 'en' });
});
afterEach(() => office.close());

/** A PNG of one pixel. */
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const page = { entity: null, after: null, limit: 50 };
const titles = async () => (await office.ask('bin.list', page)).items.map(({ entity, title }) => `${entity} ${title}`);

describe('taking out', () => {
  test('a client comes back with the contact persons that went with it, and stands in the bin as one thing', async () => {
    const { id } = await office.ask(
      'clients.create',
      sampleClient({ name: 'Alfa', reaches: [phone('+7 495 111-22-33')] }),
    );
    const contact = { name: 'Anna', position: '', reaches: [], note: '' };
    const { version } = await office.ask('contacts.add', { clientId: id, contact });
    await office.ask('clients.remove', { id, version });
    const { items } = await office.ask('bin.list', page);
    expect(items).toMatchObject([{ entity: 'client', title: 'Alfa', parts: 1, deletedAt: '2026-11-20T09:00:00.000Z' }]);
    await office.ask('bin.restore', { entity: 'client', id });
    expect(await titles()).toEqual([]);
    expect((await office.ask('clients.get', { id })).contacts).toMatchObject([{ name: 'Anna' }]);
    expect(await office.ask('clients.find', { text: '1112233', limit: 5 })).toHaveLength(1);
  });

  test('a contact person, a product and a draft come back, each found again', async () => {
    const id = await addClient(office, { name: 'Alfa' });
    const contact = { name: 'Zoë Quay', position: '', reaches: [phone('+353 1 555 0101')], note: '' };
    const added = await office.ask('contacts.add', { clientId: id, contact });
    await office.ask('contacts.remove', { id: added.contacts[0]?.id ?? 0, version: 1 });
    const draft = await addDraft(office, id);
    await office.ask('documents.remove', { id: draft.id, version: draft.version });
    expect((await titles()).sort()).toEqual(['contact Zoë Quay', 'document Invoice']);
    for (const { entity, id: thing } of (await office.ask('bin.list', page)).items)
      await office.ask('bin.restore', { entity, id: thing });
    expect(await office.ask('clients.find', { text: 'zoe', limit: 5 })).toHaveLength(1);
    expect(await office.ask('documents.get', { id: draft.id })).toMatchObject({ status: 'draft', deletedAt: null });
    expect(await titles()).toEqual([]);
  });

  test('what is not in the bin cannot be taken out of it', async () => {
    const id = await addClient(office);
    expect(await office.call('bin.restore', { entity: 'client', id })).toMatchObject({ ok: false, code: 'not-found' });
    expect(await office.call('bin.restore', { entity: 'note', id: 77 })).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  });
});

describe('deleting for good', () => {
  test('takes what nothing refers to, keeps and names a client that has documents', async () => {
    const needed = await addClient(office, { name: 'Needed' });
    await addIssued(office, needed);
    const alone = await addClient(office, { name: 'Alone', reaches: [phone('+7 495 111-22-33')] });
    await office.ask('contacts.add', {
      clientId: alone,
      contact: { name: 'Anna', position: '', reaches: [], note: '' },
    });
    for (const id of [needed, alone]) {
      const { version } = await office.ask('clients.get', { id });
      await office.ask('clients.remove', { id, version });
    }
    const answer = await office.ask('bin.empty', { items: null });
    expect(answer).toMatchObject({
      deleted: 1,
      kept: [{ entity: 'client', id: needed, title: 'Needed', reason: 'There are documents of this client.' }],
    });
    expect(await titles()).toEqual(['client Needed']);
    expect(await office.call('clients.get', { id: alone })).toMatchObject({ ok: false, code: 'not-found' });
    const left = (table: string) =>
      office.db.prepare(`SELECT count(*) FROM ${table} WHERE client_id = ?`).pluck().get(alone);
    expect(['contact', 'reach', 'client_key'].map(left)).toEqual([0, 0, 0]);
    expect(office.db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    const [record] = await office.ask('audit.list', { filter: { kind: 'deletions' }, before: null, limit: 1 });
    expect(record).toMatchObject({ channel: 'bin.empty', changes: { purged: { old: 'Alone', new: null } } });
  });

  test('by itself after the days that the office has chosen, with the files that nothing else needs', async () => {
    const db = openDatabase(join(office.folder, 'office.kontor'));
    const files = join(office.folder, 'files');
    const stored = storeFile(files, Buffer.from('scan'));
    recordStoredFile(db, stored, { mediaType: 'text/plain', name: 'scan.txt', at: '2026-11-01T00:00:00.000Z', by: 1 });
    const id = await addClient(office, { name: 'Alfa' });
    db.prepare(
      "INSERT INTO attachment (uid, created_at, created_by, updated_at, updated_by, entity, entity_id, sha256, name, note) VALUES ('a', '2026', 1, '2026', 1, 'client', ?, ?, 'scan.txt', '')",
    ).run(id, stored.sha256);
    await office.ask('clients.remove', { id, version: 1 });
    const paths = { folder: office.folder, database: '', backups: '', files };
    expect(emptyOverdue(db, paths, '2027-11-20T09:00:00.000Z')).toBe(0);
    db.prepare("INSERT INTO setting (key, value, updated_at, updated_by) VALUES ('binDays', '30', '2026', 1)").run();
    expect((await office.ask('bin.list', page)).items[0]?.until).toBe('2026-12-20T09:00:00.000Z');
    expect(emptyOverdue(db, paths, '2026-12-19T09:00:00.000Z')).toBe(0);
    expect(existsSync(storedFilePath(files, stored.sha256))).toBe(true);
    expect(emptyOverdue(db, paths, '2026-12-21T09:00:00.000Z')).toBe(1);
    expect(existsSync(storedFilePath(files, stored.sha256))).toBe(false);
    expect(db.prepare('SELECT count(*) FROM stored_file').pluck().get()).toBe(0);
    db.close();
    expect(await titles()).toEqual([]);
    expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
  });
});

test('a draft that goes with its client leaves no value of an own field behind', async () => {
  const field = await office.ask('fields.create', {
    entity: 'document',
    name: 'Route',
    type: 'text',
    classifierId: null,
    currency: null,
    place: 'head',
    hint: '',
    inList: true,
    inPrint: false,
    choices: [],
  });
  const id = await addClient(office);
  const draft = await addDraft(office, id, { own: { [field.id]: 'North' } });
  const values = () => office.db.prepare('SELECT count(*) FROM own_value').pluck().get();
  expect(values()).toBe(1);
  await office.ask('documents.remove', { id: draft.id, version: draft.version });
  const { version } = await office.ask('clients.get', { id });
  await office.ask('clients.remove', { id, version });
  await office.ask('bin.empty', { items: [{ entity: 'client', id }] });
  expect(values()).toBe(0);
});

test('what has to stay does not keep what may go, however much of it there is', async () => {
  const alone = await addClient(office, { name: 'Alone' });
  await office.ask('clients.remove', { id: alone, version: 1 });
  clock.set('2026-11-20T10:00:00.000Z');
  for (let count = 0; count < 51; count++) {
    const id = await addClient(office, { name: `Needed ${count}` });
    await addDraft(office, id);
    await office.ask('clients.remove', { id, version: 1 });
  }
  await office.ask('settings.change', { binDays: 30 });
  const paths = { folder: office.folder, database: '', backups: '', files: join(office.folder, 'files') };
  const db = openDatabase(join(office.folder, 'office.kontor'));
  expect(emptyOverdue(db, paths, '2027-01-20T09:00:00.000Z')).toBe(1);
  db.close();
  expect(await office.call('clients.get', { id: alone })).toMatchObject({ code: 'not-found' });
});

/** A draft that was printed, in the bin with its client. */
async function printedDraftInBin(name: string): Promise<{ readonly client: number; readonly draft: number }> {
  const client = await addClient(office, { name });
  const draft = await addDraft(office, client);
  await handOut(office, draft.id, 'html');
  await office.ask('documents.remove', { id: draft.id, version: draft.version });
  await office.ask('clients.remove', { id: client, version: 1 });
  return { client, draft: draft.id };
}

test('a draft that was printed stays with its client, and it is said why', async () => {
  const { client, draft } = await printedDraftInBin('Printed');
  const kept = [
    {
      entity: 'document',
      id: draft,
      title: 'invoice',
      reason: 'It was printed, saved or sent as a draft: what left the program is kept.',
    },
    {
      entity: 'client',
      id: client,
      title: 'Printed',
      reason: 'A draft for this client was printed, saved or sent: what left the program is kept.',
    },
  ];
  expect(await office.ask('bin.empty', { items: null })).toEqual({ deleted: 0, kept });
  const named = [{ entity: 'client' as const, id: client }];
  expect(await office.ask('bin.empty', { items: named })).toEqual({ deleted: 0, kept: kept.slice(1) });
});

test('what cannot go keeps nothing else from going, today and the next time, whatever it is that holds it', async () => {
  await printedDraftInBin('Printed');
  // Held by something that the bin does not know of.
  office.db.sql.exec('CREATE TABLE later_feature (client_id INTEGER NOT NULL REFERENCES client(id))');
  for (let count = 0; count < 5; count++) {
    const id = await addClient(office, { name: `Held ${count}` });
    office.db.prepare('INSERT INTO later_feature VALUES (?)').run(id);
    await office.ask('clients.remove', { id, version: 1 });
  }
  clock.set('2026-11-20T08:00:00.000Z');
  const alone = await addClient(office, { name: 'Alone' });
  await office.ask('clients.remove', { id: alone, version: 1 });
  const held = (await office.ask('bin.empty', { items: null })).kept.filter(({ title }) => title.startsWith('Held'));
  expect(held).toHaveLength(5);
  expect(held[0]?.reason).toBe('Something else in the office still refers to it.');
  expect(await titles()).not.toContain('client Alone');

  const other = await addClient(office, { name: 'Other' });
  await office.ask('clients.remove', { id: other, version: 1 });
  await office.ask('settings.change', { binDays: 30 });
  const paths = { folder: office.folder, database: '', backups: '', files: join(office.folder, 'files') };
  const db = openDatabase(join(office.folder, 'office.kontor'));
  expect(emptyOverdue(db, paths, '2027-01-20T09:00:00.000Z')).toBe(1);
  expect(emptyOverdue(db, paths, '2027-01-20T09:00:00.000Z')).toBe(0);
  db.close();
  expect(await titles()).not.toContain('client Other');
  expect(office.db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
});

test('the logo of an issued document outlives the attachment that was the same file', async () => {
  await office.close();
  office = await testOffice({ clock, country: 'INT', language: 'en' });
  const logo = Buffer.from(onePixel, 'base64');
  const client = await addClient(office);
  const keep = { record: { entity: 'client' as const, id: client } };
  const [attached] = await office.ask('attachments.add', { ...keep, files: [await handedOver(office, 'a.png', logo)] });
  const file = await handedOver(office, 'logo.png', logo);
  await office.ask('companies.setPicture', { id: 1, version: 1, place: 'logo', file });
  const { id } = await addIssued(office, client);
  const printed = async () => (await office.ask('documents.html', { id })).html;
  const before = await printed();
  // Without the signs that the page writes in another way.
  expect(before.includes(onePixel.slice(0, -2))).toBe(true);
  await office.ask('companies.setPicture', { id: 1, version: 2, place: 'logo', file: null });
  await office.ask('attachments.remove', { id: attached?.id ?? 0, version: 1 });
  expect(await office.ask('bin.empty', { items: null })).toEqual({ deleted: 1, kept: [] });
  expect((await printed()) === before).toBe(true);
});

test('pages go on where they ended, over kinds and equal moments', async () => {
  for (const name of ['A', 'B', 'C']) {
    const id = await addClient(office, { name });
    await office.ask('clients.remove', { id, version: 1 });
  }
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { items, next }: { items: readonly { title: string }[]; next: string | null } = await office.ask('bin.list', {
      ...page,
      after,
      limit: 1,
    });
    seen.push(...items.map(({ title }) => title));
    after = next;
  } while (after !== null);
  expect(seen).toEqual(['C', 'B', 'A']);
});

test('what lies in the bin is counted and found by its name, as far as one reaches', async () => {
  const contact = { name: 'Zoë Quay', position: '', reaches: [], note: '' };
  const alfa = await addClient(office, { name: 'Alfa' });
  const beta = await addClient(office, { name: 'Бёта' });
  const added = await office.ask('contacts.add', { clientId: alfa, contact });
  await office.ask('contacts.remove', { id: added.contacts[0]?.id ?? 0, version: 1 });
  await office.ask('clients.remove', { id: beta, version: 1 });
  const count = async (entity: (typeof binEntities)[number] | null, text = '') =>
    (await office.ask('bin.count', { entity, text })).count;
  const found = async (text: string) =>
    (await office.ask('bin.list', { ...page, text })).items.map(({ title }) => title);
  expect([await count(null), await count('client'), await count('contact'), await count('product')]).toEqual([
    2, 1, 1, 0,
  ]);
  expect([await count(null, 'zoe'), await found('zoe')]).toEqual([1, ['Zoë Quay']]);
  expect([await count(null, 'БЕТ'), await found('БЕТ')]).toEqual([1, ['Бёта']]);
  expect([await count(null, 'gamma'), await found('gamma')]).toEqual([0, []]);
  office.db.prepare('UPDATE role SET rights = ?').run(JSON.stringify(['clients.see', 'clients.delete:own']));
  expect(await count(null)).toBe(0);
});

test('every kind is found by the index of its bin', () => {
  for (const entity of binEntities) {
    const plan = office.db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${binStatement(entity)}`)
      .all('', '', '9999', 1, 50)
      .map(({ detail }) => detail)
      .join('; ');
    expect(plan).toContain(`${entity}_bin`);
    expect(plan).not.toContain('TEMP B-TREE');
  }
});
