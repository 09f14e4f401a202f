/** Values of rows: amounts exact, words in three languages, and a problem that names what is wrong. */
import { expect, test } from 'vitest';
import { findPercent, findSum } from '../../../../main/features/imports/reading/amounts.ts';
import { cleanCell, isEmail, siteOf } from '../../../../main/features/imports/reading/cell.ts';
import { clientFields, productFields } from '../../../../main/features/imports/reading/columns.ts';
import {
  type ProductContext,
  readClientRow,
  readProductRow,
} from '../../../../main/features/imports/reading/values.ts';
import { findTruth, kindWords, stateWords, typeWords } from '../../../../main/features/imports/reading/words.ts';
import { countryWritten } from '../../../../main/features/reference/countries.ts';
import { ClientFields } from '../../../../preload/contract/clients.ts';
import { Address, BankAccount } from '../../../../preload/contract/parties.ts';
import { ProductFields } from '../../../../preload/contract/products.ts';

test.each<[string, number, string | null]>([
  ['18', 1800, null],
  ['18.0000', 1800, null],
  ['1 234,50 ₽', 123_450, 'RUB'],
  ['1\u00a0234,50 руб.', 123_450, 'RUB'],
  ['1\u202f234,50 €', 123_450, 'EUR'],
  ['1,234.50', 123_450, null],
  ['1.234,50', 123_450, null],
  ['1,234,567', 123_456_700, null],
  ['12,34,567.89', 123_456_789, null],
  ["1'234.50 CHF", 123_450, 'CHF'],
  ['€12', 1200, 'EUR'],
  ['$1,000', 100_000, 'USD'],
  ['EUR 7,5', 750, 'EUR'],
  ['99,90р.', 9990, 'RUB'],
  ['100.-', 10_000, null],
  ['.5', 50, null],
  ['2.675', 268, null],
  ['1.005', 101, null],
  ['-3,10', -310, null],
  ['(3.10)', -310, null],
  ['1500 ¥', 0, null],
  ['90000000000000', 0, null],
  ['1,23,4', 0, null],
  ['12 apples', 0, null],
  ['по запросу', 0, null],
])('%s is %d minor units', (text, minor, currency) => {
  expect(findSum(text, 'EUR', false)).toEqual(minor === 0 ? null : { minor, currency });
});

test('a comma before three digits is what the country makes of it', () => {
  expect(findSum('1,234', 'EUR', false)?.minor).toBe(123_400);
  expect(findSum('1,234', 'EUR', true)?.minor).toBe(123);
  expect(findSum('1500', 'JPY', true)?.minor).toBe(1500);
});

test.each<[string, number | null]>([
  ['20 %', 2000],
  ['20', 2000],
  ['5,5%', 550],
  ['0,2', 2000],
  ['0.05', 500],
  ['0,5 %', 50],
  ['0', 0],
  ['1', 100],
  ['many', null],
])('%s is %s basis points', (text, points) => {
  expect(findPercent(text, true)).toBe(points);
});

test('yes and no in three languages', () => {
  for (const yes of ['1', '-1', 'Да', 'ИСТИНА', 'oui', 'Vrai', 'TRUE', 'x', '✓']) expect(findTruth(yes)).toBe(true);
  for (const no of ['0', 'Нет', 'ложь', 'non', 'FAUX', 'false', '-']) expect(findTruth(no)).toBe(false);
  expect(findTruth('maybe')).toBeUndefined();
});

test('kinds, types, states and countries by their names in three languages', () => {
  expect(['Юр. лицо', 'société', 'Company'].map((text) => kindWords.find(text)?.value)).toEqual([
    'company',
    'company',
    'company',
  ]);
  expect(['ИП', 'Auto-entrepreneur', 'физ.лицо', 'Particulier'].map((text) => kindWords.find(text)?.value)).toEqual([
    'sole-trader',
    'sole-trader',
    'person',
    'person',
  ]);
  expect(['Поставщик', 'fournisseur', 'Vendor', 'Партнёр', 'лид'].map((text) => typeWords.find(text)?.value)).toEqual([
    'supplier',
    'supplier',
    'supplier',
    'partner',
    'prospect',
  ]);
  expect(['в работе', 'Bloqué', 'in-work', 'inactive'].map((text) => stateWords.find(text)?.value)).toEqual([
    'in-work',
    'blocked',
    'in-work',
    'sleeping',
  ]);
  expect(['Российская Федерация', 'russie', 'France', 'Франция', 'Germany'].map(countryWritten)).toEqual([
    'RU',
    'RU',
    'FR',
    'FR',
    'INT',
  ]);
});

test('marks of programs are taken out of cells, apostrophes of names are not', () => {
  expect(cleanCell("'007")).toBe('007');
  expect(cleanCell("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  expect(cleanCell("'t Hoen")).toBe("'t Hoen");
  expect(cleanCell('a\u0000b\u001fc\ufeff ')).toBe('abc');
  expect(siteOf('#CAJUN.HTM#')).toBe('CAJUN.HTM');
  expect(siteOf("G'day Mate (on the Web)#http://www.example.com/gday.htm#")).toBe('http://www.example.com/gday.htm');
  expect(siteOf('https://example.com/page#part')).toBe('https://example.com/page#part');
});

test('e-mail addresses that cannot be are told from those that can', () => {
  for (const good of ['a@b.fr', 'ivan.petrov+x@mail.example.ru', 'info@пример.рф', "o'neil@example.com"])
    expect(isEmail(good)).toBe(true);
  for (const bad of ['a@b', '@b.fr', 'a b@c.fr', 'a@@b.fr', 'a@b..fr', 'нет', 'a@-b.fr'])
    expect(isEmail(bad)).toBe(false);
});

const client = { language: 'en', today: '2026-11-30', decimalComma: false } as const;

test('a client with everything', () => {
  const given = {
    code: 'K-1',
    name: ' ООО  "Ромашка" ',
    kind: 'организация',
    type: 'поставщик',
    state: 'активный',
    category: 'А',
    inn: '0277012345',
    street: 'ул. Ленина, 1',
    postcode: '05021',
    country: 'Россия',
    phone: '8 (347) 2-45-67',
    email: 'a@example.com; b@example.com; A@example.com',
    site: '#CAJUN.HTM#',
    contactName: 'Анна',
    contactPosition: 'Owner',
    contactEmail: 'Anna <anna@example.com>',
    bic: '044525225',
    account: '40702810400000000001',
    discount: '5 %',
    paymentDays: '30 дней',
    language: 'русский',
    note: 'one\r\ntwo',
  };
  const { values, problems, shown } = readClientRow(Object.values(given), Object.keys(given), {}, client);
  expect(problems).toEqual([]);
  expect(values).toEqual({
    code: 'K-1',
    name: 'ООО "Ромашка"',
    kind: 'company',
    type: 'supplier',
    state: 'active',
    category: 'A',
    taxNumbers: { inn: '0277012345' },
    address: { street: 'ул. Ленина, 1', postcode: '05021', country: 'Россия' },
    country: 'RU',
    reaches: [
      { kind: 'phone', value: '8 (347) 2-45-67', label: '' },
      { kind: 'email', value: 'a@example.com', label: '' },
      { kind: 'email', value: 'b@example.com', label: '' },
      { kind: 'site', value: 'CAJUN.HTM', label: '' },
    ],
    contacts: [
      {
        name: 'Анна',
        position: 'Owner',
        reaches: [{ kind: 'email', value: 'anna@example.com', label: '' }],
        note: '',
        birthday: null,
        own: {},
      },
    ],
    bankAccount: { bic: '044525225', account: '40702810400000000001' },
    discount: 500,
    paymentDays: 30,
    language: 'ru',
    note: 'one\r\ntwo',
  });
  expect(shown).toMatchObject({ type: 'Supplier', discount: '5%', site: 'CAJUN.HTM', category: 'A' });
});

test('empty cells say nothing; fixed values stand where no column is mapped', () => {
  const { values } = readClientRow(
    ['Smith', '', 'x'],
    ['name', 'type', null],
    { type: 'supplier', state: 'new' },
    client,
  );
  expect(values).toEqual({ name: 'Smith', state: 'new' });
});

function clientProblems(field: string, text: string): string[] {
  return readClientRow(['Smith', text], ['name', field], {}, client).problems.map(
    ({ field: named, said }) => `${named}: ${said.en}`,
  );
}

test('each wrong value is a problem that names it', () => {
  expect(readClientRow(['', 'York'], ['name', 'city'], {}, client).problems.map(({ said }) => said.en)).toEqual([
    'The name is empty.',
  ]);
  expect(clientProblems('city', 'x'.repeat(101))).toEqual(['city: City: 101 characters, at most 100 are possible.']);
  expect(clientProblems('email', 'a@example.com, none')).toEqual(['email: “none” is not an e-mail address.']);
  expect(clientProblems('type', 'friend')).toEqual([
    'type: Type (customer, supplier …): “friend” is not known to the program.',
  ]);
  expect(clientProblems('discount', '120')).toEqual([
    'discount: Discount, %: “120” is not a percentage between 0 and 100.',
  ]);
  expect(clientProblems('inn', '7,70708E+09')[0]).toMatch(
    /^inn: INN: “7,70708E\+09” is a number that Excel has shortened\./,
  );
  expect(clientProblems('phone', '#Н/Д')).toEqual(['phone: Phone: Excel shows the error #Н/Д there.']);
  expect(readClientRow(['Smith', 'York', 'UK'], ['name', 'city'], {}, client).problems[0]?.said.en).toMatch(
    /^The row has more values/,
  );
});

const product: ProductContext = {
  language: 'en',
  decimalComma: false,
  currency: 'EUR',
  units: [
    { code: 'H87', names: ['piece', 'pcs', 'шт', 'штука', 'pièce', 'pce'] },
    { code: 'KGM', names: ['kilogram', 'kg', 'кг', 'килограмм'] },
    { code: 'MTR', names: ['m', 'м', 'метр'] },
    { code: 'MTK', names: ['m²', 'м²', 'кв. м'] },
  ],
  vatRates: [
    { id: 1, rate: 2000 },
    { id: 2, rate: 550 },
    { id: 3, rate: null },
    { id: 4, rate: 0 },
  ],
};

function productRow(given: Record<string, string>) {
  const { values, problems } = readProductRow(
    ['Chai', ...Object.values(given)],
    ['name', ...Object.keys(given)],
    {},
    product,
  );
  return problems.length > 0 ? problems.map(({ said }) => said.en) : values;
}

test('a product with everything', () => {
  expect(
    productRow({
      code: '007',
      kind: 'услуга',
      unit: 'шт.',
      price: '1 234,50',
      currency: 'руб',
      vatRate: '20%',
      priceIncludesVat: 'TTC',
      purchasePrice: '999.999',
      barcode: '4600000000001',
      discontinued: '0',
    }),
  ).toEqual({
    name: 'Chai',
    code: '007',
    kind: 'service',
    unit: 'H87',
    price: 123_450,
    currency: 'RUB',
    vatRateId: 1,
    priceIncludesVat: true,
    purchasePrice: 100_000,
    barcode: '4600000000001',
    discontinued: false,
  });
});

test('units by code and by name; square metres are not metres', () => {
  expect(['KGM', 'Кг', 'PIÈCE', 'м', 'м2', 'м²', 'm2'].map((unit) => productRow({ unit }))).toMatchObject(
    ['KGM', 'KGM', 'H87', 'MTR', 'MTK', 'MTK', 'MTK'].map((unit) => ({ unit })),
  );
  expect(productRow({ unit: 'barrel' })).toEqual(['Unit: “barrel” is not known to the program.']);
});

test('rates of VAT by their value; 0 % is not the same as without VAT', () => {
  const rates = ['20', '20 %', '0.2', 'НДС 20%', '5,5', 'Без НДС', 'exonéré', '0%'];
  expect(rates.map((vatRate) => productRow({ vatRate }))).toMatchObject(
    [1, 1, 1, 1, 2, 3, 3, 4].map((vatRateId) => ({ vatRateId })),
  );
  expect(productRow({ vatRate: '18%' })).toEqual(['VAT rate: “18%” is not known to the program.']);
});

test('the sign beside a price is its currency, and must not contradict the column', () => {
  expect(productRow({ price: '$5' })).toMatchObject({ price: 500, currency: 'USD' });
  expect(productRow({ price: '$5', currency: 'EUR' })).toEqual([
    'The price is written in USD, but the currency of the row is EUR.',
  ]);
  expect(productRow({ price: '-5' })).toEqual(['Price: “-5” is not a number that fits here.']);
});

test('the limits of texts are those of the contract', () => {
  for (const [fields, contract] of [
    [clientFields, { ...ClientFields.shape, ...BankAccount.shape, ...Address.shape }],
    [productFields, ProductFields.shape],
  ] as const) {
    for (const [name, { max }] of Object.entries(fields)) {
      const schema = Object.entries(contract).find(([field]) => field === name)?.[1];
      if (max === null || !schema) continue;
      expect(schema.safeParse('x'.repeat(max)).success, name).toBe(true);
      expect(schema.safeParse('x'.repeat(max + 1)).success, name).toBe(false);
    }
  }
});

test('cells made to keep the program busy are answered like any other wrong value', () => {
  const spaces = `${'1 '.repeat(100_000)}x`;
  expect(findSum(spaces, 'EUR', false)).toBeNull();
  const gap = `1${' '.repeat(500_000)}x`;
  expect(findPercent(gap, false)).toBeNull();
  expect(readClientRow([gap], ['name'], {}, client).values.name).toBe('1 x');
  expect(isEmail(`a@${'a-'.repeat(100_000)}`)).toBe(false);
});
