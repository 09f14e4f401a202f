/** Which days a planner shows, and what stands before and after them. */
import { dayOf, plusDays, plusMonths, weeksOf } from '../../ui/days.ts';

export const plannerViews = ['day', 'week', 'month', 'agenda'] as const;
export type PlannerView = (typeof plannerViews)[number];

/** Days from `from` up to `to`, both included. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** The Monday of the week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(day, -weekday);
}

/** The days that are on the screen around this day; a month with the ends of the weeks around it. */
export function stretchOf(view: PlannerView, day: string): Stretch {
  if (view === 'day') return { from: day, to: day };
  if (view === 'month') {
    const weeks = weeksOf(day.slice(0, 7)).flat();
    return { from: weeks[0] ?? day, to: weeks.at(-1) ?? day };
  }
  const from = mondayOf(day);
  return { from, to: plusDays(from, 6) };
}

/** The day of something new: the one that is shown; of several the present one, else the first on which one works. */
export function dayOfNew(
  view: PlannerView,
  day: string,
  { present, works }: { readonly present: string; readonly works: (day: string) => boolean },
): string {
  if (view === 'day') return day;
  const month = day.slice(0, 7);
  const { from, to } =
    view === 'month' ? { from: `${month}-01`, to: plusDays(`${plusMonths(month, 1)}-01`, -1) } : stretchOf(view, day);
  if (present >= from && present <= to) return present;
  for (let one = from; one <= to; one = plusDays(one, 1)) if (works(one)) return one;
  return from;
}

/** The same view one stretch later, or earlier. The 31st goes to the last day of a shorter month. */
export function stepped(view: PlannerView, day: string, step: 1 | -1): string {
  if (view === 'day') return plusDays(day, step);
  if (view !== 'month') return plusDays(day, 7 * step);
  const month = plusMonths(day.slice(0, 7), step);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const wanted = Number(day.slice(8));
  for (let one = wanted; one > 28; one -= 1) {
    const found = dayOf(year, number, one);
    if (found !== null) return found;
  }
  return `${month}-${String(Math.min(wanted, 28)).padStart(2, '0')}`;
}
