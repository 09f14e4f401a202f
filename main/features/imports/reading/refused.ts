/** Hands refused rows back as a file that can be corrected and imported again. */
import type { Separator } from './separator.ts';

export interface RefusedRow {
  readonly cells: readonly string[];
  /** Sentences in the language of the user. */
  readonly reasons: readonly string[];
}

/**
 * A CSV file, UTF-8 with a byte order mark, lines ended by CRLF: the columns of the original unchanged, and a last one with the reasons.
 * The cells go back exactly as they were, so only the added column is protected against being run as a formula (it may quote a cell).
 * A column of reasons from an import before is replaced.
 * @param header null: the original has no header row, and neither has this
 * @param rows gone through twice; there may be more of them than the memory would take as texts
 */
export function writeRefused(
  { separator, reasonTitle }: { readonly separator: Separator; readonly reasonTitle: string },
  header: readonly string[] | null,
  rows: Iterable<RefusedRow>,
): Uint8Array {
  const again = header !== null && header.at(-1) === reasonTitle;
  let width = header?.length ?? 0;
  for (const { cells } of rows) width = Math.max(width, cells.length);
  if (again) width = header.length - 1;
  const line = (cells: readonly string[], last: string) => {
    const padded = Array.from({ length: width }, (_, column) => cells[column] ?? '');
    return [...padded, harmless(last)].map((cell) => quoted(cell, separator)).join(separator);
  };
  const parts: Buffer[] = [];
  let text = `\ufeff${header ? `${line(header, reasonTitle)}\r\n` : ''}`;
  for (const { cells, reasons } of rows) {
    text += `${line(cells, reasons.join(' '))}\r\n`;
    if (text.length < longestPart) continue;
    parts.push(Buffer.from(text));
    text = '';
  }
  return Buffer.concat([...parts, Buffer.from(text)]);
}

/** Characters that are put together before they become bytes. */
const longestPart = 1 << 20;

/** Excel runs what begins with one of these (OWASP, CSV injection). */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
}

function quoted(cell: string, separator: Separator): string {
  const needed = cell.includes(separator) || /["\r\n]|^\s|\s$|^sep=/iu.test(cell);
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
}
