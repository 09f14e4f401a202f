/** The planner: a meeting is seen in the week, dragged to another day, taken back, opened by the keyboard, and stands in the column of its person. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mondayOf } from '../../renderer/features/planner/stretch.ts';
import { activityTexts } from '../../renderer/text/activities.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { plannerTexts } from '../../renderer/text/planner.ts';
import { plusDays, today } from '../../renderer/ui/days.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { goTo } from '../support/pages/frame.ts';
import { type Screen, until } from '../support/pages/screen.ts';
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

/** The middle of what is on the screen. */
async function middleOf(screen: Screen, selector: string): Promise<{ x: number; y: number }> {
  const found = await screen.page.waitForSelector(selector);
  const box = await found?.boundingBox();
  if (!box) throw new Error(`${selector} has no place.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('a meeting is dragged to another day, taken back, opened by the keyboard, and stands in the column of its person', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof plannerTexts)['en'], values = {}) => screen.say(plannerTexts, key, values);
  const monday = mondayOf(today());
  const meeting = { kind: 'meeting', subject: 'Budget', day: monday, time: '09:30', duration: 60 } as const;
  const { id } = await program.ask('activities.add', meeting);
  const stands = async (day: string) =>
    until(`the meeting on ${day}`, async () => (await program.ask('activities.get', { id })).day === day);

  await goTo(screen, 'planner');
  await screen.sees('Budget');
  const from = await middleOf(screen, '.k-entry-meeting');
  const width = (await (await screen.page.$('.k-entry-meeting'))?.boundingBox())?.width ?? 0;
  await screen.page.mouse.move(from.x, from.y);
  await screen.page.mouse.down();
  await screen.page.mouse.move(from.x + width, from.y, { steps: 5 });
  await screen.page.mouse.move(from.x + 2 * width, from.y, { steps: 5 });
  await screen.page.mouse.up();
  await stands(plusDays(monday, 2));
  expect(await program.ask('activities.get', { id })).toMatchObject({ time: '09:30', duration: 60 });
  await screen.sees(screen.say(controlTexts, 'undo'));
  await screen.press('Control+Z');
  await stands(monday);
  await screen.hasNone(screen.say(controlTexts, 'undo'));

  // It is drawn anew there: until then there is none, or the one that goes.
  await until('the keyboard at the meeting at its old place', () =>
    screen.page.evaluate((x) => {
      const entry = document.querySelector<HTMLElement>('.k-entry-meeting');
      const box = entry?.getBoundingClientRect();
      if (!entry || !box || Math.abs(box.x + box.width / 2 - x) > 1) return false;
      entry.focus();
      return document.activeElement === entry;
    }, from.x),
  );
  await screen.press('Enter');
  await screen.holds(screen.say(activityTexts, 'subject'), 'Budget');
  await screen.press('Escape');

  await screen.press('Control+ArrowRight');
  await screen.seesNot('Budget');
  await screen.press('Control+ArrowLeft');
  await screen.sees('Budget');
  // In the agenda nothing is dragged, and who tries to select text is told nothing.
  await screen.tick(say('view_agenda'));
  const line = await middleOf(screen, '.ec-list .k-entry-meeting');
  await program.page.mouse.move(line.x, line.y);
  await program.page.mouse.down();
  await program.page.mouse.move(line.x + 60, line.y, { steps: 4 });
  await program.page.mouse.move(line.x + 60, 10);
  await program.page.mouse.up();
  await screen.press('Control+ArrowRight');
  await screen.seesNot('Budget');
  expect(await program.page.$eval('body', (body) => body.innerText)).not.toContain(say('cannotMove'));
  await screen.press('Control+ArrowLeft');
  await screen.sees('Budget');
  await screen.tick(say('people'));
  await screen.tick(say('view_day'));
  await screen.sees('Anna');
  // In the month of everybody the day says how much there is, and opens.
  await screen.tick(say('view_month'));
  const named = `Anna, ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(`${monday}T12:00`))}`;
  // Whatever day has the keyboard, and however long the next months are, Tab comes to a day.
  for (let step = 0; step < 3; step += 1) {
    const month = await program.page.$eval('.k-month', (table) => {
      [...table.querySelectorAll<HTMLElement>('tbody tr:first-child [data-cell]')].at(-1)?.focus();
      return table.getAttribute('aria-label');
    });
    await screen.press('Control+ArrowRight');
    const shown = () => program.page.$eval('.k-month', (table) => table.getAttribute('aria-label'));
    await expect.poll(shown).not.toBe(month);
    expect(await program.page.$$eval('.k-month [tabindex="0"]', (all) => all.length)).toBe(1);
  }
  await screen.press('Control+Home');
  // The week may have begun in the month before.
  if (monday.slice(0, 7) !== today().slice(0, 7)) await screen.press('Control+ArrowLeft');
  await screen.choose(named);
  await screen.sees('Budget');
});
