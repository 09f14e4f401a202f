/** A block of cells from a spreadsheet, as it comes from the clipboard. */
import { readCells } from '../../ui/grid-clipboard.ts';

/** Rows of cells: separated by tabs, cells with line breaks in quotes. Null: it is a single cell, plain text. */
export function pastedBlock(text: string): readonly (readonly string[])[] | null {
  if (!/[\t\n]/.test(text.trimEnd())) return null;
  const rows = readCells(text).map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  return rows.filter((row) => row.some((value) => value !== ''));
}
