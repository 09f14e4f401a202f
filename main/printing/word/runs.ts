/** Text within a paragraph: runs with the type that each piece has on the page. */
import { ImageRun, type IRunOptions, TextRun } from 'docx';
import type { LaidOut } from '../page-layout.ts';
import { colourOf } from './colour.ts';
import { lineOf } from './lines.ts';
import { pictureOf } from './pictures.ts';

/** Pixels of 1/96 inch to half points, in which Word measures type. */
export const halfPoints = (pixels: number): number => Math.round(pixels * 1.5);

/** What a run looks like. `box`: the element that the text stands in. */
export function typeOf(box: LaidOut): IRunOptions {
  const colour = colourOf(box.style('color'));
  const decoration = box.style('text-decoration-line');
  const raised = box.style('vertical-align');
  return {
    font: (box.style('font-family').split(',')[0] ?? '').replace(/["']/gu, '').trim(),
    size: Math.max(2, halfPoints(box.length('font-size'))),
    bold: Number(box.style('font-weight')) >= 600,
    italics: box.style('font-style') === 'italic',
    ...(colour === null || colour === '000000' ? {} : { color: colour }),
    ...(decoration.includes('underline') ? { underline: {} } : {}),
    ...(decoration.includes('line-through') ? { strike: true } : {}),
    ...(raised === 'super' ? { superScript: true } : raised === 'sub' ? { subScript: true } : {}),
  };
}

/** True for what stands within a line of text. */
export function isInline(box: LaidOut): boolean {
  if (box.style('position') === 'absolute' || box.style('float') !== 'none') return false;
  return box.name === '#text' || box.name === 'br' || /^(inline|ruby)/u.test(box.style('display'));
}

type Run = TextRun | ImageRun;

interface Pieces {
  readonly runs: Run[];
  /** A space before it would be one too many. */
  afterSpace: boolean;
}

function addText(pieces: Pieces, box: LaidOut, within: LaidOut, more: IRunOptions): void {
  const keeps = within.style('white-space-collapse');
  const lines = keeps === 'collapse' ? [box.text.replace(/[ \t\r\n]+/gu, ' ')] : box.text.split('\n');
  for (const [at, line] of lines.entries()) {
    let text = keeps.startsWith('preserve') && keeps !== 'preserve-breaks' ? line : line.replace(/[ \t]+/gu, ' ');
    if (pieces.afterSpace || at > 0) text = text.replace(/^ /u, '');
    if (text === '' && at === 0) continue;
    pieces.afterSpace = text === '' || text.endsWith(' ');
    // Word has no text that may not break between its words but by spaces that do not.
    if (within.style('text-wrap-mode') === 'nowrap') text = text.replaceAll(' ', '\u{a0}');
    pieces.runs.push(new TextRun({ ...typeOf(within), ...more, text, ...(at > 0 ? { break: 1 } : {}) }));
  }
}

function addInline(pieces: Pieces, box: LaidOut, within: LaidOut, more: IRunOptions): void {
  if (box.name === '#text') {
    if (within.style('visibility') !== 'hidden') addText(pieces, box, within, more);
    return;
  }
  if (box.name === 'br') {
    pieces.runs.push(new TextRun({ ...typeOf(within), break: 1 }));
    pieces.afterSpace = true;
    return;
  }
  if (box.name === 'img') {
    const picture = pictureOf(box);
    if (picture) pieces.runs.push(new ImageRun(picture));
    pieces.afterSpace = false;
    return;
  }
  const border = lineOf(box, 'bottom') && lineOf(box, 'top');
  for (const child of box.children) addInline(pieces, child, box, border ? { ...more, border } : more);
}

/** The runs of what stands in one paragraph; `within`: the element around it. Spaces are as a browser shows them. */
export function runsOf(inlines: readonly LaidOut[], within: LaidOut): Run[] {
  const pieces: Pieces = { runs: [], afterSpace: true };
  for (const box of inlines) addInline(pieces, box, within, {});
  return pieces.runs;
}

/** True where something of it can be read or seen. */
export function hasInk(box: LaidOut): boolean {
  return box.name === '#text' ? box.text.trim() !== '' : box.name === 'img' || box.children.some(hasInk);
}
