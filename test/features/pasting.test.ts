/** Pasting into a list: all or nothing, undone as a whole, and never over what somebody else has changed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'INT', password: ownersPassword });
});
afterEach(() => office.close());

const clientNow = (id: number) => office.ask('clients.get', { id });

test('pasted cells change several clients, and undoing gives each back what it was', async () => {
  const one = await addClient(office, { name: 'One', code: 'A', state: 'new' });
  const two = await addClient(office, { name: 'Two', code: 'B' });
  const pasted = await office.ask('clients.paste', {
    changes: [
      { id: one, version: 1, changes: { code: '007', state: 'active' }, was: { code: 'A', state: 'new' } },
      { id: two, version: 1, changes: { code: 'B' }, was: { code: 'B' } },
    ],
  });
  expect(pasted).toEqual({ operationId: expect.any(Number), changed: 1 });
  expect(await clientNow(one)).toMatchObject({ code: '007', state: 'active', version: 2 });
  expect(await clientNow(two)).toMatchObject({ code: 'B', version: 1 });

  const undone = await office.ask('operations.undo', { id: pasted.operationId ?? 0, job: 'undo-pasting' });
  expect(undone).toMatchObject({ undone: 1, kept: [] });
  expect(await clientNow(one)).toMatchObject({ code: 'A', state: 'new', version: 3 });
});

test('one wrong cell and nothing is changed; the path names the row', async () => {
  const one = await addClient(office, { name: 'One' });
  const two = await addClient(office, { name: 'Two' });
  const reply = await office.call('clients.paste', {
    changes: [
      { id: one, version: 1, changes: { industry: 'tea' }, was: { industry: '' } },
      { id: two, version: 1, changes: { responsibleId: 999 }, was: { responsibleId: null } },
    ],
  });
  expect(reply).toMatchObject({ code: 'invalid', details: { fields: [{ path: 'changes.1.responsibleId' }] } });
  expect(await clientNow(one)).toMatchObject({ industry: '', version: 1 });
});

test('a cell of one record is no change of many: it stands in the log once, can be undone, and is not in their list', async () => {
  const id = await addClient(office, { name: 'One', code: 'A' });
  const other = await addClient(office, { name: 'Two', code: 'B' });
  const change = (of: number, code: string, was: string) => ({
    id: of,
    version: 1,
    changes: { code },
    was: { code: was },
  });
  const { operationId } = await office.ask('clients.paste', { changes: [change(id, 'X', 'A')] });
  const log = () => office.ask('audit.list', { filter: {}, before: null, limit: 2 });
  expect(await log()).toMatchObject([{ entity: 'client', channel: 'clients.paste' }, { channel: 'clients.create' }]);
  await office.ask('operations.undo', { id: operationId ?? 0, job: 'undo-pasting' });
  expect(await log()).toMatchObject([
    { entity: 'client', channel: 'operations.undo' },
    { entity: 'client', channel: 'clients.paste' },
  ]);
  expect(await clientNow(id)).toMatchObject({ code: 'A' });
  expect(await office.ask('operations.list', { before: null, limit: 5 })).toEqual([]);
  const changes = [{ ...change(id, 'Y', 'A'), version: 3 }, change(other, 'Z', 'B')];
  await office.ask('clients.paste', { changes });
  expect(await office.ask('operations.list', { before: null, limit: 5 })).toMatchObject([
    { kind: 'paste', records: 2 },
  ]);
});

test('a cell that somebody else has changed meanwhile is a conflict, and undoing leaves what was touched since', async () => {
  const id = await addClient(office, { name: 'One', industry: 'tea' });
  await office.ask('clients.change', { id, version: 1, changes: { industry: 'coffee' }, was: { industry: 'tea' } });
  const change = { id, version: 1, changes: { industry: 'cocoa' }, was: { industry: 'tea' } };
  expect(await office.call('clients.paste', { changes: [change] })).toMatchObject({
    code: 'conflict',
    details: { conflicts: [{ path: 'changes.0.industry', mine: 'cocoa', theirs: 'coffee', original: 'tea' }] },
  });
  const { operationId } = await office.ask('clients.paste', {
    changes: [{ ...change, version: 2, was: { industry: 'coffee' } }],
  });
  await office.ask('clients.change', { id, version: 3, changes: { source: 'fair' }, was: { source: '' } });
  expect(await office.ask('operations.undo', { id: operationId ?? 0, job: 'undo-pasting' })).toMatchObject({
    undone: 0,
    kept: [{ entity: 'client', id, name: 'One' }],
  });
  expect(await clientNow(id)).toMatchObject({ industry: 'cocoa', source: 'fair' });
});

test('prices are pasted into products and given back', async () => {
  const { units } = await office.ask('reference.get', {});
  const product = await office.ask('products.create', {
    code: 'T',
    name: 'Tea',
    kind: 'goods',
    group: '',
    unit: units[0]?.code ?? 'H87',
    price: 1_250,
    currency: 'EUR',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: null,
    barcode: '',
    description: '',
    discontinued: false,
  });
  const { id } = product;
  const { operationId } = await office.ask('products.paste', {
    changes: [{ id, version: 1, changes: { price: 1_300, group: 'Tea' }, was: { price: 1_250, group: '' } }],
  });
  expect(await office.ask('products.get', { id })).toMatchObject({ price: 1_300, group: 'Tea' });
  await office.ask('operations.undo', { id: operationId ?? 0, job: 'undo-pasting' });
  expect(await office.ask('products.get', { id })).toMatchObject({ price: 1_250, group: '', version: 3 });

  const again = await office.ask('products.paste', {
    changes: [{ id, version: 3, changes: { price: 1_400 }, was: { price: 1_250 } }],
  });
  await office.ask('products.remove', { id, version: 4 });
  await office.ask('bin.empty', { items: null });
  expect(await office.ask('operations.undo', { id: again.operationId ?? 0, job: 'undo-pasting' })).toMatchObject({
    undone: 0,
    keptCount: 1,
  });
});

test('a client that is another’s by now stays as it is, and its name is not told', async () => {
  const person = await addPerson(office, 'Boris', { role: 'sales' });
  const id = await addClient(office, { name: 'One', responsibleId: person.id });
  const { operationId } = await person.ask('clients.paste', {
    changes: [{ id, version: 1, changes: { industry: 'tea' }, was: { industry: '' } }],
  });
  const changes = { name: 'Renamed', responsibleId: 1 };
  await office.ask('clients.change', { id, version: 2, changes, was: { name: 'One', responsibleId: person.id } });
  expect(await person.ask('operations.undo', { id: operationId ?? 0, job: 'undo-pasting' })).toMatchObject({
    undone: 0,
    kept: [{ entity: 'client', id, name: '' }],
  });
});
