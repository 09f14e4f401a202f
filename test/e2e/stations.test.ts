/** Who is here, a message to all, and work for which another computer makes room with something half typed on its page. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientTexts } from '../../renderer/text/clients.ts';
import { peopleTexts } from '../../renderer/text/people.ts';
import { settingsTexts } from '../../renderer/text/settings.ts';
import { stationTexts } from '../../renderer/text/stations.ts';
import { startOffice } from '../support/office-process.ts';
import { addressOf, browserHost, type Home, newHome, openBrowser, removeHome } from '../support/page-hosts.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { Screen } from '../support/pages/screen.ts';
import { seedOffice } from '../support/steps-seed.ts';

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

async function computer(name: string) {
  const office = await startOffice(home.office, [], { KONTOR_STATE: join(home.root, name) });
  ends.push(() => office.stop());
  const { browser, page } = await openBrowser(addressOf(office), {
    state: join(home.root, `${name}-browser`),
    saved: home.saved,
  });
  ends.push(() => browser.close());
  return { office, screen: new Screen(page, 'en') };
}

test('both computers are named; a message reaches the other page; compacting waits for it, and what it had typed stays', async () => {
  const { office, screen: one } = await computer('one');
  await seedOffice({ page: one.page, ask: office.ask }, 'en');
  await office.ask('office.share', { shared: true });
  const { screen: two } = await computer('two');
  await isOpen(two);
  await goTo(two, 'clients');
  await two.press('Alt+n');
  await two.fill(two.say(clientTexts, 'name'), 'Half a name');

  await goTo(one, 'settings');
  await one.click(one.say(peopleTexts, 'sessions'));
  await one.sees(`(${one.say(stationTexts, 'thisComputer')})`);
  const { stations } = await office.ask('stations.list', {});
  expect(stations.map(({ computer: name, keeps }) => [name, keeps])).toEqual([
    [hostname(), true],
    [hostname(), false],
  ]);
  await one.sees('127.0.0.1');
  const text = 'I compact the database in a moment.';
  await one.fill(one.say(stationTexts, 'messageText'), text);
  await one.click(one.say(stationTexts, 'send'));
  await two.sees(text);
  await two.click(two.say(stationTexts, 'dismiss'));
  await two.seesNot(text);

  await one.click(one.say(settingsTexts, 'office'));
  await one.click(one.say(stationTexts, 'compact'));
  await one.sees(one.say(stationTexts, 'own_compact'));
  await two.sees(two.say(stationTexts, 'ready'));
  const covered = await two.willSee(two.say(stationTexts, 'runsText'));
  await two.click(two.say(stationTexts, 'ready'));
  await covered();
  await one.sees(' now.');
  await two.holds(two.say(clientTexts, 'name'), 'Half a name');
  await two.press('Control+S');
  await two.sees(two.say(clientTexts, 'contacts'));
  expect(await office.ask('clients.find', { text: 'Half a name', limit: 5 })).toHaveLength(1);
});
