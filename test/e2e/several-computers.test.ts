/** Several computers open one office folder: what their users see, and what becomes of what they type when the keeper goes. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../main/engine/engine.ts';
import { programOf } from '../../main/engine/program.ts';
import { servePages } from '../../main/office/page-server.ts';
import { clientTexts } from '../../renderer/text/clients.ts';
import { frameTexts } from '../../renderer/text/frame.ts';
import { officeTexts } from '../../renderer/text/office.ts';
import { peopleTexts } from '../../renderer/text/people.ts';
import { settingsTexts } from '../../renderer/text/settings.ts';
import { sharingTexts } from '../../renderer/text/sharing.ts';
import { todayTexts } from '../../renderer/text/today.ts';
import { projectRoot, testHost, testOffice } from '../support/office.ts';
import { type OfficeProcess, startOffice } from '../support/office-process.ts';
import { addressOf, browserHost, type Home, newHome, openBrowser, removeHome } from '../support/page-hosts.ts';
import { factName, onCard, search, typeFact } from '../support/pages/clients.ts';
import { findAnything, goTo, isOpen, openTabs } from '../support/pages/frame.ts';
import { Screen, until } from '../support/pages/screen.ts';
import { ownersPassword } from '../support/people.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

/** A computer of the office with somebody before it. */
interface Computer {
  readonly office: OfficeProcess;
  readonly browser: Browser;
  readonly screen: Screen;
}

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

async function computer(name: string): Promise<Computer> {
  const office = await startOffice(home.office, [], { KONTOR_STATE: join(home.root, name) });
  ends.push(() => office.stop());
  const { browser, page } = await openBrowser(addressOf(office), {
    state: join(home.root, `${name}-browser`),
    saved: home.saved,
  });
  ends.push(() => browser.close());
  return { office, browser, screen: new Screen(page, 'en') };
}

/** The first computer, with an office of one client that it lets others open. */
async function firstComputer(): Promise<Computer> {
  const first = await computer('one');
  await seedOffice({ page: first.screen.page, ask: first.office.ask }, 'en');
  await first.office.ask('office.share', { shared: true });
  return first;
}

async function open(screen: Screen): Promise<void> {
  await findAnything(screen, elysee.part, elysee.name);
  await onCard(screen, elysee.name);
}

const kept = (screen: Screen, count: number) => screen.say(sharingTexts, 'here', { count });
const keptByOther = (screen: Screen) => screen.say(sharingTexts, 'there', { keeper: hostname() });

test('the folder is opened to others in the settings; each sees who keeps it, and what the other one has made', async () => {
  const one = await computer('one');
  await seedOffice({ page: one.screen.page, ask: one.office.ask }, 'en');
  await goTo(one.screen, 'settings');
  await one.screen.click(one.screen.say(settingsTexts, 'office'));
  await one.screen.click(one.screen.say(sharingTexts, 'share'));
  // Nobody has a password yet.
  await one.screen.clickInDialog(one.screen.say(sharingTexts, 'shareVerb'));
  await one.screen.sees(kept(one.screen, 0));

  const two = await computer('two');
  await isOpen(two.screen);
  await two.screen.sees(keptByOther(two.screen));
  await one.screen.sees(kept(one.screen, 1));
  await one.screen.sees(one.screen.say(sharingTexts, 'inOffice', { count: 2 }));
  await one.screen.click(one.screen.say(peopleTexts, 'sessions'));
  await one.screen.sees(hostname());

  await goTo(one.screen, 'clients');
  await search(one.screen, elysee.part, elysee.name);
  await search(one.screen, 'Nord');
  await goTo(two.screen, 'clients');
  await two.screen.press('Alt+n');
  await two.screen.fill(two.screen.say(clientTexts, 'name'), 'Boulangerie Nord');
  await two.screen.press('Control+S');
  await two.screen.sees(two.screen.say(clientTexts, 'contacts'));
  await one.screen.lists('Boulangerie Nord');

  // Whoever works in it elsewhere is not locked out of it.
  await goTo(one.screen, 'settings');
  await one.screen.click(one.screen.say(settingsTexts, 'office'));
  await one.screen.click(one.screen.say(sharingTexts, 'end'));
  await one.screen.clickInDialog(one.screen.say(sharingTexts, 'end'));
  await one.screen.sees('Others work in this office on their computers.');
  await two.browser.close();
  await two.office.stop();
  await one.screen.sees(kept(one.screen, 0));
  await one.screen.click(one.screen.say(sharingTexts, 'end'));
  await one.screen.clickInDialog(one.screen.say(sharingTexts, 'end'));
  await one.screen.sees(one.screen.say(sharingTexts, 'notShared'));
  expect((await one.office.ask('office.state', {})).sharing).toBeNull();
  await one.screen.seesNot(one.screen.say(frameTexts, 'connectionLost'));
});

test('the keeper is closed under a form: it stays, is saved, and this computer keeps the office', async () => {
  const one = await firstComputer();
  const { screen } = await computer('two');
  await isOpen(screen);
  await open(screen);
  await typeFact(screen, 'industry', 'half typed');
  await one.office.stop();
  await screen.sees(kept(screen, 0));
  await screen.holds(screen.say(clientTexts, 'industry'), 'half typed');
  await screen.press('Enter');
  await screen.factIs(factName(screen, 'industry'), 'half typed');
});

test('the keeper is killed: forms stay and are saved later, and who comes meanwhile is offered no backup and goes in by itself', async () => {
  const one = await firstComputer();
  const { office, browser, screen } = await computer('two');
  await isOpen(screen);
  await open(screen);
  await typeFact(screen, 'industry', 'half typed');
  const lost = await screen.willSee(screen.say(frameTexts, 'officeLost'));
  const why = await screen.willSee(screen.say(frameTexts, 'officeAway'));
  await one.office.kill();
  await lost();

  const late = new Screen(await browser.newPage(), 'en');
  await late.page.goto(addressOf(office));
  await late.element({ what: 'button', name: screen.say(officeTexts, 'retry') });
  await late.sees(late.say(officeTexts, 'folderIs', { folder: home.office }));
  await late.hasNone(late.say(officeTexts, 'restore'));
  await late.seesNot(late.say(officeTexts, 'noBackups'));

  await screen.page.bringToFront();
  await why();
  await screen.holds(screen.say(clientTexts, 'industry'), 'half typed');
  // Waits for the next keeper.
  await screen.press('Enter');
  await screen.sees(kept(screen, 0));
  await screen.factIs(factName(screen, 'industry'), 'half typed');
  await screen.seesNot(screen.say(frameTexts, 'officeAway'));
  await isOpen(late);
});

test('at its first start a computer opens the office of the others, and later another one: nothing of the first stays', async () => {
  const first = await firstComputer();
  const { user } = await first.office.ask('office.state', {});
  await first.office.ask('sessions.setPassword', { current: null, password: ownersPassword });
  const own = await testOffice();
  await own.stop();
  ends.push(() => own.close());
  const engine = createEngine({
    program: programOf(projectRoot, (path) => readFileSync(path, 'utf8')),
    host: { ...testHost, dialogs: true, chooseFolder: async () => own.folder },
    stateFolder: join(home.root, 'new'),
    folder: null,
    defaultFolder: join(home.root, 'empty'),
    log: () => undefined,
  });
  ends.push(() => engine.close());
  engine.openSession('new-page', 'desktop', 'en');
  const page = join(projectRoot, 'out', 'renderer');
  const server = await servePages({ engine, page, key: 'new-page', port: 0, log: () => undefined });
  ends.push(() => server.close());
  const opened = await openBrowser(`http://127.0.0.1:${server.port}/#key=new-page`, home);
  ends.push(() => opened.browser.close());
  const screen = new Screen(opened.page, 'en');
  await screen.choose(screen.say(sharingTexts, 'openExisting'));
  const folder = screen.say(officeTexts, 'openFolder');
  await screen.hasKeyboard(folder);
  await screen.type(`${home.office}x`);
  await screen.press('Enter');
  await screen.sees(`There is no folder “${home.office}x”`);
  const broken = join(home.root, 'broken');
  mkdirSync(broken);
  writeFileSync(join(broken, 'office.kontor'), 'no database');
  await screen.fill(folder, broken);
  await screen.press('Enter');
  await screen.sees(screen.say(officeTexts, 'broken'));
  await screen.click(screen.say(officeTexts, 'chooseFolder'));
  await screen.hasKeyboard(folder);
  await screen.type('half a path');
  const dragged = { items: [{ mimeType: 'text/plain', data: home.office }], dragOperationsMask: 1 };
  const field = await screen.field(folder);
  await field.dragEnter(dragged);
  await field.dragOver(dragged);
  await field.drop(dragged);
  await screen.holds(folder, home.office);
  await screen.press('Tab');
  await screen.hasKeyboard(screen.say(officeTexts, 'openFolderChoose'));
  await screen.press('Tab');
  await screen.type(user?.name ?? '');
  await screen.press('Tab');
  await screen.hasKeyboard(screen.say(officeTexts, 'password'));
  await screen.type('wrong');
  await screen.press('Enter');
  await screen.sees('The name or the password is wrong.');
  await screen.sees(screen.say(officeTexts, 'openFound'));
  await screen.holds(folder, home.office);
  await screen.holds(screen.say(officeTexts, 'login'), user?.name ?? '');
  await screen.hasKeyboard(screen.say(officeTexts, 'password'));
  await screen.type(ownersPassword);
  await screen.press('Enter');
  await isOpen(screen);
  await screen.sees(keptByOther(screen));
  await open(screen);
  await screen.press('Alt+n');
  await screen.fill(screen.say(clientTexts, 'name'), 'Half a name');

  await goTo(screen, 'settings');
  await screen.click(screen.say(settingsTexts, 'office'));
  await screen.click(screen.say(sharingTexts, 'openOther'));
  await screen.sees(screen.say(sharingTexts, 'openOtherText', { count: 1 }));
  await screen.hasKeyboard(screen.say(officeTexts, 'openFolderChoose'));
  await screen.press('Escape');
  await screen.hasNone(screen.say(officeTexts, 'openVerb'));
  await screen.click(screen.say(sharingTexts, 'openOther'));
  await screen.clickInDialog(screen.say(officeTexts, 'openFolderChoose'));
  await screen.holds(folder, own.folder);
  // Nobody has a password there.
  await screen.clickInDialog(screen.say(officeTexts, 'openVerb'));
  await screen.seesNot(elysee.name);
  await screen.sees(own.folder);
  await screen.seesNot(keptByOther(screen));
  await screen.seesNot(screen.say(frameTexts, 'connectionLost'));
  await until('the first page alone', async () => (await openTabs(screen)).join() === screen.say(todayTexts, 'today'));
  await screen.lists();
});
