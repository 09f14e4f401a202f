/** Sets of ids of the rows that conditions leave, and what is in several of them. */
import type { Db } from '../database.ts';
import { IdSet } from './id-set.ts';
import { idsOf, type RowCondition, type Source } from './listed.ts';
import { idsFrom } from './statement.ts';

/** A condition whose rows can be had. */
export interface Sized {
  readonly condition: RowCondition;
  readonly source: Source;
  /** How many there are, as far as that is known. */
  readonly size: number;
  /** All of them, where they were read already. */
  readonly ids?: readonly number[];
}

/** Ids among which all rows are that pass, and the conditions that all of these rows pass. */
export interface Candidates {
  readonly ids: IdSet;
  readonly answered: readonly RowCondition[];
}

/** What is in all of the sets, read from the smallest on until no more than so few are left. */
export function candidatesIn(db: Db, sets: readonly Sized[], few: number): Candidates {
  const [first, ...others] = [...sets].sort((one, other) => one.size - other.size);
  if (first === undefined) throw new Error('Candidates of no condition.');
  const read = ({ ids, source }: Sized) => ids ?? idsFrom(db, idsOf(source));
  const answeredBy = ({ condition, source }: Sized) => (source.exact ? [condition] : []);
  let candidates: Candidates = { ids: new IdSet(read(first)), answered: answeredBy(first) };
  for (const other of others) {
    if (candidates.ids.size <= few) break;
    candidates = {
      ids: candidates.ids.among(read(other)),
      answered: [...candidates.answered, ...answeredBy(other)],
    };
  }
  return candidates;
}
