/** The tree of a Word template: the elements of its file, with tags and sections as nodes of their own. */
import type { WordPlace } from './word-failure.ts';
import type { XmlElement } from './xml-tree.ts';

/** `{name}`, `{#name}` for each or if, `{^name}` if not, `{/name}` or `{/}` at the end. */
export interface Tag {
  readonly kind: 'field' | 'open' | 'inverse' | 'close';
  readonly name: string;
  readonly place: WordPlace;
  /** `w:rPr` of the run in which it begins: how its text looks. */
  readonly look: XmlElement | null;
}

export interface TagNode {
  readonly tag: Tag;
  parent: TemplateElement | SectionNode | null;
}

/** The tree with tags in it; made once, and changed while sections are put together. */
export interface TemplateElement {
  readonly name: string;
  readonly attributes: XmlElement['attributes'];
  children: TemplateNode[];
  parent: TemplateElement | SectionNode | null;
}

/** What is repeated, or left out. */
export interface SectionNode {
  readonly section: Tag;
  children: TemplateNode[];
  parent: TemplateElement | SectionNode | null;
}

export type TemplateNode = TemplateElement | TagNode | SectionNode | string;

export const isTag = (node: TemplateNode): node is TagNode => typeof node === 'object' && 'tag' in node;
export const isSection = (node: TemplateNode): node is SectionNode => typeof node === 'object' && 'section' in node;
export const isTemplateElement = (node: TemplateNode): node is TemplateElement =>
  typeof node === 'object' && 'attributes' in node;
