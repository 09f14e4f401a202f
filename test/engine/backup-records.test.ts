/** Single records out of a backup: a client as it was last week, in the place of what became of it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { makeBackup } from '../../db/backup.ts';
import type { LookEntity } from '../../preload/contract/backup-looks.ts';
import { addClient, addDraft, addProduct } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice, token } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

// A folder for temporary files of its own: what other tests do meanwhile is not counted.
const usual = process.env.TMPDIR;
const own = mkdtempSync(join(tmpdir(), 'kontor-own-'));
process.env.TMPDIR = own;
afterAll(() => {
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
  rmSync(own, { recursive: true, force: true });
});

const trials = () => readdirSync(tmpdir()).filter((name) => name.startsWith('kontor-trial-'));
const phone = { kind: 'phone', value: '+7 495 111-22-33', label: '' } as const;

/** An office of last week with a client, its own field, contact person and note, and a backup of that. */
async function lastWeek() {
  const clock = testClock('2026-11-16T10:00:00.000Z');
  const office = await testOffice({ clock });
  onTestFinished(() => office.close());
  const field = await office.ask('fields.create', {
    entity: 'client',
    name: 'Segment',
    type: 'choice',
    classifierId: null,
    currency: null,
    place: 'general',
    hint: '',
    inList: true,
    inPrint: false,
    choices: ['Big', 'Small'],
  });
  const own = { [String(field.id)]: field.choices.find((one) => one.name === 'Big')?.id ?? 0 };
  const id = await addClient(office, { name: 'Alfreds', note: 'pays late', reaches: [phone], tags: ['VIP'], own });
  const contact = { name: 'Maria Anders', position: 'buyer', reaches: [phone], note: '' };
  await office.ask('contacts.add', { clientId: id, contact });
  await office.ask('notes.add', { record: { entity: 'client', id }, text: 'Call in the morning' });
  await addDraft(office, id);
  const { name } = await office.ask('backups.make', {});
  clock.set('2026-11-23T10:00:00.000Z');
  return { office, clock, id, name, own, field };
}

/** The backup, opened, and its record that is found by the text. */
async function lookedInto({ ask }: Pick<TestOffice, 'ask'>, name: string, text: string, entity: LookEntity = 'client') {
  const { look } = await ask('backups.look', { name });
  const [found] = await ask('backups.findRecords', { look, entity, text, limit: 5 });
  return { look, found, record: { look, entity, uid: found?.uid ?? '' } };
}

test('a client is shown as it was beside what it is, and the chosen fields become again what they were', async () => {
  const { office, id, name, own, field } = await lastWeek();
  const { version } = await office.ask('clients.get', { id });
  const changes = { name: 'Alfreds Ltd', note: '', reaches: [], own: {} };
  await office.ask('clients.change', { id, version, changes, was: {} });
  const { found, record } = await lookedInto(office, name, 'alfr');
  expect(found).toMatchObject({ name: 'Alfreds', detail: 'Cork', today: 'there' });
  const compared = await office.ask('backups.compareRecord', record);
  expect(compared.fields.filter(({ differs }) => differs).map((one) => [one.field, one.was, one.now])).toEqual([
    ['name', 'Alfreds', 'Alfreds Ltd'],
    ['reaches', [phone], []],
    ['note', 'pays late', ''],
    [`own.${field.id}`, 'Big', ''],
  ]);
  expect(compared).toMatchObject({
    id,
    contacts: [{ name: 'Maria Anders', state: 'same' }],
    notes: [{ text: 'Call in the morning', by: 'Anna', state: 'same' }],
    documents: [{ type: 'invoice', number: null, isThere: true }],
  });
  const fields = ['note', 'reaches', `own.${field.id}`];
  await office.ask('backups.takeBack', { ...record, fields, contacts: [], notes: [] });
  const client = await office.ask('clients.get', { id });
  expect(client).toMatchObject({ name: 'Alfreds Ltd', note: 'pays late', reaches: [phone], own });
  const [entry] = await office.ask('audit.of', { entity: 'client', id, before: null, limit: 1 });
  expect(entry).toMatchObject({ channel: 'backups.takeBack', changes: { note: { old: '', new: 'pays late' } } });
  // What was taken back is found again.
  expect(await office.ask('clients.find', { text: '111-22-33', limit: 5 })).toHaveLength(1);
});

test('contact persons and notes that were changed, binned or deleted come back, and keep who wrote them and when', async () => {
  const { office, id, name } = await lastWeek();
  const { contacts } = await office.ask('clients.get', { id });
  const [maria] = contacts;
  await office.ask('contacts.remove', { id: maria?.id ?? 0, version: maria?.version ?? 0 });
  await office.ask('bin.empty', { items: [{ entity: 'contact', id: maria?.id ?? 0 }] });
  const { record } = await lookedInto(office, name, 'Alfreds');
  const before = await office.ask('backups.compareRecord', record);
  expect(before.contacts).toMatchObject([{ state: 'missing' }]);
  const uids = before.contacts.map(({ uid }) => uid);
  const notes = before.notes.map(({ uid }) => uid);
  await office.ask('backups.takeBack', { ...record, fields: [], contacts: uids, notes });
  const after = await office.ask('backups.compareRecord', record);
  expect(after.contacts).toMatchObject([{ state: 'same', uid: uids[0] }]);
  expect((await office.ask('clients.get', { id })).contacts).toMatchObject([
    { name: 'Maria Anders', reaches: [phone] },
  ]);
});

test('a client in the bin comes out of it, and one that was deleted for good comes back whole under its own uid', async () => {
  const { office, clock, id, name, own } = await lastWeek();
  const draft = await office.ask('documents.list', {
    filter: {},
    sort: { column: 'day', descending: true },
    after: null,
    limit: 1,
  });
  const [{ id: documentId = 0, version: documentVersion = 0 } = {}] = draft.rows;
  await office.ask('documents.remove', { id: documentId, version: documentVersion });
  const { version, uid } = await office.ask('clients.get', { id });
  await office.ask('clients.remove', { id, version });
  const { found, record } = await lookedInto(office, name, 'Alfreds');
  expect(found?.today).toBe('bin');
  const nothing = { fields: [], contacts: [], notes: [] };
  expect(await office.ask('backups.takeBack', { ...record, ...nothing })).toEqual({ id });
  const restored = await office.ask('clients.get', { id });
  expect(restored.deletedAt).toBeNull();

  await office.ask('clients.remove', { id, version: restored.version });
  await office.ask('bin.empty', { items: [{ entity: 'client', id }] });
  expect((await office.ask('backups.compareRecord', record)).today).toBe('gone');
  clock.set('2026-11-24T10:00:00.000Z');
  const { id: back } = await office.ask('backups.takeBack', { ...record, ...nothing });
  const client = await office.ask('clients.get', { id: back });
  expect(client).toMatchObject({ uid, name: 'Alfreds', reaches: [phone], tags: ['VIP'], own });
  expect(client.contacts).toMatchObject([{ name: 'Maria Anders', position: 'buyer' }]);
  const { entries } = await office.ask('timeline.of', { entity: 'client', id: back, before: null, limit: 20 });
  expect(JSON.stringify(entries)).toContain('Call in the morning');
  expect((await office.ask('backups.compareRecord', record)).notes).toMatchObject([
    { state: 'same', at: '2026-11-16T10:00:00.000Z', by: 'Anna' },
  ]);
  // A second time nothing is left to be done, and nobody is there twice.
  expect(await office.ask('backups.takeBack', { ...record, ...nothing })).toEqual({ id: back });
  expect(await office.ask('clients.find', { text: 'Alfreds', limit: 5 })).toHaveLength(1);
  expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
});

test('a product is compared and taken back in the same way', async () => {
  const { office, clock } = await lastWeek();
  clock.set('2026-11-23T10:00:00.000Z');
  const id = await addProduct(office, 'Paper', 'goods', null);
  clock.set('2026-11-23T11:00:00.000Z');
  const { name } = await office.ask('backups.make', {});
  const { version } = await office.ask('products.get', { id });
  await office.ask('products.change', { id, version, changes: { price: 1, name: 'Pulp' }, was: {} });
  const { record } = await lookedInto(office, name, 'Paper', 'product');
  const { fields } = await office.ask('backups.compareRecord', record);
  expect(fields.filter(({ differs }) => differs).map(({ field }) => field)).toEqual(['name', 'price']);
  await office.ask('backups.takeBack', { ...record, fields: ['price'], contacts: [], notes: [] });
  expect(await office.ask('products.get', { id })).toMatchObject({ name: 'Pulp', price: 10_000 });
});

test('a choice that is gone, and people who have left, are left out rather than guessed', async () => {
  const { office, id, name, field } = await lastWeek();
  await office.ask('fields.remove', { id: field.id, version: field.version });
  const { record } = await lookedInto(office, name, 'Alfreds');
  const { fields } = await office.ask('backups.compareRecord', record);
  expect(fields.some((one) => one.field.startsWith('own.'))).toBe(false);
  await office.ask('backups.takeBack', { ...record, fields: [`own.${field.id}`], contacts: [], notes: [] });
  expect((await office.ask('clients.get', { id })).own).toEqual({});
});

test('a backup of an earlier version is looked into as well', async () => {
  const { office } = await lastWeek();
  const folder = mkdtempSync(join(tmpdir(), 'kontor-old-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const released = readFileSync(join(import.meta.dirname, '../fixtures/offices/0.1.0.kontor.gz'));
  writeFileSync(join(folder, 'office.kontor'), gunzipSync(released));
  const { name } = makeBackup(join(folder, 'office.kontor'), join(office.folder, 'backups'), {
    reason: 'manual',
    now: '2026-01-02T00:00:00.000Z',
    programVersion: '0.1.0',
  });
  const { found, record } = await lookedInto(office, name, 'Ёлки');
  expect(found).toMatchObject({ name: 'ООО «Ёлки-Палки»', today: 'gone' });
  const { id } = await office.ask('backups.takeBack', { ...record, fields: [], contacts: [], notes: [] });
  const client = await office.ask('clients.get', { id });
  expect(client.contacts).toMatchObject([{ name: 'Пётр Фёдоров' }]);
  // Its responsible person is no user of this office.
  expect(client.responsibleId).toBeNull();
});

test('a look is the session’s own, leaves nothing behind when it ends, and the backup stays as it was', async () => {
  const { office, name } = await lastWeek();
  const before = trials();
  const bytes = readFileSync(join(office.folder, 'backups', name));
  const { look } = await office.ask('backups.look', { name });
  expect(trials().length).toBe(before.length + 1);
  office.engine.openSession('another', 'test', 'en');
  const asked = { look, entity: 'client', text: 'Alfreds', limit: 5 };
  expect(await office.engine.call('another', 'backups.findRecords', asked)).toMatchObject({ ok: false });
  await office.ask('backups.endLook', { look });
  expect(trials()).toEqual(before);
  expect(await office.call('backups.findRecords', { ...asked, entity: 'client' })).toMatchObject({ code: 'not-found' });
  // Another look of the same session takes the place of the first.
  await office.ask('backups.look', { name });
  const { look: second } = await office.ask('backups.look', { name });
  expect(trials().length).toBe(before.length + 1);
  await office.ask('backups.endLook', { look: second });
  // Whoever signs out, or closes the page, leaves none either.
  await office.ask('backups.look', { name });
  office.engine.closeSession(token);
  expect(trials()).toEqual(before);
  expect(readFileSync(join(office.folder, 'backups', name))).toEqual(bytes);
});

test('a look is noted in the log', async () => {
  const { office, name } = await lastWeek();
  await office.ask('backups.look', { name });
  const [entry] = await office.ask('audit.list', { filter: {}, before: null, limit: 1 });
  expect(entry).toMatchObject({ channel: 'backups.look', changes: { lookedInto: { new: name } } });
  expect(await office.ask('backups.proofs', { limit: 5 })).toEqual([]);
});

test('whoever may not see every record and field of the office sees nothing of a backup', async () => {
  const { office, name } = await lastWeek();
  await office.ask('sessions.setPassword', { current: null, password: ownersPassword });
  const all = {
    'backups.restore': 'all',
    'clients.see': 'all',
    'products.see': 'all',
    'documents.see': 'all',
  } as const;
  const whole = await addPerson(office, 'whole', { rights: all });
  const { look } = await whole.ask('backups.look', { name });
  const narrow = [
    await addPerson(office, 'fields', { rights: all, hidden: ['clients.reaches'] }),
    await addPerson(office, 'own', { rights: { ...all, 'clients.see': 'own' } }),
    await addPerson(office, 'papers', { rights: { ...all, 'documents.see': 'team' } }),
    await addPerson(office, 'goods', { rights: { 'backups.restore': 'all', 'clients.see': 'all' } }),
  ];
  const record = { look, entity: 'client', uid: crypto.randomUUID() } as const;
  for (const person of narrow) {
    expect(await person.call('backups.look', { name })).toMatchObject({ ok: false, code: 'forbidden' });
    for (const refused of [
      await person.call('backups.findRecords', { look, entity: 'client', text: 'a', limit: 5 }),
      await person.call('backups.compareRecord', record),
      await person.call('backups.takeBack', { ...record, fields: [], contacts: [], notes: [] }),
    ])
      expect(refused).toMatchObject({ ok: false, code: 'forbidden' });
  }
});
