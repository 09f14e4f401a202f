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
/** Printable ASCII but the grave accent, Russian, the accented letters of Latin but İ, quotes and dashes: most texts, and each of their characters folds by itself. */
const PLAIN = /^[ -_a-~А-Яа-яЁёÀ-ÖØ-öø-įı-ž«»„“”’–—№]*$/u;
/** Those that folding changes, in lower case. */
const CHANGED = /[^ -~а-я]/gu;

/**
 * Lower case, without accents, ё as е (й stays й), ligatures written out, quotes and dashes plain, one space between
 * words and none at the ends. Folding what is folded changes nothing.
 */
export function fold(text: string): string {
  return PLAIN.test(text) ? foldPlain(text) : foldAny(text);
}

function foldAny(text: string): string {
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
  const folded = text.toLowerCase().replace(CHANGED, foldCharacter);
  return (folded.includes('  ') ? folded.replace(/ {2,}/gu, ' ') : folded).trim();
}

const characters = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = characters.get(character);
  if (known !== undefined) return known;
  const folded = foldAny(character);
  characters.set(character, folded);
  return folded;
}

/** The digits of a text, of whatever script, and nothing else: `+7 (495) 123-45` gives `749512345`. */
export function digits(text: string): string {
  return plainForms(text).replace(/[^0-9]+/gu, '');
}

/** Characters that are others in another form (`１` and `1`) as those others: NFKC, which is not asked for ASCII. */
export function plainForms(text: string): string {
  return /^[ -~]*$/u.test(text) ? text : text.normalize('NFKC');
}

/** What a list by name is sorted by: the folded name without the quotes and signs that stand before its first letter. */
export function nameKey(text: string): string {
  const folded = fold(text);
  return folded.replace(/^[^\p{L}\p{N}]+/u, '') || folded;
}
