/** Days that keep their distance. */
import { plusDays } from '../../ui/days.ts';

/** A day moved by as many days as another one was. */
export function movedBy(day: string, before: string, after: string): string {
  const days = (Date.parse(`${after}T00:00:00Z`) - Date.parse(`${before}T00:00:00Z`)) / 86_400_000;
  return plusDays(day, days);
}
