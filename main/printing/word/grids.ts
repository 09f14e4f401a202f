/** Tables of a page, and what stands side by side in it, as tables of Word. */
import type { LaidOut } from '../page-layout.ts';
import type { Flow } from './flow.ts';
import { hasLines } from './lines.ts';
import { hasInk, isInline } from './runs.ts';
import { addRows, asBlock, type Cell, near, type Row } from './word-table.ts';

interface HtmlRow {
  readonly row: LaidOut;
  readonly group: LaidOut | null;
}

function rowsIn(box: LaidOut, group: LaidOut | null = null): HtmlRow[] {
  return box.children.flatMap((child) => {
    const display = child.style('display');
    if (display === 'table-row') return [{ row: child, group }];
    return /^table-(row|header|footer)-group$/u.test(display) ? rowsIn(child, child) : [];
  });
}

/** A table of the page. What closes it in one cell across, without lines, comes after it: so it can be edited as text. */
export function htmlTable(flow: Flow, box: LaidOut): void {
  const all = rowsIn(box);
  const last = all.at(-1)?.row.children ?? [];
  const [only] = last;
  const closes =
    all.length > 1 &&
    only !== undefined &&
    last.length === 1 &&
    !hasLines(only) &&
    only.width > box.width * 0.95 &&
    only.children.some((child) => !isInline(child));
  const shown = closes ? all.slice(0, -1) : all;
  const rows = shown.map(({ row, group }, at): Row => {
    const tail =
      group !== null && group.style('break-inside') === 'avoid' && group.style('display') === 'table-row-group';
    return {
      cells: row.children.map((cell) => ({
        x: cell.x,
        right: cell.x + cell.width,
        y: cell.y,
        bottom: cell.y + cell.height,
        box: cell,
        rowSpan: Number(cell.attributes.rowspan ?? 1) || 1,
        atFoot: false,
      })),
      repeats: group?.style('display') === 'table-header-group',
      whole: row.style('break-inside') === 'avoid' || tail,
      keepNext: tail && (closes || at < shown.length - 1),
    };
  });
  const bottom = Math.max(...shown.map(({ row }) => row.y + row.height), box.y);
  addRows(flow, rows, { y: box.y, height: bottom - box.y });
  if (closes) flow.content(flow, only);
}

/** What stands side by side: each line of it is a row. */
export function flexTable(flow: Flow, box: LaidOut): void {
  const shown = box.children.filter(
    (child) => child.style('position') !== 'absolute' && !(child.name === '#text' && !hasInk(child)),
  );
  for (const child of box.children)
    if (child.style('position') === 'absolute' && child.name === 'img') flow.pictures.push(child);
  const lines: LaidOut[][] = [];
  for (const child of shown) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    if (line && before && child.x >= before.x + before.width - near) line.push(child);
    else lines.push([child]);
  }
  if (lines.length === 0 || !box.children.some((child) => child.style('position') !== 'absolute')) {
    if (box.height > 0 && (hasLines(box) || flow.pictures.length > 0)) emptyLine(flow, box);
    return;
  }
  const right = box.x + box.width - box.length('padding-right');
  const atFoot = box.style('align-items') === 'flex-end';
  const rows = lines.map((line, place): Row => {
    const top = Math.min(...line.map(({ y }) => y));
    const bottom = lowest(line);
    const cells = line.map((child, at): Cell => {
      const next = line[at + 1];
      const ends = child.x + child.width;
      const until = next ? next.x : right;
      return {
        x: child.x,
        right: hasLines(child) ? ends : until,
        y: top,
        bottom,
        box: child,
        rowSpan: 1,
        atFoot: atFoot || (child.style('align-items') === 'flex-end' && /flex/u.test(child.style('display'))),
        above: place === 0 ? 0 : Math.max(0, top - lowest(lines[place - 1])),
        ...frameOf(box, place, lines.length),
      };
    });
    return { cells, repeats: false, whole: true, keepNext: false };
  });
  addRows(flow, rows, box, hasLines(box) ? [box.x, right] : []);
}

const lowest = (line: readonly LaidOut[] = []) => Math.max(...line.map(({ y, height }) => y + height));

/** The lines around all of it are those of its first and its last row. */
function frameOf(box: LaidOut, place: number, count: number): Pick<Cell, 'around'> {
  if (!hasLines(box)) return {};
  const hides = (name: string) => (place > 0 && name.includes('top')) || (place < count - 1 && name.includes('bottom'));
  return {
    around: {
      ...box,
      style: (name) => (hides(name) ? '' : box.style(name)),
      length: (name) => (hides(name) ? 0 : box.length(name)),
    },
  };
}

function emptyLine(flow: Flow, box: LaidOut): void {
  const cell: Cell = {
    x: box.x,
    right: box.x + box.width,
    y: box.y,
    bottom: box.y + box.height,
    box: { ...asBlock(box), children: [] },
    rowSpan: 1,
    atFoot: true,
  };
  addRows(flow, [{ cells: [cell], repeats: false, whole: true, keepNext: false }], box);
}

/** An element with lines around several paragraphs. */
export function oneCellTable(flow: Flow, box: LaidOut): void {
  const cell: Cell = {
    x: box.x,
    right: box.x + box.width,
    y: box.y,
    bottom: box.y + box.height,
    box,
    rowSpan: 1,
    atFoot: false,
  };
  const isBreak = box.style('break-inside') === 'avoid';
  addRows(flow, [{ cells: [cell], repeats: false, whole: isBreak, keepNext: false, least: box.height }], box);
}
