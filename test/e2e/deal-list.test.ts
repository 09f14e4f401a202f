/** The list of deals as people use it: sorted, filtered, kept as a view, taken out to Excel, changed for many, and asked for by the page of the day. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dealTexts } from '../../renderer/text/deals.ts';
import { listTexts } from '../../renderer/text/lists.ts';
import { todayTexts } from '../../renderer/text/today.ts';
import { addDeal } from '../support/deals.ts';
import { addClient } from '../support/documents.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { clickCell, columnTexts, filterByChoice, goToView, removeFilter, saveView } from '../support/pages/lists.ts';
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

const say = (screen: Screen, key: keyof (typeof dealTexts)['en'], values = {}) => screen.say(dealTexts, key, values);

/** Chairs (open, the next step is planned), tables (open) and lamps (lost) of two clients; the list is on the screen. */
async function threeDeals(): Promise<Screen> {
  const screen = await seedOffice(program, 'en');
  const bar = await addClient(program, { name: 'Bar Centrale' });
  const zoo = await addClient(program, { name: 'Zoo Café' });
  const chairs = await addDeal(program, {
    name: 'Chairs',
    clientId: zoo,
    amount: 120_000,
    expectedClose: '2099-03-01',
  });
  await addDeal(program, { name: 'Tables', clientId: bar, amount: 50_000, expectedClose: '2020-01-31' });
  const lamps = await addDeal(program, { name: 'Lamps', clientId: bar, amount: 7_000 });
  await program.ask('deals.lose', { id: lamps.id, from: lamps.stageId, reason: 'Price' });
  await program.ask('activities.add', {
    kind: 'call',
    subject: 'Call',
    day: '2099-01-01',
    dealId: chairs.id,
    clientId: zoo,
  });
  await goTo(screen, 'deals');
  await screen.tick(say(screen, 'list'));
  return screen;
}

test('the list begins with what is open, is sorted by any head, filtered by any column, and says how many and how much', async () => {
  const screen = await threeDeals();
  await screen.lists('Tables', 'Chairs');
  const chosenTabs = () =>
    program.page.$$eval('.k-view[aria-selected=true]', (tabs) => tabs.map((tab) => tab.textContent));
  expect(await chosenTabs()).toEqual([]);
  await screen.sees('2 deals · €1,700.00');
  await screen.click('Client');
  await screen.lists('Tables', 'Chairs');
  await screen.click('Amount');
  await screen.lists('Tables', 'Chairs');
  await screen.click('Amount');
  await screen.lists('Chairs', 'Tables');
  // Every deal, the lost one too.
  await removeFilter(screen, 'State is Open');
  await screen.lists('Chairs', 'Tables', 'Lamps');
  await screen.sees('3 deals · €1,770.00');
  expect(await chosenTabs()).toEqual([screen.say(listTexts, 'allRows')]);
  await screen.click(say(screen, 'onlyUnplanned'));
  await screen.lists('Tables');
  await removeFilter(screen, 'Attention is No next step');
  await filterByChoice(screen, 'Attention', 'Overdue');
  await screen.lists('Tables');
  await removeFilter(screen, 'Attention is Overdue');
  await filterByChoice(screen, 'Stage', 'Lost');
  await screen.lists('Lamps');
  await screen.sees('1 deal · €70.00');
});

test('a view is kept over a restart, leaves as a file as it is seen, and Enter opens a deal of it', async () => {
  const screen = await threeDeals();
  await removeFilter(screen, 'State is Open');
  await filterByChoice(screen, 'State', 'Lost');
  await screen.lists('Lamps');
  await saveView(screen, 'What we lost', false);
  const csv = await program.save(async () => {
    await screen.click(screen.say(listTexts, 'export'));
    await screen.click(screen.say(listTexts, 'exportCsv'));
  });
  const lines = csv.toString('utf8').replace('\uFEFF', '').trim().split(/\r?\n/u);
  expect(lines.map((line) => line.split(/[,;]/u).slice(0, 5).join('|'))).toEqual([
    'Name|Client|Stage|Attention|Amount',
    'Lamps|Bar Centrale|Lost||70.00',
  ]);
  const excel = await program.save(async () => {
    await screen.click(screen.say(listTexts, 'export'));
    await screen.click(screen.say(listTexts, 'exportXlsx'));
  });
  expect(excel.includes('xl/workbook.xml')).toBe(true);
  await program.page.reload();
  await isOpen(screen);
  await screen.lists('Lamps');
  await goToView(screen, screen.say(listTexts, 'allRows'));
  await screen.lists('Tables', 'Chairs', 'Lamps');
  await goToView(screen, 'What we lost');
  await screen.lists('Lamps');
  await clickCell(screen, 0, 'client');
  await screen.press('Enter');
  await screen.sees(`${say(screen, 'lostReason')}: Price`);
});

test('those that are selected get another campaign, and what is put into the bin is found there and comes back', async () => {
  const screen = await threeDeals();
  await program.ask('campaigns.save', {
    ...{ id: null, version: null, name: 'Spring fair', source: '', fromDay: null, toDay: null },
    ...{ cost: 0, currency: 'EUR', note: '', archived: false },
  });
  await screen.lists('Tables', 'Chairs');
  await screen.press('Control+A');
  await screen.click(screen.say(listTexts, 'changeMany'));
  await screen.pick(screen.say(listTexts, 'campaign'), 'Spring fair');
  await screen.clickInDialog(screen.say(listTexts, 'changeVerb', { count: 2 }));
  await screen.sees(screen.say(listTexts, 'changed', { count: 2 }));
  const ofCampaign = async () => {
    const sort = { column: 'name', descending: false } as const;
    const { rows } = await program.ask('deals.list', { filter: {}, sort, after: null, limit: 9 });
    return rows.map(({ name, campaign }) => `${name}: ${campaign}`).join();
  };
  expect(await ofCampaign()).toBe('Chairs: Spring fair,Lamps: ,Tables: Spring fair');
  const select = async () => {
    await clickCell(screen, 0, 'client');
    await screen.press('Control+Space');
  };
  await select();
  await screen.click(say(screen, 'removeMany', { count: 1 }));
  await screen.lists('Chairs');
  await screen.press('/');
  await screen.press('Control+Z');
  await screen.lists('Chairs');
  await clickCell(screen, 0, 'client');
  // The latest goes back first, whatever it was, and what told of it goes with it.
  await screen.press('Control+Z');
  await screen.lists('Tables', 'Chairs');
  await screen.seesNot(say(screen, 'removedMany', { count: 1 }));
  expect(await ofCampaign()).toBe('Chairs: Spring fair,Lamps: ,Tables: Spring fair');
  await screen.press('Control+Z');
  // What has been in the bin since was touched since: it stays as it is, and that is said.
  await expect.poll(ofCampaign).toBe('Chairs: ,Lamps: ,Tables: Spring fair');
  await screen.seesNot(screen.say(listTexts, 'changed', { count: 2 }));
  await select();
  await screen.click(say(screen, 'removeMany', { count: 1 }));
  await screen.lists('Chairs');
  await screen.click(say(screen, 'inBin'));
  await screen.lists('Tables');
  await until('the amount', async () => (await columnTexts(screen, 'amount'))[0] === '€500.00');
});

test('the page of the day opens the list of exactly what it shows', async () => {
  const screen = await threeDeals();
  const clientId = await addClient(program, { name: 'Office' });
  // More than the page of the day has room for.
  for (let at = 1; at <= 9; at += 1) await addDeal(program, { name: `Desk ${at}`, clientId });
  await screen.tick(say(screen, 'board'));
  await goTo(screen, 'today');
  // Open ones have a list of their own, of eleven.
  await screen.click(screen.say(todayTexts, 'all', { count: '10' }));
  await screen.sees('Attention is No next step');
  await screen.sees('10 deals · €950.00');
});
