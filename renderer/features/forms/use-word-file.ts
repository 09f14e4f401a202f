/** Word files of forms: taken from the user, and given to him. */
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { upload } from '../../app/upload.ts';
import { formTexts } from '../../text/forms.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

/** The end of the name and the kind that a browser offers; macOS knows the one, some Linux the other. */
export const wordAccept = '.docx,.dotx,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface WordFiles {
  /** Saves a file of the engine where the user says, and lets the engine forget it. */
  readonly give: (made: Reply<{ readonly file: string }>) => Promise<void>;
  /** Hands the file to the engine, and does something with it there; what fails at either is answered. */
  readonly take: <Value>(file: File, work: (handle: string) => Promise<Reply<Value>>) => Promise<Reply<Value>>;
}

export function useWordFile(): WordFiles {
  const t = useText(formTexts);
  const { tell } = useFailures();
  const { state } = useOffice();
  return {
    give: async (made) => {
      if (!made.ok) return tell(made);
      const { file } = made.value;
      const saved = await saveForUser(file, state.host.dialogs);
      void call('files.discard', { file });
      if (!saved.ok) tell(saved);
      else if (saved.value) notify({ kind: 'done', text: t('savedTo', { path: saved.value }) });
    },
    take: async (file, work) => {
      const sent = await upload(file);
      if (!sent.ok) return sent;
      const done = await work(sent.value);
      if (!done.ok) void call('files.discard', { file: sent.value });
      return done;
    },
  };
}
