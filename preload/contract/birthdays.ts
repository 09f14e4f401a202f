/** Birthdays of contact persons: with the year, or without it as vCard 4 says (`--04-12`); on which day they stand, and how old somebody becomes. */
import { z } from 'zod';
import { plannerDays } from './activities.ts';
import { type Capability, query } from './channel.ts';
import { Day, Id, PageSize, stretchOf } from './values.ts';

/** 2000 had a 29 February. */
const isDay = (text: string) => {
  const [year, monthAndDay] = text.startsWith('--') ? ['2000', text.slice(2)] : [text.slice(0, 4), text.slice(5)];
  const at = new Date(`${year}-${monthAndDay}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(5, 10) === monthAndDay && Number(year) >= 1800;
};

/** `1985-04-12`, or `--04-12` where the year is not known. */
export const Birthday = z
  .string()
  .regex(/^(\d{4}-|--)\d\d-\d\d$/u)
  .refine(isDay, 'there is no such day');
export type Birthday = z.infer<typeof Birthday>;

/** The year; null: it is not known. */
export const birthYear = (birthday: Birthday): number | null =>
  birthday.startsWith('--') ? null : Number(birthday.slice(0, 4));

/** Nobody is born after today (`YYYY-MM-DD`); where the year is not known, there is nothing to be said. */
export const isUnborn = (birthday: Birthday, today: string): boolean =>
  birthYear(birthday) !== null && birthday > today;

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

/** The day of the birthday in a year: 29 February stands on the 28th in years that have none. */
export function birthdayIn(birthday: Birthday, year: number): string {
  const own = birthday.slice(-5);
  return `${year}-${own === '02-29' && !isLeap(year) ? '02-28' : own}`;
}

/** How old somebody is at the end of a day; null: the year is not known, or it is before his birth. */
export function ageOn(birthday: Birthday, day: string): number | null {
  const born = birthYear(birthday);
  if (born === null || day < birthday) return null;
  const year = Number(day.slice(0, 4));
  return year - born - (day < birthdayIn(birthday, year) ? 1 : 0);
}

const two = (text: string) => text.padStart(2, '0');

/** `12.4.1985`, `12/4`, `1985-04-12`, `19850412`, `--0412` as a birthday, the day before the month; of two digits of a year those from 30 on are of the last century. Null: it is none. */
export function birthdayFromText(text: string): Birthday | null {
  const bare = text.trim();
  const [, year = '', month = '', day = ''] =
    /^(\d{4}|-)-(\d{1,2})-(\d{1,2})$/u.exec(bare) ?? /^(\d{4}|-)-?(\d\d)(\d\d)$/u.exec(bare) ?? [];
  const written = /^(\d{1,2})(?:\.\s?|[/\s-])(\d{1,2})(?:\.?|(?:\.\s?|[/\s-])(\d{4}|\d\d))$/u.exec(bare);
  let found = `${year}-${two(month)}-${two(day)}`;
  if (written !== null) {
    const [, date = '', inYear = '', given = ''] = written;
    const century = Number(given) < 30 ? '20' : '19';
    const whole = given === '' ? '-' : given.length === 2 ? century + given : given;
    found = `${whole}-${two(inYear)}-${two(date)}`;
  }
  return Birthday.safeParse(found).data ?? null;
}

/** So many days after today are looked at on the page of the day. */
export const birthdaysAhead = 7;

/** Somebody's birthday. */
export const BirthdayRow = z.object({
  contactId: Id,
  name: z.string(),
  position: z.string(),
  birthday: Birthday,
  /** On which it stands: 29 February on the 28th in years that have none. */
  day: Day,
  /** How old he becomes on it; null: the year is not known. */
  age: z.number().int().nullable(),
  clientId: Id,
  client: z.string(),
  /** To congratulate: his own, else that of the client; empty: there is none, or the role hides it. */
  phone: z.string(),
  /** Who is responsible for the client. */
  responsibleId: Id.nullable(),
});
export type BirthdayRow = z.infer<typeof BirthdayRow>;

export const birthdays = {
  'birthdays.between': query({
    about:
      'Birthdays of contact persons from a day up to another one, in the order of days, of clients that the session may see. `more`: there are more than were asked for. For a role that hides birthdays there are none.',
    right: 'clients.see',
    input: z
      .object({
        from: Day,
        to: Day,
        /** Only of clients for whom the user is responsible. */
        mine: z.boolean(),
        limit: PageSize,
      })
      .refine(...stretchOf(plannerDays)),
    output: z.object({ rows: z.array(BirthdayRow), more: z.boolean() }),
  }),
} satisfies Capability;
