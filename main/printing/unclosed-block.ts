/** Where a block of a template was opened that nothing closes. Handlebars itself names the end of the text. */

/** `{{#if …}}` without its `{{/if}}`. */
export class UnclosedBlock extends Error {
  readonly lineNumber: number;

  /** `name`: of the block, as it must be closed. */
  constructor(name: string, lineNumber: number) {
    super(name);
    this.name = 'UnclosedBlock';
    this.lineNumber = lineNumber;
  }
}

/** The innermost block that is still open at the end of the text; null where there is none. */
export function unclosedBlock(template: string): UnclosedBlock | null {
  // A comment may show how a block is written.
  const text = template.replace(/\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}/gu, (comment) =>
    comment.replace(/[^\n]/gu, ' '),
  );
  const open: { readonly name: string; readonly index: number }[] = [];
  for (const { 1: sign, 2: name = '', index } of text.matchAll(/\{\{~?\s*(#[>*]?|\^|\/)\s*([^\s{}~]+)/gu))
    if (sign !== '/') open.push({ name, index });
    else if (open.at(-1)?.name === name) open.pop();
  const last = open.at(-1);
  return last === undefined ? null : new UnclosedBlock(last.name, text.slice(0, last.index).split('\n').length);
}
