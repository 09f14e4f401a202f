/** A table of Word, from cells that are laid out on a page. */
import {
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { LaidOut } from '../page-layout.ts';
import { addTable, type Block, closeFlow, type Flow, newFlow, twips } from './flow.ts';
import { fillOf, lineOf, noLine, sides } from './lines.ts';
import { hasInk, isInline } from './runs.ts';

/** Edges that are nearer than this are one; pixels. */
export const near = 2;

/** A cell as it is laid out. Pixels of the page. */
export interface Cell {
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly bottom: number;
  /** Null: room that nothing stands in. */
  readonly box: LaidOut | null;
  /** Whose lines it has above and below, besides its own. */
  readonly around?: LaidOut;
  readonly rowSpan: number;
  /** Room above it, besides its own. */
  readonly above?: number;
  /** Its text is laid at its foot though the style of the cell says nothing of it. */
  readonly atFoot: boolean;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly repeats: boolean;
  readonly whole: boolean;
  readonly keepNext: boolean;
  /** So high at least, in pixels. */
  readonly least?: number;
}

/** The edges of all cells, from left to right. */
function edgesOf(rows: readonly Row[], outer: readonly number[]): number[] {
  const cells = rows.flatMap((row) => row.cells.flatMap(({ x, right }) => [x, right]));
  const all = [...outer, ...cells].sort((one, other) => one - other);
  const edges: number[] = [];
  for (const edge of all) if (edge - (edges.at(-1) ?? Number.NEGATIVE_INFINITY) > near) edges.push(edge);
  return edges;
}

function placeOf(edges: readonly number[], edge: number): number {
  let best = 0;
  for (const [at, one] of edges.entries()) if (Math.abs(one - edge) < Math.abs((edges[best] ?? 0) - edge)) best = at;
  return best;
}

const vertical = {
  middle: VerticalAlignTable.CENTER,
  center: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
  'flex-end': VerticalAlignTable.BOTTOM,
} as const;
const isVertical = (align: string): align is keyof typeof vertical => Object.hasOwn(vertical, align);

/** What stays between a text that Word sets wider and the line at its side; pixels. */
const leastBesideLine = 2;

/** Room at a side of the cell from which its text does not begin: nobody sees whether it is the cell's or the text's. */
function isReserve(box: LaidOut, side: (typeof sides)[number]): boolean {
  if (box.name === '#text' || !box.children.every(isInline)) return false;
  const align = box.style('text-align');
  const begins = align === 'right' || align === 'end' ? 'right' : 'left';
  return (side === 'left' || side === 'right') && (align === 'center' || side !== begins);
}

function tableCell(flow: Flow, cell: Cell, width: number, columnSpan: number): TableCell {
  const { box, around } = cell;
  const borders = Object.fromEntries(
    sides.map((side) => {
      const own = box ? lineOf(box, side) : undefined;
      const outer = around && (side === 'top' || side === 'bottom') ? lineOf(around, side) : undefined;
      return [side, own ?? outer ?? noLine];
    }),
  );
  const ownPadding = (side: (typeof sides)[number]) => {
    const room = box && box.name !== '#text' ? box.length(`padding-${side}`) : 0;
    if (box === null || !isReserve(box, side)) return room;
    return lineOf(box, side) ? Math.min(room, leastBesideLine) : 0;
  };
  const padding = (side: (typeof sides)[number]) =>
    ownPadding(side) + (around && (side === 'top' || side === 'bottom') ? around.length(`padding-${side}`) : 0);
  const margins = {
    marginUnitType: WidthType.DXA,
    top: twips(padding('top') + (cell.above ?? 0)),
    bottom: twips(padding('bottom')),
    left: twips(padding('left')),
    right: twips(Math.max(padding('right'), box ? cell.right - (box.x + box.width) : 0)),
  };
  const align =
    box && box.style('display') === 'table-cell' ? box.style('vertical-align') : cell.atFoot ? 'bottom' : '';
  const fill = box ? fillOf(box) : undefined;
  return new TableCell({
    children: cellContent(flow, cell, width / 15, isVertical(align)),
    width: { size: width, type: WidthType.DXA },
    columnSpan,
    rowSpan: cell.rowSpan,
    borders,
    margins,
    ...(isVertical(align) ? { verticalAlign: vertical[align] } : {}),
    ...(fill ? { shading: fill } : {}),
    ...(box?.style('writing-mode').startsWith('vertical')
      ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT }
      : {}),
  });
}

/** `across`: how wide the cell has become, in pixels. */
function cellContent(
  { content, keepNext }: Flow,
  { box, bottom }: Cell,
  across: number,
  isMoved: boolean,
): readonly Block[] {
  if (box === null) return closeFlow(newFlow({ x: 0, width: 0, y: 0, keepNext, content }));
  const left = box.length('padding-left') + box.length('border-left-width');
  const right = box.length('padding-right') + box.length('border-right-width');
  const top = box.y + box.length('padding-top') + box.length('border-top-width');
  // What is laid at the foot or in the middle has its room above by that.
  const y = isMoved ? Number.POSITIVE_INFINITY : top;
  const flow = newFlow({
    x: box.x + left,
    width: Math.max(1, Math.min(box.width, across) - left - right),
    y,
    keepNext,
    content,
  });
  const isText = box.name === '#text' || isInline(box);
  content(flow, isText ? { ...asBlock(plain(box)), children: [box] } : plain(box));
  return closeFlow(flow, bottom);
}

/** The same element as a plain block. */
export function asBlock(box: LaidOut): LaidOut {
  return { ...box, style: (name) => (name === 'display' ? 'block' : box.style(name)) };
}

/** The element without lines and room of its own: its cell has them. */
function plain(box: LaidOut): LaidOut {
  return {
    ...box,
    style: (name) => (/^(border|background)/u.test(name) ? '' : box.style(name)),
    length: (name) => (/^border/u.test(name) ? 0 : box.length(name)),
  };
}

/** What does not fit with the room that each word was given for Word: the widest columns give it, whose text has most places to break. */
export function narrowed(widths: readonly number[], room: number): readonly number[] {
  const rising = [...widths].sort((one, other) => one - other);
  let left = Math.max(0, room);
  for (const [at, width] of rising.entries()) {
    const most = left / (rising.length - at);
    if (width > most) return widths.map((one) => Math.min(one, most));
    left -= width;
  }
  return widths;
}

/** `outer`: edges that the table has though no cell of its own begins or ends there. */
export function addRows(
  flow: Flow,
  rows: readonly Row[],
  place: Pick<LaidOut, 'y' | 'height'>,
  outer: readonly number[] = [],
): void {
  const edges = edgesOf(rows, outer);
  const [first = flow.x] = edges;
  const laidOut = edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0));
  const widths = narrowed(laidOut, flow.x + flow.width - first).map((width) => Math.max(20, twips(width)));
  const spans = rows.some(({ cells }) => cells.some(({ rowSpan }) => rowSpan > 1));
  const made = rows.map(({ cells, repeats, whole, keepNext, least = 0 }) => {
    const within = { ...flow, keepNext: keepNext || flow.keepNext };
    const children: TableCell[] = [];
    let at = 0;
    const fill = (to: number) => {
      if (to <= at || spans) return;
      const size = widths.slice(at, to).reduce((sum, width) => sum + width, 0);
      const [sample] = cells;
      const empty: Cell = {
        x: 0,
        right: 0,
        y: 0,
        bottom: 0,
        box: null,
        rowSpan: 1,
        atFoot: false,
        ...(sample?.around ? { around: sample.around } : {}),
      };
      children.push(tableCell(within, empty, size, to - at));
    };
    for (const cell of cells) {
      const from = placeOf(edges, cell.x);
      const to = Math.max(from + 1, placeOf(edges, cell.right));
      fill(from);
      const size = widths.slice(from, to).reduce((sum, width) => sum + width, 0);
      children.push(tableCell(within, cell, size, to - from));
      at = to;
    }
    fill(edges.length - 1);
    const isEmpty = cells.every(({ box }) => box === null || !hasInk(box));
    const heights = cells.flatMap(({ rowSpan, y, bottom }) => (rowSpan === 1 && isEmpty ? [bottom - y] : []));
    const height = Math.max(least, ...heights);
    return new TableRow({
      children,
      cantSplit: whole,
      tableHeader: repeats,
      ...(height > 0 ? { height: { value: twips(height), rule: HeightRule.ATLEAST } } : {}),
    });
  });
  const borders = {
    top: noLine,
    bottom: noLine,
    left: noLine,
    right: noLine,
    insideHorizontal: noLine,
    insideVertical: noLine,
  };
  const table = new Table({
    rows: made,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    indent: { size: twips(first - flow.x), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 0, right: 0 },
    borders,
  });
  addTable(flow, table, place);
}
