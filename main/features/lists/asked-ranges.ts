/** What a condition asks of numbers, days and choices, as ranges of values. */
import { allBut, between, type Edge, point, type Range, upTo } from '../../../db/lists/ranges.ts';
import type { Key } from '../../../db/lists/statement.ts';
import type { ColumnType, ConditionKind } from '../../../preload/contract/lists.ts';
import { type AskedColumn, valuesOf, wrongKind } from './wrong-condition.ts';

/** What may be asked of a column of each type; `empty` and `filled` only where it can be empty. */
export const kindsOfType: Readonly<Record<ColumnType, readonly ConditionKind[]>> = {
  text: ['contains', 'begins', 'is', 'is-not', 'in', 'not-in', 'empty', 'filled'],
  number: ['is', 'is-not', 'more', 'less', 'between', 'in', 'not-in', 'empty', 'filled'],
  percent: ['is', 'is-not', 'more', 'less', 'between', 'in', 'not-in', 'empty', 'filled'],
  money: ['is', 'is-not', 'more', 'less', 'between', 'in', 'not-in', 'empty', 'filled'],
  day: ['is', 'is-not', 'more', 'less', 'between', 'last-days', 'next-days', 'empty', 'filled'],
  moment: ['is', 'is-not', 'more', 'less', 'between', 'last-days', 'next-days', 'empty', 'filled'],
  'yes-no': ['is', 'is-not', 'empty', 'filled'],
  choice: ['in', 'not-in', 'is', 'is-not', 'empty', 'filled'],
  choices: ['in', 'not-in', 'is', 'is-not', 'empty', 'filled'],
  user: ['mine', 'in', 'not-in', 'is', 'is-not', 'empty', 'filled'],
  team: ['in', 'not-in', 'is', 'is-not', 'empty', 'filled'],
  client: ['in', 'not-in', 'is', 'is-not', 'empty', 'filled'],
  tags: ['in', 'not-in', 'is', 'is-not', 'empty', 'filled'],
};

export const aNumber = (value: string | number | boolean): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

export const anId = (value: string | number | boolean): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;

export const yesOrNo = (value: string | number | boolean): number | null =>
  typeof value === 'boolean' ? Number(value) : null;

/** A day of the calendar that there is. */
export function aDay(value: string | number | boolean): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return null;
  const moment = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== value ? null : value;
}

const daysCount = (value: string | number | boolean): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= 36_500 ? value : null;

/** Ranges of single values: those that are asked for, or all others. */
export function pointRanges(asked: AskedColumn, values: readonly Key[], nullable: boolean): Range[] {
  switch (asked.condition.is) {
    case 'is':
    case 'in':
      return [...new Set(values)].map(point);
    case 'is-not':
    case 'not-in':
      return [...(nullable ? [null] : []), ...allBut(values)];
    default:
      throw wrongKind(asked.label, asked.name);
  }
}

/** Ranges of numbers in the column's own scale. */
export function numberRanges(asked: AskedColumn, nullable: boolean): Range[] {
  const [first = 0, second = 0] = valuesOf(asked, aNumber);
  switch (asked.condition.is) {
    case 'more':
      return [between(first, null)];
    case 'less':
      return [between(null, first)];
    case 'between':
      return [between(Math.min(first, second), Math.max(first, second))];
    default:
      return pointRanges(asked, valuesOf(asked, aNumber), nullable);
  }
}

/** Ranges of days. `today`: the calendar day of the office's computer. */
export function dayRanges(asked: AskedColumn, today: string, nullable: boolean): Range[] {
  const { is } = asked.condition;
  if (is === 'last-days' || is === 'next-days') {
    const [count = 1] = valuesOf(asked, daysCount);
    return is === 'last-days'
      ? [between(daysLater(today, 1 - count), today)]
      : [between(today, daysLater(today, count - 1))];
  }
  const days = valuesOf(asked, aDay);
  const [first = '', second = ''] = days.toSorted();
  switch (is) {
    case 'more':
      return [between(first, null)];
    case 'less':
      return [between(null, first)];
    case 'between':
      return [between(first, second)];
    default:
      return pointRanges(asked, days, nullable);
  }
}

/** Days as moments: from the first moment of a day on this computer to the first one of the day after. */
export function momentRanges(asked: AskedColumn, today: string): Range[] {
  const { is } = asked.condition;
  if (is === 'is-not') {
    const [day = ''] = valuesOf(asked, aDay);
    const [begin, end] = [startOf(day), startOf(daysLater(day, 1))];
    return [
      { from: null, to: { value: begin, included: false } },
      { from: { value: end, included: true }, to: null },
    ];
  }
  return dayRanges(asked, today, false).map((range) => {
    const [from, to] = [dayOf(range?.from), dayOf(range?.to)];
    if (from !== null && to !== null) return upTo(startOf(from), startOf(daysLater(to, 1)));
    if (from !== null) return between(startOf(from), null);
    return { from: null, to: to === null ? null : { value: startOf(daysLater(to, 1)), included: false } };
  });
}

const dayOf = (edge: Edge | null | undefined): string | null => (edge ? String(edge.value) : null);

/** The day before a day. */
export const dayBefore = (day: string): string => daysLater(day, -1);

/** The day so many days later. */
function daysLater(day: string, days: number): string {
  const moment = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  const later = new Date(moment);
  // Beyond what a date can be: as far as the calendar goes.
  if (later.getUTCFullYear() > 9999) return '9999-12-31';
  return later.getUTCFullYear() < 0 ? '0000-01-01' : later.toISOString().slice(0, 10);
}

/** The first moment of a day where this computer is, as instants are stored. */
function startOf(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const moment = new Date(2000, month - 1, date);
  moment.setFullYear(year, month - 1, date);
  return moment.toISOString();
}

/** The ranges without the value that stands for nothing. */
export function without(ranges: readonly Range[], empty: Key): Range[] {
  return ranges.flatMap((range) => {
    if (range === null) return [null];
    const { from, to } = range;
    const begins = from === null || from.value < empty || (from.value === empty && from.included);
    const ends = to === null || to.value > empty || (to.value === empty && to.included);
    if (!begins || !ends) return [range];
    const edge: Edge = { value: empty, included: false };
    const parts: Range[] = [];
    if (from === null || from.value < empty) parts.push({ from, to: edge });
    if (to === null || to.value > empty) parts.push({ from: edge, to });
    return parts;
  });
}
