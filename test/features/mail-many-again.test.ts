/** A run of letters some of which failed, sent once more for those alone: nobody gets a letter that he has or that waits for him. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { addAccount, letterIs, sendDocuments, trustAuthority } from '../support/mail-server.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';

const job = 'job-00000001';
/** Of whom no page can be made. */
let jammed = '';

let office: TestOffice;
let accountId: number;
beforeAll(trustAuthority);
beforeEach(async () => {
  jammed = '';
  const printToPdf = async (html: string) => {
    if (jammed !== '' && html.includes(jammed)) throw new Error('no ink');
    return testHost.printToPdf(html);
  };
  office = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z', host: { ...testHost, printToPdf } });
  // Nobody listens there: letters wait.
  accountId = (await addAccount(office, 9, { security: 'none', userName: '' })).id;
});
afterEach(() => office.close());

const email = (value: string) => ({ kind: 'email' as const, value, label: '' });

function addNamed(name: string, hasAddress = true): Promise<number> {
  const reaches = hasAddress ? [email(`${name}@b.example`)] : [];
  return addClient(office, { name, legalName: name, language: 'en', reaches });
}

async function lettersTo(): Promise<string[]> {
  const { rows } = await office.ask('mail.outbox', { after: null, limit: 100 });
  return rows.map(({ to }) => to.join(', ')).sort();
}

test('the ones without a letter are named by type and number, and get one when they are sent again; the others get no second one', async () => {
  const alfa = await addIssued(office, await addNamed('alfa'));
  const beta = await addIssued(office, await addNamed('beta'), { type: 'proposal' });
  const gamma = await addNamed('gamma', false);
  const without = await addIssued(office, gamma);
  const draft = await addDraft(office, await addNamed('delta'));
  const earlier = await addIssued(office, await addNamed('earlier'));
  await sendDocuments(office, accountId, [earlier.id]);
  jammed = 'beta';
  const asked = { key: crypto.randomUUID(), accountId, job };
  const ids = [alfa.id, beta.id, without.id, draft.id, earlier.id];
  const first = await office.ask('mail.sendMany', { ...asked, selection: { ids } });
  expect(first).toMatchObject({ queued: 1, leftOut: { count: 4 }, failedIds: [beta.id, without.id, draft.id] });
  expect(first.leftOut.named[0]).toEqual({
    id: beta.id,
    document: { type: 'proposal', number: beta.number, client: 'beta' },
    reason: 'The pages could not be made: no ink.',
  });
  // What was in the way is mended.
  jammed = '';
  const card = await office.ask('clients.get', { id: gamma });
  const changes = { reaches: [email('gamma@b.example')] };
  await office.ask('clients.change', { id: gamma, version: card.version, changes, was: { reaches: [] } });
  const again = await office.ask('mail.sendMany', { ...asked, selection: { ids: first.failedIds } });
  expect(again).toMatchObject({ queued: 2, failedIds: [draft.id], leftOut: { named: [{ id: draft.id }] } });
  // Whoever presses it twice sends nothing twice.
  await office.ask('mail.sendMany', { ...asked, selection: { ids: first.failedIds } });
  expect(await lettersTo()).toEqual(['alfa@b.example', 'beta@b.example', 'earlier@b.example', 'gamma@b.example']);
});

test('where documents went again on purpose, one that somebody has sent since then by hand does not go once more', async () => {
  const client = await addNamed('alfa', false);
  const alfa = await addIssued(office, client);
  const beta = await addIssued(office, await addNamed('beta'));
  const old = await sendDocuments(office, accountId, [alfa.id], { to: ['old@b.example'] });
  await sendDocuments(office, accountId, [beta.id], { to: ['old@b.example'] });
  const selection = { ids: [alfa.id, beta.id] };
  const { lastLetter: againUpTo, already } = await office.ask('mail.manyPreview', { selection, again: true });
  expect([already, againUpTo]).toEqual([1, old + 1]);
  const asked = { key: crypto.randomUUID(), accountId, againUpTo, job };
  const first = await office.ask('mail.sendMany', { ...asked, selection });
  // It has an old letter, which was to be of no matter, and no address.
  expect(first).toMatchObject({ queued: 1, failedIds: [alfa.id] });
  const card = await office.ask('clients.get', { id: client });
  const changes = { reaches: [email('alfa@b.example')] };
  await office.ask('clients.change', { id: client, version: card.version, changes, was: { reaches: [] } });
  await letterIs(office, await sendDocuments(office, accountId, [alfa.id]), 'waiting');
  const again = await office.ask('mail.sendMany', { ...asked, selection: { ids: first.failedIds } });
  expect(again).toMatchObject({
    queued: 0,
    failedIds: [],
    leftOut: { named: [{ id: alfa.id, reason: 'A letter to alfa@b.example waits in the outbox.' }] },
  });
  expect(await lettersTo()).toEqual(['alfa@b.example', 'beta@b.example', 'old@b.example', 'old@b.example']);
});
