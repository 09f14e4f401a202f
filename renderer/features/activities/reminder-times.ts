/** When somebody is reminded of what begins at a time of day on the wall of this computer. */
import { plusDays } from '../../ui/days.ts';

/** How long before: minutes, or the day before at the same time. */
export const reminderChoices = ['0', '5', '15', '60', 'day'] as const;
export type ReminderChoice = (typeof reminderChoices)[number];

interface Start {
  readonly day: string;
  /** null: the whole day, which begins at nine. */
  readonly time: string | null;
}

const startOf = ({ day, time }: Start): number => new Date(`${day}T${time ?? '09:00'}:00`).getTime();

/** The moment of the reminder, UTC. A day before is the same time on the wall, also where clocks change between. */
export function reminderBefore({ day, time }: Start, choice: ReminderChoice): string {
  const at =
    choice === 'day' ? startOf({ day: plusDays(day, -1), time }) : startOf({ day, time }) - Number(choice) * 60_000;
  return new Date(at).toISOString();
}

/** Which of the choices a reminder is; null: another moment. */
export function choiceOf(start: Start, remindAt: string): ReminderChoice | null {
  return reminderChoices.find((choice) => reminderBefore(start, choice) === new Date(remindAt).toISOString()) ?? null;
}

/** The reminder of something that has moved: as long before it as it was. */
export function movedReminder(before: Start, after: Start, remindAt: string): string {
  const choice = choiceOf(before, remindAt);
  if (choice !== null) return reminderBefore(after, choice);
  return new Date(Date.parse(remindAt) + startOf(after) - startOf(before)).toISOString();
}
