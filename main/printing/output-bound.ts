/** How much may come out of a template: it is stopped before a page is made that nobody could print. */
import Handlebars from 'handlebars';
import { TooMuchOfTemplate } from './template-errors.ts';

/** So often a template may repeat something on one page, all repetitions taken together; a document has at most 1000 lines. */
const mostRepetitions = 100_000;
/** So many characters may come out of repetitions, those inside of others counted again. */
const mostRepeated = 30_000_000;
/** So many characters may come out of one template without repetitions: ten pictures of the largest size, and more. */
const mostPlaced = 60_000_000;

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

/** How often a template places which field, by the last part of its path; empty: whatever it stands at. */
export type Placed = ReadonlyMap<string, number>;

class Placing extends Handlebars.Visitor {
  readonly placed = new Map<string, number>();
  readonly #ownNames = new Set<string>();

  override Program(program: hbs.AST.Program): void {
    for (const name of program.blockParams ?? []) this.#ownNames.add(name);
    super.Program(program);
  }

  override MustacheStatement({ path }: hbs.AST.MustacheStatement): void {
    const last = 'parts' in path ? String(path.parts.at(-1) ?? '') : '';
    const name = this.#ownNames.has(last) ? '' : last;
    this.placed.set(name, (this.placed.get(name) ?? 0) + 1);
  }
}

export function placedBy(program: hbs.AST.Program): Placed {
  const placing = new Placing();
  placing.accept(program);
  return placing.placed;
}

/** Throws `TooMuchOfTemplate` where the fields that the templates place would come to too much with what the view holds. */
export function refuseTooMuch(templates: readonly Placed[], view: object): void {
  const longest = new Map<string, number>();
  measure(view, longest);
  const overall = Math.max(0, ...longest.values());
  for (const placed of templates) {
    let characters = 0;
    for (const [name, times] of placed) characters += times * (name === '' ? overall : (longest.get(name) ?? 0));
    if (characters > mostPlaced) throw new TooMuchOfTemplate();
  }
}

/** The longest text that stands under each name, however deep. */
function measure(value: object, longest: Map<string, number>): void {
  for (const [name, held] of Object.entries(value)) {
    if (typeof held === 'string') longest.set(name, Math.max(longest.get(name) ?? 0, held.length));
    else if (typeof held === 'object' && held !== null) measure(held, longest);
  }
}
