/** Several people with different rights in one office, each at a page of his own: what one may not see is not there for him. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activityTexts } from '../../renderer/text/activities.ts';
import { clientTexts } from '../../renderer/text/clients.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { delegationTexts } from '../../renderer/text/delegation.ts';
import { officeTexts } from '../../renderer/text/office.ts';
import { peopleTexts } from '../../renderer/text/people.ts';
import { settingsTexts } from '../../renderer/text/settings.ts';
import { timelineTexts } from '../../renderer/text/timeline.ts';
import { todayTexts } from '../../renderer/text/today.ts';
import { today } from '../../renderer/ui/days.ts';
import { addClient } from '../support/documents.ts';
import { type TestOffice, testOffice, token } from '../support/office.ts';
import { browserHost, type Home, newHome, removeHome } from '../support/page-hosts.ts';
import { factName, openClient, typeFact } from '../support/pages/clients.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { addPerson, ownersPassword, peoplesPassword } from '../support/people.ts';
import { atWork, type PersonAtWork } from '../support/several-people.ts';

let home: Home;
let office: TestOffice;
const pages: PersonAtWork[] = [];

beforeEach(async (context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
  office = await testOffice({ folder: home.root, password: ownersPassword, language: 'en' });
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close();
  await office.close();
  removeHome(home);
});

async function at(session: string) {
  const page = await atWork(office, session, home);
  pages.push(page);
  return page.screen;
}

test('a sales person does not see another’s client in list, count, search or by its number; he does after it is handed over', async () => {
  const boris = await addPerson(office, 'Boris');
  const vera = await addPerson(office, 'Vera');
  await addClient(office, { name: 'Alfa Works', responsibleId: boris.id });
  const beta = await addClient(office, { name: 'Beta Works', responsibleId: vera.id });

  const his = await at(boris.token);
  await goTo(his, 'clients');
  await his.lists('Alfa Works');
  expect(await boris.ask('clients.count', {})).toMatchObject({ count: 1 });
  expect(await boris.ask('finding.everything', { text: 'works' })).toMatchObject([{ title: 'Alfa Works' }]);
  expect(await boris.call('clients.get', { id: beta })).toMatchObject({ ok: false, code: 'not-found' });
  await his.press('Control+K');
  await his.type('Beta');
  await his.sees(his.say(controlTexts, 'nothingFound'));
  await his.press('Escape');
  await goTo(his, 'settings');
  await his.sees(his.say(settingsTexts, 'me'));
  await his.hasNone(his.say(peopleTexts, 'people'));
  // What he chooses for himself shows as chosen, not as it was before.
  await his.click(his.say(settingsTexts, 'me'));
  await his.tick(his.say(settingsTexts, 'dark'));
  await his.page.waitForSelector('input[type=radio][value=dark]:checked');

  const hers = await at(vera.token);
  await goTo(hers, 'clients');
  await hers.lists('Beta Works');

  const owner = await at(token);
  await goTo(owner, 'clients');
  await owner.lists('Alfa Works', 'Beta Works');
  await goTo(owner, 'settings');
  await owner.click(owner.say(peopleTexts, 'people'));
  await owner.click(owner.say(peopleTexts, 'more', { name: 'Vera' }));
  await owner.choose(owner.say(peopleTexts, 'closeAccess'));
  await owner.sees(
    owner.say(peopleTexts, 'holdings', { name: 'Vera', clients: 1, documents: 0, activities: 0, deals: 0, calls: 0 }),
  );
  await owner.pick(owner.say(peopleTexts, 'handTo'), 'Boris');
  await owner.clickInDialog(owner.say(peopleTexts, 'closeAndHandVerb', { count: 1 }));
  await owner.sees(owner.say(peopleTexts, 'closed', { name: 'Vera' }));
  await owner.sees(owner.say(peopleTexts, 'isClosed'));

  await hers.page.bringToFront();
  await hers.sees(hers.say(officeTexts, 'signInAs'));
  await his.page.bringToFront();
  await goTo(his, 'clients');
  await his.lists('Alfa Works', 'Beta Works');
  await openClient(his, 'beta', 'Beta Works');
});

test('whoever sees only his own is not told that there are no clients, or that a client owes nothing', async () => {
  const boris = await addPerson(office, 'Boris');
  const alfa = await addClient(office, { name: 'Alfa Works' });
  const his = await at(boris.token);
  await goTo(his, 'clients');
  await his.sees(his.say(clientTexts, 'noClientsSeen'));

  const { version, responsibleId } = await office.ask('clients.get', { id: alfa });
  const change = { was: { responsibleId }, changes: { responsibleId: boris.id } };
  await office.ask('clients.change', { id: alfa, version, ...change });
  await openClient(his, 'alfa', 'Alfa Works');
  await his.sees(his.say(clientTexts, 'owesNothingSeen'));
  await his.sees(his.say(clientTexts, 'noDocumentsSeen'));
});

test('the lock covers the page, lets nobody by without the password, and keeps what was half typed', async () => {
  const boris = await addPerson(office, 'Boris');
  await addClient(boris, { name: 'Alfa Works' });
  const screen = await at(boris.token);
  await openClient(screen, 'alfa', 'Alfa Works');
  await typeFact(screen, 'industry', 'half typed');
  await screen.press('Control+L');
  await screen.sees(screen.say(peopleTexts, 'lockedText'));
  expect(await boris.call('clients.count', {})).toMatchObject({ code: 'unauthorised' });
  await screen.press('Control+K', 'Escape');
  await screen.fill(screen.say(peopleTexts, 'password'), 'a guess of somebody');
  await screen.press('Enter');
  await screen.sees('The name or the password is wrong.');
  await screen.fill(screen.say(peopleTexts, 'password'), peoplesPassword);
  await screen.press('Enter');
  await screen.seesNot(screen.say(peopleTexts, 'lockedText'));
  await screen.holds(screen.say(clientTexts, 'industry'), 'half typed');
  // One types on where one was.
  await screen.type(' more');
  await screen.press('Enter');
  await screen.factIs(factName(screen, 'industry'), 'half typed more');
});

test('the second person comes in with the password he was given, and chooses his own first', async () => {
  const owner = await at(token);
  await goTo(owner, 'settings');
  await owner.click(owner.say(peopleTexts, 'people'));
  await owner.click(owner.say(peopleTexts, 'addPerson'));
  await owner.fill(owner.say(peopleTexts, 'name'), 'Gleb');
  await owner.fill(owner.say(peopleTexts, 'password'), 'Password123');
  await owner.click(owner.say(controlTexts, 'save'));
  await owner.sees('one of those that are tried first');
  await owner.fill(owner.say(peopleTexts, 'password'), 'given by Anna today');
  await owner.click(owner.say(controlTexts, 'save'));
  await owner.sees(owner.say(peopleTexts, 'added', { name: 'Gleb' }));

  await owner.press('Control+L');
  await owner.click(owner.say(peopleTexts, 'otherPerson'));
  await owner.pick(owner.say(officeTexts, 'login'), 'Gleb');
  await owner.fill(owner.say(officeTexts, 'password'), 'given by Anna today');
  await owner.click(owner.say(officeTexts, 'signIn'));
  await owner.sees(owner.say(peopleTexts, 'firstPasswordText'));
  await owner.fill(owner.say(peopleTexts, 'givenPassword'), 'given by Anna today');
  await owner.fill(owner.say(peopleTexts, 'ownPassword'), 'my own long phrase');
  await owner.fill(owner.say(peopleTexts, 'repeatPassword'), 'my own long phrase');
  await owner.click(owner.say(peopleTexts, 'keepPassword'));
  await isOpen(owner);
});

test('what a colleague gives is declined with a reason on the page of the day, and comes back to her, who takes it back', async () => {
  const boris = await addPerson(office, 'Boris');
  const vera = await addPerson(office, 'Vera');
  const subject = 'Call Alfa';
  await vera.ask('activities.add', { kind: 'call', subject, day: today(), responsibleId: boris.id });
  for (const other of ['Write to Beta', 'Write to Gamma'])
    await vera.ask('activities.add', { kind: 'task', subject: other, day: today(), responsibleId: boris.id });
  const his = await at(boris.token);
  const hers = await at(vera.token);
  const say = (key: keyof (typeof delegationTexts)['en'], values = {}) => his.say(delegationTexts, key, values);
  await goTo(hers, 'today');
  await goTo(his, 'today');
  await his.sees(say('givenToMe'));
  const focus = async (name: string) => (await his.element({ what: 'button', name })).focus();
  await focus(say('acceptThis', { subject }));
  // The page is made larger by it, and nothing is answered.
  await his.page.keyboard.down('Control');
  await his.page.keyboard.press('+');
  await his.page.keyboard.up('Control');
  await his.press('-');
  await his.fill(say('because'), 'I am away');
  await focus(his.say(controlTexts, 'cancel'));
  await his.press('Enter');
  await his.seesNot(say('because'));
  await focus(say('acceptThis', { subject }));
  await his.press('-');
  await his.click(say('declineNow'));
  await his.sees(say('becauseMissing'));
  await his.fill(say('because'), 'I am away');
  await his.press('Enter');
  // The next one has the keyboard then.
  await his.hasKeyboard('Write to Beta');
  // A key that is held down answers one, and one that was pressed elsewhere none.
  await his.page.keyboard.down('+');
  await his.hasKeyboard('Write to Gamma');
  await his.page.keyboard.down('+');
  await his.page.keyboard.up('+');
  await focus(his.say(todayTexts, 'arrange'));
  await his.page.keyboard.press('+');
  await focus('Write to Gamma');
  const gamma = { conditions: [{ column: 'acceptance' as const, is: 'is' as const, values: ['asked'] }] };
  expect((await boris.ask('activities.count', gamma)).count).toBe(1);
  await his.page.keyboard.press('+');
  await his.seesNot(say('givenToMe'));
  await his.sees(say('givenByWhom', { who: 'Vera' }));
  await hers.sees('Boris: I am away');
  await hers.click(say('takeBackThis', { subject }));
  await hers.seesNot(say('declinedByOthers'));
  const sort = { column: 'day', descending: false } as const;
  const { rows } = await vera.ask('activities.list', { filter: {}, sort, after: null, limit: 5 });
  expect(rows).toMatchObject([
    { responsible: 'Vera', askedBy: '', acceptance: null },
    { responsible: 'Boris', askedBy: 'Vera', acceptance: 'accepted' },
    { responsible: 'Boris', askedBy: 'Vera', acceptance: 'accepted' },
  ]);
});

test('whoever takes part in somebody else’s meeting finds it on his page of the day', async () => {
  const boris = await addPerson(office, 'Boris');
  const vera = await addPerson(office, 'Vera');
  const meeting = { kind: 'meeting', subject: 'Offer for Alfa', day: today() } as const;
  await vera.ask('activities.add', {
    ...meeting,
    responsibleId: vera.id,
    participants: [{ kind: 'user', id: boris.id }],
  });
  const his = await at(boris.token);
  await goTo(his, 'today');
  await his.sees(his.say(todayTexts, 'taking'));
  await his.click(meeting.subject);
  await his.element({ what: 'field', name: his.say(activityTexts, 'subject') });
});

test('what is hidden from somebody, and what he may not see any more, goes from his open pages at once', async () => {
  const rights = { 'clients.see': 'all', 'activities.see': 'all' } as const;
  const boris = await addPerson(office, 'Boris', { rights });
  const clientId = await addClient(office, { name: 'Alfa Works' });
  const zoe = { name: 'Zoé Roy', position: '', note: '', reaches: [], birthday: `--${today().slice(5)}` };
  await office.ask('contacts.add', { clientId, contact: zoe });
  const role = (await office.ask('roles.list', {})).find(({ name }) => name === 'Role of Boris');
  if (role === undefined) throw new Error('He has no role.');
  const his = await at(boris.token);
  await goTo(his, 'today');
  await his.sees(zoe.name);
  const { id, version } = role;
  const hiding = await office.ask('roles.change', { id, version, rights, hidden: ['clients.birthdays'] });
  await his.seesNot(zoe.name);
  await openClient(his, 'Alfa', 'Alfa Works');
  await his.sees('Cork');
  const rest = { 'activities.see': 'all' } as const;
  await office.ask('roles.change', { id, version: hiding.version, rights: rest, hidden: [] });
  await his.seesNot('Cork');
});

test('a client that is given to somebody else goes from the open card at once; what was typed there waits for him', async () => {
  const boris = await addPerson(office, 'Boris');
  const vera = await addPerson(office, 'Vera');
  const id = await addClient(office, { name: 'Alfa Works', responsibleId: boris.id });
  const give = async (was: number, responsibleId: number) => {
    const { version } = await office.ask('clients.get', { id });
    await office.ask('clients.change', { id, version, changes: { responsibleId }, was: { responsibleId: was } });
  };
  const his = await at(boris.token);
  await openClient(his, 'Alfa', 'Alfa Works');
  await his.sees('Cork');
  await his.fill(his.say(timelineTexts, 'writeNote'), 'Called twice');
  await give(boris.id, vera.id);
  await his.seesNot('Cork');
  await give(vera.id, boris.id);
  await his.sees('Cork');
  await his.holds(his.say(timelineTexts, 'writeNote'), 'Called twice');
});
