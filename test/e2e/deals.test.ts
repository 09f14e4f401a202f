/** A deal from the client's card over the board to an invoice, by the keyboard and by the mouse. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientTexts } from '../../renderer/text/clients.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { dealTexts } from '../../renderer/text/deals.ts';
import { draftTexts } from '../../renderer/text/drafts.ts';
import { draftsKept } from '../support/kept-drafts.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo, isOpen } from '../support/pages/frame.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

const listed = { filter: {}, sort: { column: 'name', descending: false }, after: null, limit: 5 } as const;

const inStage = (stage: string, inside = '') => `.k-board-column[aria-label="${stage}"] ${inside}`;

/** Takes hold of one thing in its middle and lets it go over the middle of another, as a hand does it: on the way and frame by frame. */
async function dragged(page: Page, what: string, onto: string): Promise<void> {
  const middleOf = async (selector: string) => {
    const box = await (await page.waitForSelector(selector))?.boundingBox();
    if (!box) throw new Error(`${selector} is not on the screen.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const frame = () => page.evaluate(() => new Promise<void>((next) => requestAnimationFrame(() => next())));
  const [from, to] = [await middleOf(what), await middleOf(onto)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) {
    await page.mouse.move(from.x + ((to.x - from.x) * step) / 10, from.y + ((to.y - from.y) * step) / 10);
    await frame();
  }
  await page.waitForSelector(`${onto.trim()}[data-over="true"]`);
  await page.mouse.up();
}

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

test('a deal is added at its client, moved by keys and by the mouse, refused where something is missing, lost with a reason', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof dealTexts)['en'], values = {}) => screen.say(dealTexts, key, values);
  const { page } = program;
  const stageOfDeal = async () => {
    const { rows } = await program.ask('deals.list', listed);
    const [pipeline] = await program.ask('pipelines.list', {});
    return pipeline?.stages.find(({ id }) => id === rows[0]?.stageId)?.name;
  };
  await findAnything(screen, elysee.part, elysee.name);
  await screen.click(say('newDeal'));
  await screen.fill(say('name'), 'Coffee machines');
  await screen.press('Control+Enter');
  await screen.sees(say('noLines'));
  await goTo(screen, 'deals');
  await screen.sees('Coffee machines');
  const card = await page.waitForSelector('.k-deal-card');
  await card?.focus();
  await screen.press('Control+ArrowRight');
  await expect.poll(stageOfDeal).toBe('Qualified');
  // It keeps the keyboard where it is now, and the next stage wants an amount.
  await page.waitForSelector(inStage('Qualified', '.k-deal-card:focus'));
  await screen.press('Control+ArrowRight');
  await screen.sees('This stage needs the amount.');
  expect(await stageOfDeal()).toBe('Qualified');
  await screen.click(say('openDeal'));
  await screen.click(`${say('amount')}: ${screen.say(controlTexts, 'change')}`);
  await screen.fill(say('amount'), '1200');
  await screen.press('Enter');
  await goTo(screen, 'deals');
  await screen.sees('€1,200.00');
  await dragged(page, inStage('Qualified', '.k-deal-card'), inStage('Proposal'));
  await expect.poll(stageOfDeal).toBe('Proposal');
  await page.waitForSelector(inStage('Proposal', '.k-deal-card'));
  const told = say('movedTo', { deal: 'Coffee machines', stage: 'Proposal' });
  await screen.sees(told);
  await screen.press('Control+Z');
  await expect.poll(stageOfDeal).toBe('Qualified');
  await screen.seesNot(told);
  await page.waitForSelector(inStage('Qualified', '.k-deal-card'));
  await dragged(page, inStage('Qualified', '.k-deal-card'), inStage('Proposal'));
  await expect.poll(stageOfDeal).toBe('Proposal');
  await page.waitForSelector(inStage('Proposal', '.k-deal-card'));
  const [deal] = (await program.ask('deals.list', listed)).rows;
  const named = `Coffee machines, ${elysee.name}, €1,200.00, ${screen.say(dealTexts, 'unplanned')}`;
  await screen.click(named);
  await screen.click(say('makeInvoice'));
  await expect.poll(async () => (await program.ask('deals.get', { id: deal?.id ?? 0 })).documents.length).toBe(1);
  // The page opens the draft once it has the answer.
  await page.waitForSelector('.k-doc');
  await goTo(screen, 'deals');
  await screen.click(named);
  await screen.click(say('lose'));
  await screen.clickInDialog(say('loseVerb'));
  await screen.sees(say('reasonMissing'));
  await screen.pick(say('loseReason'), 'Price');
  await screen.clickInDialog(say('loseVerb'));
  await screen.sees(`${say('lostReason')}: Price`);
  expect(await stageOfDeal()).toBe('Lost');
  await screen.click(screen.say(controlTexts, 'undo'));
  await expect.poll(stageOfDeal).toBe('Proposal');
});

test('lines that were typed and not saved come back after a restart, and a document is made of what is on the screen', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof dealTexts)['en'], values = {}) => screen.say(dealTexts, key, values);
  await goTo(screen, 'deals');
  // In an office without deals the page says so; the client that it is about is new as well.
  await screen.click(say('newDeal'));
  await screen.fill(say('name'), 'Coffee machines');
  await screen.fill(say('clientId'), 'Brewers');
  await screen.choosesFirst(screen.say(controlTexts, 'create', { text: 'Brewers' }));
  await screen.press('Enter');
  await screen.holds(screen.say(clientTexts, 'name'), 'Brewers');
  await screen.press('Control+Enter');
  await screen.holds(say('clientId'), 'Brewers');
  await screen.fill(say('amount'), '-100');
  await screen.press('Control+Enter');
  await screen.sees(screen.say(controlTexts, 'tooSmall', { limit: '0' }));
  await screen.fill(say('amount'), '');
  await screen.press('Control+Enter');
  await screen.sees(say('noLines'));
  await screen.fill(say('addLine'), 'Grinder');
  await screen.choosesFirst(screen.say(controlTexts, 'create', { text: 'Grinder' }));
  await screen.press('Enter');
  await screen.fill(say('quantity'), '2');
  await screen.fill(say('price'), '250');
  await screen.sees('€500.00');
  await screen.sees(say('takeSum'));
  // While a line has no quantity it comes to nothing that could be said, or taken as the amount.
  await screen.fill(say('quantity'), '');
  await screen.seesNot('€500.00');
  await screen.seesNot(say('takeSum'));
  await screen.fill(say('quantity'), '2');
  await screen.sees('€500.00');
  await draftsKept(home, 1);
  await program.page.reload();
  await isOpen(screen);
  await screen.sees(screen.say(draftTexts, 'lines', { title: 'Coffee machines' }));
  await screen.click(screen.say(draftTexts, 'open'));
  await screen.holds(say('price'), '250.00');
  await screen.click(say('makeInvoice'));
  const stored = async () => {
    const [row] = (await program.ask('deals.list', listed)).rows;
    return program.ask('deals.get', { id: row?.id ?? 0 });
  };
  await expect.poll(async () => (await stored()).documents.length).toBe(1);
  const { documents, lines, amount } = await stored();
  expect([lines.map(({ name, quantity }) => [name, quantity]), amount]).toEqual([[['Grinder', 2000]], 50_000]);
  const invoice = await program.ask('documents.get', { id: documents[0]?.id ?? 0 });
  expect(invoice.lines.map(({ name, price }) => [name, price])).toEqual([['Grinder', 25_000]]);
});
