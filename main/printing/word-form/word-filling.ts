/** Fills a Word template with the fields of a document. Values are text: nothing in them becomes a tag, an element or a link. */
import { WordTemplateFailure } from './word-failure.ts';
import { isSection, isTag, type SectionNode, type Tag, type TemplateElement, type TemplateNode } from './word-nodes.ts';
import { tooMuch, unknownField } from './word-problems.ts';
import type { WordTemplate } from './word-template.ts';
import { element, isElement, type XmlElement, type XmlNode, xmlBytes } from './xml-tree.ts';
import { writeZip } from './zip-package.ts';

/** Elements of all parts together, and turns of their repetitions, long texts counting as several: some thousand pages. */
const mostElements = 400_000;

/** What is filled in, and what the file says of itself. */
export interface WordFilling {
  /** As the view of a document: texts, flags, groups and lists. */
  readonly view: object;
  /** Title and author in the properties of the file; those of the template are the template's. */
  readonly title: string;
  readonly author: string;
  /** DRAFT, CANCELLED: stands above everything where the template itself has no place for it. */
  readonly mark?: string;
}

/** What a Word file takes from the view of its document beside its fields. */
export interface DocumentOfWord {
  readonly caption: string;
  readonly mark: string;
  readonly seller: { readonly name: string };
}

/** Of a document, by its view. */
export function documentFilling(view: DocumentOfWord): WordFilling {
  return { view, title: view.caption, author: view.seller.name, mark: view.mark };
}

interface Filling {
  readonly scopes: readonly unknown[];
  /** In which turn of the repetitions around; from the second on names must not come again. */
  readonly isFirst: boolean;
  readonly count: { elements: number; ids: number };
}

/** Own properties alone: a name reaches no prototype. */
function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

function foundValue(tag: Tag, scopes: readonly unknown[]): unknown {
  const innermost = scopes.at(-1);
  if (tag.name === '.' && typeof innermost === 'string') return innermost;
  const [first = '', ...rest] = tag.name.split('.');
  const scope = scopes.findLast((one) => own(one, first) !== undefined);
  const value = rest.reduce((found, step) => (Array.isArray(found) ? undefined : own(found, step)), own(scope, first));
  if (value === undefined) throw new WordTemplateFailure(unknownField(tag, null));
  return value;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('\n') : null;
}

/** A run with the text; its lines and tabs as Word has them. */
function fieldRun(tag: Tag, { scopes, count }: Filling): XmlNode[] {
  const text = textOf(foundValue(tag, scopes));
  if (text === null) throw new WordTemplateFailure(unknownField(tag, null));
  if (text === '') return [];
  count.elements += Math.ceil(text.length / 200);
  const content = text.split(/\r\n|[\r\n\u2028]|(\t)/u).flatMap((piece, at, pieces): XmlNode[] => {
    if (piece === undefined) return [];
    if (piece === '\t') return [element('w:tab')];
    // What is split at a line break has an empty group between.
    const breaks = at >= 2 && pieces[at - 1] === undefined ? [element('w:br')] : [];
    return piece === '' ? breaks : [...breaks, element('w:t', { 'xml:space': 'preserve' }, [piece])];
  });
  return [element('w:r', {}, [...(tag.look === null ? [] : [tag.look]), ...content])];
}

function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value === true || (typeof value === 'string' && value !== '');
}

function sectionNodes({ section, children }: SectionNode, filling: Filling): XmlNode[] {
  const value = foundValue(section, filling.scopes);
  if (section.kind === 'inverse') return isTrue(value) ? [] : fillNodes(children, filling);
  if (!Array.isArray(value)) return isTrue(value) ? fillNodes(children, filling) : [];
  return value.flatMap((item: unknown, at) => {
    // What repeats nothing is counted too: lists within lists end only so.
    filling.count.elements += 1;
    if (filling.count.elements > mostElements) throw new WordTemplateFailure(tooMuch(section));
    const isFirst = filling.isFirst && at === 0;
    return fillNodes(children, { ...filling, isFirst, scopes: [...filling.scopes, item] });
  });
}

function fillNodes(nodes: readonly TemplateNode[], filling: Filling): XmlNode[] {
  return nodes.flatMap((node): readonly XmlNode[] => {
    if (typeof node === 'string') return [node];
    if (isTag(node)) return node.tag.kind === 'field' ? fieldRun(node.tag, filling) : [];
    return isSection(node) ? sectionNodes(node, filling) : elementNodes(node, filling);
  });
}

/** Marks that have a name or a number of their own, which may stand in a file once. */
const once: ReadonlySet<string> = new Set([
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
]);
const onceAttributes: ReadonlySet<string> = new Set(['w14:paraId', 'w14:textId']);

function settledAttributes(
  { name, attributes }: TemplateElement,
  { isFirst, count }: Filling,
): XmlElement['attributes'] {
  if (isFirst) return attributes;
  const kept = attributes.filter(([key]) => !onceAttributes.has(key));
  if (name !== 'wp:docPr') return kept;
  count.ids += 1;
  return kept.map(([key, value]) => [key, key === 'id' ? String(1_000_000 + count.ids) : value] as const);
}

/** What must not be without a paragraph at its end. */
const holders: ReadonlySet<string> = new Set(['w:tc', 'w:hdr', 'w:ftr', 'w:txbxContent', 'w:footnote', 'w:endnote']);

function elementNodes(node: TemplateElement, filling: Filling): XmlNode[] {
  if (!filling.isFirst && once.has(node.name)) return [];
  filling.count.elements += 1;
  const children = fillNodes(node.children, filling);
  const made = { name: node.name, attributes: settledAttributes(node, filling), children };
  if (node.name === 'w:p' && node.children.some(isSection) && isBlank(made)) return [];
  if (node.name === 'w:tbl' && !hasRow(children)) return [];
  if (
    node.name === 'w:tr' &&
    node.children.some(isSection) &&
    !children.some((one) => isElement(one) && one.name === 'w:tc')
  )
    return [];
  if (holders.has(node.name)) {
    const last = children.findLast(isElement);
    if (last?.name !== 'w:p') return [{ ...made, children: [...children, element('w:p')] }];
  }
  return [made];
}

/** A paragraph of which a condition has left nothing. */
function isBlank({ children }: XmlElement): boolean {
  return children.every(
    (child) =>
      typeof child === 'string' ||
      (child.name === 'w:pPr'
        ? !child.children.some((one) => isElement(one) && one.name === 'w:sectPr')
        : child.name === 'w:r'
          ? child.children.every(
              (one) =>
                typeof one === 'string' ||
                one.name === 'w:rPr' ||
                (one.name === 'w:t' && one.children.every((text) => typeof text === 'string' && text.trim() === '')),
            )
          : /^w:(?:bookmark|proofErr|perm)/u.test(child.name)),
  );
}

function hasRow(children: readonly XmlNode[]): boolean {
  return children.some((one) => isElement(one) && (one.name === 'w:tr' || hasRow(one.children)));
}

/** Title and author of the document in place of those of the template (ECMA-376 part 2, 8). */
function propertiesPart({ title, author }: WordFilling): Buffer {
  const spaces = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  };
  return xmlBytes(
    element('cp:coreProperties', spaces, [element('dc:title', {}, [title]), element('dc:creator', {}, [author])]),
  );
}

/** The mark, large and red, as the first paragraph of the body. */
function marked(root: XmlElement, mark: string): XmlElement {
  const value = (name: string, text: string) => element(name, { 'w:val': text });
  const paragraph = element('w:p', {}, [
    element('w:pPr', {}, [value('w:jc', 'center')]),
    element('w:r', {}, [
      element('w:rPr', {}, [element('w:b'), value('w:color', 'C00000'), value('w:sz', '36')]),
      element('w:t', {}, [mark]),
    ]),
  ]);
  const children = root.children.map((child) =>
    isElement(child) && child.name === 'w:body' ? { ...child, children: [paragraph, ...child.children] } : child,
  );
  return { ...root, children };
}

/** The filled file; the same view gives the same bytes. `WordTemplateFailure` names the first thing that is wrong, and its place. */
export function fillWordTemplate(template: WordTemplate, filling: WordFilling): Buffer {
  const [wrong] = template.problems;
  if (wrong !== undefined) throw new WordTemplateFailure(wrong);
  const { file, parts, hasMark } = template;
  const { mark = '' } = filling;
  const count = { elements: 0, ids: 0 };
  const made = new Map(file.parts);
  for (const [name, root] of parts) {
    const [filled] = fillNodes([root], { scopes: [filling.view], isFirst: true, count });
    if (filled === undefined || typeof filled === 'string') throw new Error('The root of a part is an element.');
    const isBody = file.texts.get(name)?.kind === 'body';
    made.set(name, xmlBytes(isBody && mark !== '' && !hasMark ? marked(filled, mark) : filled));
  }
  if (file.properties !== null) made.set(file.properties, propertiesPart(filling));
  return writeZip(made);
}
