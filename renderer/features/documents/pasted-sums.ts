/** Rows of a pasted table that sum up the others: “Итого”, “Sous-total”, “VAT 20%”. */

type Rows = readonly (readonly string[])[];

const words = [
  'итог|итого|всего|сумма|total|sub total|subtotal|grand total|sum|amount due|sous total|totaux|montant total|net à payer',
  'ндс|в т ч ндс|в том числе ндс|vat|incl vat|including vat|tva|dont tva',
].join('|');
/** What may follow: `Итого с НДС:`, `Total TTC`, `TVA 20 %`. */
const more = [
  'к оплате|по счёту|по счету|по накладной|с ндс|без ндс|в т ч ндс|ндс',
  'net|gross|due|vat|excl vat|incl vat|excluding vat|including vat|ht|ttc|tva|général|à payer|hors taxes|rub|eur|usd|руб|[€₽$]',
  '\\d[\\d, ]*%',
].join('|');
const isSum = new RegExp(`^(?:${words})(?: (?:${more}))*$`, 'u');

const plain = (text: string) =>
  text
    .toLocaleLowerCase()
    .replace(/[.:()\u00a0\u202f-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The first row may be a row of headings, where the same words stand; a product whose name only begins with one is a product. */
export function withoutSums(block: Rows): { readonly lines: Rows; readonly sums: readonly string[] } {
  const first = (row: readonly string[]) => row.find((cell) => cell.trim() !== '') ?? '';
  const sums = block.filter((row, at) => at > 0 && isSum.test(plain(first(row))));
  return { lines: block.filter((row) => !sums.includes(row)), sums: sums.map((row) => first(row).trim()) };
}
