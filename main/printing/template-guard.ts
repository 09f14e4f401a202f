/** What a template may say. The office may have its own templates, so they are not trusted. */
import Handlebars from 'handlebars';
import { refuseMarkup } from './markup-guard.ts';
import { ForbiddenInTemplate, UnknownHelper } from './template-errors.ts';
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
  refuseMarkup(withoutComments(text), { isTemplate: true });
  return program;
}

/** Comments are left out of the page; in their place stand as many lines. */
function withoutComments(text: string): string {
  const reader = new TextReader(text);
  let left = '';
  for (;;) {
    const { before, found } = reader.takeUntil('{{!');
    left += before;
    if (!found) return left;
    const from = reader.at;
    if (reader.takes('--')) endLongComment(reader);
    else reader.takeUntil('}}');
    left += '\n'.repeat(text.slice(from, reader.at).split('\n').length - 1);
  }
}

/** `--}}` or `--~}}`. */
function endLongComment(reader: TextReader): void {
  while (reader.takeUntil('--').found) {
    while (reader.peek() === '-') reader.at += 1;
    if (reader.takes('}}') || reader.takes('~}}')) return;
  }
}
