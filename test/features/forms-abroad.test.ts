/** Documents of a company for clients abroad: each type has a form there or stays with its own, and whatever is offered can be issued. */
import { afterEach, expect, test } from 'vitest';
import { type DocumentType, documentTypes } from '../../preload/contract/companies.ts';
import { addClient, draftOf, issueDraft, line } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

/** A Russian company; answers the id of a client in Ireland. */
async function begin(): Promise<number> {
  office = await testOffice({ country: 'RU', language: 'en', now: '2026-11-29T10:00:00.000Z' });
  return addClient(office, { country: 'INT', language: 'en' });
}

test('a Russian company saves every type of document for a client abroad, in a form that the type has', async () => {
  const abroad = await begin();
  const formOf = async (type: DocumentType) => (await draftOf(office, type, abroad, [line()])).form;
  const forms = Object.fromEntries(await Promise.all(documentTypes.map(async (type) => [type, await formOf(type)])));
  expect(forms).toEqual({
    proposal: 'INT',
    contract: 'INT',
    order: 'INT',
    invoice: 'INT',
    'deposit-invoice': 'INT',
    'credit-note': 'INT',
    waybill: 'INT',
    statement: 'INT',
    act: 'RU',
    'tax-invoice': 'RU',
    upd: 'RU',
    correction: 'RU',
    'power-of-attorney': 'RU',
    'cash-receipt': 'RU',
  });
});

test('a draft in a form that its type does not have is refused beside the field', async () => {
  const abroad = await begin();
  const { id, version, ...fields } = await draftOf(office, 'act', abroad, [line()]);
  const reply = await office.call('documents.change', { id, version, draft: { ...fields, form: 'INT' } });
  expect(reply).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'form' }] } });
});

test('all that is offered after an invoice or an order for a client abroad can be made and issued', async () => {
  const abroad = await begin();
  const after = async (type: DocumentType) => {
    const { id } = await issueDraft(office, await draftOf(office, type, abroad, [line()]));
    const { steps } = await office.ask('documents.nextSteps', { id });
    const numbers: (string | null)[] = [];
    for (const step of steps) {
      const made = await office.ask('documents.base', { id, type: step.type, share: 3000 });
      numbers.push(`${step.type} ${(await issueDraft(office, made)).number}`);
    }
    return numbers;
  };
  expect(await after('invoice')).toEqual(['waybill 1', 'credit-note К-1']);
  expect(await after('order')).toEqual(['invoice 2', 'deposit-invoice А-1', 'waybill 2', 'contract Д-1/26']);
});

test('a type that the company numbers nowhere is refused in words, and the draft stays', async () => {
  office = await testOffice({ country: 'FR', language: 'en', now: '2026-11-29T10:00:00.000Z' });
  const client = await addClient(office, { country: 'FR' });
  const { id, version } = await draftOf(office, 'act', client, [line()], { form: 'RU' });
  expect(await office.call('documents.issue', { id, version })).toMatchObject({ ok: false, code: 'invalid' });
});
