/** The records that rows are compared with: those of the office, or a dry run's idea of them. */
import { KeyIndex } from './key-index.ts';
import type { Scratch } from './scratch.ts';

/** By what a row is recognised. */
export interface RowKey {
  readonly kind: 'code' | 'tax-number' | 'email' | 'phone' | 'name';
  /** As it is written. */
  readonly value: string;
  /** Equal for values that mean the same; of this kind only. */
  readonly folded: string;
}

/** Records of one kind; `Whole` is all that an import may change of one. */
export interface Records<Whole> {
  /** Ids of those that have the key and are not in the bin, the oldest first. */
  find(key: RowKey): readonly number[];
  load(id: number): Whole;
  /** Answers the id of the new record. */
  add(whole: Whole): number;
  save(id: number, whole: Whole): void;
}

/**
 * Records that only seem to be written: found and loaded as if they had been. What they are is kept on the disk, so that a million of them need
 * little memory; their keys are kept as hashes.
 * @param keysOf every key under which a record may be found again
 */
export function imaginedRecords<Whole>(
  stored: Pick<Records<Whole>, 'find' | 'load'>,
  keysOf: (whole: Whole) => readonly Omit<RowKey, 'value'>[],
  scratch: Scratch,
): Records<Whole> {
  /** By the id of an imagined record (from -1 downwards), and of a stored one that seems to be changed, where it stands in the scratch file. */
  const places: number[] = [];
  const changed = new Map<number, number>();
  const index = new KeyIndex();

  const remember = (id: number, whole: Whole) => {
    const place = scratch.put(JSON.stringify(whole));
    if (id < 0) places[-id - 1] = place;
    else changed.set(id, place);
    for (const { kind, folded } of keysOf(whole)) index.add(`${kind} ${folded}`, id);
  };
  const has = (id: number, { kind, folded }: RowKey) =>
    keysOf(load(id)).some((key) => key.kind === kind && key.folded === folded);
  const load = (id: number): Whole => {
    const place = id < 0 ? places[-id - 1] : changed.get(id);
    // Written by `remember` alone.
    return place === undefined ? stored.load(id) : (JSON.parse(scratch.get(place)) as Whole);
  };
  return {
    find(key) {
      const ids = stored.find(key);
      const more = index.find(`${key.kind} ${key.folded}`);
      if (more.length === 0) return ids;
      // Two keys may have one hash.
      return [...new Set([...ids, ...more.filter((id) => has(id, key))])];
    },
    load,
    add(whole) {
      const id = -places.length - 1;
      remember(id, whole);
      return id;
    },
    save: remember,
  };
}
