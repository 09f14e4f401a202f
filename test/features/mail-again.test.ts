/** A letter that is tried again: who has it already is known, and who may have it is asked about, also after it was put aside. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addClient, addIssued } from '../support/documents.ts';
import {
  Answer,
  addAccount,
  letterIs,
  type MailServer,
  sendDocuments,
  startMailServer,
  trustAuthority,
} from '../support/mail-server.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { until } from '../support/pages/screen.ts';

let clock: ReturnType<typeof testClock>;
let office: TestOffice;
let server: MailServer;
beforeAll(trustAuthority);
beforeEach(async () => {
  clock = testClock('2026-05-04T10:00:00.000Z');
  server = await startMailServer();
  office = await testOffice({ country: 'INT', clock });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

const invoice = async () => (await addIssued(office, await addClient(office))).id;

test('a letter that was handed over once asks before it goes again: put aside, waiting once more, refused at last', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.letter = 'cut-behind';
  const id = await sendDocuments(office, account.id, [await invoice()], { to: ['a@b.example'] });
  const uncertain = await letterIs(office, id, 'uncertain');
  const perhaps = { mayArriveTwice: true, recipients: [{ address: 'a@b.example', answer: 'perhaps' }] };
  expect(uncertain).toMatchObject(perhaps);
  const { version } = await office.ask('mail.cancel', { id, version: uncertain.version });
  expect(await letterIs(office, id, 'cancelled')).toMatchObject(perhaps);
  server.behaviour.letter = new Answer(452, '4.3.1 Disk full');
  await office.ask('mail.retry', { id, version });
  const waiting = await letterIs(office, id, 'waiting');
  expect(waiting).toMatchObject(perhaps);
  server.behaviour.letter = 'take';
  clock.set('2026-05-04T12:00:00.000Z');
  expect(await letterIs(office, id, 'sent')).toMatchObject({
    mayArriveTwice: false,
    recipients: [{ address: 'a@b.example', answer: 'accepted' }],
  });
});

test('a letter that no server was handed goes again without a question', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.letter = new Answer(550, '5.7.1 Spam');
  const id = await sendDocuments(office, account.id, [await invoice()], { to: ['a@b.example'] });
  const failed = await letterIs(office, id, 'failed');
  expect(failed).toMatchObject({ mayArriveTwice: false, recipients: [{ answer: 'open' }] });
  await office.ask('mail.cancel', { id, version: failed.version });
  expect(await letterIs(office, id, 'cancelled')).toMatchObject({ mayArriveTwice: false });
});

test('of each recipient it is known who has the letter, who was refused and who waits', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.recipient = (address) =>
    address === 'gone@b.example'
      ? new Answer(550, '5.1.1 Gone away')
      : address === 'full@b.example'
        ? new Answer(452, '4.2.2 Mailbox full')
        : null;
  const document = await invoice();
  const id = await sendDocuments(office, account.id, [document], {
    to: ['good@b.example', 'gone@b.example'],
    bcc: ['full@b.example'],
  });
  const row = await until('an attempt', async () => {
    const waiting = await letterIs(office, id, 'waiting');
    return waiting.attempts > 0 ? waiting : undefined;
  });
  expect(row.recipients).toEqual([
    { address: 'good@b.example', answer: 'accepted', words: '' },
    { address: 'gone@b.example', answer: 'refused', words: expect.stringContaining('5.1.1 Gone away') },
    { address: 'full@b.example', answer: 'open', words: '' },
  ]);
  expect(row.attachments).toMatchObject([{ documentId: document }]);
});

test('blind copies stand apart from the others on the timeline and in the log', async () => {
  const account = await addAccount(office, server.port);
  const clientId = await addClient(office);
  const { id } = await addIssued(office, clientId);
  const letter = await sendDocuments(office, account.id, [id], {
    to: ['a@b.example'],
    cc: ['Copy@b.example'],
    bcc: ['copy@b.example', 'boss@b.example'],
  });
  await letterIs(office, letter, 'sent');
  const { entries } = await office.ask('timeline.of', { entity: 'client', id: clientId, before: null, limit: 50 });
  expect(entries.find((entry) => entry.kind === 'document' && entry.event === 'mailed')).toMatchObject({
    output: { target: 'a@b.example, Copy@b.example; bcc: boss@b.example' },
  });
});

test('letters of one document are found by it, and nobody else’s', async () => {
  const account = await addAccount(office, server.port);
  const [first, second] = [await invoice(), await invoice()];
  const ids = [];
  for (const document of [first, second, first])
    ids.push(await sendDocuments(office, account.id, [document], { to: ['a@b.example'] }));
  const { rows } = await office.ask('mail.outbox', { documentId: first, after: null, limit: 10 });
  expect(rows.map(({ id }) => id)).toEqual([ids[2], ids[0]]);
});

test('before an account is removed it is said what hangs on it; afterwards its letters keep their reason', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.letter = new Answer(550, '5.7.1 Spam');
  const failed = await letterIs(
    office,
    await sendDocuments(office, account.id, [await invoice()], { to: ['a@b.example'] }),
    'failed',
  );
  server.behaviour.letter = 'cut-behind';
  const other = await sendDocuments(office, account.id, [await invoice()], { to: ['a@b.example'] });
  await letterIs(office, other, 'uncertain');
  expect(await office.ask('mail.unsent', { id: account.id })).toEqual({ waiting: 0, failed: 1, uncertain: 1 });
  await office.ask('mail.removeAccount', { id: account.id, version: account.version });
  expect(await office.call('mail.retry', { id: failed.id, version: failed.version })).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Write anew'),
  });
  expect(await letterIs(office, failed.id, 'failed')).toMatchObject({
    problem: 'The mail server refuses the letter.',
    serverWords: expect.stringContaining('5.7.1 Spam'),
  });
});
