/** Bad luck while one works: killed processes, two people at the same client, a database that is none. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupTexts } from '../../renderer/text/backups.ts';
import { clientTexts } from '../../renderer/text/clients.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { frameTexts } from '../../renderer/text/frame.ts';
import { officeTexts } from '../../renderer/text/office.ts';
import { startOffice } from '../support/office-process.ts';
import {
  addressOf,
  browserHost,
  electronHost,
  type Home,
  newHome,
  openBrowser,
  type Program,
  removeHome,
} from '../support/page-hosts.ts';
import { backUpNow, toBackups } from '../support/pages/backups.ts';
import { correct, factName, onCard, openClient, typeFact } from '../support/pages/clients.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { typeClient } from '../support/pages/invoice.ts';
import { Screen } from '../support/pages/screen.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program | null = null;
const ends: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  home = newHome();
});
afterEach(async () => {
  await program?.close().catch(() => undefined);
  program = null;
  for (const end of ends.splice(0)) await end();
  removeHome(home);
});

describe('under the window of Electron', () => {
  beforeEach((context) => {
    if (electronHost.missing) context.skip(electronHost.missing);
  });

  test('the engine is killed while one types: the page says so, comes back, and has all of it', async () => {
    program = await electronHost.start(home);
    const screen = await seedOffice(program, 'en');
    await goTo(screen, 'documents');
    await screen.press('Control+N');
    await typeClient(screen, elysee.part, elysee.name);
    await screen.type('Half a line');
    await openClient(screen, elysee.part, elysee.name);
    await correct(screen, 'source', 'committed');
    await typeFact(screen, 'industry', 'half typed');

    const said = await screen.willSee(screen.say(frameTexts, 'connectionLost'));
    await program.killEngine();
    await said();
    await screen.seesNot(screen.say(frameTexts, 'connectionLost'));
    await screen.holds(screen.say(clientTexts, 'industry'), 'half typed');
    await screen.press('Enter');
    await screen.factIs(factName(screen, 'industry'), 'half typed');
    await screen.factIs(factName(screen, 'source'), 'committed');
    await screen.choose(screen.say(documentTexts, 'draftFor', { type: 'Invoice', client: elysee.name }));
    await screen.sees(screen.say(documentTexts, 'noNumber'));
    await screen.holds(`${screen.say(documentTexts, 'product')}, 1`, 'Half a line');
  });
});

describe('in the browser', () => {
  beforeEach((context) => {
    if (browserHost.missing) context.skip(browserHost.missing);
  });

  test('the host is killed: what is typed stays, and goes on with the host that is started anew', async () => {
    const office = await startOffice(home.office);
    const { browser, page } = await openBrowser(addressOf(office), home);
    ends.push(() => browser.close());
    const screen = await seedOffice({ page, ask: office.ask }, 'en');
    await openClient(screen, elysee.part, elysee.name);
    await correct(screen, 'source', 'committed');
    await typeFact(screen, 'industry', 'half typed');
    const said = await screen.willSee(screen.say(frameTexts, 'connectionLost'));
    await office.kill();
    await said();
    await screen.press('Enter');
    await screen.sees(screen.say(frameTexts, 'unavailableText'));
    await screen.holds(screen.say(clientTexts, 'industry'), 'half typed');

    // Neither the port nor the key is named: both are as they were.
    const again = await startOffice(home.office);
    ends.push(() => again.stop());
    expect([again.origin, again.key]).toEqual([office.origin, office.key]);
    await screen.seesNot(screen.say(frameTexts, 'connectionLost'));
    await screen.holds(screen.say(clientTexts, 'industry'), 'half typed');
    await screen.press('Enter');
    await screen.factIs(factName(screen, 'industry'), 'half typed');
    await screen.factIs(factName(screen, 'source'), 'committed');
  });

  test('the host is killed under somebody with a password: he signs in over his draft, and it is all there', async () => {
    const office = await startOffice(home.office);
    const { browser, page } = await openBrowser(addressOf(office), home);
    ends.push(() => browser.close());
    const screen = await seedOffice({ page, ask: office.ask }, 'en');
    const password = 'correct horse battery';
    await office.ask('sessions.setPassword', { current: null, password });
    await page.reload();
    const signIn = async () => {
      await screen.sees(screen.say(officeTexts, 'signInAs'));
      await screen.fill(screen.say(officeTexts, 'password'), password);
      await screen.press('Enter');
    };
    await signIn();
    await isOpen(screen);
    await goTo(screen, 'documents');
    await screen.press('Alt+n');
    await typeClient(screen, elysee.part, elysee.name);
    await screen.type('Half a line');
    await office.kill();
    const again = await startOffice(home.office);
    ends.push(() => again.stop());
    await signIn();
    await screen.seesNot(screen.say(officeTexts, 'signInAs'));
    await screen.sees(screen.say(documentTexts, 'noNumber'));
    await screen.holds(`${screen.say(documentTexts, 'product')}, 1`, 'Half a line');
  });

  test('two pages change the same client: different facts merge, the same one asks', async () => {
    const office = await startOffice(home.office);
    ends.push(() => office.stop());
    const { browser, page } = await openBrowser(addressOf(office), home);
    ends.unshift(() => browser.close());
    const mine = await seedOffice({ page, ask: office.ask }, 'en');
    await openClient(mine, elysee.part, elysee.name);
    const other = await browser.newPage();
    await other.goto(addressOf(office));
    const theirs = new Screen(other, 'en');
    await isOpen(theirs);
    await openClient(theirs, elysee.part, elysee.name);

    await mine.page.bringToFront();
    await typeFact(mine, 'industry', 'mine');
    await other.bringToFront();
    await correct(theirs, 'source', 'theirs');
    await mine.page.bringToFront();
    await mine.press('Enter');
    await mine.factIs(factName(mine, 'industry'), 'mine');
    await mine.factIs(factName(mine, 'source'), 'theirs');
    await theirs.factIs(factName(theirs, 'industry'), 'mine');

    await typeFact(mine, 'industry', 'my second');
    await other.bringToFront();
    await correct(theirs, 'industry', 'their second');
    await mine.page.bringToFront();
    await mine.press('Enter');
    await mine.sees(mine.say(controlTexts, 'conflictTitle'));
    await mine.sees(`${mine.say(controlTexts, 'conflictMine')}: my second`);
    await mine.sees(`${mine.say(controlTexts, 'conflictTheirs')}: their second`);
    await mine.sees(`${mine.say(controlTexts, 'conflictOriginal')}: mine`);
    await mine.tick(`${mine.say(controlTexts, 'conflictTheirs')}: their second`);
    await mine.click(mine.say(controlTexts, 'conflictSave'));
    await mine.factIs(factName(mine, 'industry'), 'their second');

    await typeFact(mine, 'industry', 'my third');
    await other.bringToFront();
    await correct(theirs, 'industry', 'their third');
    await mine.page.bringToFront();
    await mine.press('Enter');
    await mine.sees(mine.say(controlTexts, 'conflictTitle'));
    await mine.click(mine.say(controlTexts, 'conflictSave'));
    await mine.factIs(factName(mine, 'industry'), 'my third');
    await theirs.factIs(factName(theirs, 'industry'), 'my third');
  });

  test('the database was replaced by junk: the page names the file, offers the backups, and a click restores', async () => {
    program = await browserHost.start(home);
    let screen = await seedOffice(program, 'en');
    await toBackups(screen);
    await backUpNow(screen);
    await program.close();
    program = null;

    const file = join(home.office, 'office.kontor');
    for (const name of readdirSync(home.office)) if (/-(wal|shm)$/u.test(name)) rmSync(join(home.office, name));
    writeFileSync(file, 'this is no database '.repeat(500));
    program = await browserHost.start(home);
    screen = new Screen(program.page, 'en');
    await screen.sees(screen.say(officeTexts, 'broken'));
    await screen.sees('office.kontor');
    expect(readFileSync(file, 'utf8')).toContain('this is no database');
    await screen.clickInRow(screen.say(officeTexts, 'reason_manual'), screen.say(officeTexts, 'restore'));
    await screen.sees(screen.say(officeTexts, 'backupsHint'));
    await screen.clickInDialog(screen.say(officeTexts, 'restore'));
    await isOpen(screen);
    await openClient(screen, elysee.part, elysee.name);
    await onCard(screen, elysee.name);
    await toBackups(screen);
    await screen.sees(screen.say(backupTexts, 'reason_restore'));
  });
});
