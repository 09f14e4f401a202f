/** What a rule becomes that is moved to another day. */
import { type Repeat, type Weekday, weekdays } from './repeating.ts';

/** The weekday as RFC 5545 calls it. */
export function weekdayOf(day: string): Weekday {
  return weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';
}

/** The rule of what was moved from one day to another with all that follow. */
export function movedRule(repeat: Repeat, from: string, to: string): Repeat {
  const [, month = 1, day = 1] = to.split('-').map(Number);
  switch (repeat.unit) {
    case 'day':
      return repeat;
    case 'week': {
      const others = repeat.weekdays.filter((one) => one !== weekdayOf(from));
      const all = new Set([...others, weekdayOf(to)]);
      return { ...repeat, weekdays: weekdays.filter((one) => all.has(one)) };
    }
    case 'month':
      if (repeat.on.by === 'day') return { ...repeat, on: { by: 'day', day } };
      return { ...repeat, on: { by: 'weekday', place: Math.ceil(day / 7), weekday: weekdayOf(to) } };
    case 'year':
      return { ...repeat, month, day };
  }
}
