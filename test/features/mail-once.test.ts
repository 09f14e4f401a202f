/** Nobody gets twice what he has: the same letter handed in again, and a selection that is sent again. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { earlierLetterStatement } from '../../main/features/mail/earlier-letter-queries.ts';
import { addClient, addIssued } from '../support/documents.ts';
import {
  addAccount,
  letterIs,
  type MailServer,
  sendDocuments,
  startMailServer,
  trustAuthority,
} from '../support/mail-server.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { plansOf } from '../support/plans.ts';

const job = 'job-00000001';
/** Nobody listens there: letters wait. */
const nowhere = 9;

let office: TestOffice;
let server: MailServer;
let printed: number;
beforeAll(trustAuthority);
beforeEach(async () => {
  printed = 0;
  const printToPdf = async (html: string) => {
    printed += 1;
    return testHost.printToPdf(html);
  };
  server = await startMailServer();
  const host = { ...testHost, printToPdf };
  office = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z', host });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

async function invoiceFor(name: string): Promise<number> {
  const reaches = [{ kind: 'email' as const, value: `${name}@b.example`, label: '' }];
  return (await addIssued(office, await addClient(office, { name, language: 'en', reaches }))).id;
}

const waiting = () => addAccount(office, nowhere, { security: 'none', userName: '' });

test.each([
  ['another recipient', { to: ['new@b.example'] }],
  ['another copy', { cc: ['new@b.example'] }],
  ['another text', { text: 'Corrected' }],
  ['another subject', { subject: 'Corrected' }],
])(
  'a letter with %s under the key of one that is there is refused, and the one that is there is named',
  async (_, change) => {
    const { id: accountId } = await waiting();
    const invoice = await invoiceFor('old');
    const key = crypto.randomUUID();
    const id = await sendDocuments(office, accountId, [invoice], { key });
    await expect(sendDocuments(office, accountId, [invoice], { key, ...change })).rejects.toThrow(
      'conflict: The letter is in the outbox already, to old@b.example, as it was before the last changes.',
    );
    expect(await sendDocuments(office, accountId, [invoice], { key })).toBe(id);
    expect((await office.ask('mail.outbox', { after: null, limit: 10 })).rows).toMatchObject([
      { id, to: ['old@b.example'] },
    ]);
  },
);

test('a letter with other documents, or from another account, under the key of one that is there is refused', async () => {
  const { id: accountId } = await waiting();
  const other = await addAccount(office, nowhere, { security: 'none', userName: '', address: 'b@romashka.example' });
  const [one, two] = [await invoiceFor('one'), await invoiceFor('two')];
  const [key, to] = [crypto.randomUUID(), ['one@b.example']];
  await sendDocuments(office, accountId, [one], { key });
  await expect(sendDocuments(office, accountId, [one, two], { key, to })).rejects.toThrow('conflict');
  await expect(sendDocuments(office, other.id, [one], { key })).rejects.toThrow('conflict');
});

test('a selection that is sent again: what was sent, waits or may have arrived is named and left out, unless it is wanted again', async () => {
  const good = await addAccount(office, server.port);
  const [sent, unsure, fresh] = [await invoiceFor('sent'), await invoiceFor('unsure'), await invoiceFor('fresh')];
  await letterIs(office, await sendDocuments(office, good.id, [sent]), 'sent');
  server.behaviour.letter = 'cut-behind';
  await letterIs(office, await sendDocuments(office, good.id, [unsure]), 'uncertain');
  server.behaviour.letter = 'take';
  const slow = await waiting();
  const held = await invoiceFor('held');
  await sendDocuments(office, slow.id, [held]);
  const failed = await invoiceFor('failed');
  const cancelled = await sendDocuments(office, slow.id, [failed]);
  const { version } = await letterIs(office, cancelled, 'waiting');
  await office.ask('mail.cancel', { id: cancelled, version });
  const selection = { ids: [sent, unsure, held, failed, fresh] };
  const named = [
    { id: sent, reason: 'Sent on 4 May 2026 to sent@b.example.' },
    {
      id: unsure,
      reason: 'The letter of 4 May 2026 to unsure@b.example may have arrived: say in the outbox whether it has.',
    },
    { id: held, reason: 'A letter to held@b.example waits in the outbox.' },
  ];
  const leftOut = { count: 3, named };
  const plain = <Result>(reply: Result): Result => JSON.parse(JSON.stringify(reply).replaceAll('\u00a0', ' '));
  const preview = async (again: boolean) => plain(await office.ask('mail.manyPreview', { selection, again }));
  expect(await preview(false)).toMatchObject({ count: 5, ready: 2, already: 3, leftOut });
  expect(await preview(true)).toMatchObject({ count: 5, ready: 5, already: 3, leftOut: { count: 0 } });
  const send = async (againUpTo: number | null) => {
    const asked = { key: crypto.randomUUID(), selection, accountId: slow.id, againUpTo, job };
    return plain(await office.ask('mail.sendMany', asked));
  };
  expect(await send(null)).toMatchObject({ count: 5, queued: 2, leftOut });
  expect(await send(null)).toMatchObject({ count: 5, queued: 0, leftOut: { count: 5 } });
  expect(await send((await preview(true)).lastLetter)).toMatchObject({ count: 5, queued: 5, leftOut: { count: 0 } });
});

test('two runs at the same time put one letter for each document into the outbox', async () => {
  const { id: accountId } = await waiting();
  const ids = [await invoiceFor('alfa'), await invoiceFor('beta')];
  const send = (name: string) =>
    office.ask('mail.sendMany', { key: crypto.randomUUID(), selection: { ids }, accountId, job: name });
  const both = await Promise.all([send('job-00000001'), send('job-00000002')]);
  expect(both.map(({ queued }) => queued).reduce((sum, queued) => sum + queued)).toBe(2);
  expect((await office.ask('mail.outbox', { after: null, limit: 10 })).rows).toHaveLength(2);
});

test('the same run asked for again while it is still under way puts each document into the outbox once, and says so both times', async () => {
  const { id: accountId } = await waiting();
  const ids = [await invoiceFor('alfa'), await invoiceFor('beta')];
  const asked = { key: crypto.randomUUID(), selection: { ids }, accountId };
  const both = await Promise.all(
    ['job-00000001', 'job-00000002'].map((name) => office.ask('mail.sendMany', { ...asked, job: name })),
  );
  expect(both).toMatchObject([
    { queued: 2, leftOut: { count: 0 } },
    { queued: 2, leftOut: { count: 0 } },
  ]);
  expect((await office.ask('mail.outbox', { after: null, limit: 10 })).rows).toHaveLength(2);
});

test('the same run asked for again answers the same, and makes no page anew', async () => {
  const { id: accountId } = await waiting();
  const ids = [await invoiceFor('alfa'), await invoiceFor('beta')];
  const asked = { key: crypto.randomUUID(), selection: { ids }, accountId, job };
  expect(await office.ask('mail.sendMany', asked)).toMatchObject({ queued: 2, leftOut: { count: 0 } });
  const before = printed;
  expect(await office.ask('mail.sendMany', asked)).toMatchObject({ queued: 2, leftOut: { count: 0 } });
  expect(printed).toBe(before);
});

test('earlier letters of a document are found by an index', () => {
  const plan = plansOf(office.db, (db) => db.prepare(earlierLetterStatement)).flatMap((one) => one.plan);
  expect(plan.join('\n')).toContain('mail_attachment_document (document_id=?)');
});
