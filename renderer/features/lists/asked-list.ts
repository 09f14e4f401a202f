/** What another page wants a list to show: taken by the list when it is on the screen. */
import { create } from 'zustand';
import type { Condition, ListName } from '../../../preload/contract/lists.ts';
import { openPage } from '../../app/tabs.ts';

/** Conditions that wait for their list. */
export const useAskedLists = create<Readonly<Partial<Record<ListName, readonly Condition[]>>>>()(() => ({}));

/** Opens a list with these conditions in the place of its own. */
export function openList(list: ListName, conditions: readonly Condition[]): void {
  useAskedLists.setState({ [list]: conditions });
  openPage(list);
}

/** The conditions were taken over. */
export function takenOver(list: ListName): void {
  useAskedLists.setState({ [list]: undefined });
}

/** Records that one import wrote. */
export const importedBy = (id: number): Condition => ({ column: 'import', is: 'is', values: [id] });
