/** A form to a file and from one. */
import type { FormRow } from '../../../preload/contract/forms.ts';
import { call } from '../../app/border.ts';
import { download, saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { upload } from '../../app/upload.ts';
import { formTexts } from '../../text/forms.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

/** As many characters as the contract takes. */
const largest = 700_000;

export interface FormFile {
  readonly save: (id: string) => Promise<void>;
  /** Answers the copy that was made; null where none was. */
  readonly take: (file: File) => Promise<FormRow | null>;
}

export function useFormFile(): FormFile {
  const t = useText(formTexts);
  const { tell } = useFailures();
  const { state } = useOffice();
  return {
    save: async (id) => {
      const made = await call('forms.export', { id });
      if (!made.ok) return tell(made);
      const { name, content } = made.value;
      if (!state.host.dialogs) return download(name, content, 'application/json');
      // The desktop program downloads nothing: the engine hands the file to the dialog.
      const file = await upload(new File([content], name));
      if (!file.ok) return tell(file);
      const saved = await saveForUser(file.value, true);
      if (!saved.ok) tell(saved);
      else if (saved.value) notify({ kind: 'done', text: t('savedTo', { path: saved.value }) });
      await call('files.discard', { file: file.value });
    },
    take: async (file) => {
      const content = file.size > largest * 3 ? null : await file.text();
      if (content === null || content.length > largest) {
        notify({ kind: 'problem', text: t('tooLarge') });
        return null;
      }
      const made = await call('forms.import', { content });
      if (!made.ok) {
        tell(made);
        return null;
      }
      notify({ kind: 'done', text: t('imported', { name: made.value.name }) });
      return made.value;
    },
  };
}
