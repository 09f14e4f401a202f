/** The first page says whom to contact; what came of it is noted with the next day, and the client leaves the list. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { birthdayTexts } from '../../renderer/text/birthdays.ts';
import { clientTexts } from '../../renderer/text/clients.ts';
import { plannerTexts } from '../../renderer/text/planner.ts';
import { todayTexts } from '../../renderer/text/today.ts';
import { today } from '../../renderer/ui/days.ts';
import { addClient, addIssued } from '../support/documents.ts';
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

test('whoever is contacted leaves the list of the day, with a note on his card; an overdue invoice opens from it', async () => {
  const screen = await seedOffice(program, 'en');
  const say = (key: keyof (typeof todayTexts)['en'], values = {}) => screen.say(todayTexts, key, values);
  const client = await addClient(program, { name: 'Holding Soleil', country: 'INT', nextContact: today() });
  const { number } = await addIssued(program, client, { dueDay: '2026-01-31' });
  await goTo(screen, 'today');
  await screen.sees(say('dueToday'));
  await screen.click(say('contacted'));
  await screen.fill(say('result'), 'Wants an offer for spring');
  await screen.click(say('in3Days'));
  // Somebody else sets another day meanwhile, and the list is empty: the dialog stays with what was typed.
  const { version } = await program.ask('clients.get', { id: client });
  const change = { changes: { nextContact: '2030-12-24' }, was: { nextContact: today() } };
  await program.ask('clients.change', { id: client, version, ...change });
  await screen.press('Control+Enter');
  await screen.sees(say('otherDay', { day: '24/12/2030' }));
  await screen.holds(say('result'), 'Wants an offer for spring');
  await screen.press('Control+Enter');
  await screen.sees(say('toContactNone'));
  await screen.click(`Invoice ${number}`);
  await screen.sees('Overdue since 31/01/2026');
  await findAnything(screen, 'soleil', 'Holding Soleil');
  await screen.sees('Wants an offer for spring');
  await screen.sees(screen.say(clientTexts, 'contactIn', { count: 3 }));
  expect((await program.ask('clients.get', { id: client })).nextContact).not.toBe(today());
});

test('a birthday that is typed on the card without its year stands on the page of the day', async () => {
  const screen = await seedOffice(program, 'en');
  await addClient(program, { name: 'Holding Soleil', country: 'INT' });
  await findAnything(screen, 'soleil', 'Holding Soleil');
  const [, month, day] = today().split('-').map(Number);
  await screen.click(screen.say(clientTexts, 'addContact'));
  await screen.fill(screen.say(clientTexts, 'contactName'), 'Zoé Roy');
  await screen.fill(screen.say(birthdayTexts, 'birthday'), `${day}.${month}`);
  await screen.press('Enter');
  await screen.sees(`${screen.say(birthdayTexts, 'birthday')}: `);
  await goTo(screen, 'today');
  await screen.sees('Zoé Roy');
  await screen.sees(screen.say(todayTexts, 'dueToday'));
});

test('more birthdays than the page of the day shows stand in the planner, wherever it was left', async () => {
  const screen = await seedOffice(program, 'en');
  const clientId = await addClient(program, { name: 'Holding Soleil', country: 'INT' });
  for (let person = 1; person <= 9; person += 1) {
    const contact = { name: `Zoé ${person}`, position: '', note: '', reaches: [], birthday: `--${today().slice(5)}` };
    await program.ask('contacts.add', { clientId, contact });
  }
  await goTo(screen, 'planner');
  await screen.tick(screen.say(plannerTexts, 'view_day'));
  await screen.press('Control+ArrowLeft');
  await goTo(screen, 'today');
  await screen.click(screen.say(todayTexts, 'all', { count: 9 }));
  await screen.sees('Zoé 1');
});
