/** What CSV and text files of offices look like, and that each is read as its author meant it. */
import { expect, test } from 'vitest';
import { allRows, cp1251, opened } from './fixtures.ts';

const russian = 'Наименование;ИНН;Город\r\nООО «Ромашка»;0277012345;Уфа\r\nИП Ёлкин №1;027712345678;Орёл\r\n';
const russianRows = [
  [2, 'ООО «Ромашка»', '0277012345', 'Уфа'],
  [3, 'ИП Ёлкин №1', '027712345678', 'Орёл'],
];

test.each([
  ['utf-8', Buffer.from(russian)],
  ['utf-8', Buffer.from(`\ufeff${russian}`)],
  ['windows-1251', cp1251(russian)],
  ['utf-16le', Buffer.from(russian, 'utf16le')],
  ['utf-16le', Buffer.from(`\ufeff${russian}`, 'utf16le')],
  ['utf-16be', Buffer.from(russian, 'utf16le').swap16()],
  ['utf-16be', Buffer.from(`\ufeff${russian}`, 'utf16le').swap16()],
] as const)('Russian text in %s is recognised', async (encoding, bytes) => {
  const table = await opened(bytes);
  expect(table.reading).toEqual({ encoding, separator: ';', headerRow: true });
  expect(table.columns).toEqual(['Наименование', 'ИНН', 'Город']);
  expect(await allRows(table)).toEqual(russianRows);
  expect(table.warnings).toEqual([]);
  expect(table.estimatedRows).toBe(2);
});

test('French text in windows-1252 is recognised', async () => {
  const table = await opened(
    Buffer.from('Nom;Téléphone\nSociété Générale;01 23\nCafé Noël à Orléans;04 56\n', 'latin1'),
  );
  expect(table.reading.encoding).toBe('windows-1252');
  expect(await allRows(table)).toEqual([
    [2, 'Société Générale', '01 23'],
    [3, 'Café Noël à Orléans', '04 56'],
  ]);
});

test('letters that first come far behind the beginning still decide the encoding', async () => {
  const table = await opened(
    Buffer.concat([Buffer.from(`name,city\n${'Smith,London\n'.repeat(100_000)}`), cp1251('Ромашка,Уфа\n')]),
  );
  expect(table.reading.encoding).toBe('windows-1251');
  let last: string[] = [];
  for await (const { cells } of table.rows()) last = cells;
  expect(last).toEqual(['Ромашка', 'Уфа']);
});

test('UTF-8 with a few broken bytes stays UTF-8, with a warning; so does the wrong encoding by the word of the user', async () => {
  const broken = Buffer.concat([Buffer.from(russian), Buffer.from([0xff, 0x0a])]);
  const table = await opened(broken, 'base.csv');
  expect(table.reading.encoding).toBe('utf-8');
  expect(table.warnings[0]?.en).toBe(
    'Some characters of base.csv do not exist in the encoding utf-8 and will be lost. Choose another encoding if names look wrong.',
  );
  expect((await opened(cp1251(russian), 'base.csv', { encoding: 'utf-8' })).warnings).toHaveLength(1);
});

test.each([
  [',', 'Name,Phone,Note\n"Smith, John",1,"a;b;c"\n"Miller, Ann",2,"d;e;f"\n'],
  [';', 'Name;Price;Stock\nApple;1,50;3,0\nPear;2,75;4,0\n'],
  ['\t', 'Name\tAddress\nSmith\t1, Main St; London\nMiller\t2, High St; York\n'],
  ['|', 'Name|Phone\nSmith|1,2\nMiller|3,4\n'],
] as const)('the separator %j is recognised among the others', async (separator, text) => {
  expect((await opened(text)).reading.separator).toBe(separator);
});

test('a column of names is a table of one column', async () => {
  const table = await opened('Company Name\nAlpha\nBeta\n');
  expect(table.columns).toEqual(['Company Name']);
  expect(await allRows(table)).toEqual([
    [2, 'Alpha'],
    [3, 'Beta'],
  ]);
});

test('quoted line breaks, separators and quotes belong to the cell; rows count as in Excel, empty ones too', async () => {
  const text = 'Name,Note\r\n"Smith, ""Joe""","first\r\nsecond"\r\n\r\nООО "Ромашка",x\r\n"Ромашка" ООО,y\r\n\r\n';
  expect(await allRows(await opened(text))).toEqual([
    [2, 'Smith, "Joe"', 'first\r\nsecond'],
    [4, 'ООО "Ромашка"', 'x'],
    [5, '"Ромашка" ООО', 'y'],
  ]);
});

test('blanks around quotes, lines that end differently and tabs at the beginning of a line', async () => {
  expect(await allRows(await opened('Name, City\nSmith , "York, UK" \r\nMiller,Bath\rBlack,Hull'))).toEqual([
    [2, 'Smith', 'York, UK'],
    [3, 'Miller', 'Bath'],
    [4, 'Black', 'Hull'],
  ]);
  expect(await allRows(await opened('Name\tFax\tCity\nSmith\t\tYork\n\t\tBath\n'))).toEqual([
    [2, 'Smith', '', 'York'],
    [3, '', '', 'Bath'],
  ]);
});

test('the line sep=; of Excel gives the separator and is no row', async () => {
  const table = await opened('sep=|\r\nName|City\r\nA,B|York\r\n');
  expect(table.reading.separator).toBe('|');
  expect(table.headerRow).toBe(1);
  expect(await allRows(table)).toEqual([[2, 'A,B', 'York']]);
});

test('short rows are filled up, empty columns at the end are left out, surplus values are kept and announced', async () => {
  const table = await opened('Name,City,,\nSmith,York,,\nMiller\n');
  expect(table.columns).toEqual(['Name', 'City']);
  expect(await allRows(table)).toEqual([
    [2, 'Smith', 'York'],
    [3, 'Miller', ''],
  ]);
  const wide = await opened('Name,City\nSmith,York\nMiller, Ann,Bath\n');
  expect(wide.warnings[0]?.en).toMatch(/^Row 3 has more values than the header row has names\./);
});

test('names of columns that come twice are told apart, missing ones get the letter of Excel', async () => {
  expect((await opened('Name,Phone,,Phone\nSmith,1,2,3\n')).columns).toEqual(['Name', 'Phone', 'C', 'Phone (2)']);
});

test.each([
  'Иванов;ivan@example.com;Москва\nПетров;petr@example.com;Тула\n',
  'ООО Ромашка;Москва\nООО Василёк;Тула\n',
  '1,Chai,18\n2,Chang,19\n',
  'Smith,York\nMiller,York\nBlack,Hull\nWhite,York\nSmith,Hull\n',
])('a file that begins with data has no header row: %j', async (text) => {
  const table = await opened(text);
  expect(table.headerRow).toBeNull();
  expect(table.reading.headerRow).toBe(false);
  expect(table.columns[0]).toBe('A');
  expect((await allRows(table))[0]?.[0]).toBe(1);
});

test('the user has the last word on the header row', async () => {
  expect((await opened('Name,City\nSmith,York\n', 'a.csv', { headerRow: false })).firstRows).toHaveLength(2);
  expect((await opened('1,2\n3,4\n', 'a.csv', { headerRow: true })).columns).toEqual(['1', '2']);
});

test('rows may be asked again, and left before their end', async () => {
  const table = await opened(`Name,City\n${'Smith,York\n'.repeat(50_000)}`);
  for await (const { row } of table.rows()) {
    if (row === 10) break;
  }
  expect(await allRows(table)).toHaveLength(50_000);
  expect(table.estimatedRows).toBeGreaterThan(49_000);
  expect(table.estimatedRows).toBeLessThan(51_000);
});

test('a quote that is never closed is refused with its row', async () => {
  await expect(opened('Name,City\nSmith,York\nMiller,"Bath\nBlack,Hull\n')).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/^A quotation mark that opens in or after row 3 is never closed/),
  });
});

test('numbers that Excel has shortened are announced', async () => {
  const table = await opened('Name;ИНН\nРомашка;7,70708E+09\n');
  expect(table.warnings[0]?.en).toMatch(/^Cell B2 holds “7,70708E\+09”/);
});
