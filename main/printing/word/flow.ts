/** A column that is filled from the top, with paragraphs and tables of Word and the room between them. */
import { ImageRun, LineRuleType, Paragraph, type ParagraphChild, type Table } from 'docx';
import type { LaidOut } from '../page-layout.ts';
import { placedPicture } from './pictures.ts';

export type Block = Paragraph | Table;

/** Pixels of 1/96 inch to twentieths of a point, in which Word measures. */
export const twips = (pixels: number): number => Math.round(pixels * 15);

/** A column of paragraphs and tables that is being filled from the top. Pixels of the page. */
export interface Flow {
  readonly blocks: Block[];
  /** The room across. */
  readonly x: number;
  readonly width: number;
  /** How far down it is filled. */
  y: number;
  /** Pictures that hang on the next paragraph. */
  readonly pictures: LaidOut[];
  /** What comes next begins on a new page. */
  newPage: boolean;
  /** The last thing in it was a table. */
  afterTable: boolean;
  /** All of it is to stay with what comes after. */
  readonly keepNext: boolean;
  /** Places what an element holds: tables ask for it for what is in their cells. */
  readonly content: (flow: Flow, around: LaidOut) => void;
}

export function newFlow(place: Pick<Flow, 'x' | 'width' | 'y' | 'keepNext' | 'content'>): Flow {
  return { ...place, blocks: [], pictures: [], newPage: false, afterTable: false };
}

/** The room between what there is and what begins at `top`. */
export const gapFrom = (flow: Flow, top: number): number => Math.max(0, top - flow.y);

/** The pictures that wait, for a paragraph whose text begins at `top`; Word measures from where the room above it begins. */
export function anchored(flow: Flow, top: number): ImageRun[] {
  return flow.pictures.splice(0).flatMap((box) => {
    const picture = placedPicture(box, { x: flow.x, y: Math.min(flow.y, top) });
    return picture === null ? [] : [new ImageRun(picture)];
  });
}

/** Whether what comes next begins on a new page; asked once. */
export function takeNewPage(flow: Flow): boolean {
  const { newPage } = flow;
  flow.newPage = false;
  return newPage;
}

/** An empty line of this height. */
function spacer(flow: Flow, height: number, children: readonly ParagraphChild[], beforeTable: boolean): Paragraph {
  return new Paragraph({
    children,
    keepNext: flow.keepNext || beforeTable,
    pageBreakBefore: takeNewPage(flow),
    run: { size: 2 },
    spacing: { before: 0, after: 0, line: Math.max(20, twips(height)), lineRule: LineRuleType.EXACT },
  });
}

/** A table begins here: Word joins tables with nothing between them, and gives them no room above. */
export function addTable(flow: Flow, table: Table, { y, height }: Pick<LaidOut, 'y' | 'height'>): void {
  const gap = gapFrom(flow, y);
  if (flow.afterTable || gap > 1 || flow.pictures.length > 0 || flow.newPage) {
    const pictures = anchored(flow, flow.y);
    flow.blocks.push(spacer(flow, Math.max(1.4, gap), pictures, true));
  }
  flow.blocks.push(table);
  flow.afterTable = true;
  flow.y = y + height;
}

/** Closes a column: something must stand after the last table, and under pictures that wait. `bottom`: where a lone empty line ends. */
export function closeFlow(flow: Flow, bottom?: number): readonly Block[] {
  if (flow.blocks.length === 0 || flow.afterTable || flow.pictures.length > 0) {
    const top = bottom === undefined ? flow.y : Math.max(flow.y, bottom - 1.4);
    flow.blocks.push(spacer(flow, 1.4, anchored(flow, top), false));
  }
  return flow.blocks;
}
