/** Keys for rows that have no identity of their own: what is typed into one stays with it when another one is taken out. */
import { useState } from 'react';

export interface RowKeys {
  readonly keys: readonly string[];
  /** To be told before the row at this place is taken out. */
  readonly remove: (place: number) => void;
}

/** As many keys as there are rows; rows that come are taken to come last. */
export function useRowKeys(count: number): RowKeys {
  const [{ keys, made }, setState] = useState({ keys: [] as readonly string[], made: 0 });
  let now = keys;
  if (keys.length !== count) {
    const more = Math.max(0, count - keys.length);
    now = [...keys.slice(0, count), ...Array.from({ length: more }, (_, step) => `row ${made + step}`)];
    // During rendering, as React wants it for state that follows from what is handed in.
    setState({ keys: now, made: made + more });
  }
  return {
    keys: now,
    remove: (place) => setState({ keys: now.filter((_, other) => other !== place), made }),
  };
}
