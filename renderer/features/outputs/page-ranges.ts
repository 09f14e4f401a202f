/** Pages as people write them: `1-3, 5`. */

export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/** The parts in the order in which they are written; null for all pages; undefined for what names no pages of so many. */
export function pageRanges(text: string, count: number): PageRange[] | null | undefined {
  const parts = text.split(/[,;]/u).map((part) => part.trim());
  if (parts.every((part) => part === '')) return null;
  const ranges: PageRange[] = [];
  for (const part of parts) {
    const [, first, last = first] = /^(\d{1,4})(?:\s*[-–—]\s*(\d{1,4}))?$/u.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from >= 1 && to >= from && to <= count)) return undefined;
    ranges.push({ from, to });
  }
  return ranges;
}
