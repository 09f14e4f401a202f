/** XML of a Word file as a tree that can be changed and written again. It knows no entities of a file's own and asks nobody for anything. */
import { writable } from '../writable.ts';

export interface XmlElement {
  readonly name: string;
  /** In their order; values without escapes. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlNode[];
}

/** An element, or text without escapes. */
export type XmlNode = XmlElement | string;

/** Thrown for what is no well-formed XML, and for what no Word file needs: a DOCTYPE, entities, another encoding than UTF-8. */
export class UnreadableXml extends Error {}

/** More than any document that people write. */
const deepest = 300;

/** Thrown for more nodes than a file may have. */
export class TooMuchXml extends Error {}

/** Counts elements, attributes and texts of all parts of a file together, as it is they that fill the memory. */
export class NodeCount {
  readonly #most: number;
  #nodes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get nodes(): number {
    return this.#nodes;
  }

  /** Throws `TooMuchXml`. */
  add(nodes: number): void {
    this.#nodes += nodes;
    if (this.#nodes > this.#most) throw new TooMuchXml();
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&\s]{1,12});|&/gu, (_, entity: string | undefined) => {
    const sign = entity !== undefined && Object.hasOwn(named, entity) ? named[entity] : undefined;
    if (sign !== undefined) return sign;
    const digits = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/iu.exec(entity ?? '');
    const code = digits ? Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] ? 16 : 10) : 0;
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new UnreadableXml('entity');
    return String.fromCodePoint(code);
  });
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const escapedText = (text: string): string => writable(text).replace(/[&<>\r]/gu, (sign) => escapes[sign] ?? sign);
const escapedValue = (text: string): string =>
  writable(text).replace(/[&<>"\t\n\r]/gu, (sign) => escapes[sign] ?? sign);

const attributePattern = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;

function attributesOf(text: string): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const names = new Set<string>();
  let at = 0;
  while (at < text.length) {
    attributePattern.lastIndex = at;
    const match = attributePattern.exec(text);
    if (match === null) {
      if (text.slice(at).trim() !== '') throw new UnreadableXml('attributes');
      break;
    }
    const [whole, name = '', double, single] = match;
    if (names.has(name)) throw new UnreadableXml('attribute twice');
    names.add(name);
    found.push([name, decoded((double ?? single ?? '').replace(/[\t\n\r]/gu, ' '))]);
    at += whole.length;
  }
  return found;
}

interface Open {
  readonly name: string;
  readonly attributes: XmlElement['attributes'];
  readonly children: XmlNode[];
}

/** Finds the end of a tag that begins at `from`: the `>` that stands in no value. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
    else if (sign === '<') break;
  }
  throw new UnreadableXml('tag');
}

function end(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new UnreadableXml(mark);
  return at;
}

/** The root element. Comments and processing instructions are left out. Throws `UnreadableXml`, and `TooMuchXml` by the count. */
export function parseXml(bytes: Uint8Array, count: NodeCount): XmlElement {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableXml('encoding');
  }
  const declaration = /^\s*<\?xml\s[^>]*?\?>/u.exec(text)?.[0] ?? '';
  const encoding = /encoding\s*=\s*["']([^"']*)/u.exec(declaration)?.[1] ?? 'utf-8';
  if (!/^(?:utf-8|us-ascii)$/iu.test(encoding)) throw new UnreadableXml('encoding');
  let root: XmlElement | null = null;
  const open: Open[] = [];
  const put = (node: XmlNode): void => {
    if (typeof node === 'string') count.add(1);
    const parent = open.at(-1);
    if (parent !== undefined) parent.children.push(node);
    else if (typeof node === 'string') {
      if (node.trim() !== '') throw new UnreadableXml('text outside');
    } else if (root !== null) throw new UnreadableXml('two roots');
    else root = node;
  };
  for (let at = 0; at < text.length; ) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const until = next < 0 ? text.length : next;
      put(decoded(text.slice(at, until).replace(/\r\n?/gu, '\n')));
      at = until;
    } else if (text.startsWith('<!--', at)) at = end(text, '-->', at + 4) + 3;
    else if (text.startsWith('<![CDATA[', at)) {
      const close = end(text, ']]>', at);
      put(text.slice(at + 9, close));
      at = close + 3;
    } else if (text.startsWith('<?', at)) at = end(text, '?>', at) + 2;
    else if (text.startsWith('<!', at)) throw new UnreadableXml('DOCTYPE');
    else {
      const close = tagEnd(text, at + 1);
      const inner = text.slice(at + 1, close);
      at = close + 1;
      if (inner.startsWith('/')) {
        const closed = open.pop();
        if (closed === undefined || closed.name !== inner.slice(1).trim()) throw new UnreadableXml('nesting');
        put(closed);
        continue;
      }
      const isEmpty = inner.endsWith('/');
      const name = /^[^\s/]+/u.exec(inner)?.[0] ?? '';
      if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(name)) throw new UnreadableXml('name');
      const attributes = attributesOf(inner.slice(name.length, isEmpty ? -1 : undefined));
      count.add(1 + attributes.length);
      if (isEmpty) put({ name, attributes, children: [] });
      else if (open.length >= deepest) throw new UnreadableXml('depth');
      else open.push({ name, attributes, children: [] });
    }
  }
  if (open.length > 0 || root === null) throw new UnreadableXml('end');
  return root;
}

function write(node: XmlNode, pieces: string[]): void {
  if (typeof node === 'string') {
    pieces.push(escapedText(node));
    return;
  }
  const { name, attributes, children } = node;
  pieces.push('<', name);
  for (const [key, value] of attributes) pieces.push(' ', key, '="', escapedValue(value), '"');
  if (children.length === 0) {
    pieces.push('/>');
    return;
  }
  pieces.push('>');
  for (const child of children) write(child, pieces);
  pieces.push('</', name, '>');
}

/** The whole file, in UTF-8. */
export function xmlBytes(root: XmlElement): Buffer {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  write(root, pieces);
  return Buffer.from(pieces.join(''));
}

/** Makes an element; attributes in the order of the keys. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  return { name, attributes: Object.entries(attributes), children };
}

export function isElement(node: unknown): node is XmlElement {
  return typeof node === 'object' && node !== null && 'name' in node && 'attributes' in node;
}

/** The value of an attribute by its name with prefix; undefined where there is none. */
export function attribute({ attributes }: XmlElement, name: string): string | undefined {
  return attributes.find(([key]) => key === name)?.[1];
}

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** All elements of the tree, the outer before the inner, in the order of the text. */
export function* elementsOf(root: XmlElement): Generator<XmlElement> {
  const waiting = [root];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    yield one;
    for (const child of one.children.toReversed()) if (typeof child !== 'string') waiting.push(child);
  }
}
