/** Stretches of time on a day, pure: what people have in common, and what is left. */
import type { Span } from '../../../preload/contract/working-hours.ts';
import type { WorkingWeek } from '../../../preload/contract/working-time.ts';

/** What every office begins with: Monday to Friday. */
export const usualWeek: WorkingWeek = [0, 1, 2, 3, 4, 5, 6].map((day) =>
  day < 5 ? [{ from: '09:00', to: '18:00' }] : [],
);

/** What both have. Each in the order of time. */
export function common(one: readonly Span[], other: readonly Span[]): Span[] {
  return one.flatMap((a) =>
    other
      .map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }))
      .filter(({ from, to }) => from < to),
  );
}

/** What is left without a stretch that is taken. */
export function without(spans: readonly Span[], taken: Span): Span[] {
  if (taken.from >= taken.to) return [...spans];
  return spans.flatMap(({ from, to }) =>
    [
      { from, to: Math.min(to, taken.from) },
      { from: Math.max(from, taken.to), to },
    ].filter((one) => one.from < one.to),
  );
}
