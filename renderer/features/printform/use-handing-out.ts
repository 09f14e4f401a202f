/** How a print form leaves the program: printed, or saved as a file; the engine notes each time what left. */
import { useRef, useState } from 'react';
import type { Document } from '../../../preload/contract/documents.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { upload } from '../../app/upload.ts';
import { documentTexts } from '../../text/documents.ts';
import { printformTexts } from '../../text/printform.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { askToPrint } from '../outputs/asked-print.ts';
import { pagePictures } from './page-pictures.ts';
import { printPdf } from './print-pdf.ts';
import type { PrintForm } from './use-print-form.ts';

type Kind = Input<'documents.handedOut'>['as'];

export interface HandingOut {
  /** The ways that are under way or wait for their turn. */
  readonly busy: ReadonlySet<Kind>;
  readonly print: () => Promise<void>;
  readonly savePdf: () => Promise<void>;
  readonly saveHtml: () => Promise<void>;
  readonly saveWord: () => Promise<void>;
  readonly saveExcel: () => Promise<void>;
  /** The pages as pictures: a PNG, or a ZIP of them. */
  readonly savePng: () => Promise<void>;
}

export function useHandingOut(form: PrintForm, document: Document): HandingOut {
  const { id } = document;
  const t = useText(printformTexts);
  const words = useText(documentTexts);
  const { state } = useOffice();
  const { tell } = useFailures();
  const [busy, setBusy] = useState<ReadonlySet<Kind>>(new Set());
  const asked = useRef(new Set<Kind>());
  const last = useRef<Promise<unknown>>(Promise.resolve());

  /** One after the other, as they were asked for: who presses one twice gets it once. */
  const way = (kind: Kind, go: () => Promise<void>) => async () => {
    if (asked.current.has(kind)) return;
    asked.current.add(kind);
    setBusy(new Set(asked.current));
    const turn = last.current.then(go).finally(() => {
      asked.current.delete(kind);
      setBusy(new Set(asked.current));
    });
    // What becomes of one way does not hold up the next.
    last.current = turn.catch(() => undefined);
    await turn;
  };
  /** `file`: the engine's handle of the very bytes that left. */
  const handedOut = async (as: Kind, file: string) => {
    const reply = await call('documents.handedOut', { id, as, file });
    if (!reply.ok) tell(reply);
  };
  /** A file that the engine has: saved where the user says, and noted when it was. */
  const saveFile = async (as: Kind, file: string) => {
    const reply = await saveForUser(file, state.host.dialogs);
    if (!reply.ok) return tell(reply);
    if (reply.value === null) return;
    if (reply.value !== '') notify({ kind: 'done', text: t('saved', { path: reply.value }) });
    await handedOut(as, file);
  };
  /** The page makes them: the engine takes the file, to save it and to know what left. */
  const savePictures = async (made: File) => {
    const file = await upload(made);
    if (!file.ok) return tell(file);
    await saveFile('png', file.value);
    await call('files.discard', { file: file.value });
  };

  /** A file that the engine makes of the document. */
  const saveAs = async (as: Input<'documents.saveAs'>['as']) => {
    const made = await call('documents.saveAs', { id, as });
    if (!made.ok) return tell(made);
    for (const text of made.value.warnings) notify({ kind: 'problem', text });
    await saveFile(as, made.value.file);
    await call('files.discard', { file: made.value.file });
  };

  return {
    busy,
    print: way('print', async () => {
      if (!state.host.printing) {
        printPdf(form.bytes);
        return handedOut('print', form.file);
      }
      const { type, number } = document;
      const name = `${words(`type_${type}`)} ${number ?? ''}`.trim();
      askToPrint({ documents: [{ id, type, name, pages: form.document.numPages }] });
    }),
    savePdf: way('pdf', () => saveFile('pdf', form.file)),
    saveWord: way('docx', () => saveAs('docx')),
    saveExcel: way('xlsx', () => saveAs('xlsx')),
    saveHtml: way('html', () => saveAs('html')),
    savePng: way('png', async () => savePictures(await pagePictures(form.document, form.name))),
  };
}
