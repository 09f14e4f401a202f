/** Lists of clients: every page, sort and filter gives what it should; finding knows every spelling. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClientRow, clientColumns } from '../../preload/contract/clients.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { email, inCity, phone, sampleClient } from './client-samples.ts';

type ClientColumn = (typeof clientColumns)[number];

let office: TestOffice;

const cities = ['Москва', 'Тула', '', 'Lyon'];
const types = ['customer', 'prospect', 'supplier'] as const;
const states = ['active', 'new'] as const;

beforeAll(async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
  for (let n = 0; n < 60; n += 1) {
    const { id } = await office.ask(
      'clients.create',
      sampleClient({
        name: `${n % 3 === 0 ? 'ООО «Вектор' : 'Ромашка'} ${n % 20}»`,
        code: n % 4 === 0 ? '' : `C-${n % 7}`,
        address: inCity(cities[n % 4] ?? ''),
        type: types[n % 3] ?? 'customer',
        state: states[n % 2] ?? 'active',
        taxNumbers: n % 5 === 0 ? { inn: `77${n}` } : {},
        reaches: n % 6 === 0 ? [phone(`8 495 100-00-${10 + n}`), email(`box${n}@firma.ru`)] : [],
      }),
    );
    if (n % 10 === 9) await office.ask('clients.remove', { id, version: 1 });
  }
});
afterAll(() => office.close());

/** What a list is sorted by, for the sort by hand. */
const keyOf: Record<ClientColumn, (row: ClientRow) => string> = {
  name: ({ name }) => name.toLowerCase().replaceAll('«', '"').replaceAll('»', '"'),
  code: ({ code }) => code,
  city: ({ city }) => city,
  country: ({ country }) => country,
  phone: ({ phone }) => phone,
  email: ({ email }) => email,
  taxNumber: ({ taxNumber }) => taxNumber,
  type: (row) => `${row.type}|${keyOf.name(row)}`,
  state: (row) => `${row.state}|${keyOf.name(row)}`,
  updatedAt: ({ updatedAt }) => updatedAt,
  region: ({ region }) => region,
  kind: ({ kind }) => kind,
  category: ({ category }) => category ?? '',
  responsible: ({ responsible }) => responsible.toLowerCase(),
  team: (row) => `${row.team}|${keyOf.name(row)}`,
  source: ({ source }) => source,
  campaign: ({ campaign }) => campaign,
  industry: ({ industry }) => industry,
  discount: ({ discount }) => String(discount).padStart(5, '0'),
  paymentDays: ({ paymentDays }) => String(paymentDays ?? '').padStart(5, '0'),
  creditLimit: ({ creditLimit }) => String(creditLimit ?? '').padStart(15, '0'),
  consent: ({ consent }) => consent ?? '',
  nextContact: ({ nextContact }) => nextContact ?? '',
  createdAt: ({ createdAt }) => createdAt,
};

const bytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

const filters = [
  {},
  { type: 'customer' },
  { state: 'new' },
  { type: 'supplier', state: 'new' },
  { text: 'ромашка' },
  { text: 'вектор', type: 'customer', state: 'active' },
  { text: '1' },
  { text: 'мо', type: 'prospect' },
  { deleted: true },
  { deleted: true, text: 'ромашка', type: 'prospect' },
] as const;

async function everything(filter: (typeof filters)[number], column: ClientColumn, descending: boolean, limit: number) {
  const rows: ClientRow[] = [];
  let after: string | null = null;
  do {
    const page: { rows: ClientRow[]; next: string | null } = await office.ask('clients.list', {
      filter,
      sort: { column, descending },
      after,
      limit,
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

describe('pages', () => {
  test.each(clientColumns)(
    'by %s, up and down, through every filter, miss nothing and repeat nothing',
    async (column) => {
      for (const filter of filters) {
        const all = await everything(filter, column, false, 500);
        const sorted = [...all].sort((a, b) => bytes(keyOf[column](a), keyOf[column](b)) || a.id - b.id);
        expect(all.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
        expect((await everything(filter, column, false, 7)).map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
        expect((await everything(filter, column, true, 7)).map(({ id }) => id)).toEqual(
          sorted.map(({ id }) => id).reverse(),
        );
        expect(await office.ask('clients.count', filter)).toEqual({ count: sorted.length, exact: true });
      }
    },
  );

  test('filters leave what they say', async () => {
    const ids = async (filter: (typeof filters)[number]) => (await everything(filter, 'name', false, 500)).length;
    // Of 60 six are in the bin: 9, 19, 29, 39, 49, 59.
    expect(await ids({})).toBe(54);
    expect(await ids({ deleted: true })).toBe(6);
    // n % 3 = 0 without 9 and 39.
    expect(await ids({ type: 'customer' })).toBe(18);
    // The odd ones that are not 9 modulo 10.
    expect(await ids({ state: 'new' })).toBe(24);
    // Not n % 3 = 0, and without 19, 29, 49, 59.
    expect(await ids({ text: 'ромашка' })).toBe(36);
  });

  test('a cursor of another list, and one that nobody gave out, are refused', async () => {
    const sort = { column: 'name', descending: false } as const;
    const { next } = await office.ask('clients.list', { filter: {}, sort, after: null, limit: 5 });
    const [mark] = JSON.parse(Buffer.from(next ?? '', 'base64url').toString());
    const forged = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const other = { filter: { type: 'customer' as const }, sort, limit: 5 };
    expect(await office.call('clients.list', { ...other, after: next })).toMatchObject({ ok: false, code: 'invalid' });
    for (const after of [
      '',
      'x',
      forged(),
      forged('a', 1),
      forged(mark, 'a'),
      forged(mark, 'a', '1; DROP TABLE client'),
    ])
      expect(await office.call('clients.list', { filter: {}, sort, after, limit: 5 })).toMatchObject({
        ok: false,
        code: 'invalid',
      });
  });
});

describe('finding', () => {
  const found = async (text: string, limit = 20) =>
    (await office.ask('clients.find', { text, limit })).map(({ name }) => name);

  test('names that begin so come first, then those that contain it, the latest first', async () => {
    const quiet = await testOffice({ country: 'RU', language: 'ru' });
    for (const name of ['Большая орбита', 'Орбита-2', 'Орбита-1', 'Новая орбита'])
      await quiet.ask('clients.create', sampleClient({ name }));
    expect((await quiet.ask('clients.find', { text: 'орбита', limit: 20 })).map(({ name }) => name)).toEqual([
      'Орбита-1',
      'Орбита-2',
      'Новая орбита',
      'Большая орбита',
    ]);
    await quiet.close();
  });

  test('every spelling of a phone, name, city and mail address finds the client', async () => {
    const quiet = await testOffice({ country: 'RU', language: 'ru' });
    const { id } = await quiet.ask(
      'clients.create',
      sampleClient({
        code: 'К-17/2',
        name: 'ООО «Орлёв и Ко»',
        address: inCity('Санкт-Петербург'),
        taxNumbers: { inn: '7707 083 893' },
        reaches: [phone('8 (495) 123-45-67 доб. 12'), email('Info@Orlev.ru'), phone('+33 1 40 50 60 70')],
      }),
    );
    await quiet.ask('contacts.add', {
      clientId: id,
      contact: { name: 'Hélène Cœur', position: '', reaches: [phone('8-916-555-44-33')], note: '' },
    });
    await quiet.ask('clients.create', sampleClient({ name: 'Другой', reaches: [phone('8 (495) 765-43-21')] }));
    for (const text of [
      'орлев',
      'ОРЛЁВ',
      '«Орлёв',
      'ооо орл',
      'ко орлев',
      'петербург',
      'К-17',
      'info@orlev',
      '7707083893',
      '083893',
      '+7 495 123',
      '8 (495) 123-45-67',
      '84951234567',
      '74951234567',
      '4951234567',
      '123-45-67',
      '01 40 50 60 70',
      '+33140506070',
      'helene coeur',
      '+7 916 555 44 33',
      '89165554433',
      'ор',
      'к',
      'са',
    ])
      expect([text, (await quiet.ask('clients.find', { text, limit: 5 })).map((row) => row.id)]).toEqual([text, [id]]);
    for (const text of ['', '   ', '«»', '% _', 'орлев нет', "' OR 1=1 --", '"', '*', '\0'])
      expect([text, await quiet.ask('clients.find', { text, limit: 5 })]).toEqual([text, []]);
    await quiet.close();
  });

  test('no more than were asked for, each once', async () => {
    const names = await found('ромашка', 10);
    expect(names).toHaveLength(10);
    expect(new Set((await office.ask('clients.find', { text: 'ромашка', limit: 50 })).map(({ id }) => id)).size).toBe(
      36,
    );
  });
});
