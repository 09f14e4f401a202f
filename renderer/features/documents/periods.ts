/** Periods of a list: this month, last month, this quarter, this year. Days are `YYYY-MM-DD`, both included. */
import { plusDays, plusMonths, today } from '../../ui/days.ts';

export const periods = ['this-month', 'last-month', 'this-quarter', 'this-year'] as const;
export type Period = (typeof periods)[number];

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** First and last day of `months` months from one on. */
function span(month: string, months: number): Days {
  return { from: `${month}-01`, to: plusDays(`${plusMonths(month, months)}-01`, -1) };
}

/** The days of a period as it is on this day. */
export function daysOf(period: Period, now: string = today()): Days {
  const month = now.slice(0, 7);
  const quarter = -((Number(month.slice(5)) - 1) % 3);
  switch (period) {
    case 'this-month':
      return span(month, 1);
    case 'last-month':
      return span(plusMonths(month, -1), 1);
    case 'this-quarter':
      return span(plusMonths(month, quarter), 3);
    case 'this-year':
      return span(`${month.slice(0, 4)}-01`, 12);
  }
}

/** A day moved by as many days as another one was. */
export function movedBy(day: string, before: string, after: string): string {
  const days = (Date.parse(`${after}T00:00:00Z`) - Date.parse(`${before}T00:00:00Z`)) / 86_400_000;
  return plusDays(day, days);
}
