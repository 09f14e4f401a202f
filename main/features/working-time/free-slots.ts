/** The first times that several people have free in common. */
import type { z } from 'zod';
import { hoursOn, minutesOf, timeOf } from '../../../preload/contract/working-hours.ts';
import { slotsAtOnce, usualMinutes, type workingTime } from '../../../preload/contract/working-time.ts';
import type { Context } from '../../engine/context.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { busyBetween } from '../activities/busy.ts';
import { worksHere } from '../people/belonging.ts';
import { nobody } from './absences.ts';
import { freeTimes, type Wanted } from './free-times.ts';
import { absencesBetween } from './queries.ts';
import { daysBetween, officeWeek, weeksOfPeople } from './service.ts';
import { seesTimeOf } from './whose.ts';

type Input = z.output<(typeof workingTime)['workingTime.freeSlots']['input']>;
type Answer = z.output<(typeof workingTime)['workingTime.freeSlots']['output']>;

/** Times that are proposed today begin at whole quarters of an hour. */
const quarter = 15;

/** Nothing is longer: what began so many days before may still go on. */
const longestDays = 7;

/** Failure `invalid` for people who do not work here, or whose activities the user may not see. */
export function freeSlots(context: Context, { people, minutes, from, to }: Input): Answer {
  const { db, language, now, today } = context;
  const wrong = people.flatMap((id, place): WrongField[] => {
    if (!worksHere(db, id)) return [{ path: `people.${place}`, said: nobody }];
    return seesTimeOf(context, id) ? [] : [{ path: `people.${place}`, said: unseen }];
  });
  invalidFields(language, wrong);
  const office = officeWeek(db);
  const weeks = weeksOfPeople(db);
  const special = new Map(daysBetween(context, from, to).map((one) => [one.day, one]));
  const absences = absencesBetween(db, from, to);
  const busy = busyBetween(db, dayAfter(from, -longestDays), to);
  const wanted = people.map((id): Wanted => {
    const away = absences.filter(({ userId }) => userId === id);
    return {
      hours: (day) =>
        away.some((one) => one.from <= day && day <= one.to) ? [] : hoursOn(day, weeks.get(id) ?? office, special),
      busy: busy
        .filter((one) => one.people.includes(id))
        .map(({ day, time, duration }) => ({ day, from: minutesOf(time), minutes: duration ?? usualMinutes })),
    };
  });
  const at = new Date(now);
  // Nobody meets at eleven minutes past.
  const minute = Math.ceil((at.getHours() * 60 + at.getMinutes()) / quarter) * quarter;
  const since = { day: today, minute };
  return freeTimes({ people: wanted, from, to, minutes, since, limit: slotsAtOnce }).map((one) => ({
    day: one.day,
    from: timeOf(one.from),
    to: timeOf(one.to),
  }));
}

const unseen = {
  en: 'You may not see what this person has planned.',
  ru: 'Вам не видны дела этого сотрудника.',
  fr: 'Vous ne pouvez pas voir ce que cette personne a prévu.',
};
