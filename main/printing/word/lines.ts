/** The lines around elements, as Word draws them. */
import { BorderStyle, type IBorderOptions } from 'docx';
import type { LaidOut } from '../page-layout.ts';
import { colourOf } from './colour.ts';

export const sides = ['top', 'right', 'bottom', 'left'] as const;
export type Side = (typeof sides)[number];

const styles: Readonly<Record<string, IBorderOptions['style']>> = {
  dashed: BorderStyle.DASHED,
  dotted: BorderStyle.DOTTED,
  double: BorderStyle.DOUBLE,
};

export const noLine: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** The line at one side of an element; undefined where none is drawn. */
export function lineOf(box: LaidOut, side: Side): IBorderOptions | undefined {
  const style = box.style(`border-${side}-style`);
  const width = box.length(`border-${side}-width`);
  const color = colourOf(box.style(`border-${side}-color`));
  if (style === 'none' || style === 'hidden' || width === 0 || color === null) return undefined;
  // Word measures lines in eighths of a point.
  return { style: styles[style] ?? BorderStyle.SINGLE, size: Math.max(2, Math.round(width * 6)), color };
}

export function hasLines(box: LaidOut): boolean {
  return sides.some((side) => lineOf(box, side) !== undefined);
}

/** What fills an element behind its text; undefined for white paper. */
export function fillOf(box: LaidOut): { readonly fill: string } | undefined {
  const fill = colourOf(box.style('background-color'));
  return fill === null || fill === 'FFFFFF' ? undefined : { fill };
}
