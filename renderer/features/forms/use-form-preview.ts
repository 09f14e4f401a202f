/** The page that a form makes while it is changed: the printed PDF itself, made again when one has stopped typing. */
import { useEffect, useRef, useState } from 'react';
import type { FormProblem, FormTrial } from '../../../preload/contract/forms.ts';
import type { Reply } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { readFile } from '../../app/downloads.ts';
import { type OpenedPdf, openPdf } from '../printform/pdf.ts';

export interface ShownPage extends OpenedPdf {
  readonly size: { readonly width: number; readonly height: number };
}

export interface Preview {
  /** The last one that worked. */
  readonly page: ShownPage | null;
  readonly problems: readonly FormProblem[];
  readonly failed: Extract<Reply, { ok: false }> | null;
  /** Another one is being made. */
  readonly making: boolean;
}

const nothing = { page: null, problems: [], failed: null, making: false } as const satisfies Preview;

/** So long nothing is asked after a change, in milliseconds: one goes on typing. */
const pause = 300;

type Made = Reply<{ readonly problems: readonly FormProblem[]; readonly file: string | null }>;

async function openMade(made: Made): Promise<Preview> {
  if (!made.ok) return { ...nothing, failed: made };
  const { problems, file } = made.value;
  if (file === null) return { ...nothing, problems };
  const read = await readFile(file);
  void call('files.discard', { file });
  if (!read.ok) return { ...nothing, problems, failed: read };
  const opened = await openPdf(read.value.bytes);
  const [, , width = 595, height = 842] = (await opened.document.getPage(1)).view;
  return { ...nothing, page: { ...opened, size: { width, height } }, problems };
}

/** Null: nothing to try yet. */
export function useFormPreview(trial: FormTrial | null): Preview {
  return usePreview(trial, (asked) => call('forms.preview', asked));
}

/** The same of whatever is tried: plain data, and the call that makes a PDF of it. */
export function usePreview<Trial>(trial: Trial | null, make: (trial: Trial) => Promise<Made>): Preview {
  const [preview, setPreview] = useState<Preview>(nothing);
  const asked = trial === null ? null : JSON.stringify(trial);
  const making = useRef(make);
  useEffect(() => {
    making.current = make;
  });
  useEffect(() => {
    if (asked === null) return;
    let current = true;
    const timer = setTimeout(async () => {
      // Written above from what the type says.
      setPreview((before) => ({ ...before, making: true }));
      const trying = making.current(JSON.parse(asked) as Trial).then(openMade);
      const made = await trying.catch(() => ({
        ...nothing,
        failed: { ok: false, code: 'internal', message: '' } as const,
      }));
      if (!current) return made.page?.close();
      setPreview((before) => {
        if (made.page === null) return { ...made, page: before.page };
        // The canvases let go of the old one when the new one is on the screen.
        if (before.page) setTimeout(before.page.close, 1000);
        return made;
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked]);
  return preview;
}
