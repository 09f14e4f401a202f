/** Lines pasted from Excel: no price is lost in silence, and none of what stood there stays under new goods. */
import { describe, expect, test } from 'vitest';
import { type DraftLine, emptyLine, type LineColumn } from '../../renderer/features/documents/draft.ts';
import { isMeant } from '../../renderer/features/documents/is-meant.ts';
import type { LineContext } from '../../renderer/features/documents/line-context.ts';
import { pastedBlock } from '../../renderer/features/documents/pasted-block.ts';
import { pastedLines } from '../../renderer/features/documents/pasted-lines.ts';

const rate = (id: number, label: string, value: number | null) => ({
  id,
  country: 'RU' as const,
  rate: value,
  label,
  validFrom: null,
  validTo: null,
  standard: id === 1,
  own: false,
});
const rates = [rate(1, '22 %', 2200), rate(2, '10 %', 1000), rate(3, 'без НДС', null)];
const context: LineContext = {
  language: 'ru',
  currency: 'RUB',
  pricesIncludeVat: false,
  companyId: 1,
  day: '2026-11-23',
  vatPayer: true,
  priced: true,
  freeRates: false,
  units: [
    { code: 'pcs', short: 'шт.', name: 'штука', okei: '796', words: ['шт', 'pcs'] },
    { code: 'kg', short: 'кг', name: 'килограмм', okei: '166', words: ['kg'] },
    { code: 'pack', short: 'упак', name: 'упаковка', okei: '778', words: ['пачка', 'пач'] },
    { code: 'hour', short: 'ч', name: 'час', okei: '356', words: ['h', 'hour'] },
  ],
  rates,
  allRates: rates,
  withoutVat: 'без НДС',
  origins: null,
};
const fresh = () => emptyLine('pcs', 1);

function paste(text: string, there: readonly DraftLine[] = [], from: LineColumn = 'product', over = context) {
  return pastedLines(pastedBlock(text) ?? [], { from, context: over, fresh, lineAt: (row) => there[row] });
}
const shown = ({ lines }: ReturnType<typeof paste>) =>
  lines.map(({ name, quantity, price }) => [name, quantity, price]);
const old = (): DraftLine => ({ ...fresh(), productId: 7, code: 'OLD', name: 'Стол', quantity: 1000, price: 999_900 });

describe('name, quantity, price', () => {
  test.each([
    ['12 руб.', 1200],
    ['1 234,56 р.', 123_456],
    ['1234,56 RUB', 123_456],
    ['₽ 15', 1500],
    ['99,90', 9990],
  ])('a price written as %s is read, and so are the others of its column', (text, price) => {
    const pasted = paste(`Стол\t2\t100\nСтул\t3\t${text}\nШкаф\t1\t50,5`);
    expect(shown(pasted)).toEqual([
      ['Стол', 2000, 10_000],
      ['Стул', 3000, price],
      ['Шкаф', 1000, 5050],
    ]);
    expect(pasted.unread).toEqual([]);
  });

  test('a price in words, or in another currency, is named; the others are read, and no old price stays', () => {
    const pasted = paste('Стол\t2\t100\nСтул\t3\tдоговорная\nШкаф\t1\t50 EUR', [old(), old(), old()]);
    expect(shown(pasted)).toEqual([
      ['Стол', 2000, 10_000],
      ['Стул', 3000, null],
      ['Шкаф', 1000, null],
    ]);
    expect(pasted.lines[1]?.typed.price).toBe('договорная');
    expect(pasted.unread).toEqual([
      { row: 1, column: 'price', text: 'договорная' },
      { row: 2, column: 'price', text: '50 EUR' },
    ]);
  });

  test('an empty price over a filled line leaves it without a price', () => {
    const pasted = paste('Стол\t2\t100\nСтул\t3\t', [old(), old()]);
    expect(shown(pasted)[1]).toEqual(['Стул', 3000, null]);
    expect(pasted.lines[1]).toMatchObject({ productId: null, code: '' });
    expect(pasted.brought.map((columns) => columns.has('price'))).toEqual([true, false]);
  });

  test('prices alone over a filled line keep its goods, and an empty one empties the price', () => {
    const pasted = paste('5\t100\n6\t', [old(), old()], 'quantity');
    expect(shown(pasted)).toEqual([
      ['Стол', 5000, 10_000],
      ['Стол', 6000, null],
    ]);
  });
});

describe('headings', () => {
  test('№ / Наименование / Код / Кол-во / Ед. / Цена / Сумма: by their names, number and sum left alone', () => {
    const pasted = paste(
      '№\tНаименование\tКод\tКол-во\tЕд.\tЦена\tСумма\n1\tГвозди\tG-1\t2,5\tкг\t120,00 руб.\t300,00\n2\tМолоток\tM-2\t1\tшт\t850\t850',
    );
    expect(pasted.lines).toMatchObject([
      { name: 'Гвозди', code: 'G-1', quantity: 2500, unit: 'kg', price: 12_000, discount: 0 },
      { name: 'Молоток', code: 'M-2', quantity: 1000, unit: 'pcs', price: 85_000, discount: 0 },
    ]);
    expect(pasted.unread).toEqual([]);
  });

  test('French and English ones, in another order, with discount and VAT; what is unknown is named', () => {
    const french = paste(
      'Prix unitaire HT\tDésignation\tQté\tRemise %\tTVA\tPoids\n12,50\tChaise\t4\t10\t10 %\t3 kg',
      [],
      'product',
      {
        ...context,
        language: 'fr',
        currency: 'EUR',
      },
    );
    expect(french.lines).toMatchObject([{ name: 'Chaise', quantity: 4000, price: 1250, discount: 1000, vatRateId: 2 }]);
    expect(french.leftOut).toEqual(['Poids']);
    const english = paste('Item code\tDescription\tUnit price\tQty\nC-1\tChair\t1,234.50\t2', [], 'product', {
      ...context,
      language: 'en',
    });
    expect(english.lines).toMatchObject([{ code: 'C-1', name: 'Chair', quantity: 2000, price: 123_450 }]);
  });
});

test('without headings: a running number and a sum are told from quantity and price, units and rates by their words', () => {
  const pasted = paste('1\tГвозди\tкг\t2,5\t120\t300\t22%\n2\tМолоток\tшт\t1\t850\t850\t10%');
  expect(pasted.lines).toMatchObject([
    { name: 'Гвозди', unit: 'kg', quantity: 2500, price: 12_000, vatRateId: 1 },
    { name: 'Молоток', unit: 'pcs', quantity: 1000, price: 85_000, vatRateId: 2 },
  ]);
});

test('a unit or a rate that the office does not have is named', () => {
  const pasted = paste('Наименование\tКол-во\tЕд.\tЦена\tНДС\nДоски\t3\tкуб\t100\t18%');
  expect(pasted.unread).toEqual([
    { row: 0, column: 'unit', text: 'куб' },
    { row: 0, column: 'vat', text: '18%' },
  ]);
  // It stands in its cell as it was pasted, marked, and the document is not saved with another rate in its place.
  expect(pasted.lines[0]?.typed).toEqual({ unit: 'куб', vat: '18%' });
});

test('rows that sum up the others are no lines, whatever stands in front of the word; a product that begins with it is one', () => {
  const pasted = paste(
    'Наименование\tКол-во\tЦена\tСумма\nСтол\t2\t100\t200\nСумма по договору, услуга\t1\t50\t50\n\t\tИтого:\t250\nВ т.ч. НДС 22 %\t\t\t45,08\nВсего к оплате:\t3\t\t250',
  );
  expect(shown(pasted)).toEqual([
    ['Стол', 2000, 10_000],
    ['Сумма по договору, услуга', 1000, 5000],
  ]);
  expect(pasted.sumRows).toEqual(['Итого:', 'В т.ч. НДС 22 %', 'Всего к оплате:']);
  const french = paste(
    'Chaise\t2\t10\nTotal Quartz 5W30\t1\t40\nSous-total HT\t\t60\nTVA 5,5 %\t\t12\nTotal TTC\t\t72',
  );
  expect(french.lines.map(({ name }) => name)).toEqual(['Chaise', 'Total Quartz 5W30']);
});

test('a bar code and a quantity: the code stands for the goods, and so it does beside a name', () => {
  expect(shown(paste('4601234567893\t12'))).toEqual([['4601234567893', 12_000, null]]);
  expect(paste('4601234567893\tГвозди\t12').lines).toMatchObject([
    { code: '4601234567893', name: 'Гвозди', quantity: 12_000 },
  ]);
  const product = { name: 'Гвозди', code: 'G-1', barcode: '4601234567893' };
  expect(isMeant(product, ' 4601234567893 ')).toBe(true);
  expect(isMeant(product, 'гвозди')).toBe(true);
  expect(isMeant({ ...product, barcode: '' }, '')).toBe(false);
  expect(isMeant(product, '460123456789')).toBe(false);
});

describe('without headings, in the order of the grid', () => {
  const first = (text: string, over = context) => {
    const { lines, unread, unplaced } = paste(text, [], 'product', over);
    const { quantity, price, discount, vatRateId } = lines[0] ?? fresh();
    return { quantity, price, discount, vatRateId, unread: unread.length, unplaced };
  };
  const base = { quantity: 2000, price: 36_600, vatRateId: 1, unread: 0, unplaced: [] };

  test.each([
    ['Ручка\t2\tшт\t366\t15', { ...base, discount: 1500 }],
    ['Ручка\t2\tшт\t366\t10', { ...base, discount: 1000 }],
    ['Ручка\t2\tшт\t366\t15\t10', { ...base, discount: 1500, vatRateId: 2 }],
    ['Ручка\t2\tшт\t366\t10 %', { ...base, discount: 0, vatRateId: 2 }],
    ['Ручка\t2\tшт\t366\t10 %\t22 %', { ...base, discount: 1000 }],
    ['Ручка\t2\tшт\t366\t\t10', { ...base, discount: 0, vatRateId: 2 }],
    ['Ручка\t2\tшт\t366\t15\t22 %\t622,20', { ...base, discount: 1500 }],
    ['Ручка\t2\tшт\t366\tбез НДС', { ...base, discount: 0, vatRateId: 3 }],
    ['Ручка\t2\tшт\t366\t450', { ...base, discount: 0, unplaced: ['450'] }],
    ['Ручка\t2\tшт\t366\t732', { ...base, discount: 0 }],
    ['Ручка\t2\tшт\t366\t15\t10\tсрочно', { ...base, discount: 1500, vatRateId: 2, unplaced: ['срочно'] }],
  ])('%s', (text, expected) => {
    expect(first(text)).toEqual(expected);
  });

  test('a row without its unit has its price all the same', () => {
    const pasted = paste('Консультация\t8\tч\t100,00\nПоездка\t1\t250');
    expect(pasted.lines).toMatchObject([
      { name: 'Консультация', quantity: 8000, unit: 'hour', price: 10_000 },
      { name: 'Поездка', quantity: 1000, unit: 'pcs', price: 25_000 },
    ]);
    expect([pasted.unread, pasted.unplaced]).toEqual([[], []]);
  });

  test('what stands beside the columns of the grid, or in a document without prices, is named', () => {
    expect(paste('5\tшт\t100\t0\t22 %\tлишнее', [old()], 'quantity').unplaced).toEqual(['лишнее']);
    expect(paste('Ручка\t2\tшт\t366', [], 'product', { ...context, priced: false }).unplaced).toEqual(['366']);
    expect(paste('Наименование\tКол-во\tЦена\tЦена\nСтол\t2\t100\t120\tдуб')).toMatchObject({
      leftOut: ['Цена'],
      unplaced: ['дуб'],
    });
  });
});

test('what came with a row is known, so that the product found for it does not put its own unit and rate there', () => {
  const { brought } = paste('Бумага\t5 пач.\t300\t\t10 %\nСкотч\t2\t80');
  expect(brought).toEqual([
    new Set(['product', 'quantity', 'price', 'vat', 'unit']),
    new Set(['product', 'quantity', 'price']),
  ]);
});

test('a unit is read in the words in which people write it, beside the quantity too', () => {
  expect(paste('Бумага\t5\tпач.\t300\nСкотч\t2 пачка\t\t80').lines).toMatchObject([
    { unit: 'pack', quantity: 5000 },
    { unit: 'pack', quantity: 2000 },
  ]);
});
