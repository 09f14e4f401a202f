/** One page out of several sources, each of which is in the order of time and is read a little at a time. */

/** How far a source has been read: the entry that was shown last; null: from its beginning. */
export interface Place {
  readonly at: string;
  readonly id: number;
}

/** An entry and where it stands in its source; what is null is passed over and not shown. */
export interface Placed<Entry> extends Place {
  readonly entry: Entry | null;
}

/** Answers at most `limit` entries behind the place, the latest first. */
export type Source<Entry> = (after: Place | null, limit: number) => readonly Placed<Entry>[];

export interface MergedPage<Entry> {
  readonly entries: readonly Entry[];
  /** Where each source is to be read on; null: there is nothing more in any. */
  readonly next: readonly Place[] | null;
}

/**
 * The latest entries of all sources, at most `limit` (fewer where some are passed over). Whatever the moments are, reading
 * on from `next` shows each entry once and in the order of its source.
 */
export function mergedPage<Entry>(
  sources: readonly Source<Entry>[],
  from: readonly (Place | null)[],
  limit: number,
): MergedPage<Entry> {
  const heads = sources.map((source, place) => ({ rows: source(from[place] ?? null, limit + 1), read: 0 }));
  const last = heads.map(({ rows }, place) => from[place] ?? justBefore(rows[0]));
  const entries: Entry[] = [];
  for (let taken = 0; taken < limit; taken += 1) {
    const latest = latestOf(heads.map(({ rows, read }) => rows[read]));
    const head = latest === null ? undefined : heads[latest];
    const row = head?.rows[head.read];
    if (latest === null || head === undefined || row === undefined) break;
    head.read += 1;
    last[latest] = { at: row.at, id: row.id };
    if (row.entry !== null) entries.push(row.entry);
  }
  const isOver = heads.every(({ rows, read }) => read === rows.length);
  return { entries, next: isOver ? null : last };
}

/** What comes into a source that was not shown yet belongs to another first page, not to the next one of this. */
function justBefore(head: Place | undefined): Place {
  return head === undefined ? { at: '', id: 0 } : { at: head.at, id: head.id + 1 };
}

/** The number of the latest; of several at one moment the first. */
function latestOf(heads: readonly (Place | undefined)[]): number | null {
  let found: number | null = null;
  let at = '';
  heads.forEach((head, place) => {
    if (head === undefined || (found !== null && head.at <= at)) return;
    found = place;
    at = head.at;
  });
  return found;
}
