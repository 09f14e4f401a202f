/** From order to invoice, act, waybill and payment: what is made of what, how much is left, and what becomes of the documents above. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document, DocumentLine } from '../../preload/contract/documents.ts';
import { addClient, addProduct, draftOf, issueDraft, line, vatRateId } from '../support/documents.ts';
import { type TestCountry, type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

const address = {
  street: 'Невский пр., 1',
  postcode: '191025',
  city: 'Санкт-Петербург',
  region: '',
  country: 'Россия',
};

async function begin(country: TestCountry, language: 'en' | 'ru' | 'fr' = 'en'): Promise<number> {
  office = await testOffice({ country, language, now: '2026-11-29T10:00:00.000Z' });
  return addClient(office, { country, address, taxNumbers: country === 'RU' ? { inn: '7812014560' } : {} });
}

const draft = (type: DocumentType, clientId: number, lines: DocumentLine[]) => draftOf(office, type, clientId, lines);
const issue = (one: Document) => issueDraft(office, one);
const issued = async (...given: Parameters<typeof draft>) => issue(await draft(...given));

const statusOf = async (id: number) => (await office.ask('documents.get', { id })).status;

const product = async (name: string, kind: 'goods' | 'service') =>
  addProduct(office, name, kind, await vatRateId(office, 'RU', 2200));

test('an order is delivered and billed in parts: what is left is always known, and the order says how far it is', async () => {
  const client = await begin('RU');
  const order = await issued('order', client, [
    line({ name: 'Paper', quantity: 10_000 }),
    line({ name: 'Pens', quantity: 4000 }),
  ]);
  expect(order.status).toBe('confirmed');
  const [paper, pens] = await office.ask('documents.left', { id: order.id });
  expect([paper?.toDeliver, pens?.toDeliver]).toEqual([10_000, 4000]);

  // Six of ten go first.
  const quantities = [{ lineId: paper?.lineId ?? 0, quantity: 6000 }];
  const first = await office.ask('documents.base', { id: order.id, type: 'waybill', quantities });
  expect(first.lines).toMatchObject([{ name: 'Paper', quantity: 6000, basedOnLineId: paper?.lineId }]);
  // A draft has delivered nothing.
  expect((await office.ask('documents.left', { id: order.id }))[0]).toMatchObject({ delivered: 0, toDeliver: 10_000 });
  await issue(first);
  expect((await office.ask('documents.left', { id: order.id }))[0]).toMatchObject({ delivered: 6000, toDeliver: 4000 });
  expect(await statusOf(order.id)).toBe('part-delivered');

  // The invoice takes all of it; what it leaves to deliver is what the order leaves.
  const invoice = await issue(await office.ask('documents.base', { id: order.id, type: 'invoice' }));
  expect(invoice.lines.map(({ quantity }) => quantity)).toEqual([10_000, 4000]);
  expect(await office.ask('documents.left', { id: invoice.id })).toMatchObject([
    { toDeliver: 4000 },
    { toDeliver: 4000 },
  ]);
  expect((await office.call('documents.base', { id: order.id, type: 'invoice' })).ok).toBe(false);

  const rest = await office.ask('documents.base', { id: invoice.id, type: 'waybill' });
  expect(rest.lines.map(({ quantity }) => quantity)).toEqual([4000, 4000]);
  const second = await issue(rest);
  expect(await statusOf(order.id)).toBe('done');

  // A cancelled delivery has delivered nothing.
  await office.ask('documents.cancel', { id: second.id, version: second.version, reason: 'Refused' });
  expect(await statusOf(order.id)).toBe('part-delivered');
  const chain = await office.ask('documents.chain', { id: second.id });
  expect(chain.map(({ type, parentId }) => [type, parentId])).toEqual([
    ['order', null],
    ['waybill', order.id],
    ['invoice', order.id],
    ['waybill', invoice.id],
  ]);
});

test('a line that leaves its origin and basis open is saved', async () => {
  const client = await begin('RU');
  const open = { basedOnLineId: undefined, originCountry: undefined, customsDeclaration: undefined };
  const { lines } = await draft('invoice', client, [{ ...line(), ...open }]);
  expect(lines).toHaveLength(1);
});

test('a remark before issuing names the lines of which more goes out than was ordered, and those of this document alone', async () => {
  const client = await begin('INT');
  const order = await issue(
    await draft('order', client, [line({ name: 'Paper', quantity: 10_000 }), line({ name: 'Pens', quantity: 4000 })]),
  );
  const [paper, pens] = await office.ask('documents.left', { id: order.id });
  const take = async (lineId: number | undefined, quantity: number) => {
    const quantities = [{ lineId: lineId ?? 0, quantity }];
    const { id, version } = await office.ask('documents.base', { id: order.id, type: 'waybill', quantities });
    return (await office.ask('documents.issue', { id, version })).warnings;
  };
  expect(await take(paper?.lineId, 15_000)).toContain('More is delivered than was ordered: “Paper” (15 of 10).');
  expect(await take(pens?.lineId, 4500)).toContain('More is delivered than was ordered: “Pens” (4.5 of 4).');
});

test('a copy of the lines is its own: changing the invoice changes nothing of the proposal', async () => {
  const client = await begin('INT');
  const proposal = await issued('proposal', client, [line({ price: 10_000 })]);
  expect(proposal).toMatchObject({ status: 'sent', number: 'QUO-2026-0001' });
  const based = await office.ask('documents.base', { id: proposal.id, type: 'invoice' });
  const { lines, ...fields } = based;
  const cheaper = lines.map((one) => ({ ...one, price: 9000 }));
  await office.ask('documents.change', { id: based.id, version: 1, draft: { ...fields, lines: cheaper } });
  expect((await office.ask('documents.get', { id: proposal.id })).lines[0]?.price).toBe(10_000);
  const accepted = await office.ask('documents.setStatus', {
    id: proposal.id,
    version: proposal.version,
    status: 'accepted',
  });
  expect(accepted.status).toBe('accepted');
  expect(
    await office.call('documents.setStatus', { id: proposal.id, version: accepted.version, status: 'paid' }),
  ).toMatchObject({ ok: false, code: 'read-only' });
});

test('a package is issued in one go: invoice, waybill for goods, act for services, tax invoice for all', async () => {
  const client = await begin('RU');
  const rate = await vatRateId(office, 'RU', 2200);
  const goods = await product('Lamp', 'goods');
  const service = await product('Mounting', 'service');
  const invoice = await draft('invoice', client, [
    line({ productId: goods, name: 'Lamp', price: 100_000, vatRateId: rate }),
    line({ productId: service, name: 'Mounting', price: 50_000, vatRateId: rate }),
  ]);
  const { package: types } = await office.ask('documents.nextSteps', { id: invoice.id });
  expect(types).toEqual(['waybill', 'act', 'tax-invoice']);
  const { documents } = await office.ask('documents.package', { id: invoice.id, version: 1, types });
  expect(
    documents.map(({ type, number, status, lines, totals }) => [type, number, status, lines.length, totals.gross]),
  ).toEqual([
    ['invoice', '1', 'issued', 2, 183_000],
    ['waybill', '1', 'posted', 1, 122_000],
    ['act', '1', 'issued', 1, 61_000],
    ['tax-invoice', '1', 'issued', 2, 183_000],
  ]);
});

test('a package goes with a УПД in the place of waybill, act and tax invoice; who pays no VAT is not offered one', async () => {
  const client = await begin('RU');
  const rate = await vatRateId(office, 'RU', 2200);
  const invoice = await draft('invoice', client, [
    line({ name: 'Boxes', productId: await product('Boxes', 'goods'), vatRateId: rate }),
    line({ name: 'Advice', vatRateId: rate }),
  ]);
  const { alternative } = await office.ask('documents.nextSteps', { id: invoice.id });
  expect(alternative).toEqual(['upd']);
  const { documents } = await office.ask('documents.package', { id: invoice.id, version: 1, types: alternative });
  expect(documents.map(({ type }) => type)).toEqual(['invoice', 'upd']);
  expect(documents[1]?.lines.map(({ name }) => name)).toEqual(['Boxes', 'Advice']);
  const order = await issued('order', client, [line({ vatRateId: rate })]);
  expect((await office.ask('documents.nextSteps', { id: order.id })).alternative).toEqual(['invoice', 'upd']);

  const { id, version } = (await office.ask('companies.list', {}))[0] ?? { id: 0, version: 0 };
  await office.ask('companies.change', { id, version, changes: { vatPayer: false }, was: { vatPayer: true } });
  const exempt = await draft('invoice', client, [line()]);
  expect((await office.ask('documents.nextSteps', { id: exempt.id })).alternative).toEqual([]);
});

test('a package that cannot be issued as a whole issues nothing and burns no number', async () => {
  const client = await begin('RU');
  const rate = await vatRateId(office, 'RU', 2200);
  const bare = await addClient(office, {
    name: 'Без реквизитов',
    country: 'RU',
    address: { ...address, street: '', city: '' },
    taxNumbers: {},
  });
  const invoice = await draft('invoice', bare, [line({ vatRateId: rate })]);
  const reply = await office.call('documents.package', { id: invoice.id, version: 1, types: ['act', 'tax-invoice'] });
  expect(reply).toMatchObject({
    ok: false,
    code: 'invalid',
    details: { fields: [{ path: 'client.taxNumbers.inn' }, { path: 'client.address' }] },
  });
  expect(await statusOf(invoice.id)).toBe('draft');
  expect((await issued('invoice', client, [line({ vatRateId: rate })])).number).toBe('1');
});

test('УПД with status 1 is numbered with the tax invoices, with status 2 with the primary documents', async () => {
  const client = await begin('RU');
  const rate = await vatRateId(office, 'RU', 2200);
  const lines = [line({ vatRateId: rate })];
  expect((await issued('tax-invoice', client, lines)).number).toBe('1');
  expect((await issued('upd', client, lines)).number).toBe('2');
  const second = await draft('upd', client, lines);
  const { lines: same, ...fields } = second;
  const changed = await office.ask('documents.change', {
    id: second.id,
    version: 1,
    draft: { ...fields, lines: same, details: { transferStatus: '2' } },
  });
  expect((await issue(changed)).number).toBe('1');
});

test('a correction holds the new quantities, marks what it corrects, and is marked no more when it is cancelled', async () => {
  const client = await begin('RU');
  const rate = await vatRateId(office, 'RU', 2200);
  const upd = await issued('upd', client, [line({ quantity: 10_000, price: 10_000, vatRateId: rate })]);
  const based = await office.ask('documents.base', { id: upd.id, type: 'correction' });
  expect(based).toMatchObject({ correctsId: upd.id, basedOnId: null });
  const { lines, ...fields } = based;
  const eight = lines.map((one) => ({ ...one, quantity: 8000 }));
  const changed = await office.ask('documents.change', {
    id: based.id,
    version: 1,
    draft: { ...fields, lines: eight },
  });
  const correction = await issue(changed);
  expect(correction).toMatchObject({ number: '2', totals: { net: 80_000, vat: 17_600, gross: 97_600 } });
  expect(await statusOf(upd.id)).toBe('corrected');
  await office.ask('documents.cancel', { id: correction.id, version: correction.version, reason: 'By mistake' });
  expect(await statusOf(upd.id)).toBe('issued');
});

test('an invoice is part paid, then paid; a payment that is taken back opens it again', async () => {
  const client = await begin('INT');
  const invoice = await issued('invoice', client, [line({ price: 100_000 })]);
  const pay = (amount: number) =>
    office.ask('payments.record', {
      documentId: invoice.id,
      day: '2026-11-29',
      amount,
      method: 'bank',
      reference: '17',
      purpose: '',
    });
  expect(await pay(40_000)).toEqual({ due: 60_000 });
  expect(await office.ask('documents.get', { id: invoice.id })).toMatchObject({ status: 'part-paid', paid: 40_000 });
  // 10 more than is due stays an advance.
  expect(await pay(61_000)).toEqual({ due: 0 });
  const { payments, due } = await office.ask('payments.of', { id: invoice.id });
  expect(payments.map(({ amount, allocated }) => [amount, allocated])).toEqual([
    [61_000, 60_000],
    [40_000, 40_000],
  ]);
  expect(due).toBe(0);
  expect(await statusOf(invoice.id)).toBe('paid');
  const { id, version } = payments[1] ?? { id: 0, version: 0 };
  await office.ask('payments.remove', { id, version });
  expect(await statusOf(invoice.id)).toBe('part-paid');
});

test('a credit note gives back a part of an invoice: no more than is left, and the rest is what is due', async () => {
  const client = await begin('FR', 'fr');
  const rate = await vatRateId(office, 'FR', 2000);
  const invoice = await issued('invoice', client, [line({ quantity: 3000, price: 10_000, vatRateId: rate })]);
  const based = await office.ask('documents.base', {
    id: invoice.id,
    type: 'credit-note',
    quantities: [{ lineId: (await office.ask('documents.left', { id: invoice.id }))[0]?.lineId ?? 0, quantity: 1000 }],
  });
  const credit = await issue(based);
  expect(credit).toMatchObject({ number: 'AV-2026-0001', correctsId: invoice.id, totals: { gross: 12_000 } });
  // 300.00 + 20 % = 360.00, less 120.00.
  expect((await office.ask('payments.of', { id: invoice.id })).due).toBe(24_000);
  const rest = await office.ask('documents.base', { id: invoice.id, type: 'credit-note' });
  expect(rest.lines[0]?.quantity).toBe(2000);
  await issue(rest);
  expect(await statusOf(invoice.id)).toBe('paid');
  expect(await office.call('documents.base', { id: invoice.id, type: 'credit-note' })).toMatchObject({
    ok: false,
    code: 'invalid',
  });
});

test('a deposit invoice asks for a share by rates; the final invoice takes it off once', async () => {
  const client = await begin('FR', 'fr');
  const [r20, r10] = [await vatRateId(office, 'FR', 2000), await vatRateId(office, 'FR', 1000)];
  const order = await issued('order', client, [
    line({ price: 100_000, vatRateId: r20 }),
    line({ name: 'Books', price: 50_000, vatRateId: r10 }),
  ]);
  const deposit = await issue(
    await office.ask('documents.base', { id: order.id, type: 'deposit-invoice', share: 3000 }),
  );
  // 30 % of 1,000.00 at 20 % and of 500.00 at 10 %: 300 + 60 and 150 + 15.
  expect(deposit).toMatchObject({ number: 'AC-2026-0001', totals: { net: 45_000, vat: 7500, gross: 52_500 } });
  expect(deposit.lines.map(({ name, price }) => [name, price])).toEqual([
    ['Acompte de 30 % sur CO-2026-0001', 30_000],
    ['Acompte de 30 % sur CO-2026-0001', 15_000],
  ]);
  const final = await office.ask('documents.base', { id: order.id, type: 'invoice' });
  expect(final.details.deposits).toEqual([
    { documentId: deposit.id, number: 'AC-2026-0001', day: '2026-11-29', vat: 7500, gross: 52_500 },
  ]);
  const invoice = await issue(final);
  // 1,200.00 + 550.00 less 525.00.
  expect((await office.ask('payments.of', { id: invoice.id })).due).toBe(122_500);
  // What the statement says: 525.00 asked for first, then what the final invoice leaves.
  const statement = await issue(await draft('statement', client, []));
  const { html } = await office.ask('documents.html', { id: statement.id });
  const text = html.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
  expect(text).toContain('Facture d’acompte n° AC-2026-0001 525,00 525,00');
  expect(text).toContain('Facture n° FA-2026-0001 1 225,00 1 750,00');
});

test('a deposit that an invoice takes off is neither cancelled nor credited; one that was is not taken off', async () => {
  const client = await begin('FR', 'fr');
  const rate = await vatRateId(office, 'FR', 2000);
  const order = await issued('order', client, [line({ price: 100_000, vatRateId: rate })]);
  const depositOf = async (share: number) =>
    issue(await office.ask('documents.base', { id: order.id, type: 'deposit-invoice', share }));
  const first = await depositOf(3000);
  const second = await depositOf(1000);
  const third = await depositOf(2000);
  await issue(await office.ask('documents.base', { id: second.id, type: 'credit-note' }));
  const draftOfFinal = await office.ask('documents.base', { id: order.id, type: 'invoice' });
  // 30 % and 20 % of 1,200.00; the 10 % were given back.
  expect(draftOfFinal.details.deposits?.map(({ gross }) => gross)).toEqual([36_000, 24_000]);
  const cancel = ({ id, version }: Document) => office.call('documents.cancel', { id, version, reason: 'Erreur' });
  expect(await cancel(third)).toMatchObject({ ok: true });
  const { id, version } = draftOfFinal;
  expect(await office.call('documents.issue', { id, version })).toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'details.deposits', message: expect.stringContaining('AC-2026-0003') }] },
  });
  const final = await issue(await office.ask('documents.base', { id: order.id, type: 'invoice' }));
  expect((await office.ask('payments.of', { id: final.id })).due).toBe(84_000);
  // The first deposit and what the final invoice leaves: 360.00 and 840.00.
  expect((await office.ask('clients.get', { id: client })).owed).toEqual([{ currency: 'EUR', amount: 120_000 }]);
  expect(await cancel(first)).toMatchObject({ ok: false, code: 'read-only' });
  const credit = await office.ask('documents.base', { id: first.id, type: 'credit-note' });
  expect(await office.call('documents.issue', { id: credit.id, version: 1 })).toMatchObject({
    details: { fields: [{ path: 'correctsId', message: expect.stringContaining('FA-2026-0001') }] },
  });
  expect(await cancel(final)).toMatchObject({ ok: true });
  expect(await cancel(first)).toMatchObject({ ok: true });
});

test('a deposit of all there is leaves nothing to pay: the final invoice is paid as soon as it is issued', async () => {
  const client = await begin('FR', 'fr');
  const rate = await vatRateId(office, 'FR', 2000);
  const order = await issued('order', client, [line({ price: 100_000, vatRateId: rate })]);
  await issue(await office.ask('documents.base', { id: order.id, type: 'deposit-invoice', share: 10_000 }));
  const final = await issue(await office.ask('documents.base', { id: order.id, type: 'invoice' }));
  expect(final.status).toBe('paid');
  expect((await office.ask('clients.get', { id: client })).owed).toEqual([{ currency: 'EUR', amount: 120_000 }]);
});

test('what pays or credits an invoice is of its client and in its currency, and the invoice stands', async () => {
  const client = await begin('RU', 'ru');
  const other = await addClient(office, { country: 'RU', address, taxNumbers: { inn: '7707083893' } });
  const invoice = await issued('invoice', client, [line({ price: 100_000 })]);
  const receipt = await office.ask('documents.base', { id: invoice.id, type: 'cash-receipt' });
  const { lines, ...fields } = receipt;
  const draft = { ...fields, lines, clientId: other, currency: 'USD', exchangeRate: 80_000_000 };
  const changed = await office.ask('documents.change', { id: receipt.id, version: 1, draft });
  const refused = await office.call('documents.issue', { id: changed.id, version: changed.version });
  expect(refused).toMatchObject({
    details: { fields: [{ path: 'currency' }, { path: 'clientId' }, { path: 'currency' }] },
  });
  expect(await office.ask('payments.of', { id: invoice.id })).toMatchObject({ payments: [], due: 100_000 });
  const { id, version } = invoice;
  await office.ask('documents.cancel', { id, version, reason: 'Ошибка' });
  const again = await office.ask('documents.change', {
    id: receipt.id,
    version: changed.version,
    draft: { ...fields, lines },
  });
  expect(await office.call('documents.issue', { id: again.id, version: again.version })).toMatchObject({
    details: { fields: [{ path: 'basedOnId' }] },
  });
});

test('what the law wants is asked for beside its field, and nothing is issued without it', async () => {
  const client = await begin('FR', 'en');
  const { id, version } = (await office.ask('companies.list', {}))[0] ?? { id: 0, version: 0 };
  await office.ask('companies.change', { id, version, changes: { taxNumbers: {} }, was: {} });
  const rate = await vatRateId(office, 'FR', 2000);
  const invoice = await draft('invoice', client, [line({ vatRateId: rate })]);
  expect(await office.call('documents.issue', { id: invoice.id, version: 1 })).toMatchObject({
    ok: false,
    code: 'invalid',
    details: { fields: [{ path: 'company.taxNumbers.siren' }, { path: 'company.taxNumbers.vat' }] },
  });
});

test('a rate that does not apply on the day of the service, and a day in a closed period, are refused', async () => {
  const client = await begin('RU');
  const old = await vatRateId(office, 'RU', 2000);
  const invoice = await draft('invoice', client, [line({ vatRateId: old })]);
  expect(await office.call('documents.issue', { id: invoice.id, version: 1 })).toMatchObject({
    details: { fields: [{ path: 'lines.0.vatRateId', message: 'The VAT rate 20% does not apply on 29/11/2026.' }] },
  });
  const { lines, ...fields } = invoice;
  const served = await office.ask('documents.change', {
    id: invoice.id,
    version: 1,
    draft: { ...fields, lines, serviceDay: '2025-12-31' },
  });
  const { id, version } = (await office.ask('companies.list', {}))[0] ?? { id: 0, version: 0 };
  const changes = { closedUntil: '2026-11-30' };
  const company = await office.ask('companies.change', { id, version, changes, was: { closedUntil: null } });
  expect(await office.call('documents.issue', { id: served.id, version: served.version })).toMatchObject({
    details: { fields: [{ path: 'day' }] },
  });
  await office.ask('companies.change', {
    id,
    version: company.version,
    changes: { closedUntil: '2026-10-31' },
    was: changes,
  });
  expect((await issue(served)).status).toBe('issued');
});

test('a document in a foreign currency freezes its rate; without one it is not issued', async () => {
  const client = await begin('FR', 'en');
  const begun = await office.ask('documents.new', { type: 'invoice', companyId: null, clientId: client });
  expect(begun.exchangeRate).toBeNull();
  const dollars = await office.ask('documents.create', {
    ...begun,
    currency: 'USD',
    lines: [line({ price: 100_000 })],
  });
  expect(await office.call('documents.issue', { id: dollars.id, version: 1 })).toMatchObject({
    details: { fields: [{ path: 'exchangeRate' }] },
  });
  await office.ask('rates.set', { base: 'EUR', currency: 'USD', day: '2026-11-01', rate: 920_000 });
  const { lines, ...fields } = dollars;
  const changed = await office.ask('documents.change', {
    id: dollars.id,
    version: 1,
    draft: { ...fields, lines, exchangeRate: 920_000 },
  });
  const invoice = await issue(changed);
  await office.ask('rates.set', { base: 'EUR', currency: 'USD', day: '2026-11-01', rate: 1_000_000 });
  expect((await office.ask('documents.get', { id: invoice.id })).exchangeRate).toBe(920_000);
});

test('a second tax invoice for the same shipment is told, one for another part of it is not', async () => {
  const client = await begin('RU');
  const invoice = await issued('invoice', client, [line({ quantity: 10_000 })]);
  const [left] = await office.ask('documents.left', { id: invoice.id });
  const part = async (quantity: number) =>
    issue(
      await office.ask('documents.base', {
        id: invoice.id,
        type: 'act',
        quantities: [{ lineId: left?.lineId ?? 0, quantity }],
      }),
    );
  const bill = async (id: number) => {
    const { id: made, version } = await office.ask('documents.base', { id, type: 'tax-invoice' });
    return office.ask('documents.issue', { id: made, version });
  };
  const told = ({ warnings }: { readonly warnings: readonly string[] }) =>
    warnings.filter((warning) => warning.includes('tax invoice for the same'));
  const [four, six] = [await part(4000), await part(6000)];
  const first = await bill(four.id);
  expect(told(first)).toEqual([]);
  const second = await bill(six.id);
  expect(told(second)).toEqual([]);
  // Of the act again, and of the invoice above both.
  const again = await bill(four.id);
  expect(told(again)).toEqual([
    'There is a tax invoice for the same goods or services already: 1, 2. Cancel one of them if it was made by mistake.',
  ]);
  await office.ask('documents.cancel', { id: again.document.id, version: again.document.version, reason: 'Twice' });
  expect(told(await bill(invoice.id))).toHaveLength(1);
});

test('the registry lists a series by its numbers with its sums, and no number is missing', async () => {
  const client = await begin('INT');
  for (const price of [10_000, 20_000, 30_000]) await issued('invoice', client, [line({ price })]);
  const all = await office.ask('documents.list', {
    filter: {},
    sort: { column: 'number', descending: false },
    after: null,
    limit: 10,
  });
  const second = all.rows[1];
  await office.ask('documents.cancel', { id: second?.id ?? 0, version: second?.version ?? 0, reason: 'Twice' });
  const series = (await office.ask('series.list', {})).find(({ type }) => type === 'invoice');
  const part = { seriesId: series?.id ?? 0, from: '2026-01-01', to: '2026-12-31' };
  const first = await office.ask('journal.list', { ...part, after: null, limit: 2 });
  expect(first.rows.map(({ number, status }) => [number, status])).toEqual([
    ['INV-2026-0001', 'issued'],
    ['INV-2026-0002', 'cancelled'],
  ]);
  const sums = [{ currency: 'EUR', net: 40_000, vat: 0, gross: 40_000 }];
  expect(await office.ask('journal.sums', part)).toEqual({ count: 3, sums });
  const none = { ...part, from: '2025-01-01', to: '2025-12-31' };
  expect(await office.ask('journal.sums', none)).toEqual({ count: 0, sums: [] });
  expect(await office.ask('journal.list', { ...none, after: null, limit: 2 })).toEqual({ rows: [], next: null });
  const next = await office.ask('journal.list', { ...part, after: first.next, limit: 2 });
  expect(next).toMatchObject({ next: null, rows: [{ number: 'INV-2026-0003' }] });
  expect(await office.ask('journal.gaps', {})).toEqual({ checked: 3, gaps: [] });
  const { pages } = await office.ask('journal.print', part);
  expect(pages).toBe(1);

  // Somebody lets the next number be 10: the report says which are missing.
  await office.ask('series.change', {
    id: series?.id ?? 0,
    version: series?.version ?? 0,
    prefix: 'INV',
    pattern: '{PREFIX}-{YYYY}-{####}',
    reset: 'yearly',
    next: 10,
  });
  await issued('invoice', client, [line()]);
  expect((await office.ask('journal.gaps', {})).gaps).toEqual([
    { seriesId: series?.id, period: '2026', first: 4, last: 9 },
  ]);
});
