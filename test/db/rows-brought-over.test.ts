/** Migrations that touch rows which are there already: each is run on rows as the version before left them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { merged } from '../features/merging-office.ts';
import { addDeal } from '../support/deals.ts';
import { addClient, addIssued, handOut } from '../support/documents.ts';
import { projectRoot, type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword });
});
afterEach(() => office.close());

/** The statements of a migration, in their order. */
function statementsOf(tag: string): string[] {
  const text = readFileSync(join(projectRoot, 'db/migrations', `${tag}.sql`), 'utf8');
  return text.split('--> statement-breakpoint').map((statement) => statement.replace(/^--.*$/gmu, '').trim());
}

/** Those that change rows. */
function changesOfRows(tag: string): string[] {
  return statementsOf(tag).filter((statement) => /^(?:UPDATE|INSERT)\b/u.test(statement));
}

test('0005: payments and what was handed out go after the documents of clients that were merged before', async () => {
  const [stays, goes, other] = [
    await addClient(office, { name: 'Stays' }),
    await addClient(office, { name: 'Goes' }),
    await addClient(office, { name: 'Other' }),
  ];
  const pay = { day: '2026-11-23', amount: 4000, method: 'bank', reference: '7', purpose: '' } as const;
  for (const client of [stays, other]) {
    const { id } = await addIssued(office, client);
    await office.ask('payments.record', { documentId: id, ...pay });
    await handOut(office, id, 'html');
  }
  const owners = () =>
    ['payment', 'document_output'].map((table) =>
      office.db.prepare<[], number>(`SELECT client_id FROM ${table} ORDER BY id`).pluck().all(),
    );
  office.db.prepare('UPDATE client SET merged_into_id = ? WHERE id = ?').run(stays, goes);
  for (const table of ['payment', 'document_output'])
    office.db.prepare(`UPDATE ${table} SET client_id = ? WHERE client_id = ?`).run(goes, stays);
  expect(owners()).toEqual([
    [goes, other],
    [goes, other],
  ]);
  const changes = changesOfRows('0005_outputs-follow-their-client');
  expect(changes).toHaveLength(2);
  for (const change of changes) office.db.sql.exec(change);
  expect(owners()).toEqual([
    [stays, other],
    [stays, other],
  ]);
});

test('0006: the pictures of documents that were issued before are known to be needed, each once', async () => {
  const client = await addClient(office);
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const { file } = await office.ask('files.begin', { name: 'logo.png', size: pixel.length });
  await office.ask('files.append', { file, offset: 0, data: pixel.toString('base64') });
  const { id = 0, version = 0 } = (await office.ask('companies.list', {}))[0] ?? {};
  await office.ask('companies.setPicture', { id, version, place: 'logo', file });
  await addIssued(office, client);
  await addIssued(office, client);
  const kept = () => office.db.prepare<[], string>('SELECT sha256 FROM frozen_picture').pluck().all();
  const before = kept();
  expect(before).toHaveLength(1);
  office.db.prepare('DELETE FROM frozen_picture').run();
  const changes = changesOfRows('0006_register-and-pictures');
  expect(changes).toHaveLength(1);
  for (const change of changes) office.db.sql.exec(change);
  expect(kept()).toEqual(before);
});

test('0009: every key by which clients are recognised is there as before, in a tree that is the table itself', async () => {
  const reaches = [{ kind: 'phone', value: '+7 495 123-45-67', label: '' }] as const;
  const first = await addClient(office, { name: 'Alfa', reaches: [...reaches], taxNumbers: { inn: '7707083893' } });
  const second = await addClient(office, { name: 'Бета', reaches: [...reaches] });
  const keys = () => office.db.sql.prepare('SELECT kind, key, client_id AS id FROM client_key').all();
  const before = keys();
  expect(before).toHaveLength(5);
  expect(before).toContainEqual({ kind: 'phone', key: expect.any(String), id: first });
  expect(before).toContainEqual({ kind: 'name', key: 'бета', id: second });
  const table = () => office.db.sql.prepare("SELECT sql FROM sqlite_schema WHERE name = 'client_key'").pluck().get();
  const statements = statementsOf('0009_keys-without-parents');
  expect(statements).toHaveLength(4);
  for (const statement of statements) office.db.sql.exec(statement);
  expect(keys()).toEqual(before);
  expect(table()).toMatch(/WITHOUT ROWID$/u);
  expect(table()).not.toMatch(/REFERENCES/u);
});

test('0013: whoever might do something with clients may do the same with activities, as far as that reached', async () => {
  const rightsOf = (key: string): unknown =>
    JSON.parse(office.db.prepare<[string], string>('SELECT rights FROM role WHERE key = ?').pluck().get(key) ?? '');
  const before = { 'own-1': ['clients.see:team', 'clients.change:own', 'products.see'], 'own-2': ['products.see'] };
  for (const [key, rights] of Object.entries(before))
    office.db
      .prepare(
        "INSERT INTO role (uid, created_at, created_by, updated_at, updated_by, key, name, rights) VALUES (?, '', 1, '', 1, ?, ?, ?)",
      )
      .run(key, key, key, JSON.stringify(rights));
  const changes = changesOfRows('0013_activities');
  expect(changes).toHaveLength(1);
  for (const change of changes) office.db.sql.exec(change);
  expect(rightsOf('own-1')).toEqual([...before['own-1'], 'activities.see:team', 'activities.change:own']);
  expect(rightsOf('own-2')).toEqual(['products.see']);
  expect(rightsOf('owner')).toEqual(['*']);
});

test('0014: a role of the office does with deals what it does with clients; ready ones are the program’s', async () => {
  const held = {
    'clients.see': 'team',
    'clients.change': 'own',
    'clients.create': 'all',
    'clients.merge': 'own',
  } as const;
  const { id } = await office.ask('roles.create', { name: 'Field', rights: held, hidden: [] });
  const bare = await office.ask('roles.create', { name: 'Stock', rights: { 'products.see': 'all' }, hidden: [] });
  const changes = changesOfRows('0014_deals');
  expect(changes).toHaveLength(1);
  for (const change of changes) office.db.sql.exec(change);
  const rightsOf = (role: number): unknown =>
    JSON.parse(office.db.prepare<[number], string>('SELECT rights FROM role WHERE id = ?').pluck().get(role) ?? '');
  expect(new Set(rightsOf(id) as string[])).toEqual(
    new Set([
      ...['clients.see:team', 'clients.change:own', 'clients.create', 'clients.merge:own'],
      ...['deals.see:team', 'deals.change:own', 'deals.create'],
    ]),
  );
  expect(rightsOf(bare.id)).toEqual(['products.see']);
});

test('0019: what was planned for somebody else and is still his was given by who planned it, and asks nobody after the fact', async () => {
  const other = await addPerson(office, 'Boris');
  const add = async (subject: string, responsibleId: number) =>
    (await office.ask('activities.add', { kind: 'task', subject, day: '2026-11-23', responsibleId })).id;
  const own = await add('own', 1);
  const planned = await add('planned', other.id);
  const changed = await add('planned and changed', other.id);
  const handedOver = await add('handed over', 1);
  // As the version before wrote them: only the history says for whom something was planned.
  office.db.prepare("UPDATE activity SET asked_by = NULL, acceptance = ''").run();
  const set = (id: number, version: number) =>
    office.db.prepare('UPDATE activity SET responsible_id = ?, version = ? WHERE id = ?').run(other.id, version, id);
  set(changed, 2);
  set(handedOver, 2);
  const changes = changesOfRows('0019_delegation');
  expect(changes).toHaveLength(2);
  for (const change of changes) office.db.sql.exec(change);
  const asking = (id: number) =>
    office.db.prepare('SELECT asked_by AS askedBy, acceptance FROM activity WHERE id = ?').get(id);
  expect(asking(own)).toEqual({ askedBy: null, acceptance: '' });
  expect([asking(planned), asking(changed)]).toEqual(Array(2).fill({ askedBy: 1, acceptance: '' }));
  expect(asking(handedOver)).toEqual({ askedBy: null, acceptance: '' });
});

test('0022: deals that were there are sorted by the names of their clients, and follow them when these are renamed or merged', async () => {
  const [alpha, beta] = [await addClient(office, { name: 'Älpha' }), await addClient(office, { name: 'Beta' })];
  const [first, second] = [await addDeal(office, { clientId: alpha }), await addDeal(office, { clientId: beta })];
  const gone = await addDeal(office, { clientId: beta });
  await office.ask('deals.remove', { id: gone.id, version: 1 });
  const keys = () =>
    office.db
      .prepare<[string], string>('SELECT client_key FROM deal WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id')
      .pluck()
      .all(JSON.stringify([first.id, second.id, gone.id]));
  expect(keys()).toEqual(['alpha', 'beta', 'beta']);
  office.db.prepare("UPDATE deal SET client_key = ''").run();
  const changes = changesOfRows('0022_deals-listed');
  expect(changes).toHaveLength(1);
  for (const change of changes) office.db.sql.exec(change);
  expect(keys()).toEqual(['alpha', 'beta', 'beta']);
  await office.ask('clients.change', { id: beta, version: 1, changes: { name: 'Gamma' }, was: { name: 'Beta' } });
  expect(keys()).toEqual(['alpha', 'gamma', 'gamma']);
  await merged(office, [alpha, beta]);
  expect(keys()).toEqual(['alpha', 'alpha', 'alpha']);
});

test('0023: a series was answered as what is still to be done of it was, unless some of it waits for another answer', async () => {
  const other = await addPerson(office, 'Boris');
  const add = async (subject: string) => {
    const { id } = await office.ask('activities.add', {
      ...{ kind: 'task', subject, day: '2026-11-23', responsibleId: other.id },
      repeat: { unit: 'week', every: 1, ends: null, weekdays: ['MO'] },
    });
    return office.db
      .prepare<[number], number>(
        'SELECT id FROM activity WHERE series_id = (SELECT series_id FROM activity WHERE id = ?)',
      )
      .pluck()
      .all(id);
  };
  const set = (id: number | undefined, acceptance: string, because = '') =>
    office.db
      .prepare('UPDATE activity SET acceptance = ?, declined_because = ? WHERE id = ?')
      .run(acceptance, because, id);
  await add('asked');
  for (const id of await add('declined')) set(id, 'declined', 'No time');
  const accepted = await add('accepted but for one day, and asked anew about another one');
  for (const id of accepted) set(id, 'accepted');
  set(accepted[0], 'declined', 'Away');
  set(accepted[2], 'asked');
  const anew = await add('declined, and asked anew since');
  set(anew[0], 'declined', 'No time');
  set(anew[2], 'asked');
  const [changes, ...more] = changesOfRows('0023_series-answered');
  expect(more).toEqual([]);
  office.db.sql.exec(changes ?? '');
  const answers = office.db
    .prepare<[], { acceptance: string; because: string }>(
      'SELECT acceptance, declined_because AS because FROM activity_series ORDER BY id',
    )
    .all();
  expect(answers.map(({ acceptance, because }) => [acceptance, because])).toEqual([
    ['', ''],
    ['declined', 'No time'],
    ['accepted', ''],
    ['', ''],
  ]);
});
