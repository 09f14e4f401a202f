/** What a list page remembers for its user, under the name of the list. */
import type { ListMemory } from '../ui/ListPage.tsx';
import { recall, remember } from './memory.ts';

/** For the `memory` of a list page. */
export function listMemory(name: string): { recall: () => ListMemory; remember: (memory: ListMemory) => void } {
  return {
    recall: () => {
      // Written below and nowhere else; a value of another shape falls back to the list's own beginning.
      const kept = recall(`list.${name}`) as Partial<ListMemory> | null | undefined;
      return {
        columns: Array.isArray(kept?.columns) ? kept.columns : null,
        sort: kept?.sort ?? null,
        preview: kept?.preview === true,
      };
    },
    // Column states are plain data.
    remember: (memory) => remember(`list.${name}`, JSON.parse(JSON.stringify(memory))),
  };
}
