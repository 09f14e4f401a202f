/** Files for the tests of reading, made by hand byte by byte: texts in any encoding and small workbooks. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { openTable, type Table } from '../../../../main/features/imports/reading/table.ts';
import type { ReadingOptions } from '../../../../preload/contract/imports.ts';

const folder = mkdtempSync(join(tmpdir(), 'kontor-reading-'));
let files = 0;

/** Opens the bytes as a file of the name. */
export function opened(bytes: Uint8Array | string, name = 'table.csv', reading: ReadingOptions = {}): Promise<Table> {
  const path = join(folder, String(files++));
  writeFileSync(path, bytes);
  return openTable(path, name, reading);
}

/** All rows of a table as `[row, ...cells]`. */
export async function allRows(table: Table): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for await (const { row, cells } of table.rows()) rows.push([row, ...cells]);
  return rows;
}

/** Russian text in windows-1251: А–я are C0–FF, Ё A8, ё B8, № B9, « AB, » BB. */
export function cp1251(text: string): Buffer {
  const special: Record<string, number> = { Ё: 0xa8, ё: 0xb8, '№': 0xb9, '«': 0xab, '»': 0xbb };
  return Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return special[letter] ?? (code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code);
    }),
  );
}

/** A ZIP archive, packed as Excel packs it. */
export function zip(parts: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(text), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(Buffer.byteLength(text), 18);
    fixed.writeUInt16LE(Buffer.byteLength(name), 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fixed, rest, Buffer.from(name));
    bodies.push(body);
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(bodies.length, 4);
  end.writeUInt16LE(bodies.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, Buffer.from('PK\x05\x06'), end]);
}

interface WorkbookParts {
  /** Inside of `sheetData`, by name of the sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  /** `si` elements. */
  readonly texts?: string;
  /** Format codes of the styles 1, 2, 3 … */
  readonly formats?: readonly string[];
  readonly from1904?: boolean;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as Excel writes it. */
export function xlsx({ sheets, texts = '', formats = [], from1904 = false }: WorkbookParts): Buffer {
  const names = Object.keys(sheets);
  const listed = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  const links = names.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`).join('');
  const looks = ['<xf numFmtId="0"/>', ...formats.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`)];
  return zip({
    '[Content_Types].xml': '<?xml version="1.0"?><Types/>',
    'xl/workbook.xml': `<?xml version="1.0" encoding="UTF-8"?><workbook ${main} xmlns:r="${office}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${listed}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}<Relationship Id="rT" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rS" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${texts}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts>${codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${looks.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet ${main}><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
  });
}
