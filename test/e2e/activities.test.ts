/** A call is planned on the card of a client, is done from the page of the day, and what follows stands on the card. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activityTexts } from '../../renderer/text/activities.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { timelineTexts } from '../../renderer/text/timeline.ts';
import { plusDays, today } from '../../renderer/ui/days.ts';
import { addClient } from '../support/documents.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
import { seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program;

beforeEach(async (context) => {
  if (browserHost.missing) return context.skip(browserHost.missing);
  home = newHome();
  program = await browserHost.start(home);
});
afterEach(async () => {
  await program?.close();
  if (home) removeHome(home);
});

test('a call that is planned on a card is done from the page of the day, and what follows stands on the card', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof activityTexts)['en'], values = {}) => screen.say(activityTexts, key, values);
  await addClient(program, { name: 'Holding Soleil', country: 'INT' });
  await findAnything(screen, 'soleil', 'Holding Soleil');
  await screen.click(say('kind_call'));
  await screen.fill(say('subject'), 'Ask about spring');
  await screen.fill(say('time'), '930');
  await screen.press('Enter');
  await screen.element({ what: 'button', name: say('finishThis', { subject: 'Ask about spring' }) });

  await goTo(screen, 'today');
  await screen.sees('09:30');
  await screen.click(say('finishThis', { subject: 'Ask about spring' }));
  await screen.fill(say('result'), 'Wants an offer');
  await screen.click(say('again'));
  await screen.fill(say('subject'), 'Send the offer');
  await screen.click(say('tomorrow'));
  await screen.press('Control+Enter');
  await screen.sees(say('todayNone'));

  await findAnything(screen, 'soleil', 'Holding Soleil');
  await screen.sees('Wants an offer');
  await screen.sees(screen.say(timelineTexts, 'activity_done'));
  await screen.element({ what: 'button', name: say('finishThis', { subject: 'Send the offer' }) });
  const sort = { column: 'day', descending: false } as const;
  const { rows } = await program.ask('activities.list', { filter: {}, sort, after: null, limit: 10 });
  expect(rows.map(({ subject, status, day }) => [subject, status, day])).toEqual([
    ['Ask about spring', 'done', today()],
    ['Send the offer', 'open', plusDays(today(), 1)],
  ]);
});

test('the list makes a new one, opens it by Enter, and what is typed is saved or asked about', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof activityTexts)['en'], values = {}) => screen.say(activityTexts, key, values);
  await goTo(screen, 'activities');
  await screen.sees(say('noActivities'));
  await screen.press('Alt+N');
  await screen.fill(say('subject'), 'Order paper');
  await screen.press('Control+Enter');
  await screen.lists('Order paper');
  await screen.click('Order paper');
  await screen.press('Enter');
  await screen.holds(say('subject'), 'Order paper');
  const sort = { column: 'day', descending: false } as const;
  const { rows } = await program.ask('activities.list', { filter: {}, sort, after: null, limit: 10 });
  const { id = 0, version = 0 } = rows[0] ?? {};
  const change = { changes: { subject: 'Order ink' }, was: { subject: 'Order paper' } };
  await program.ask('activities.change', { id, version, ...change });
  await screen.fill(say('subject'), 'Order pens');
  await screen.press('Control+S');
  await screen.sees(screen.say(controlTexts, 'conflictTitle'));
  await screen.press('Escape');
  await screen.holds(say('subject'), 'Order pens');
  await screen.press('Escape');
  await screen.sees(screen.say(controlTexts, 'escAgain'));
  await screen.holds(say('subject'), 'Order pens');
  await screen.press('Escape');
  await screen.seesNot(say('participants'));
  await screen.lists('Order ink');
});

test('what was missed waits under the bell, is put off there, and what is dismissed elsewhere is gone from it', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof activityTexts)['en'], values = {}) => screen.say(activityTexts, key, values);
  const missed = new Date(Date.now() - 3_600_000).toISOString();
  const add = (subject: string) =>
    program.ask('activities.add', { kind: 'call', subject, day: today(), remindAt: missed });
  await add('Ask about spring');
  const { id } = await add('Order paper');
  // The page of the day has them, too.
  await goTo(screen, 'clients');
  await screen.click(say('remindersCount', { count: 2 }));
  await screen.sees('Order paper');
  await program.ask('reminders.dismiss', { id, remindAt: missed });
  await screen.element({ what: 'button', name: say('remindersCount', { count: 1 }) });
  await screen.click(say('snoozeTomorrow'));
  await screen.sees(say('noReminders'));
  expect(await program.ask('reminders.due', {})).toEqual([]);
});
