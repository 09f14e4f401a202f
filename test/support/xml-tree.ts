/** XML that a test reads by paths; names may be in any script, which saxen does not take. */

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const resolved = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/gu, (_, code?: string, name?: string) =>
    code === undefined ? (entities[name ?? ''] ?? '') : String.fromCodePoint(Number(code)),
  );

/** The root element; throws where tags do not close each other or anything else is not well-formed. Prefixes stay in the names. */
export function readXml(xml: string): XmlNode {
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  let read = 0;
  for (const found of xml.matchAll(/<\?[^>]*\?>|<(\/?)([^\s/>]+)((?:\s+[^\s=]+="[^"<]*")*)\s*(\/?)>|([^<>]+)/gu)) {
    const [whole, closing, name = '', given = '', empty, text] = found;
    if (found.index !== read) throw new Error(`Not XML: ${xml.slice(read, read + 40)}`);
    read += whole.length;
    const parent = open.at(-1);
    if (parent === undefined) throw new Error('Something stands after the end.');
    if (text !== undefined) parent.text += resolved(text);
    else if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else.`);
    } else if (name !== '') {
      const pairs = [...given.matchAll(/([^\s=]+)="([^"]*)"/gu)];
      const attributes = Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, resolved(value)]));
      const node = { name, attributes, children: [], text: '' };
      parent.children.push(node);
      if (empty !== '/') open.push(node);
    }
  }
  const [root] = top.children;
  if (root === undefined || open.length !== 1 || read !== xml.length) throw new Error('The XML is cut off.');
  return root;
}

/** All elements at a path of names, from the children of `node` on: `cac:Party/cbc:Name`. */
export function all(node: XmlNode, path: string): XmlNode[] {
  return path
    .split('/')
    .reduce<XmlNode[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [node],
    );
}

/** The text of the first element at the path; undefined where there is none. */
export function textAt(node: XmlNode, path: string): string | undefined {
  return all(node, path)[0]?.text.trim();
}
