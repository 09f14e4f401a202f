/** What markup of a print form may have: nothing that runs, fetches, or reaches out of the page. Text of the view is escaped, so only a template can bring it. */
import { forbiddenInStyle } from './style-guard.ts';
import { ForbiddenInTemplate } from './template-errors.ts';
import { isSpace, TextReader } from './text-reader.ts';

/** Elements that fetch, run, lead away or reach out of the page; and those whose content browsers do not read as markup. */
const elements: ReadonlySet<string> = new Set([
  ...['script', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'meta', 'link', 'base', 'form', 'portal'],
  ...['template', 'noscript', 'svg', 'math', 'style', 'title', 'head', 'html', 'body'],
  ...['textarea', 'xmp', 'noembed', 'noframes', 'plaintext'],
]);

/** Attributes that run or say how the page is to be loaded. */
const attributes: ReadonlySet<string> = new Set(['srcdoc', 'http-equiv', 'srcset', 'imagesrcset', 'ping']);

/** Attributes whose value is fetched. */
const fetching: ReadonlySet<string> = new Set([
  ...['src', 'xlink:href', 'background', 'poster', 'data', 'action', 'formaction', 'manifest', 'lowsrc', 'dynsrc'],
]);

interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** What is looked at. */
export interface Markup {
  /** The line of its beginning. */
  readonly firstLine?: number;
  /** It is a template: what stands in `{{ … }}` is not known yet, the page that comes of it is looked at again. */
  readonly isTemplate?: boolean;
}

/**
 * Throws `ForbiddenInTemplate` with the line where markup has what no page may have. Reads it once, tags as browsers do (HTML, section 13.2.5).
 */
export function refuseMarkup(
  markup: string,
  { firstLine = 1, isTemplate = false }: Markup = {},
  reader = new TextReader(markup),
): void {
  while (reader.takeUntil('<').found) {
    const begin = reader.at - 1;
    const what = forbiddenTag(reader, isTemplate);
    if (what !== null) throw new ForbiddenInTemplate(what, firstLine + reader.lineAt(begin) - 1);
  }
}

/** Behind `<`: reads the tag or comment; answers what is forbidden of it. */
function forbiddenTag(reader: TextReader, isTemplate: boolean): string | null {
  if (reader.takes('!--')) return skipComment(reader);
  if (reader.peek() === '!' || reader.peek() === '?') return skipTo(reader, '>');
  const space = reader.takeWhile(isSpace);
  const isEnd = reader.takes('/');
  const more = isEnd ? reader.takeWhile(isSpace) : '';
  const name = reader.takeWhile((sign) => /[\w:-]/u.test(sign)).toLowerCase();
  // Also where a space makes it none for browsers: nobody writes it to be read.
  if (elements.has(name)) return `"<${isEnd ? '/' : ''}${name}>"`;
  const isTag = space === '' && more === '' && /^[a-z]/u.test(name);
  if (!isTag) return isEnd ? skipTo(reader, '>') : null;
  reader.takeWhile((sign) => !isSpace(sign) && sign !== '/' && sign !== '>');
  for (;;) {
    reader.takeWhile((sign) => isSpace(sign) || sign === '/');
    if (reader.ended || reader.takes('>')) return null;
    const what = forbiddenAttribute(name, takeAttribute(reader), isTemplate);
    if (what !== null) return what;
  }
}

/** `<!-->` and `<!--->` are whole; any other ends with `-->` or `--!>`. */
function skipComment(reader: TextReader): null {
  if (reader.takes('>') || reader.takes('->')) return null;
  while (reader.takeUntil('--').found) {
    // Of `--->` the first two signs are no end.
    while (reader.peek() === '-') reader.at += 1;
    if (reader.takes('>') || reader.takes('!>')) return null;
  }
  return null;
}

function skipTo(reader: TextReader, sign: string): null {
  reader.takeUntil(sign);
  return null;
}

function takeAttribute(reader: TextReader): Attribute {
  const first = reader.take();
  const written = first + reader.takeWhile((sign) => !isSpace(sign) && !'/>='.includes(sign));
  // `{{#if logo}}src` in a template.
  const name = written
    .slice(written.lastIndexOf('}}') + 1)
    .replace(/^\}/u, '')
    .toLowerCase();
  const end = reader.at;
  reader.takeWhile(isSpace);
  if (!reader.takes('=')) {
    reader.at = end;
    return { name, value: '' };
  }
  reader.takeWhile(isSpace);
  for (const quote of ['"', "'"]) if (reader.takes(quote)) return { name, value: reader.takeUntil(quote).before };
  return { name, value: reader.takeWhile((sign) => !isSpace(sign) && sign !== '>') };
}

function forbiddenAttribute(element: string, { name, value }: Attribute, isTemplate: boolean): string | null {
  if (/^on[a-z]/u.test(name) || attributes.has(name)) return `"${name}="`;
  if (name === 'style') {
    const known = isTemplate ? value.replace(/\{\{[^}]*\}\}/gu, '') : value;
    const what = forbiddenInStyle(withoutEntities(known));
    return what === null ? null : `"${what}"`;
  }
  const leads = name === 'href';
  if (!leads && !fetching.has(name)) return null;
  if (isTemplate && value.includes('{{')) return null;
  const address = value.trim();
  if (address === '' || address.startsWith('#') || /^data:image\//iu.test(address)) return null;
  // A link in the text is not followed before somebody clicks on it.
  if (leads && (element === 'a' || element === 'area') && /^(?:https?:\/\/|mailto:|tel:)/iu.test(address)) return null;
  return `"${name}=${address.slice(0, 40)}"`;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  lpar: '(',
  rpar: ')',
  colon: ':',
  sol: '/',
  bsol: '\\',
  commat: '@',
  tab: '\t',
  newline: '\n',
};

/** The signs that entities stand for, of those that a style may be hidden behind. */
function withoutEntities(value: string): string {
  return value.replace(
    /&(?:#(x?)([0-9a-f]{1,7})|([a-z]{1,8}));?/giu,
    (whole, hex: string, code: string, name: string) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      const sign = Number.parseInt(code, hex ? 16 : 10);
      return Number.isNaN(sign) ? whole : String.fromCodePoint(Math.min(sign, 0x10_ff_ff));
    },
  );
}
