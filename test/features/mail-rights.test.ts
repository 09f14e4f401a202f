/** Who may do what with accounts and letters, and that passwords leave the engine nowhere. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyFileSealer } from '../../main/engine/key-file.ts';
import { dueAccountsStatement, dueStatement } from '../../main/features/mail/outbox-queries.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { bytesOf, unzipped } from '../support/made-files.ts';
import {
  accountAt,
  addAccount,
  letterIs,
  mailPassword,
  sendDocuments,
  startUntrusted,
} from '../support/mail-server.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';
import { plansOf } from '../support/plans.ts';

const email = (value: string) => ({ kind: 'email' as const, value, label: '' });
/** Nobody listens there: letters stay where they are. */
const nowhere = 9;

let base: string;
let office: TestOffice;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-mail-'));
  const sealer = keyFileSealer(join(base, 'keys'));
  const host = {
    ...testHost,
    seal: async (secret: string) => sealer.seal(secret),
    unseal: async (sealed: string) => sealer.unseal(sealed),
  };
  office = await testOffice({ country: 'INT', host, password: ownersPassword });
});
afterEach(async () => {
  await office.close();
  rmSync(base, { recursive: true, force: true });
});

describe('the key in a file', () => {
  test('is its owner’s alone, lies outside of the office, and another one opens nothing', () => {
    const sealer = keyFileSealer(join(base, 'one'));
    const sealed = sealer.seal(mailPassword);
    expect(sealed).not.toContain(mailPassword);
    expect(sealer.seal(mailPassword)).not.toBe(sealed);
    expect(sealer.unseal(sealed)).toBe(mailPassword);
    if (process.platform !== 'win32') expect(statSync(join(base, 'one', 'secret.key')).mode & 0o777).toBe(0o600);
    const other = keyFileSealer(join(base, 'other'));
    expect(other.unseal(sealed)).toBeNull();
    other.seal('x');
    expect(other.unseal(sealed)).toBeNull();
  });

  test('what was altered is not opened, and half a key was never one', () => {
    const folder = join(base, 'one');
    const sealer = keyFileSealer(folder);
    const sealed = sealer.seal(mailPassword);
    const bytes = Buffer.from(sealed.slice('key:'.length), 'base64');
    for (const at of [0, 12, bytes.length - 1]) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(sealer.unseal(`key:${altered.toString('base64')}`)).toBeNull();
    }
    for (const nonsense of ['', 'key:', 'key:AAAA', mailPassword]) expect(sealer.unseal(nonsense)).toBeNull();
    writeFileSync(join(folder, 'secret.key'), 'half');
    expect(sealer.unseal(sealed)).toBeNull();
    expect(sealer.unseal(sealer.seal('anew'))).toBe('anew');
  });
});

test('a password is in no reply, log, event, export or file of the office', async () => {
  const account = await addAccount(office, nowhere);
  expect(account).toMatchObject({ hasPassword: true });
  const replies = JSON.stringify([
    account,
    await office.ask('mail.accounts', {}),
    await office.ask('audit.list', { filter: {}, before: null, limit: 50 }),
    office.events,
  ]);
  const sealed = String(office.db.prepare('SELECT password AS sealed FROM mail_account').pluck().get());
  expect(sealed).toMatch(/^key:/u);
  for (const secret of [mailPassword, sealed]) expect(replies).not.toContain(JSON.stringify(secret).slice(1, -1));
  const { file } = await office.ask('office.export', { job: 'job-00000001' });
  const parts = await unzipped(await bytesOf(office, file));
  expect(parts.get('data/mail_account.jsonl')?.toString()).toContain('romashka.example');
  await office.stop();
  for (const [name, bytes] of parts) {
    expect([name, bytes.includes(sealed)]).toEqual([name, false]);
    expect([name, bytes.includes(mailPassword)]).toEqual([name, false]);
  }
  for (const name of readdirSync(office.folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(office.folder, name);
    if (statSync(path).isFile()) expect([name, readFileSync(path).includes(mailPassword)]).toEqual([name, false]);
  }
});

test('a kept password is sent to no other server than the one that it was given for', async () => {
  const account = await addAccount(office, nowhere);
  for (const change of [
    { host: 'evil.example' },
    { port: 26 },
    { userName: 'other' },
    { security: 'starttls' as const },
  ]) {
    const asked = { id: account.id, account: accountAt(nowhere, change), password: null };
    const refusal = { ok: false, code: 'invalid', details: { fields: [{ path: 'password' }] } };
    expect(await office.call('mail.test', asked)).toMatchObject(refusal);
    expect(await office.call('mail.saveAccount', { ...asked, version: account.version })).toMatchObject(refusal);
  }
});

test('a server that somebody writes into the database gets no password', async () => {
  const untrusted = await startUntrusted();
  const account = await addAccount(office, nowhere);
  const { id } = await addIssued(office, await addClient(office, { reaches: [email('a@b.example')] }));
  for (const change of [`port = ${untrusted.port}`, `user_name = 'other'`, `security = 'none'`]) {
    office.db.sql.exec(`UPDATE mail_account SET ${change} WHERE id = ${account.id}`);
    const letter = await letterIs(office, await sendDocuments(office, account.id, [id]), 'failed');
    expect(letter.problem).toContain('Enter it again');
  }
  expect(untrusted.heard()).toBe('');
  untrusted.close();
});

test('no password goes over the network in the open', async () => {
  const account = accountAt(nowhere, { security: 'none', host: 'mail.example' });
  const asked = { id: null, version: null, account, password: mailPassword };
  expect(await office.call('mail.saveAccount', asked)).toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'account.security' }] },
  });
});

test.each([
  ['an address that ends a line', { to: ['a@b.example\r\nRCPT TO:<c@d.example>'] }, 'to'],
  ['an address that names another one', { to: ['a@b.example> <c@d.example'] }, 'to'],
  ['a comment in an address', { cc: ['a(c)@b.example'] }, 'cc'],
  ['a name without a domain', { bcc: ['boss'] }, 'bcc'],
  ['nobody', { to: [] }, 'to'],
  ['no subject', { subject: ' \n' }, 'subject'],
])('a letter with %s is refused beside the field, and nothing is in the outbox', async (_, wrong, path) => {
  const account = await addAccount(office, nowhere);
  const { id, version } = await addDraft(office, await addClient(office));
  const letter = { to: ['a@b.example'], cc: [], bcc: [], subject: 'x', text: '' };
  const reply = await office.call('mail.send', {
    key: crypto.randomUUID(),
    accountId: account.id,
    documents: [{ id, version }],
    ...letter,
    ...wrong,
  });
  expect(reply).toMatchObject({ code: 'invalid', details: { fields: [{ path }] } });
  expect(await office.ask('mail.state', {})).toEqual({ waiting: 0, failed: 0, uncertain: 0 });
});

test('one’s own account is nobody else’s; that of the office is changed by whoever may change settings', async () => {
  const sales = await addPerson(office, 'sales', { role: 'sales' });
  const other = await addPerson(office, 'other', { role: 'sales' });
  const support = await addPerson(office, 'support', { role: 'support' });
  const own = await addAccount(sales, nowhere, { forEverybody: false, address: 'sales@b.example' });
  const common = await addAccount(office, nowhere);
  const addresses = async (who: Pick<TestOffice, 'ask'>) =>
    (await who.ask('mail.accounts', {})).map(({ address, mayChange }) => [address, mayChange]);
  expect(await addresses(sales)).toEqual([
    ['sales@b.example', true],
    ['office@romashka.example', false],
  ]);
  expect(await addresses(other)).toEqual([['office@romashka.example', false]]);
  expect(await addresses(office)).toEqual([['office@romashka.example', true]]);
  expect(await addresses(support)).toEqual([]);
  const change = (id: number, version: number) => ({
    id,
    version,
    account: accountAt(nowhere),
    password: mailPassword,
  });
  expect(await other.call('mail.saveAccount', change(own.id, own.version))).toMatchObject({ code: 'not-found' });
  expect(await office.call('mail.saveAccount', change(own.id, own.version))).toMatchObject({ code: 'not-found' });
  expect(await sales.call('mail.saveAccount', change(common.id, common.version))).toMatchObject({ code: 'forbidden' });
  expect(await sales.call('mail.removeAccount', { id: common.id, version: 1 })).toMatchObject({ code: 'forbidden' });
  expect(await sales.call('mail.test', { id: common.id, account: accountAt(nowhere), password: 'x' })).toMatchObject({
    code: 'forbidden',
  });
  expect(await support.call('mail.saveAccount', { ...change(1, 1), id: null, version: null })).toMatchObject({
    code: 'forbidden',
  });
  const clientId = await addClient(office, { reaches: [email('a@b.example')] });
  const { id } = await addIssued(office, clientId);
  await expect(sendDocuments(office, own.id, [id])).rejects.toThrow('not-found');
});

test('of a document that somebody may not print no letter is made, and somebody else’s letters are not seen', async () => {
  const account = await addAccount(office, nowhere);
  const sales = await addPerson(office, 'sales', { role: 'sales' });
  const clientId = await addClient(office, { reaches: [email('a@b.example')] });
  const { id, version } = await addIssued(office, clientId);
  expect(await sales.call('mail.draft', { documentIds: [id] })).toMatchObject({ code: 'not-found' });
  const letter = { to: ['a@b.example'], cc: [], bcc: [], subject: 'x', text: '' };
  const asked = { key: crypto.randomUUID(), accountId: account.id, documents: [{ id, version }], ...letter };
  expect(await sales.call('mail.send', asked)).toMatchObject({ code: 'not-found' });
  const preview = await sales.ask('mail.manyPreview', { selection: { ids: [id] } });
  expect(preview).toMatchObject({ count: 1, ready: 0, leftOut: { named: [{ document: null }] } });
  const made = await sendDocuments(office, account.id, [id]);
  expect(await sales.ask('mail.outbox', { after: null, limit: 10 })).toEqual({ rows: [], next: null });
  expect(await sales.call('mail.cancel', { id: made, version: 1 })).toMatchObject({ code: 'not-found' });
});

test('whoever may not see e-mails of clients is told none', async () => {
  const person = await addPerson(office, 'blind', {
    rights: { 'clients.see': 'all', 'documents.see': 'all', 'documents.print': 'all' },
    hidden: ['clients.reaches'],
  });
  const { id } = await addIssued(office, await addClient(office, { reaches: [email('a@b.example')] }));
  const noAddress = 'You may not see the e-mail addresses of clients.';
  expect(await person.ask('mail.draft', { documentIds: [id] })).toMatchObject({ to: [], suggestions: [], noAddress });
  expect(await person.ask('mail.manyPreview', { selection: { ids: [id] } })).toMatchObject({
    ready: 0,
    leftOut: { named: [{ id, reason: noAddress }] },
  });
  const seller = await addPerson(office, 'seller', {
    rights: { 'clients.see': 'own', 'documents.see': 'all', 'documents.print': 'all' },
  });
  expect(await seller.ask('mail.draft', { documentIds: [id] })).toMatchObject({
    to: [],
    noAddress: 'You may not see this client, nor its e-mail addresses.',
  });
  const nothing = await addIssued(office, await addClient(office));
  expect(await office.ask('mail.draft', { documentIds: [nothing.id] })).toMatchObject({
    noAddress: 'The client has no e-mail address on its card.',
  });
});

test('the texts of letters: fields that there are, no change of somebody else overwritten, and back again', async () => {
  const which = { type: 'invoice', language: 'en' } as const;
  const [before] = (await office.ask('mail.letters', {})).filter(
    ({ type, language }) => type === 'invoice' && language === 'en',
  );
  const was = { subject: before?.subject ?? '', text: before?.text ?? '' };
  expect(before?.changed).toBe(false);
  const wrong = { ...which, subject: 'Hi', text: 'Dear {name}', was };
  expect(await office.call('mail.saveLetter', wrong)).toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'text', message: expect.stringContaining('{name}') }] },
  });
  const text = '{number}|{total}|{rest}|{due}|{client}|{company}|{sender}';
  const saved = await office.ask('mail.saveLetter', { ...which, subject: 'No. {number}', text, was });
  expect(saved).toMatchObject({ subject: 'No. {number}', changed: true });
  expect(await office.call('mail.saveLetter', { ...which, subject: 'x', text: '', was })).toMatchObject({
    code: 'conflict',
  });
  const clientId = await addClient(office, { name: '{company} $& Co', language: 'en' });
  const { id, dueDay } = await addIssued(office, clientId, { day: '2026-05-04', dueDay: '2026-05-18' });
  expect(dueDay).toBe('2026-05-18');
  const draft = await office.ask('mail.draft', { documentIds: [id] });
  expect(draft.subject).toBe('No. INV-2026-0001');
  expect(draft.text.replaceAll('\u00a0', ' ')).toBe(
    'INV-2026-0001|€100.00|€100.00|18 May 2026|{company} $& Co|Northwind Supplies Ltd|Anna',
  );
  expect(await office.ask('mail.resetLetter', which)).toEqual(before);
});

test('letters that are due are found by an index', () => {
  const plan = (sql: string) =>
    plansOf(office.db, (db) => db.prepare(sql))
      .flatMap((one) => one.plan)
      .join('\n');
  expect(plan(dueStatement)).toContain('mail_message_due (account_id=? AND next_attempt_at<?)');
  expect(plan(dueStatement)).not.toMatch(/SCAN|TEMP B-TREE/u);
  expect(plan(dueAccountsStatement)).toContain('mail_message_due (account_id=? AND next_attempt_at<?)');
});
