/** Several PDFs as one. */
import { PDFDocument } from '@cantoo/pdf-lib';

/** All pages of the files, in their order. */
export async function mergedPdf(files: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = await PDFDocument.create();
  for (const file of files) {
    const one = await PDFDocument.load(file, { updateMetadata: false });
    for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page);
  }
  whole.setProducer('Kontor');
  return whole.save();
}
