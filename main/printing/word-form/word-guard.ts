/**
 * What a Word file may have in it. Templates come from anywhere, so a file is taken only when everything in it is text, style,
 * picture or font, and nothing in it runs, is embedded, or is fetched from elsewhere (ECMA-376, parts 1 and 2).
 */
import { posix } from 'node:path';
import {
  hasEmbedded,
  hasMacros,
  noWordFile,
  olderOrLocked,
  pointsOutside,
  refusedZip,
  runsField,
  tooLargeFile,
  unknownPart,
  unreadablePart,
} from './word-refusals.ts';
import { attribute, elementsOf, localName, parseXml, UnreadableXml, type XmlElement, xmlBytes } from './xml-tree.ts';
import { RefusedZip, readZip, type ZipParts } from './zip-package.ts';

/** The largest template, in bytes. */
export const largestWordFile = 5 * 1024 * 1024;

const wordNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

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
  /** There are comments or tracked changes in it, which would go out with each document. */
  readonly reviewed: boolean;
}

const textKinds: Readonly<Record<string, 'body' | 'header' | 'footer' | 'notes'>> = {
  'document.main': 'body',
  'template.main': 'body',
  header: 'header',
  footer: 'footer',
  footnotes: 'notes',
  endnotes: 'notes',
};
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';

function textKind(type: string): 'body' | 'header' | 'footer' | 'notes' | undefined {
  if (!type.startsWith(wordType) || !type.endsWith('+xml')) return undefined;
  const name = type.slice(wordType.length, -'+xml'.length);
  return Object.hasOwn(textKinds, name) ? textKinds[name] : undefined;
}

/** Content types by part (ECMA-376 part 2, 7.2.3). */
function contentTypes(root: XmlElement): (part: string) => string | undefined {
  const byEnd = new Map<string, string>();
  const byPart = new Map<string, string>();
  for (const one of elementsOf(root)) {
    const type = attribute(one, 'ContentType')?.toLowerCase() ?? '';
    const name = localName(one.name);
    if (name === 'Default') byEnd.set(attribute(one, 'Extension')?.toLowerCase() ?? '', type);
    if (name === 'Override') byPart.set((attribute(one, 'PartName') ?? '').replace(/^\//u, '').toLowerCase(), type);
  }
  return (part) => {
    const name = part.toLowerCase();
    return byPart.get(name) ?? byEnd.get(/\.([^./]+)$/u.exec(name)?.[1] ?? '');
  };
}

function refuseType(part: string, type: string | undefined): void {
  const name = part.toLowerCase();
  if (/vbaproject|vbadata|activex|\.bin$/u.test(name) && !/printersettings/u.test(name)) {
    if (/embeddings|oleobject/u.test(name)) throw hasEmbedded(part);
    throw hasMacros();
  }
  if (type === undefined) throw unknownPart(part);
  if (/macroenabled|vba|activex/u.test(type)) throw hasMacros();
  const isText = type.endsWith('+xml') || type === 'application/xml' || type === 'text/xml';
  const isWordFile = type.startsWith(wordType) && !type.endsWith('+xml') && !type.endsWith('printersettings');
  if (/(?:^|\/)embeddings\//u.test(name) || /oleobject|\.package$/u.test(type) || isWordFile) throw hasEmbedded(part);
  if (type === 'application/xhtml+xml') throw hasEmbedded(part);
  const isFont = /^application\/(?:x-fontdata|vnd\.openxmlformats-officedocument\.obfuscatedfont|x-font-ttf)$/u.test(
    type,
  );
  const isPrinter = type.endsWith('.printersettings');
  if (!isText && !isFont && !isPrinter && !/^image\/[\w.+-]+$/u.test(type)) throw unknownPart(part);
}

const harmlessLink = /^(?:https?:|mailto:|tel:|#)/iu;

/** What Word makes by itself whenever a template was used, and the program does not need. */
const takenAway: ReadonlySet<string> = new Set(['attachedTemplate']);
const forbiddenRelations =
  /\/(?:oleObject|package|control|activeXControlBinary|vbaProject|wordVbaData|aFChunk|subDocument|frame|mailMerge\w*|recipientData|keyMapCustomizations|attachedToolbars|externalLink\w*|transform|xslt)$/iu;

/** The part to which a file of relationships belongs: `word/_rels/document.xml.rels` to `word/document.xml`. */
function ownerOf(rels: string): string {
  return posix.join(posix.dirname(posix.dirname(rels)), posix.basename(rels).replace(/\.rels$/u, ''));
}

/** The relationships without those that are taken away. Refuses the ones that lead out or to code. */
function guardedRelations(part: string, root: XmlElement, parts: ZipParts): XmlElement {
  const names = new Set([...parts.keys()].map((name) => name.toLowerCase()));
  const children = root.children.filter((one) => {
    if (typeof one === 'string' || localName(one.name) !== 'Relationship') return true;
    const type = attribute(one, 'Type') ?? '';
    const target = attribute(one, 'Target') ?? '';
    const kind = type.slice(type.lastIndexOf('/') + 1);
    if (takenAway.has(kind)) return false;
    if (/vbaProject|wordVbaData|control|activeX/iu.test(kind)) throw hasMacros();
    if (/^(?:mailMerge\w*|recipientData)$/iu.test(kind)) throw pointsOutside('mail merge');
    if (/^(?:oleObject|package|aFChunk|subDocument)$/u.test(kind)) throw hasEmbedded(target);
    if (forbiddenRelations.test(type)) throw pointsOutside(target);
    if ((attribute(one, 'TargetMode') ?? '').toLowerCase() === 'external') {
      if (kind !== 'hyperlink' || !harmlessLink.test(target.trim())) throw pointsOutside(target);
      return true;
    }
    if (kind === 'hyperlink' && target.startsWith('#')) return true;
    const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(ownerOf(part)), target);
    let name: string;
    try {
      name = decodeURIComponent(path).toLowerCase();
    } catch {
      throw pointsOutside(target);
    }
    if (/^[a-z][a-z0-9+.-]*:/iu.test(target) || target.includes('\\') || name.startsWith('..'))
      throw pointsOutside(target);
    // What is not there (Word writes "NULL" for a picture that was lost) leads nowhere.
    return names.has(name);
  });
  return { ...root, children };
}

/** Fields of Word that only count, name, or place; all others are refused, since some fetch and some run. */
const harmlessFields: ReadonlySet<string> = new Set(
  (
    'PAGE NUMPAGES SECTION SECTIONPAGES DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME REVNUM NUMWORDS NUMCHARS TOC TC XE INDEX ' +
    'REF PAGEREF NOTEREF SEQ STYLEREF HYPERLINK AUTHOR TITLE SUBJECT KEYWORDS COMMENTS LASTSAVEDBY FILENAME DOCPROPERTY USERNAME ' +
    'FORMTEXT FORMCHECKBOX FORMDROPDOWN LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT SYMBOL IF SET ASK FILLIN QUOTE COMPARE ADVANCE EQ MERGEFIELD'
  ).split(' '),
);
const refusedBesides: ReadonlySet<string> = new Set(['ASK', 'FILLIN', 'QUOTE', 'SET', 'MERGEFIELD']);

function refuseField(code: string): void {
  const text = code.trim();
  if (text === '') return;
  const name = /^[^\s"\\]+/u.exec(text)?.[0]?.toUpperCase() ?? '';
  if (name.startsWith('=')) return;
  if (!harmlessFields.has(name) || refusedBesides.has(name)) throw runsField(text);
  const goal = name === 'HYPERLINK' ? /"([^"]*)"/u.exec(text)?.[1] : undefined;
  if (goal && !/\\l/iu.test(text) && !harmlessLink.test(goal.trim())) throw pointsOutside(goal);
}

const runningElements: ReadonlySet<string> = new Set(['w:control', 'w:macroWsSymbols', 'w14:macroWsSymbols']);
const embeddingElements: ReadonlySet<string> = new Set([
  'w:altChunk',
  'w:object',
  'w:subDoc',
  'w:objectEmbed',
  'w:objectLink',
]);

/** Refuses elements that run, embed or fetch; fields of Word by their codes, also where those are torn over runs. */
function refuseElements(root: XmlElement): void {
  const codes: string[] = [];
  for (const one of elementsOf(root)) {
    for (const [name, value] of one.attributes) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        // Another prefix for Word's own names would hide them from what is looked for below.
        if (wordNamespaces.has(value) !== (name === 'xmlns:w')) throw noWordFile();
        continue;
      }
      const key = localName(name);
      if (key === 'src' && value !== '' && !/^(?:data:image|#)/iu.test(value)) throw pointsOutside(value);
      const isPicture = /^(?:imagedata|image|use|fill|stroke|feImage)$/u.test(localName(one.name));
      if (key === 'href' && value !== '' && !(isPicture ? /^(?:data:image|#)/iu : harmlessLink).test(value))
        throw pointsOutside(value);
    }
    if (runningElements.has(one.name) || one.name.toLowerCase() === 'script') throw hasMacros();
    if (embeddingElements.has(one.name) || /^(?:OLEObject|oleObj)$/u.test(localName(one.name)))
      throw hasEmbedded(one.name);
    if (one.name === 'w:fldSimple') refuseField(attribute(one, 'w:instr') ?? '');
    if (one.name === 'w:instrText' || one.name === 'w:delInstrText') {
      const text = one.children.map((child) => (typeof child === 'string' ? child : '')).join('');
      if (codes.length === 0) codes.push('');
      codes[codes.length - 1] += text;
    }
    if (one.name !== 'w:fldChar') continue;
    const kind = attribute(one, 'w:fldCharType');
    if (kind === 'begin') codes.push('');
    else if (kind === 'separate') refuseField(codes.at(-1) ?? '');
    else if (kind === 'end') {
      refuseField(codes.pop() ?? '');
      // A code that another field would write is not known beforehand.
      if (codes.length > 0) codes[codes.length - 1] += '{}';
    }
  }
  for (const code of codes) refuseField(code);
}

function withoutElement(root: XmlElement, name: string): XmlElement {
  return { ...root, children: root.children.filter((one) => typeof one === 'string' || one.name !== name) };
}

function readXml(part: string, bytes: Uint8Array): XmlElement {
  try {
    return parseXml(bytes);
  } catch (error) {
    if (error instanceof UnreadableXml) throw unreadablePart(part);
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

const mainRelation = /\/officeDocument$/u;

/** Reads the file, or refuses it: `RefusedWordFile` says why. Links to the template that Word made it from are left out. */
export function guardedWordFile(bytes: Uint8Array): WordFile {
  const given = partsOf(bytes);
  const typesPart = given.get('[Content_Types].xml');
  const main = given.get('_rels/.rels');
  if (typesPart === undefined || main === undefined) throw noWordFile();
  const typeRoot = readXml('[Content_Types].xml', typesPart);
  const typeOf = contentTypes(typeRoot);
  const parts = new Map<string, Buffer>();
  const texts = new Map<string, { kind: 'body' | 'header' | 'footer' | 'notes'; root: XmlElement }>();
  let properties: string | null = null;
  let reviewed = false;
  for (const [part, content] of given) {
    if (part === '[Content_Types].xml') {
      // A .dotx becomes a document.
      const text = content
        .toString('utf8')
        .replaceAll('wordprocessingml.template.main+xml', 'wordprocessingml.document.main+xml');
      parts.set(part, Buffer.from(text));
      continue;
    }
    const isRelations = /(?:^|\/)_rels\/[^/]*\.rels$/iu.test(part);
    const type = isRelations ? 'application/vnd.openxmlformats-package.relationships+xml' : typeOf(part);
    refuseType(part, type);
    if (type === undefined || !type.endsWith('xml')) {
      parts.set(part, content);
      continue;
    }
    const root = readXml(part, content);
    if (isRelations) {
      parts.set(part, xmlBytes(guardedRelations(part, root, given)));
      continue;
    }
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
  const body = readXml('_rels/.rels', main).children.some(
    (one) =>
      typeof one !== 'string' &&
      mainRelation.test(attribute(one, 'Type') ?? '') &&
      texts.get((attribute(one, 'Target') ?? '').replace(/^\//u, ''))?.kind === 'body',
  );
  if (!body) throw noWordFile();
  return { parts, texts, properties, reviewed };
}

const reviewing: ReadonlySet<string> = new Set(['w:commentReference', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);
