/** Ctrl+K: one list of everything, with the person who was meant, and without what a user may not see. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../main/engine/context.ts';
import { findEverything } from '../../main/features/finding/service.ts';
import type { Right } from '../../preload/contract/channel.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { inCity, phone, sampleClient } from './client-samples.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-23T09:00:00.000Z' });
  const { id } = await office.ask(
    'clients.create',
    sampleClient({ name: 'ООО «Вега»', address: inCity('Тула'), reaches: [phone('8 (495) 123-45-67')] }),
  );
  await office.ask('contacts.add', {
    clientId: id,
    contact: { name: 'Пётр Фёдоров', position: '', reaches: [phone('8 916 555-44-33')], note: '' },
  });
  await office.ask('products.create', {
    code: 'В-1',
    name: 'Телескоп «Вега»',
    kind: 'goods',
    group: 'Оптика',
    unit: 'H87',
    price: 100,
    currency: 'RUB',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: null,
    barcode: '',
    description: '',
    discontinued: false,
  });
  const draft = await office.ask('documents.new', { type: 'invoice', companyId: null, clientId: id });
  await office.ask('documents.create', draft);
});
afterEach(() => office.close());

test('clients, documents and products that have the text, in this order', async () => {
  expect(await office.ask('finding.everything', { text: 'вега' })).toEqual([
    { entity: 'client', id: 1, title: 'ООО «Вега»', detail: 'Тула · 8 (495) 123-45-67' },
    { entity: 'document', id: 1, title: 'Счёт, черновик', detail: '23.11.2026 · ООО «Вега»' },
    { entity: 'product', id: 1, title: 'Телескоп «Вега»', detail: 'В-1 · Оптика' },
  ]);
});

test('a contact person who was meant is named', async () => {
  const expected = [
    { entity: 'client', id: 1, title: 'ООО «Вега»', detail: 'Пётр Фёдоров · Тула · 8 (495) 123-45-67' },
  ];
  expect(await office.ask('finding.everything', { text: 'федоров' })).toEqual(expected);
  expect(await office.ask('finding.everything', { text: '89165554433' })).toEqual(expected);
});

test('what a user may not see is left out', () => {
  const entities = (...rights: Right[]) => {
    // All that finding takes from a context.
    const user = { id: 1, rights: new Set(rights), reaches: new Map(), teams: [], hidden: new Set() };
    const context = { db: office.db, language: 'ru', today: '2026-11-23', user } as unknown as Context;
    return findEverything(context, 'вега').map(({ entity }) => entity);
  };
  expect(entities('clients.see')).toEqual(['client']);
  expect(entities('documents.see', 'products.see')).toEqual(['document', 'product']);
  expect(entities()).toEqual([]);
});

test('an empty text finds nothing', async () => {
  expect(await office.ask('finding.everything', { text: '  ' })).toEqual([]);
});
