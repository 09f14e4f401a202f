/** Undoing a merge gives each client his documents with what counts with them, also what has come since. */
import { afterEach, expect, test } from 'vitest';
import { addClient, line } from '../support/documents.ts';
import { fullAddress, openPapers, type Papers } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

async function merge(one: number, other: number): Promise<number> {
  const { ask } = papers;
  const versioned = async (id: number) => ({ id, version: (await ask('clients.get', { id })).version });
  const { proposal } = await ask('duplicates.preview', { ids: [one, other] });
  const clients = [await versioned(one), await versioned(other)];
  return (await ask('duplicates.merge', { clients, fields: proposal })).operationId;
}

const undo = (id: number) => papers.ask('operations.undo', { id, job: 'undo-the-merge' });

async function closing(clientId: number) {
  const { ask } = papers;
  const [company] = await ask('companies.list', {});
  const about = { companyId: company?.id ?? 0, clientId, currency: 'EUR', form: 'INT' } as const;
  return (await ask('documents.statement', { ...about, from: '2026-01-01', until: '2026-12-31' })).closing;
}

test('a payment and a credit note since the merge go with the invoices that they belong to', async () => {
  papers = await openPapers('INT');
  const { office, client: stays, issue, based, pay, get, owed } = papers;
  const other = await addClient(office, { name: 'Other', country: 'INT', address: fullAddress });
  const paid = await papers.issued('invoice', [line()], { clientId: other });
  const credited = await papers.issued('invoice', [line()], { clientId: other });
  const own = await papers.issued('invoice', [line()]);
  const operation = await merge(stays, other);
  await pay(paid.id, 10_000);
  await pay(own.id, 4000);
  const note = await issue(await based(credited.id, 'credit-note'));
  const draft = await based(paid.id, 'credit-note');
  await undo(operation);
  expect([(await get(note.id)).clientId, (await get(draft.id)).clientId]).toEqual([other, other]);
  expect([await closing(other), await owed(other)]).toEqual([0, []]);
  // What was paid of an invoice of the one that stayed is still his.
  expect([await closing(stays), await owed(stays)]).toEqual([6000, [{ currency: 'EUR', amount: 6000 }]]);
});

test('a cash receipt since the merge goes with the invoice that it pays, one for another invoice stays', async () => {
  papers = await openPapers('RU');
  const { office, client: stays, issue, based, get, cancel, owed } = papers;
  const inn = { inn: '7812014560' };
  const other = await addClient(office, { name: 'Other', country: 'RU', address: fullAddress, taxNumbers: inn });
  const paid = await papers.issued('invoice', [line()], { clientId: other });
  const own = await papers.issued('invoice', [line()]);
  const operation = await merge(stays, other);
  const receipt = await issue(await based(paid.id, 'cash-receipt'));
  const ownReceipt = await issue(await based(own.id, 'cash-receipt'));
  await undo(operation);
  expect([(await get(receipt.id)).clientId, (await get(ownReceipt.id)).clientId]).toEqual([other, stays]);
  expect([await owed(other), await owed(stays)]).toEqual([[], []]);
  expect((await cancel(receipt.id)).ok).toBe(true);
  expect(await owed(other)).toEqual([{ currency: 'RUB', amount: 10_000 }]);
});
