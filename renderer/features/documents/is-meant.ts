/** Whether a product is the one that pasted words stand for. */

const folded = (text: string) => text.trim().toLocaleLowerCase();

interface Named {
  readonly name: string;
  readonly code: string;
  readonly barcode: string;
}

/** By its name, code or bar code, whole; capitals make no difference. */
export function isMeant({ name, code, barcode }: Named, words: string): boolean {
  const wanted = folded(words);
  return wanted !== '' && [name, code, barcode].some((known) => folded(known) === wanted);
}
