/** Rates of VAT that the office adds where the program does not know the law: on documents, on products, in imports; and where it may not. */
import { afterEach, expect, test } from 'vitest';
import { addClient, addDraft, line, vatRateId } from '../support/documents.ts';
import { companyOf, type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

test('8.1 % is added, charged to the cent, printed, and stays while a document has it; a mistyped one goes', async () => {
  office = await testOffice({ country: 'INT', language: 'en', now: '2026-11-29T10:00:00.000Z' });
  const rate = await office.ask('reference.addVatRate', { country: 'INT', rate: 810 });
  expect(rate).toMatchObject({ label: '8.1%', rate: 810, own: true, standard: false });
  expect((await office.ask('reference.get', {})).vatRates).toContainEqual(rate);

  const client = await addClient(office, { country: 'INT' });
  const draft = await addDraft(office, client, { lines: [line({ price: 10_000, vatRateId: rate.id })] });
  // 100.00 at 8.1 %.
  expect(draft.totals).toMatchObject({ net: 10_000, vat: 810, gross: 10_810 });
  const { document } = await office.ask('documents.issue', { id: draft.id, version: draft.version });
  expect((await office.ask('documents.html', { id: document.id })).html).toContain('8.1%');

  expect(await office.call('reference.removeVatRate', { id: rate.id })).toMatchObject({ ok: false, code: 'read-only' });
  const mistyped = await office.ask('reference.addVatRate', { country: 'INT', rate: 1300 });
  await office.ask('reference.removeVatRate', { id: mistyped.id });
  const { vatRates } = await office.ask('reference.get', {});
  expect(vatRates.filter(({ own }) => own).map(({ rate: one }) => one)).toEqual([810]);
});

test('a rate that is there already, or of a country whose law is known, is refused; and so is taking one of the law away', async () => {
  office = await testOffice({ country: 'INT', language: 'en', now: '2026-11-29T10:00:00.000Z' });
  const refused = (path: string) => ({ ok: false, code: 'invalid', details: { fields: [{ path }] } });
  expect(await office.call('reference.addVatRate', { country: 'INT', rate: 2500 })).toMatchObject(refused('rate'));
  expect(await office.call('reference.addVatRate', { country: 'FR', rate: 810 })).toMatchObject(refused('country'));
  const { vatRates } = await office.ask('reference.get', {});
  const ofLaw = vatRates.find(({ country, rate }) => country === 'INT' && rate === 2500);
  expect(await office.call('reference.removeVatRate', { id: ofLaw?.id ?? 0 })).toMatchObject({
    ok: false,
    code: 'not-found',
  });
});

test('a rate of another country than the own company’s is refused on its line, also one that the office has added', async () => {
  office = await testOffice({ country: 'RU', language: 'en', now: '2026-11-29T10:00:00.000Z' });
  const french = await office.ask('companies.create', companyOf.FR);
  const general = await office.ask('companies.create', companyOf.INT);
  const client = await addClient(office, { country: 'FR' });
  const russian = await vatRateId(office, 'RU', 2200);
  const added = (await office.ask('reference.addVatRate', { country: 'INT', rate: 810 })).id;
  const refusals = async (companyId: number, rates: readonly number[]) => {
    const draft = await addDraft(office, client, { companyId, lines: rates.map((id) => line({ vatRateId: id })) });
    const reply = await office.call('documents.issue', { id: draft.id, version: draft.version });
    return reply.ok ? [] : reply.details?.fields;
  };
  const own = await vatRateId(office, 'FR', 2000);
  expect(await refusals(french.id, [russian, own, added])).toMatchObject([
    {
      path: 'lines.0.vatRateId',
      message: 'The VAT rate 22% is not one of the country of Café Élégance: choose another.',
    },
    {
      path: 'lines.2.vatRateId',
      message: 'The VAT rate 8.1% is not one of the country of Café Élégance: choose another.',
    },
  ]);
  expect(await refusals(french.id, [own])).toEqual([]);
  expect(await refusals(general.id, [added])).toEqual([]);
  expect(await refusals(general.id, [russian])).toMatchObject([{ path: 'lines.0.vatRateId' }]);
});
