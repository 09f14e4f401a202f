/** What a template may say. The office may have its own templates, so they are not trusted. */
import Handlebars from 'handlebars';

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

class Guard extends Handlebars.Visitor {
  override PathExpression(path: hbs.AST.PathExpression): void {
    const part = path.parts.find((name) => forbidden.has(String(name)));
    if (part !== undefined) throw new ForbiddenInTemplate(`"${part}"`, path.loc.start.line);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    if (!mustache.escaped) throw new ForbiddenInTemplate('{{{…}}}', mustache.loc.start.line);
    super.MustacheStatement(mustache);
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

/**
 * Parses a template and refuses what reaches out of the view: prototypes, unescaped output, nested calls, decorators.
 * Throws `ForbiddenInTemplate`, or Handlebars' own error where the text is no template.
 */
export function parseTemplate(text: string): hbs.AST.Program {
  const program = Handlebars.parse(text);
  new Guard().accept(program);
  return program;
}
