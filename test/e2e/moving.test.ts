/** The office is moved to another folder by its wizard; the other computer is told where it went, and follows by one click. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../main/engine/engine.ts';
import { programOf } from '../../main/engine/program.ts';
import { servePages } from '../../main/office/page-server.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { frameTexts } from '../../renderer/text/frame.ts';
import { movingTexts } from '../../renderer/text/moving.ts';
import { settingsTexts } from '../../renderer/text/settings.ts';
import { projectRoot, testHost } from '../support/office.ts';
import { startOffice } from '../support/office-process.ts';
import { addressOf, browserHost, type Home, newHome, openBrowser, removeHome } from '../support/page-hosts.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { Screen } from '../support/pages/screen.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

let home: Home;
const ends: (() => Promise<unknown>)[] = [];

beforeEach((context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  if (home) removeHome(home);
});

/** A program whose dialog of the system chooses this folder. */
async function programChoosing(folder: string): Promise<Screen> {
  const engine = createEngine({
    program: programOf(projectRoot, (path) => readFileSync(path, 'utf8')),
    host: { ...testHost, dialogs: true, chooseFolder: async () => folder },
    stateFolder: join(home.root, 'one'),
    folder: home.office,
    defaultFolder: home.office,
    log: () => undefined,
  });
  ends.push(() => engine.close());
  engine.openSession('first-page', 'desktop', 'en');
  const page = join(projectRoot, 'out', 'renderer');
  const server = await servePages({ engine, page, key: 'first-page', port: 0, log: () => undefined });
  ends.push(() => server.close());
  const opened = await openBrowser(`http://127.0.0.1:${server.port}/#key=first-page`, {
    state: join(home.root, 'one-browser'),
    saved: home.saved,
  });
  ends.push(() => opened.browser.close());
  return new Screen(opened.page, 'en');
}

test('the wizard says what will happen and does it; the other computer follows with one click', async () => {
  const first = await startOffice(home.office, [], { KONTOR_STATE: join(home.root, 'seed') });
  const seeding = await openBrowser(addressOf(first), { state: join(home.root, 'seed-browser'), saved: home.saved });
  await seedOffice({ page: seeding.page, ask: first.ask }, 'en');
  await first.ask('office.share', { shared: true });
  await seeding.browser.close();
  await first.stop();

  const target = join(home.root, 'new');
  mkdirSync(target);
  const one = await programChoosing(target);
  await isOpen(one);
  const other = await startOffice(home.office, [], { KONTOR_STATE: join(home.root, 'two') });
  ends.push(() => other.stop());
  const browser = await openBrowser(addressOf(other), { state: join(home.root, 'two-browser'), saved: home.saved });
  ends.push(() => browser.browser.close());
  const two = new Screen(browser.page, 'en');
  await isOpen(two);

  await goTo(one, 'settings');
  await one.click(one.say(settingsTexts, 'office'));
  await one.click(one.say(movingTexts, 'open'));
  await one.click(one.say(movingTexts, 'choose'));
  await one.sees(target);
  await one.click(one.say(controlTexts, 'next'));
  await one.sees(one.say(movingTexts, 'database'));
  await one.click(one.say(controlTexts, 'next'));
  // Ticked, for somebody else is at work on another computer.
  await one.sees(one.say(movingTexts, 'share'));
  await one.sees(one.say(movingTexts, 'happens_others'));
  await one.click(one.say(movingTexts, 'start'));
  await one.sees(one.say(movingTexts, 'done'));
  await one.sees(one.say(movingTexts, 'tell'));
  await one.clickInDialog(one.say(movingTexts, 'close'));
  await goTo(one, 'clients');
  await one.lists(elysee.name);

  await two.sees(`The office is in “${target}” now.`);
  await two.sees(two.say(movingTexts, 'unsaved'));
  await two.sees(two.say(frameTexts, 'officeMoved'));
  await two.seesNot(two.say(frameTexts, 'officeLost'));
  await two.seesNot(two.say(frameTexts, 'officeAway'));
  await two.click(two.say(movingTexts, 'follow'));
  await isOpen(two);
  await two.seesNot(two.say(frameTexts, 'officeAway'));
  expect((await other.ask('office.state', {})).folder).toBe(target);
  expect((await other.ask('office.state', {})).sharing).toMatchObject({ as: 'station' });
});
