/**
 * Three people work together for a week: Dora at the telephone, who sees everything; Boris who sells, and sees what is his;
 * Clara who leads his team, and sees what is the team's. A fourth, Vera, sells in another team. The days pass by the clock
 * of the office and by that of each page.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activityTexts } from '../../renderer/text/activities.ts';
import { callTexts } from '../../renderer/text/calls.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { dealTexts } from '../../renderer/text/deals.ts';
import { funnelTexts } from '../../renderer/text/funnel.ts';
import { plannerTexts } from '../../renderer/text/planner.ts';
import { plainDeal } from '../support/deals.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { browserHost, type Home, newHome, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo, isOpen } from '../support/pages/frame.ts';
import { beginsAt } from '../support/pages/page-clock.ts';
import type { Screen } from '../support/pages/screen.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { atWork, type PersonAtWork } from '../support/several-people.ts';

/** A moment of the week of Monday, 7 September 2026. */
const moment = (date: number, hour: number, minute = 0) => new Date(2026, 8, date, hour, minute);

const clock = testClock(moment(7, 9).toISOString());
let home: Home;
let office: TestOffice;
const pages: PersonAtWork[] = [];

beforeEach(async (context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
  office = await testOffice({ country: 'INT', clock, folder: home.root, password: ownersPassword });
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
  await office?.close();
  if (home) removeHome(home);
});

/** He comes to work: the program is opened in the morning. */
async function comes({ token }: Colleague): Promise<Screen> {
  const page = await atWork(office, token, home);
  pages.push(page);
  return page.screen;
}

/** It is this moment for everybody; those who are at work begin anew. */
async function itIs(now: Date, ...screens: readonly Screen[]): Promise<void> {
  clock.set(now.toISOString());
  for (const screen of screens) {
    await beginsAt(screen.page, now);
    await screen.page.reload();
    await isOpen(screen);
  }
}

/** How many activities and deals somebody sees, and what his forecast comes to. */
async function sees({ ask }: Colleague) {
  const [activities, deals, forecast, planned] = await Promise.all([
    ask('activities.count', {}),
    ask('deals.count', {}),
    ask('deals.forecast', {}),
    ask('activities.between', { from: '2026-09-07', to: '2026-09-13', mine: false }),
  ]);
  return {
    activities: activities.count,
    deals: deals.count,
    forecast: forecast.reduce((sum, { amount }) => sum + amount, 0),
    planned: planned.entries.length,
  };
}

const inStage = (stage: string) => `.k-board-column[aria-label="${stage}"] .k-deal-card`;

/** Plans a task for somebody else by the dialog, who is reminded a quarter of an hour before. */
async function plan(
  screen: Screen,
  asked: { readonly subject: string; readonly day: string; readonly time: string; readonly who: string },
): Promise<void> {
  const say = (key: keyof (typeof activityTexts)['en'], values = {}) => screen.say(activityTexts, key, values);
  await screen.press('Alt+N');
  await screen.fill(say('subject'), asked.subject);
  await screen.fill(say('day'), asked.day);
  await screen.fill(say('time'), asked.time);
  await screen.pick(say('responsibleId'), asked.who);
  await screen.pick(say('remindAt'), say('remind_15'));
  await screen.press('Control+Enter');
  await screen.sees(say('added', { subject: asked.subject }));
}

test('from a call on Monday to an invoice on Friday everybody sees what is his to see, and nothing is forgotten', async () => {
  const north = await office.ask('teams.create', { name: 'North', members: [] });
  const boris = await addPerson(office, 'Boris', { teamIds: [north.id] });
  const vera = await addPerson(office, 'Vera');
  const dora = await addPerson(office, 'Dora', { role: 'support' });
  const clara = await addPerson(office, 'Clara', {
    teamIds: [north.id],
    rights: {
      'clients.see': 'team',
      'clients.create': 'all',
      'activities.see': 'team',
      'activities.create': 'all',
      'activities.change': 'team',
      'deals.see': 'team',
      'deals.change': 'team',
      'documents.see': 'team',
    },
  });
  await addClient(office, {
    name: 'Holding Soleil',
    country: 'INT',
    responsibleId: boris.id,
    reaches: [{ kind: 'phone', value: '+33 1 99 00 54 18', label: '' }],
  });
  const tea = await addClient(office, { name: 'Tea House', country: 'INT', responsibleId: vera.id });
  const [pipeline] = await office.ask('pipelines.list', {});
  const pipelineId = pipeline?.id ?? 0;
  await vera.ask('deals.add', { pipelineId, deal: plainDeal({ name: 'Tea', clientId: tea, amount: 50_000 }) });
  await vera.ask('activities.add', { kind: 'call', subject: 'Ask about tea', clientId: tea, day: '2026-09-08' });

  // Monday: Soleil calls; Dora takes the call, and plans another one for Boris.
  const doras = await comes(dora);
  await itIs(moment(7, 9), doras);
  const task = (key: keyof (typeof activityTexts)['en'], values = {}) => doras.say(activityTexts, key, values);
  const calls = (key: keyof (typeof callTexts)['en'], values = {}) => doras.say(callTexts, key, values);
  const rings = { number: '0199005418', direction: 'in' } as const;
  await dora.ask('calls.announce', { ...rings, outsideId: 'a-1', state: 'ringing' });
  await doras.sees(calls('rings'));
  await doras.press('Alt+C');
  await doras.holds(calls('who'), 'Holding Soleil');
  await doras.fill(calls('result'), 'Asks what twelve machines cost');
  await doras.press('Control+Enter');
  await doras.sees(calls('noted', { name: 'Holding Soleil' }));
  await goTo(doras, 'activities');
  await plan(doras, { subject: 'Tell the price', day: '8.9.2026', time: '10:00', who: 'Boris' });

  // Tuesday: Boris is reminded, calls, and what follows is planned in the same step; a deal comes of it.
  const boriss = await comes(boris);
  const claras = await comes(clara);
  await itIs(moment(8, 9, 50), boriss, claras);
  await boriss.element({ what: 'button', name: task('remindersCount', { count: 1 }) });
  await goTo(boriss, 'today');
  await boriss.sees('10:00');
  await boriss.click(task('finishThis', { subject: 'Tell the price' }));
  await boriss.fill(task('result'), 'Wants an offer');
  await boriss.click(task('again'));
  await boriss.fill(task('subject'), 'Send the offer');
  await boriss.click(task('tomorrow'));
  await boriss.press('Control+Enter');
  await boriss.sees(task('todayNone'));
  expect(await boris.ask('reminders.due', {})).toEqual([]);
  await goTo(claras, 'deals');
  await claras.sees(claras.say(dealTexts, 'noDealsHint'));
  await findAnything(boriss, 'soleil', 'Holding Soleil');
  await boriss.click(boriss.say(dealTexts, 'newDeal'));
  await boriss.fill(boriss.say(dealTexts, 'name'), 'Coffee machines');
  await boriss.press('Control+Enter');
  await boriss.click(boriss.named(boriss.say(dealTexts, 'amount'), boriss.say(controlTexts, 'change')));
  await boriss.fill(boriss.say(dealTexts, 'amount'), '1200');
  await boriss.press('Enter');
  // It comes to whoever leads him, as it is made; that of the other team does not.
  await claras.sees('€1,200.00');
  await claras.seesNot('Tea');
  expect(await sees(boris)).toEqual({ activities: 2, deals: 1, forecast: 120_000, planned: 2 });
  expect(await sees(vera)).toEqual({ activities: 1, deals: 1, forecast: 50_000, planned: 1 });
  expect(await sees(clara)).toEqual({ activities: 2, deals: 1, forecast: 120_000, planned: 2 });
  expect(await sees(dora)).toEqual({ activities: 4, deals: 2, forecast: 170_000, planned: 4 });

  // Wednesday: the offer is sent, and the deal moved; Clara sees it move, and enters that Boris is away on Thursday.
  await itIs(moment(9, 14), boriss, claras);
  await goTo(boriss, 'today');
  await boriss.click(task('finishThis', { subject: 'Send the offer' }));
  await boriss.fill(task('result'), 'Sent by letter');
  await boriss.press('Control+Enter');
  await boriss.sees(task('todayNone'));
  await goTo(claras, 'deals');
  await claras.page.waitForSelector(inStage('New'));
  await goTo(boriss, 'deals');
  await (await boriss.page.waitForSelector('.k-deal-card'))?.focus();
  await boriss.press('Control+ArrowRight');
  await boriss.page.waitForSelector(`${inStage('Qualified')}:focus`);
  await boriss.press('Control+ArrowRight');
  await claras.page.waitForSelector(inStage('Proposal'));
  await claras.tick(claras.say(dealTexts, 'forecast'));
  await claras.sees('€1,200.00');
  await claras.seesNot('€500.00');
  await clara.ask('absences.add', {
    userId: boris.id,
    from: '2026-09-10',
    to: '2026-09-10',
    kind: 'trip',
    note: '',
  });

  // Thursday: Boris is away. Dora is warned of it, and plans for Friday; a call for him is missed.
  await itIs(moment(10, 11), doras, claras);
  await goTo(doras, 'activities');
  await doras.press('Alt+N');
  await doras.pick(task('responsibleId'), 'Boris');
  await doras.fill(task('day'), '10.9.2026');
  await doras.sees('Boris is away from 10/09/2026 to 10/09/2026: business trip.');
  await doras.press('Escape');
  await plan(doras, { subject: 'Show the machine', day: '11.9.2026', time: '15:00', who: 'Boris' });
  await dora.ask('calls.announce', { ...rings, outsideId: 'a-2', state: 'missed', userId: boris.id });
  await goTo(claras, 'today');
  await claras.sees(claras.say(callTexts, 'missed'));
  await goTo(claras, 'planner');
  await claras.tick(claras.say(plannerTexts, 'people'));
  await claras.sees('Show the machine');
  await claras.seesNot('Ask about tea');
  expect(await vera.ask('calls.count', {})).toMatchObject({ count: 0 });

  // Friday: what was missed waits for Boris. He calls back, wins the deal, and makes the invoice of it.
  await itIs(moment(11, 15, 30), boriss, claras, doras);
  await goTo(boriss, 'today');
  await boriss.sees(boriss.say(callTexts, 'missed'));
  await boriss.sees('15:00');
  await boriss.element({ what: 'button', name: task('remindersCount', { count: 1 }) });
  await boriss.press('Alt+C');
  await boriss.fill(calls('who'), '01 99 00 54 18');
  await boriss.press('Enter');
  await boriss.holds(calls('who'), 'Holding Soleil');
  await boriss.fill(calls('result'), 'Takes all twelve');
  await boriss.press('Control+Enter');
  await boriss.seesNot(boriss.say(callTexts, 'missed'));
  expect(await dora.ask('calls.count', {})).toMatchObject({ count: 0 });
  await goTo(boriss, 'deals');
  await (await boriss.page.waitForSelector('.k-deal-card'))?.click();
  await boriss.click(boriss.say(dealTexts, 'win'));
  await boriss.click(boriss.say(dealTexts, 'makeInvoice'));
  await boriss.page.waitForSelector('.k-doc');
  await goTo(claras, 'deals');
  await claras.tick(claras.say(dealTexts, 'funnel'));
  await claras.tableReads(claras.say(funnelTexts, 'funnel'), [
    'Stage Came in Amount Went on Still here Median time',
    'New 1 €1,200.00 1 28 hours',
    'Qualified 1 €1,200.00 1 0 hours',
    'Proposal 1 €1,200.00 1 2 days',
    'Negotiation 0',
    'Contract 0',
    'Won 1 €1,200.00 1',
    'Lost 0',
  ]);
  const stretch = { pipelineId, from: '2026-09-07', to: '2026-09-11' };
  const begun = async ({ ask }: Colleague) => (await ask('deals.funnel', stretch)).stages[0]?.count;
  expect(await Promise.all([boris, clara, dora].map(begun))).toEqual([1, 1, 2]);
  // The secretary may see no documents, and the week of everybody else.
  expect(await clara.ask('documents.count', { conditions: [] })).toMatchObject({ count: 1 });
  expect(await dora.call('documents.count', { conditions: [] })).toMatchObject({ ok: false, code: 'forbidden' });
  await goTo(doras, 'planner');
  await doras.tick(doras.say(plannerTexts, 'people'));
  await doras.sees('Ask about tea');
  await doras.sees('Show the machine');
});
