/** What a template may say. The office may have its own templates, so they are not trusted. */
import Handlebars from 'handlebars';
import { unclosedBlock } from './unclosed-block.ts';

/** The block helpers that templates have; everything else is text that the view already holds. */
export const knownHelpers = { if: true, unless: true, each: true, with: true } as const;

const forbidden = new Set([
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]);

/** A template that asks for something that it must not have. */
export class ForbiddenInTemplate extends Error {
  readonly lineNumber: number;

  constructor(what: string, lineNumber: number) {
    super(what);
    this.name = 'ForbiddenInTemplate';
    this.lineNumber = lineNumber;
  }
}

/** Thrown when a template repeats more than any page can hold. */
export class TooMuchOfTemplate extends Error {}

/** Elements that fetch, run, lead away or reach out of the page, and attributes that run. Text of the view is escaped, so only a template can bring them. */
const forbiddenMarkup =
  /<\s*\/?\s*(?:script|iframe|frame|frameset|object|embed|applet|meta|link|base|form|portal|template|noscript|svg|math|style|title|head|html|body)\b|<[^>]*?[\s"'/](on[a-z]+|srcdoc|http-equiv)\s*=/iu;

/** Throws `ForbiddenInTemplate` with the line where markup has what no page may have; `firstLine` is that of its beginning. */
export function refuseMarkup(markup: string, firstLine = 1): void {
  const found = forbiddenMarkup.exec(markup);
  if (found === null) return;
  const line = firstLine + markup.slice(0, found.index).split('\n').length - 1;
  throw new ForbiddenInTemplate(found[1] ? `"${found[1]}="` : `"${found[0].replace(/\s+/gu, '')}>"`, line);
}

/** Thrown for `{{name field}}` where no such helper is. */
export class UnknownHelper extends Error {
  readonly lineNumber: number;

  constructor(name: string, lineNumber: number) {
    super(name);
    this.name = 'UnknownHelper';
    this.lineNumber = lineNumber;
  }
}

/** What has something behind its name is a call; Handlebars finds out only when it runs, and says no line then. */
function refuseUnknownHelper({ path, params, hash, loc }: hbs.AST.MustacheStatement | hbs.AST.BlockStatement): void {
  const name = 'original' in path ? String(path.original) : '';
  if ((params.length > 0 || (hash?.pairs.length ?? 0) > 0) && !Object.hasOwn(knownHelpers, name))
    throw new UnknownHelper(name, loc.start.line);
}

class Guard extends Handlebars.Visitor {
  override PathExpression(path: hbs.AST.PathExpression): void {
    const part = path.parts.find((name) => forbidden.has(String(name)));
    if (part !== undefined) throw new ForbiddenInTemplate(`"${part}"`, path.loc.start.line);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) throw new ForbiddenInTemplate('{{{…}}}', mustache.loc.start.line);
    refuseUnknownHelper(mustache);
    super.MustacheStatement(mustache);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    refuseUnknownHelper(block);
    super.BlockStatement(block);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    throw new ForbiddenInTemplate('(…)', expression.loc.start.line);
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    throw new ForbiddenInTemplate('{{*…}}', decorator.loc.start.line);
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    throw new ForbiddenInTemplate('{{#*…}}', decorator.loc.start.line);
  }
}

function parsed(text: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (error) {
    const open = error instanceof Error && /got 'EOF'/u.test(error.message) ? unclosedBlock(text) : null;
    throw open ?? error;
  }
}

/**
 * Parses a template and refuses what reaches out of the view: prototypes, unescaped output, nested calls, decorators.
 * Throws `ForbiddenInTemplate`, `UnclosedBlock`, or Handlebars' own error where the text is no template.
 */
export function parseTemplate(text: string): hbs.AST.Program {
  const program = parsed(text);
  new Guard().accept(program);
  // Comments are left out of the page; in their place stand as many lines.
  refuseMarkup(
    text.replace(/\{\{!--[\s\S]*?--~?\}\}|\{\{![\s\S]*?\}\}/gu, (comment) => comment.replace(/[^\n]/gu, '')),
  );
  return program;
}

/** A style sheet of the office: it stays in the page. Throws `ForbiddenInTemplate` with the line where it fetches something, or where a bracket is left open. */
export function checkStyle(css: string): void {
  // Escapes are how such things are hidden: `u\72l(`.
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//gu, (comment) => comment.replace(/[^\n]/gu, ' '))
    .replace(/\\([0-9a-f]{1,6})[ \t]?/giu, (_, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ff_ff) || 0x20),
    )
    .replace(/\\([^\n])/gu, '$1');
  const lineAt = (index: number) => plain.slice(0, index).split('\n').length;
  const found =
    /@import|@namespace|@charset|(?:-webkit-)?image-set\s*\(|\bsrc\s*\(|\burl\s*\((?!\s*["']?\s*(?:data:|#))|expression\s*\(|<\s*\/?\s*style/iu.exec(
      plain,
    );
  if (found) throw new ForbiddenInTemplate(`"${found[0]}"`, lineAt(found.index));
  const open: number[] = [];
  for (const { 0: sign, index } of plain
    .replace(/"[^"\n]*"|'[^'\n]*'/gu, (text) => ' '.repeat(text.length))
    .matchAll(/[{}]|\/\*/gu))
    if (sign === '{') open.push(index);
    else if (sign === '/*') throw new UnclosedInStyle('/*', lineAt(index));
    else if (open.pop() === undefined) throw new UnclosedInStyle('}', lineAt(index));
  const left = open.pop();
  if (left !== undefined) throw new UnclosedInStyle('{', lineAt(left));
}

/** A bracket or comment of a style sheet that has no other half. */
export class UnclosedInStyle extends Error {
  readonly lineNumber: number;

  constructor(sign: string, lineNumber: number) {
    super(sign);
    this.name = 'UnclosedInStyle';
    this.lineNumber = lineNumber;
  }
}

/** So often a template may repeat something on one page, all repetitions taken together; a document has at most 1000 lines. */
const mostRepetitions = 100_000;
/** So many characters may come out of repetitions, those inside of others counted again. */
const mostRepeated = 30_000_000;

/** Counts what one page repeats: a template that never ends is stopped. Throws `TooMuchOfTemplate`. */
export class RepetitionCount {
  #times = 0;
  #characters = 0;

  /** Told of each repetition, or part that is put in, with what came out of it. */
  add(output: string): void {
    this.#times += 1;
    this.#characters += output.length;
    if (this.#times > mostRepetitions || this.#characters > mostRepeated) throw new TooMuchOfTemplate();
  }
}
