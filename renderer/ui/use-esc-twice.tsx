/** Esc in a dialog in which something is typed: the first is answered in words, a second one closes it. */
import { type ReactNode, useEffect, useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';

/**
 * `isTyped`: Esc alone does not close the dialog, and nothing else is asked over it. Answers what the first Esc is answered with; null before
 * it, and once any other key was pressed.
 */
export function useEscTwice(isTyped: boolean, close: () => void): ReactNode {
  const t = useText(controlTexts);
  const [isAsked, setAsked] = useState(false);
  // As those of the dialogs themselves: whatever has the keyboard.
  useEffect(() => {
    if (!isTyped) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return setAsked(false);
      // It closes an open list of choices first.
      const isOfList = event.target instanceof Element && event.target.closest('[data-mantine-stop-propagation=true]');
      if (isOfList || event.isComposing || event.repeat) return;
      if (isAsked) close();
      else setAsked(true);
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [isTyped, isAsked, close]);
  if (!isAsked || !isTyped) return null;
  return (
    <div className="k-amber" role="alert">
      {t('escAgain')}
    </div>
  );
}
