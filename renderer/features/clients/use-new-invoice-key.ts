/** Ctrl+Shift+N, and Alt+Shift+N where a browser keeps that for itself: a new invoice for the client that one looks at. */
import { inBrowser } from '../../app/border.ts';
import { chainTexts } from '../../text/chain.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';

export function useNewInvoiceKey(enabled: boolean, run: () => void): void {
  const t = useText(chainTexts);
  const label = t('keyNewForClient');
  useKeys(
    [
      { press: 'ctrl+shift+n', label, run },
      { press: 'alt+shift+n', ...(inBrowser && { label }), run },
    ],
    { enabled },
  );
}
