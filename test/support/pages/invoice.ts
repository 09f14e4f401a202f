/** An invoice: typed by keyboard like a sheet of a spreadsheet, saved, issued. */
import { documentTexts } from '../../../renderer/text/documents.ts';
import type { Screen } from './screen.ts';

export interface TypedLine {
  /** A part of a product's name, and the product that it finds; or free text. */
  readonly product: { readonly part: string; readonly name: string } | string;
  readonly quantity: string;
  /** Left out: as it came with the product. */
  readonly price?: string;
  readonly discount?: string;
  /** What is typed for the rate, and the rate as it then stands there. */
  readonly rate?: { readonly typed: string; readonly label: string };
}

const cellOf = (
  screen: Screen,
  column: 'product' | 'quantity' | 'unit' | 'price' | 'lineDiscount' | 'vatRate',
  row: number,
) => `${screen.say(documentTexts, column)}, ${row}`;

/** In a new invoice: the client by typing; the keyboard goes on to the first line. */
export async function typeClient(screen: Screen, part: string, name: string): Promise<void> {
  await screen.hasKeyboard(screen.say(documentTexts, 'client'));
  await screen.type(part);
  await screen.choosesFirst(name);
  await screen.press('Enter');
  await screen.hasKeyboard(cellOf(screen, 'product', 1));
  await screen.holds(screen.say(documentTexts, 'client'), name);
}

/** Types one line; the keyboard must be in its first cell and is in that of the next line afterwards. */
export async function typeLine(screen: Screen, row: number, line: TypedLine): Promise<void> {
  const { product, quantity, price, discount, rate } = line;
  const cell = async (column: Parameters<typeof cellOf>[1], text: string | undefined) => {
    await screen.hasKeyboard(cellOf(screen, column, row));
    if (text !== undefined) await screen.type(text);
  };
  if (typeof product === 'string') await cell('product', product);
  else {
    await cell('product', product.part);
    await screen.choosesFirst(product.name);
    await screen.press('Enter');
    await screen.press('Shift+Tab');
  }
  await cell('product', undefined);
  await screen.press('Tab');
  await cell('quantity', quantity);
  await screen.press('Tab');
  await cell('unit', undefined);
  await screen.press('Tab');
  await cell('price', price);
  await screen.press('Tab');
  await cell('lineDiscount', discount);
  await screen.press('Tab');
  await cell('vatRate', rate?.typed);
  if (rate) await screen.choosesFirst(rate.label);
  await screen.press('Tab');
  await screen.hasKeyboard(cellOf(screen, 'product', row + 1));
}

/** Waits for the totals at the foot: label and amount of each row, from top to bottom. */
export async function totalsAre(screen: Screen, ...rows: readonly string[]): Promise<void> {
  await screen.tableReads(screen.say(documentTexts, 'total'), rows);
}

/** Saves with Ctrl+S; the draft has no number yet. */
export async function saveDraft(screen: Screen): Promise<void> {
  await screen.press('Control+S');
  await screen.sees(screen.say(documentTexts, 'saved'));
  await screen.sees(screen.say(documentTexts, 'noNumber'));
}

/** Issues with Ctrl+Enter, where there is a remark by Enter once more; the invoice then has this number. */
export async function issue(screen: Screen, number: string, remark: string | null = null): Promise<void> {
  await screen.press('Control+Enter');
  if (remark !== null) {
    await screen.sees(remark);
    await screen.hasKeyboard(screen.say(documentTexts, 'issueAnyway'));
    await screen.press('Enter');
  }
  await screen.sees(screen.say(documentTexts, 'status_issued'));
  await screen.seesNot(screen.say(documentTexts, 'noNumber'));
  await screen.sees(number);
}
