/** What goes with a document from one page to the next: a new one that was saved goes on where it was typed. */
import type { DraftState } from './draft-state.ts';
import type { At } from './LinesGrid.tsx';

export interface HandedOver {
  readonly state: DraftState;
  readonly at: At | null;
}

const editors = new Map<number, HandedOver>();

/** Keeps what is typed for the page that takes the place of this one. */
export function handOver(id: number, editor: HandedOver): void {
  editors.set(id, editor);
}

/** What was handed over for a document; it stays until `forgetHandedOver`. */
export function handedOver(id: number | undefined): HandedOver | undefined {
  return id === undefined ? undefined : editors.get(id);
}

export function forgetHandedOver(id: number | undefined): void {
  if (id !== undefined) editors.delete(id);
}
