/** What happens while the pages of a letter are made, or before it is tried again: what was allowed then is asked once more. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import {
  Answer,
  addAccount,
  letterIs,
  sendDocuments,
  startMailServer,
  trustAuthority,
} from '../support/mail-server.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword, peoplesPassword } from '../support/people.ts';

const job = 'job-00000001';
/** Nobody listens there: letters wait. */
const nowhere = 9;
const reaches = [{ kind: 'email' as const, value: 'a@b.example', label: '' }];

let office: TestOffice;
/** Happens once, while the next page is being made. */
let meanwhile: (() => Promise<unknown>) | null;
beforeAll(trustAuthority);
beforeEach(async () => {
  meanwhile = null;
  const printToPdf = async (html: string) => {
    const work = meanwhile;
    meanwhile = null;
    await work?.();
    return testHost.printToPdf(html);
  };
  office = await testOffice({ country: 'INT', password: ownersPassword, host: { ...testHost, printToPdf } });
});
afterEach(() => office.close());

const account = () => addAccount(office, nowhere, { security: 'none', userName: '' });
const letters = async () => (await office.ask('mail.outbox', { after: null, limit: 10 })).rows;

test('of a selection, a document that is cancelled while its page is made is left out', async () => {
  const { id: accountId } = await account();
  const invoice = await addIssued(office, await addClient(office, { reaches }));
  meanwhile = () => office.ask('documents.cancel', { id: invoice.id, version: invoice.version, reason: 'mistake' });
  const asked = { key: crypto.randomUUID(), selection: { ids: [invoice.id] }, accountId, job };
  expect(await office.ask('mail.sendMany', asked)).toMatchObject({
    queued: 0,
    leftOut: { named: [{ id: invoice.id, reason: expect.stringContaining('was changed since it was shown') }] },
  });
  expect(await letters()).toEqual([]);
});

test('of a selection, nothing goes in the name of somebody who signs in on the computer meanwhile', async () => {
  const { id: accountId } = await account();
  const rights = { 'clients.see': 'all', 'documents.see': 'all', 'documents.print': 'all' } as const;
  const boss = await addPerson(office, 'boss', { rights });
  await addPerson(office, 'other', { rights });
  const ids = [];
  for (const name of ['Alfa', 'Beta'])
    ids.push((await addIssued(office, await addClient(office, { name, reaches }))).id);
  meanwhile = () => boss.ask('sessions.signIn', { login: 'other', password: peoplesPassword });
  const asked = { key: crypto.randomUUID(), selection: { ids }, accountId, job };
  expect(await boss.ask('mail.sendMany', asked)).toMatchObject({ queued: 0, cancelled: true });
  expect(await letters()).toEqual([]);
});

test('a single letter is not written in the name of somebody who signs in meanwhile, and keeps no page of it', async () => {
  const { id: accountId } = await account();
  const rights = { 'clients.see': 'all', 'documents.see': 'all', 'documents.print': 'all' } as const;
  const boss = await addPerson(office, 'boss', { rights });
  await addPerson(office, 'other', { rights });
  const draft = await addDraft(office, await addClient(office, { reaches }));
  meanwhile = () => boss.ask('sessions.signIn', { login: 'other', password: peoplesPassword });
  // Work that was begun by one ends when another one takes the session.
  await expect(sendDocuments(boss, accountId, [draft.id])).rejects.toThrow('Nothing was changed');
  expect(await letters()).toEqual([]);
  const kept = readdirSync(join(office.folder, 'files'), { recursive: true, withFileTypes: true });
  expect(kept.filter((entry) => entry.isFile())).toEqual([]);
});

test('of a selection, what is too large for a mail server is left out', async () => {
  await office.close();
  const printToPdf = async () => Buffer.alloc(18_000_001, 'x');
  office = await testOffice({ country: 'INT', host: { ...testHost, printToPdf } });
  const { id: accountId } = await account();
  const draft = await addIssued(office, await addClient(office, { reaches }));
  const asked = { key: crypto.randomUUID(), selection: { ids: [draft.id] }, accountId, job };
  expect(await office.ask('mail.sendMany', asked)).toMatchObject({
    queued: 0,
    leftOut: { named: [{ reason: expect.stringContaining('larger than 18 MB') }] },
  });
  expect(await letters()).toEqual([]);
});

test('a letter is tried again by nobody who may not print its documents any more', async () => {
  const server = await startMailServer();
  server.behaviour.letter = new Answer(554, 'No');
  const { id: accountId } = await addAccount(office, server.port);
  const rights = {
    'clients.see': 'own',
    'clients.create': 'own',
    'documents.see': 'own',
    'documents.create': 'own',
    'documents.issue': 'own',
    'documents.print': 'own',
  } as const;
  const sales = await addPerson(office, 'sales', { rights });
  const { id: document } = await addIssued(sales, await addClient(sales, { reaches }));
  const id = await sendDocuments(sales, accountId, [document]);
  const { version } = await letterIs(sales, id, 'failed');
  const others = (await office.ask('users.list', {})).filter((one) => one.id !== sales.id);
  await office.ask('users.handOver', { fromId: sales.id, toId: others[0]?.id ?? 0 });
  expect(await sales.call('mail.retry', { id, version })).toMatchObject({ ok: false, code: 'not-found' });
  server.behaviour.letter = 'take';
  await office.ask('mail.retry', { id, version });
  await letterIs(office, id, 'sent');
  expect(server.letters).toHaveLength(1);
  await server.close();
});
