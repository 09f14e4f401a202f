/** Groups of products by name as the rows of a tree. */

export interface GroupRow {
  /** The whole name: `Tools / Saws`. */
  readonly path: string;
  /** Its last part. */
  readonly name: string;
  /** 0: at the top. */
  readonly depth: number;
}

/** Each group below the one that holds it, also where no product is in that one itself. `groups` are in order. */
export function groupTree(groups: readonly string[]): GroupRow[] {
  const rows = new Map<string, GroupRow>();
  for (const group of groups) {
    const parts = group.split(' / ');
    for (const [depth, name] of parts.entries()) {
      const path = parts.slice(0, depth + 1).join(' / ');
      if (!rows.has(path)) rows.set(path, { path, name, depth });
    }
  }
  const key = (path: string) => path.split(' / ').join('\u0000');
  return [...rows.values()].sort((one, other) => (key(one.path) < key(other.path) ? -1 : 1));
}
