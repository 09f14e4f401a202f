/** Letters of columns as Excel shows them. */

/** `A`, `B` … `Z`, `AA` …; columns count from 0. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
