/** The fields that a Word template may name, and the one that was probably meant by a name that is none. */
import type { Language } from '../../../preload/contract/values.ts';
import { fieldWords } from '../field-words.ts';
import type { DocumentView } from '../view.ts';

/** `text`: stands as it is; `texts`: a list of plain lines; `list`: of records with fields; `flag`: yes or no. */
export type FieldKind = 'text' | 'texts' | 'flag' | 'list' | 'group' | 'picture';

export interface FieldShape {
  readonly kind: FieldKind;
  /** Of a list those of each record, of a group its own. */
  readonly fields: ReadonlyMap<string, FieldShape>;
}

const none: ReadonlyMap<string, FieldShape> = new Map();

const pictures: ReadonlySet<string> = new Set(['logo', 'stamp', 'signature', 'accountantSignature', 'paymentCode']);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merged(before: ReadonlyMap<string, FieldShape>, records: readonly unknown[]): ReadonlyMap<string, FieldShape> {
  const fields = new Map(before);
  for (const record of records.filter(isRecord))
    for (const [name, value] of Object.entries(record)) fields.set(name, shapeOf(name, value, fields.get(name)));
  return fields;
}

function shapeOf(name: string, value: unknown, before: FieldShape | undefined): FieldShape {
  const known = before?.fields ?? none;
  if (Array.isArray(value)) {
    const fields = merged(known, value);
    return { kind: fields.size > 0 ? 'list' : 'texts', fields };
  }
  if (isRecord(value)) return { kind: 'group', fields: merged(known, [value]) };
  if (typeof value === 'boolean') return { kind: 'flag', fields: none };
  return { kind: pictures.has(name) ? 'picture' : 'text', fields: none };
}

const ownValue = { label: '', value: '' };
/** Records of lists that no sample has. */
const besides = {
  deposits: [{ number: '', day: '', vat: '', gross: '' }] satisfies DocumentView['deposits'],
  own: [ownValue] satisfies DocumentView['own'],
  client: { own: [ownValue] } satisfies DocumentView['client'],
};

/** What fields the records have; what one of them has empty another may have. */
export function recordFields(records: readonly object[]): FieldShape {
  return { kind: 'group', fields: merged(none, records) };
}

/** What fields there are, found in the views of samples: what one of them has empty another has not. */
export function wordFields(samples: readonly DocumentView[]): FieldShape {
  return recordFields([besides, ...samples]);
}

/** Names as they may be written in a tag, of everything that is in the shape; `prefix` stands before them. */
function* pathsOf({ fields }: FieldShape, prefix = ''): Generator<{ path: string; shape: FieldShape }> {
  for (const [name, shape] of fields) {
    yield { path: prefix + name, shape };
    if (shape.kind === 'group') yield* pathsOf(shape, `${prefix}${name}.`);
  }
}

/** How many signs must be put in, left out, put in the place of another or changed with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? a.length;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const languages: readonly Language[] = ['en', 'ru', 'fr'];

/** How far a name is from a field: by its letters, or 0 where it is what the field is called in words. */
function far(wanted: string, path: string): number {
  const name = plain(path);
  if (name === wanted) return 0;
  if (languages.some((language) => plain(fieldWords(path, language)) === wanted)) return 0.5;
  const last = plain(path.slice(path.lastIndexOf('.') + 1));
  const whole = distance(wanted, name);
  // `name` for `buyer.name`: the end alone is right, or has one slip.
  const end =
    last === wanted ? 1.4 : wanted.length > 3 && distance(wanted, last) === 1 ? 1.5 : Number.POSITIVE_INFINITY;
  return Math.min(whole, end);
}

/** So far a name may be from what was meant. */
const farthest = (wanted: string): number => Math.max(1.5, wanted.length / 3);

/** The one of the names that comes nearest; null: none is near. */
export function nearestName(name: string, names: readonly string[]): string | null {
  const [nearest] = names.map((one) => ({ one, far: distance(plain(name), plain(one)) })).sort((a, b) => a.far - b.far);
  return nearest !== undefined && nearest.far <= farthest(name) ? nearest.one : null;
}

/** The field that comes nearest to the name among those of the scopes, innermost last; null: none is near. */
export function meantField(name: string, scopes: readonly FieldShape[], kinds?: readonly FieldKind[]): string | null {
  const wanted = plain(name);
  if (wanted.length < 2 || wanted.length > 60) return null;
  let nearest: { path: string; far: number } | null = null;
  for (const scope of [...scopes].reverse())
    for (const { path, shape } of pathsOf(scope)) {
      if (kinds !== undefined && !kinds.includes(shape.kind)) continue;
      const distant = far(wanted, path);
      if (distant <= farthest(wanted) && (nearest === null || distant < nearest.far)) nearest = { path, far: distant };
    }
  return nearest?.path ?? null;
}

/** The list in whose records a field of this name stands, among those that can be opened here; null: in none. */
export function listWith(name: string, scopes: readonly FieldShape[]): string | null {
  const [first = '', ...rest] = name.split('.');
  for (const scope of [...scopes].reverse())
    for (const { path, shape } of pathsOf(scope)) {
      if (shape.kind !== 'list') continue;
      if (shape.fields.has(name) || (path === first && rest.length > 0 && shape.fields.has(rest.join('.'))))
        return path;
    }
  return null;
}
