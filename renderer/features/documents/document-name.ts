/** What a document is called with its number. */

/** `Invoice INV-2026-0042`; a number that begins with the word already stands alone: `КП-1`. */
export function documentName(word: string, number: string): string {
  return number.startsWith(word) && !/^\p{L}/u.test(number.slice(word.length)) ? number : `${word} ${number}`;
}
