/** Two people at one client, each in his own browser session: nothing that one types is lost to the other. */
import type { Browser } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientTexts } from '../../renderer/text/clients.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { officeTexts } from '../../renderer/text/office.ts';
import { partyTexts } from '../../renderer/text/parties.ts';
import { timelineTexts } from '../../renderer/text/timeline.ts';
import { addDraft } from '../support/documents.ts';
import { type OfficeProcess, startOffice } from '../support/office-process.ts';
import { addressOf, browserHost, type Home, newHome, openBrowser, removeHome } from '../support/page-hosts.ts';
import { correct, factName, typeFact } from '../support/pages/clients.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
import { clickCell } from '../support/pages/lists.ts';
import { type Screen, until } from '../support/pages/screen.ts';
import { annaAndBoris, dropFile, showsPicture } from '../support/pages/together.ts';
import { elysee } from '../support/steps-seed.ts';

let home: Home;
let office: OfficeProcess;
let browser: Browser;
let anna: Screen;
let boris: Screen;

beforeEach(async (context) => {
  if (browserHost.missing) return context.skip(browserHost.missing);
  home = newHome();
  office = await startOffice(home.office);
  ({ browser } = await openBrowser(addressOf(office), home));
  ({ anna, boris } = await annaAndBoris(office, browser, 'en'));
});
afterEach(async () => {
  await browser?.close();
  await office?.stop();
  if (home) removeHome(home);
});

/** Brings a page to the front, as whoever sits before it has it. */
async function at(screen: Screen): Promise<Screen> {
  await screen.page.bringToFront();
  return screen;
}
const open = async (screen: Screen) => {
  await at(screen);
  await findAnything(screen, elysee.part, elysee.name);
  await screen.sees(screen.say(timelineTexts, 'timeline'));
};
const alsoHere = (screen: Screen, names: string) => screen.say(timelineTexts, 'alsoHere', { names });

test('each sees that the other has the card open, and that he has gone', async () => {
  await open(anna);
  await anna.seesNot(alsoHere(anna, 'Boris'));
  await open(boris);
  await boris.sees(alsoHere(boris, 'Anna'));
  await at(anna);
  await anna.sees(alsoHere(anna, 'Boris'));
  await at(boris);
  await goTo(boris, 'clients');
  await at(anna);
  await anna.seesNot(alsoHere(anna, 'Boris'));
  await open(boris);
  await at(anna);
  await anna.sees(alsoHere(anna, 'Boris'));
  await boris.page.close();
  await anna.seesNot(alsoHere(anna, 'Boris'));
});

test('what is typed stays while the other one saves, and his work comes in beside it', async () => {
  await open(anna);
  await open(boris);
  const note = anna.say(timelineTexts, 'writeNote');
  await at(anna);
  await anna.fill(note, 'half a no');
  await at(boris);
  await boris.fill(boris.say(timelineTexts, 'writeNote'), 'They want the spring prices');
  await boris.press('Control+Enter');
  await boris.holds(boris.say(timelineTexts, 'writeNote'), '');
  await correct(boris, 'source', 'fair');
  await at(anna);
  await anna.sees('They want the spring prices');
  await anna.factIs(factName(anna, 'source'), 'fair');
  await anna.hasKeyboard(note);
  await anna.type('te');
  await anna.holds(note, 'half a note');

  // The same of a fact that is being edited: it is the same field, and it asks.
  await typeFact(anna, 'industry', 'fish');
  await at(boris);
  await correct(boris, 'industry', 'wine');
  await at(anna);
  await anna.sees('wine');
  await anna.holds(anna.say(clientTexts, 'industry'), 'fish');
  await anna.press('Escape');
  await anna.factIs(factName(anna, 'industry'), 'wine');
  await anna.holds(note, 'half a note');
});

test('both add a phone: both stay; both change the city: it asks, and the street of either stays', async () => {
  await open(anna);
  await open(boris);
  const addPhone = async (screen: Screen, number: string) => {
    await at(screen);
    await screen.click(factName(screen, 'reaches'));
    await screen.click(screen.say(partyTexts, 'addReach'));
    await screen.page.evaluate(() => {
      const inputs = [...document.querySelectorAll<HTMLInputElement>('.k-reach input')].filter((one) =>
        one.checkVisibility(),
      );
      inputs.at(-2)?.focus();
    });
    await screen.type(number);
  };
  await addPhone(anna, 'anna@elysee.example');
  await addPhone(boris, 'boris@elysee.example');
  await boris.press('Enter');
  await boris.sees('boris@elysee.example');
  await at(anna);
  await anna.press('Enter');
  await anna.sees('anna@elysee.example');
  await anna.sees('boris@elysee.example');
  await at(boris);
  await boris.sees('anna@elysee.example');

  const address = async (screen: Screen, street: string, city: string) => {
    await at(screen);
    await screen.click(factName(screen, 'address'));
    if (street) await screen.fill(screen.say(partyTexts, 'street'), street);
    await screen.fill(screen.say(partyTexts, 'city'), city);
  };
  await address(anna, '', 'Lyon');
  await address(boris, '5 Pier', 'Paris');
  await boris.press('Enter');
  await boris.sees('Paris');
  await at(anna);
  await anna.press('Enter');
  await anna.sees(anna.say(controlTexts, 'conflictTitle'));
  await anna.sees(`${anna.say(controlTexts, 'conflictMine')}: Lyon`);
  await anna.sees(`${anna.say(controlTexts, 'conflictTheirs')}: Paris`);
  await anna.click(anna.say(controlTexts, 'conflictSave'));
  await anna.sees('Lyon');
  const { rows } = await office.ask('clients.list', {
    filter: {},
    sort: { column: 'name', descending: false },
    after: null,
    limit: 1,
  });
  const client = await office.ask('clients.get', { id: rows[0]?.id ?? 0 });
  expect([client.address.street, client.address.city]).toEqual(['5 Pier', 'Lyon']);
  expect(client.reaches.map(({ value }) => value)).toEqual([
    '+33 4 72 00 11 22',
    'boris@elysee.example',
    'anna@elysee.example',
  ]);
});

test('a draft says who else has it open', async () => {
  const draft = await addDraft(office, 1);
  for (const screen of [anna, boris]) {
    await at(screen);
    await goTo(screen, 'documents');
    await screen.lists(screen.say(documentTexts, 'noNumber'));
    await clickCell(screen, 0, 'client');
    await screen.press('Enter');
    await screen.sees(screen.say(documentTexts, 'printForm'));
  }
  await boris.sees(alsoHere(boris, 'Anna'));
  expect(draft.status).toBe('draft');
  await at(anna);
  await anna.sees(alsoHere(anna, 'Boris'));
});

test('whoever is put out is told why, and finds what he had typed when he may come back', async () => {
  const next = 'another long phrase for tests';
  await open(boris);
  const note = boris.say(timelineTexts, 'writeNote');
  await boris.fill(note, 'half a sentence');
  const people = await office.ask('users.list', {});
  const { id, version } = people.find(({ name }) => name === 'Boris') ?? { id: 0, version: 0 };
  await office.ask('users.setPassword', { id, password: next, mustChange: false });
  await boris.sees(boris.say(officeTexts, 'endedPassword'));
  await boris.fill(boris.say(officeTexts, 'password'), next);
  await boris.press('Enter');
  await boris.seesNot(boris.say(officeTexts, 'endedPassword'));
  await boris.holds(note, 'half a sentence');
  const now = (await office.ask('users.list', {})).find((person) => person.id === id);
  await office.ask('users.close', { id, version: now?.version ?? version, toId: null });
  await boris.sees(boris.say(officeTexts, 'endedAccess'));
  await boris.seesNot(elysee.name);
});

test('a list follows the other one', async () => {
  await at(anna);
  await goTo(anna, 'clients');
  await anna.sees(elysee.name);
  await open(boris);
  await correct(boris, 'code', 'NEW-7');
  await at(anna);
  await anna.sees('NEW-7');
});

test('a file that is dropped on the card is there for both, and a picture is looked at', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await open(anna);
  await open(boris);
  await at(anna);
  await dropFile(anna, 'way in.png', png);
  await anna.sees('way in.png');
  await at(boris);
  await boris.click('way in.png');
  await until('the picture', () => showsPicture(boris));
  await boris.press('Escape');
  await boris.click(`${boris.say(controlTexts, 'remove')}: way in.png`);
  await boris.sees(boris.say(timelineTexts, 'fileRemoved', { name: 'way in.png' }));
  await boris.click(boris.say(controlTexts, 'undo'));
  await at(anna);
  await anna.sees('way in.png');
  const [entry] = (
    await office.ask('timeline.of', { entity: 'client', id: 1, before: null, limit: 1, kinds: ['file'] })
  ).entries;
  expect(entry).toMatchObject({ kind: 'file', by: 'Anna', file: { name: 'way in.png', preview: 'picture' } });
});
