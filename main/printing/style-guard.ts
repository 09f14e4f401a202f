/** What a style sheet of the office, or a `style` attribute of its template, may say: it stays in the page. */
import { ForbiddenInTemplate, UnclosedInStyle } from './template-errors.ts';
import { isSpace, TextReader } from './text-reader.ts';

/** Something in a style, and where it begins. */
interface Found {
  readonly what: string;
  readonly at: number;
}

interface Looked {
  /** The first thing that fetches something or ends the style; null: there is none. */
  readonly forbidden: Found | null;
  /** The first bracket or comment without its other half. */
  readonly unclosed: Found | null;
}

const atRules: ReadonlySet<string> = new Set(['import', 'namespace', 'charset']);
/** `image-set` takes addresses as plain strings. */
const functions: ReadonlySet<string> = new Set(['src', 'image-set', '-webkit-image-set', 'image', 'expression']);

const isOfName = (sign: string): boolean => /[\w-]/u.test(sign) || sign >= '\u0080';
const isHex = (sign: string): boolean => /[0-9a-f]/iu.test(sign);

/**
 * A style sheet of the office. Throws `ForbiddenInTemplate` with the line where it fetches something, `UnclosedInStyle` where a bracket or a comment
 * is left open. Reads the text once, as browsers do (CSS Syntax Module Level 3, section 4).
 */
export function checkStyle(css: string, reader = new TextReader(css)): void {
  const { forbidden, unclosed } = lookThrough(reader);
  if (forbidden) throw new ForbiddenInTemplate(`"${forbidden.what}"`, reader.lineAt(forbidden.at));
  if (unclosed) throw new UnclosedInStyle(unclosed.what, reader.lineAt(unclosed.at));
}

/** What a `style` attribute must not say; null: nothing of it. */
export function forbiddenInStyle(declarations: string): string | null {
  return lookThrough(new TextReader(declarations)).forbidden?.what ?? null;
}

function lookThrough(reader: TextReader): Looked {
  const open: number[] = [];
  let unclosed: Found | null = null;
  while (!reader.ended) {
    const at = reader.at;
    const sign = reader.peek();
    if (reader.takes('/*')) {
      if (!reader.takeUntil('*/').found) unclosed ??= { what: '/*', at };
    } else if (sign === '"' || sign === "'") {
      reader.at += 1;
      restOfString(reader, sign);
    } else if (sign === '@' || sign === '\\' || isOfName(sign)) {
      const forbidden = forbiddenName(reader);
      if (forbidden !== null) return { forbidden: { what: forbidden, at }, unclosed };
    } else {
      reader.at += 1;
      if (sign === '{') open.push(at);
      else if (sign === '}' && open.pop() === undefined) unclosed ??= { what: '}', at };
      else if (sign === '<' && endsElement(reader)) return { forbidden: { what: '</style', at }, unclosed };
    }
  }
  const left = open.pop();
  if (left !== undefined) unclosed ??= { what: '{', at: left };
  return { forbidden: null, unclosed };
}

/** Behind its first quote: a string ends at the same quote, or at the end of its line. */
function restOfString(reader: TextReader, quote: string): string {
  const from = reader.at;
  for (;;) {
    reader.takeWhile((sign) => sign !== quote && sign !== '\n' && sign !== '\\');
    const end = reader.at;
    const sign = reader.take();
    if (sign === '\\') reader.take();
    else return reader.text.slice(from, end);
  }
}

/** Reads a name with the sign before and the bracket behind it; answers what is forbidden of it. */
function forbiddenName(reader: TextReader): string | null {
  const isRule = reader.takes('@');
  const name = takeName(reader).toLowerCase();
  if (isRule) return atRules.has(name) ? `@${name}` : null;
  if (!reader.takes('(')) return null;
  if (functions.has(name)) return `${name}(`;
  if (name !== 'url') return null;
  reader.takeWhile(isSpace);
  const quote = reader.peek();
  const isQuoted = quote === '"' || quote === "'";
  if (isQuoted) reader.at += 1;
  // Without quotes neither comments nor strings begin inside.
  const address = isQuoted ? restOfString(reader, quote) : reader.takeUntil(')').before;
  return /^(?:data:|#)/iu.test(address.trimStart()) ? null : 'url(';
}

/** A name with its escapes undone: they are how such things are hidden, `u\72l(`. */
function takeName(reader: TextReader): string {
  let name = '';
  for (;;) {
    name += reader.takeWhile(isOfName);
    if (!reader.takes('\\')) return name;
    const code = takeCode(reader);
    if (code === '') name += reader.take();
    else {
      if (isSpace(reader.peek())) reader.at += 1;
      name += String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ff_ff) || 0xff_fd);
    }
  }
}

function takeCode(reader: TextReader): string {
  let code = '';
  while (code.length < 6 && isHex(reader.peek())) code += reader.take();
  return code;
}

/** Behind `<`: whether the element that holds the style ends here, or another one begins. */
function endsElement(reader: TextReader): boolean {
  reader.takeWhile((sign) => isSpace(sign) || sign === '/');
  return reader.text.slice(reader.at, reader.at + 'style'.length).toLowerCase() === 'style';
}
