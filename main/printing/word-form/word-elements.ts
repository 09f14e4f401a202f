/** Elements and fields of Word that run, embed or fetch something, whichever part they stand in. */
import { hasEmbedded, hasMacros, noPicture, noWordFile, pointsOutside, runsField } from './word-refusals.ts';
import { harmlessLink } from './word-relations.ts';
import { attribute, elementsOf, localName, type XmlElement } from './xml-tree.ts';

const wordNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

/** Fields of Word that only count, name, or place; all others are refused, since some fetch and some run. */
const harmlessFields: ReadonlySet<string> = new Set(
  (
    'PAGE NUMPAGES SECTION SECTIONPAGES DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME REVNUM NUMWORDS NUMCHARS TOC TC XE INDEX ' +
    'REF PAGEREF NOTEREF SEQ STYLEREF HYPERLINK AUTHOR TITLE SUBJECT KEYWORDS COMMENTS LASTSAVEDBY FILENAME DOCPROPERTY USERNAME ' +
    'FORMTEXT FORMCHECKBOX FORMDROPDOWN LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT SYMBOL IF COMPARE ADVANCE EQ'
  ).split(' '),
);

/** Switches of HYPERLINK after which a word is no address: a bookmark, a tip, a window, how the text looks. */
const switchesWithWord = /^\\[lots*]$/iu;

/** Word, and LibreOffice, take the address from wherever it stands, with quotes or without. */
function refuseLink(words: readonly string[]): void {
  for (const [at, word] of words.entries()) {
    if (word === '' || /^\\.$/u.test(word) || switchesWithWord.test(words[at - 1] ?? '')) continue;
    if (!harmlessLink.test(word.trim())) throw pointsOutside(word);
  }
}

function refuseField(code: string): void {
  const text = code.trim();
  if (text === '') return;
  const name = /^[^\s"\\]+/u.exec(text)?.[0]?.toUpperCase() ?? '';
  if (name.startsWith('=')) return;
  if (!harmlessFields.has(name)) throw runsField(text);
  if (name !== 'HYPERLINK') return;
  const words = text.slice(name.length).matchAll(/["“”„]([^"“”„]*)["“”„]|[^\s"“”„]+/gu);
  refuseLink([...words].map(([whole, quoted]) => quoted ?? whole));
}

const runningElements: ReadonlySet<string> = new Set(['w:control', 'w:macroWsSymbols', 'w14:macroWsSymbols']);
const embeddingElements: ReadonlySet<string> = new Set([
  'w:altChunk',
  'w:object',
  'w:subDoc',
  'w:objectEmbed',
  'w:objectLink',
]);

function refuseAttributes({ name: element, attributes }: XmlElement): void {
  for (const [name, value] of attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      // Another prefix for Word's own names would hide them from what is looked for here.
      if (wordNamespaces.has(value) !== (name === 'xmlns:w')) throw noWordFile();
      continue;
    }
    const key = localName(name);
    // A page of the web in the place of a video.
    if (key === 'embeddedHtml') throw pointsOutside(value);
    const isPicture = /^(?:imagedata|fill|stroke)$/u.test(localName(element));
    if (value === '' || (key !== 'src' && key !== 'href')) continue;
    if (key === 'src' || isPicture || !harmlessLink.test(value)) throw pointsOutside(value);
  }
}

function refuseElement(one: XmlElement): void {
  const name = localName(one.name);
  if (runningElements.has(one.name) || name.toLowerCase() === 'script') throw hasMacros();
  if (embeddingElements.has(one.name) || /^(?:OLEObject|oleObj)$/u.test(name)) throw hasEmbedded(one.name);
  if (name === 'mailMerge') throw pointsOutside('mail merge');
  // Any part can be named as a picture, and this is one that fetches.
  if (name.toLowerCase() === 'svg') throw noPicture(one.name);
  refuseAttributes(one);
}

/** Refuses elements that run, embed or fetch; fields of Word by their codes, also where those are torn over runs. */
export function refuseElements(root: XmlElement): void {
  const codes: string[] = [];
  for (const one of elementsOf(root)) {
    refuseElement(one);
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
