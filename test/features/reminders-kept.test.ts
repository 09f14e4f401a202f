/**
 * Reminders against a plain model, over random days: time that goes on, two computers of one person with old screens, the program closed and
 * opened again in between, by the same computer or another one. Each is told as long as nobody has dealt with it, and dealt with once.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Output } from '../../preload/contract/index.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword, signIn } from '../support/people.ts';

/** Around the end of summer time in Europe: local clocks show an hour twice. */
const begin = Date.parse('2026-10-24T20:00:00.000Z');
const atMinute = (minute: number) => new Date(begin + minute * 60_000).toISOString();

type Shown = Output<'reminders.due'>[number];
type Screens = [readonly Shown[], readonly Shown[]];

let office: TestOffice;
let computers: [Colleague, Colleague];
const clock = testClock(atMinute(0));

async function signedIn(id: number): Promise<[Colleague, Colleague]> {
  const person = { id, login: 'Boris' };
  return [await signIn(office, person), await signIn(office, person)];
}

beforeEach(async () => {
  clock.set(atMinute(0));
  office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
  const { id } = await addPerson(office, 'Boris', { role: 'sales' });
  computers = await signedIn(id);
});
afterEach(() => office.close());

const screen = fc.constantFrom<0 | 1>(0, 1);
const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('look' as const), screen }) },
  {
    weight: 5,
    arbitrary: fc.record({ what: fc.constant('plan' as const), inMinutes: fc.integer({ min: -30, max: 400 }) }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('dismiss' as const), screen, which: fc.nat(9) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('snooze' as const),
      screen,
      which: fc.nat(9),
      minutes: fc.integer({ min: 1, max: 200 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('finish' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('restart' as const) }) },
);

test('none is lost, none comes twice, whatever is closed and opened in between', async () => {
  let now = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 30 }), async (actions) => {
      let screens: Screens = [[], []];
      /** By activity: the minute of its reminder; null: there is none any more. */
      const model = new Map<number, number | null>();
      const dueNow = () =>
        [...model]
          .filter((one): one is [number, number] => one[1] !== null && one[1] <= now)
          .sort(([a, first], [b, second]) => first - second || a - b)
          .map(([id, minute]) => `${id} ${atMinute(minute)}`);
      const look = async (at: 0 | 1) => {
        const shown = await computers[at].ask('reminders.due', {});
        expect(shown.map(({ id, remindAt }) => `${id} ${remindAt}`).sort()).toEqual(dueNow().sort());
        screens = at === 0 ? [shown, screens[1]] : [screens[0], shown];
      };
      for (const act of actions) {
        if (act.what === 'wait') {
          now += act.minutes;
          clock.set(atMinute(now));
        } else if (act.what === 'look') await look(act.screen);
        else if (act.what === 'plan') {
          const remindAt = atMinute(now + act.inMinutes);
          const asked = { kind: 'call' as const, subject: 'Call', day: '2026-10-25', remindAt };
          const { id } = await computers[0].ask('activities.add', asked);
          model.set(id, now + act.inMinutes);
        } else if (act.what === 'dismiss' || act.what === 'snooze') {
          const shown = screens[act.screen][act.which];
          if (shown === undefined) continue;
          const { id, remindAt } = shown;
          const minute = model.get(id) ?? null;
          const isStill = minute !== null && atMinute(minute) === remindAt;
          const until = act.what === 'snooze' ? now + act.minutes : null;
          const computer = computers[act.screen];
          const reply =
            until === null
              ? await computer.ask('reminders.dismiss', { id, remindAt })
              : await computer.ask('reminders.snooze', { id, remindAt, until: atMinute(until) });
          expect(reply).toEqual({ changed: isStill });
          if (isStill) model.set(id, until);
        } else if (act.what === 'finish') {
          const id = [...model.keys()][act.which];
          if (id === undefined) continue;
          await computers[1].call('activities.finish', { id, outcome: 'done', result: 'Said yes' });
          model.set(id, null);
        } else {
          const folder = office.folder.replace(/[\\/]office$/u, '');
          const [{ id }] = computers;
          await office.stop();
          office = await testOffice({ folder, create: false, language: 'en', clock });
          computers = await signedIn(id);
        }
      }
      // Days later, after an absence: what nobody has dealt with is still there.
      now += 10_000;
      clock.set(atMinute(now));
      await look(0);
      await look(1);
      for (const id of model.keys())
        await computers[0].call('activities.finish', { id, outcome: 'done', result: 'Over' });
    }),
    { numRuns: 8 },
  );
});
