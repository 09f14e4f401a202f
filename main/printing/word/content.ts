/** What stands one under the other on a page: paragraphs and tables, with the room between them as a browser has laid it out. */
import { AlignmentType, LineRuleType, Paragraph } from 'docx';
import type { LaidOut } from '../page-layout.ts';
import { anchored, type Flow, gapFrom, takeNewPage, twips } from './flow.ts';
import { flexTable, htmlTable, oneCellTable } from './grids.ts';
import { fillOf, hasLines, lineOf, sides } from './lines.ts';
import { halfPoints, hasInk, isInline, runsOf } from './runs.ts';

/** Height of a line of Noto Sans, in the size of its type. */
const naturalLine = 1.362;

const alignments: Readonly<Record<string, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  center: AlignmentType.CENTER,
  '-webkit-center': AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  end: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
};

interface Within {
  readonly box: LaidOut;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function inside(box: LaidOut): Within {
  const edge = (side: (typeof sides)[number]) => box.length(`padding-${side}`) + box.length(`border-${side}-width`);
  return {
    box,
    left: box.x + edge('left'),
    right: box.x + box.width - edge('right'),
    top: box.y + edge('top'),
    bottom: box.y + box.height - edge('bottom'),
  };
}

/** One paragraph. `whole`: it is all that the element around it holds, so that the lines of that one are its own. */
function addParagraph(flow: Flow, inlines: readonly LaidOut[], around: LaidOut, whole: boolean): void {
  const { left, right, top, bottom } = inside(around);
  const first = Math.min(...inlines.map(({ y }) => y));
  const last = Math.max(...inlines.map(({ y, height }) => y + height));
  const begins = whole ? (hasLines(around) ? around.y : top) : first;
  const runs = runsOf(inlines, around);
  const lineHeight = around.length('line-height');
  const size = around.length('font-size');
  const pictured = inlines.some((box) => box.name === 'img' || box.children.some(({ name }) => name === 'img'));
  const border = Object.fromEntries(
    sides.flatMap((side) => {
      const line = whole ? lineOf(around, side) : undefined;
      return line ? [[side, { ...line, space: Math.round(around.length(`padding-${side}`) * 0.75) }]] : [];
    }),
  );
  const fill = whole ? fillOf(around) : undefined;
  flow.blocks.push(
    new Paragraph({
      children: [...anchored(flow, begins), ...runs],
      alignment: alignments[around.style('text-align')] ?? AlignmentType.LEFT,
      indent: {
        left: Math.max(0, twips(left - flow.x)),
        right: Math.max(0, twips(flow.x + flow.width - right)),
      },
      spacing: {
        before: twips(gapFrom(flow, begins)),
        after: 0,
        ...(lineHeight > 0 && size > 0 && !pictured
          ? { line: Math.round((240 * lineHeight) / (size * naturalLine)), lineRule: LineRuleType.AUTO }
          : {}),
      },
      run: { size: Math.max(2, halfPoints(size)) },
      border,
      ...(fill ? { shading: fill } : {}),
      keepLines: around.style('break-inside') === 'avoid',
      keepNext: flow.keepNext || around.style('break-after') === 'avoid',
      pageBreakBefore: takeNewPage(flow),
    }),
  );
  flow.afterTable = false;
  flow.y = whole ? (hasLines(around) ? around.y + around.height : bottom) : last;
}

/** Places what an element holds, one under the other. */
function addContent(flow: Flow, around: LaidOut): void {
  const { children } = around;
  const whole = children.every((child) => isInline(child) || isHung(child));
  let line: LaidOut[] = [];
  const endLine = () => {
    if (line.some((box) => hasInk(box) || box.name === 'br')) addParagraph(flow, line, around, whole);
    line = [];
  };
  for (const child of children) {
    if (isHung(child)) hang(flow, child);
    else if (isInline(child)) line.push(child);
    else {
      endLine();
      addBlock(flow, child);
    }
  }
  endLine();
}

/** Stands beside what follows, or over it. */
function isHung(box: LaidOut): boolean {
  const position = box.style('position');
  return position === 'absolute' || position === 'fixed' || box.style('float') !== 'none';
}

function hang(flow: Flow, box: LaidOut): void {
  // What stands on every page is the header's.
  if (box.style('position') === 'fixed') return;
  if (box.name === 'img') flow.pictures.push(box);
  else addBlock(flow, box);
}

/** Places what stands in a cell: the cell has the lines around it already. */
export function addInside(flow: Flow, box: LaidOut): void {
  const display = box.style('display');
  if (display === 'table') htmlTable(flow, box);
  else if (/flex|grid/u.test(display)) flexTable(flow, box);
  else addContent(flow, box);
}

function addBlock(flow: Flow, box: LaidOut): void {
  if (box.style('break-before') === 'page' && flow.blocks.length > 0) flow.newPage = true;
  const holdsBlocks = box.children.some((child) => !isInline(child) && !isHung(child));
  if (box.name === 'img') addParagraph(flow, [box], { ...box, children: [box] }, false);
  else if (box.style('display') === 'block' && holdsBlocks && (hasLines(box) || fillOf(box))) oneCellTable(flow, box);
  else addInside(flow, box);
}
