/** Counts of tasks that an index alone tells, against the rows themselves: what the page of the day asks, and anything alike. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CountBounds, countRows } from '../../db/lists/count.ts';
import { andAll, joined, numberFrom } from '../../db/lists/statement.ts';
import { filterConditions, listDefinitions } from '../../main/features/lists/listing.ts';
import { activityKinds } from '../../preload/contract/activities.ts';
import type { Condition } from '../../preload/contract/lists.ts';
import { declined, givenToMe, mine, toDo } from '../../renderer/features/today/today-lists.ts';
import { chosen, daily, days } from '../support/list-conditions.ts';
import { askerFor } from '../support/lists.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

const people = [1, 2, 3];
const answers = ['', 'asked', 'accepted', 'declined'];
const me = 2;
const listed = listDefinitions.activities;
let office: TestOffice;

beforeAll(async () => {
  office = await testOffice({ country: 'INT', language: 'en', now: '2026-11-24T09:00:00.000Z' });
  const user = office.db.sql.prepare(
    "INSERT INTO user (uid, created_at, created_by, updated_at, updated_by, login, login_key, name, role_id) VALUES (?, '', 1, '', 1, ?, ?, ?, 1)",
  );
  for (const name of ['boris', 'vera']) user.run(name, name, name, name);
  const activity = office.db.sql.prepare(
    `INSERT INTO activity (uid, created_at, created_by, updated_at, updated_by, kind, subject, note, responsible_id, priority, status, day, time,
       duration, done_at, result, subject_key, search_key, asked_by, acceptance, deleted_at)
     VALUES (?, '', 1, '', 1, ?, '', '', ?, 'normal', ?, ?, '', 30, ?, '', '', '', ?, ?, ?)`,
  );
  office.db.transaction(() => {
    fc.sample(rows, { numRuns: 28_000, seed: 1 }).forEach(
      ([kind, responsible, status, day, askedBy, answer, deleted], n) => {
        const doneAt = status === 'open' ? null : '2026-11-20T09:00:00.000Z';
        const deletedAt = deleted ? '2026-11-21T09:00:00.000Z' : null;
        activity.run(`activity-${n}`, kind, responsible, status, day, doneAt, askedBy, answer, deletedAt);
      },
    );
  });
});
afterAll(() => office.close());

const rows = fc.tuple(
  fc.constantFrom(...activityKinds),
  fc.constantFrom(...people),
  // So many are open that only the first are tested at once.
  fc.constantFrom('open', 'open', 'open', 'open', 'done'),
  fc.constantFrom(...days),
  fc.constantFrom(null, ...people),
  fc.constantFrom(...answers),
  fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
);

/** What is counted, and what the rows themselves say when each is asked. */
function counted(asked: readonly Condition[], ...bounds: readonly CountBounds[]) {
  const asker = askerFor(office, 'all', { id: me, teams: [] });
  const conditions = filterConditions(asker, listed, { conditions: asked });
  const tests = andAll(conditions.map((condition) => condition.test));
  const all = numberFrom(
    office.db,
    joined('SELECT count(*) FROM activity NOT INDEXED WHERE deleted_at IS NULL', tests),
  );
  return { all, ...countRows(office.db, { listed: listed.listed, conditions, deleted: false }, ...bounds) };
}

function expectCountedAsRows(asked: readonly Condition[]): void {
  const { all, ...found } = counted(asked);
  expect(found).toEqual({ count: all, exact: true });
}

test('what the page of the day asks', () => {
  const day = '2026-11-24';
  for (const asked of [toDo(day), mine(toDo(day)), givenToMe, declined]) expectCountedAsRows(asked);
});

const condition = fc.oneof(
  chosen('status', ['open', 'done'], false),
  chosen('kind', activityKinds, false),
  chosen('responsible', people, false),
  chosen('askedBy', people),
  chosen('acceptance', ['asked', 'accepted', 'declined']),
  daily('day', false),
) as fc.Arbitrary<Condition>;
const together = fc.array(condition, { minLength: 1, maxLength: 4 });

test('anything that may be asked together', () => {
  fc.assert(fc.property(together, expectCountedAsRows), { numRuns: 300 });
});

test('where counting is stopped, there are at least so many as it says', () => {
  const few: CountBounds = { counted: 1000, tested: [20, 300, 1000], lookedAt: 100 };
  const stopped = new Set<boolean>();
  fc.assert(
    fc.property(together, (asked) => {
      const { all, count, exact } = counted(asked, few);
      stopped.add(!exact);
      if (exact) expect(count).toBe(all);
      else expect(count).toBeLessThanOrEqual(all);
    }),
    { numRuns: 300 },
  );
  expect(stopped).toEqual(new Set([true, false]));
});
