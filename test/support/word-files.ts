/** Word files as tests make them: by hand, from XML and a ZIP writer that is not the program's. */
import { ZipFile } from 'yazl';
import { unzipped } from './made-files.ts';

const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A ZIP file of the parts, in their order. */
export async function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** A paragraph; each text is a run of its own, as Word tears what is typed. */
export const paragraph = (...texts: string[]): string =>
  `<w:p>${texts.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;

export const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((text) => `<w:tc><w:tcPr/>${text.startsWith('<w:p') ? text : paragraph(text)}</w:tc>`).join('')}</w:tr>`;

export const table = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

export interface WordParts {
  /** Of `word/header1.xml`. */
  readonly header?: string;
  /** More parts, or others in the place of the usual ones. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** More of `[Content_Types].xml`. */
  readonly types?: string;
  /** More relationships of the body. */
  readonly relations?: string;
}

/** A Word file with this body. */
export function wordFile(body: string, more: WordParts = {}): Promise<Buffer> {
  const { header, parts = {}, relations: links = '' } = more;
  const inside = (name: string, content: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${space}" xmlns:r="${relations}">${content}</w:${name}>`;
  const headed =
    header === undefined ? '' : `<Override PartName="/word/header1.xml" ContentType="${types}.header+xml"/>`;
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${headed}${more.types ?? ''}</Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': inside('document', `<w:body>${body}<w:sectPr/></w:body>`),
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${header === undefined ? '' : `<Relationship Id="h" Type="${relations}/header" Target="header1.xml"/>`}${links}</Relationships>`,
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Whoever made the template</dc:creator></cp:coreProperties>',
    ...(header !== undefined && { 'word/header1.xml': inside('hdr', header) }),
    ...parts,
  });
}

/** One part of a Word file, as text. */
export async function wordPart(file: Uint8Array, name = 'word/document.xml'): Promise<string> {
  const part = (await unzipped(file)).get(name);
  if (part === undefined) throw new Error(`There is no ${name}.`);
  return part.toString('utf8');
}

/** The paragraphs of a part as lines: `⇥` a tab, `↵` a line break; cells and rows are not told apart. */
export async function wordLines(file: Uint8Array, name?: string): Promise<string[]> {
  const xml = await wordPart(file, name);
  return [...xml.matchAll(/<w:p(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/w:p>)/gu)].map(([, inner = '']) =>
    [...inner.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/gu)]
      .map(([, text, sign]) => (sign === 'br' ? '↵' : sign === 'tab' ? '⇥' : (text ?? '')))
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}
