/** The planner's working time: an absence warns whoever plans on it, and a common free time becomes a meeting. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activityTexts } from '../../renderer/text/activities.ts';
import { plannerTexts } from '../../renderer/text/planner.ts';
import { workingTimeTexts } from '../../renderer/text/working-time.ts';
import { plusDays, today } from '../../renderer/ui/days.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { goTo } from '../support/pages/frame.ts';
import { until } from '../support/pages/screen.ts';
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

test('an absence that was entered in the planner warns in the dialog of a task, and free times leave it out', async () => {
  const screen = await seedOffice(program, 'en');
  const working = (key: keyof (typeof workingTimeTexts)['en'], values = {}) =>
    screen.say(workingTimeTexts, key, values);
  const more = screen.say(plannerTexts, 'moreActions');
  const every = [0, 1, 2, 3, 4, 5, 6].map(() => [{ from: '00:00', to: '24:00' }]);
  await program.ask('workingTime.change', { week: every, calendar: '' });

  await goTo(screen, 'planner');
  await screen.click(more);
  await screen.click(working('absencesOpen'));
  await screen.click(working('addAbsence'));
  await screen.press('Control+Enter');
  await until('the absence of today', async () => {
    const { absences } = await program.ask('workingTime.between', { from: today(), to: today() });
    return absences.length === 1;
  });
  await screen.press('Escape');

  await screen.click(screen.say(activityTexts, 'newActivity'));
  await screen.sees(working('absence_holiday').toLocaleLowerCase());
  await screen.press('Escape');

  await screen.click(more);
  await screen.click(working('freeTimeOpen'));
  const tomorrow = plusDays(today(), 1);
  await screen.click('00:00–24:00');
  await screen.holds(screen.say(activityTexts, 'time'), '00:00');
  await screen.fill(screen.say(activityTexts, 'subject'), 'Budget');
  await screen.press('Enter');
  await until('the meeting', async () => {
    const { entries } = await program.ask('activities.between', { from: tomorrow, to: tomorrow, mine: true });
    return entries.some(
      ({ subject, kind, time, duration }) =>
        subject === 'Budget' && kind === 'meeting' && time === '00:00' && duration === 60,
    );
  });
  expect(await screen.page.$$('.k-off-away')).not.toEqual([]);
});
