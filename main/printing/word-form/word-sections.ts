/**
 * Puts what stands between `{#name}` and `{/name}` together as one node: words of a paragraph, whole paragraphs where both
 * stand alone in one, or rows of a table where both stand in its cells.
 */
import type { WordProblem } from './word-failure.ts';
import {
  isSection,
  isTag,
  isTemplateElement,
  type SectionNode,
  type TagNode,
  type TemplateElement,
  type TemplateNode,
} from './word-nodes.ts';
import { mismatched, neverClosed, neverOpened, sharedRow, tooDeep, tornSection } from './word-problems.ts';
import { marksAlone, type TaggedPart } from './word-tags.ts';

type Parent = TemplateElement | SectionNode;
type Placed = TagNode | Parent;

interface Pair {
  readonly open: TagNode;
  readonly close: TagNode;
  /** Its place among the tags. */
  readonly at: number;
}

/** So many lists and conditions may stand in each other. */
const deepest = 50;

/** Inner pairs before the outer ones. */
function pairsOf(tags: readonly TagNode[], problems: WordProblem[]): Pair[] {
  const open: { readonly node: TagNode; readonly at: number }[] = [];
  const pairs: Pair[] = [];
  for (const [at, node] of tags.entries()) {
    const { kind, name } = node.tag;
    if (kind === 'open' || kind === 'inverse') {
      open.push({ node, at });
      if (open.length === deepest + 1) problems.push(tooDeep(node.tag));
    }
    if (kind !== 'close') continue;
    const last = open.at(-1);
    if (last === undefined) {
      problems.push(neverOpened(node.tag));
      continue;
    }
    if (name !== '' && name !== last.node.tag.name) {
      problems.push(mismatched(last.node.tag, node.tag));
      // Where it closes one further out, those between are never closed; else it closes what is open.
      if (open.some((one) => one.node.tag.name === name)) while (open.at(-1)?.node.tag.name !== name) open.pop();
    }
    const opened = open.pop();
    if (opened !== undefined) pairs.push({ open: opened.node, close: node, at: opened.at });
  }
  for (const { node } of open) problems.push(neverClosed(node.tag));
  return pairs;
}

function ancestry(node: TagNode): Placed[] {
  const found: Placed[] = [node];
  for (let at: Parent | null = node.parent; at !== null; at = at.parent) found.push(at);
  return found;
}

/** Puts children `from` to `to` of the parent, both included, into a section. */
function enclose(parent: Parent, from: number, to: number, tag: TagNode): void {
  const children = parent.children.slice(from, to + 1);
  const section: SectionNode = { section: tag.tag, children, parent };
  for (const child of children) if (typeof child !== 'string') child.parent = section;
  parent.children.splice(from, to - from + 1, section);
}

function isRow(node: TemplateNode | Placed | undefined): boolean {
  if (node === undefined || typeof node === 'string' || isTag(node)) return false;
  if (isSection(node)) return node.children.some(isRow);
  return (
    node.name === 'w:tr' ||
    (node.name === 'w:sdt' && node.children.some(isRow)) ||
    (node.name === 'w:sdtContent' && node.children.some(isRow))
  );
}

/** A row in whose cells nothing stands but tags that open and close. */
function isMarkRow(node: Placed): boolean {
  if (isTag(node) || isSection(node) || node.name !== 'w:tr') return false;
  let marks = 0;
  const plain = (one: TemplateNode): boolean => {
    if (typeof one === 'string') return one.trim() === '';
    if (isTag(one) || isSection(one)) return false;
    if (one.name !== 'w:p') return one.children.every(plain);
    const alone = marksAlone(one);
    marks += alone ?? 0;
    return alone !== null;
  };
  return node.children.every(plain) && marks > 0;
}

/** Puts the sections of the part together, in place; answers what cannot be. */
export function putSectionsTogether({ tags }: Pick<TaggedPart, 'tags'>): WordProblem[] {
  const problems: WordProblem[] = [];
  const dropped = new Set<TemplateElement>();
  const isDropped = (child: TemplateNode): boolean =>
    typeof child !== 'string' && isTemplateElement(child) && dropped.has(child);
  const order = new Map(tags.map((node, at) => [node.tag, at]));
  for (const { open, close, at } of pairsOf(tags, problems)) {
    const above = ancestry(open);
    const below = ancestry(close);
    const shared = above.find((node): node is Parent => !isTag(node) && below.includes(node));
    const first = above[above.indexOf(shared ?? open) - 1];
    const last = below[below.indexOf(shared ?? close) - 1];
    if (shared === undefined || first === undefined || last === undefined) continue;
    const from = shared.children.indexOf(first);
    const to = shared.children.indexOf(last);
    if (first === open && last === close) {
      enclose(shared, from + 1, to - 1, open);
      continue;
    }
    if (isSection(shared) || shared.name === 'w:tr') {
      let whole: Parent = shared;
      while (whole.parent !== null && isSection(whole.parent)) whole = whole.parent;
      const beside = isSection(whole) && (order.get(whole.section) ?? 0) < at;
      const { parent } = whole;
      if (beside || parent === null) problems.push(sharedRow(open.tag));
      else enclose(parent, parent.children.indexOf(whole), parent.children.indexOf(whole), open);
      for (const mark of [above, below].flatMap(paragraphToDrop)) dropped.add(mark);
      continue;
    }
    const areRows = isRow(first) && isRow(last);
    const areMarks = areRows ? isMarkRow(first) && isMarkRow(last) : isMarks(first) && isMarks(last);
    if (areMarks) {
      for (const mark of [first, last]) if (!isTag(mark) && !isSection(mark)) dropped.add(mark);
      enclose(shared, from + 1, to - 1, open);
    } else if (areRows) enclose(shared, from, to, open);
    else problems.push(tornSection(open.tag));
  }
  const parents = new Set([...dropped].map(({ parent }) => parent));
  for (const parent of parents)
    if (parent !== null) parent.children = parent.children.filter((child) => !isDropped(child));
  return problems;
}

function isMarks(node: Placed): node is TemplateElement {
  return !isTag(node) && !isSection(node) && (marksAlone(node) ?? 0) > 0;
}

/** The paragraph of a mark that stands alone in it, beside others in its cell: the row has it for nothing else. */
function paragraphToDrop(chain: readonly Placed[]): TemplateElement[] {
  const found = chain.find((node) => !isTag(node) && !isSection(node) && node.name === 'w:p');
  if (found === undefined || !isMarks(found)) return [];
  const beside = found.parent?.children.filter((one) => isTemplateElement(one) && /^w:(?:p|tbl|sdt)$/u.test(one.name));
  return (beside?.length ?? 0) > 1 ? [found] : [];
}
