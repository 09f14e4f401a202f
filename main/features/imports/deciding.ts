/** What becomes of each row: created, changed, the same, skipped, refused. */
import type { ImportOrder } from '../../../preload/contract/imports.ts';
import type { Said } from '../../engine/failure.ts';
import { problems } from './reading/problems.ts';
import type { ReadRow } from './reading/values.ts';
import type { Records, RowKey } from './records.ts';
import { ambiguous } from './words.ts';

export type Outcome = 'created' | 'changed' | 'same' | 'skipped' | 'refused';

/** What became of a row; `shown` by field, as the user will see it. */
export interface Decided {
  readonly outcome: Outcome;
  readonly reasons: readonly Said[];
  readonly shown: Readonly<Record<string, string>>;
}

/** Decides about the cells of a row, and does it. */
export type Decide = (cells: readonly string[]) => Decided;

/** What rows of one entity mean. */
export interface Target<Values, Whole> {
  read(cells: readonly string[]): ReadRow<Values & { readonly name?: string }>;
  /** By what the record of the row is looked for: the first key that any record has counts. */
  keysOf(values: Values): readonly RowKey[];
  /** Whether a record that was found by the key can be the one that the row means. */
  isMeant(whole: Whole, values: Values, key: RowKey): boolean;
  /** The row read once more, where what it says depends on the record that it means; null where it does not. */
  readFor(cells: readonly string[], values: Values, whole: Whole): ReadRow<Values & { readonly name?: string }> | null;
  create(values: Values, name: string): Whole;
  merge(whole: Whole, values: Values): Whole;
}

/** Rows are to be given in the order of the file: a later one finds what an earlier one made. */
export function decider<Values, Whole>(
  target: Target<Values, Whole>,
  records: Records<Whole>,
  known: ImportOrder['known'],
): Decide {
  return (cells) => {
    let { values, problems: found, shown } = target.read(cells);
    const refused = (reasons: readonly Said[]): Decided => ({ outcome: 'refused', reasons, shown });
    const decided = (outcome: Outcome): Decided => ({ outcome, reasons: [], shown });
    // A price list may name its products by code alone; only a new record cannot be without a name.
    const isWrong = () => found.some(({ said }) => said !== problems.nameEmpty || known === 'create');
    if (isWrong()) return refused(found.map(({ said }) => said));

    const meant = known === 'create' ? null : findMeant(target, records, values);
    if (meant === null) {
      if (values.name === undefined) return refused([problems.nameEmpty]);
      records.add(target.create(values, values.name));
      return decided('created');
    }
    if (known === 'skip') return decided('skipped');
    const [first, second] = meant.found;
    if (second !== undefined || first === undefined) return refused([ambiguous(meant.key, meant.found.length)]);
    const again = target.readFor(cells, values, first.whole);
    if (again !== null) {
      ({ values, problems: found, shown } = again);
      if (isWrong()) return refused(found.map(({ said }) => said));
    }
    const merged = target.merge(first.whole, values);
    if (JSON.stringify(merged) === JSON.stringify(first.whole)) return decided('same');
    records.save(first.id, merged);
    return decided('changed');
  };
}

interface Meant<Whole> {
  readonly key: RowKey;
  readonly found: readonly { readonly id: number; readonly whole: Whole }[];
}

function findMeant<Values, Whole>(
  target: Target<Values, Whole>,
  records: Records<Whole>,
  values: Values,
): Meant<Whole> | null {
  for (const key of target.keysOf(values)) {
    const ids = records.find(key);
    if (ids.length === 0) continue;
    const found = ids
      .map((id) => ({ id, whole: records.load(id) }))
      .filter(({ whole }) => target.isMeant(whole, values, key));
    if (found.length > 0) return { key, found };
  }
  return null;
}
