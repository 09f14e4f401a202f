/** The parts of an .xlsx file around its sheets: names of sheets, texts that cells share, looks of numbers (ECMA-376 part 1, 18). */
import type { FileHandle as OpenFile } from 'node:fs/promises';
import { unpack, type ZipEntry, zipEntries } from '../../files/zip-reading.ts';
import { builtInLook, formatLook, type NumberLook } from './excel-value.ts';
import { unreadable } from './unreadable.ts';
import { walkXml, type XmlVisitor } from './xml.ts';

export interface Sheet {
  readonly name: string;
  readonly entry: ZipEntry;
  readonly hidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly texts: readonly string[];
  readonly looks: readonly NumberLook[];
  readonly from1904: boolean;
}

/** Unpacked, in bytes: shared texts are held in memory, small parts are never large, sheets are read piece by piece. */
const limits = { texts: 300e6, part: 50e6 };

interface Links {
  readonly from1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly link: string; readonly hidden: boolean }[];
}

/** Failure `invalid` where the archive is no .xlsx workbook; DamagedZip and DamagedXml where it is broken. */
export async function openWorkbook(file: OpenFile): Promise<Workbook> {
  const entries = await zipEntries(file);
  const bookPath = [...entries.keys()].find((name) => /^xl\/workbook\d*\.xml$/iu.test(name));
  if (!bookPath) throw unreadable(await otherArchive(file, entries));
  const folder = bookPath.slice(0, bookPath.lastIndexOf('/') + 1);
  const links = await readBook(file, entries.get(bookPath));
  const targets = await readTargets(file, entries.get(`${folder}_rels/${bookPath.slice(folder.length)}.rels`), folder);
  const part = (kind: string) => entries.get([...targets.values()].find((target) => target.kind === kind)?.path ?? '');
  const sheets = links.sheets.flatMap(({ name, link, hidden }) => {
    const target = targets.get(link);
    const entry = target?.kind === 'worksheet' ? entries.get(target.path) : undefined;
    return entry ? [{ name, hidden, entry }] : [];
  });
  if (sheets.length === 0) throw unreadable('damagedExcel');
  const texts = await readTexts(file, part('sharedStrings'));
  const looks = await readLooks(file, part('styles'));
  return { sheets, texts, looks, from1904: links.from1904 };
}

async function otherArchive(file: OpenFile, entries: ReadonlyMap<string, ZipEntry>) {
  if (entries.has('xl/workbook.bin')) return 'binaryExcel';
  if (entries.has('word/document.xml') || entries.has('ppt/presentation.xml')) return 'document';
  const type = entries.get('mimetype');
  if (!type || type.size > 200) return entries.has('[Content_Types].xml') ? 'damagedExcel' : 'archive';
  let name = '';
  for await (const piece of unpack(file, type, 200)) name += piece.toString('latin1');
  if (name.includes('opendocument.spreadsheet')) return 'openDocument';
  return name.includes('opendocument') ? 'document' : 'archive';
}

async function visit(
  file: OpenFile,
  entry: ZipEntry | undefined,
  limit: number,
  visitor: Partial<XmlVisitor>,
): Promise<void> {
  if (!entry) return;
  const nothing = () => undefined;
  const pieces = walkXml(unpack(file, entry, limit), { open: nothing, close: nothing, text: nothing, ...visitor });
  for await (const _ of pieces);
}

async function readBook(file: OpenFile, entry: ZipEntry | undefined): Promise<Links> {
  let from1904 = false;
  const sheets: Links['sheets'][number][] = [];
  await visit(file, entry, limits.part, {
    open(tag, attribute) {
      if (tag === 'workbookPr') from1904 = isTrue(attribute('date1904'));
      if (tag !== 'sheet') return;
      const hidden = (attribute('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attribute('name') ?? '', link: attribute(':id') ?? '', hidden });
    },
  });
  return { from1904, sheets };
}

async function readTargets(file: OpenFile, entry: ZipEntry | undefined, folder: string) {
  const targets = new Map<string, { kind: string; path: string }>();
  await visit(file, entry, limits.part, {
    open(tag, attribute) {
      if (tag !== 'Relationship') return;
      const target = attribute('Target') ?? '';
      const path = new URL(target, `file:///${folder}`).pathname.slice(1);
      const type = attribute('Type') ?? '';
      targets.set(attribute('Id') ?? '', {
        kind: type.slice(type.lastIndexOf('/') + 1),
        path: decodeURIComponent(path),
      });
    },
  });
  return targets;
}

/** Texts of several runs are joined; the phonetic readings (`rPh`) of East Asian texts are left out. */
async function readTexts(file: OpenFile, entry: ZipEntry | undefined): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  await visit(file, entry, limits.texts, {
    open(tag) {
      if (tag === 'si') text = '';
      else if (tag === 't') inText = !inReading;
      else if (tag === 'rPh') inReading = true;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(tag) {
      if (tag === 't') inText = false;
      else if (tag === 'rPh') inReading = false;
      else if (tag === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

async function readLooks(file: OpenFile, entry: ZipEntry | undefined): Promise<NumberLook[]> {
  const own = new Map<number, NumberLook>();
  const looks: NumberLook[] = [];
  let inCells = false;
  await visit(file, entry, limits.part, {
    open(tag, attribute) {
      if (tag === 'numFmt') own.set(Number(attribute('numFmtId')), formatLook(attribute('formatCode') ?? ''));
      else if (tag === 'cellXfs') inCells = true;
      else if (tag === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? 0);
        looks.push(own.get(id) ?? builtInLook(id));
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return looks;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** Characters that XML cannot hold are written as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
