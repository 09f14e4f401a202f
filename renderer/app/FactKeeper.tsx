/** Keeps the one fact of a page that is being edited in place: leaving it saves it, so there are never two. */
import { type ReactNode, useMemo, useState } from 'react';
import { FactKeepingContext, type TypedFact } from '../ui/fact-keeping.ts';
import { useKeptDraft, useReopened } from './kept-drafts.ts';
import { useTab } from './page.tsx';

/** Inside of a page's tab. */
export function FactKeeper({ children }: { children: ReactNode }) {
  const { title } = useTab();
  const again = useReopened('fact');
  const [typed, setTyped] = useState<TypedFact | null>(null);
  useKeptDraft('fact', [title, typed?.label].filter(Boolean).join(' · '), typed);
  const keeping = useMemo(() => ({ again: isFact(again) ? again : null, typed: setTyped }), [again]);
  return <FactKeepingContext value={keeping}>{children}</FactKeepingContext>;
}

function isFact(value: unknown): value is TypedFact {
  return (
    typeof value === 'object' &&
    value !== null &&
    'label' in value &&
    typeof value.label === 'string' &&
    'value' in value &&
    'original' in value
  );
}
