/** Birthdays of contact persons, as far as the session may see. */
import { ageOn, type BirthdayRow, birthdayIn } from '../../../preload/contract/birthdays.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { accessBy, isHidden } from '../../engine/access.ts';
import type { Context } from '../../engine/context.ts';
import { birthdayRows } from './queries.ts';

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly mine: boolean;
  readonly limit: number;
}

/** From a day up to another one, in the order of days, at most so many. None where the role of the user hides them. */
export function birthdaysBetween(
  { db, user }: Pick<Context, 'db' | 'user'>,
  { from, to, mine, limit }: Asked,
): Output<'birthdays.between'> {
  if (isHidden(user, 'clients.birthdays')) return { rows: [], more: false };
  const reach = accessBy(user, 'clients.see');
  const hidesPhone = isHidden(user, 'clients.reaches');
  const found = stretchesOf(from, to).flatMap(({ year, ...stretch }) =>
    birthdayRows(db, reach, { ...stretch, userId: mine ? user.id : null, limit: limit + 1 }).map((row): BirthdayRow => {
      const day = birthdayIn(row.birthday, year);
      return { ...row, phone: hidesPhone ? '' : row.phone, day, age: ageOn(row.birthday, day) };
    }),
  );
  // Of somebody who is born after that day there is nothing to be told yet.
  const rows = found.filter(({ birthday, day }) => birthday.startsWith('--') || birthday <= day);
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

/** Months and days of each year between the two days. */
function stretchesOf(
  from: string,
  to: string,
): { readonly year: number; readonly from: string; readonly to: string }[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const year = first + at;
    const end = year === last ? to.slice(5) : '12-31';
    const begin = year === first ? from.slice(5) : '01-01';
    // Where there is no 29 February, those of that day stand on the 28th, too.
    return { year, from: begin, to: end === '02-28' && birthdayIn('--02-29', year).endsWith('02-28') ? '02-29' : end };
  });
}
