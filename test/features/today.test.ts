/** The page of the day: its lists name what is due and nothing else; whoever was contacted is noted with the next day in one step. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Condition } from '../../preload/contract/lists.ts';
import { drafts, invoicesSoon, mine, overdueInvoices, toContact } from '../../renderer/features/today/today-lists.ts';
import { addColleague, type Colleague } from '../support/colleague.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

const day = '2026-11-23';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'INT', language: 'en', now: `${day}T09:00:00.000Z` });
});
afterEach(() => office.close());

const clientsOf = async (asker: Pick<Colleague, 'ask'>, conditions: readonly Condition[]) => {
  const filter = { conditions: [...conditions] };
  const sort = { column: 'nextContact', descending: false } as const;
  const { rows } = await asker.ask('clients.list', { filter, sort, after: null, limit: 50 });
  expect((await asker.ask('clients.count', filter)).count).toBe(rows.length);
  return rows.map(({ name }) => name);
};

const documentsOf = async (conditions: readonly Condition[]) => {
  const filter = { conditions: [...conditions] };
  const sort = { column: 'dueDay', descending: false } as const;
  const { rows } = await office.ask('documents.list', { filter, sort, after: null, limit: 50 });
  expect((await office.ask('documents.count', filter)).count).toBe(rows.length);
  return rows.map(({ id }) => id);
};

describe('the lists of the day', () => {
  test('name the clients whose day has come, the longest waiting first', async () => {
    await addClient(office, { name: 'Tomorrow', nextContact: '2026-11-24' });
    await addClient(office, { name: 'Today', nextContact: day });
    await addClient(office, { name: 'Long ago', nextContact: '2026-10-01' });
    await addClient(office, { name: 'Never' });
    expect(await clientsOf(office, toContact(day))).toEqual(['Long ago', 'Today']);
  });

  test('of oneself leave out what is in the care of others', async () => {
    const boris = await addColleague(office, 'Boris', ['clients.see']);
    await addClient(office, { name: 'Of nobody', nextContact: day });
    await addClient(office, { name: 'Of Boris', nextContact: day, responsibleId: boris.id });
    expect(await clientsOf(boris, mine(toContact(day)))).toEqual(['Of Boris']);
    expect(await clientsOf(boris, toContact(day))).toHaveLength(2);
  });

  test('name invoices that are overdue, and those that fall due within a week, until they are paid', async () => {
    const client = await addClient(office);
    const due = async (dueDay: string) => (await addIssued(office, client, { dueDay })).id;
    const yesterday = await due('2026-11-22');
    const today = await due(day);
    const inAWeek = await due('2026-11-30');
    await due('2026-12-01');
    const paid = await addIssued(office, client, { dueDay: '2026-11-20' });
    await office.ask('payments.record', {
      documentId: paid.id,
      amount: paid.totals.gross,
      day,
      method: 'bank',
      reference: '',
      purpose: '',
    });
    const draft = await addDraft(office, client, { dueDay: '2026-11-20' });
    expect(await documentsOf(overdueInvoices(day))).toEqual([yesterday]);
    expect(await documentsOf(invoicesSoon(day))).toEqual([today, inAWeek]);
    expect(await documentsOf(drafts)).toEqual([draft.id]);
  });
});

describe('a client who was contacted', () => {
  let id: number;
  beforeEach(async () => {
    id = await addClient(office, { name: 'Alpha', nextContact: '2026-11-20' });
  });

  test('has a note of what came of it and a next day, both told in the history', async () => {
    const client = await office.ask('today.contacted', {
      id,
      text: ' Wants an offer. ',
      next: '2026-11-30',
      was: '2026-11-20',
    });
    expect(client.nextContact).toBe('2026-11-30');
    const { entries } = await office.ask('timeline.of', { entity: 'client', id, before: null, limit: 10 });
    const notes = entries.flatMap((entry) => (entry.kind === 'note' ? [entry.note.text] : []));
    expect(notes).toEqual(['Wants an offer.']);
    const recorded = office.db
      .prepare<[], string>("SELECT entity FROM audit WHERE channel = 'today.contacted' ORDER BY id")
      .pluck()
      .all();
    expect(recorded).toEqual(['note', 'client']);
  });

  test('may be left without a day, or without a word; with neither nothing is changed', async () => {
    const { version } = await office.ask('today.contacted', { id, text: '', next: '2026-11-20', was: '2026-11-20' });
    expect(version).toBe(1);
    await office.ask('today.contacted', { id, text: 'Only a word.', next: '2026-11-20', was: '2026-11-20' });
    const client = await office.ask('today.contacted', { id, text: '', next: null, was: '2026-11-20' });
    expect([client.nextContact, client.version]).toEqual([null, 2]);
  });

  test('by two people at once: the second learns of the other day, and nothing of his is half done', async () => {
    await office.ask('today.contacted', { id, text: '', next: '2026-12-24', was: '2026-11-20' });
    const reply = await office.call('today.contacted', { id, text: 'Me too.', next: '2026-11-25', was: '2026-11-20' });
    expect(reply).toMatchObject({
      code: 'conflict',
      details: {
        conflicts: [{ path: 'nextContact', mine: '2026-11-25', theirs: '2026-12-24', original: '2026-11-20' }],
      },
    });
    const { entries } = await office.ask('timeline.of', {
      entity: 'client',
      id,
      before: null,
      limit: 10,
      kinds: ['note'],
    });
    expect(entries).toEqual([]);
  });

  test('is out of reach of whoever may only see him', async () => {
    const guest = await addColleague(office, 'Guest', ['clients.see', 'clients.change:own']);
    const reply = await guest.call('today.contacted', { id, text: 'x', next: null, was: '2026-11-20' });
    expect(reply).toMatchObject({ code: 'forbidden' });
  });
});
