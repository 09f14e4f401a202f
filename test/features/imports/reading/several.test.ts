/** Several phones, e-mails and contact persons in one row are told from one that is written in an odd way. */
import { describe, expect, test } from 'vitest';
import { phonesOf } from '../../../../main/features/imports/reading/several.ts';
import { suggestMapping } from '../../../../main/features/imports/reading/suggest-mapping.ts';
import { readClientRow } from '../../../../main/features/imports/reading/values.ts';

const context = { language: 'en', today: '2026-11-30', decimalComma: false } as const;
const read = (given: readonly (readonly [field: string, text: string])[]) =>
  readClientRow(['Smith', ...given.map(([, text]) => text)], ['name', ...given.map(([field]) => field)], {}, context);

test.each<[string, string[]]>([
  ['8 (495) 111-22-33', ['8 (495) 111-22-33']],
  ['8 (495) 111-22-33, 111-22-34', ['8 (495) 111-22-33', '111-22-34']],
  ['+33 1 42 33 22 11 / +33 6 12 34 56 78', ['+33 1 42 33 22 11', '+33 6 12 34 56 78']],
  ['030-0074321\n030-0076545', ['030-0074321', '030-0076545']],
  ['8 495 111-22-33; +7 916 123-45-67', ['8 495 111-22-33', '+7 916 123-45-67']],
  ['111-22-33 и 111-22-34', ['111-22-33', '111-22-34']],
  // One phone each, however odd.
  ['030-0074321/22', ['030-0074321/22']],
  ['030/0074321', ['030/0074321']],
  ['8 (495) 111-22-33, доб. 12', ['8 (495) 111-22-33, доб. 12']],
  ['8 (495) 111-22-33; спросить Анну', ['8 (495) 111-22-33; спросить Анну']],
  ['нет', ['нет']],
])('%j holds %j', (text, values) => {
  expect(phonesOf(text).map(({ value }) => value)).toEqual(values);
});

test('what stands before or behind a phone is its label; “tel.” is none', () => {
  expect(phonesOf('моб.: +7 916 123-45-67, раб. 8 (495) 111-22-33 доб. 5')).toEqual([
    { value: '+7 916 123-45-67', label: 'моб.' },
    { value: '8 (495) 111-22-33 доб. 5', label: 'раб.' },
  ]);
  expect(phonesOf('01 42 33 22 11 (bureau)')).toEqual([{ value: '01 42 33 22 11', label: 'bureau' }]);
  expect(phonesOf('тел. 111-22-33')).toEqual([{ value: '111-22-33', label: '' }]);
});

describe('contact persons', () => {
  test('several columns and several names in one cell', () => {
    const { values, problems } = read([
      ['contactName', 'Anna; Boris'],
      ['contactPosition', 'Director; Buyer'],
      ['contactPhone', '111-22-33; 444-55-66'],
      ['contactEmail', 'anna@example.com'],
      ['contact2Name', 'Vera'],
      ['contact2Phone', '777-88-99'],
      ['phone', '100-00-00'],
      ['phone', '200-00-00'],
    ]);
    expect(problems).toEqual([]);
    const phone = (value: string) => ({ kind: 'phone', value, label: '' });
    expect(values.contacts).toEqual([
      { name: 'Anna', position: 'Director', reaches: [phone('111-22-33')], note: '', birthday: null, own: {} },
      { name: 'Boris', position: 'Buyer', reaches: [phone('444-55-66')], note: '', birthday: null, own: {} },
      { name: 'Vera', position: '', reaches: [phone('777-88-99')], note: '', birthday: null, own: {} },
    ]);
    // One e-mail for two persons is nobody's: it is kept with the client.
    expect(values.reaches).toEqual([
      phone('100-00-00'),
      phone('200-00-00'),
      { kind: 'email', value: 'anna@example.com', label: '' },
    ]);
  });

  test('find their columns by the number in the name', () => {
    const headers = 'Company;Contact 1 name;Contact 1 phone;Contact 2 name;Contact 2 e-mail;Phone 1;Phone 2;Phone 3';
    const columns = headers.split(';');
    expect(
      suggestMapping(
        'clients',
        columns,
        columns.map(() => []),
      ),
    ).toEqual(['name', 'contactName', 'contactPhone', 'contact2Name', 'contact2Email', 'phone', 'phone', 'phone']);
    const russian = 'Наименование;Контактное лицо;Телефон контакта;Контактное лицо 2;Телефон контакта 2;Метки'.split(
      ';',
    );
    expect(
      suggestMapping(
        'clients',
        russian,
        russian.map(() => []),
      ),
    ).toEqual(['name', 'contactName', 'contactPhone', 'contact2Name', 'contact2Phone', 'tags']);
  });
});

test('tags are words with commas, each once', () => {
  expect(read([['tags', 'VIP, retail; vip']]).values.tags).toEqual(['VIP', 'retail']);
  expect(read([['tags', 'x'.repeat(51)]]).problems.map(({ said }) => said.en)).toEqual([
    'Tags: 51 characters, at most 50 are possible.',
  ]);
});
