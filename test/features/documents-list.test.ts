/** The list of documents: every filter and sort gives the right rows, page by page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentTypes } from '../../preload/contract/companies.ts';
import { type DocumentFilter, type DocumentRow, documentColumns } from '../../preload/contract/documents.ts';
import { addClient, addDraft, addIssued, line, vatRateId } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

let office: TestOffice;
const clock = testClock('2026-03-02T10:00:00.000Z');
let lutik = 0;
let cafe = 0;

beforeAll(async () => {
  office = await testOffice({ country: 'RU', language: 'ru', clock });
  lutik = await addClient(office, { name: 'ООО «Лютик»' });
  cafe = await addClient(office, { name: 'Café Ünal', currency: 'EUR', country: 'INT' });
  const price = (amount: number) => ({ lines: [line({ price: amount })] });
  // Twelve invoices, so that number 10 has to come after number 9; by months, each due 14 days later.
  for (let n = 1; n <= 12; n++) {
    const day = `2026-${n <= 6 ? '01' : '02'}-${String(n).padStart(2, '0')}`;
    const dueDay = n % 4 === 0 ? null : `2026-${n <= 6 ? '01' : '02'}-${String(n + 14).padStart(2, '0')}`;
    await addIssued(office, n % 3 === 0 ? cafe : lutik, { day, dueDay, ...price(n * 1000) });
  }
  await addDraft(office, lutik, { day: '2026-02-20', ...price(500) });
  await addDraft(office, null, { day: '2026-02-21', ...price(50_000) });
  const removed = await addDraft(office, lutik, price(77));
  await office.ask('documents.remove', { id: removed.id, version: 1 });
  const { rows } = await office.ask('documents.list', {
    filter: { text: '5' },
    sort: { column: 'number', descending: false },
    after: null,
    limit: 1,
  });
  await office.ask('documents.cancel', { id: rows[0]?.id ?? 0, version: rows[0]?.version ?? 0, reason: 'By mistake' });
});
afterAll(() => office.close());

/** All rows of the list, read in pages of this many. */
async function listed(
  filter: DocumentFilter,
  column: (typeof documentColumns)[number] = 'number',
  descending = false,
  limit = 500,
): Promise<DocumentRow[]> {
  const rows: DocumentRow[] = [];
  let after: string | null = null;
  do {
    const page: { rows: DocumentRow[]; next: string | null } = await office.ask('documents.list', {
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
const numbers = (rows: readonly DocumentRow[]) => rows.map(({ number }) => number ?? '-').join(' ');

describe('filters', () => {
  test.each<[string, DocumentFilter | (() => DocumentFilter), string]>([
    ['nothing', {}, '- - 1 2 3 4 5 6 7 8 9 10 11 12'],
    ['a period', { from: '2026-01-04', to: '2026-02-08' }, '4 5 6 7 8'],
    ['from a day', { from: '2026-02-12' }, '- - 12'],
    ['a client', () => ({ clientId: cafe }), '3 6 9 12'],
    ['a client and a period', () => ({ clientId: cafe, from: '2026-02-01' }), '9 12'],
    ['drafts', { status: 'draft' }, '- -'],
    ['issued', { status: 'issued' }, '1 2 3 4 6 7 8 9 10 11 12'],
    ['cancelled', { status: 'cancelled' }, '5'],
    // Due on the 15th to the 26th; 4, 8 and 12 have no due day, 5 is cancelled; today is 2026-03-02.
    ['overdue', { status: 'overdue' }, '1 2 3 6 7 9 10 11'],
    ['a sum', { minGross: 3000, maxGross: 5000 }, '3 4 5'],
    ['a large sum', { minGross: 11_000 }, '- 11 12'],
    ['a currency', { currency: 'EUR' }, '3 6 9 12'],
    ['a type', { type: 'act' }, ''],
    ['part of a name, folded', { text: 'unal' }, '3 6 9 12'],
    ['part of a name in capitals', { text: 'ЮТИК' }, '- 1 2 4 5 7 8 10 11'],
    ['the beginning of a name', { text: 'ca' }, '3 6 9 12'],
    ['the beginning of a number', { text: '1' }, '1 10 11 12'],
    ['text and more', { text: 'café', minGross: 7000, status: 'issued' }, '9 12'],
    ['a text that is SQL', { text: `' OR 1=1 --` }, ''],
    ['a text that is a query of the index', { text: '" OR * NEAR(' }, ''],
  ])('%s', async (_, filter, expected) => {
    const asked = typeof filter === 'function' ? filter() : filter;
    expect(numbers(await listed(asked))).toBe(expected);
    const counted = await office.ask('documents.count', asked);
    expect(counted).toMatchObject({ count: expected.split(' ').filter(Boolean).length, exact: true });
  });
});

test('the count adds up each currency by itself', async () => {
  // Number 5 (50.00) is cancelled: it is counted and not added up; roubles: 1+2+4+7+8+10+11 = 43 × 10.00, drafts 5.00 and 500.00.
  expect(await office.ask('documents.count', {})).toEqual({
    count: 14,
    exact: true,
    sums: [
      { currency: 'EUR', amount: 30_000 },
      { currency: 'RUB', amount: 93_500 },
    ],
  });
});

describe('sorts', () => {
  test.each([
    ['number', false, '- - 1 2 3 4 5 6 7 8 9 10 11 12'],
    ['number', true, '12 11 10 9 8 7 6 5 4 3 2 1 - -'],
    ['gross', true, '- 12 11 10 9 8 7 6 5 4 3 2 1 -'],
    ['dueDay', false, '4 8 12 1 2 3 5 6 7 9 10 11 - -'],
    ['client', false, '- 3 6 9 12 1 2 4 5 7 8 10 11 -'],
    ['status', false, '5 - - 1 2 3 4 6 7 8 9 10 11 12'],
    ['status', true, '12 11 10 9 8 7 6 4 3 2 1 - - 5'],
  ] as const)('by %s, descending: %s', async (column, descending, expected) => {
    expect(numbers(await listed({}, column, descending))).toBe(expected);
  });

  test.each(documentColumns)('pages of two by %s hold every row once, in the same order', async (column) => {
    for (const descending of [false, true])
      for (const filter of [{}, { text: 'лютик' }, { status: 'overdue' as const }, { from: '2026-01-03' }]) {
        const whole = await listed(filter, column, descending);
        expect(await listed(filter, column, descending, 2)).toEqual(whole);
        expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
      }
  });
});

test('the list can be narrowed down to each type there is', async () => {
  for (const type of documentTypes) expect((await listed({ type })).every((row) => row.type === type)).toBe(true);
});

test('a cursor of another list, or one that nobody gave out, is refused', async () => {
  const sort = { column: 'day', descending: false } as const;
  const first = await office.ask('documents.list', { filter: {}, sort, after: null, limit: 2 });
  const ask = (after: string, filter = {}, column: 'day' | 'gross' = 'day') =>
    office.call('documents.list', { filter, sort: { ...sort, column }, after, limit: 2 });
  expect(await ask(first.next ?? '')).toMatchObject({ ok: true });
  expect(await ask(first.next ?? '', { status: 'issued' })).toMatchObject({ ok: false, code: 'invalid' });
  expect(await ask(first.next ?? '', {}, 'gross')).toMatchObject({ ok: false, code: 'invalid' });
  expect(await ask('bm9uc2Vuc2U')).toMatchObject({ ok: false, code: 'invalid' });
});

test('what is issued is found by its number and by the digits of it', async () => {
  const other = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z' });
  try {
    const clientId = await addClient(other, { name: 'Zoë & Co' });
    const vat = await vatRateId(other, 'INT', 2000);
    await addIssued(other, clientId, { lines: [line({ vatRateId: vat })] });
    const found = async (text: string) =>
      (
        await other.ask('documents.list', {
          filter: { text },
          sort: { column: 'day', descending: true },
          after: null,
          limit: 5,
        })
      ).rows.length;
    expect(await found('INV-2026-0001')).toBe(1);
    expect(await found('2026-0001')).toBe(1);
    expect(await found('20260001')).toBe(1);
    expect(await found('in')).toBe(1);
    expect(await found('zoe')).toBe(1);
    expect(await found('0002')).toBe(0);
  } finally {
    await other.close();
  }
});
