/** Letters to many at once, and letters of an office that was restored or carried away: each client gets his once. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isEmailAddress } from '../../main/features/mail/addresses.ts';
import { readyLetter } from '../../main/features/mail/letter-texts.ts';
import { filledLetter } from '../../main/features/mail/letters.ts';
import { nextAttempt } from '../../main/features/mail/next-attempt.ts';
import { documentTypes } from '../../preload/contract/companies.ts';
import { type LetterField, letterFields } from '../../preload/contract/mail.ts';
import { languages } from '../../preload/contract/values.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { bytesOf, handedOver } from '../support/made-files.ts';
import {
  accountAt,
  addAccount,
  letterIs,
  type MailServer,
  mailPassword,
  sendDocuments,
  startMailServer,
  trustAuthority,
} from '../support/mail-server.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { until } from '../support/pages/screen.ts';

const email = (value: string) => ({ kind: 'email' as const, value, label: '' });
const job = 'job-00000001';
/** Nobody listens there: letters wait. */
const nowhere = 9;

let office: TestOffice;
let server: MailServer;
beforeAll(trustAuthority);
beforeEach(async () => {
  server = await startMailServer();
  office = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z' });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

async function issuedFor(name: string, address?: string): Promise<number> {
  const reaches = address === undefined ? [] : [email(address)];
  return (await addIssued(office, await addClient(office, { name, legalName: name, language: 'en', reaches }))).id;
}

test('a selection: a letter for each issued document, and whoever is left out is named with the reason', async () => {
  const account = await addAccount(office, server.port, { signature: 'Northwind\n+353 1 000' });
  const ids = [
    await issuedFor('Alfa', 'alfa@b.example'),
    await issuedFor('Beta'),
    await issuedFor('Gamma', 'gamma@b.example'),
  ];
  const draft = await addDraft(office, await addClient(office, { name: 'Delta', reaches: [email('d@b.example')] }));
  const gone = await issuedFor('Epsilon', 'e@b.example');
  const { version } = await office.ask('documents.get', { id: gone });
  await office.ask('documents.cancel', { id: gone, version, reason: 'mistake' });
  const selection = { ids: [...ids, draft.id, gone, 999] };
  const type = 'invoice';
  const named = [
    {
      document: { type, number: 'INV-2026-0002', client: 'Beta' },
      reason: 'The client has no e-mail address on its card.',
    },
    { document: { type, number: null, client: 'Delta' }, reason: 'It is a draft: issue it first.' },
    { document: { type, number: 'INV-2026-0004', client: 'Epsilon' }, reason: 'It is cancelled.' },
    { document: null, reason: 'It is in the care of somebody else, or is no longer there.' },
  ];
  const leftOut = { count: 4, named };
  expect(await office.ask('mail.manyPreview', { selection })).toMatchObject({
    count: 6,
    ready: 2,
    leftOut,
  });
  const key = crypto.randomUUID();
  const sent = await office.ask('mail.sendMany', { key, selection, accountId: account.id, job });
  expect(sent).toMatchObject({ count: 6, queued: 2, leftOut, cancelled: false });
  expect(office.events.filter((event) => event.type === 'progress').at(-1)).toMatchObject({ job, phase: 'finished' });
  await until('both letters', async () => server.letters.length === 2);
  expect(server.letters.map(({ to, mail }) => [to, mail.subject, mail.attachments[0]?.filename])).toEqual([
    [
      ['alfa@b.example'],
      'Invoice INV-2026-0001 of 4 May 2026 – Northwind Supplies Ltd',
      'Invoice INV-2026-0001 Alfa.pdf',
    ],
    [
      ['gamma@b.example'],
      'Invoice INV-2026-0003 of 4 May 2026 – Northwind Supplies Ltd',
      'Invoice INV-2026-0003 Gamma.pdf',
    ],
  ]);
  expect(server.letters[0]?.mail.text).toContain('Anna\nNorthwind Supplies Ltd\n\nNorthwind\n+353 1 000');
  // The page that lost its connection asks again.
  await office.ask('mail.sendMany', { key, selection, accountId: account.id, job });
  expect((await office.ask('mail.outbox', { after: null, limit: 10 })).rows).toHaveLength(2);
});

test('one document that cannot be printed keeps nobody else from getting his', async () => {
  await office.close();
  const printToPdf = async (html: string) => {
    if (html.includes('Beta')) throw new Error('no ink');
    return testHost.printToPdf(html);
  };
  office = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z', host: { ...testHost, printToPdf } });
  const account = await addAccount(office, server.port);
  const ids = [];
  for (const name of ['Alfa', 'Beta', 'Gamma']) ids.push(await issuedFor(name, `${name}@b.example`));
  const key = crypto.randomUUID();
  const sent = await office.ask('mail.sendMany', { key, selection: { ids }, accountId: account.id, job });
  expect(sent).toMatchObject({
    queued: 2,
    leftOut: { named: [{ document: { client: 'Beta' }, reason: expect.stringContaining('no ink') }] },
  });
  await until('both letters', async () => server.letters.length === 2);
});

test('cancelled in the middle, it says how many are in the outbox, and those go', async () => {
  await office.close();
  const printToPdf = async (html: string) => {
    if (html.includes('Beta')) await office.ask('jobs.cancel', { job });
    return testHost.printToPdf(html);
  };
  office = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z', host: { ...testHost, printToPdf } });
  const account = await addAccount(office, server.port);
  const ids = [];
  for (const name of ['Alfa', 'Beta', 'Gamma', 'Delta']) ids.push(await issuedFor(name, `${name}@b.example`));
  const key = crypto.randomUUID();
  const sent = await office.ask('mail.sendMany', { key, selection: { ids }, accountId: account.id, job });
  expect(sent).toMatchObject({ count: 4, queued: 1, cancelled: true });
  await until('that letter', async () => server.letters.length === 1);
  expect((await office.ask('mail.outbox', { after: null, limit: 10 })).rows).toHaveLength(1);
});

test('a restored backup sends nothing by itself: its letters may have gone since it was made', async () => {
  const account = await addAccount(office, nowhere, { security: 'none', userName: '' });
  const letter = await sendDocuments(office, account.id, [await issuedFor('Alfa', 'a@b.example')]);
  await until('an attempt', async () => (await letterIs(office, letter, 'waiting')).attempts > 0);
  const { name } = await office.ask('backups.make', {});
  await office.ask('backups.restore', { name });
  const held = await letterIs(office, letter, 'uncertain');
  expect(held).toMatchObject({ nextAttemptAt: null, problem: expect.stringContaining('from a backup') });
});

test('an office that is made out of an export asks for its passwords, and sends nothing by itself', async () => {
  const account = await addAccount(office, nowhere, { security: 'tls' });
  const letter = await sendDocuments(office, account.id, [await issuedFor('Alfa', 'a@b.example')]);
  const { file } = await office.ask('office.export', { job });
  const bytes = await bytesOf(office, file);
  const other = await testOffice({ create: false });
  try {
    const handed = await handedOver(other, 'export.zip', bytes);
    await other.ask('office.createFromExport', { file: handed, administratorId: 1, password: null, job });
    expect(await other.ask('mail.accounts', {})).toMatchObject([{ id: account.id, hasPassword: false }]);
    expect(await letterIs(other, letter, 'uncertain')).toMatchObject({
      subject: expect.stringContaining('INV-2026-0001'),
    });
  } finally {
    await other.close();
  }
});

test('what failed for the sake of its account does not go by itself after a restore either, when the account is mended', async () => {
  const wrong = await office.ask('mail.saveAccount', {
    id: null,
    version: null,
    account: accountAt(server.port),
    password: 'wrong',
  });
  const letter = await sendDocuments(office, wrong.id, [await issuedFor('Alfa', 'a@b.example')]);
  await letterIs(office, letter, 'failed');
  const { name } = await office.ask('backups.make', {});
  const mended = { account: accountAt(server.port), password: mailPassword };
  await office.ask('mail.saveAccount', { id: wrong.id, version: wrong.version, ...mended });
  await letterIs(office, letter, 'sent');
  await office.ask('backups.restore', { name });
  expect((await letterIs(office, letter, 'uncertain')).problem).toContain('from a backup');
  await office.ask('mail.saveAccount', { id: wrong.id, version: wrong.version, ...mended });
  // One that is written now goes, the other stays behind.
  await letterIs(office, await sendDocuments(office, wrong.id, [await issuedFor('Beta', 'b@b.example')]), 'sent');
  expect(server.letters.map(({ to }) => to)).toEqual([['a@b.example'], ['b@b.example']]);
  await letterIs(office, letter, 'uncertain');
});

test('waits grow from a minute to an hour', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 100].map((attempts) =>
    nextAttempt(attempts, '2026-05-04T10:00:00.000Z').slice(11, 16),
  );
  expect(waits).toEqual(['10:01', '10:02', '10:05', '10:15', '10:30', '11:00', '11:00', '11:00']);
});

test('the ready letters name only fields that there are, in every language', () => {
  for (const type of documentTypes)
    for (const language of languages) {
      const { subject, text } = readyLetter(type, language);
      const named = [...`${subject} ${text}`.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      expect(named.filter((name) => !letterFields.some((field) => field === name))).toEqual([]);
      expect(named).toContain('number');
    }
  expect(readyLetter('waybill', 'ru').text).toContain('Направляем вам накладную № {number}');
  expect(readyLetter('invoice', 'fr').subject).toBe('Facture n° {number} du {date} – {company}');
});

test('a date that ends by a dot ends its sentence too', () => {
  const values = Object.fromEntries(letterFields.map((field) => [field, '4 мая 2026 г.'])) as Record<
    LetterField,
    string
  >;
  expect(filledLetter({ subject: 'x', text: 'до {due}. До {due}, до {due}' }, values).text).toBe(
    'до 4 мая 2026 г. До 4 мая 2026 г., до 4 мая 2026 г.',
  );
});

test.each([
  ['a@b.example', true],
  ["o'neil+tag@sub.b-c.example", true],
  ['инфо@пример.рф', true],
  ['a@b', false],
  ['a b@c.example', false],
  ['a@b.example,c@d.example', false],
  ['a@b.example\n', false],
  ['"a"@b.example', false],
  ['a@-b.example', false],
  ['@b.example', false],
])('%j counts as an address: %s', (address, counts) => {
  expect(isEmailAddress(address)).toBe(counts);
});
