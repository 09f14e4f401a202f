/** What a list page remembers for its user, under the name of the list. */
import type { ListSort } from '../ui/grid-rows.ts';
import type { ListLayout } from '../ui/list-layout.ts';
import { recall, remember } from './memory.ts';

export interface ListMemory {
  /** Null: as at the beginning. */
  readonly layout: ListLayout | null;
  readonly sort: ListSort | null;
  readonly preview: boolean;
  /** The view that was seen last; null: all records. */
  readonly view: number | null;
}

/** What the user left of this list, and how he leaves it. */
export function listMemory(name: string): { recall: () => ListMemory; remember: (memory: ListMemory) => void } {
  return {
    recall: () => {
      // Written below and nowhere else; a value of another shape falls back to the list's own beginning.
      const kept = recall(`list.${name}`) as Partial<ListMemory> | null | undefined;
      return {
        layout: Array.isArray(kept?.layout) ? kept.layout : null,
        sort: kept?.sort ?? null,
        preview: kept?.preview === true,
        view: typeof kept?.view === 'number' ? kept.view : null,
      };
    },
    // Plain data.
    remember: (memory) => remember(`list.${name}`, JSON.parse(JSON.stringify(memory))),
  };
}
