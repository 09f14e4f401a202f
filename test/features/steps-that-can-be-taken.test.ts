/** What is offered to be made next can be made, and names nothing that the session may not see. */
import { afterEach, expect, test } from 'vitest';
import { addProduct, line, vatRateId } from '../support/documents.ts';
import { openPapers, type Papers } from '../support/papers.ts';
import { addPerson } from '../support/people.ts';

let papers: Papers;
afterEach(() => papers.office.close());

test('a package offers what is left of it: no act that was issued, and nothing for it in the УПД', async () => {
  papers = await openPapers('RU');
  const { office, ask, call, issued, issue, based, get } = papers;
  const vat = await vatRateId(office, 'RU', 2200);
  const table = await addProduct(office, 'Стол', 'goods', vat);
  const mixed = await issued('invoice', [
    line({ vatRateId: vat }),
    line({ productId: table, name: 'Стол', vatRateId: vat }),
  ]);
  const offered = async (id: number) => {
    const { package: usual, alternative } = await ask('documents.nextSteps', { id });
    return [usual, alternative];
  };
  expect(await offered(mixed.id)).toEqual([['waybill', 'act', 'tax-invoice'], ['upd']]);
  const { id: draft, version, ...fields } = await based(mixed.id, 'act');
  const services = fields.lines.filter(({ productId }) => productId === null);
  const act = await ask('documents.change', { id: draft, version, draft: { ...fields, lines: services } });
  await issue(act);
  expect(await offered(mixed.id)).toEqual([['waybill', 'tax-invoice'], ['upd']]);
  const { documents } = await ask('documents.package', {
    id: mixed.id,
    version: (await get(mixed.id)).version,
    types: ['waybill', 'tax-invoice'],
  });
  expect(documents.map(({ type }) => type)).toEqual(['waybill', 'tax-invoice']);
  expect(await offered(mixed.id)).toEqual([[], []]);
  const again = { id: mixed.id, version: (await get(mixed.id)).version, types: ['act' as const] };
  expect(await call('documents.package', again)).toMatchObject({
    ok: false,
    details: { fields: [{ message: expect.stringMatching(/^Certificate of completion: nothing is left/u) }] },
  });
});

test('a cash receipt is offered for what is due, in the currency of the desk', async () => {
  papers = await openPapers('RU');
  const { ask, issued, pay } = papers;
  const receipt = async (id: number) =>
    (await ask('documents.nextSteps', { id })).steps.find(({ type }) => type === 'cash-receipt');
  const invoice = await issued('invoice', [line()]);
  expect(await receipt(invoice.id)).toEqual({ type: 'cash-receipt', isDone: false });
  await pay(invoice.id, 10_000);
  expect(await receipt(invoice.id)).toEqual({ type: 'cash-receipt', isDone: true });
  const dollars = await issued('invoice', [line()], { currency: 'USD', exchangeRate: 80_000_000 });
  expect(await receipt(dollars.id)).toBeUndefined();
});

test('deposits and credit notes of others are not named to whoever may not see them', async () => {
  papers = await openPapers('INT');
  const { office, ask, issued, issue, based, change } = papers;
  const rights = { 'documents.see': 'own', 'documents.create': 'own', 'clients.see': 'all' } as const;
  const boris = await addPerson(office, 'Boris', { rights });
  const order = await issued('order', [line({ price: 100_000 })], { responsibleId: boris.id });
  const mine = (await issued('invoice', [line()])).responsibleId;
  const deposit = await issue(
    await change(await based(order.id, 'deposit-invoice', { share: 3000 }), { responsibleId: mine }),
  );
  const invoice = await issued('invoice', [line()], { responsibleId: boris.id });
  const note = await issue(await change(await based(invoice.id, 'credit-note'), { responsibleId: mine }));
  expect(await boris.call('documents.get', { id: deposit.id })).toMatchObject({ ok: false, code: 'not-found' });
  expect(await boris.ask('documents.deposits', { id: order.id })).toEqual([]);
  expect(await ask('documents.deposits', { id: order.id })).toMatchObject([{ documentId: deposit.id }]);
  expect(await boris.ask('payments.of', { id: invoice.id })).toMatchObject({ credits: [], due: 0 });
  expect((await ask('payments.of', { id: invoice.id })).credits).toMatchObject([{ id: note.id }]);
  // What it comes to is his to know.
  expect((await boris.ask('documents.get', { id: invoice.id })).credited).toBe(10_000);
});
