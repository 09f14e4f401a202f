/** What is left of a cell when the marks that programs leave in it are taken away. */

const controls = /[^\P{Cc}\t\n\r]|[\ufeff\u200b\u2060]/gu;

/**
 * The text of a cell: no control characters, trimmed, without the apostrophe by which Excel marks text (`'007`). The apostrophe of Dutch
 * names (`'s-Hertogenbosch`, `'t Hoen`) stays.
 */
export function cleanCell(cell: string): string {
  const text = cell.replace(controls, '').trim();
  return text.startsWith("'") && !/^'[a-z]{1,2}[\s-]/iu.test(text) ? text.slice(1).trim() : text;
}

/** The same on one line. */
export function oneLine(text: string): string {
  if (!/[\r\n\t\u00a0\u202f]| {2}/u.test(text)) return text;
  return text.replace(/\s+/gu, ' ');
}

/** Whether Excel shows an error instead of a value there, in its English, Russian or French words. */
export function isExcelError(text: string): boolean {
  return (
    text.startsWith('#') &&
    /^#(n\/a|null!|div\/0!|value!|ref!|name\?|num!|н\/д|пусто!|дел\/0!|знач!|ссылка!|имя\?|число!|nul!|valeur!|nom\?|nombre!)$/iu.test(
      text,
    )
  );
}

/** Whether Excel has written a long number in short: `7,70708E+09`. Its last digits are lost. */
export function isShortened(text: string): boolean {
  return /^[+-]?\d([.,]\d+)?e\+\d+$/iu.test(text);
}

/** A plausible e-mail address: one @, a domain with a dot, no spaces (RFC 5321 allows more, offices do not use it). */
export function isEmail(text: string): boolean {
  // RFC 5321 4.5.3.1.3; also keeps the pattern from long texts
  if (text.length > 254) return false;
  return /^[^\s@,;:<>()[\]"\\]{1,64}@[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)*\.[\p{L}][\p{L}\p{N}-]+$/u.test(
    text.trim(),
  );
}

/** The addresses of a cell that may hold several (`a@x.ru; b@x.ru`) or a name with each (`Ivan <ivan@x.ru>`, `mailto:`). */
export function emailsOf(text: string): string[] {
  const bracketed = [...text.matchAll(/<([^<>]+)>/gu)].map(([, address = '']) => address.trim());
  if (bracketed.length > 0) return bracketed;
  return text
    .split(/[;,\n]|\s+(?=\S+@)/u)
    .map((part) => part.trim().replace(/^mailto:/iu, ''))
    .filter((part) => part !== '');
}

/** The address of a web page without the marks of Access and Excel links: `#CAJUN.HTM#`, `Our page#http://example.com#`. */
export function siteOf(text: string): string {
  const link = /^([^#]*)#([^#]*)#([^#]*)(#.*)?$/u.exec(text);
  if (!link || /^https?:\/\/[^#]*\/$/iu.test(link[1] ?? '')) return text;
  const [, shown = '', address = '', place = ''] = link;
  return address.trim() !== '' ? address.trim() : shown.trim() || place.trim();
}
