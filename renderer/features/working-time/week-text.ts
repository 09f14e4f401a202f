/** Hours of a day as people type them. */
import type { WorkingSpan } from '../../../preload/contract/working-time.ts';
import { readTime } from '../activities/times.ts';

const most = 4;

/** Reads `9-18` or `9:00–13:00, 14:00–18:00`; empty: none. Null when it is no hours, or not one after the other. */
export function readHours(typed: string): WorkingSpan[] | null {
  const parts = typed
    .split(/[,;]/u)
    .map((part) => part.trim())
    .filter(Boolean);
  const spans: WorkingSpan[] = [];
  for (const part of parts) {
    const [first = '', last = '', ...more] = part.split(/\s*[-–—]\s*/u);
    const from = readTime(first);
    const to = /^24([:.h]?00)?$/u.test(last) ? '24:00' : readTime(last);
    if (from === null || to === null || more.length > 0 || from >= to) return null;
    if ((spans.at(-1)?.to ?? '') > from) return null;
    spans.push({ from, to });
  }
  return spans.length > most ? null : spans;
}

/** The same, written out. */
export function hoursText(spans: readonly WorkingSpan[]): string {
  return spans.map(({ from, to }) => `${from}–${to}`).join(', ');
}
