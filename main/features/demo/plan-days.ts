/** Days of the calendar for the example office; no clock is asked. */

const instantOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The day so many days later (earlier, if negative). */
export function daysAfter(day: string, count: number): string {
  const instant = instantOf(day);
  instant.setUTCDate(instant.getUTCDate() + count);
  return instant.toISOString().slice(0, 10);
}

/** All days from Monday to Friday of the two years that end with `today`, that one included if it is one of them. */
export function workingDays(today: string): string[] {
  const days: string[] = [];
  for (let back = 730; back >= 0; back -= 1) {
    const day = daysAfter(today, -back);
    const weekday = instantOf(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(day);
  }
  return days;
}
