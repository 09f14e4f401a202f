/**
 * The attack on rights over own records, through every channel: whatever somebody asks about another's client, document, contact
 * person, note or file, the answer is the one that he gets for a number that nobody has; and nothing of it was changed.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChannelName, contract } from '../../preload/contract/index.ts';
import { addClient, addIssued } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { nobodys, sampleRequest } from './sample-request.ts';

// The contract is an object whose names are its channels.
const channels = Object.keys(contract) as ChannelName[];

/** Whoever has a session may call those without a right; the others here end or lock the session that asks, or restore a backup. */
const elsewhere: readonly ChannelName[] = ['sessions.lock', 'sessions.setPassword', 'backups.restore'];

/** Numbers that no other kind of record in this office has. */
const ids = {
  client: 500_001,
  contact: 600_001,
  document: 700_001,
  note: 800_001,
  attachment: 850_001,
  link: 900_001,
  activity: 950_001,
  call: 980_001,
} as const;
const secret = 'Zyzzyva';
const tableOf = (entity: string) => ({ link: 'client_link', call: 'phone_call' })[entity] ?? entity;

let office: TestOffice;
/** Holds every right, over his own records only. */
let boris: Colleague;
let before: string;

/** All of what belongs to the client, as it stands in the file. */
function stored(): string {
  const tables = [
    'client',
    'contact',
    'document',
    'document_line',
    'note',
    'attachment',
    'client_link',
    'activity',
    'activity_item',
    'activity_series',
    'phone_call',
    'reach',
    'address',
    'client_tag',
  ];
  return JSON.stringify(tables.map((table) => office.db.prepare(`SELECT * FROM ${table}`).all()));
}

beforeAll(async () => {
  office = await testOffice({ password: ownersPassword, language: 'en' });
  for (const [table, id] of Object.entries(ids))
    office.db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(tableOf(table), id - 1);
  const mine = await addClient(office, {
    name: `${secret} Works`,
    code: secret,
    note: `${secret} note`,
    tags: [secret],
  });
  expect(mine).toBe(ids.client);
  await office.ask('contacts.add', {
    clientId: mine,
    contact: { name: `${secret} Maria`, position: '', reaches: [], note: '' },
  });
  await addIssued(office, mine, { comment: secret });
  await office.ask('notes.add', { record: { entity: 'client', id: mine }, text: `${secret} text` });
  const { file } = await office.ask('files.begin', { name: `${secret}.txt`, size: 1 });
  await office.ask('files.append', { file, offset: 0, data: 'YQ==' });
  await office.ask('attachments.add', { record: { entity: 'client', id: mine }, files: [file] });
  const other = await addClient(office, { name: `${secret} Sons` });
  await office.ask('links.add', { clientId: mine, otherId: other, kind: 'subsidiary', note: secret });
  await office.ask('activities.add', {
    kind: 'call',
    subject: `${secret} call`,
    day: '2026-01-01',
    clientId: mine,
    items: [{ text: `${secret} line`, done: false }],
  });
  await office.ask('calls.announce', {
    outsideId: secret,
    number: secret,
    direction: 'in',
    state: 'missed',
    userId: 1,
  });
  for (const [entity, id] of Object.entries(ids)) {
    expect(
      office.db
        .prepare(`SELECT count(*) FROM ${tableOf(entity)} WHERE id = ?`)
        .pluck()
        .get(id),
    ).toBe(1);
  }
  boris = await addPerson(office, 'Boris', {
    rights: {
      'clients.see': 'own',
      'clients.create': 'all',
      'clients.change': 'own',
      'clients.delete': 'own',
      'clients.import': 'all',
      'clients.merge': 'own',
      'activities.see': 'own',
      'activities.create': 'all',
      'activities.change': 'own',
      'activities.delete': 'own',
      'documents.see': 'own',
      'documents.create': 'all',
      'documents.change': 'own',
      'documents.delete': 'own',
      'documents.issue': 'own',
      'documents.cancel': 'own',
      'documents.print': 'own',
      'products.see': 'all',
      'lists.export': 'all',
      'lists.print': 'all',
      'lists.massChange': 'all',
    },
  });
  before = stored();
});
afterAll(() => office.close());

const asked = channels.filter((name) => contract[name].right !== null && !elsewhere.includes(name));

/** The reply with the number that was asked for, and names of files that were made, taken out. */
function comparable(reply: unknown, id: number): string {
  return JSON.stringify(reply)
    .replaceAll(new RegExp(`\\b${id}\\b`, 'gu'), 'ID')
    .replaceAll(/"(?:file|handle|secret|sha256|at|searchedAt|uid|createdAt|updatedAt|touchedAt|next)":"[^"]*"/gu, '')
    .replaceAll(/"(?:id|callId|activityId|version|operationId|importId|size)":\d+/gu, '');
}

describe.each(Object.entries(ids))('%s', (entity, id) => {
  test.each(asked)('%s', async (name) => {
    for (const full of [false, true]) {
      const call = (one: number) => {
        const wanted = { id: one, text: secret, prefer: [entity, 'client', 'document', 'clients'], full };
        return office.engine.call(boris.token, name, sampleRequest(name, wanted));
      };
      const reply = await call(id);
      const others = await call(nobodys);
      expect(comparable(reply, id)).toBe(comparable(others, nobodys));
      if (!reply.ok) expect(reply.code).not.toBe('internal');
    }
  });
});

test('nothing of what is another’s was changed by asking', () => {
  const now = JSON.parse(stored());
  const was = JSON.parse(before);
  // He may have added records of his own meanwhile: the other's are all there as they were.
  was.forEach((rows: readonly unknown[], table: number) => {
    for (const row of rows) expect(now[table]).toContainEqual(row);
  });
});
