/** Walks through XML as it arrives, by local names, and knows the few things that spreadsheets need from it. */
import { Parser } from 'saxen';

export interface XmlVisitor {
  /** `attribute` gives the value of an attribute, entities resolved; `:id` is `id` with any prefix. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

/** Thrown for XML that is cut off or not well-formed. */
export class DamagedXml extends Error {}

/** Feeds pieces of UTF-8 to the visitor; after each piece the caller may take what has been gathered. Throws DamagedXml. */
export async function* walkXml(pieces: AsyncIterable<Buffer>, visitor: XmlVisitor): AsyncGenerator<void> {
  const parser = new Parser();
  const decoder = new TextDecoder('utf-8');
  let depth = 0;
  parser.on('openTag', (name, attributes) => {
    depth++;
    visitor.open(local(name), (wanted) => {
      const found = attributes();
      if (!found) throw new DamagedXml(`attributes of ${name}`);
      const key = wanted.startsWith(':') ? Object.keys(found).find((given) => given.endsWith(wanted)) : wanted;
      const value = key === undefined ? undefined : found[key];
      return value === undefined ? undefined : resolved(value);
    });
  });
  parser.on('closeTag', (name) => {
    depth--;
    visitor.close(local(name));
  });
  parser.on('text', (text) => visitor.text(resolved(text)));
  parser.on('cdata', (text) => visitor.text(text));
  parser.on('error', (error) => {
    throw new DamagedXml(error.message);
  });
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.end();
  if (depth !== 0) throw new DamagedXml('cut off');
  yield;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** saxen's own decoder cuts code points above FFFF, so entities are resolved here. */
function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
