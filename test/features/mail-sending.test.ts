/** Letters handed to a real mail server with TLS and sign-in: what arrives is what was shown, once, and nothing is lost. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { Outbox } from '../../main/features/mail/outbox.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import {
  Answer,
  accountAt,
  addAccount,
  letterIs,
  type MailServer,
  mailPassword,
  mailUser,
  sendDocuments,
  startMailServer,
  startUntrusted,
  trustAuthority,
} from '../support/mail-server.ts';
import { type TestOffice, testClock, testHost, testOffice } from '../support/office.ts';
import { until } from '../support/pages/screen.ts';

const start = '2026-05-04T10:00:00.000Z';
const email = (value: string) => ({ kind: 'email' as const, value, label: '' });

let clock: ReturnType<typeof testClock>;
let office: TestOffice;
let server: MailServer;
beforeAll(trustAuthority);
beforeEach(async () => {
  clock = testClock(start);
  server = await startMailServer();
  office = await testOffice({
    country: 'INT',
    clock,
    mailPatience: { connect: 2000, signIn: 3000, answer: 1500, letter: 10_000 },
  });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function invoiceFor(address = 'ünal@café.example'): Promise<number> {
  const clientId = await addClient(office, { name: 'Café Ünal', reaches: [email(address)] });
  return (await addIssued(office, clientId)).id;
}

test('what arrives is exactly what was shown, with the PDF of the print form, and stands on the timeline with its hash', async () => {
  const account = await addAccount(office, server.port);
  const clientId = await addClient(office, {
    name: 'Café Ünal',
    language: 'en',
    reaches: [email('unal@cafe.example')],
  });
  const { id } = await addIssued(office, clientId);
  const shown = await office.ask('documents.pdf', { id });
  const draft = await office.ask('mail.draft', { documentIds: [id] });
  expect(draft).toMatchObject({
    to: ['unal@cafe.example'],
    subject: 'Invoice INV-2026-0001 of 4 May 2026 – Northwind Supplies Ltd',
    documents: [{ id, name: 'Invoice INV-2026-0001 Café Ünal.pdf' }],
  });
  const text = `Bonjour,\n\n.a line that begins with a dot\n.\n${'long '.repeat(60)}\n\n  Привет – ёж ₽ "…"\nFrom here on`;
  const letter = await sendDocuments(office, account.id, [id], {
    to: ['unal@cafe.example'],
    cc: ['director@cafe.example'],
    bcc: ['boss@romashka.example'],
    subject: 'Счёт № 1 — «Ромашка» / Rechnung äöü',
    text,
  });
  const sent = await letterIs(office, letter, 'sent');
  expect(server.letters).toHaveLength(1);
  const [arrived] = server.letters;
  expect(arrived?.from).toBe(mailUser);
  expect(arrived?.to).toEqual(['unal@cafe.example', 'director@cafe.example', 'boss@romashka.example']);
  expect(arrived?.mail.subject).toBe('Счёт № 1 — «Ромашка» / Rechnung äöü');
  expect(arrived?.mail.text?.replaceAll('\r\n', '\n').replace(/\n$/u, '')).toBe(text);
  expect(arrived?.mail.from?.value).toEqual([{ address: mailUser, name: 'ООО «Ромашка», отдел продаж' }]);
  expect(arrived?.raw.toString('latin1')).not.toContain('boss@');
  expect(arrived?.mail.messageId).toBe(sent.messageId);
  expect(arrived?.mail.date?.toISOString()).toBe(start);
  const [pdf, ...others] = arrived?.mail.attachments ?? [];
  expect(others).toEqual([]);
  expect(pdf).toMatchObject({ filename: 'Invoice INV-2026-0001 Café Ünal.pdf', contentType: 'application/pdf' });
  expect(sha256(pdf?.content ?? Buffer.alloc(0))).toBe(shown.sha256);
  expect(sent).toMatchObject({ sentAt: start, serverWords: expect.stringContaining('Taken with thanks'), attempts: 1 });
  expect(sent.sha256).toBe(sha256(arrived?.raw ?? Buffer.alloc(0)));

  const { entries } = await office.ask('timeline.of', { entity: 'client', id: clientId, before: null, limit: 20 });
  expect(entries.find((entry) => entry.kind === 'document' && entry.event === 'mailed')).toMatchObject({
    by: 'Anna',
    at: start,
    document: { id, number: 'INV-2026-0001' },
    output: {
      kind: 'mail',
      sha256: shown.sha256,
      target: 'unal@cafe.example, director@cafe.example; bcc: boss@romashka.example',
    },
  });
});

test('a draft is sent as what it is, and several documents go in one letter', async () => {
  const account = await addAccount(office, server.port);
  const clientId = await addClient(office, { reaches: [email('a@b.example')] });
  const issued = await addIssued(office, clientId);
  const draft = await addDraft(office, clientId);
  await letterIs(office, await sendDocuments(office, account.id, [issued.id, draft.id]), 'sent');
  const attachments = server.letters[0]?.mail.attachments ?? [];
  expect(attachments.map(({ filename }) => filename)).toEqual([
    'Счёт INV-2026-0001 Café Ünal.pdf',
    'Счёт 2026-05-04 Café Ünal.pdf',
  ]);
  const hashes = office.db.prepare<[], { sha256: string }>('SELECT sha256 FROM document_output ORDER BY id').all();
  expect(hashes.map((row) => row.sha256)).toEqual(attachments.map(({ content }) => sha256(content)));
  // What was sent stays with its document, for ever.
  await office.ask('documents.remove', { id: draft.id, version: draft.version });
  expect(await office.ask('bin.empty', { items: null })).toMatchObject({ deleted: 0, kept: [{ id: draft.id }] });
});

test('a document that was changed since it was shown is not sent', async () => {
  const account = await addAccount(office, server.port);
  const draft = await addDraft(office, await addClient(office));
  const reply = await office.call('mail.send', {
    key: crypto.randomUUID(),
    accountId: account.id,
    documents: [{ id: draft.id, version: draft.version + 1 }],
    to: ['a@b.example'],
    cc: [],
    bcc: [],
    subject: 'x',
    text: '',
  });
  expect(reply).toMatchObject({ ok: false, code: 'conflict' });
  expect((await office.ask('mail.outbox', { after: null, limit: 5 })).rows).toEqual([]);
});

test('handed in twice with one key, at once and later, it is one letter', async () => {
  const account = await addAccount(office, server.port);
  const id = await invoiceFor('a@b.example');
  const key = crypto.randomUUID();
  const [one, other] = await Promise.all([
    sendDocuments(office, account.id, [id], { key }),
    sendDocuments(office, account.id, [id], { key }),
  ]);
  await letterIs(office, one, 'sent');
  expect(await sendDocuments(office, account.id, [id], { key })).toBe(one);
  expect(other).toBe(one);
  expect(server.letters).toHaveLength(1);
});

test('while the server is down the letter waits, each time longer, and goes when it is there again', async () => {
  const { port } = server;
  const account = await addAccount(office, port);
  const id = await invoiceFor('a@b.example');
  await server.close();
  const letter = await sendDocuments(office, account.id, [id]);
  const tried = (attempts: number) =>
    until(`attempt ${attempts}`, async () => {
      const row = await letterIs(office, letter, 'waiting');
      return row.attempts === attempts ? row : undefined;
    });
  expect(await tried(1)).toMatchObject({
    problem: 'The mail server cannot be reached: nothing answers at this port.',
    serverWords: '',
    systemWords: expect.stringContaining('ECONNREFUSED'),
    nextAttemptAt: '2026-05-04T10:01:00.000Z',
  });
  clock.set('2026-05-04T10:01:00.000Z');
  expect(await tried(2)).toMatchObject({ nextAttemptAt: '2026-05-04T10:03:00.000Z' });
  clock.set('2026-05-04T10:03:00.000Z');
  expect(await tried(3)).toMatchObject({ nextAttemptAt: '2026-05-04T10:08:00.000Z' });
  expect(await office.ask('mail.state', {})).toEqual({ waiting: 1, failed: 0, uncertain: 0 });
  // No connection for weeks is no reason to lose a letter.
  clock.set('2026-07-01T10:00:00.000Z');
  expect(await tried(4)).toMatchObject({ nextAttemptAt: '2026-07-01T10:15:00.000Z' });
  server = await startMailServer({ port });
  clock.set('2026-07-01T10:15:00.000Z');
  await letterIs(office, letter, 'sent');
  expect(server.letters).toHaveLength(1);
});

test('a slow server is waited for', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.delay = 400;
  await letterIs(office, await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]), 'sent');
  expect(server.letters).toHaveLength(1);
});

test('a server that asks to try later is asked again, for five days; then the letter has failed with its words', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.letter = new Answer(451, '4.3.0 Greylisted, come back');
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  const waiting = await until('an attempt', async () => {
    const row = await letterIs(office, letter, 'waiting');
    return row.attempts > 0 ? row : undefined;
  });
  expect(waiting).toMatchObject({ serverWords: expect.stringContaining('Greylisted, come back'), attempts: 1 });
  clock.set('2026-05-09T10:00:00.001Z');
  const failed = await letterIs(office, letter, 'failed');
  expect(failed).toMatchObject({ attempts: 2, serverWords: expect.stringContaining('Greylisted') });
  server.behaviour.letter = 'take';
  await office.ask('mail.retry', { id: letter, version: failed.version });
  await letterIs(office, letter, 'sent');
  expect(server.letters).toHaveLength(1);
});

test.each([
  [
    'the sender',
    () => Object.assign(server.behaviour, { sender: new Answer(550, '5.7.1 Not from you') }),
    'Not from you',
  ],
  [
    'the recipient',
    () => Object.assign(server.behaviour, { recipient: () => new Answer(550, '5.1.1 No such user') }),
    'No such user',
  ],
  [
    'the letter',
    () => Object.assign(server.behaviour, { letter: new Answer(554, '5.7.1 Looks like spam') }),
    'Looks like spam',
  ],
])('a server that refuses %s is not asked again, and is quoted', async (_, refuse, words) => {
  const account = await addAccount(office, server.port);
  refuse();
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  const failed = await letterIs(office, letter, 'failed');
  expect(failed).toMatchObject({ attempts: 1, nextAttemptAt: null, serverWords: expect.stringContaining(words) });
  expect(failed.problem).toBe('The mail server refuses the letter.');
  clock.set('2026-06-04T10:00:00.000Z');
  await office.ask('mail.cancel', { id: letter, version: failed.version });
  expect(server.letters).toEqual([]);
  expect(office.db.prepare('SELECT count(*) AS outputs FROM document_output').get()).toEqual({ outputs: 0 });
});

test('of several recipients each gets it once, whoever of them was refused, or was to be tried later', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.recipient = (address) =>
    address === 'gone@b.example'
      ? new Answer(550, '5.1.1 Gone away')
      : address === 'full@b.example'
        ? new Answer(452, '4.2.2 Mailbox full')
        : null;
  const to = ['good@b.example', 'gone@b.example', 'full@b.example'];
  const letter = await sendDocuments(office, account.id, [await invoiceFor()], { to, cc: ['GOOD@b.example'] });
  const waiting = await until('an attempt', async () => {
    const row = await letterIs(office, letter, 'waiting');
    return row.attempts > 0 ? row : undefined;
  });
  expect(waiting.recipients).toContainEqual({
    address: 'gone@b.example',
    answer: 'refused',
    words: expect.stringContaining('Gone away'),
  });
  server.behaviour.recipient = () => null;
  clock.set(waiting.nextAttemptAt ?? '');
  const sent = await letterIs(office, letter, 'sent');
  expect(server.letters.map(({ to: whom }) => whom)).toEqual([['good@b.example'], ['full@b.example']]);
  expect(sent).toMatchObject({
    attempts: 2,
    recipients: expect.arrayContaining([expect.objectContaining({ address: 'gone@b.example', answer: 'refused' })]),
  });
  // To the eye of its recipients it is the same letter.
  expect(server.letters[0]?.raw.equals(server.letters[1]?.raw ?? Buffer.alloc(0))).toBe(true);
});

test('a line that is cut inside of the letter: it has not arrived, and is sent again', async () => {
  await office.close();
  // More than what fits on the line.
  const printToPdf = async () => Buffer.alloc(17_000_000, 'x');
  office = await testOffice({ country: 'INT', clock, host: { ...testHost, printToPdf } });
  const account = await addAccount(office, server.port);
  server.behaviour.letter = 'cut-inside';
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  const waiting = await until('an attempt', async () => {
    const row = await letterIs(office, letter, 'waiting', 'uncertain');
    return row.attempts > 0 ? row : undefined;
  });
  expect(waiting).toMatchObject({ state: 'waiting', problem: expect.stringContaining('It was not sent.') });
  server.behaviour.letter = 'take';
  clock.set(waiting.nextAttemptAt ?? '');
  await letterIs(office, letter, 'sent');
  expect(server.letters).toHaveLength(1);
  expect(server.letters[0]?.mail.attachments[0]?.content).toHaveLength(17_000_000);
});

test.each(['cut-behind', 'silent'] as const)(
  'a line that is %s the last dot: nobody knows, so it is never sent again by itself',
  async (behaviour) => {
    const account = await addAccount(office, server.port);
    server.behaviour.letter = behaviour;
    const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
    const uncertain = await letterIs(office, letter, 'uncertain');
    expect(uncertain.problem).toContain('it may have arrived');
    expect(await office.ask('mail.state', {})).toEqual({ waiting: 0, failed: 0, uncertain: 1 });
    server.behaviour.letter = 'take';
    clock.set('2026-05-20T10:00:00.000Z');
    // Another letter goes meanwhile, this one stays.
    await letterIs(office, await sendDocuments(office, account.id, [await invoiceFor('b@b.example')]), 'sent');
    expect(server.letters.map(({ to }) => to)).toEqual([['a@b.example'], ['b@b.example']]);
    if (behaviour === 'silent') {
      await office.ask('mail.retry', { id: letter, version: uncertain.version });
      await letterIs(office, letter, 'sent');
      expect(server.letters).toHaveLength(3);
    } else {
      const said = await office.ask('mail.markSent', { id: letter, version: uncertain.version });
      expect(said).toMatchObject({ state: 'sent', sentAt: '2026-05-20T10:00:00.000Z' });
      expect(server.letters).toHaveLength(2);
      const targets = office.db.prepare('SELECT target FROM document_output ORDER BY id').pluck().all();
      expect(targets).toEqual(['b@b.example', 'a@b.example']);
    }
  },
);

test('a letter that is taken out of the outbox in time is not sent; one that is sent stays sent', async () => {
  const { port } = server;
  const account = await addAccount(office, port);
  await server.close();
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  const waiting = await until('an attempt', async () => {
    const row = await letterIs(office, letter, 'waiting');
    return row.attempts > 0 ? row : undefined;
  });
  await office.ask('mail.cancel', { id: letter, version: waiting.version });
  server = await startMailServer({ port });
  clock.set('2026-05-04T12:00:00.000Z');
  const other = await sendDocuments(office, account.id, [await invoiceFor('b@b.example')]);
  const sent = await letterIs(office, other, 'sent');
  expect(server.letters.map(({ to }) => to)).toEqual([['b@b.example']]);
  for (const channel of ['mail.cancel', 'mail.retry', 'mail.markSent'] as const)
    expect(await office.call(channel, { id: other, version: sent.version })).toMatchObject({ code: 'conflict' });
  expect(() => office.db.prepare("UPDATE mail_message SET state = 'cancelled', sent_at = NULL").run()).toThrow(
    'was sent is never',
  );
});

test('a wrong password is said in the words of the server; mended, what it has held up goes', async () => {
  const account = await addAccount(office, server.port);
  const test = (password: string | null) =>
    office.ask('mail.test', { id: account.id, account: accountAt(server.port), password });
  expect(await test(null)).toMatchObject({ ok: true, serverWords: expect.stringContaining('235') });
  expect(await test('wrong')).toEqual({
    ok: false,
    message: 'The mail server refuses the user name or the password.',
    serverWords: expect.stringContaining('535 5.7.8 Wrong password, dear user'),
    systemWords: '',
  });
  const wrong = await office.ask('mail.saveAccount', {
    ...account,
    account: accountAt(server.port),
    password: 'wrong',
  });
  const first = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  expect(await letterIs(office, first, 'failed')).toMatchObject({ serverWords: expect.stringContaining('dear user') });
  expect(server.letters).toEqual([]);
  await office.ask('mail.saveAccount', {
    id: wrong.id,
    version: wrong.version,
    account: accountAt(server.port),
    password: mailPassword,
  });
  await letterIs(office, first, 'sent');
  expect(server.letters).toHaveLength(1);
});

test('a certificate for which nobody vouches is refused before anything is said to the server', async () => {
  const untrusted = await startUntrusted();
  const tested = await office.ask('mail.test', {
    id: null,
    account: accountAt(untrusted.port),
    password: mailPassword,
  });
  expect(tested).toMatchObject({ ok: false, message: expect.stringContaining('not to be trusted') });
  const account = await addAccount(office, untrusted.port);
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  expect((await letterIs(office, letter, 'failed')).problem).toContain('certificate');
  expect(untrusted.heard()).toBe('');
  untrusted.close();
});

test.each(['starttls', 'none'] as const)('letters go through %s too', async (security) => {
  await server.close();
  server = await startMailServer({ security });
  const account = await addAccount(office, server.port, {
    security,
    host: '127.0.0.1',
    ...(security === 'none' && { userName: '' }),
  });
  await letterIs(office, await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]), 'sent');
  expect(server.letters).toHaveLength(1);
});

test('a server that does not encrypt is told no password', async () => {
  await server.close();
  server = await startMailServer({ security: 'none' });
  const account = accountAt(server.port, { security: 'starttls' });
  const tested = await office.ask('mail.test', { id: null, account, password: mailPassword });
  expect(tested).toMatchObject({ ok: false, message: expect.stringContaining('does not encrypt') });
});

test('letters leave in their order through few connections', async () => {
  const account = await addAccount(office, server.port);
  const ids = [];
  for (const name of ['a', 'b', 'c', 'd', 'e']) ids.push(await invoiceFor(`${name}@b.example`));
  const letters = [];
  server.behaviour.delay = 20;
  for (const id of ids) letters.push(await sendDocuments(office, account.id, [id]));
  for (const letter of letters) await letterIs(office, letter, 'sent');
  expect(server.letters.map(({ to }) => to[0])).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@b.example`));
  expect(server.connections).toBeLessThan(5);
});

test('closing the office lets the letter on its way arrive, and begins no other', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.delay = 150;
  const first = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  const second = await sendDocuments(office, account.id, [await invoiceFor('b@b.example')]);
  await letterIs(office, first, 'sending');
  await office.stop();
  expect(server.letters.map(({ to }) => to)).toEqual([['a@b.example']]);
  const states = office.db.prepare('SELECT id, state FROM mail_message ORDER BY id').all();
  expect(states).toEqual([
    { id: first, state: 'sent' },
    { id: second, state: 'waiting' },
  ]);
});

test('a long write that runs meanwhile: what became of the letter is written behind it, not into it', async () => {
  const nobody = await addAccount(office, 9, { userName: '', security: 'none' });
  const letter = await sendDocuments(office, nobody.id, [await invoiceFor('a@b.example')]);
  await until('an attempt', async () => (await letterIs(office, letter, 'waiting')).attempts > 0);
  await office.stop();
  await server.close();
  server = await startMailServer({ security: 'none' });
  server.behaviour.delay = 50;
  const path = join(office.folder, 'office.kontor');
  const db = openDatabase(path);
  const stateOf = () => db.prepare('SELECT state FROM mail_message').pluck().get();
  db.sql.exec(`UPDATE mail_account SET port = ${server.port}`);
  clock.set('2026-05-04T12:00:00.000Z');
  let over: () => void = () => undefined;
  const settled = new Promise<void>((resolve) => {
    over = resolve;
  });
  let isBusy = false;
  const paths = { folder: office.folder, database: path, backups: '', files: join(office.folder, 'files') };
  const outbox = new Outbox({
    clock,
    log: () => undefined,
    host: testHost,
    office: () => ({ db, paths }),
    isBusy: () => isBusy,
    settled: () => settled,
    changed: () => {
      isBusy ||= stateOf() === 'sending';
    },
  });
  outbox.officeOpened();
  await until('the letter', async () => server.letters.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(stateOf()).toBe('sending');
  isBusy = false;
  over();
  await until('the record', async () => stateOf() === 'sent');
  await outbox.stop();
  db.close();
});
