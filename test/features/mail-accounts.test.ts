/** Accounts that letters are sent from: which is offered first, and what becomes of those of somebody who leaves. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addClient, addIssued } from '../support/documents.ts';
import {
  Answer,
  accountAt,
  addAccount,
  letterIs,
  type MailServer,
  sendDocuments,
  startMailServer,
  trustAuthority,
} from '../support/mail-server.ts';
import { companyOf, type TestOffice, testClock, testOffice } from '../support/office.ts';
import { until } from '../support/pages/screen.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

let clock: ReturnType<typeof testClock>;
let office: TestOffice;
let server: MailServer;
beforeAll(trustAuthority);
beforeEach(async () => {
  clock = testClock('2026-05-04T10:00:00.000Z');
  server = await startMailServer();
  office = await testOffice({ country: 'INT', clock, password: ownersPassword });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

async function invoice(): Promise<number> {
  return (await addIssued(office, await addClient(office, { name: 'Alfa' }))).id;
}

test('the account that is no longer offered first is another version, which the log and every page are told of', async () => {
  const one = await addAccount(office, server.port, { address: 'one@b.example' });
  office.events.length = 0;
  clock.set('2026-05-04T11:00:00.000Z');
  const two = await addAccount(office, server.port, { address: 'two@b.example' });
  expect(await office.ask('mail.accounts', {})).toMatchObject([
    { id: two.id, version: 1, isDefault: true },
    { id: one.id, version: 2, isDefault: false },
  ]);
  const told = office.events.filter((event) => event.type === 'changed' && event.entity === 'mail-account');
  expect(told).toMatchObject([
    { id: two.id, version: 1 },
    { id: one.id, version: 2 },
  ]);
  const [record] = await office.ask('audit.list', { filter: { entity: 'mail-account' }, before: null, limit: 1 });
  expect(record).toMatchObject({ entityId: one.id, changes: { isDefault: { old: true, new: false } } });
  // A page that has not heard of it does not take the place back without a word.
  const stale = { account: accountAt(server.port, { address: 'one@b.example', signature: 'x' }), password: null };
  expect(await office.call('mail.saveAccount', { id: one.id, version: one.version, ...stale })).toMatchObject({
    code: 'conflict',
  });
});

test('whoever leaves leaves no account behind: its password is gone, and what waited for it has failed', async () => {
  const everything = { 'clients.see': 'all', 'documents.see': 'all', 'documents.print': 'all' } as const;
  const leaver = await addPerson(office, 'leaver', { rights: everything });
  const own = await addAccount(leaver, server.port, { forEverybody: false });
  const offices = await addAccount(office, server.port);
  server.behaviour.letter = new Answer(451, '4.3.0 Not now');
  const to = ['a@b.example'];
  const letters = [
    await sendDocuments(leaver, own.id, [await invoice()], { to }),
    await sendDocuments(leaver, offices.id, [await invoice()], { to: ['b@b.example'] }),
  ];
  for (const id of letters) await until('an attempt', async () => (await letterIs(office, id, 'waiting')).attempts > 0);
  const people = await office.ask('users.list', {});
  const person = people.find(({ id }) => id === leaver.id);
  const heir = people.find(({ id }) => id !== leaver.id);
  await office.ask('users.close', { id: leaver.id, version: person?.version ?? 0, toId: heir?.id ?? null });
  const [first = 0, second = 0] = letters;
  expect(await letterIs(office, first, 'failed')).toMatchObject({
    problem: 'The account was removed. Write the letter anew from another one.',
  });
  const accounts = office.db.prepare('SELECT password, deleted_at FROM mail_account WHERE id = ?');
  expect(accounts.get(own.id)).toEqual({ password: null, deleted_at: '2026-05-04T10:00:00.000Z' });
  server.behaviour.letter = 'take';
  clock.set('2026-05-04T10:02:00.000Z');
  // What he has written in the name of the office goes.
  await letterIs(office, second, 'sent');
  expect(server.letters.map((letter) => letter.to)).toEqual([['b@b.example']]);
});

test('what the outbox has sent is found in the log among what left the program', async () => {
  const account = await addAccount(office, server.port);
  await letterIs(office, await sendDocuments(office, account.id, [await invoice()], { to: ['a@b.example'] }), 'sent');
  const prints = await office.ask('audit.list', { filter: { kind: 'prints' }, before: null, limit: 10 });
  expect(prints.map(({ channel, kind, entity }) => [channel, kind, entity])).toEqual([
    ['mail.sent', 'prints', 'document'],
    ['mail.sent', 'prints', 'mail'],
  ]);
});

test('a letter for one own company is offered from its account, not from the first one, which is of another', async () => {
  // The own company of the office writes from office@romashka.example.
  const second = { ...companyOf.INT, name: 'Second Ltd', email: 'Info@second.example' };
  const mail = async (companyId: number | null) => {
    const client = await addClient(office, { name: 'Alfa' });
    const { id } = await addIssued(office, client, companyId === null ? {} : { companyId });
    return (await office.ask('mail.draft', { documentIds: [id] })).accountId;
  };
  expect(await mail(null)).toBeNull();
  const others = await addAccount(office, server.port, { address: 'books@third.example', isDefault: false });
  const first = await addAccount(office, server.port, { address: 'office@romashka.example' });
  // One company alone has the one that is offered first.
  expect(await mail(null)).toBe(first.id);
  const { id } = await office.ask('companies.create', second);
  // Nobody's account suits better than that of another company.
  expect([await mail(null), await mail(id)]).toEqual([first.id, others.id]);
  const near = await addAccount(office, server.port, { address: 'anna@second.example', isDefault: false });
  expect([await mail(null), await mail(id)]).toEqual([first.id, near.id]);
  const own = await addAccount(office, server.port, { address: 'info@second.example', isDefault: false });
  expect([await mail(null), await mail(id)]).toEqual([first.id, own.id]);
});
