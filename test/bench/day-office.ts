/** A big office in which people have planned and done very much: for the page of the day. */
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { type Db, openDatabase } from '../../db/database.ts';
import { nameKey } from '../../db/folding.ts';
import { newUid } from '../../db/uid.ts';
import { randomFrom } from '../../main/features/demo/random.ts';
import { activityKinds } from '../../preload/contract/activities.ts';
import { bigOffice, databaseOf } from './big-office.ts';
import { fillDeals } from './deal-office.ts';

/** The day that is opened. */
export const dayOpened = '2026-06-15';
/** Activities of a client. */
export const activitiesEach = 3;
export const dealsOfDay = 20_000;

const version = 1;
/** Rows of one transaction. */
const block = 50_000;
const opened = Date.parse(`${dayOpened}T00:00:00Z`);
const aDay = 86_400_000;

/**
 * The folder of an office with as many clients, three activities of each (over five years and half a year ahead, one past one
 * of forty left undone), 20,000 deals, and missed calls. Kept, and not to be written to.
 */
export async function dayOffice(clients: number): Promise<string> {
  const source = await bigOffice(clients);
  const base = `${source}-days-${version}`;
  if (existsSync(base)) return base;
  const unfinished = `${base}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  process.stderr.write(`Filling the days of an office of ${clients} clients…\n`);
  cpSync(source, unfinished, { recursive: true });
  const db = openDatabase(databaseOf(unfinished));
  db.sql.pragma('synchronous = OFF');
  db.sql.pragma('cache_size = -1000000');
  fillActivities(db, clients);
  fillDeals(db, clients, dealsOfDay);
  fillCalls(db);
  // As many contact persons have told their birthdays as have not.
  db.sql.exec(
    "UPDATE contact SET birthday = date('1960-01-01', '+' || (id * 7919 % 14600) || ' days') WHERE id % 2 = 0",
  );
  db.close();
  renameSync(unfinished, base);
  return base;
}

const subjects = ['Call about the order', 'Send the price list', 'Show the new machine', 'Ask for the payment'];

function fillActivities(db: Db, clients: number): void {
  const chance = randomFrom('days');
  const users = db.sql.prepare<[], number>('SELECT id FROM user ORDER BY id LIMIT 30').pluck().all();
  const insert = db.sql.prepare(
    `INSERT INTO activity (uid, created_at, created_by, updated_at, updated_by, kind, subject, note, client_id, responsible_id, priority,
       status, day, time, duration, remind_at, done_at, done_by, result, subject_key, search_key, asked_by, acceptance)
     VALUES (@uid, @at, 1, @at, 1, @kind, @subject, '', @client, @who, @priority, @status, @day, @time, 30, @remindAt, @doneAt, @doneBy, '',
       @key, @key, @askedBy, @acceptance)`,
  );
  const all = clients * activitiesEach;
  for (let first = 0; first < all; first += block)
    db.transaction(() => {
      for (let at = first; at < Math.min(first + block, all); at += 1) {
        const days = chance.whole(-1_825, 180);
        const day = new Date(opened + days * aDay).toISOString().slice(0, 10);
        const isDone = days < 0 && !chance.chance(0.025);
        const who = users[at % users.length] ?? 1;
        const subject = chance.pick(subjects);
        insert.run({
          uid: newUid(),
          at: `${day}T08:00:00.000Z`,
          kind: chance.pick(activityKinds),
          subject,
          client: chance.whole(1, clients),
          who,
          priority: chance.chance(0.1) ? 'high' : 'normal',
          status: isDone ? 'done' : 'open',
          day,
          time: at % 5 === 0 ? '' : `${String(chance.whole(8, 18)).padStart(2, '0')}:30`,
          // Of what he has to do he is reminded on the day itself.
          remindAt: days === 0 && !isDone ? `${day}T08:00:00.000Z` : null,
          doneAt: isDone ? `${day}T16:00:00.000Z` : null,
          doneBy: isDone ? who : null,
          key: nameKey(subject),
          // One of ten was given by somebody else, who waits for an answer to some.
          askedBy: at % 10 === 0 ? (users[(at / 10) % users.length] ?? 1) : null,
          acceptance:
            at % 10 !== 0 ? '' : isDone || at % 100 !== 0 ? 'accepted' : at % 200 === 0 ? 'asked' : 'declined',
        });
      }
    });
}

/** A thousand missed ones of a year, after most of which somebody has called back. */
function fillCalls(db: Db): void {
  const insert = db.sql.prepare(
    `INSERT INTO phone_call (uid, created_at, created_by, updated_at, updated_by, outside_id, number, number_key, direction, state,
       extension, responsible_id, started_at, ended_at, back_at, back_by)
     VALUES (@uid, @at, 1, @at, 1, @outside, @number, @number, 'in', 'missed', '', 1, @at, @at, @backAt, @backBy)`,
  );
  db.transaction(() => {
    for (let n = 0; n < 1_000; n += 1) {
      const at = new Date(opened - (n % 365) * aDay).toISOString();
      const isBack = n % 20 !== 0;
      insert.run({
        uid: newUid(),
        at,
        outside: `bench-${n}`,
        number: `7495${String(1_000_000 + n)}`,
        backAt: isBack ? at : null,
        backBy: isBack ? 1 : null,
      });
    }
  });
}
