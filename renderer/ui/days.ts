/** Days of the calendar as people type them. A day is `YYYY-MM-DD`; no time zone is involved. */

/** Today on this computer. */
export function today(): string {
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) ?? '';
}

/** The day of these numbers, or null where the calendar has none such. */
export function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 && year <= 2999 ? date.toISOString().slice(0, 10) : null;
}

/** A day so many days later, or earlier. */
export function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** How many days `to` is after `from`; negative where it is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * Reads `5`, `5.3`, `5/3/26`, `05.03.2026`, `05032026` or `2026-03-05`: day first, as all three languages of the program
 * write it. What is left out is taken from `now`. Null when it is no day.
 */
export function readDay(typed: string, now: string = today()): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const digits = /^(\d{2})(\d{2})(\d{2}|\d{4})?$/.exec(text);
  const parts = digits ? digits.slice(1).filter(Boolean) : text.split(/[.,/\s-]+/).filter(Boolean);
  if (parts.length === 0 || parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null;
  const [year = 0, month = 0] = now.split('-').map(Number);
  const typedYear = parts[2] === undefined ? year : Number(parts[2]);
  return dayOf(typedYear < 100 ? 2000 + typedYear : typedYear, Number(parts[1] ?? month), Number(parts[0]));
}

/** The weeks of a month as rows of seven days from Monday, with the days of the months beside it. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = plusDays(first, -weekday);
  return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, day) => plusDays(start, week * 7 + day)));
}

/** The month so many months later or earlier, `YYYY-MM`. */
export function plusMonths(month: string, months: number): string {
  const [year = 2000, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}
