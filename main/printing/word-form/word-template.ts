/** A Word template, read and checked: the file with its tags, and everything that is wrong with them. */
import type { WordProblem } from './word-failure.ts';
import { type FieldShape, listWith, meantField } from './word-fields.ts';
import { guardedWordFile, type WordFile } from './word-guard.ts';
import { isSection, isTag, type Tag, type TagNode, type TemplateElement, type TemplateNode } from './word-nodes.ts';
import { badlyWritten, insideOfList, unknownField, wrongUse } from './word-problems.ts';
import { putSectionsTogether } from './word-sections.ts';
import { type TaggedPart, taggedPart } from './word-tags.ts';

export interface WordTemplate {
  readonly file: WordFile;
  /** The trees of the parts with text, by the names of the parts. */
  readonly parts: ReadonlyMap<string, TemplateElement>;
  /** What is wrong with how tags are written and closed; what they name is another question. */
  readonly problems: readonly WordProblem[];
  readonly tagCount: number;
  /** It has a place for the word DRAFT or CANCELLED. */
  readonly hasMark: boolean;
}

/** A place that shows the mark of every document: it is filled in, and in no section that may be left out. */
function isMark(node: TagNode): boolean {
  if (node.tag.kind !== 'field' || node.tag.name !== 'mark') return false;
  for (let { parent } = node; parent !== null; parent = parent.parent) if (isSection(parent)) return false;
  return true;
}

/** Reads the file. `RefusedWordFile` where it is none or has in it what it must not have; what is wrong with tags is in `problems`. */
export function readWordTemplate(bytes: Uint8Array): WordTemplate {
  const file = guardedWordFile(bytes);
  const parts = new Map<string, TemplateElement>();
  const problems: WordProblem[] = [];
  let tagCount = 0;
  let hasMark = false;
  for (const [name, { kind, root }] of file.texts) {
    const tagged: TaggedPart = taggedPart(kind, root, tagCount);
    problems.push(...tagged.torn.map(badlyWritten), ...putSectionsTogether(tagged));
    tagCount += tagged.tags.length;
    hasMark ||= tagged.tags.some(isMark);
    parts.set(name, tagged.root);
  }
  return { file, parts, problems, tagCount, hasMark };
}

const read = new Map<string, WordTemplate>();
/** So many bytes are kept, about: the templates that documents of the day are made with. */
const mostKept = 100_000_000;
const bytesOfNode = 200;

/** How much memory a template takes, about, in bytes. */
function weight({ file }: WordTemplate): number {
  return [...file.parts.values()].reduce((sum, { length }) => sum + length, file.nodes * bytesOfNode);
}

/** The same, kept for the next document under the hash of its content. */
export function keptWordTemplate(sha256: string, bytes: () => Uint8Array): WordTemplate {
  const known = read.get(sha256);
  if (known !== undefined) return known;
  const template = readWordTemplate(bytes());
  const kept = [...read.values()].reduce((sum, one) => sum + weight(one), 0);
  if (kept + weight(template) > mostKept) read.clear();
  read.set(sha256, template);
  return template;
}

/** What a name stands for: in the innermost scope that has its first step. */
function found(name: string, scopes: readonly FieldShape[]): FieldShape | null {
  const innermost = scopes.at(-1);
  if (name === '.') return innermost?.kind === 'text' ? innermost : null;
  const [first = '', ...rest] = name.split('.');
  let shape = scopes.findLast(({ fields }) => fields.has(first))?.fields.get(first);
  for (const step of rest) {
    if (shape === undefined || shape.kind === 'list') return null;
    shape = shape.fields.get(step);
  }
  return shape ?? null;
}

const line: FieldShape = { kind: 'text', fields: new Map() };

function problemOf(tag: Tag, scopes: readonly FieldShape[]): WordProblem | null {
  const shape = found(tag.name, scopes);
  if (shape !== null) {
    const { kind } = shape;
    if (tag.kind === 'field') return kind === 'text' || kind === 'texts' ? null : wrongUse(tag, kind);
    return kind === 'group' ? wrongUse(tag, kind) : null;
  }
  const list = tag.kind === 'field' ? listWith(tag.name, scopes) : null;
  if (list !== null) return insideOfList(tag, list);
  const kinds = tag.kind === 'field' ? (['text', 'texts'] as const) : (['flag', 'list', 'texts', 'text'] as const);
  return unknownField(tag, meantField(tag.name, scopes, kinds));
}

/** More than anybody mends at once; each costs a look for the field that was meant. */
const mostProblems = 200;

/** What the tags name that is none of the fields, in the order of the file: the first 200. */
export function namingProblems(template: Pick<WordTemplate, 'parts'>, fields: FieldShape): WordProblem[] {
  const problems: WordProblem[] = [];
  const look = (nodes: readonly TemplateNode[], scopes: readonly FieldShape[]): void => {
    for (const node of nodes) {
      if (problems.length >= mostProblems) return;
      if (typeof node === 'string') continue;
      if (isTag(node)) {
        const problem = node.tag.kind === 'field' ? problemOf(node.tag, scopes) : null;
        if (problem !== null) problems.push(problem);
      } else if (isSection(node)) {
        const problem = problemOf(node.section, scopes);
        if (problem !== null) problems.push(problem);
        const shape = found(node.section.name, scopes);
        const isRepeated = node.section.kind === 'open' && (shape?.kind === 'list' || shape?.kind === 'texts');
        const inner = isRepeated ? (shape.kind === 'list' ? shape : line) : null;
        look(node.children, inner === null ? scopes : [...scopes, inner]);
      } else look(node.children, scopes);
    }
  };
  for (const root of template.parts.values()) look([root], [fields]);
  return problems;
}

const partRank: Readonly<Record<WordProblem['place']['part'], number>> = { body: 0, header: 1, footer: 2, notes: 3 };

/** What is wrong with the template, in the order of the file, for documents with these fields: the first 200 of it. */
export function wordProblems(template: WordTemplate, fields: FieldShape): WordProblem[] {
  const all = [...template.problems, ...namingProblems(template, fields)];
  return all
    .sort((a, b) => partRank[a.place.part] - partRank[b.place.part] || a.place.paragraph - b.place.paragraph)
    .slice(0, mostProblems);
}
