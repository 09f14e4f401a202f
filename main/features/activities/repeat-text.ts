/** Rules as RRULE of RFC 5545, and back. */
import { Repeat } from '../../../preload/contract/repeating.ts';
import { endsOf } from './repeat-days.ts';

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;

/** `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20261231`: what is kept in the database and goes into calendar files. */
export function ruleText(repeat: Repeat): string {
  const { unit, every } = repeat;
  const { until, count } = endsOf(repeat);
  const parts = [`FREQ=${frequencies[unit]}`];
  if (every > 1) parts.push(`INTERVAL=${every}`);
  if (repeat.unit === 'week') parts.push(`BYDAY=${repeat.weekdays.join(',')}`);
  if (repeat.unit === 'month')
    parts.push(repeat.on.by === 'day' ? `BYMONTHDAY=${repeat.on.day}` : `BYDAY=${repeat.on.place}${repeat.on.weekday}`);
  if (repeat.unit === 'year') parts.push(`BYMONTH=${repeat.month}`, `BYMONTHDAY=${repeat.day}`);
  if (until !== null) parts.push(`UNTIL=${until.replaceAll('-', '')}`);
  if (count !== null) parts.push(`COUNT=${count}`);
  return parts.join(';');
}

/** `20261231` as `2026-12-31`. */
const dayOf = (text: string) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;

/** The rule of a text that `ruleText` has written; throws for any other one. */
export function repeatOf(text: string): Repeat {
  const parts = new Map(
    text.split(';').map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
  const number = (name: string) => (parts.has(name) ? Number(parts.get(name)) : undefined);
  const unit = Object.entries(frequencies).find(([, word]) => word === parts.get('FREQ'))?.[0];
  const [, place, weekday] = /^(-?\d+)([A-Z]{2})$/u.exec(parts.get('BYDAY') ?? '') ?? [];
  const until = parts.get('UNTIL');
  return Repeat.parse({
    unit,
    every: number('INTERVAL') ?? 1,
    ends: parts.has('COUNT') ? { count: number('COUNT') } : until === undefined ? null : { until: dayOf(until) },
    weekdays: parts.get('BYDAY')?.split(','),
    on:
      place === undefined ? { by: 'day', day: number('BYMONTHDAY') } : { by: 'weekday', place: Number(place), weekday },
    month: number('BYMONTH'),
    day: number('BYMONTHDAY'),
  });
}
