/** The records that rows are compared with: those of the office, or a dry run's idea of them. */

/** By what a row is recognised. */
export interface RowKey {
  readonly kind: 'code' | 'tax-number' | 'email' | 'name';
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
  add(whole: Whole): void;
  save(id: number, whole: Whole): void;
}

/**
 * Records that only seem to be written: found and loaded as if they had been. What they are is kept as JSON, which takes a tenth of the memory.
 * @param keysOf every key under which a record may be found again
 */
export function imaginedRecords<Whole>(
  stored: Pick<Records<Whole>, 'find' | 'load'>,
  keysOf: (whole: Whole) => readonly Omit<RowKey, 'value'>[],
): Records<Whole> {
  const imagined = new Map<number, string>();
  const idsByKey = new Map<string, number | number[]>();
  let last = 0;

  const remember = (id: number, whole: Whole) => {
    imagined.set(id, JSON.stringify(whole));
    for (const { kind, folded } of keysOf(whole)) {
      const key = `${kind} ${folded}`;
      const ids = idsByKey.get(key);
      if (ids === undefined) idsByKey.set(key, id);
      else if (typeof ids === 'number') {
        if (ids !== id) idsByKey.set(key, [ids, id]);
      } else if (!ids.includes(id)) ids.push(id);
    }
  };
  return {
    find(key) {
      const found = new Set(stored.find(key));
      const ids = idsByKey.get(`${key.kind} ${key.folded}`);
      if (typeof ids === 'number') found.add(ids);
      else for (const id of ids ?? []) found.add(id);
      return [...found];
    },
    load(id) {
      const json = imagined.get(id);
      // Written by `remember` alone.
      return json === undefined ? stored.load(id) : (JSON.parse(json) as Whole);
    },
    add: (whole) => remember(--last, whole),
    save: remember,
  };
}
