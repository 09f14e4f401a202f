/** All of a list is what it was when it was selected: what came later is neither changed, printed nor handed out. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addClient, addDraft } from '../support/documents.ts';
import { bytesOf } from '../support/made-files.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'INT', now: '2026-11-23T10:00:00.000Z' });
});
afterEach(() => office.close());

const job = 'job-00000001';
const lost = { state: 'lost' as const };
const states = async (...ids: number[]) =>
  Promise.all(ids.map(async (id) => (await office.ask('clients.get', { id })).state));
const begun = async () => {
  const one = await addClient(office, { name: 'Alfa', state: 'new' });
  const other = await addClient(office, { name: 'Beta', state: 'new' });
  const upTo = await office.ask('lists.latest', { list: 'clients' });
  return { one, other, selection: { filter: { state: 'new' as const }, except: [], upTo, count: 2 } };
};

test('a client that is made after all were selected stays as it is', async () => {
  const { one, other, selection } = await begun();
  const later = await addClient(office, { name: 'Gamma', state: 'new' });
  expect(await office.ask('clients.bulkPreview', { selection, change: lost })).toMatchObject({ count: 2 });
  expect(await office.ask('clients.bulkChange', { selection, change: lost })).toMatchObject({ changed: 2 });
  expect(await states(one, other, later)).toEqual(['lost', 'lost', 'new']);
});

test('where another one came into the list, or one of them left it, nothing is done and it is told', async () => {
  const elsewhere = await addClient(office, { name: 'Delta', state: 'sleeping' });
  const { one, other, selection } = await begun();
  const change = (id: number, version: number, state: 'new' | 'sleeping') =>
    office.ask('clients.change', { id, version, changes: { state }, was: {} });
  await change(elsewhere, 1, 'new');
  const refused = { ok: false, code: 'conflict', message: expect.stringContaining('2 then, 3 of them now') };
  expect(await office.call('clients.bulkPreview', { selection, change: lost })).toMatchObject(refused);
  expect(await office.call('clients.bulkChange', { selection, change: lost })).toMatchObject(refused);
  await change(elsewhere, 2, 'sleeping');
  await change(other, 1, 'sleeping');
  expect(await office.call('clients.bulkChange', { selection, change: lost })).toMatchObject({ code: 'conflict' });
  expect(await states(one, other, elsewhere)).toEqual(['new', 'sleeping', 'sleeping']);
  expect(await office.ask('operations.list', { before: null, limit: 10 })).toEqual([]);
});

test('a list in Excel or as text has the rows that were selected, or is not made', async () => {
  const { other, selection } = await begun();
  await addClient(office, { name: 'Gamma', state: 'new' });
  const asked = {
    list: 'clients' as const,
    ...selection,
    sort: { column: 'name' as const, descending: false },
    columns: ['name'],
    format: 'csv' as const,
    job,
  };
  const { file, rows } = await office.ask('lists.export', asked);
  expect(rows).toBe(2);
  expect((await bytesOf(office, file)).toString()).not.toContain('Gamma');
  const { version } = await office.ask('clients.get', { id: other });
  await office.ask('clients.remove', { id: other, version });
  expect(await office.call('lists.export', asked)).toMatchObject({ code: 'conflict' });
});

test('print forms and letters go out of no other documents than were selected', async () => {
  const client = await addClient(office);
  const drafts = [await addDraft(office, client), await addDraft(office, client)];
  const upTo = await office.ask('lists.latest', { list: 'documents' });
  expect(upTo).toBe(drafts[1]?.id);
  const selection = { filter: {}, except: [], upTo, count: 2 };
  await addDraft(office, client);
  expect(await office.ask('mail.manyPreview', { selection })).toMatchObject({ leftOut: { count: 2 } });
  const gone = drafts[0];
  await office.ask('documents.remove', { id: gone?.id ?? 0, version: gone?.version ?? 0 });
  expect(await office.call('mail.manyPreview', { selection })).toMatchObject({ code: 'conflict' });
  expect(await office.call('outputs.saveMany', { selection, format: 'zip', as: 'pdf', job })).toMatchObject({
    code: 'conflict',
  });
});
