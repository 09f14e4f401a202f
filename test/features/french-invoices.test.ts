/** What a French seller's invoice has to name does not depend on the client, nor on the form: it is on it, or is asked about first. */
import { afterEach, expect, test } from 'vitest';
import type { Document } from '../../preload/contract/documents.ts';
import { addClient, addDraft, addProduct, draftOf, issueDraft, line } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

const clock = testClock('2026-11-02T10:00:00.000Z');
let office: TestOffice;
/** A service of 100.00: lines of it say what is sold. */
let advice: number;
afterEach(() => office.close());

async function begin(): Promise<void> {
  clock.set('2026-11-02T10:00:00.000Z');
  office = await testOffice({ country: 'FR', language: 'en', clock });
  advice = await addProduct(office, 'Conseil', 'service', null);
}

const whole = { street: '5 quai de Bacalan', postcode: '33300', city: 'Bordeaux', region: '', country: 'France' };
const french = () => addClient(office, { country: 'FR', address: whole });

/** What is asked about before it is issued. */
async function remarksOn({ id, version }: Document): Promise<readonly string[]> {
  const reply = await office.call('documents.issue', { id, version, accepted: [] });
  return reply.ok ? [] : (reply.details?.remarks ?? []);
}

async function textOf(id: number): Promise<string> {
  const { html } = await office.ask('documents.html', { id });
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/gu, ' ')
    .replace(/[\s\u00a0\u202f]+/gu, ' ');
}

test('an invoice to a client abroad has the mentions of France, whatever he reads', async () => {
  await begin();
  const client = await addClient(office, { country: 'INT', language: 'en' });
  const draft = await addDraft(office, client, { serviceDay: '2026-11-02', lines: [line({ productId: advice })] });
  expect(draft.form).toBe('FR');
  const text = await textOf(draft.id);
  for (const mention of ['SARL au capital de 10 000 €', 'RCS Lyon', '12,15', '40 €']) expect(text).toContain(mention);
  const [company] = await office.ask('companies.list', {});
  await office.ask('companies.change', { id: company?.id ?? 0, version: 1, changes: { register: '' }, was: {} });
  expect(await remarksOn(draft)).toEqual([
    'Obligatory on a French invoice and missing: the commercial register (RCS).',
  ]);
});

test('the international form is no way round the mentions: it is asked about, and what bars issuing still does', async () => {
  await begin();
  const client = await addClient(office, { country: 'INT', language: 'en' });
  const draft = await addDraft(office, client, { serviceDay: '2026-11-02', form: 'INT' });
  expect(await remarksOn(draft)).toEqual([expect.stringContaining('Choose the form of France.')]);
  const noDueDay = await addDraft(office, client, { form: 'INT', dueDay: null });
  expect(await office.call('documents.issue', { id: noDueDay.id, version: 1 })).toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'dueDay' }] },
  });
});

test('the day of delivery comes from the delivery note, where there is one day of it; else it is asked about', async () => {
  await begin();
  const client = await french();
  const order = await issueDraft(
    office,
    await draftOf(office, 'order', client, [line({ productId: advice, quantity: 10_000 })]),
  );
  const deliver = async (quantity: number) => {
    const lineId = (await office.ask('documents.left', { id: order.id }))[0]?.lineId ?? 0;
    const quantities = [{ lineId, quantity }];
    await issueDraft(office, await office.ask('documents.base', { id: order.id, type: 'waybill', quantities }));
  };
  clock.set('2026-11-05T10:00:00.000Z');
  await deliver(4000);
  clock.set('2026-11-09T10:00:00.000Z');
  const invoice = await office.ask('documents.base', { id: order.id, type: 'invoice' });
  expect(invoice.serviceDay).toBe('2026-11-05');
  expect(await textOf(invoice.id)).toContain('Date de livraison ou de prestation 05/11/2026');
  await deliver(6000);
  const { id, version, ...fields } = invoice;
  const emptied = await office.ask('documents.change', { id, version, draft: { ...fields, serviceDay: null } });
  expect(await remarksOn(emptied)).toEqual([
    'The day of delivery is missing on the invoice. The delivery notes say: 05/11/2026, 09/11/2026.',
  ]);
  const plain = await addDraft(office, client, { lines: [line({ productId: advice })] });
  expect(await remarksOn(plain)).toEqual([expect.stringContaining('The day of the delivery or service is missing')]);
});

test('a town alone is no address, neither of the seller nor of a French client', async () => {
  await begin();
  const town = { ...whole, street: '', postcode: '' };
  const client = await addClient(office, { country: 'FR', address: town });
  const [company] = await office.ask('companies.list', {});
  await office.ask('companies.change', { id: company?.id ?? 0, version: 1, changes: { address: town }, was: {} });
  const draft = await addDraft(office, client, { serviceDay: '2026-11-02', lines: [line({ productId: advice })] });
  expect(await remarksOn(draft)).toEqual([
    'Obligatory on a French invoice and missing: the own address in full (street, postcode, city), the client’s address in full (street, postcode, city).',
  ]);
});

test('before an invoice is cancelled it is told where it has gone', async () => {
  await begin();
  const { id } = await issueDraft(office, await addDraft(office, await french()));
  expect(await office.ask('documents.outputs', { id })).toEqual([]);
  const { file } = await office.ask('documents.saveAs', { id, as: 'xlsx' });
  await office.ask('documents.handedOut', { id, as: 'xlsx', file });
  expect(await office.ask('documents.outputs', { id })).toEqual([
    { at: '2026-11-02T10:00:00.000Z', by: 'Anna', kind: 'xlsx', target: '' },
  ]);
});

test('an invoice that does not tell whether goods or services are sold is asked about, one of products is not', async () => {
  await begin();
  const client = await french();
  const nature = 'Whether goods or services are sold will not stand on the invoice';
  const free = await addDraft(office, client, { serviceDay: '2026-11-02' });
  expect(await remarksOn(free)).toEqual([expect.stringContaining(nature)]);
  expect(await textOf(free.id)).not.toContain('Nature de l’opération');
  const mixed = [line({ productId: advice }), line()];
  expect(await remarksOn(await addDraft(office, client, { serviceDay: '2026-11-02', lines: mixed }))).toEqual([
    expect.stringContaining(nature),
  ]);
  const known = await addDraft(office, client, { serviceDay: '2026-11-02', lines: [line({ productId: advice })] });
  expect(await remarksOn(known)).toEqual([]);
  expect(await textOf(known.id)).toContain('Nature de l’opération Prestation de services');
});
