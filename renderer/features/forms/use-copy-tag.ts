/** Puts a tag on the clipboard, to be put into a Word file. */
import { wordFormTexts } from '../../text/word-forms.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

export function useCopyTag(): (tag: string) => Promise<void> {
  const t = useText(wordFormTexts);
  return async (tag) => {
    try {
      await navigator.clipboard.writeText(tag);
      notify({ kind: 'done', text: t('copied', { tag }) });
    } catch {
      // Over plain HTTP a browser has no clipboard for pages.
      notify({ kind: 'problem', text: t('notCopied') });
    }
  };
}
