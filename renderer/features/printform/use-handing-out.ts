/** How a print form leaves the program: printed, or saved as a file; the engine notes each time what left. */
import { call } from '../../app/border.ts';
import { download, saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { upload } from '../../app/upload.ts';
import { printformTexts } from '../../text/printform.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { printPdf } from './print-pdf.ts';
import type { PrintForm } from './use-print-form.ts';

export interface HandingOut {
  readonly print: () => Promise<void>;
  readonly savePdf: () => Promise<void>;
  readonly saveHtml: () => Promise<void>;
}

/** `id`: the document's. */
export function useHandingOut(form: PrintForm, id: number): HandingOut {
  const t = useText(printformTexts);
  const { state } = useOffice();
  const { tell } = useFailures();

  const handedOut = async (as: 'print' | 'pdf' | 'html') => {
    const reply = await call('documents.handedOut', { id, as });
    if (!reply.ok) tell(reply);
  };
  const print = async () => {
    if (!state.host.printing) {
      printPdf(form.bytes);
      return handedOut('print');
    }
    const reply = await call('documents.print', { id });
    if (!reply.ok) tell(reply);
  };
  const saveByDialog = async (file: string) => {
    const reply = await saveForUser(file, true);
    if (!reply.ok) tell(reply);
    else if (reply.value) notify({ kind: 'done', text: t('saved', { path: reply.value }) });
    return reply.ok && reply.value !== null;
  };
  const savePdf = async () => {
    if (!state.host.dialogs) download(form.name, form.bytes, 'application/pdf');
    else if (!(await saveByDialog(form.file))) return;
    await handedOut('pdf');
  };
  const saveHtml = async () => {
    const reply = await call('documents.html', { id });
    if (!reply.ok) return tell(reply);
    const { name, html } = reply.value;
    if (!state.host.dialogs) {
      download(name, html, 'text/html');
      return handedOut('html');
    }
    // The desktop program downloads nothing: the engine hands the page to the dialog.
    const file = await upload(new File([html], name));
    if (!file.ok) return tell(file);
    const saved = await saveByDialog(file.value);
    await call('files.discard', { file: file.value });
    if (saved) await handedOut('html');
  };
  return { print, savePdf, saveHtml };
}
