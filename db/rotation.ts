/** Which backups to keep: many of today, fewer of last week, few of last year. */

/** What is known of a backup when it is decided about. */
export interface DatedBackup {
  readonly name: string;
  /** UTC ISO 8601. */
  readonly at: string;
  readonly reason: 'closing' | 'daily' | 'schedule' | 'migration' | 'manual' | 'restore' | 'move';
  readonly verified: boolean;
}

const DAY = 24 * 60 * 60 * 1000;
const OF_TODAY = 3;
/** What somebody made on purpose is not to be pushed out by the day's automatic ones. */
const BY_HAND_TODAY = 10;
const DAYS = 7;
const WEEKS = 4;
const MONTHS = 12;
/** What a migration, a restore or a move of the office put aside is the only way back from it. */
const WAY_BACK_DAYS = 30;
const waysBack: ReadonlySet<DatedBackup['reason']> = new Set(['migration', 'restore', 'move']);

/**
 * The names of the backups that may go. Of the present day the last three stay that nobody made by hand, and the last ten that were; of each of the last seven days,
 * four weeks (from Monday) and twelve months, the present ones among them, the last one; those before a migration, a restore or a move
 * for thirty days; and the last verified one always. A verified backup goes before an unverified one of the same time.
 * Days are those of UTC; backups of the future (a clock was wrong) stay.
 */
export function backupsToDelete(backups: readonly DatedBackup[], now: string): string[] {
  const present = Date.parse(now);
  const today = dayOf(present);
  const dated = backups
    .map((backup) => ({ ...backup, time: Date.parse(backup.at) }))
    .sort((a, b) => b.time - a.time || (a.name < b.name ? 1 : -1));
  const kept = new Set<string>();

  for (const { name, time, reason } of dated) {
    if (time > present) kept.add(name);
    if (waysBack.has(reason) && present - time < WAY_BACK_DAYS * DAY) kept.add(name);
  }
  const newestVerified = dated.find(({ verified }) => verified) ?? dated[0];
  if (newestVerified !== undefined) kept.add(newestVerified.name);

  const past = dated.filter(({ time }) => time <= present);
  // An unverified file must not push out a good one of the same day.
  const byTrust = [...past.filter(({ verified }) => verified), ...past.filter(({ verified }) => !verified)];
  const ofToday = byTrust.filter(({ time }) => dayOf(time) === today);
  const byHand = ofToday.filter(({ reason }) => reason === 'manual');
  const others = ofToday.filter(({ reason }) => reason !== 'manual');
  for (const { name } of [...others.slice(0, OF_TODAY), ...byHand.slice(0, BY_HAND_TODAY)]) kept.add(name);
  keepOneOfEach(byTrust, kept, (time) => (today - dayOf(time) < DAYS ? dayOf(time) : null));
  const week = weekOf(today);
  keepOneOfEach(byTrust, kept, (time) => (week - weekOf(dayOf(time)) < WEEKS ? weekOf(dayOf(time)) : null));
  const month = monthOf(present);
  keepOneOfEach(byTrust, kept, (time) => (month - monthOf(time) < MONTHS ? monthOf(time) : null));

  return dated.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

/** Adds the first backup of each period; `periodOf` answers null for a time that lies too far back. */
function keepOneOfEach(
  backups: readonly { readonly name: string; readonly time: number }[],
  kept: Set<string>,
  periodOf: (time: number) => number | null,
): void {
  const seen = new Set<number>();
  for (const { name, time } of backups) {
    const period = periodOf(time);
    if (period === null || seen.has(period)) continue;
    seen.add(period);
    kept.add(name);
  }
}

/** Days since 1970-01-01, a Thursday. */
function dayOf(time: number): number {
  return Math.floor(time / DAY);
}

/** Weeks from Monday to Sunday since the one of 1970-01-01. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
