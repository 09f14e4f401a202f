/** The letter that a print form goes with, kept until it is in the outbox: opened again with what was typed where that was not. */
import { useState } from 'react';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useTab, useUnsaved } from '../../app/page.tsx';
import { keptLetterOf } from './kept-letter.ts';
import { type Compose, useCompose } from './use-compose.ts';

export interface DocumentLetter {
  readonly compose: Compose;
  readonly isOpen: boolean;
  readonly write: () => void;
  /** From the screen; what was typed stays. */
  readonly close: () => void;
}

/** For the page of the print form, on which it outlives whatever is drawn anew. */
export function useDocumentLetter(documentId: number): DocumentLetter {
  const { title } = useTab();
  const reopened = useReopened('letter');
  const [again] = useState(() => keptLetterOf(reopened));
  const [isOpen, setOpen] = useState(again !== null);
  const compose = useCompose([documentId], isOpen, { again });
  const { kept, fields } = compose;
  useKeptDraft('letter', fields.subject || (title ?? ''), kept);
  useUnsaved('letter', kept !== null);
  return { compose, isOpen, write: () => setOpen(true), close: () => setOpen(false) };
}
