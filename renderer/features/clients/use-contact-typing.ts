/** Keeps the contact person who is being typed on a card until he is saved or given up, also over a restart. */
import { useState } from 'react';
import { useKeptDraft, useReopened } from '../../app/kept-drafts.ts';
import { useTab, useUnsaved } from '../../app/page.tsx';
import { type ContactTyping, isTyped, keptTypingOf } from './contact-typing.ts';

/** null: no form is open. */
export function useContactTyping(): readonly [ContactTyping | null, (typing: ContactTyping | null) => void] {
  const { title } = useTab();
  const reopened = useReopened('contact');
  const [typing, setTyping] = useState(() => keptTypingOf(reopened));
  const kept = typing !== null && isTyped(typing) ? typing : null;
  useKeptDraft('contact', [title, kept?.fields.name].filter(Boolean).join(' · '), kept);
  useUnsaved('contact', kept !== null);
  return [typing, setTyping];
}
