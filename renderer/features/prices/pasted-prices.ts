/** Prices that come from a spreadsheet: a column of prices for the rows on the screen, or codes or names with prices. */
import type { PricedProduct } from '../../../preload/contract/prices.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { call } from '../../app/border.ts';
import { readCells } from '../../ui/grid-clipboard.ts';
import { readPrice } from './read-price.ts';

export interface PastedPrices {
  readonly items: readonly { readonly productId: number; readonly price: number | null }[];
  /** Codes or names of which there is no product, or of names several. */
  readonly notFound: readonly string[];
  /** Cells that are no prices. */
  readonly wrong: readonly string[];
}

/** Whether the text is more than one cell. */
export function isBlock(text: string): boolean {
  return /[\t\n]/u.test(text.trimEnd());
}

/** What was pasted at the row `at` of those on the screen. */
export async function pastedPrices(
  text: string,
  rows: readonly PricedProduct[],
  at: number,
  currency: string,
  language: Language,
): Promise<PastedPrices> {
  const cells = readCells(text).filter((row) => row.some((cell) => cell.trim() !== ''));
  const items: { productId: number; price: number | null }[] = [];
  const notFound: string[] = [];
  const wrong: string[] = [];
  const put = (productId: number, cell: string) => {
    const price = readPrice(cell, currency, language);
    if (price === undefined) wrong.push(cell);
    else items.push({ productId, price });
  };
  if (cells.every((row) => row.length === 1)) {
    for (const [down, [cell = '']] of cells.entries()) {
      const row = rows[at + down];
      if (row) put(row.productId, cell);
    }
    return { items, notFound, wrong };
  }
  const isHeading = cells.length > 1 && readPrice(cells[0]?.at(-1) ?? '', currency, language) === undefined;
  const named = isHeading ? cells.slice(1) : cells;
  for (let begin = 0; begin < named.length; begin += together) {
    const part = named.slice(begin, begin + together);
    const ids = await Promise.all(part.map((row) => productOf(row[0] ?? '')));
    for (const [place, row] of part.entries()) {
      const id = ids[place] ?? null;
      if (id === null) notFound.push(row[0] ?? '');
      else put(id, row.at(-1) ?? '');
    }
  }
  return { items, notFound, wrong };
}

/** So many products are looked for at the same time. */
const together = 20;

const folded = (text: string) => text.trim().toLocaleLowerCase();

async function productOf(words: string): Promise<number | null> {
  if (words.trim() === '') return null;
  const reply = await call('products.find', { text: words.slice(0, 200), limit: 10 });
  if (!reply.ok) return null;
  const coded = reply.value.filter(({ code }) => code !== '' && folded(code) === folded(words));
  const found = coded.length > 0 ? coded : reply.value.filter(({ name }) => folded(name) === folded(words));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}
