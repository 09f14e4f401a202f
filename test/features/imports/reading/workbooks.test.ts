/** Cells of workbooks come as the text that the user sees in Excel, nothing lost. */
import { expect, test } from 'vitest';
import { allRows, opened, xlsx } from './fixtures.ts';

const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (at: string, value: string, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;

async function shown(
  cell: string,
  formats: readonly string[] = [],
  from1904 = false,
): Promise<string | number | undefined> {
  const table = await opened(xlsx({ sheets: { One: `<row r="1">${cell}</row>` }, formats, from1904 }), 'a.xlsx', {
    headerRow: false,
  });
  return (await allRows(table))[0]?.[1];
}

test.each([
  ['1.9E+18', '1900000000000000000'],
  ['7707083893', '7707083893'],
  ['0.30000000000000004', '0.3'],
  ['19.989999999999998', '19.99'],
  ['-5', '-5'],
  ['1E-3', '0.001'],
])('the number %s is shown as %s', async (raw, expected) => {
  expect(await shown(number('A1', raw))).toBe(expected);
});

test.each([
  ['00000', '5021', '05021'],
  ['0000000000', '277012345', '0277012345'],
  ['\\+0\\ \\(000\\)\\ 000\\-00\\-00', '79161234567', '+7 (916) 123-45-67'],
  ['dd.mm.yyyy', '45356', '2024-03-05'],
  ['[$-419]d mmmm yyyy;@', '45356', '2024-03-05'],
  ['yyyy-mm-dd hh:mm', '45356.604166666664', '2024-03-05 14:30'],
  ['d/m/yy', '59', '1900-02-28'],
  ['d/m/yy', '61', '1900-03-01'],
  ['h:mm', '0.25', '06:00'],
  ['0%', '0.2', '20%'],
  ['0.0%', '0.055', '5.5%'],
  ['#,##0.00\\ &quot;₽&quot;', '1234.5', '1234.5'],
  ['[Red]#,##0', '1234', '1234'],
])('by the format %s the number %s is shown as %s', async (format, raw, expected) => {
  expect(await shown(number('A1', raw, 1), [format])).toBe(expected);
});

test('dates of workbooks that count from 1904', async () => {
  expect(await shown(number('A1', '0', 1), ['yyyy-mm-dd'], true)).toBe('1904-01-01');
});

test('shared texts with runs, phonetic readings, entities and escapes; formulas, truths, errors', async () => {
  const texts =
    '<si><t>Name</t></si><si><r><t xml:space="preserve">ООО </t></r><r><t>&quot;Ромашка&quot; &amp; &#128512;</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t>a_x000D_b</t></si>';
  const cells =
    '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="E1" t="str"><f>1+1</f><v>two</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" t="e"><v>#N/A</v></c>';
  const table = await opened(xlsx({ sheets: { One: `<row r="1">${cells}</row>` }, texts }), 'a.xlsx', {
    headerRow: false,
  });
  expect(await allRows(table)).toEqual([[1, 'Name', 'ООО "Ромашка" & \u{1f600}', 'a\rb', '', 'two', 'TRUE', '#N/A']]);
});

test('rows keep the numbers they have in Excel; empty ones and empty columns at the end are left out', async () => {
  const sheet = `<row r="3">${text('A3', 'Name')}${text('B3', 'ИНН')}<c r="Z3" s="0"/></row><row r="4"><c r="A4"/></row><row r="7">${text('A7', 'Ромашка')}${text('B7', '0277012345')}</row>`;
  const table = await opened(xlsx({ sheets: { One: sheet } }), 'a.xlsx');
  expect(table.headerRow).toBe(3);
  expect(table.columns).toEqual(['Name', 'ИНН']);
  expect(await allRows(table)).toEqual([[7, 'Ромашка', '0277012345']]);
});

test('cells and rows without references stand one after the other', async () => {
  const sheet = '<row><c t="inlineStr"><is><t>Name</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c></row>';
  expect(await allRows(await opened(xlsx({ sheets: { One: sheet } }), 'a.xlsx', { headerRow: false }))).toEqual([
    [1, 'Name', '1'],
    [2, '2', ''],
  ]);
});

test('the first sheet that holds anything is read, or the one that is named', async () => {
  const bytes = xlsx({
    sheets: { Empty: '', Clients: `<row>${text('A1', 'one')}</row>`, 'R&amp;D': `<row>${text('A1', 'two')}</row>` },
  });
  const table = await opened(bytes, 'a.xlsx', { headerRow: false });
  expect(table.sheets).toEqual(['Empty', 'Clients', 'R&D']);
  expect(table.reading).toEqual({ sheet: 'Clients', headerRow: false });
  expect(await allRows(await opened(bytes, 'a.xlsx', { sheet: 'R&D', headerRow: false }))).toEqual([[1, 'two']]);
});

test('elements may carry a prefix, as some programs write them', async () => {
  const plain = xlsx({
    sheets: { One: `<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>one</x:t></x:is></x:c></x:row>` },
  });
  expect(await allRows(await opened(plain, 'a.xlsx', { headerRow: false }))).toEqual([[1, 'one']]);
});

test('numbers whose last digits Excel has lost are announced', async () => {
  const sheet = `<row r="1">${text('A1', 'Account')}</row><row r="2">${number('A2', '4.0702810400000001E+19')}</row>`;
  const table = await opened(xlsx({ sheets: { One: sheet } }), 'a.xlsx');
  expect(await allRows(table)).toEqual([[2, '40702810400000000000']]);
  expect(table.warnings[0]?.en).toMatch(/^Cell A2 holds a number of more than 15 digits\./);
});

test('many rows come in order, and the number of rows is about right', async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, at) => `<row r="${at + 1}">${number(`A${at + 1}`, String(at))}${text(`B${at + 1}`, 'x')}</row>`,
  );
  const table = await opened(xlsx({ sheets: { One: rows.join('') } }), 'a.xlsx', { headerRow: false });
  const all = await allRows(table);
  expect(all).toHaveLength(20_000);
  expect(all.every(([row, first], at) => row === at + 1 && first === String(at))).toBe(true);
  expect(table.estimatedRows).toBeGreaterThan(18_000);
  expect(table.estimatedRows).toBeLessThan(23_000);
});
