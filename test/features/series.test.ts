/** Number series: no gap, no number twice, beginning again when they should. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType, Series } from '../../preload/contract/companies.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

async function seriesOf(type: DocumentType = 'invoice'): Promise<Series> {
  const found = (await office.ask('series.list', {})).find((one) => one.type === type);
  if (found === undefined) throw new Error(`No series for ${type}.`);
  return found;
}

async function change(changes: Partial<Series>): Promise<Series> {
  const { id, version, prefix, pattern, reset, next } = { ...(await seriesOf()), ...changes };
  return office.ask('series.change', { id, version, prefix, pattern, reset, next });
}

test('a company has a series for every type of document, as its country is used to them', async () => {
  office = await testOffice({ country: 'FR', now: '2026-05-04T10:00:00.000Z' });
  const all = await office.ask('series.list', {});
  expect(all).toHaveLength(8);
  expect(await seriesOf()).toMatchObject({ prefix: 'FA', reset: 'yearly', next: 1, example: 'FA-2026-0001' });
  expect(await seriesOf('credit-note')).toMatchObject({ example: 'AV-2026-0001' });
});

test('200 invoices in a row have 200 numbers in a row; drafts that are deleted burn none', async () => {
  office = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z' });
  const clientId = await addClient(office);
  const numbers: (string | null)[] = [];
  for (let n = 1; n <= 200; n++) {
    if (n % 50 === 0) await office.ask('documents.remove', { id: (await addDraft(office, clientId)).id, version: 1 });
    numbers.push((await addIssued(office, clientId)).number);
  }
  const expected = Array.from({ length: 200 }, (_, at) => `INV-2026-${String(at + 1).padStart(4, '0')}`);
  expect(numbers).toEqual(expected);
  expect(await seriesOf()).toMatchObject({ next: 201, example: 'INV-2026-0201' });
});

test('an office that comes from elsewhere begins with its own number', async () => {
  office = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z' });
  const clientId = await addClient(office);
  expect(await change({ next: 118, pattern: '{PREFIX}{YY}/{#####}', prefix: 'R' })).toMatchObject({
    example: 'R26/00118',
  });
  expect((await addIssued(office, clientId)).number).toBe('R26/00118');
  expect((await addIssued(office, clientId)).number).toBe('R26/00119');
  expect(await seriesOf()).toMatchObject({ next: 120 });
});

test('over new year the count begins again; an old day still gets a number of its own year', async () => {
  const clock = testClock('2026-12-31T10:00:00.000Z');
  office = await testOffice({ country: 'RU', clock });
  const clientId = await addClient(office);
  const given = [await addIssued(office, clientId), await addIssued(office, clientId)];
  clock.set('2027-01-11T10:00:00.000Z');
  given.push(await addIssued(office, clientId), await addIssued(office, clientId, { day: '2026-12-30' }));
  given.push(await addIssued(office, clientId));
  expect(given.map(({ number, day }) => `${number} ${day}`)).toEqual([
    '1 2026-12-31',
    '2 2026-12-31',
    '1 2027-01-11',
    '3 2026-12-30',
    '2 2027-01-11',
  ]);
});

test('monthly and never', async () => {
  const clock = testClock('2026-02-27T10:00:00.000Z');
  office = await testOffice({ country: 'INT', clock });
  const clientId = await addClient(office);
  await change({ reset: 'monthly', pattern: '{YYYY}{MM}-{##}' });
  const numbers = [(await addIssued(office, clientId)).number];
  clock.set('2026-03-02T10:00:00.000Z');
  numbers.push((await addIssued(office, clientId)).number, (await addIssued(office, clientId)).number);
  await change({ reset: 'never', pattern: '{#}', next: 7 });
  numbers.push((await addIssued(office, clientId)).number);
  clock.set('2027-03-02T10:00:00.000Z');
  numbers.push((await addIssued(office, clientId)).number);
  expect(numbers).toEqual(['202602-01', '202603-01', '202603-02', '7', '8']);
});

test('a number that is taken is refused, and a series whose reset was changed never gives one twice', async () => {
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-05-04T10:00:00.000Z' });
  const clientId = await addClient(office);
  for (let n = 0; n < 3; n++) await addIssued(office, clientId);
  const { id, version, prefix, pattern } = await seriesOf();
  const ask = (next: number, reset: Series['reset'] = 'yearly') =>
    office.call('series.change', { id, version, prefix, pattern, reset, next });
  expect(await ask(3)).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'next' }] } });
  expect(await ask(2, 'never')).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'next' }] } });
  expect(await ask(10)).toMatchObject({ ok: true, value: { next: 10, example: '10' } });
  await change({ reset: 'monthly', next: 4 });
  const april = await addIssued(office, clientId, { day: '2026-05-01' });
  expect(april.number).toBe('4');
});

test('a pattern without a counter is refused beside its field, in the language of the session', async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
  const { id, version, prefix, reset } = await seriesOf();
  const reply = await office.call('series.change', { id, version, prefix, pattern: '{YYYY}', reset, next: 1 });
  expect(reply).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'pattern' }] } });
  expect(JSON.stringify(reply)).toContain('порядкового номера');
});

test('two people change a series at once: the second is told', async () => {
  office = await testOffice({ country: 'INT' });
  const { id, version, pattern, reset } = await seriesOf();
  await office.ask('series.change', { id, version, prefix: 'A', pattern, reset, next: 1 });
  const second = await office.call('series.change', { id, version, prefix: 'B', pattern, reset, next: 1 });
  expect(second).toMatchObject({ ok: false, code: 'conflict', details: { version: version + 1 } });
});

test('in France a series of invoices does not print the numbers of another one', async () => {
  office = await testOffice({ country: 'FR', language: 'en', now: '2026-05-04T10:00:00.000Z' });
  const deposits = await seriesOf('deposit-invoice');
  const refused = async (prefix: string, pattern: string) =>
    office.call('series.change', { ...deposits, prefix, pattern, reset: 'yearly', next: 1 });
  for (const [prefix, pattern] of [
    ['FA', '{PREFIX}-{YYYY}-{####}'],
    ['', 'FA-{YYYY}-{###}'],
    ['FA-20', '{PREFIX}{YY}-{######}'],
  ] as const)
    expect(await refused(prefix, pattern)).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'prefix', message: expect.stringContaining('could be the same') }] },
    });
  expect(await refused('FAC', '{PREFIX}-{YYYY}-{####}')).toMatchObject({ ok: true, value: { sameAs: [] } });
  // An order is no invoice: it is only said.
  const orders = { ...(await seriesOf('order')), prefix: 'FA' };
  expect(await office.ask('series.change', orders)).toMatchObject({ sameAs: ['invoice'] });
  expect((await seriesOf('invoice')).sameAs).toEqual(['order']);
});

test('a French number that another series has given is not given again, though nobody has looked at the settings', async () => {
  office = await testOffice({ country: 'FR', language: 'en', now: '2026-05-04T10:00:00.000Z' });
  const clientId = await addClient(office, { country: 'FR' });
  expect((await addIssued(office, clientId)).number).toBe('FA-2026-0001');
  // As an earlier version allowed it.
  office.db.prepare("UPDATE number_series SET prefix = 'FA' WHERE type = 'deposit-invoice'").run();
  const { id, version } = await addDraft(office, clientId, { type: 'deposit-invoice' });
  expect(await office.call('documents.issue', { id, version })).toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('The number FA-2026-0001 belongs to'),
  });
  expect(await office.ask('documents.get', { id })).toMatchObject({ status: 'draft', number: null });
});

test('in Russia bare numbers of several series are as they should be; what the office made alike is told', async () => {
  office = await testOffice({ country: 'RU', language: 'en', now: '2026-05-04T10:00:00.000Z' });
  expect((await office.ask('series.list', {})).map(({ sameAs }) => sameAs.length)).not.toContain(1);
  const contract = await seriesOf('contract');
  expect(await office.ask('series.change', { ...contract, prefix: 'З-', pattern: '{PREFIX}{#}' })).toMatchObject({
    sameAs: ['order'],
  });
});

test('a company whose country is changed gets the series that it has not yet, and keeps the others', async () => {
  office = await testOffice({ country: 'INT', language: 'en', now: '2026-05-04T10:00:00.000Z' });
  await change({ prefix: 'R' });
  const [company] = await office.ask('companies.list', {});
  const { id, version } = company ?? { id: 0, version: 0 };
  await office.ask('companies.change', { id, version, changes: { country: 'RU' }, was: { country: 'INT' } });
  expect(await seriesOf('invoice')).toMatchObject({ prefix: 'R' });
  const clientId = await addClient(office, { country: 'RU', taxNumbers: { inn: '7812014560' } });
  expect((await addIssued(office, clientId, { type: 'act', form: 'RU' })).number).toBe('1');
  expect(await seriesOf('upd').catch(() => null)).toBeNull();
  expect(await seriesOf('tax-invoice')).toMatchObject({ prefix: '', pattern: '{PREFIX}{#}', next: 1 });
  const [record] = await office.ask('audit.list', { filter: { entity: 'series' }, before: null, limit: 1 });
  expect(record).toMatchObject({ channel: 'companies.change', changes: { companyId: { new: id } } });
});
