/** The folded key: what names, phones and words look like to the search, so that `Орлёв`, `ОРЛЕВ` and `орлев` are one. */

/** Letters that Unicode does not take apart into a letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  þ: 'th',
  ŧ: 't',
  ĸ: 'k',
  ſ: 's',
  ŀ: 'l',
  ŉ: 'n',
};

const MARKS = /\p{M}+/gu;
const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
const DOUBLE_QUOTES = /[«»„“”‟〝〞″]/gu;
const SINGLE_QUOTES = /[‘’‚‛‹›′`´ʼ]/gu;
const DASHES = /[‐‑‒–—―−﹘﹣-]/gu;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const SPACES = /[\s\p{Z}\p{Cc}]+/gu;
/** Printable ASCII but the grave accent, and the letters and quotes of Russian: most texts, and they need little. */
const PLAIN = /^[ -_a-~А-Яа-яЁё«»]*$/u;

/**
 * Lower case, without accents, ё as е (й stays й), ligatures written out, quotes and dashes plain, one space between
 * words and none at the ends. Folding what is folded changes nothing.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return foldPlain(text);
  return (
    text
      .replace(INVISIBLE, '')
      .normalize('NFKC')
      .toLowerCase()
      // й is a letter of its own that Unicode takes apart like an accented one; a private mark carries it across.
      .replace(/й/gu, '\uE000')
      .normalize('NFKD')
      .replace(MARKS, '')
      .replace(/\uE000/gu, 'й')
      .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
      .replace(DOUBLE_QUOTES, '"')
      .replace(SINGLE_QUOTES, "'")
      .replace(DASHES, '-')
      .replace(SPACES, ' ')
      .trim()
  );
}

/** The same for what `PLAIN` lets through, several times faster: an import folds every row more than once. */
function foldPlain(text: string): string {
  let folded = text.toLowerCase();
  if (folded.includes('ё')) folded = folded.replaceAll('ё', 'е');
  if (/[«»]/u.test(folded)) folded = folded.replace(/[«»]/gu, '"');
  if (folded.includes('  ')) folded = folded.replace(/ {2,}/gu, ' ');
  return folded.trim();
}

/** The digits of a text, of whatever script, and nothing else: `+7 (495) 123-45` gives `749512345`. */
export function digits(text: string): string {
  return text.normalize('NFKC').replace(/[^0-9]+/gu, '');
}

/** What a list by name is sorted by: the folded name without the quotes and signs that stand before its first letter. */
export function nameKey(text: string): string {
  const folded = fold(text);
  return folded.replace(/^[^\p{L}\p{N}]+/u, '') || folded;
}
