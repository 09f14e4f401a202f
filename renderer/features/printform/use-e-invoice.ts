/** Electronic invoices of a document: which there are, how one is saved, and what it lacked. */
import { useState } from 'react';
import type { Document } from '../../../preload/contract/documents.ts';
import { type EInvoiceFormat, eInvoiceFormatsOf } from '../../../preload/contract/e-invoices.ts';
import { call } from '../../app/border.ts';
import { saveForUser } from '../../app/downloads.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { printformTexts } from '../../text/printform.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

export interface Lacking {
  readonly format: EInvoiceFormat;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
}

export interface EInvoicing {
  readonly document: Document;
  /** Empty: the document is none that becomes an electronic invoice. */
  readonly formats: readonly EInvoiceFormat[];
  readonly busy: boolean;
  readonly save: (format: EInvoiceFormat) => Promise<void>;
  /** What the last one lacked; null: nothing. */
  readonly lacking: Lacking | null;
  readonly dismiss: () => void;
}

export function useEInvoice(document: Document): EInvoicing {
  const t = useText(printformTexts);
  const { state } = useOffice();
  const { tell } = useFailures();
  const [busy, setBusy] = useState(false);
  const [lacking, setLacking] = useState<Lacking | null>(null);

  const save = async (format: EInvoiceFormat) => {
    if (busy) return;
    setBusy(true);
    const made = await call('documents.eInvoice', { id: document.id, format });
    setBusy(false);
    if (!made.ok) {
      const fields = made.details?.fields ?? [];
      return fields.length > 0 ? setLacking({ format, fields }) : tell(made);
    }
    const { file } = made.value;
    const saved = await saveForUser(file, state.host.dialogs);
    if (!saved.ok) tell(saved);
    else if (saved.value !== null) {
      if (saved.value !== '') notify({ kind: 'done', text: t('saved', { path: saved.value }) });
      const noted = await call('documents.handedOut', { id: document.id, as: format, file });
      if (!noted.ok) tell(noted);
    }
    await call('files.discard', { file });
  };
  const formats = document.may.print ? eInvoiceFormatsOf(document) : [];
  return { document, formats, busy, save, lacking, dismiss: () => setLacking(null) };
}
