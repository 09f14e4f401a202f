/** What becomes of each row: created, changed, added to the row above, the same, skipped, refused. */
import type { ImportOrder } from '../../../preload/contract/imports.ts';
import type { Said } from '../../engine/failure.ts';
import type { GivenRow } from './ahead.ts';
import { problems } from './reading/problems.ts';
import type { ReadRow } from './reading/values.ts';
import type { Records, RowKey } from './records.ts';
import { ambiguous, followsNothing, followsRefused, notReached, repeatedKey } from './words.ts';

export type Outcome = 'created' | 'changed' | 'joined' | 'same' | 'skipped' | 'refused';

/** What became of a row; `shown` by field, as the user will see it, of a row that was not read ahead. */
export interface Decided {
  readonly outcome: Outcome;
  readonly reasons: readonly Said[];
  readonly shown: Readonly<Record<string, string>>;
  /** What a dry run warns of; the row goes in all the same. */
  readonly doubts?: readonly Said[];
  /** The record that was there before the file, and that the row means; null where there is none or it is not the user's to know. */
  readonly match: Match | null;
}

/** A record that a row means. */
export interface Match {
  readonly id: number;
  readonly because: RowKey['kind'];
  /** As names of fields and values for the user: the record as it is, and as the row would leave it. */
  shown(): { readonly before: Readonly<Record<string, string>>; readonly after: Readonly<Record<string, string>> };
}

/** Decides about a row, and does it. */
export type Decide = (row: GivenRow) => Decided;

/** What rows of one entity mean. */
export interface Target<Values, Whole> {
  read(row: GivenRow): ReadRow<Values & { readonly name?: string }>;
  /** By what the record of the row is looked for: the first key that any record has counts. */
  keysOf(values: Values): readonly RowKey[];
  /** Whether a record that was found by the key can be the one that the row means. */
  isMeant(whole: Whole, values: Values, key: RowKey): boolean;
  /** Whether the user may change the record. */
  isReached(whole: Whole): boolean;
  /** The row read once more, where what it says depends on the record that it means; null where it does not. */
  readFor(cells: readonly string[], values: Values, whole: Whole): ReadRow<Values & { readonly name?: string }> | null;
  /** The record that the row makes. */
  create(values: Values, name: string, row: GivenRow): Whole;
  merge(whole: Whole, values: Values): Whole;
  /** Whether the row names nobody and only adds to the record of the row above. */
  follows(values: Values): boolean;
  /** Whether a later row of the file says something else of a record than what is known of it by now. */
  contradicts(whole: Whole, values: Values): boolean;
  /** The record with what a later row of the file adds to it. */
  join(whole: Whole, values: Values): Whole;
  /** The record as the user will see it, by field. */
  shown(whole: Whole): Readonly<Record<string, string>>;
}

/** What the user has chosen. */
export interface Choices {
  readonly known: ImportOrder['known'];
  /** By the number of the row, where it is not as for all. */
  readonly rows: Readonly<Record<string, ImportOrder['known']>>;
}

/** The row that a record of the run came from; `id` null: the row was refused. */
interface Above {
  readonly row: number;
  readonly id: number | null;
  readonly skipped: boolean;
}

/**
 * Rows are to be given in the order of the file: a later one finds what an earlier one made. A record is changed by one row of the file only; a later
 * one with the same key may add contact persons and the like to it, and is refused where it says something else.
 */
export function decider<Values, Whole>(
  target: Target<Values, Whole>,
  records: Records<Whole>,
  { known, rows }: Choices,
): Decide {
  const rowOf = new RowsOfRecords();
  let above: Above | null = null;

  return (given) => {
    const { row, cells } = given;
    let { values, problems: found, shown } = target.read(given);
    const way = rows[row] ?? known;
    let match: Match | null = null;
    const decided = (outcome: Outcome, reasons: readonly Said[] = []): Decided => ({ outcome, reasons, shown, match });
    const refused = (...reasons: readonly Said[]): Decided => {
      above = { row, id: null, skipped: false };
      return decided('refused', reasons);
    };
    const belongs = (id: number, skipped = false) => {
      rowOf.set(id, skipped ? -row : row);
      above = { row, id, skipped };
    };
    const isNew = (id: number) => {
      rowOf.setNew(id, row);
      above = { row, id, skipped: false };
    };
    const wrong = (allowed: boolean) => {
      // A price list may name its products by code alone; only a new record cannot be without a name.
      const bad = found.filter(({ said }) => !allowed || said !== problems.nameEmpty);
      return bad.length === 0 ? null : refused(...found.map(({ said }) => said));
    };
    const joined = (id: number): Decided => {
      const whole = records.load(id);
      const more = target.join(whole, values);
      if (JSON.stringify(more) === JSON.stringify(whole)) return decided('same');
      records.save(id, more);
      return decided('joined');
    };

    if (target.follows(values)) {
      const bad = found.filter(({ said }) => said !== problems.nameEmpty);
      if (bad.length > 0)
        return decided(
          'refused',
          bad.map(({ said }) => said),
        );
      if (above === null) return decided('refused', [problems.nameEmpty, followsNothing]);
      if (above.id === null) return decided('refused', [followsRefused(above.row)]);
      return above.skipped || rows[row] === 'skip' ? decided('skipped') : joined(above.id);
    }
    if (rows[row] === 'skip') {
      above = { row, id: 0, skipped: true };
      return decided('skipped');
    }
    const bad = wrong(way !== 'create');
    if (bad !== null) return bad;

    const meant = way === 'create' ? null : findMeant(target, records, values);
    if (meant === null) {
      if (values.name === undefined) return refused(problems.nameEmpty);
      isNew(records.add(target.create(values, values.name, given)));
      return decided('created');
    }
    const [first, second] = meant.found;
    const earlier = first === undefined ? undefined : rowOf.get(first.id);
    if (first !== undefined && second === undefined && earlier !== undefined) {
      above = { row, id: first.id, skipped: earlier < 0 };
      if (earlier < 0) return decided('skipped');
      if (!target.contradicts(first.whole, values)) return joined(first.id);
      if (way === 'skip') return decided('skipped');
      return refused(repeatedKey(meant.key, earlier));
    }
    const isReached = meant.found.every(({ whole }) => target.isReached(whole));
    const matchOf = (one: { readonly id: number; readonly whole: Whole }, after: Whole): Match => ({
      id: one.id,
      because: meant.key.kind,
      shown: () => ({ before: target.shown(one.whole), after: target.shown(after) }),
    });
    if (way === 'skip') {
      if (first !== undefined) belongs(first.id, true);
      if (first !== undefined && second === undefined && isReached)
        match = matchOf(first, target.merge(first.whole, values));
      return decided('skipped');
    }
    if (!isReached) return refused(notReached);
    if (second !== undefined || first === undefined) return refused(ambiguous(meant.key, meant.found.length));
    const again = target.readFor(cells, values, first.whole);
    if (again !== null) {
      ({ values, problems: found, shown } = again);
      const worse = wrong(true);
      if (worse !== null) return worse;
    }
    const merged = target.merge(first.whole, values);
    belongs(first.id);
    const isSame = JSON.stringify(merged) === JSON.stringify(first.whole);
    match = matchOf(first, merged);
    if (isSame) return decided('same');
    records.save(first.id, merged);
    return decided('changed');
  };
}

/** The row of the file that each record belongs to; negative: it was left as it is. New records have ids one after the other: they need little room. */
class RowsOfRecords {
  readonly #known = new Map<number, number>();
  #first = 0;
  #rows = new Int32Array(1024);

  get(id: number): number | undefined {
    const row = this.#isNew(id) ? this.#rows[Math.abs(id - this.#first)] : undefined;
    return row || this.#known.get(id);
  }

  set(id: number, row: number): void {
    this.#known.set(id, row);
  }

  setNew(id: number, row: number): void {
    if (this.#first === 0) this.#first = id;
    const place = Math.abs(id - this.#first);
    if (place >= this.#rows.length * 2) this.#known.set(id, row);
    else {
      if (place >= this.#rows.length) {
        const more = new Int32Array(this.#rows.length * 2);
        more.set(this.#rows);
        this.#rows = more;
      }
      this.#rows[place] = row;
    }
  }

  #isNew(id: number): boolean {
    return this.#first !== 0 && id > 0 === this.#first > 0 && Math.abs(id) >= Math.abs(this.#first);
  }
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
