/** The primary documents that a tax invoice names. */
import type { PrintedDocument, PrintedShipment } from './printed-document.ts';

/** A УПД is that itself; a tax invoice names the act or waybill that it is based on, else those that stand beside it. Empty: there is none. */
export function shipmentsIn({
  type,
  number,
  day,
  basedOn,
  shipments,
  lines,
}: PrintedDocument): readonly PrintedShipment[] {
  const all = lines.map((_, at) => at + 1);
  if (type === 'upd') return number === null ? [] : [{ type, number, day, lines: all }];
  if (basedOn?.type === 'act' || basedOn?.type === 'waybill') return [{ ...basedOn, lines: all }];
  return shipments ?? [];
}

/** Numbers in rising order, neighbours drawn together: `1–3, 5`. */
export function lineNumbers(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}
