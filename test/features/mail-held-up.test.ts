/** Letters that cannot go now: whom they hold up, how long they are tried, and when somebody is told. */
import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { storedFilePath } from '../../main/features/files/stored-files.ts';
import { addClient, addIssued } from '../support/documents.ts';
import {
  Answer,
  addAccount,
  letterIs,
  type MailServer,
  sendDocuments,
  startBusy,
  startMailServer,
  startStalling,
  trustAuthority,
} from '../support/mail-server.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { until } from '../support/pages/screen.ts';

/** Nobody listens there: letters wait. */
const nowhere = 9;
const mailPatience = { connect: 2000, signIn: 2000, answer: 1500, letter: 2000 };

let clock: ReturnType<typeof testClock>;
let office: TestOffice;
let server: MailServer;
beforeAll(trustAuthority);
beforeEach(async () => {
  clock = testClock('2026-05-04T10:00:00.000Z');
  server = await startMailServer();
  office = await testOffice({ country: 'INT', clock, mailPatience });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

async function invoiceFor(address: string): Promise<number> {
  const reaches = [{ kind: 'email' as const, value: address, label: '' }];
  return (await addIssued(office, await addClient(office, { name: 'Alfa', reaches }))).id;
}

/** The letter when it waits after so many attempts. */
function tried(id: number, attempts: number): ReturnType<typeof letterIs> {
  return until(`attempt ${attempts}`, async () => {
    const letter = await letterIs(office, id, 'waiting');
    return letter.attempts === attempts ? letter : undefined;
  });
}

/** As many more letters like this one, under keys of their own. */
function copyLetter(id: number, times: number): void {
  const columns = office.db.prepare<[], string>("SELECT name FROM pragma_table_info('mail_message')").pluck().all();
  const same = columns.filter((name) => !['id', 'uid', 'message_id'].includes(name)).join(', ');
  office.db.sql.exec(
    `INSERT INTO mail_message (uid, message_id, ${same})
     WITH RECURSIVE copies (copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < ${times})
     SELECT 'uid' || copy, 'message' || copy, ${same} FROM mail_message, copies WHERE mail_message.id = ${id}`,
  );
}

test.each(['silent', 'dripping'] as const)(
  'a server that is %s holds up its own letters alone, and the office can be closed',
  async (how) => {
    await office.close();
    office = await testOffice({ country: 'INT', clock });
    const stalling = await startStalling('EHLO', how);
    const good = await addAccount(office, server.port);
    const bad = await addAccount(office, stalling.port, { security: 'none', userName: '', isDefault: false });
    const held = await sendDocuments(office, bad.id, [await invoiceFor('a@b.example')]);
    await letterIs(office, await sendDocuments(office, good.id, [await invoiceFor('b@b.example')]), 'sent');
    await office.stop();
    // Nothing is known of the server yet.
    const letter = office.db.prepare('SELECT state, attempts, problem FROM mail_message WHERE id = ?').get(held);
    expect(letter).toEqual({ state: 'waiting', attempts: 0, problem: '' });
    stalling.close();
  },
);

test('a server that goes on answering the sign-in for ever is given up', async () => {
  const stalling = await startStalling('AUTH', 'dripping');
  const account = await addAccount(office, stalling.port, { security: 'none', host: '127.0.0.1' });
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  expect(await tried(letter, 1)).toMatchObject({
    problem: 'The mail server does not answer in time.',
    serverWords: '',
    systemWords: 'The server has taken too long.',
  });
  stalling.close();
});

test('one that goes on confirming a letter for ever: nobody knows whether it has arrived', async () => {
  const stalling = await startStalling('.', 'dripping');
  const account = await addAccount(office, stalling.port, { security: 'none', userName: '' });
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  const uncertain = await letterIs(office, letter, 'uncertain');
  expect(uncertain.systemWords).toBe('The server has taken too long.');
  stalling.close();
});

test('a file that cannot be read holds up no other letter; it is tried again, and said at last', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.letter = new Answer(451, '4.3.0 Not now');
  const [first, second] = [await invoiceFor('a@b.example'), await invoiceFor('b@b.example')];
  const letters = [await sendDocuments(office, account.id, [first])];
  await tried(letters[0] ?? 0, 1);
  const file = office.db.prepare<[], string>('SELECT sha256 FROM mail_attachment').pluck().get() ?? '';
  const path = storedFilePath(join(office.folder, 'files'), file);
  const bytes = readFileSync(path);
  // A folder in its place: there is something, and it cannot be read.
  rmSync(path);
  mkdirSync(path);
  server.behaviour.letter = 'take';
  clock.set('2026-05-04T10:01:00.000Z');
  letters.push(await sendDocuments(office, account.id, [second]));
  await letterIs(office, letters[1] ?? 0, 'sent');
  expect(await tried(letters[0] ?? 0, 2)).toMatchObject({
    problem: 'An attached file cannot be read in the office folder. The letter was not sent.',
    systemWords: expect.stringContaining('EISDIR'),
    nextAttemptAt: '2026-05-04T10:03:00.000Z',
  });
  for (const [attempts, at] of [
    [3, '10:03'],
    [4, '10:08'],
    [5, '10:23'],
  ] as const) {
    clock.set(`2026-05-04T${at}:00.000Z`);
    if (attempts < 5) await tried(letters[0] ?? 0, attempts);
  }
  const failed = await letterIs(office, letters[0] ?? 0, 'failed');
  rmdirSync(path);
  writeFileSync(path, bytes);
  await office.ask('mail.retry', { id: failed.id, version: failed.version });
  await letterIs(office, failed.id, 'sent');
  expect(server.letters.map(({ to }) => to)).toEqual([['b@b.example'], ['a@b.example']]);
});

test('the five days of a server that asks to try later begin with its first answer, and anew when somebody tries again', async () => {
  const { port } = server;
  const account = await addAccount(office, port);
  await server.close();
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  await tried(letter, 1);
  server = await startMailServer({ port });
  server.behaviour.letter = new Answer(451, '4.7.1 Greylisted');
  // Six days without a connection do not count.
  clock.set('2026-05-10T10:00:00.000Z');
  await tried(letter, 2);
  clock.set('2026-05-15T10:00:00.000Z');
  await tried(letter, 3);
  clock.set('2026-05-15T10:05:00.001Z');
  const failed = await letterIs(office, letter, 'failed');
  expect(failed).toMatchObject({ attempts: 4, serverWords: expect.stringContaining('Greylisted') });
  await office.ask('mail.retry', { id: letter, version: failed.version });
  await tried(letter, 5);
});

test('a server that has no time to greet is asked for five days too, then the letter has failed', async () => {
  const busy = await startBusy();
  const account = await addAccount(office, busy.port, { security: 'none', userName: '' });
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  expect(await tried(letter, 1)).toMatchObject({ serverWords: expect.stringContaining('421 Too many of you') });
  clock.set('2026-05-09T10:00:00.000Z');
  await tried(letter, 2);
  clock.set('2026-05-09T10:02:00.000Z');
  expect(await letterIs(office, letter, 'failed')).toMatchObject({ attempts: 3, nextAttemptAt: null });
  const log = await office.ask('audit.list', { filter: { entity: 'mail' }, before: null, limit: 1 });
  expect(log[0]).toMatchObject({ user: 'Anna', changes: { state: { old: 'waiting', new: 'failed' } } });
  busy.close();
});

test('thousands of letters without a connection wait together: told in a few events, in no record of the log', async () => {
  const account = await addAccount(office, nowhere, { security: 'none', userName: '' });
  const letter = await sendDocuments(office, account.id, [await invoiceFor('a@b.example')]);
  await tried(letter, 1);
  copyLetter(letter, 1700);
  const records = () => office.db.prepare('SELECT count(*) FROM audit').pluck().get();
  const before = records();
  office.events.length = 0;
  clock.set('2026-05-04T10:01:00.000Z');
  const isTried = office.db.prepare(
    "SELECT count(*) FROM mail_message WHERE state = 'waiting' AND attempts = 2 AND next_attempt_at = '2026-05-04T10:03:00.000Z'",
  );
  await until('all of them', async () => isTried.pluck().get() === 1701);
  const told = office.events.filter((event) => event.type === 'changed' && event.entity === 'mail');
  // 500 at a time.
  expect(told).toHaveLength(4);
  expect(records()).toBe(before);
});

test('a letter that waits does not go with a document that was cancelled meanwhile, unless somebody wants it to', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.letter = new Answer(451, '4.3.0 Not now');
  const [first, second] = [await invoiceFor('a@b.example'), await invoiceFor('b@b.example')];
  const both = await sendDocuments(office, account.id, [first, second]);
  const other = await sendDocuments(office, account.id, [first]);
  await tried(both, 1);
  await tried(other, 1);
  const { version } = await office.ask('documents.get', { id: second });
  await office.ask('documents.cancel', { id: second, version, reason: 'mistake' });
  const failed = await letterIs(office, both, 'failed');
  expect(failed.problem).toBe('An enclosed document was cancelled while the letter waited. The letter was not sent.');
  const records = await office.ask('audit.list', { filter: { entity: 'mail' }, before: null, limit: 1 });
  expect(records[0]).toMatchObject({
    channel: 'documents.cancel',
    changes: { state: { old: 'waiting', new: 'failed' } },
  });
  server.behaviour.letter = 'take';
  clock.set('2026-05-04T10:05:00.000Z');
  await letterIs(office, other, 'sent');
  expect(server.letters).toHaveLength(1);
  await office.ask('mail.retry', { id: both, version: failed.version });
  await letterIs(office, both, 'sent');
});
