/** Keeps the notes that are being corrected on a card until they are saved or given up, also over a restart. */
import { useState } from 'react';
import type { WrittenNote } from '../../../preload/contract/notes.ts';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useTab, useUnsaved } from '../../app/page.tsx';
import { type Correction, correctionOf, keptCorrectionsOf, type NotePlace, typedIn } from './corrections.ts';

export interface Corrections {
  readonly all: readonly Correction[];
  /** Begins one at this place; what was typed at another one is typed on here. */
  readonly begin: (note: WrittenNote, place: NotePlace) => void;
  /** Puts what is typed into the place of what was. */
  readonly put: (correction: Correction) => void;
  /** It is saved or given up. */
  readonly end: (id: number) => void;
}

export function useCorrections(): Corrections {
  const { title } = useTab();
  const reopened = useReopened('corrections');
  const [all, setAll] = useState(() => keptCorrectionsOf(reopened));
  const typed = typedIn(all);
  useKeptDraft('corrections', title ?? '', typed);
  useUnsaved('corrections', typed !== null);
  return {
    all,
    begin: (note, place) =>
      setAll((before) => {
        const known = before.find(({ id }) => id === note.id) ?? correctionOf(note, place);
        return [...before.filter(({ id }) => id !== note.id), { ...known, place }];
      }),
    put: (correction) => setAll((before) => before.map((one) => (one.id === correction.id ? correction : one))),
    end: (id) => setAll((before) => before.filter((one) => one.id !== id)),
  };
}
