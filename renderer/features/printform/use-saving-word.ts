/** Saves the Word file of a document whose pages cannot be shown, since they need LibreOffice; the engine notes that it left. */
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { printformTexts } from '../../text/printform.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

/** `id`: the document's. */
export function useSavingWord(id: number): () => Promise<void> {
  const t = useText(printformTexts);
  const { state } = useOffice();
  const { tell } = useFailures();
  return async () => {
    const made = await call('documents.saveAs', { id, as: 'docx' });
    if (!made.ok) return tell(made);
    const { file } = made.value;
    const saved = await saveForUser(file, state.host.dialogs);
    if (!saved.ok) tell(saved);
    else if (saved.value !== null) {
      if (saved.value !== '') notify({ kind: 'done', text: t('saved', { path: saved.value }) });
      const noted = await call('documents.handedOut', { id, as: 'docx', file });
      if (!noted.ok) tell(noted);
    }
    void call('files.discard', { file });
  };
}
