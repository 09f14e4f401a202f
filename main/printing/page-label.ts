/** "Page 2 of 3" and the document's number and date at the foot of each page. */
import { type Language, languages } from '../../preload/contract/values.ts';

export interface PageLabel {
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

const labels: Readonly<Record<Language, PageLabel>> = {
  en: { before: 'Page ', between: ' of ', after: '' },
  ru: { before: 'Страница ', between: ' из ', after: '' },
  fr: { before: 'Page ', between: ' sur ', after: '' },
};

/** The words around the number of a page and the count of pages. */
export function pageLabels(language: Language): PageLabel {
  return labels[language];
}

/** The first Chromium that prints what `@page` says in its margin boxes; older ones need `shellFooter`. */
export const firstChromiumWithMarginBoxes = 131;

const opening = '<style id="page-labels">';
const closing = '</style>';

/** A CSS string that cannot end early, neither its quotes nor the style element around it. */
function cssString(text: string): string {
  return `"${text.replace(/["\\<>&\p{Cc}]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

/** The style element with the rules for the foot of each page: `caption` on the left with `below` under it, the page on the right. */
export function pageLabelStyle(caption: string, language: Language, below = ''): string {
  const { before, between, after } = labels[language];
  const count = `${cssString(before)} counter(page) ${cssString(between)} counter(pages) ${cssString(after)}`;
  const left = below === '' ? cssString(caption) : `${cssString(caption)} "\\a " ${cssString(below)}; white-space: pre`;
  return `${opening}@page { @bottom-left { content: ${left} } @bottom-right { content: ${count} } }${closing}`;
}

/** The page without its own foot, for a host that puts one there itself. */
export function withoutPageLabels(html: string): string {
  const start = html.indexOf(opening);
  if (start < 0) return html;
  const end = html.indexOf(closing, start);
  return html.slice(0, start) + html.slice(end + closing.length);
}

/**
 * The same foot as a `footerTemplate` of Chromium's `printToPDF`, for versions before 131: to be used with
 * `displayHeaderFooter` and an empty `headerTemplate`. Reads title and language out of a rendered page.
 */
export function shellFooter(html: string): string {
  const title = /<title>([^<]*)<\/title>/u.exec(html)?.[1] ?? '';
  const code = /<html lang="([a-z]+)"/u.exec(html)?.[1];
  const { before, between, after } = labels[languages.find((language) => language === code) ?? 'en'];
  const style =
    'width:100%;padding:0 15mm;font:8px Noto Sans,Arial,sans-serif;color:#444;display:flex;justify-content:space-between';
  const count = `${before}<span class="pageNumber"></span>${between}<span class="totalPages"></span>${after}`;
  return `<div style="${style}"><span>${title}</span><span>${count}</span></div>`;
}
