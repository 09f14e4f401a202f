/** Notes that are being corrected on a card, as they are kept until they are saved. */
import type { WrittenNote } from '../../../preload/contract/notes.ts';

/** A note is shown among the pinned ones, in the timeline, or at both places. */
export type NotePlace = 'pinned' | 'timeline';

export interface Correction {
  readonly id: number;
  /** Where it was begun. */
  readonly place: NotePlace;
  readonly text: string;
  /** What stood there when the correcting began. */
  readonly was: string;
  readonly version: number;
}

export function correctionOf({ id, text, version }: WrittenNote, place: NotePlace): Correction {
  return { id, place, text, was: text, version };
}

/** Those with something to be saved; null: there are none. */
export function typedIn(corrections: readonly Correction[]): readonly Correction[] | null {
  const typed = corrections.filter(({ text, was }) => text !== was);
  return typed.length === 0 ? null : typed;
}

/** What is shown now, by the ids of the notes. */
export type ShownNotes = Readonly<Record<NotePlace, ReadonlySet<number>>>;

/** Where the form stands: where it was begun, else where its note is shown; null where that is shown nowhere. */
export function placeIn({ id, place }: Correction, shown: ShownNotes): NotePlace | null {
  const places = [place, 'pinned', 'timeline'] as const;
  return places.find((one) => shown[one].has(id)) ?? null;
}

/** What was kept; nothing of what a version before this one has kept otherwise. */
export function keptCorrectionsOf(value: unknown): readonly Correction[] {
  return Array.isArray(value) ? value.filter(isCorrection) : [];
}

function isCorrection(value: unknown): value is Correction {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'number' &&
    'place' in value &&
    (value.place === 'pinned' || value.place === 'timeline') &&
    'text' in value &&
    typeof value.text === 'string' &&
    'was' in value &&
    typeof value.was === 'string' &&
    'version' in value &&
    typeof value.version === 'number'
  );
}
