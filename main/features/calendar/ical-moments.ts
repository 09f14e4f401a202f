/** Days and times of calendar files, by whatever zone they were written in, as the wall of this computer shows them. */
import ICAL from 'ical.js';
import { localZone } from './ical-zone.ts';

/** A value of a property. */
export interface ReadMoment {
  readonly at: Date;
  readonly isDay: boolean;
  readonly day: string;
  /** `HH:MM`; null: the whole day. */
  readonly time: string | null;
  /** The clocks of the file go as those of this computer: what stands in it stands on the wall. */
  readonly isOfWall: boolean;
  /** What the wall shows when the clocks of the file show the same time on another day. */
  onDay(day: string): { readonly day: string; readonly time: string | null };
}

/** All values of a property. Throws for what is no day or no time. */
export function momentsOf(property: ICAL.Property): ReadMoment[] {
  // As it is written: the library makes the next month of a thirteenth one.
  const written: readonly unknown[] = property.toJSON().slice(3);
  if (!written.every((one) => isMoment(String(one)))) throw new Error('No such moment.');
  const zone = property.getFirstParameter('tzid') || null;
  return property.getValues().map((value) => {
    if (!(value instanceof ICAL.Time)) throw new Error('No time.');
    return momentOf(value, zone);
  });
}

function momentOf(value: ICAL.Time, zone: string | null): ReadMoment {
  const isDay = value.isDate;
  const isOfWall = isDay || zone === localZone() || (zone === null && value.zone === ICAL.Timezone.localTimezone);
  const { hour, minute } = value;
  const atOn = (year: number, month: number, day: number): Date => {
    if (isDay) return new Date(year, month - 1, day);
    if (zone === localZone()) return new Date(year, month - 1, day, hour, minute);
    const isKnown = value.zone.tzid === 'UTC' || (zone !== null && value.zone.tzid === zone);
    if (zone !== null && !isKnown) return inZone(new Date(Date.UTC(year, month - 1, day, hour, minute)), zone);
    return new ICAL.Time({ year, month, day, hour, minute, second: 0, isDate: false }, value.zone).toJSDate();
  };
  const shown = (at: Date) => ({ day: dayOf(at), time: isDay ? null : timeOf(at) });
  const at = atOn(value.year, value.month, value.day);
  return {
    at,
    isDay,
    ...shown(at),
    isOfWall,
    onDay: (day) => {
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
      return shown(atOn(year, month, date));
    },
  };
}

/** Whether there is such a day, and such a time on it. */
function isMoment(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)Z?)?$/u.exec(text)?.slice(1) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  const made = new Date(Date.UTC(year, month - 1, day));
  const isDay = made.getUTCMonth() === month - 1 && made.getUTCDate() === day && year >= 1900 && year <= 2999;
  return isDay && hour < 24 && minute < 60 && second < 61;
}

const clocks = new Map<string, Intl.DateTimeFormat | null>();

/** The clocks of a zone of the world; null: there is no such zone. */
function clockOf(zone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  let clock: Intl.DateTimeFormat | null = null;
  try {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    });
  } catch {
    // The wall of this computer is taken.
  }
  clocks.set(zone, clock);
  return clock;
}

/** The moment at which the clocks of a zone of the world show this; the wall of this computer where there is no such zone. */
function inZone(wall: Date, zone: string): Date {
  const clock = clockOf(zone);
  if (clock === null)
    return new Date(
      wall.getUTCFullYear(),
      wall.getUTCMonth(),
      wall.getUTCDate(),
      wall.getUTCHours(),
      wall.getUTCMinutes(),
    );
  const offset = (at: Date) => {
    const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const years = of('year') < 100 ? 2000 + of('year') : of('year');
    return Date.UTC(years, of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at.getTime();
  };
  const first = new Date(wall.getTime() - offset(wall));
  // Close to a change of the clocks the first guess has the other offset.
  return new Date(wall.getTime() - offset(first));
}

const two = (value: number) => String(value).padStart(2, '0');
const dayOf = (at: Date) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
const timeOf = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}`;
