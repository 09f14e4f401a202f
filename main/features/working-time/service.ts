/** Hours of the office and its people, days off, and what a planner shows of them. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { type SpecialDay, WorkingWeek, type workingTime } from '../../../preload/contract/working-time.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { officeSettings, putOfficeSetting, textSetting, userNames } from '../office/service.ts';
import { worksHere } from '../people/belonging.ts';
import { countryProfiles } from '../reference/countries.ts';
import { nobody, shownAbsences } from './absences.ts';
import { holidays, holidaysBetween } from './holidays.ts';
import { usualWeek } from './hours.ts';
import { deleteDay, putDay, putWeek, specialDays, storedWeeks } from './queries.ts';
import { mustChangeTimeOf, seesTimeOf } from './whose.ts';

type Input<Name extends keyof typeof workingTime> = z.output<(typeof workingTime)[Name]['input']>;
type Answer<Name extends keyof typeof workingTime> = z.output<(typeof workingTime)[Name]['output']>;

const keys = { week: 'workingWeek', calendar: 'holidayCalendar', region: 'holidayRegion' } as const;
/** An office that follows no calendar has said so. */
const none = 'none';

/** The hours of the office. */
export function officeWeek(db: Db): WorkingWeek {
  const stored = textSetting(db, keys.week);
  return stored === null ? usualWeek : WorkingWeek.parse(JSON.parse(stored));
}

/** Whose hours are others than the office's, by his id. */
export function weeksOfPeople(db: Db): ReadonlyMap<number, WorkingWeek> {
  return new Map(storedWeeks(db).map(({ userId, week }) => [userId, WorkingWeek.parse(JSON.parse(week))]));
}

/** Until somebody chooses another one, the calendar of the office's country, where there is one. */
function followed(db: Db): { readonly calendar: string; readonly region: string } {
  const chosen = textSetting(db, keys.calendar) ?? officeSettings(db).country;
  const region = textSetting(db, keys.region) ?? none;
  return { calendar: holidays().has(chosen) ? chosen : '', region: region === none ? '' : region };
}

/** Days off and moved working days, those of the law and what the office has made of days; a day once. */
export function daysBetween(
  { db, language }: Pick<Context, 'db' | 'language'>,
  from: string,
  to: string,
): SpecialDay[] {
  const { calendar, region } = followed(db);
  const country = holidays().get(calendar);
  const byDay = new Map<string, SpecialDay>();
  for (const { day, free, name } of country === undefined ? [] : holidaysBetween(country, region, from, to))
    byDay.set(day, { day, free, name: name[language] });
  for (const own of specialDays(db, from, to)) byDay.set(own.day, own);
  return [...byDay.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

const seenWeeks = (context: Context) =>
  [...weeksOfPeople(context.db)]
    .filter(([userId]) => seesTimeOf(context, userId))
    .map(([userId, week]) => ({ userId, week }));

export function getWorkingTime(context: Context): Answer<'workingTime.get'> {
  const { db, language } = context;
  const countries = new Map(countryProfiles(language).map(({ code, name }) => [code, name]));
  return {
    week: officeWeek(db),
    people: seenWeeks(context),
    ...followed(db),
    calendars: [...holidays().values()].map(({ code, regions, years }) => ({
      code,
      name: countries.get(code) ?? code,
      regions: regions.map((region) => ({ code: region.code, name: region.name[language] })),
      unknown: years.flatMap(({ unknown }) => (unknown === undefined ? [] : [unknown[language]])),
    })),
    days: specialDays(db, '0000-01-01', '9999-12-31'),
  };
}

export function workingTimeBetween(context: Context, { from, to }: Input<'workingTime.between'>) {
  return {
    week: officeWeek(context.db),
    people: seenWeeks(context),
    days: daysBetween(context, from, to),
    absences: shownAbsences(context, from, to),
  };
}

/** Failure `invalid` for a calendar or a region that the program does not have. */
export function changeWorkingTime(command: CommandContext, given: Input<'workingTime.change'>): void {
  const { db, language } = command;
  const before = { week: officeWeek(db), ...followed(db) };
  const calendar = given.calendar ?? before.calendar;
  // A region belongs to its calendar.
  const region = given.region ?? (calendar === before.calendar ? before.region : '');
  const country = holidays().get(calendar);
  if (calendar !== '' && country === undefined) invalidFields(language, [{ path: 'calendar', said: noSuchCalendar }]);
  if (region !== '' && !country?.regions.some(({ code }) => code === region))
    invalidFields(language, [{ path: 'region', said: noSuchRegion }]);
  const after = { week: given.week ?? before.week, calendar, region };
  const changes = fieldChanges({ ...before }, { ...after });
  if (Object.keys(changes).length === 0) {
    command.unchanged();
    return;
  }
  if ('week' in changes) putOfficeSetting(command, keys.week, JSON.stringify(after.week));
  if ('calendar' in changes) putOfficeSetting(command, keys.calendar, calendar || none);
  if ('region' in changes) putOfficeSetting(command, keys.region, region || none);
  noted(
    command,
    Object.fromEntries(
      Object.entries(changes).map(([name, { old, new: value }]) => [
        keys[name as keyof typeof keys],
        { old, new: value },
      ]),
    ),
  );
}

export function setDay(command: CommandContext, day: Input<'workingTime.setDay'>): void {
  const [before] = specialDays(command.db, day.day, day.day);
  if (before?.free === day.free && before.name === day.name) {
    command.unchanged();
    return;
  }
  putDay(command.db, day);
  noted(command, { specialDay: { old: before ?? null, new: day } });
}

export function removeDay(command: CommandContext, { day }: Input<'workingTime.removeDay'>): void {
  const [before] = specialDays(command.db, day, day);
  if (before === undefined) {
    command.unchanged();
    return;
  }
  deleteDay(command.db, day);
  noted(command, { specialDay: { old: before, new: null } });
}

/** Failure `forbidden` for people whose activities the user may not change, `invalid` for nobody of the office. */
export function setPersonWeek(command: CommandContext, { userId, week }: Input<'workingTime.setPerson'>): void {
  const { db, language } = command;
  mustChangeTimeOf(command, userId);
  if (!worksHere(db, userId)) invalidFields(language, [{ path: 'userId', said: nobody }]);
  const before = weeksOfPeople(db).get(userId) ?? null;
  if (JSON.stringify(before) === JSON.stringify(week)) {
    command.unchanged();
    return;
  }
  putWeek(db, userId, week);
  const name = userNames(db).find(({ id }) => id === userId)?.name ?? '';
  noted(command, { ownHours: { old: before, new: week }, name: { old: null, new: name } });
}

function noted(command: CommandContext, changes: Parameters<CommandContext['record']>[0]['changes']): void {
  command.record({ entity: 'settings', id: 0, version: 0, changes });
}

const noSuchCalendar = {
  en: 'The program has no such calendar of public holidays.',
  ru: 'Такого календаря праздников в программе нет.',
  fr: 'Le programme n’a pas ce calendrier de jours fériés.',
};
const noSuchRegion = {
  en: 'This calendar has no such region.',
  ru: 'В этом календаре нет такого региона.',
  fr: 'Ce calendrier n’a pas cette région.',
};
