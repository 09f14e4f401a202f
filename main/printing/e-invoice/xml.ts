/** XML as text, from elements as plain data. */
import { writable } from '../writable.ts';

/** An element: what is null or false among its attributes and children is left out. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[] | string;
}

type Attributes = Readonly<Record<string, string | null>>;
type Child = Element | null | false;

/** An element with text or with elements in it; null where neither is there: an empty element says nothing. */
export function element(
  name: string,
  content: string | null | readonly Child[],
  attributes: Attributes = {},
): Element | null {
  const children = typeof content === 'string' ? content.trim() : (content ?? []).filter((child) => !!child);
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const]));
  if (children.length === 0 && (content === null || given.length === 0 || typeof content === 'string')) return null;
  return { name, attributes: Object.fromEntries(given), children };
}

function escaped(text: string): string {
  return writable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** In attributes line breaks would become spaces when they are read. */
function escapedAttribute(text: string): string {
  return escaped(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

function written({ name, attributes, children }: Element, indent: string): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapedAttribute(value)}"`)
    .join('');
  if (typeof children === 'string') return `${indent}<${name}${given}>${escaped(children)}</${name}>\n`;
  if (children.length === 0) return `${indent}<${name}${given}/>\n`;
  const inner = children.map((child) => written(child, `${indent}  `)).join('');
  return `${indent}<${name}${given}>\n${inner}${indent}</${name}>\n`;
}

/** The document as text, indented, with its declaration; in which `encoding` it is to be turned into bytes is the caller's. */
export function xmlText(root: Element | null, encoding = 'UTF-8'): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n${root === null ? '' : written(root, '')}`;
}
