/** Letters of the outbox are found by whom they went to, what they are called and which documents are in them, as far as one may see that. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lettersAsked } from '../../main/features/mail/outbox-queries.ts';
import { searchStatement } from '../../main/features/mail/outbox-search-queries.ts';
import { addClient, addIssued } from '../support/documents.ts';
import { addAccount, sendDocuments } from '../support/mail-server.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';
import { plansOf } from '../support/plans.ts';

let office: TestOffice;
let accountId: number;
beforeEach(async () => {
  office = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z', password: ownersPassword });
  // Nobody listens there: letters wait.
  accountId = (await addAccount(office, 9, { security: 'none', userName: '' })).id;
});
afterEach(() => office.close());

async function invoiceFor(name: string): Promise<number> {
  const reaches = [{ kind: 'email' as const, value: 'office@b.example', label: '' }];
  return (await addIssued(office, await addClient(office, { name, language: 'en', reaches }))).id;
}

async function found(text: string, who: Pick<TestOffice, 'ask'> = office): Promise<number[]> {
  const { rows, next } = await who.ask('mail.outbox', { text, after: null, limit: 100 });
  expect(next).toBe(null);
  return rows.map(({ id }) => id);
}

test('by recipients, subject, numbers and clients of documents, whatever their accents, their case and ё', async () => {
  const ids = [await invoiceFor('Ёлкин и сыновья'), await invoiceFor('Café Élégance')];
  const [first = 0, second = 0] = ids;
  const more = { to: ['Anna.Orlova@firma.example'], cc: ['copy@b.example'], bcc: ['blind@b.example'] };
  const one = await sendDocuments(office, accountId, [first], { ...more, subject: 'Счёт за апрель' });
  const two = await sendDocuments(office, accountId, [second], { subject: 'Relevé n° 7' });
  const three = await sendDocuments(office, accountId, [second, first], { subject: 'Both' });
  expect(await found('ORLOVA')).toEqual([one]);
  expect(await found('copy@b')).toEqual([one]);
  expect(await found('blind@b.example')).toEqual([one]);
  expect(await found('счет')).toEqual([one]);
  expect(await found('releve')).toEqual([two]);
  expect(await found('елкин')).toEqual([three, one]);
  expect(await found('elegance')).toEqual([three, two]);
  expect(await found('INV-2026-0002')).toEqual([three, two]);
  expect(await found('0001')).toEqual([three, one]);
  expect(await found('«Ёлкин» апрель')).toEqual([one]);
  expect(await found('елкин releve')).toEqual([]);
  expect(await found(' ')).toEqual([three, two, one]);
  expect(await found('"')).toEqual([three, two, one]);
  const { version } = (await office.ask('mail.outbox', { text: 'апрель', after: null, limit: 1 })).rows[0] ?? {};
  await office.ask('mail.cancel', { id: one, version: version ?? 0 });
  const cancelled = { text: 'елкин', state: 'cancelled', after: null, limit: 10 } as const;
  expect((await office.ask('mail.outbox', cancelled)).rows.map(({ id }) => id)).toEqual([one]);
  const ofDocument = { text: 'елкин', documentId: second, after: null, limit: 10 };
  expect((await office.ask('mail.outbox', ofDocument)).rows.map(({ id }) => id)).toEqual([three]);
});

test('an address that a role hides finds nothing, nor does a document that is out of reach; one’s own words do', async () => {
  const rights = {
    'clients.see': 'all',
    'documents.see': 'own',
    'documents.print': 'own',
    'settings.change': 'all',
  } as const;
  const blind = await addPerson(office, 'blind', { rights, hidden: ['clients.reaches'] });
  const id = await invoiceFor('Alfa');
  const letter = await sendDocuments(office, accountId, [id], { to: ['secret@b.example'], subject: 'Some words' });
  expect(await found('secret')).toEqual([letter]);
  expect(await found('INV-2026-0001')).toEqual([letter]);
  expect(await found('some words', blind)).toEqual([letter]);
  for (const text of ['secret', 'INV-2026-0001', 'alfa']) expect(await found(text, blind)).toEqual([]);
  office.db.prepare('UPDATE document SET responsible_id = ? WHERE id = ?').run(blind.id, id);
  expect(await found('INV-2026-0001', blind)).toEqual([letter]);
  const own = await sendDocuments(blind, accountId, [id], { to: ['typed@b.example'] });
  expect(await found('typed', blind)).toEqual([own]);
});

test('an outbox of years is looked through part by part, and to its end', async () => {
  const id = await invoiceFor('Alfa');
  const oldest = await sendDocuments(office, accountId, [id], { subject: 'The needle' });
  const rest = `SELECT name FROM pragma_table_info('mail_message') WHERE name NOT IN ('id', 'uid', 'message_id', 'subject')`;
  const same = office.db.prepare<[], string>(rest).pluck().all().join(', ');
  const copy = office.db.prepare(
    `INSERT INTO mail_message (uid, message_id, subject, ${same})
     SELECT 'u' || ?, '<' || ? || '@x>', 'Hay', ${same} FROM mail_message WHERE id = ?`,
  );
  office.db.transaction(() => {
    for (let count = 0; count < 4500; count += 1) copy.run(count, count, oldest);
  });
  const pages: number[][] = [];
  for (let after: number | null = null; ; ) {
    const page: { rows: { id: number }[]; next: number | null } = await office.ask('mail.outbox', {
      text: 'needle',
      after,
      limit: 100,
    });
    pages.push(page.rows.map((row) => row.id));
    after = page.next;
    if (after === null) break;
  }
  expect(pages).toEqual([[], [], [], [], [oldest]]);
  // Where there are enough the page ends with them, and the next one begins behind the last of them.
  const hay = await office.ask('mail.outbox', { text: 'hay', after: null, limit: 3 });
  const rows = hay.rows.map((row) => row.id);
  expect(rows).toEqual([oldest + 4500, oldest + 4499, oldest + 4498]);
  expect(hay.next).toBe(oldest + 4498);
  const further = await office.ask('mail.outbox', { text: 'hay', after: hay.next, limit: 1 });
  expect(further.rows[0]?.id).toBe(oldest + 4497);
});

test('pages of the outbox are read by an index, whoever asks for whatever state and text', () => {
  const planOf = (sql: string) =>
    plansOf(office.db, (db) => db.prepare(sql))
      .flatMap(({ plan }) => plan)
      .join('\n');
  const of = (author: boolean, state: boolean, document: boolean) => {
    const by = { author, state, document };
    return [
      `SELECT id ${lettersAsked(by)}`,
      searchStatement(by, null),
      searchStatement(by, 'all'),
      searchStatement(by, 'own'),
      searchStatement(by, 'team'),
    ].map(planOf);
  };
  for (const plan of of(false, false, false)) expect(plan).toContain('USING INTEGER PRIMARY KEY');
  for (const plan of of(true, false, false)) expect(plan).toContain('mail_message_author (');
  for (const plan of of(false, true, false)) expect(plan).toContain('mail_message_state (');
  for (const plan of of(true, true, false)) expect(plan).toContain('mail_message_author_state (');
  for (const author of [false, true])
    for (const state of [false, true]) {
      for (const plan of of(author, state, true))
        expect(plan).toContain('mail_message_document (document_id=? AND rowid<?)');
      for (const document of [false, true])
        for (const plan of of(author, state, document)) expect(plan).not.toMatch(/SCAN (?!json_each)|TEMP B-TREE/u);
    }
  // Of the documents in a letter, too.
  expect(planOf(searchStatement({ author: false, state: false, document: false }, 'all'))).toMatch(
    /SEARCH mail_attachment USING .*\(message_id=\?\)[\s\S]*SEARCH document USING INTEGER PRIMARY KEY/u,
  );
});
