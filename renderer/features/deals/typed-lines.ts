/** Lines of a deal as they are typed: what is no number yet is null. */
import type { DealLine } from '../../../preload/contract/deals.ts';

export interface TypedLine extends Omit<DealLine, 'quantity' | 'price' | 'discount'> {
  /** Its identity on the screen. */
  readonly key: number;
  readonly quantity: number | null;
  readonly price: number | null;
  readonly discount: number | null;
}

/** Keys of lines that are typed: each its own, while the page is open. */
let lastKey = 0;

/** A line that is typed, or was before a restart, with a key of its own. */
export function typedLine(line: Omit<TypedLine, 'key'>): TypedLine {
  lastKey += 1;
  return { ...line, key: lastKey };
}

/** Stored lines, by their places. */
export function typedLines(stored: readonly DealLine[]): readonly TypedLine[] {
  return stored.map((line, place) => ({ ...line, key: -place - 1 }));
}

/** The line as it can be saved; null while it lacks a name, a quantity, a price, or holds something that is no number. */
export function wholeLine({ key: _, quantity, price, discount, ...line }: TypedLine): DealLine | null {
  const isWhole = quantity !== null && quantity > 0 && price !== null && discount !== null && line.name.trim() !== '';
  return isWhole ? { ...line, quantity, price, discount } : null;
}

/** Whether the stored lines are others than those that the typing began with. */
export function isChangedSince(base: readonly DealLine[], stored: readonly DealLine[]): boolean {
  const parts = (lines: readonly DealLine[]) =>
    JSON.stringify(
      lines.map(({ productId, code, name, unit, quantity, price, discount }) => [
        productId,
        code,
        name,
        unit,
        quantity,
        price,
        discount,
      ]),
    );
  return parts(base) !== parts(stored);
}
