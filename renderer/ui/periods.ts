/** The periods by which figures are looked at. Days are `YYYY-MM-DD`. */
import { plusDays, plusMonths } from './days.ts';

export const periodKinds = ['month', 'quarter', 'year', 'own'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export interface Period {
  readonly kind: PeriodKind;
  readonly from: string;
  readonly to: string;
}

/** Whether there are days in it: its last one is not before its first. */
export function isStretch({ from, to }: Pick<Period, 'from' | 'to'>): boolean {
  return from <= to;
}

/** The month, quarter or year that this day is in, as a whole. */
export function periodAround(kind: Exclude<PeriodKind, 'own'>, day: string): Period {
  const [year = '', month = '01'] = day.split('-');
  const months = { month: 1, quarter: 3, year: 12 }[kind];
  const first = Math.floor((Number(month) - 1) / months) * months + 1;
  const begin = `${year}-${String(first).padStart(2, '0')}`;
  return { kind, from: `${begin}-01`, to: plusDays(`${plusMonths(begin, months)}-01`, -1) };
}
