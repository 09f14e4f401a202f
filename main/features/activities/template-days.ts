/** On which day a step of a template is. */
import type { TemplateStep } from '../../../preload/contract/activity-templates.ts';
import { dayAfter } from '../../printing/day-after.ts';

/** Monday to Friday. */
function isWorking(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** So many days after `start`; of working days the first one on or after the start is the one after none. */
export function dayOfStep({ after, days }: Pick<TemplateStep, 'after' | 'days'>, start: string): string {
  if (days === 'all') return dayAfter(start, after);
  let day = start;
  while (!isWorking(day)) day = dayAfter(day, 1);
  for (let left = after; left > 0; left -= 1) {
    do day = dayAfter(day, 1);
    while (!isWorking(day));
  }
  return day;
}
