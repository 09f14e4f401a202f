/** Gives the keyboard back when a dialog has gone: to what it was opened from or, where that is gone too, to the page that is on the screen. */
import { useEffect } from 'react';

const over = '[role=dialog], [role=menu], [role=listbox]';
/** Where Mantine puts what lies over the page. */
const portal = '[data-mantine-shared-portal-node]';

export function useFocusBack(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest(over) === null) last = target;
    };
    const giveBack = () => {
      // A dialog that opens another one leaves the keyboard to it.
      if (document.activeElement !== document.body || document.querySelector('[role=dialog]') !== null) return;
      if (last?.isConnected && last.checkVisibility()) last.focus({ preventScroll: true });
      else focusPage();
    };
    const gone = new MutationObserver((changes) => {
      if (changes.some(({ removedNodes }) => removedNodes.length > 0)) setTimeout(giveBack, 50);
    });
    const come = new MutationObserver(watch);
    function watch() {
      const place = document.querySelector(portal);
      if (place === null) return;
      gone.observe(place, { childList: true });
      come.disconnect();
    }
    come.observe(document.body, { childList: true });
    watch();
    document.addEventListener('focusin', remember);
    return () => {
      document.removeEventListener('focusin', remember);
      gone.disconnect();
      come.disconnect();
    };
  }, []);
}

/** The page takes the keyboard only so far that Tab goes on inside of it. */
function focusPage(): void {
  const page = document.querySelector<HTMLElement>('.k-page-layer:not([hidden])');
  if (page === null) return;
  page.tabIndex = -1;
  page.addEventListener('blur', () => page.removeAttribute('tabindex'), { once: true });
  page.focus({ preventScroll: true });
}
