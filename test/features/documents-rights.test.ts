/** What somebody may do with documents is not to be had by a way round: packages, cash receipts, forms, statements, payments, rates. */
import { afterEach, expect, test } from 'vitest';
import type { DocumentType } from '../../preload/contract/companies.ts';
import type { Document, DocumentLine, DraftFields } from '../../preload/contract/documents.ts';
import type { RoleRights } from '../../preload/contract/people.ts';
import { addClient, line } from '../support/documents.ts';
import { type TestCountry, type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

let office: TestOffice;
afterEach(() => office.close());

const address = { street: '1 Quay', postcode: '191025', city: 'Cork', region: '', country: 'Ireland' };
const phone = { kind: 'phone', value: '+7 921 555-44-33', label: '' } as const;
type Asker = Pick<Colleague, 'ask'>;

async function officeWithClient(country: TestCountry): Promise<number> {
  office = await testOffice({ country, language: 'en', now: '2026-11-29T10:00:00.000Z', password: ownersPassword });
  const taxNumbers = country === 'RU' ? { inn: '7812014560' } : {};
  return addClient(office, { country, address, taxNumbers, reaches: [phone] });
}

async function draft(
  by: Asker,
  type: DocumentType,
  clientId: number,
  lines: DocumentLine[] = [line()],
  fields: Partial<DraftFields> = {},
): Promise<Document> {
  const begun = await by.ask('documents.new', { type, companyId: null, clientId });
  return by.ask('documents.create', { ...begun, lines, ...fields });
}

async function issued(by: Asker, type: DocumentType, clientId: number): Promise<Document> {
  const { id, version } = await draft(by, type, clientId);
  return (await by.ask('documents.issue', { id, version })).document;
}

const seesAll: RoleRights = { 'clients.see': 'all', 'documents.see': 'all' };

test('a document of one who left is the basis of a document of whoever makes it', async () => {
  const client = await officeWithClient('INT');
  const boris = await addPerson(office, 'Boris', { role: 'manager' });
  const order = await issued(boris, 'order', client);
  expect(order.responsibleId).toBe(boris.id);
  const left = (await office.ask('users.list', {})).find(({ id }) => id === boris.id);
  await office.ask('users.close', { id: boris.id, version: left?.version ?? 0, toId: null });
  const invoice = await office.ask('documents.base', { id: order.id, type: 'invoice' });
  expect(invoice).toMatchObject({ status: 'draft', basedOnId: order.id });
  expect(invoice.responsibleId).not.toBe(boris.id);
});

test('a package is made by nobody who may not create documents', async () => {
  const client = await officeWithClient('RU');
  const { id, version } = await issued(office, 'invoice', client);
  const boris = await addPerson(office, 'Boris', { rights: { ...seesAll, 'documents.issue': 'all' } });
  const asked = { id, version, types: ['act' as const] };
  expect(await boris.call('documents.package', asked)).toMatchObject({ ok: false, code: 'forbidden' });
  const olga = await addPerson(office, 'Olga', {
    rights: { ...seesAll, 'documents.issue': 'all', 'documents.create': 'all' },
  });
  expect((await olga.ask('documents.package', asked)).documents).toMatchObject([{ type: 'act', status: 'issued' }]);
});

test('a cash receipt records no payment for whoever may not record payments, and is not cancelled by him', async () => {
  const client = await officeWithClient('RU');
  const invoice = await issued(office, 'invoice', client);
  const boris = await addPerson(office, 'Boris', {
    rights: { ...seesAll, 'documents.create': 'all', 'documents.issue': 'all', 'documents.cancel': 'all' },
  });
  const receipt = await boris.ask('documents.base', { id: invoice.id, type: 'cash-receipt' });
  expect(receipt.may.issue).toBe(false);
  const { id, version } = receipt;
  expect(await boris.call('documents.issue', { id, version })).toMatchObject({
    ok: false,
    code: 'forbidden',
    message: expect.stringContaining('records a payment'),
  });
  expect(await office.ask('documents.get', { id })).toMatchObject({ status: 'draft', number: null });
  expect((await office.ask('payments.of', { id: invoice.id })).payments).toEqual([]);

  const done = (await office.ask('documents.issue', { id, version })).document;
  expect(await office.ask('payments.of', { id: invoice.id })).toMatchObject({ payments: [{ amount: 10_000 }], due: 0 });
  const cancelling = { id, version: done.version, reason: 'x' };
  expect(await boris.call('documents.cancel', cancelling)).toMatchObject({ ok: false, code: 'forbidden' });
  expect((await office.ask('payments.of', { id: invoice.id })).due).toBe(0);
});

test('a form is tried on no document that one may not print, and hides on it what the role hides', async () => {
  const client = await officeWithClient('INT');
  const { id } = await issued(office, 'invoice', client);
  const { settings } = await office.ask('forms.get', { id: 'invoice-int' });
  const body = '<p>phone:{{buyer.phone}}; of {{buyer.name}}</p>';
  const trial = { form: 'invoice-int', body, style: '', settings, documentId: id };
  const hidden = ['clients.reaches' as const];
  const boris = await addPerson(office, 'Boris', { rights: { ...seesAll, 'forms.change': 'all' }, hidden });
  for (const channel of ['forms.check', 'forms.preview'] as const)
    expect(await boris.call(channel, trial)).toMatchObject({ ok: false, code: 'forbidden' });
  const olga = await addPerson(office, 'Olga', {
    rights: { ...seesAll, 'forms.change': 'all', 'documents.print': 'all' },
    hidden,
  });
  expect((await olga.ask('forms.check', trial)).html).toContain('phone:; of Café Ünal');
  expect((await office.ask('forms.check', trial)).html).toContain('phone:+7 921 555-44-33; of Café Ünal');
});

test('a statement of account is for whoever may see all documents of the client', async () => {
  const client = await officeWithClient('INT');
  const boris = await addPerson(office, 'Boris', {
    rights: {
      'clients.see': 'all',
      'documents.see': 'own',
      'documents.create': 'all',
      'documents.change': 'own',
      'documents.print': 'own',
      'documents.issue': 'own',
    },
  });
  await issued(boris, 'invoice', client);
  const mine = await draft(boris, 'statement', client, []);
  expect((await boris.ask('documents.html', { id: mine.id })).html).toContain('100.00');
  await issued(office, 'invoice', client);
  const refused = { ok: false, code: 'forbidden', message: expect.stringContaining('statement of account') };
  for (const channel of ['documents.html', 'documents.pdf', 'documents.print'] as const)
    expect(await boris.call(channel, { id: mine.id })).toMatchObject(refused);
  expect(await boris.call('documents.issue', { id: mine.id, version: mine.version })).toMatchObject(refused);
  const begun = await boris.ask('documents.new', { type: 'statement', companyId: null, clientId: client });
  expect(await boris.call('documents.create', { ...begun, lines: [] })).toMatchObject(refused);
  expect((await office.ask('documents.html', { id: mine.id })).html).toContain('200.00');
});

test('the history of a payment, and that it changed, are for whoever sees the document that it pays', async () => {
  const client = await officeWithClient('INT');
  const invoice = await issued(office, 'invoice', client);
  const rights: RoleRights = { 'clients.see': 'own', 'documents.see': 'own', 'audit.see': 'all' };
  const boris = await addPerson(office, 'Boris', { rights });
  const olga = await addPerson(office, 'Olga', { rights: seesAll });
  const paid = { documentId: invoice.id, day: '2026-11-29', amount: 1_234, method: 'bank', reference: 'R7' } as const;
  await office.ask('payments.record', { ...paid, purpose: '' });
  const [payment] = (await office.ask('payments.of', { id: invoice.id })).payments;
  const asked = { entity: 'payment' as const, id: payment?.id ?? 0, before: null, limit: 10 };
  expect(await boris.call('audit.of', asked)).toMatchObject({ ok: false, code: 'not-found' });
  expect(await olga.ask('audit.of', asked)).toMatchObject([{ changes: { amount: { new: 1_234 } } }]);
  const told = ({ events }: Colleague) =>
    events.some((event) => event.type === 'changed' && event.entity === 'payment' && event.id === asked.id);
  expect([told(boris), told(olga)]).toEqual([false, true]);
});

test('rates of the office are entered by whoever may change all documents: the accountant, not a seller', async () => {
  await officeWithClient('INT');
  const rate = { base: 'EUR', currency: 'USD', day: '2026-11-01', rate: 900_000 };
  const seller = await addPerson(office, 'Boris', { role: 'sales' });
  expect(await seller.call('rates.set', rate)).toMatchObject({ ok: false, code: 'forbidden' });
  const accountant = await addPerson(office, 'Olga', { role: 'accountant' });
  expect(await accountant.ask('rates.set', rate)).toEqual([rate]);
  expect(await seller.call('rates.remove', rate)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await accountant.ask('rates.remove', rate)).toEqual([]);
});

test('the register that is printed stands in the log', async () => {
  const client = await officeWithClient('INT');
  await issued(office, 'invoice', client);
  const series = (await office.ask('series.list', {})).find(({ type }) => type === 'invoice');
  await office.ask('journal.print', { seriesId: series?.id ?? 0, from: '2026-01-01', to: '2026-12-31' });
  const [entry] = await office.ask('audit.list', { filter: { kind: 'prints' }, before: null, limit: 1 });
  expect(entry).toMatchObject({
    channel: 'journal.print',
    entity: 'list',
    changes: { list: { new: 'journal' }, rows: { new: 1 }, from: { new: '2026-01-01' }, to: { new: '2026-12-31' } },
  });
});
