/** Opening the planner of a company: a month of very many entries, for everybody and for one person. */
import { openDatabase } from '../../db/database.ts';
import { newUid } from '../../db/uid.ts';
import { randomFrom } from '../../main/features/demo/random.ts';
import { activityKinds } from '../../preload/contract/activities.ts';
import { databaseOf, officeCopy } from './big-office.ts';
import { type Bench, counted, type Figure, milliseconds, p95OfRounds, timed } from './measuring.ts';
import { openOffice } from './open-office.ts';

const rounds = 3;
const times = 20;
/** Of the month that is opened. */
export const plannerEntries = 10_000;
/** The month that is opened. */
export const month = { from: '2026-06-01', to: '2026-06-30' };

export async function planner({ clients }: Bench): Promise<Figure[]> {
  const { base, remove } = await officeCopy(clients);
  const people = addActivities(databaseOf(base), clients);
  const office = await openOffice(base);
  const figures: Figure[] = [];
  for (const [whose, mine] of [
    [`${people} people`, false],
    ['one of them', true],
  ] as const) {
    const taken: number[][] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const opened: number[] = [];
      for (let n = 0; n < times; n += 1)
        opened.push(
          await timed(async () => {
            await office.call('activities.between', { ...month, mine });
          }),
        );
      if (round > 0) taken.push(opened);
    }
    const figure = p95OfRounds(taken);
    figures.push({
      work: `a month of the planner, ${whose}: what the engine answers, p95`,
      size: `${counted(plannerEntries, 'entries')} in the month, ${counted(clients, 'clients')}`,
      figure: milliseconds(figure),
      limit: '300 ms',
      ratio: figure / 300,
    });
  }
  await office.close();
  remove();
  return figures;
}

/** As many in the month as are measured, and ten times as many in the years around it, shared among at most 30 people; answers how many these are. */
export function addActivities(path: string, clients: number): number {
  const db = openDatabase(path);
  const chance = randomFrom('planner');
  const users = db.sql.prepare<[], number>('SELECT id FROM user ORDER BY id LIMIT 30').pluck().all();
  const insert = db.sql.prepare(
    `INSERT INTO activity (uid, created_at, created_by, updated_at, updated_by, kind, subject, note, client_id, responsible_id, priority,
       status, day, time, duration, result, subject_key, search_key)
     VALUES (?, '2026-01-01T00:00:00.000Z', 1, '2026-01-01T00:00:00.000Z', 1, ?, 'Call about the order', '', ?, ?, 'normal', 'open', ?, ?, 30, '', '', '')`,
  );
  db.transaction(() => {
    for (let at = 0; at < plannerEntries * 11; at += 1) {
      const isInMonth = at < plannerEntries;
      const day = new Date(
        Date.UTC(isInMonth ? 2026 : 2024, isInMonth ? 5 : 0, 1 + chance.whole(0, isInMonth ? 29 : 880)),
      );
      const time = `${String(chance.whole(8, 18)).padStart(2, '0')}:30`;
      insert.run(
        newUid(),
        chance.pick(activityKinds),
        chance.whole(1, clients),
        users[at % users.length],
        day.toISOString().slice(0, 10),
        at % 5 === 0 ? '' : time,
      );
    }
  });
  db.close();
  return users.length;
}
