/** The pages of a PDF as pictures, as one file: a PNG, or a ZIP of them where there are several pages. */
import type { PDFDocumentProxy } from './pdf.ts';
import { storedZip } from './stored-zip.ts';

/** Dots an inch; a PDF counts 72 points an inch. */
const resolution = 150;

async function pagePicture(pdf: PDFDocumentProxy, number: number): Promise<Uint8Array<ArrayBuffer>> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: resolution / 72 });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error(`Page ${number} did not become a picture.`);
  return new Uint8Array(await blob.arrayBuffer());
}

/** `name`: of the PDF. White paper, 150 dots an inch. */
export async function pagePictures(pdf: PDFDocumentProxy, name: string): Promise<File> {
  const stem = name.replace(/\.pdf$/iu, '');
  const pictures: Uint8Array<ArrayBuffer>[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pictures.push(await pagePicture(pdf, number));
  const [only] = pictures;
  if (only && pictures.length === 1) return new File([only], `${stem}.png`, { type: 'image/png' });
  const digits = String(pictures.length).length;
  const parts = pictures.map((bytes, at) => ({ name: `${String(at + 1).padStart(digits, '0')}.png`, bytes }));
  return new File([storedZip(parts)], `${stem} PNG.zip`, { type: 'application/zip' });
}
