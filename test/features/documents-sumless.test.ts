/** Documents that have no sum of their own, and cash: what is asked of them, and what they say. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { DocumentLine } from '../../preload/contract/documents.ts';
import { addClient, draftOf, issueDraft, line, vatRateId } from '../support/documents.ts';
import { type TestCountry, type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

async function begin(country: TestCountry): Promise<number> {
  office = await testOffice({ country, language: 'en', now: '2026-11-29T10:00:00.000Z' });
  return addClient(office, { country });
}
const issued = async (type: DocumentType, clientId: number, lines: DocumentLine[]) =>
  issueDraft(office, await draftOf(office, type, clientId, lines));

test('a power of attorney is issued without prices, in any currency, and nobody is told that nothing is to be paid', async () => {
  const client = await begin('RU');
  const draft = await draftOf(office, 'power-of-attorney', client, [line({ name: 'Nails', price: 0 })]);
  const { lines, ...fields } = draft;
  const ready = await office.ask('documents.change', {
    id: draft.id,
    version: draft.version,
    draft: {
      ...fields,
      lines,
      currency: 'USD',
      exchangeRate: null,
      details: { ...fields.details, person: { name: 'Ivanov', post: '', identity: '' } },
    },
  });
  const { document, warnings } = await office.ask('documents.issue', { id: ready.id, version: ready.version });
  expect(document).toMatchObject({ status: 'issued', number: '1' });
  expect(warnings.filter((text) => text.includes('zero'))).toEqual([]);
});

test('a statement of account tells its entries before it is issued, and the same ones for ever after', async () => {
  const client = await begin('INT');
  const invoice = await issued('invoice', client, [line({ price: 10_000 })]);
  await office.ask('payments.record', {
    documentId: invoice.id,
    day: '2026-11-29',
    amount: 4_000,
    method: 'bank',
    reference: 'PO 7',
    purpose: '',
  });
  const draft = await draftOf(office, 'statement', client, []);
  const { companyId, currency, form } = draft;
  const asked = { companyId, clientId: client, currency, form, from: '2026-11-01', until: '2026-11-30' };
  // 100.00 is owed, 40.00 is paid: 60.00 are left.
  const entries = [
    { day: '2026-11-29', type: 'invoice', number: invoice.number, debit: 10_000, credit: 0 },
    { day: '2026-11-29', type: null, number: 'PO 7', debit: 0, credit: 4_000 },
  ];
  expect(await office.ask('documents.statement', asked)).toEqual({ opening: 0, entries, closing: 6_000 });
  // From the next day on all of it was before.
  expect(await office.ask('documents.statement', { ...asked, from: '2026-11-30' })).toEqual({
    opening: 6_000,
    entries: [],
    closing: 6_000,
  });
  expect(draft.statement).toBeUndefined();
  const { document } = await office.ask('documents.issue', { id: draft.id, version: draft.version });
  await issued('invoice', client, [line({ price: 5_000 })]);
  expect((await office.ask('documents.get', { id: document.id })).statement).toEqual({
    opening: 0,
    entries,
    closing: 6_000,
  });
});

test('the cash receipt says what was paid in words, on its page, in its lines and on paper, with its VAT sums apart', async () => {
  const client = await begin('RU');
  const [high, low] = [await vatRateId(office, 'RU', 2200), await vatRateId(office, 'RU', 1000)];
  const invoice = await issued('invoice', client, [
    line({ price: 10_000, vatRateId: high }),
    line({ price: 10_000, vatRateId: low }),
  ]);
  const receipt = await office.ask('documents.base', { id: invoice.id, type: 'cash-receipt' });
  const grounds = 'Оплата по счёту № 1 от 29.11.2026';
  expect(receipt.details.grounds).toBe(grounds);
  expect(receipt.lines.map(({ name }) => name)).toEqual([grounds, grounds]);
  const { html } = await office.ask('documents.html', { id: receipt.id });
  expect(html).toContain(`<span class="value">${grounds}</span>`);
  expect(html).toMatch(/НДС 22.% 22,00 руб\., НДС 10.% 10,00 руб\.</);
});
