/** Reminders of what comes again: as long before it on the wall of the office, whatever the clocks do between. */

interface Start {
  readonly day: string;
  /** null: the whole day, which begins at nine. */
  readonly time: string | null;
}

/** Minutes on the wall since 1970; the hands of a clock know no time zone. */
function onWall({ day, time }: Start): number {
  return Date.parse(`${day}T${time ?? '09:00'}:00Z`) / 60_000;
}

/** How many minutes before its beginning somebody is reminded, on the wall of this computer; negative: after it. */
export function remindBeforeOf(start: Start, remindAt: string): number {
  const at = new Date(remindAt);
  const wall = Date.UTC(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes());
  return onWall(start) - wall / 60_000;
}

/** The moment of the reminder, UTC. */
export function remindAtOf(start: Start, before: number): string {
  const wall = new Date((onWall(start) - before) * 60_000);
  return new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
  ).toISOString();
}
