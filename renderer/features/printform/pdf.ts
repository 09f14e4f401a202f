/** PDF.js, loaded when the first print form is shown; its worker is a file of its own, as the page's policy asks. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

let loaded: Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> | undefined;

/** The library. The legacy build runs in the oldest Chromium that shows the page. */
export function pdfLibrary() {
  loaded ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((library) => {
    library.GlobalWorkerOptions.workerSrc = workerUrl;
    return library;
  });
  return loaded;
}

export interface OpenedPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => void;
}

/** Opens a PDF. Fonts are embedded in it; this PDF.js has no way left to run code of a file. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const library = await pdfLibrary();
  const task = library.getDocument({
    // PDF.js takes the bytes over.
    data: bytes.slice(),
    enableXfa: false,
    useSystemFonts: false,
    useWasm: false,
  });
  const document = await task.promise;
  return { document, close: () => void task.destroy() };
}
