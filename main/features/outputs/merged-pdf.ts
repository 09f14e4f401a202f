/** Several PDFs as one. */
import { PDFDocument } from '@cantoo/pdf-lib';

/** A PDF that grows by whole files. */
export interface GrowingPdf {
  /** Adds all pages of the file at the end. Rejects where it is no PDF. */
  add(file: Uint8Array): Promise<void>;
  /** The whole file; the last thing that is asked. */
  bytes(): Promise<Uint8Array>;
}

export async function growingPdf(): Promise<GrowingPdf> {
  const whole = await PDFDocument.create();
  whole.setProducer('Kontor');
  return {
    async add(file) {
      const one = await PDFDocument.load(file, { updateMetadata: false });
      for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page);
    },
    // Packing the objects once more takes ten times as long and saves a tenth.
    bytes: () => whole.save({ useObjectStreams: false }),
  };
}
