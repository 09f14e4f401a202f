/** Columns of lists: what a session is told of them, and what is refused by name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPageAt } from '../../db/lists/position.ts';
import type { Context, SignedInUser } from '../../main/engine/context.ts';
import { Failure } from '../../main/engine/failure.ts';
import { countClients, listClients } from '../../main/features/clients/listing.ts';
import { askedOrder } from '../../main/features/lists/asked-columns.ts';
import { listColumns } from '../../main/features/lists/columns.ts';
import { filterConditions, listDefinitions } from '../../main/features/lists/listing.ts';
import { listProducts } from '../../main/features/products/listing.ts';
import type { Condition } from '../../preload/contract/lists.ts';
import { listNames } from '../../preload/contract/lists.ts';
import type { Language } from '../../preload/contract/values.ts';
import { addOwnFields, askerFor, type OwnFieldIds, userWith } from '../support/lists.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { email, phone, sampleClient } from './client-samples.ts';

let office: TestOffice;
let own: OwnFieldIds;
beforeAll(async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
  own = await addOwnFields(office, 'client');
  for (const name of ['Вега', 'Лира', 'Орион'])
    await office.ask('clients.create', {
      ...sampleClient({ name, reaches: [phone('8 495 123-45-67'), email('box@firma.ru')] }),
      creditLimit: 700_000,
      tags: ['VIP'],
    });
});
afterAll(() => office.close());

const kept = (user: SignedInUser, language: Language = 'en') =>
  // All that columns take from a context.
  ({ db: office.db, user, language }) as unknown as Context;

const hiding = userWith('all', {
  hidden: new Set(['clients.reaches', 'clients.creditLimit', 'products.purchasePrice'] as const),
});

describe('what is told', () => {
  test('each list has names in three languages, and every column says what may be asked of it', () => {
    for (const list of listNames) {
      const [en, ru, fr] = (['en', 'ru', 'fr'] as const).map((language) =>
        listColumns(kept(userWith('all'), language), list),
      );
      expect(en?.length).toBeGreaterThan(8);
      expect(ru?.map(({ name }) => name)).toEqual(en?.map(({ name }) => name));
      expect(fr?.map(({ label }) => label)).not.toEqual(en?.map(({ label }) => label));
      for (const column of en ?? []) {
        expect(column.label).not.toBe('');
        expect(column.conditions.length).toBeGreaterThan(0);
        // Currencies and campaigns are those that there are.
        if (column.type === 'choice' && column.ownField === null && list !== 'documents' && list !== 'deals')
          expect(column.choices).not.toEqual([]);
      }
    }
  });

  test('own fields stand after the others with their choices and their currency', async () => {
    const columns = await office.ask('lists.columns', { list: 'clients' });
    const field = (type: keyof OwnFieldIds) => columns.find(({ name }) => name === `own.${own[type]}`);
    expect(field('money')).toMatchObject({
      label: 'client money',
      type: 'money',
      currency: 'RUB',
      sortable: true,
      shown: true,
    });
    expect(field('choice')?.choices.map(({ label }) => label)).toEqual(['Зима', 'Весна', 'Лето']);
    expect(field('choices')).toMatchObject({ type: 'choices', sortable: false });
    expect(columns.find(({ name }) => name === 'tags')?.choices.map(({ label }) => label)).toEqual(['VIP']);
    expect(columns.find(({ name }) => name === 'state')).toMatchObject({
      label: 'Состояние',
      choices: expect.arrayContaining([{ value: 'new', label: 'Новый' }]),
    });
  });

  test('what a role hides is no column, and a list that may not be seen has none', () => {
    const names = (list: (typeof listNames)[number]) => listColumns(kept(hiding), list).map(({ name }) => name);
    expect(names('clients')).not.toContain('phone');
    expect(names('clients')).not.toContain('email');
    expect(names('clients')).not.toContain('creditLimit');
    expect(names('clients')).toContain('city');
    expect(names('products')).not.toContain('purchasePrice');
    const nobody = userWith('all', { rights: new Set() });
    expect(() => listColumns(kept(nobody), 'clients')).toThrow(Failure);
  });
});

const page = { sort: { column: 'name', descending: false }, after: null, limit: 10 } as const;

describe('what is hidden', () => {
  const asker = () => ({ ...askerFor(office, 'all'), user: hiding });

  test('is not filtered by, not sorted by, not found by, and empty in rows', () => {
    for (const column of ['phone', 'email', 'creditLimit'] as const) {
      const filter = { conditions: [{ column, is: 'filled' as const, values: [] }] };
      const refused = { code: 'forbidden' };
      expect(() => listClients(asker(), { ...page, filter })).toThrow(expect.objectContaining(refused));
      expect(() => countClients(asker(), filter)).toThrow(expect.objectContaining(refused));
      expect(() => listClients(asker(), { ...page, filter: {}, sort: { column, descending: false } })).toThrow(
        expect.objectContaining(refused),
      );
    }
    expect(() =>
      listProducts(asker(), { ...page, filter: {}, sort: { column: 'purchasePrice', descending: false } }),
    ).toThrow(expect.objectContaining({ code: 'forbidden' }));
    const { rows } = listClients(asker(), { ...page, filter: {} });
    expect(rows.map(({ phone, email, creditLimit }) => [phone, email, creditLimit])).toEqual(
      Array(3).fill(['', '', null]),
    );
    for (const text of ['box@firma', '4951234567', '123-45', 'firma'])
      expect([text, countClients(asker(), { text })]).toEqual([text, { count: 0, exact: true }]);
    expect(countClients(asker(), { text: 'лир' })).toEqual({ count: 1, exact: true });
  });
});

describe('what makes no sense is refused by the name of its column', () => {
  const condition = (column: string, is: Condition['is'], ...values: Condition['values']) => ({ column, is, values });
  test.each([
    [condition('colour', 'is', 'red'), 'colour'],
    [condition('own.999', 'filled'), 'own.999'],
    [condition('own.1; DROP TABLE client', 'filled'), 'DROP'],
    [condition('type', 'contains', 'cust'), 'Тип'],
    [condition('type', 'is', 'friend'), 'Тип'],
    [condition('discount', 'more', 'ten'), 'Скидка'],
    [condition('discount', 'empty'), 'Скидка'],
    [condition('paymentDays', 'between', 5), 'Срок оплаты'],
    [condition('nextContact', 'is', '2026-02-30'), 'Следующий контакт'],
    [condition('nextContact', 'last-days', 0), 'Следующий контакт'],
    [condition('city', 'is', ''), 'Город'],
    [condition('city', 'is', 5), 'Город'],
    [condition('responsible', 'in'), 'Ответственный'],
    [condition('team', 'mine'), 'Команда'],
  ])('%j', async (asked, named) => {
    const reply = await office.call('clients.list', { ...page, filter: { conditions: [asked] } });
    expect(reply).toMatchObject({ ok: false, code: 'invalid' });
    expect(JSON.stringify(reply)).toContain(named);
    expect(await office.call('clients.count', { conditions: [asked] })).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('a sort by several values', async () => {
    const sort = { column: `own.${own.choices}` as const, descending: false };
    expect(await office.call('clients.list', { ...page, sort, filter: {} })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
  });
});

describe('a page from a row on', () => {
  test('is where it should be, and goes on from there', async () => {
    const first = await office.ask('clients.list', { ...page, filter: {}, at: 1, limit: 1 });
    expect(first.rows.map(({ name }) => name)).toEqual(['Лира']);
    const second = await office.ask('clients.list', { ...page, filter: {}, after: first.next, limit: 5 });
    expect(second).toMatchObject({ rows: [{ name: 'Орион' }], next: null });
    expect(await office.ask('clients.list', { ...page, filter: {}, at: 50 })).toEqual({ rows: [], next: null });
  });

  test('is refused where too many rows would have to be looked at', () => {
    const asker = askerFor(office, 'all');
    const definition = listDefinitions.clients;
    const request = {
      listed: definition.listed,
      order: askedOrder(asker, definition, 'name'),
      descending: false,
      conditions: filterConditions(asker, definition, { conditions: [{ column: 'city', is: 'empty', values: [] }] }),
      deleted: false,
      limit: 1,
      at: 1,
    };
    const ways = { few: -1, fewOfMore: -1, many: -1, tried: 1, triedCovered: 1, triedAgain: 2 };
    expect(listPageAt(office.db, request, { set: 0, tried: 1 }, ways)).toBeNull();
    expect(listPageAt(office.db, request, { set: 0, tried: 100 }, ways)?.ids).toEqual([2]);
  });
});
