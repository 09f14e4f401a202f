/** What a dry run doubts of the clients that rows would leave: numbers whose check digits are wrong, and others who have the same keys. */
import { accessBy, isReached } from '../../engine/access.ts';
import type { SignedInUser } from '../../engine/context.ts';
import type { Said } from '../../engine/failure.ts';
import { checkDetails } from '../clients/details.ts';
import type { WholeClient } from './client-merge.ts';
import { clientKeys, type clientTarget } from './client-target.ts';
import type { Decide } from './deciding.ts';
import type { Records, RowKey } from './records.ts';
import { looksLike } from './words.ts';

/** Others of one row that are named; more say no more. */
const mostNamed = 3;
/** After so many rows that look like others it is known that the file is of clients who are there: a million need not be compared with all of theirs. */
const mostAlike = 200;

interface Doubting {
  readonly user: SignedInUser;
  readonly target: Pick<ReturnType<typeof clientTarget>, 'isMeant'>;
}

/** Decides as `make` does, over these records, and adds the doubts about the client that the row adds or changes. */
export function decideWithDoubts(
  records: Records<WholeClient>,
  make: (records: Records<WholeClient>) => Decide,
  { user, target }: Doubting,
): Decide {
  let doubts: readonly Said[] = [];
  let alike = 0;
  const seeing = user.rights.has('clients.see') ? accessBy(user, 'clients.see') : null;

  const othersLike = (whole: WholeClient): Said[] => {
    if (alike >= mostAlike) return [];
    const kinds = new Map<number, Set<Exclude<RowKey['kind'], 'code'>>>();
    for (const { kind, folded } of clientKeys(whole, 'phone')) {
      if (kind === 'code') continue;
      const key: RowKey = { kind, folded, value: kind === 'name' ? whole.fields.name : folded };
      for (const id of records.find(key))
        if (target.isMeant(records.load(id), whole.fields, key)) kinds.set(id, (kinds.get(id) ?? new Set()).add(kind));
    }
    if (kinds.size > 0) alike++;
    return [...kinds].slice(0, mostNamed).map(([id, shared]) => {
      const { fields } = records.load(id);
      return looksLike(seeing !== null && isReached(seeing, fields) ? fields.name : null, [...shared]);
    });
  };
  const decide = make({
    ...records,
    add(whole) {
      doubts = [...checkDetails(whole.fields).map(({ said }) => said), ...othersLike(whole)];
      return records.add(whole);
    },
    save(id, whole) {
      const before = new Set(checkDetails(records.load(id).fields).map(({ said }) => said.en));
      doubts = checkDetails(whole.fields).flatMap(({ said }) => (before.has(said.en) ? [] : [said]));
      records.save(id, whole);
    },
  });
  return (row) => {
    doubts = [];
    return { ...decide(row), doubts };
  };
}
