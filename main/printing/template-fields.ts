/** The names in a template against the fields that there are: Handlebars itself passes over an unknown name behind `{{#each`. */
import Handlebars from 'handlebars';
import type { Said } from '../engine/failure.ts';
import { noSuchField, noSuchPart } from './unknown-field.ts';
import { type FieldShape, meantField, nearestName } from './word-form/word-fields.ts';

export interface UnknownName {
  /** From 1. */
  readonly line: number;
  readonly reason: Said;
}

const leaf: FieldShape = { kind: 'text', fields: new Map() };

/** What stands at a place of the template; null: nobody knows. */
type Scope = FieldShape | null;

/** What a list repeats. */
const itemOf = ({ kind, fields }: FieldShape): FieldShape => (kind === 'list' ? { kind: 'group', fields } : leaf);

class Names extends Handlebars.Visitor {
  readonly found: UnknownName[] = [];
  readonly #root: FieldShape;
  readonly #parts: readonly string[];
  readonly #scopes: Scope[];
  /** Names that `as |line|` gives. */
  readonly #given = new Map<string, Scope>();

  constructor(root: FieldShape, parts: readonly string[]) {
    super();
    this.#root = root;
    this.#parts = parts;
    this.#scopes = [root];
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    this.#shapeAt(path);
  }

  override MustacheStatement({ path }: hbs.AST.MustacheStatement): void {
    this.accept(path);
  }

  override BlockStatement({ path, params, program, inverse }: hbs.AST.BlockStatement): void {
    const name = path.original;
    const isHelper = name === 'if' || name === 'unless' || name === 'each' || name === 'with';
    const [argument] = isHelper ? params : [path];
    const shape = argument && isPath(argument) ? this.#shapeAt(argument) : null;
    const now = this.#scopes.at(-1) ?? null;
    if (name === 'each') this.#within(shape && itemOf(shape), program);
    else if (name === 'with') this.#within(shape, program);
    else if (isHelper) this.#within(now, program, false);
    else this.#within(shape && openedBy(shape, now), program);
    this.#within(now, inverse, false);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    const { name, params, hash, loc } = partial;
    const called = 'original' in name ? String(name.original) : '';
    if (!this.#parts.includes(called))
      this.found.push({ line: loc.start.line, reason: noSuchPart(called, nearestName(called, this.#parts)) });
    for (const given of [...params, ...(hash?.pairs ?? []).map(({ value }) => value)]) this.accept(given);
  }

  override PartialBlockStatement({ params, hash, program }: hbs.AST.PartialBlockStatement): void {
    const given = [...params, ...(hash?.pairs ?? []).map(({ value }) => value)];
    for (const one of given) this.accept(one);
    this.#within(given.length > 0 ? null : (this.#scopes.at(-1) ?? null), program, false);
  }

  /** `enters`: what stands above is then `../`. */
  #within(scope: Scope, program: hbs.AST.Program | undefined, enters = true): void {
    // Handlebars leaves it out where there is no {{else}}, whatever the type says.
    if (!program) return;
    const [item, at] = program.blockParams ?? [];
    if (item !== undefined) this.#given.set(item, scope);
    if (at !== undefined) this.#given.set(at, leaf);
    if (enters) this.#scopes.push(scope);
    this.accept(program);
    if (enters) this.#scopes.pop();
  }

  #shapeAt(path: hbs.AST.PathExpression): Scope {
    const parts = path.parts.map(String);
    const [first = ''] = parts;
    if (path.data && first !== 'root') return leaf;
    const given = path.depth === 0 && !path.data ? this.#given.get(first) : undefined;
    const from = path.data ? this.#root : given === undefined ? this.#scopes.at(-1 - path.depth) : given;
    const names = path.data || given !== undefined ? parts.slice(1) : parts;
    if (from === undefined || from === null) return null;
    let shape: FieldShape = from;
    for (const name of names) {
      const next = inside(shape, name);
      if (next === null) {
        this.#tell(path, from, names);
        return null;
      }
      shape = next;
    }
    return shape;
  }

  #tell({ original, loc }: hbs.AST.PathExpression, from: FieldShape, names: readonly string[]): void {
    const wanted = names.join('.');
    const here = meantField(wanted, [from]);
    const prefix = original.slice(0, original.length - wanted.length);
    const above = here === null && from !== this.#root ? meantField(wanted, [this.#root]) : null;
    const meant = here !== null ? `${prefix}${here}` : above === null ? null : `@root.${above}`;
    this.found.push({ line: loc.start.line, reason: noSuchField(original, meant) });
  }
}

function isPath(expression: hbs.AST.Expression): expression is hbs.AST.PathExpression {
  return expression.type === 'PathExpression';
}

/** `{{#lines}}`, `{{#seller}}`: a list is repeated, a group is entered, anything else is a condition. */
function openedBy(shape: FieldShape, now: Scope): Scope {
  if (shape.kind === 'list' || shape.kind === 'texts') return itemOf(shape);
  return shape.kind === 'group' ? shape : now;
}

/** The field of this name in what stands there; null: there is none. */
function inside(shape: FieldShape, name: string): FieldShape | null {
  const isList = shape.kind === 'list' || shape.kind === 'texts';
  if (name === 'length' && (isList || shape.kind === 'text')) return leaf;
  if (isList) return /^\d+$/u.test(name) ? itemOf(shape) : null;
  return shape.fields.get(name) ?? null;
}

/** Every name in the template that is no field where it stands, and every part that there is not; `parts`: those there are. */
export function unknownNames(program: hbs.AST.Program, fields: FieldShape, parts: readonly string[]): UnknownName[] {
  const names = new Names(fields, parts);
  names.accept(program);
  return names.found;
}
