/** Lists as people use them: filters, views of several people, cells as in Excel, changes of many records and their undoing. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientTexts } from '../../renderer/text/clients.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { listTexts } from '../../renderer/text/lists.ts';
import { addColleague } from '../support/colleague.ts';
import { addClient } from '../support/documents.ts';
import { testOffice, token } from '../support/office.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import {
  cellAt,
  clickCell,
  columnTexts,
  copied,
  filterByChoice,
  filterByText,
  goToView,
  pasteText,
  removeFilter,
  saveView,
} from '../support/pages/lists.ts';
import { Screen, until } from '../support/pages/screen.ts';
import { atWork } from '../support/several-people.ts';
import { seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program | null = null;

beforeEach((context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
});
afterEach(async () => {
  await program?.close();
  program = null;
  removeHome(home);
});

const address = (city: string) => ({ street: '', postcode: '', city, region: '', country: '' });

/** Four clients beside the one of the seed, which is active and in Cork. */
async function smallOffice(running: Program): Promise<Screen> {
  const screen = await seedOffice(running, 'en');
  await addClient(running, { name: 'Atelier Lyon', code: '0101', state: 'new', address: address('Lyon') });
  await addClient(running, { name: 'Boulangerie Lyon', code: '0102', state: 'active', address: address('Lyon') });
  await addClient(running, { name: 'Caves de Vaise', code: '0103', state: 'active', address: address('Lyon 9e') });
  await addClient(running, { name: 'Dublin Bikes', code: '0104', state: 'active', address: address('Dublin') });
  await goTo(screen, 'clients');
  await screen.lists('Atelier Lyon', 'Boulangerie Lyon', 'Café Élysée', 'Caves de Vaise', 'Dublin Bikes');
  return screen;
}

test('a filter by two columns reads as sentences, each can be changed and taken away', async () => {
  program = await browserHost.start(home);
  const screen = await smallOffice(program);
  await filterByText(screen, 'City', 'kind_contains', 'lyon', 'City contains lyon');
  await screen.lists('Atelier Lyon', 'Boulangerie Lyon', 'Caves de Vaise');
  expect(await filterByChoice(screen, 'State', 'Active')).toBe('State is Active');
  await screen.lists('Boulangerie Lyon', 'Caves de Vaise');
  await screen.click('City contains lyon');
  await screen.holds(screen.say(listTexts, 'value'), 'lyon');
  await screen.fill(screen.say(listTexts, 'value'), 'vaise');
  await screen.press('Enter');
  await screen.sees(screen.say(controlTexts, 'noMatch'));
  await removeFilter(screen, 'City contains vaise');
  await screen.lists('Boulangerie Lyon', 'Café Élysée', 'Caves de Vaise', 'Dublin Bikes');
});

test('a view that one shares is seen by another at once, who cannot change it', async () => {
  const office = await testOffice({ country: 'INT', folder: home.root });
  await addColleague(office, 'Boris', ['clients.see', 'clients.change']);
  await addClient(office, { name: 'Atelier Lyon', address: address('Lyon') });
  await addClient(office, { name: 'Dublin Bikes', address: address('Dublin') });
  const anna = await atWork(office, token, home);
  const boris = await atWork(office, 'session-of-Boris', home);
  try {
    for (const { screen } of [anna, boris]) {
      await goTo(screen, 'clients');
      await screen.lists('Atelier Lyon', 'Dublin Bikes');
    }
    await filterByText(anna.screen, 'City', 'kind_contains', 'lyon', 'City contains lyon');
    await saveView(anna.screen, 'Around Lyon', true);
    await goToView(boris.screen, 'Around Lyon');
    await boris.screen.lists('Atelier Lyon');
    await boris.screen.sees('City contains lyon');
    await boris.screen.click(boris.screen.say(listTexts, 'viewMenu', { name: 'Around Lyon' }));
    await boris.screen.element({ what: 'button', name: boris.screen.say(listTexts, 'saveAs') });
    await boris.screen.hasNone(boris.screen.say(listTexts, 'renameView'));
  } finally {
    await anna.close();
    await boris.close();
    await office.stop();
  }
});

test('a range is copied as Excel takes it, and a pasted block changes cells after a look, and is undone', async () => {
  program = await browserHost.start(home);
  const screen = await smallOffice(program);
  await clickCell(screen, 0, 'name');
  await screen.press('Shift+ArrowDown', 'Shift+ArrowRight');
  const { text, html } = await copied(screen);
  expect(text).toBe('Atelier Lyon\t0101\r\nBoulangerie Lyon\t0102');
  expect(html).toContain(`<td style="mso-number-format:'\\@'">0101</td>`);

  await clickCell(screen, 0, 'code');
  await pasteText(screen, '7001\tParis\r\n7002\tNice\r\n');
  await screen.sees(screen.say(listTexts, 'pasteText', { cells: 2, rows: 2 }));
  // The city belongs to the address, which is changed on the card.
  await screen.sees(screen.say(listTexts, 'pasteWrong', { count: 2 }));
  await screen.clickInDialog(screen.say(listTexts, 'pasteVerb', { cells: 2 }));
  await screen.sees(screen.say(listTexts, 'pasted', { count: 2 }));
  await until('the new codes', async () => (await columnTexts(screen, 'code')).slice(0, 3).join() === '7001,7002,0007');
  await screen.click(screen.say(controlTexts, 'undo'));
  await screen.sees(screen.say(listTexts, 'undone', { count: 2 }));
  await until('the old codes', async () => (await columnTexts(screen, 'code')).slice(0, 3).join() === '0101,0102,0007');
});

test('F2 edits a cell in place, Enter goes on below, and Ctrl+Z gives the old value back', async () => {
  program = await browserHost.start(home);
  const screen = await smallOffice(program);
  await clickCell(screen, 1, 'code');
  await screen.press('F2');
  await screen.hasKeyboard('Code');
  await screen.fill('Code', '9999');
  await screen.press('Enter');
  await until('the new code', async () => (await columnTexts(screen, 'code'))[1] === '9999');
  expect(await cellAt(screen)).toEqual({ row: 2, column: 'code' });
  await screen.press('Control+Z');
  await until('the old code', async () => (await columnTexts(screen, 'code'))[1] === '0102');
});

test('what is seen leaves as a file: its rows, its columns, its order', async () => {
  program = await browserHost.start(home);
  const screen = await smallOffice(program);
  await filterByText(screen, 'City', 'kind_contains', 'lyon', 'City contains lyon');
  await screen.lists('Atelier Lyon', 'Boulangerie Lyon', 'Caves de Vaise');
  const csv = await program.save(async () => {
    await screen.click(screen.say(listTexts, 'export'));
    await screen.click(screen.say(listTexts, 'exportCsv'));
  });
  const lines = csv.toString('utf8').replace('\uFEFF', '').trim().split(/\r?\n/u);
  expect(lines.map((line) => line.split(/[,;]/u).slice(0, 3).join('|'))).toEqual([
    'Name|Code|City',
    'Atelier Lyon|0101|Lyon',
    'Boulangerie Lyon|0102|Lyon',
    'Caves de Vaise|0103|Lyon 9e',
  ]);
  const excel = await program.save(async () => {
    await screen.click(screen.say(listTexts, 'export'));
    await screen.click(screen.say(listTexts, 'exportXlsx'));
  });
  expect(excel.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(excel.includes('xl/workbook.xml')).toBe(true);
  await screen.lists('Atelier Lyon', 'Boulangerie Lyon', 'Caves de Vaise');
});

test('End goes to the last row of a long list though nothing between was read, and a change comes in without losing the place', async () => {
  program = await browserHost.start(home);
  await program.ask('office.createExample', { language: 'en', seed: 7 });
  await program.page.reload();
  const screen = new Screen(program.page, 'en');
  await isOpen(screen);
  await goTo(screen, 'clients');
  await screen.hasRows();
  await screen.press('PageDown');
  await until('a row of the next page', async () => ((await cellAt(screen))?.row ?? 0) > 5);
  await screen.press('End');
  await until('the last row', async () => (await cellAt(screen))?.row === 499);
  const last = await until('its name', async () => (await columnTexts(screen, 'name')).at(-1) || null);
  const [client] = await program.ask('clients.find', { text: last, limit: 1 });
  expect(client?.name).toBe(last);
  const { id = 0, version = 0, code = '' } = client ?? {};
  await program.ask('clients.change', { id, version, changes: { code: 'Z-1' }, was: { code } });
  await until('the change', async () => (await columnTexts(screen, 'code')).at(-1) === 'Z-1');
  expect(await cellAt(screen)).toEqual({ row: 499, column: 'name' });
  await screen.press('Control+Home');
  await until('the first row', async () => (await cellAt(screen))?.row === 0);
});

test('many are changed at once after a look at how many, and all of them are given back', async () => {
  program = await browserHost.start(home);
  const screen = await smallOffice(program);
  await clickCell(screen, 0, 'name');
  await screen.press('Control+A');
  await screen.sees(screen.say(controlTexts, 'selected', { count: 5 }));
  const open = async () => {
    await screen.click(screen.say(listTexts, 'changeMany'));
    await screen.hasKeyboard(screen.say(listTexts, 'responsible'));
  };
  const choose = () => screen.pick(screen.say(listTexts, 'state'), screen.say(clientTexts, 'state_sleeping'));
  await open();
  await choose();
  await screen.press('Escape');
  await screen.sees(screen.say(controlTexts, 'escAgain'));
  await screen.press('Escape');
  await screen.seesNot(screen.say(listTexts, 'changeTitle', { count: 5 }));
  await open();
  await choose();
  await screen.sees(screen.say(listTexts, 'previewChange', { changing: 5 }));
  await screen.press('Control+Enter');
  await screen.sees(screen.say(listTexts, 'changed', { count: 5 }));
  const states = () => columnTexts(screen, 'state');
  await until('all to sleep', async () => (await states()).every((state) => state === 'Sleeping'));
  await screen.click(screen.say(controlTexts, 'undo'));
  await until('the old states', async () => (await states()).join() === 'New,Active,Active,Active,Active');
});

test('who has left is not offered as responsible', async () => {
  const office = await testOffice({ country: 'INT', folder: home.root });
  await addColleague(office, 'Boris', ['clients.see']);
  await addColleague(office, 'Clara', ['clients.see']);
  office.db.prepare("UPDATE user SET active = 0 WHERE name = 'Boris'").run();
  await addClient(office, { name: 'Atelier Lyon', address: address('Lyon') });
  const { screen, close } = await atWork(office, token, home);
  try {
    await goTo(screen, 'clients');
    await screen.lists('Atelier Lyon');
    await clickCell(screen, 0, 'name');
    await screen.press('Control+Space');
    await screen.click(screen.say(listTexts, 'changeMany'));
    await screen.hasKeyboard(screen.say(listTexts, 'responsible'));
    const offered = await screen.page.$$eval('[role=dialog] select:focus option', (all) =>
      all.map((one) => one.textContent),
    );
    expect(offered).toEqual([screen.say(listTexts, 'noChange'), screen.say(listTexts, 'noneValue'), 'Anna', 'Clara']);
  } finally {
    await close();
    await office.stop();
  }
});
