/** What a new user does first: a list, the same list in another writing, the same once more, and once more with a few changes. */
import { afterEach, expect, it } from 'vitest';
import { clientNamed, counts, imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { cp1251 } from './imports/reading/fixtures.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

const rows = 60;
const header = 'CustomerID,CompanyName,ContactName,ContactTitle,Address,City,Region,PostalCode,Country,Phone,Fax';

/** As sample databases have them: quotes around commas, leading zeros, accents, empty cells. */
function customer(at: number): string[] {
  const code = `C${String(at).padStart(4, '0')}`;
  const phone = `(${100 + at}) 555-${1000 + at}`;
  const fax = at % 3 === 0 ? `(${100 + at}) 555-${5000 + at}` : '';
  const place = at % 2 === 0 ? ['Münster', '', '04876', 'Germany'] : ['Lander', 'WY', '82520', 'USA'];
  return [code, `Élégance & Co. ${at}`, `María ${at}`, 'Owner', `Rue du Bac, ${at}`, ...place, phone, fax];
}

function cyrillic(at: number): string[] {
  const [code = ''] = customer(at);
  const phone = `+7 495 100-${10 + (at % 90)}-${10 + (at % 80)}`;
  const inn = `77${String(10_000_000 + at)}`;
  return [
    `Я${code}`,
    `ООО «Ёлка №${at}»`,
    inn,
    `Иванов Иван ${at}`,
    'Директор',
    `ул. Щорса, ${at}; стр. 2`,
    'Орёл',
    phone,
  ];
}

const cell = (separator: string) => (text: string) =>
  text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
const table = (separator: string, lines: readonly (readonly string[])[]) =>
  lines.map((line) => line.map(cell(separator)).join(separator)).join('\r\n');
const russianHeader = ['Код', 'Наименование', 'ИНН', 'Контактное лицо', 'Должность', 'Адрес', 'Город', 'Телефон'];
const all = Array.from({ length: rows }, (_, at) => at);

it('finds each list as it is, and ten changes among the same', async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
  const western = `${header}\r\n${table(',', all.map(customer))}\r\n`;
  const order = await suggested(office, western);
  expect(order.mapping).not.toContain(null);
  expect(counts(await imported(office, order))).toEqual([rows, 0, 0, 0, 0]);
  expect(await clientNamed(office, 'c0007')).toMatchObject({
    code: 'C0007',
    address: { street: 'Rue du Bac, 7', city: 'Lander', region: 'WY', postcode: '82520', country: 'USA' },
  });
  expect((await clientNamed(office, 'c0008')).address.postcode).toBe('04876');

  const russian = cp1251(table(';', [russianHeader, ...all.map(cyrillic)]));
  const second = await suggested(office, russian);
  expect(second.reading).toMatchObject({ encoding: 'windows-1251', separator: ';', headerRow: true });
  expect(second.mapping).not.toContain(null);
  expect(counts(await imported(office, second))).toEqual([rows, 0, 0, 0, 0]);
  expect(await clientNamed(office, 'яc0007')).toMatchObject({
    name: 'ООО «Ёлка №7»',
    taxNumbers: { inn: '7710000007' },
    address: { street: 'ул. Щорса, 7; стр. 2', city: 'Орёл' },
    contacts: [{ name: 'Иванов Иван 7', position: 'Директор' }],
  });

  expect(counts(await imported(office, await suggested(office, western)))).toEqual([0, 0, rows, 0, 0]);
  expect(counts(await imported(office, await suggested(office, russian)))).toEqual([0, 0, rows, 0, 0]);

  const changed = all.map((at) => {
    const [code = '', name = '', inn = '', person = '', post = '', street = '', city = '', phone = ''] = cyrillic(at);
    return [code, name, inn, person, post, street, at % 6 === 0 ? 'Тула' : city, phone];
  });
  const third = await imported(office, await suggested(office, cp1251(table(';', [russianHeader, ...changed]))));
  expect(counts(third)).toEqual([0, 10, rows - 10, 0, 0]);
  expect(third.matches.filter(({ outcome }) => outcome === 'changed').map(({ changes }) => changes)).toEqual(
    Array(10).fill([{ field: 'city', old: 'Орёл', new: 'Тула' }]),
  );
});
