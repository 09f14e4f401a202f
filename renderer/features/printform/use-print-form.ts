/** The print form of a document: the PDF as the engine keeps it, opened. */
import { useEffect, useState } from 'react';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { readFile } from '../../app/downloads.ts';
import { notify } from '../../ui/notify.tsx';
import { type OpenedPdf, openPdf } from './pdf.ts';

export interface PrintForm extends OpenedPdf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The handle of the engine's file, and its name. */
  readonly file: string;
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
}

type Failed = Extract<Reply, { ok: false }>;

/** PDF points to CSS pixels: 72 to 96 an inch. */
export const pointScale = 96 / 72;

/** Null while it is made. Another `version` makes it again: a draft that was changed. */
export function usePrintForm(id: number, version: number | undefined): PrintForm | Failed | null {
  const [form, setForm] = useState<PrintForm | Failed | null>(null);
  useEffect(() => {
    if (version === undefined) return;
    let current = true;
    let opened: OpenedPdf | undefined;
    let file: string | undefined;
    const forget = () => file !== undefined && void call('files.discard', { file });
    const make = async () => {
      const made = await call('documents.pdf', { id });
      if (!made.ok) return current && setForm(made);
      file = made.value.file;
      if (current) for (const text of made.value.warnings) notify({ kind: 'problem', text });
      const read = await readFile(file);
      if (!current) return forget();
      if (!read.ok) return setForm(read);
      const { name, bytes } = read.value;
      opened = await openPdf(bytes);
      const [, , width = 595, height = 842] = (await opened.document.getPage(1)).view;
      if (current) setForm({ ...opened, bytes, file, name, size: { width, height } });
    };
    make().catch(() => {
      if (current) setForm({ ok: false, code: 'internal', message: '' });
    });
    return () => {
      current = false;
      opened?.close();
      forget();
    };
  }, [id, version]);
  return form;
}
