/** The search for duplicates over the whole base: steps of a few milliseconds, between which everybody else has his turn. */
import type { Db } from '../../../db/database.ts';
import { type Likeness, likenesses } from '../../../preload/contract/duplicates.ts';
import type { Job, TaskContext } from '../../engine/context.ts';
import { areSimilarNames, leastLikelihood, likelihoodOf } from './likelihood.ts';
import { comparedRows, forgetSuspects, type KeyRow, keysAfter, putSuspect, type SuspectRow } from './queries.ts';

const keysInStep = 500;
const pairsInStep = 200;
const keptInStep = 200;
/** A phone or a name that more clients than these have in common says nothing of any two of them. */
const largestGroup = 12;
/** Names this far from each other in their order are compared. */
const neighbours = 4;
/** So many pairs are looked at and so many are kept: beyond that nobody reads on, and memory has its bounds. */
const mostPairs = 400_000;
const mostKept = 20_000;

/** Pairs with what they have in common, as bits in the order of `likenesses`. */
type Pairs = Map<string, number>;

/** The surest first: they have their place when there are more pairs than are looked at. */
const kinds = ['tax-number', 'email', 'phone', 'name'] as const satisfies readonly Likeness[];

/** Finds the pairs and keeps them in the place of those of the last search; what was dismissed is not suspected again. */
export async function searchDuplicates(task: TaskContext, job: Job): Promise<void> {
  const pairs: Pairs = new Map();
  let walked = 0;
  for (const kind of kinds) walked = await walkKeys(task, job, kind, { pairs, walked });
  const kept = likeliest(await weighed(task, job, pairs));
  await task.writeInSteps(job, function* (command) {
    forgetSuspects(command.db);
    yield;
    for (const [place, row] of kept.entries()) {
      putSuspect(command.db, row);
      if (place % keptInStep === keptInStep - 1) yield;
    }
    command.record({
      entity: 'suspect',
      id: 0,
      version: 0,
      changes: { records: { old: null, new: kept.length } },
    });
  });
}

/** Of what is found, by its likelihood: sorting all of it at once would hold up everybody else. */
type Found = Map<number, SuspectRow[]>;

function likeliest(found: Found): SuspectRow[] {
  return [...found.keys()]
    .sort((one, other) => other - one)
    .flatMap((likelihood) => found.get(likelihood) ?? [])
    .slice(0, mostKept);
}

/** Adds the pairs that have a key of this kind in common; answers how many keys have been walked in all. */
async function walkKeys(
  task: TaskContext,
  job: Job,
  kind: (typeof kinds)[number],
  so: { readonly pairs: Pairs; readonly walked: number },
): Promise<number> {
  let last: KeyRow = { kind, key: '', clientId: 0 };
  let group: number[] = [];
  let names: { readonly key: string; readonly clientId: number }[] = [];
  let walked = so.walked;
  for (;;) {
    const rows = keysAfter(task.db, last, keysInStep);
    for (const row of rows) {
      if (row.key !== last.key) {
        addGroup(so.pairs, kind, group);
        group = [];
      }
      group.push(row.clientId);
      if (kind === 'name') names = comparedName(so.pairs, names, row);
      last = row;
    }
    walked += rows.length;
    job.progress('reading', walked, null);
    await turn();
    if (rows.length < keysInStep) break;
  }
  addGroup(so.pairs, kind, group);
  return walked;
}

/** Of a tax number that many have in common each is paired with the first; of anything else that many have nothing is known. */
function addGroup(pairs: Pairs, reason: Likeness, group: readonly number[]): void {
  if (group.length < 2) return;
  const isLarge = group.length > largestGroup;
  if (isLarge && reason !== 'tax-number') return;
  for (const [place, one] of group.slice(0, isLarge ? 1 : group.length).entries())
    for (const other of group.slice(place + 1)) addPair(pairs, one, other, reason);
}

/** Compares a name with those shortly before it in the order of names; answers those that the next one is compared with. */
function comparedName(
  pairs: Pairs,
  before: readonly { readonly key: string; readonly clientId: number }[],
  { key, clientId }: KeyRow,
): { readonly key: string; readonly clientId: number }[] {
  for (const other of before)
    if (areSimilarNames(other.key, key)) addPair(pairs, other.clientId, clientId, 'similar-name');
  return [...before.filter((other) => other.key !== key), { key, clientId }].slice(-neighbours);
}

function addPair(pairs: Pairs, one: number, other: number, reason: Likeness): void {
  if (one === other) return;
  const name = one < other ? `${one} ${other}` : `${other} ${one}`;
  const known = pairs.get(name);
  if (known === undefined && pairs.size >= mostPairs) return;
  pairs.set(name, (known ?? 0) | (1 << likenesses.indexOf(reason)));
}

async function weighed(task: TaskContext, job: Job, pairs: Pairs): Promise<Found> {
  const found: Found = new Map();
  let step: [string, number][] = [];
  let done = 0;
  const weigh = () => {
    for (const row of weighedPairs(task.db, step)) {
      const same = found.get(row.likelihood);
      if (same === undefined) found.set(row.likelihood, [row]);
      else same.push(row);
    }
    done += step.length;
    step = [];
    job.progress('checking', done, pairs.size);
  };
  for (const pair of pairs) {
    step.push(pair);
    if (step.length < pairsInStep) continue;
    weigh();
    await turn();
  }
  weigh();
  return found;
}

function weighedPairs(db: Db, pairs: readonly (readonly [string, number])[]): SuspectRow[] {
  const named = pairs.map(([name, bits]) => {
    const [firstId = 0, secondId = 0] = name.split(' ').map(Number);
    return { firstId, secondId, reasons: likenesses.filter((_, place) => (bits & (1 << place)) !== 0) };
  });
  const rows = comparedRows(db, [...new Set(named.flatMap(({ firstId, secondId }) => [firstId, secondId]))]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return named.flatMap(({ firstId, secondId, reasons }) => {
    const [first, second] = [byId.get(firstId), byId.get(secondId)];
    // One of them is in the bin.
    if (first === undefined || second === undefined) return [];
    const likelihood = likelihoodOf(reasons, first, second);
    return likelihood < leastLikelihood ? [] : [{ firstId, secondId, likelihood, reasons: JSON.stringify(reasons) }];
  });
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
