/** Cells on their way to Excel and back: as text with tabs between them, and as a table of HTML. */

/** Text that Excel takes as these cells: tabs and lines, with quotes around what holds either. */
export function tabbedText(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n');
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The same as a table of HTML. `isText` says of a column whether it is text: Excel keeps its leading zeros and makes
 * neither a number nor a day of it.
 */
export function tableHtml(rows: readonly (readonly string[])[], isText: (column: number) => boolean): string {
  const cell = (text: string, column: number) => {
    const safe = text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign).replaceAll('\n', '<br>');
    return `<td${isText(column) ? ` style="mso-number-format:'\\@'"` : ''}>${safe}</td>`;
  };
  const lines = rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`);
  return `<meta charset="utf-8"><table>${lines.join('')}</table>`;
}

/** Cells as they come from a spreadsheet: rows of cells, with quotes around those that hold tabs or line breaks. */
export function readCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  return rows;
}
