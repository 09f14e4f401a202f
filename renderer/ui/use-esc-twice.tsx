/** Esc in a dialog in which something is typed: the first is answered in words, a second one closes it. */
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { controlTexts } from '../text/controls.ts';
import { useText } from './language.tsx';

interface EscTwice {
  /** What the first Esc is answered with; null before it, and once anything else was done. */
  readonly answer: ReactNode;
  readonly keyDown: (event: KeyboardEvent) => void;
}

/** `isTyped`: Esc alone does not close the dialog, and nothing else is asked over it. */
export function useEscTwice(isTyped: boolean, close: () => void): EscTwice {
  const t = useText(controlTexts);
  const [isAsked, setAsked] = useState(false);
  return {
    answer:
      isAsked && isTyped ? (
        <div className="k-amber" role="alert">
          {t('escAgain')}
        </div>
      ) : null,
    keyDown: (event) => {
      if (event.key !== 'Escape') return setAsked(false);
      // It closes an open list of choices first.
      const isOfList = event.target instanceof Element && event.target.closest('[data-mantine-stop-propagation=true]');
      if (!isTyped || isOfList || event.nativeEvent.isComposing) return;
      if (isAsked) close();
      else setAsked(true);
    },
  };
}
