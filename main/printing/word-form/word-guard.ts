/**
 * What a Word file may have in it. Templates come from anywhere, so a file is taken only when everything in it is text, style,
 * picture or font, and nothing in it runs, is embedded, or is fetched from elsewhere (ECMA-376, parts 1 and 2).
 */
import { refuseElements } from './word-elements.ts';
import { contentTypes, refusePart, textKind } from './word-parts.ts';
import {
  hasMacros,
  noWordFile,
  olderOrLocked,
  refusedZip,
  tooLargeFile,
  unpacksTooMuch,
  unreadablePart,
} from './word-refusals.ts';
import { guardedRelations, isRelations, partsTakenAway } from './word-relations.ts';
import {
  attribute,
  elementsOf,
  NodeCount,
  parseXml,
  TooMuchXml,
  UnreadableXml,
  type XmlElement,
  type XmlNode,
  xmlBytes,
} from './xml-tree.ts';
import { RefusedZip, readZip, type ZipParts } from './zip-package.ts';

/** The largest template, in bytes. */
export const largestWordFile = 5 * 1024 * 1024;

/** Elements, attributes and texts of all parts together: some 200 pages, and 50 MB of memory. */
const mostNodes = 300_000;

/** A Word file that may be used. */
export interface WordFile {
  readonly parts: ZipParts;
  /** The parts that have text to fill, by name, with what they are. */
  readonly texts: ReadonlyMap<
    string,
    { readonly kind: 'body' | 'header' | 'footer' | 'notes'; readonly root: XmlElement }
  >;
  /** Name of the part with title and author; null: there is none. */
  readonly properties: string | null;
  /** How many elements, attributes and texts all its parts have. */
  readonly nodes: number;
  /** There are comments or tracked changes in it, which would go out with each document. */
  readonly reviewed: boolean;
}

function withoutElement(root: XmlElement, name: string): XmlElement {
  return { ...root, children: root.children.filter((one) => typeof one === 'string' || one.name !== name) };
}

function readXml(part: string, bytes: Uint8Array, count: NodeCount): XmlElement {
  try {
    return parseXml(bytes, count);
  } catch (error) {
    if (error instanceof UnreadableXml) throw unreadablePart(part);
    if (error instanceof TooMuchXml) throw unpacksTooMuch();
    throw error;
  }
}

function partsOf(bytes: Uint8Array): ZipParts {
  if (bytes.length > largestWordFile) throw tooLargeFile();
  // Old .doc files, and .docx files with a password, are compound files.
  if (Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1') throw olderOrLocked();
  try {
    return readZip(bytes);
  } catch (error) {
    if (error instanceof RefusedZip) throw refusedZip(error);
    throw error;
  }
}

const typesPart = '[Content_Types].xml';

/** The content types of the parts that stay; a .dotx becomes a document. */
function settledTypes(root: XmlElement, away: ReadonlySet<string>): XmlElement {
  const children = root.children.flatMap((one): XmlNode[] => {
    if (typeof one === 'string') return [one];
    const part = attribute(one, 'PartName')?.replace(/^\//u, '').toLowerCase();
    if (part !== undefined && away.has(part)) return [];
    const attributes = one.attributes.map(
      ([key, value]) =>
        [key, value.replace('wordprocessingml.template.main+xml', 'wordprocessingml.document.main+xml')] as const,
    );
    return [{ ...one, attributes }];
  });
  return { ...root, children };
}

const reviewing: ReadonlySet<string> = new Set(['w:commentReference', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);

/** Refuses a package whose document is another than one of Word, or has macros. */
function refuseOtherDocument(relations: XmlElement, typeOf: (part: string) => string | undefined): void {
  const types = relations.children.flatMap((one) =>
    typeof one !== 'string' && (attribute(one, 'Type') ?? '').endsWith('/officeDocument')
      ? [typeOf((attribute(one, 'Target') ?? '').replace(/^\//u, '').toLowerCase()) ?? '']
      : [],
  );
  if (types.some((type) => type.includes('macroenabled'))) throw hasMacros();
  if (types.length === 0 || types.some((type) => textKind(type) !== 'body')) throw noWordFile();
}

/**
 * Reads the file, or refuses it: `RefusedWordFile` says why. Left out are links to the template that Word made it from, its
 * small picture of the file, and settings of printers.
 */
export function guardedWordFile(bytes: Uint8Array): WordFile {
  const given = partsOf(bytes);
  const typesBytes = given.get(typesPart);
  if (typesBytes === undefined) throw noWordFile();
  const count = new NodeCount(mostNodes);
  const typeRoot = readXml(typesPart, typesBytes, count);
  const declared = contentTypes(typeRoot);
  const relations = new Map<string, XmlElement>();
  for (const [part, content] of given) if (isRelations(part)) relations.set(part, readXml(part, content, count));
  const away = partsTakenAway(relations);
  const names = new Set([...given.keys()].map((name) => name.toLowerCase()).filter((name) => !away.has(name)));
  const typeOf = (part: string) => (names.has(part) ? declared(part) : undefined);
  const main = relations.get('_rels/.rels');
  if (main === undefined) throw noWordFile();
  refuseOtherDocument(main, typeOf);

  const parts = new Map<string, Buffer>();
  const texts = new Map<string, { kind: 'body' | 'header' | 'footer' | 'notes'; root: XmlElement }>();
  let properties: string | null = null;
  let reviewed = false;
  for (const [part, content] of given) {
    if (away.has(part.toLowerCase())) continue;
    if (part === typesPart) {
      parts.set(part, xmlBytes(settledTypes(typeRoot, away)));
      continue;
    }
    const links = relations.get(part);
    if (links !== undefined) {
      parts.set(part, xmlBytes(guardedRelations(part, links, typeOf)));
      continue;
    }
    const type = declared(part);
    refusePart(part, type, content);
    if (type === undefined || !type.endsWith('xml')) {
      parts.set(part, content);
      continue;
    }
    const root = readXml(part, content, count);
    refuseElements(root);
    const kind = textKind(type);
    if (kind !== undefined) {
      texts.set(part, { kind, root });
      for (const { name } of elementsOf(root)) if (reviewing.has(name)) reviewed = true;
    }
    if (type === 'application/vnd.openxmlformats-package.core-properties+xml') properties = part;
    const settled = withoutElement(root, 'w:attachedTemplate');
    parts.set(part, settled.children.length === root.children.length ? content : xmlBytes(settled));
  }
  return { parts, texts, properties, nodes: count.nodes, reviewed };
}
