/** Finds the tags in the paragraphs of a Word file, though Word tears what is typed into pieces, and puts them into the tree as nodes of their own. */
import type { WordPlace } from './word-failure.ts';
import {
  isSection,
  isTag,
  isTemplateElement,
  type Tag,
  type TagNode,
  type TemplateElement,
  type TemplateNode,
} from './word-nodes.ts';
import { tooManyTags } from './word-refusals.ts';
import { isElement, type XmlElement, type XmlNode } from './xml-tree.ts';

/** What is wrong with how a tag is written. */
export interface TornTag {
  readonly kind: 'unclosed' | 'unopened' | 'empty' | 'torn';
  readonly text: string;
  readonly place: WordPlace;
}

/** Elements that hold runs and are part of the line of text. */
const inline: ReadonlySet<string> = new Set([
  'w:r',
  'w:hyperlink',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:fldSimple',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:dir',
  'w:bdo',
]);
/** Between two texts these interrupt a tag; other elements (proofing marks, bookmarks) do not. */
const interrupting: ReadonlySet<string> = new Set([
  'w:tab',
  'w:br',
  'w:cr',
  'w:drawing',
  'w:pict',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:sym',
  'w:fldChar',
  'w:instrText',
  'mc:AlternateContent',
]);
const interruption = '\u0000';

interface Piece {
  readonly from: number;
  readonly text: string;
}

/** Texts of one paragraph in their order, and what interrupts them. */
function textsOf(paragraph: XmlElement): { pieces: Map<XmlElement, Piece>; whole: string } {
  const pieces = new Map<XmlElement, Piece>();
  let whole = '';
  const take = (node: XmlElement): void => {
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'w:t') {
        const text = child.children
          .map((one) => (typeof one === 'string' ? one : ''))
          .join('')
          .replaceAll('\u0000', '');
        pieces.set(child, { from: whole.length, text });
        whole += text;
      } else if (interrupting.has(child.name)) whole += interruption;
      else if (inline.has(child.name)) take(child);
    }
  };
  take(paragraph);
  return { pieces, whole };
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly tag: Omit<Tag, 'look'>;
}

const besideLength = 30;

/** The words around a tag, on one line. */
function aroundOf(whole: string, from: number, to: number): string {
  const before = whole.slice(Math.max(0, from - besideLength), from);
  const after = whole.slice(to, to + besideLength);
  const cut = (from > besideLength ? '…' : '') + before + whole.slice(from, to) + after;
  return (cut + (whole.length > to + besideLength ? '…' : ''))
    .replaceAll(interruption, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

const kinds = { '#': 'open', '^': 'inverse', '/': 'close' } as const;

function tagsIn(whole: string, where: Omit<WordPlace, 'around'>): { found: Found[]; torn: TornTag[] } {
  const found: Found[] = [];
  const torn: TornTag[] = [];
  const pattern = /\{([^{}]*)\}|[{}]/gu;
  for (const match of whole.matchAll(pattern)) {
    const from = match.index;
    const to = from + match[0].length;
    const place: WordPlace = { ...where, around: aroundOf(whole, from, to) };
    const inner = match[1];
    if (inner === undefined) {
      torn.push({ kind: match[0] === '{' ? 'unclosed' : 'unopened', text: match[0], place });
      continue;
    }
    const text = inner.replaceAll('\u00a0', ' ').trim();
    const sign = text[0];
    const kind = sign === '#' || sign === '^' || sign === '/' ? kinds[sign] : 'field';
    const name = (kind === 'field' ? text : text.slice(1)).trim();
    if (inner.includes(interruption)) torn.push({ kind: 'torn', text: match[0].replaceAll(interruption, ' '), place });
    else if (name === '' && kind !== 'close') torn.push({ kind: 'empty', text: match[0], place });
    else found.push({ from, to, tag: { kind, name, place } });
  }
  return { found, torn };
}

/** More than any form has, in all its parts. */
const mostTags = 5000;

interface Walk {
  readonly part: WordPlace['part'];
  /** How many tags the parts before had. */
  readonly before: number;
  paragraph: number;
  table: number;
  cell: WordPlace['cell'];
  readonly torn: TornTag[];
  readonly tags: TagNode[];
}

const textOf = (text: string): TemplateElement => ({
  name: 'w:t',
  attributes: [['xml:space', 'preserve']],
  children: [text],
  parent: null,
});

function plainNode(node: XmlNode, walk: Walk): TemplateNode {
  return typeof node === 'string' ? node : elementNode(node, walk);
}

function elementNode(node: XmlElement, walk: Walk): TemplateElement {
  if (node.name === 'w:p') return paragraphNode(node, walk);
  if (node.name === 'w:tbl') return tableNode(node, walk);
  return {
    name: node.name,
    attributes: node.attributes,
    children: node.children.map((child) => plainNode(child, walk)),
    parent: null,
  };
}

/** Rows and columns are counted as one sees them: cells that a row begins or ends with count as they stand. */
function tableNode(node: XmlElement, walk: Walk): TemplateElement {
  const outer = walk.cell;
  walk.table += 1;
  const table = walk.table;
  let row = 0;
  const inside = (child: XmlNode): TemplateNode => {
    if (typeof child === 'string') return child;
    if (child.name === 'w:sdt' || child.name === 'w:sdtContent')
      return { name: child.name, attributes: child.attributes, children: child.children.map(inside), parent: null };
    if (child.name !== 'w:tr') return elementNode(child, walk);
    row += 1;
    let column = 0;
    const children = child.children.map((cell) => {
      if (isElement(cell) && (cell.name === 'w:tc' || cell.name === 'w:sdt')) {
        column += 1;
        walk.cell = { table, row, column };
      }
      return plainNode(cell, walk);
    });
    return { name: child.name, attributes: child.attributes, children, parent: null };
  };
  const made: TemplateElement = {
    name: node.name,
    attributes: node.attributes,
    children: node.children.map(inside),
    parent: null,
  };
  walk.cell = outer;
  return made;
}

function paragraphNode(node: XmlElement, walk: Walk): TemplateElement {
  walk.paragraph += 1;
  const where = { part: walk.part, paragraph: walk.paragraph, cell: walk.cell };
  const { pieces, whole } = textsOf(node);
  const { found, torn } = /[{}]/u.test(whole) ? tagsIn(whole, where) : { found: [], torn: [] };
  for (const one of torn) walk.torn.push(one);
  if (walk.before + walk.torn.length + walk.tags.length + found.length > mostTags) throw tooManyTags(String(mostTags));
  // Pieces come in the order of the text: what lies before one does not come again.
  let next = 0;

  /** A run, or several where tags stand in it: each tag has a place between them. */
  const runNodes = (run: XmlElement): TemplateNode[] => {
    const look = run.children.find((child): child is XmlElement => isElement(child) && child.name === 'w:rPr') ?? null;
    const made: TemplateNode[] = [];
    let content: TemplateNode[] = [];
    const flush = (): void => {
      if (content.length === 0) return;
      const looks = look === null ? [] : [elementNode(look, walk)];
      made.push({ name: run.name, attributes: run.attributes, children: [...looks, ...content], parent: null });
      content = [];
    };
    for (const child of run.children) {
      if (child === look) continue;
      const piece = isElement(child) ? pieces.get(child) : undefined;
      if (piece === undefined) {
        content.push(plainNode(child, walk));
        continue;
      }
      const until = piece.from + piece.text.length;
      let at = piece.from;
      for (; ; next += 1) {
        const one = found[next];
        if (one === undefined || one.from >= until) break;
        const { from, to, tag } = one;
        if (to <= at) continue;
        if (from > at) content.push(textOf(piece.text.slice(at - piece.from, from - piece.from)));
        if (from >= piece.from) {
          flush();
          const placed: TagNode = { tag: { ...tag, look }, parent: null };
          walk.tags.push(placed);
          made.push(placed);
        }
        at = Math.min(to, until);
        if (to > until) break;
      }
      if (at < until) content.push(textOf(piece.text.slice(at - piece.from)));
    }
    flush();
    // A run of which a tag has taken everything is no longer there; one that was empty stays.
    return made.length > 0 || found.length > 0 ? made : [elementNode(run, walk)];
  };
  const inside = (parent: XmlElement): TemplateNode[] =>
    parent.children.flatMap((child): TemplateNode[] => {
      if (typeof child === 'string') return [child];
      if (child.name === 'w:r') return runNodes(child);
      if (inline.has(child.name))
        return [{ name: child.name, attributes: child.attributes, children: inside(child), parent: null }];
      return [elementNode(child, walk)];
    });
  return { name: node.name, attributes: node.attributes, children: inside(node), parent: null };
}

function adopt(parent: TemplateElement): void {
  for (const child of parent.children) {
    if (typeof child === 'string') continue;
    child.parent = parent;
    if (isTemplateElement(child)) adopt(child);
  }
}

export interface TaggedPart {
  readonly root: TemplateElement;
  /** In the order of the text. */
  readonly tags: readonly TagNode[];
  readonly torn: readonly TornTag[];
}

/** The part of a Word file with its tags as nodes; `before`: how many the parts before had. `RefusedWordFile` for more than a form has. */
export function taggedPart(part: WordPlace['part'], source: XmlElement, before: number): TaggedPart {
  const walk: Walk = { part, before, paragraph: 0, table: 0, cell: null, torn: [], tags: [] };
  const root = elementNode(source, walk);
  adopt(root);
  return { root, tags: walk.tags, torn: walk.torn };
}

/** How many tags that open and close stand in a paragraph that has nothing else in it; null: it has, or is none. */
export function marksAlone({ name, children }: TemplateElement): number | null {
  if (name !== 'w:p') return null;
  let marks = 0;
  const empty = (nodes: readonly TemplateNode[]): boolean =>
    nodes.every((node) => {
      if (typeof node === 'string') return node.trim() === '';
      if (isTag(node)) {
        marks += 1;
        return node.tag.kind !== 'field';
      }
      if (isSection(node)) return false;
      if (node.name === 'w:pPr')
        return !node.children.some((child) => isTemplateElement(child) && child.name === 'w:sectPr');
      if (node.name === 'w:t') return node.children.every((child) => typeof child === 'string' && child.trim() === '');
      if (inline.has(node.name)) return empty(node.children);
      return !interrupting.has(node.name);
    });
  return empty(children) ? marks : null;
}
