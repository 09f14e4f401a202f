/** What repeats, on the screen: planned in words, and changed for one or for all; a deal gets its next step on its page; a series is started on a card. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activityTexts } from '../../renderer/text/activities.ts';
import { activityTemplateTexts } from '../../renderer/text/activity-templates.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { dealTexts } from '../../renderer/text/deals.ts';
import { repeatingTexts } from '../../renderer/text/repeating.ts';
import { plusDays, today } from '../../renderer/ui/days.ts';
import { addDeal } from '../support/deals.ts';
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

async function planned() {
  const sort = { column: 'day', descending: false } as const;
  const { rows } = await program.ask('activities.list', { filter: {}, sort, after: null, limit: 10 });
  return rows.map(({ subject, day }) => [subject, day]);
}

test('a task is planned for three days, one of them is called otherwise, and all are removed', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof activityTexts)['en'], values = {}) => screen.say(activityTexts, key, values);
  const repeating = (key: keyof (typeof repeatingTexts)['en'], values = {}) => screen.say(repeatingTexts, key, values);
  const days = [today(), plusDays(today(), 1), plusDays(today(), 2)];
  await goTo(screen, 'activities');
  await screen.press('Alt+N');
  await screen.fill(say('subject'), 'Water the plants');
  await screen.pick(repeating('repeats'), repeating('unit_day'));
  await screen.pick(repeating('ends'), repeating('ends_count'));
  await screen.fill(repeating('count'), '3');
  await screen.sees(repeating('said_count', { said: 'Every day', count: 3 }));
  await screen.press('Control+Enter');
  await screen.lists('Water the plants', 'Water the plants', 'Water the plants');
  expect(await planned()).toEqual(days.map((day) => ['Water the plants', day]));

  // The list begins with the first day.
  await screen.click('Water the plants');
  await screen.press('Enter');
  await screen.holds(say('subject'), 'Water the plants');
  await screen.fill(say('subject'), 'Water the tree');
  await screen.click(say('save'));
  await screen.click(repeating('scope_one'));
  await screen.lists('Water the tree', 'Water the plants', 'Water the plants');

  await screen.click('Water the tree');
  await screen.press('Enter');
  await screen.holds(say('subject'), 'Water the tree');
  await screen.click(say('removeOne'));
  await screen.click(repeating('scope_all'));
  await screen.sees(say('removedMany', { count: 3 }));
  expect(await planned()).toEqual([]);
});

test('a deal without a next step says so until one is planned on its page', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof activityTexts)['en'], values = {}) => screen.say(activityTexts, key, values);
  const clientId = await addClient(program, { name: 'Holding Soleil', country: 'INT' });
  await addDeal(program, { name: 'Spring catalogue', clientId });
  await goTo(screen, 'today');
  await screen.click('Spring catalogue');
  await screen.sees(screen.say(dealTexts, 'unplanned'));
  await screen.click(say('newActivity'));
  await screen.fill(say('subject'), 'Send the offer');
  await screen.press('Control+Enter');
  await screen.element({ what: 'button', name: say('finishThis', { subject: 'Send the offer' }) });
  await screen.seesNot(screen.say(dealTexts, 'unplanned'));
});

test('a series that is kept in the settings is started on the card of a client', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof activityTemplateTexts)['en'], values = {}) =>
    screen.say(activityTemplateTexts, key, values);
  await addClient(program, { name: 'Holding Soleil', country: 'INT' });
  await goTo(screen, 'settings');
  await screen.click(say('activityTemplates'));
  await screen.click(say('add'));
  await screen.fill(say('name'), 'Welcome');
  await screen.click(screen.say(controlTexts, 'save'));
  await screen.sees('Welcome');
  await findAnything(screen, 'soleil', 'Holding Soleil');
  await screen.click(say('start'));
  await screen.click(say('startVerb', { count: 3 }));
  await screen.sees(say('started', { count: 3 }));
  expect((await planned()).map(([subject]) => subject)).toEqual([
    say('first_call'),
    say('first_letter'),
    say('first_again'),
  ]);
});
