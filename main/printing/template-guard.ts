/** What a template may say. The office may have its own templates, so they are not trusted. */
import Handlebars from 'handlebars';
import { refuseMarkup } from './markup-guard.ts';
import { ForbiddenInTemplate, TooDeepTemplate, UnknownHelper } from './template-errors.ts';
import { type TemplateToken, templateTokens } from './template-tokens.ts';
import { TextReader } from './text-reader.ts';
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

/** So deep blocks may stand in each other, with their `{{else if}}`: what is deeper takes the parser longer and longer. */
const deepest = 100;

/** Refuses what nests without end, and nested calls, before the parser would have to read them. */
function refuseDepth(tokens: readonly TemplateToken[], lineAt: (place: number) => number): void {
  /** For each open block how many `{{else if}}` it has had; each of them stands inside of the one before. */
  const open: number[] = [];
  let depth = 0;
  for (const { kind, at } of tokens) {
    if (kind === 'OPEN_SEXPR') throw new ForbiddenInTemplate('(…)', lineAt(at));
    if (kind === 'OPEN_ENDBLOCK') depth -= (open.pop() ?? -1) + 1;
    if (kind === 'OPEN_INVERSE_CHAIN') {
      depth += 1;
      open.push((open.pop() ?? 0) + 1);
    }
    if (kind === 'OPEN_BLOCK' || kind === 'OPEN_INVERSE' || kind === 'OPEN_PARTIAL_BLOCK') {
      depth += 1;
      open.push(0);
    }
    if (depth > deepest) throw new TooDeepTemplate(lineAt(at));
  }
}

/** Comments are left out of the page; in their place stand as many lines. */
function withoutComments(tokens: readonly TemplateToken[]): string {
  return tokens
    .map(({ kind, text }) => (kind === 'COMMENT' ? '\n'.repeat(text.split('\n').length - 1) : text))
    .join('');
}

/**
 * Parses a template and refuses what reaches out of the view: prototypes, unescaped output, nested calls, decorators.
 * Throws `ForbiddenInTemplate`, `TooDeepTemplate`, `UnclosedBlock`, or Handlebars' own error where the text is no template.
 */
export function parseTemplate(text: string): hbs.AST.Program {
  const tokens = [...templateTokens(text)];
  refuseDepth(tokens, (place) => new TextReader(text).lineAt(place));
  const program = parsed(text);
  new Guard().accept(program);
  refuseMarkup(withoutComments(tokens), { isTemplate: true });
  return program;
}
