/** Files that are no tables are refused by what they are, with what to do about it, in three languages. */

import { expect, test } from 'vitest';
import { Failure } from '../../../../main/engine/failure.ts';
import { opened, xlsx, zip } from './fixtures.ts';

async function refusal(bytes: Uint8Array | string, name?: string): Promise<string> {
  const error: unknown = await opened(bytes, name).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Failure);
  if (!(error instanceof Failure)) throw error;
  expect(error.code).toBe('invalid');
  expect(error.said.ru).toMatch(/[а-я]{4}/);
  expect(error.said.fr).not.toBe(error.said.en);
  return error.message;
}

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const book = xlsx({ sheets: { One: '<row r="1"><c r="A1"><v>1</v></c></row>' } });

test.each<[string, Uint8Array | string, RegExp]>([
  ['an empty file', '', /^The file is empty\./],
  ['only a mark', '\ufeff', /^The file is empty\./],
  ['only blanks', ' \r\n;;;\r\n', /^The file is empty\./],
  ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /^This is a picture/],
  ['PDF', '%PDF-1.7\n1 0 obj', /^This is a PDF document/],
  ['exe', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), /^This is a program/],
  ['zip', zip({ 'clients.csv': 'Name\nA\n' }), /^This is an archive\. Unpack it/],
  ['docx', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), /^This is a text document/],
  ['ods', zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }), /\(\.ods\)/],
  ['xlsb', zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }), /\(\.xlsb\)/],
  [
    'xls',
    Buffer.concat([ole, Buffer.alloc(600), Buffer.from('Workbook', 'utf16le')]),
    /old \.xls format.*save it as \.xlsx/,
  ],
  [
    'xlsx with a password',
    Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
    /protected by a password/,
  ],
  ['doc', Buffer.concat([ole, Buffer.alloc(600), Buffer.from('WordDocument', 'utf16le')]), /^This is a text document/],
  ['xlsx cut off', book.subarray(0, book.length - 200), /damaged or incomplete/],
  ['xlsx of broken XML', xlsx({ sheets: { One: '<row r="1"><c r="A1"><v>1</c></row>' } }), /damaged or incomplete/],
  ['xlsx of nothing', xlsx({ sheets: { One: '' } }), /^The file is empty\./],
  ['a web page', '<html><table><tr><td>1</td></tr></table></html>', /^This is a web page/],
  [
    'random bytes',
    Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919 + ((at * at) >> 3)) & 0xff)),
    /^This is not a table/,
  ],
])('%s', async (_, bytes, said) => {
  expect(await refusal(bytes)).toMatch(said);
});

test('the content counts, not the ending of the name', async () => {
  expect((await opened(book, 'clients.csv')).format).toBe('xlsx');
  expect((await opened('Name,City\nA,B\n', 'clients.xlsx')).format).toBe('csv');
  expect(await refusal('%PDF-1.7\n', 'clients.xlsx')).toMatch(/PDF/);
});

test('packed data that is damaged in the middle is refused, not half read', async () => {
  const rows = Array.from(
    { length: 3000 },
    (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${(at * 7919) % 1009}</v></c></row>`,
  );
  const bytes = xlsx({ sheets: { One: rows.join('') } });
  bytes.fill(0xff, bytes.length - 2000, bytes.length - 1500);
  expect(await refusal(bytes)).toMatch(/damaged or incomplete/);
});

test('a sheet that is not there is named', async () => {
  await expect(opened(book, 'a.xlsx', { sheet: 'Two' })).rejects.toThrow(
    'The file has no sheet “Two”. Choose one of its sheets.',
  );
});
