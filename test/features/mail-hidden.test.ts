/** Whoever may not see the e-mails of clients learns them from no letter either: not on the timeline, in histories, in the log or in the outbox. */
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
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

const secret = 'secret@b.example';

let office: TestOffice;
let server: MailServer;
let blind: Colleague;
beforeAll(trustAuthority);
beforeEach(async () => {
  server = await startMailServer();
  office = await testOffice({ country: 'INT', password: ownersPassword });
  const rights = {
    'clients.see': 'all',
    'documents.see': 'all',
    'documents.print': 'all',
    'audit.see': 'all',
    'settings.change': 'all',
  } as const;
  blind = await addPerson(office, 'blind', { rights, hidden: ['clients.reaches'] });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

async function invoice() {
  const clientId = await addClient(office, { reaches: [{ kind: 'email', value: secret, label: '' }] });
  return { clientId, id: (await addIssued(office, clientId)).id };
}

const asked = { before: null, limit: 50 };

test('the address of a sent letter is shown to whoever sees addresses, and to nobody else', async () => {
  const account = await addAccount(office, server.port);
  const { clientId, id } = await invoice();
  await letterIs(office, await sendDocuments(office, account.id, [id], { cc: ['copy@b.example'] }), 'sent');
  const shownTo = async (who: Pick<TestOffice, 'ask'>) => ({
    timeline: JSON.stringify(await who.ask('timeline.of', { entity: 'client', id: clientId, ...asked })),
    history: JSON.stringify(await who.ask('audit.of', { entity: 'document', id, ...asked })),
    log: JSON.stringify(
      (await who.ask('audit.list', { filter: {}, ...asked })).filter((row) => row.entity !== 'client'),
    ),
    outbox: JSON.stringify(await who.ask('mail.outbox', { after: null, limit: 10 })),
  });
  for (const [where, shown] of Object.entries(await shownTo(office)))
    expect([where, shown.includes(secret)]).toEqual([where, true]);
  for (const [where, shown] of Object.entries(await shownTo(blind)))
    expect([where, shown.includes('@b.example')]).toEqual([where, false]);
  const { entries } = await blind.ask('timeline.of', { entity: 'client', id: clientId, ...asked });
  expect(entries.find((entry) => entry.kind === 'document' && entry.event === 'mailed')).toMatchObject({
    by: 'Anna',
    output: { kind: 'mail', target: '' },
  });
});

test('what a server says of an address is hidden with it; one’s own letters are shown as they were typed', async () => {
  const account = await addAccount(office, server.port);
  server.behaviour.recipient = (address) => new Answer(550, `5.1.1 <${address}> unknown`);
  const { id } = await invoice();
  await letterIs(office, await sendDocuments(office, account.id, [id]), 'failed');
  const own = await sendDocuments(blind, account.id, [id], { to: ['typed@b.example'] });
  expect(await letterIs(blind, own, 'failed')).toMatchObject({
    to: ['typed@b.example'],
    recipients: [{ address: 'typed@b.example', answer: 'refused' }],
  });
  const { rows } = await blind.ask('mail.outbox', { after: null, limit: 10 });
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatchObject({ to: [], cc: [], bcc: [], recipients: [], serverWords: '', systemWords: '' });
  const log = await blind.ask('audit.list', { filter: { entity: 'mail' }, ...asked });
  expect(log.map(({ changes }) => Object.keys(changes))).toEqual([
    ['state'],
    ['from', 'subject', 'text', 'files'],
    ['state'],
    ['from', 'subject', 'text', 'files'],
  ]);
});
