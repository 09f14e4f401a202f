/** The planner of a company before one's eyes: from the key that turns to a month of very many entries until it is drawn. */
import puppeteer from 'puppeteer-core';
import { openDatabase } from '../../db/database.ts';
import { findBrowser } from '../../main/office/browser.ts';
import { plannerTexts } from '../../renderer/text/planner.ts';
import { goTo } from '../support/pages/frame.ts';
import { beginsAt } from '../support/pages/page-clock.ts';
import { Screen } from '../support/pages/screen.ts';
import { password, signInAs } from '../support/pages/together.ts';
import { databaseOf, officeCopy } from './big-office.ts';
import { type Bench, counted, type Figure, median, milliseconds, notMeasured } from './measuring.ts';
import { startServer } from './open-office.ts';
import { addActivities, month, plannerEntries } from './planner.ts';

const rounds = 7;

export async function plannerDrawn({ clients }: Bench): Promise<Figure[]> {
  const size = `${counted(plannerEntries, 'entries')} in the month`;
  const work = 'a month of the planner of a company: from the key to the picture';
  const executablePath = findBrowser();
  if (executablePath === null) return [notMeasured(work, size, 'there is no Chromium, Chrome or Edge here')];
  const { base, remove } = await officeCopy(clients);
  const people = addActivities(databaseOf(base), clients);
  const first = await startServer(base);
  if (first === null) return [notMeasured(work, size, 'the office program is not built')];
  // Everybody works there, so whoever looks signs in.
  await first.call('sessions.setPassword', { current: null, password });
  await first.close();
  const db = openDatabase(databaseOf(base));
  db.sql.prepare('UPDATE user SET active = 1 WHERE id <= ?').run(people);
  db.close();
  const server = await startServer(base);
  if (server === null) throw new Error('The office does not start again.');
  const root = process.getuid?.() === 0;
  const browser = await puppeteer.launch({
    executablePath,
    defaultViewport: { width: 1280, height: 800 },
    args: ['--disable-gpu', '--lang=en-GB', ...(root ? ['--no-sandbox'] : [])],
  });
  try {
    const [page = await browser.newPage()] = await browser.pages();
    await beginsAt(page, new Date(`${month.from}T09:00:00`));
    await page.goto(`${server.origin}/#key=${server.key}`);
    const screen = new Screen(page, 'en');
    await signInAs(screen, 'Anna');
    await goTo(screen, 'planner');
    await screen.tick(screen.say(plannerTexts, 'people'));
    await screen.tick(screen.say(plannerTexts, 'view_month'));
    await screen.sees('June 2026');
    const taken: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      await screen.press('Control+ArrowLeft');
      await screen.sees('May 2026');
      await page.waitForSelector('.k-month b');
      const time = await page.evaluate(turnTo, 'June 2026', people * 20);
      if (round > 0) taken.push(time);
    }
    const figure = median(taken);
    return [
      {
        work: `${work}, median`,
        size: `${people} people, ${size}`,
        figure: milliseconds(figure),
        limit: '300 ms',
        ratio: figure / 300,
      },
    ];
  } finally {
    await browser.close();
    await server.close();
    remove();
  }
}

/** In the page: presses the key, and answers the milliseconds until at least so many days of people have what stands on them. */
async function turnTo(title: string, least: number): Promise<number> {
  const frame = () => new Promise<number>((next) => requestAnimationFrame(next));
  const begun = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', ctrlKey: true, bubbles: true }));
  for (;;) {
    await frame();
    const isTurned = document.querySelector('.k-planner h1')?.textContent === title;
    if (isTurned && document.querySelectorAll('.k-month b').length >= least) break;
    if (performance.now() - begun > 30_000) throw new Error('The month never came.');
  }
  // What was laid out is drawn before the next frame begins.
  await frame();
  await frame();
  return performance.now() - begun;
}
