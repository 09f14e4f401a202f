/** A call that rings comes up with its client and is noted by a key; a missed one waits until somebody has called back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callScriptTexts } from '../../renderer/text/call-scripts.ts';
import { callTexts } from '../../renderer/text/calls.ts';
import { dealTexts } from '../../renderer/text/deals.ts';
import { partyTexts } from '../../renderer/text/parties.ts';
import { addDeal } from '../support/deals.ts';
import { addClient } from '../support/documents.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
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

const all = { which: 'all', after: null, limit: 10 } as const;

test('a call that rings comes up with its client, whose card is opened and the call noted by one key; a number is noted without a mouse', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof callTexts)['en'], values = {}) => screen.say(callTexts, key, values);
  await addClient(program, {
    name: 'Holding Soleil',
    country: 'INT',
    reaches: [{ kind: 'phone', value: '+33 1 99 00 54 18', label: '' }],
  });
  const rings = { outsideId: 'a-1', number: '0199005418', direction: 'in', userId: 1 } as const;
  await program.ask('calls.announce', { ...rings, state: 'ringing' });
  await screen.sees(say('rings'));
  await screen.press('Alt+C');
  await screen.holds(say('who'), 'Holding Soleil');
  await screen.fill(say('result'), 'Asks for the price list');
  await screen.press('Control+Enter');
  await screen.sees(say('noted', { name: 'Holding Soleil' }));
  // On the card that came up behind it.
  await screen.sees('Asks for the price list');

  await screen.press('Alt+C');
  await screen.fill(say('who'), '01 99 00 54 18');
  await screen.press('Enter');
  await screen.holds(say('who'), 'Holding Soleil');
  await screen.tick(say('reached_no'));
  await screen.click(say('again'));
  await screen.press('Control+Enter');
  await expect.poll(async () => (await program.ask('calls.list', all)).rows.length).toBe(2);
  const { rows } = await program.ask('calls.list', all);
  expect(rows.map(({ direction, state, client }) => [direction, state, client])).toEqual([
    ['out', 'missed', 'Holding Soleil'],
    ['in', 'ringing', 'Holding Soleil'],
  ]);
  const sort = { column: 'day', descending: false } as const;
  const { rows: tasks } = await program.ask('activities.list', { filter: {}, sort, after: null, limit: 10 });
  expect(tasks.map(({ status, result }) => [status, result])).toEqual([
    ['done', 'Asks for the price list'],
    ['done', 'Not reached.'],
    ['open', ''],
  ]);
});

test('on a deal’s page a call is noted with its client and about it; a number that a client has is not offered as unknown', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof callTexts)['en'], values = {}) => screen.say(callTexts, key, values);
  const reaches = [{ kind: 'phone' as const, value: '+33 1 99 00 54 18', label: '' }];
  const clientId = await addClient(program, { name: 'Holding Soleil', country: 'INT', reaches });
  const { id } = await addDeal(program, { name: 'Spring campaign', clientId });
  await findAnything(screen, 'Spring campaign', 'Spring campaign');
  await screen.element({ what: 'button', name: screen.say(dealTexts, 'win') });
  await screen.press('Alt+C');
  await screen.holds(say('who'), 'Holding Soleil');
  await screen.holds(say('dealId'), String(id));
  // What was chosen is not lost by a slip either, and Ctrl+S saves here as anywhere.
  await screen.tick(say('direction_in'));
  await screen.press('Escape');
  await screen.holds(say('dealId'), String(id));
  await screen.press('Control+s');
  await screen.sees(say('noted', { name: 'Holding Soleil' }));
  const sort = { column: 'day', descending: false } as const;
  const { rows } = await program.ask('activities.list', { filter: { dealId: id }, sort, after: null, limit: 10 });
  expect(rows.map(({ subject }) => subject)).toEqual([say('callIn')]);

  await goTo(screen, 'today');
  await screen.press('Alt+C');
  await screen.fill(say('who'), '01 99 00 54 18');
  await screen.sees('Holding Soleil');
  expect(await screen.page.evaluate(() => document.body.innerText)).not.toContain(
    say('keepNumber', { text: '01 99 00 54 18' }),
  );
});

test('a missed call waits at the top and on the page of the day; its number is dialled, made a client, and marked as called back', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof callTexts)['en'], values = {}) => screen.say(callTexts, key, values);
  const missed = { outsideId: 'a-1', number: '0199005418', direction: 'in', userId: 1 } as const;
  await program.ask('calls.announce', { ...missed, state: 'missed' });
  await screen.element({ what: 'button', name: say('missedCount', { count: 1 }) });
  await addClient(program, { name: 'Holding Soleil', country: 'INT' });
  await goTo(screen, 'today');
  await screen.sees('0199005418');
  await screen.click(say('missedCount', { count: 1 }));
  // Nothing dials here; the browser would ask what is to, and take the keyboard for it.
  await screen.page.evaluate(() =>
    document.addEventListener('click', (event) => {
      if (event.target instanceof HTMLAnchorElement && event.target.protocol === 'tel:') event.preventDefault();
    }),
  );
  await screen.click(say('call', { number: '0199005418' }));
  await screen.sees(say('dialled'));
  await screen.click(say('hide'));
  await screen.click(say('backDoneOf', { name: '0199005418' }));
  await screen.sees(say('missedNone'));
  await program.ask('calls.announce', { ...missed, outsideId: 'a-2', state: 'ringing' });
  await screen.click(say('makeClient'));
  await screen.holds(screen.say(partyTexts, 'value'), '0199005418');
  expect((await program.ask('calls.list', { ...all, which: 'missed' })).rows[0]).toMatchObject({ backBy: 'Anna' });
});

test('a script is written in the settings, what is wrong in it is named, and it is followed while a call is noted', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof callScriptTexts)['en'], values = {}) => screen.say(callScriptTexts, key, values);
  await goTo(screen, 'settings');
  await screen.click(say('scripts'));
  await screen.click(say('addScript'));
  await screen.fill(say('scriptName'), 'First call');
  await screen.press('Control+Enter');
  await screen.sees(say('textMissing'));
  await screen.fill(say('stepText'), 'How many do you need?');
  await screen.press('Control+Enter');
  await screen.sees(say('steps', { count: 1 }));
  await screen.press('Alt+C');
  await screen.pick(say('script'), 'First call');
  await screen.fill(say('answer'), '12');
  await screen.press('Enter');
  await screen.sees(say('scriptOver'));
  await screen.fill(screen.say(callTexts, 'result'), 'Sends an order');
  await screen.press('Control+Enter');
  await expect.poll(async () => (await program.ask('calls.list', all)).rows.length).toBe(1);
  const [call] = (await program.ask('calls.list', all)).rows;
  expect(await program.ask('calls.answers', { activityId: call?.activityId ?? 0 })).toEqual({
    script: 'First call',
    answers: [{ question: 'How many do you need?', answer: '12' }],
  });
});
