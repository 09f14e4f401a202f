/**
 * Which parts a Word file may have, and what may lead to which (ECMA-376, part 1, 11.3 and 15.2; MS-DOCX 2.1): as Word,
 * LibreOffice and Google Docs write them. What is not on this list is refused.
 */
import { pictureType } from '../picture-type.ts';
import { hasEmbedded, hasMacros, noPicture, unknownPart } from './word-refusals.ts';
import { attribute, elementsOf, localName, type XmlElement } from './xml-tree.ts';

const word = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;
const office = (name: string) => `application/vnd.openxmlformats-officedocument.${name}`;
const microsoft = (name: string) => `application/vnd.ms-office.${name}+xml`;

const fonts = [office('obfuscatedfont'), 'application/x-fontdata', 'application/x-font-ttf'];

/** Content types, in small letters, by the last word of the relationship that leads to them. */
const goals: ReadonlyMap<string, readonly string[]> = new Map([
  ['officeDocument', [word('document.main'), word('template.main')]],
  ['core-properties', ['application/vnd.openxmlformats-package.core-properties+xml']],
  ['extended-properties', [office('extended-properties+xml')]],
  ['custom-properties', [office('custom-properties+xml')]],
  ['classificationlabels', [microsoft('classificationlabels')]],
  ['glossaryDocument', [word('document.glossary')]],
  ['header', [word('header')]],
  ['footer', [word('footer')]],
  ['footnotes', [word('footnotes')]],
  ['endnotes', [word('endnotes')]],
  ['comments', [word('comments')]],
  ['commentsExtended', [word('commentsextended')]],
  ['commentsIds', [word('commentsids')]],
  ['commentsExtensible', [word('commentsextensible')]],
  ['people', [word('people')]],
  ['documenttasks', [microsoft('documenttasks')]],
  ['intelligence', [microsoft('intelligence')]],
  ['intelligence2', [microsoft('intelligence2')]],
  ['styles', [word('styles')]],
  ['stylesWithEffects', ['application/vnd.ms-word.styleswitheffects+xml']],
  ['numbering', [word('numbering')]],
  ['settings', [word('settings')]],
  ['webSettings', [word('websettings')]],
  ['fontTable', [word('fonttable')]],
  ['font', fonts],
  ['theme', [office('theme+xml')]],
  ['customXml', ['application/xml', 'text/xml', 'application/inkml+xml']],
  ['customXmlProps', [office('customxmlproperties+xml')]],
  ['diagramData', [office('drawingml.diagramdata+xml')]],
  ['diagramLayout', [office('drawingml.diagramlayout+xml')]],
  ['diagramQuickStyle', [office('drawingml.diagramstyle+xml')]],
  ['diagramColors', [office('drawingml.diagramcolors+xml')]],
  ['diagramDrawing', [microsoft('drawingml.diagramdrawing')]],
  // EMF and WMF are not among them: they can have PostScript inside, and LibreOffice starts programs for it.
  ['image', ['image/png', 'image/jpeg', 'image/jpg', 'image/pjpeg', 'image/gif', 'image/bmp', 'image/x-ms-bmp']],
]);

const allowedTypes: ReadonlySet<string> = new Set([
  ...[...goals.values()].flat(),
  'application/vnd.openxmlformats-package.relationships+xml',
]);

/** What Word adds by itself and the program does not need: its own small picture of the file, settings of a printer, another template. */
export const takenAway: ReadonlySet<string> = new Set(['attachedTemplate', 'thumbnail', 'printerSettings']);

const textKinds: ReadonlyMap<string, 'body' | 'header' | 'footer' | 'notes'> = new Map([
  [word('document.main'), 'body'],
  [word('template.main'), 'body'],
  [word('header'), 'header'],
  [word('footer'), 'footer'],
  [word('footnotes'), 'notes'],
  [word('endnotes'), 'notes'],
]);

/** What text a part with this content type has to fill; undefined: none. */
export function textKind(type: string): 'body' | 'header' | 'footer' | 'notes' | undefined {
  return textKinds.get(type);
}

/** Content types by part, in small letters (ECMA-376 part 2, 7.2.3). */
export function contentTypes(root: XmlElement): (part: string) => string | undefined {
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

/** Refuses a part that is not on the list, and a picture that is none: programs choose by the content what they do with it. */
export function refusePart(part: string, type: string | undefined, content: Uint8Array): void {
  const name = part.toLowerCase();
  if (/vbaproject|vbadata|activex|\.bin$/u.test(name)) {
    if (/embeddings|oleobject/u.test(name)) throw hasEmbedded(part);
    throw hasMacros();
  }
  // With a list of this name the file would be one of OpenDocument too, and be read as that.
  if (type === undefined || name.startsWith('meta-inf/')) throw unknownPart(part);
  if (/macroenabled|vba|activex|webextension/u.test(type)) throw hasMacros();
  const isOffice = /^application\/vnd\.openxmlformats-officedocument\..*(?:document|sheet|presentation|template)$/u;
  const isEmbedded = isOffice.test(type) || /oleobject|\.package$|^application\/xhtml\+xml$/u.test(type);
  if (/(?:^|\/)embeddings\//u.test(name) || isEmbedded) throw hasEmbedded(part);
  if (type.startsWith('image/') && pictureType(content) === null) throw noPicture(part);
  if (!allowedTypes.has(type)) throw unknownPart(part);
}

/**
 * Whether a relationship of this kind may lead to a part of this type. Only what it says it is may be there: a picture is
 * read from whatever part its relationship names. Fonts, whose content is not looked at, belong to the table of fonts alone.
 */
export function mayLeadTo(kind: string, type: string, ownerType: string | undefined): boolean {
  if (kind === 'font' && ownerType !== word('fonttable')) return false;
  return goals.get(kind)?.includes(type) ?? false;
}
