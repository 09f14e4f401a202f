/** A page as it is to be laid out for Word. */
import type { Paper } from '../paper.ts';

/** Word sets type a little wider than Chromium: what is as narrow as its text would break. */
const slack = '<style>body { letter-spacing: 0.03em; }</style>';

/** The page with a little more room for each word, as it is to be laid out for Word. */
export function roomyPage(html: string): string {
  return html.replace('</head>', `${slack}</head>`);
}

/** How wide the room between the margins is: for this the page is to be laid out. Pixels of 1/96 inch. */
export function roomAcross({ width, left, right }: Paper): number {
  return width - left - right;
}
