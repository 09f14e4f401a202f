/** How long a message to all is shown. */

/** `time`: until a time of this day, or of the next where it is past. */
export const validities = ['hour', 'time', 'day', 'week'] as const;
export type Validity = (typeof validities)[number];

const hours: Readonly<Record<Exclude<Validity, 'time'>, number>> = { hour: 1, day: 24, week: 7 * 24 };

/** The instant until which it is, UTC ISO 8601. `time`: `HH:MM` of this computer's clock. */
export function endOf(validity: Validity, time: string, now: Date): string {
  if (validity !== 'time') return new Date(now.getTime() + hours[validity] * 3_600_000).toISOString();
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const end = new Date(now);
  end.setHours(hour, minute, 0, 0);
  if (end <= now) end.setDate(end.getDate() + 1);
  return end.toISOString();
}
