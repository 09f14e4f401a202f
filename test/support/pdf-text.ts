/** What a PDF says, as poppler reads it: the whole text in its layout, or page by page. */
import { execFileSync } from 'node:child_process';

/** The text of each page, with every kind of space as one. */
export function pdfPages(pdf: Buffer): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8' });
  return text
    .split('\f')
    .filter((page, place, all) => place < all.length - 1 || page.trim() !== '')
    .map((page) => page.replace(/[\s\u00a0\u202f]+/gu, ' ').trim());
}

export function pdfText(pdf: Buffer): string {
  return pdfPages(pdf).join(' ');
}
