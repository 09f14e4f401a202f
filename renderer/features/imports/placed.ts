/** Columns and rows of a file, which nothing tells apart but their places: names may come twice. */

export interface Placed<What> {
  /** From 0. */
  readonly place: number;
  readonly of: What;
}

/** Each with its place. */
export function placed<What>(all: readonly What[]): readonly Placed<What>[] {
  return all.map((of, place) => ({ place, of }));
}
