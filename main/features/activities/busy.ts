/** What takes people's time, whoever may see what it is. */
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { busyRows } from './busy-queries.ts';
import { comingDays, peopleOf } from './coming.ts';
import { comingSeries } from './series-queries.ts';

const Colleagues = z.array(z.number());

/** Something open that begins at a time of day; with whom it is. */
export interface Busy {
  readonly day: string;
  /** `HH:MM` */
  readonly time: string;
  /** Minutes; null: it has no length of its own. */
  readonly duration: number | null;
  readonly people: readonly number[];
}

/** What begins from a day up to another one, both included; of what repeats also that for which there are no activities yet. */
export function busyBetween(db: Db, from: string, to: string): Busy[] {
  const made = busyRows(db, from, to).map(({ responsibleId, colleagues, ...row }) => ({
    ...row,
    people: [responsibleId, ...Colleagues.parse(JSON.parse(colleagues))],
  }));
  const coming = comingSeries(db, { kind: 'all' }, { from, to, userId: null }).flatMap((series): Busy[] => {
    const { time, duration } = series.content;
    if (time === null || series.acceptance === 'declined') return [];
    return comingDays(db, series, { from, to }).map((day) => ({ day, time, duration, people: peopleOf(series) }));
  });
  return [...made, ...coming];
}
