/** What was typed and not saved is there again after everything was killed, is opened over what there is now, and saved. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientTexts } from '../../renderer/text/clients.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { draftTexts } from '../../renderer/text/drafts.ts';
import { formTexts } from '../../renderer/text/forms.ts';
import { frameTexts } from '../../renderer/text/frame.ts';
import { mailTexts } from '../../renderer/text/mail.ts';
import { timelineTexts } from '../../renderer/text/timeline.ts';
import { addIssued } from '../support/documents.ts';
import { draftsKept, keptFiles } from '../support/kept-drafts.ts';
import { addAccount } from '../support/mail-server.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { factName, openClient, typeFact } from '../support/pages/clients.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { typeClient, typeLine } from '../support/pages/invoice.ts';
import { showsPages } from '../support/pages/print-form.ts';
import { Screen, until } from '../support/pages/screen.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program | null = null;

beforeEach((context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
});
afterEach(async () => {
  await program?.close().catch(() => undefined);
  program = null;
  removeHome(home);
});

const keeps = (count: number) => draftsKept(home, count);

test('drafts, a note, a letter, a contact person, a correction and a new client come back after a kill of the page and of the engine, and are saved once, over what others did', async () => {
  program = await browserHost.start(home);
  const first = await seedOffice(program, 'en');
  const [client] = await program.ask('clients.find', { text: elysee.part, limit: 1 });
  const issued = await addIssued(program, client?.id ?? 0, { language: 'en' });
  await addAccount(program, 1);
  const fields = await program.ask('documents.new', { type: 'invoice', companyId: null, clientId: client?.id ?? 0 });
  const stored = await program.ask('documents.create', { ...fields, comment: 'as it was' });
  const note = await program.ask('notes.add', {
    record: { entity: 'client', id: client?.id ?? 0 },
    text: 'Wants spring prices',
    pinned: true,
  });

  await goTo(first, 'documents');
  await first.click(issued.number ?? '');
  await first.press('Enter');
  await first.sees(first.say(documentTexts, 'facts'));
  await first.press('Control+P');
  await showsPages(first, 1);
  await first.press('Control+E');
  await first.fill(first.say(mailTexts, 'subject'), 'Half a letter');
  const to = await first.field(first.say(mailTexts, 'to'));
  await to.click();
  await first.type('elysee@b.example');
  await first.press('Enter', 'Escape');
  await first.hasNone(first.say(mailTexts, 'subject'));
  // Esc goes back, but not without a question.
  await first.press('Escape');
  await first.sees(first.say(frameTexts, 'unsavedTitle'));
  await first.press('Escape');
  await goTo(first, 'documents');
  await first.press('Alt+N');
  await typeClient(first, elysee.part, elysee.name);
  await typeLine(first, 1, { product: 'Half a line', quantity: '2', price: '10' });
  await openClient(first, elysee.part, elysee.name);
  await first.fill(first.say(timelineTexts, 'writeNote'), 'Called twice');
  await first.click(first.say(clientTexts, 'addContact'));
  await first.fill(first.say(clientTexts, 'contactName'), 'Anne Half');
  await first.click(first.named(first.say(controlTexts, 'change'), first.say(timelineTexts, 'kind_note')));
  await first.fill(first.say(timelineTexts, 'kind_note'), 'Wants autumn prices');
  await goTo(first, 'clients');
  await first.press('Alt+N');
  await first.fill(first.say(clientTexts, 'name'), 'Typed only');
  await keeps(6);
  await program.killEngine();
  program.page.browser().process()?.kill('SIGKILL');

  // Another profile: nothing comes from the browser.
  home = { ...home, state: `${home.state}-2` };
  program = await browserHost.start(home);
  const screen = new Screen(program.page, 'en');
  await screen.sees(screen.say(draftTexts, 'title'));
  await screen.sees(screen.say(draftTexts, 'note', { title: elysee.name }));
  await screen.sees('Typed only');
  await screen.sees(screen.say(draftTexts, 'letter', { title: 'Half a letter' }));
  await screen.sees(screen.say(draftTexts, 'contact', { title: `${elysee.name} · Anne Half` }));
  await screen.sees(screen.say(draftTexts, 'corrections', { title: elysee.name }));
  await screen.click(screen.say(draftTexts, 'openAll'));
  await screen.holds(screen.say(mailTexts, 'subject'), 'Half a letter');
  await screen.press('Control+Enter');
  await screen.sees(screen.say(mailTexts, 'queued', { to: 'elysee@b.example' }));
  expect((await program.ask('mail.outbox', { after: null, limit: 9 })).rows).toMatchObject([
    { subject: 'Half a letter', to: ['elysee@b.example'] },
  ]);
  await keeps(5);
  await screen.choose(screen.say(documentTexts, 'draftFor', { type: 'Invoice', client: elysee.name }));
  await screen.holds(screen.say(documentTexts, 'client'), elysee.name);
  await screen.sees('Half a line');
  await screen.press('Control+S');
  await screen.sees(screen.say(documentTexts, 'noNumber'));
  await until('the invoice to be saved', async () => {
    const [latest] = (await program?.ask('documents.get', { id: stored.id + 1 }))?.lines ?? [];
    return latest?.name === 'Half a line' && latest.quantity === 2000 && latest.price === 1000;
  });
  await keeps(4);
  await screen.choose('New client');
  await screen.holds(screen.say(clientTexts, 'name'), 'Typed only');
  await screen.click(screen.say(clientTexts, 'create'));
  await screen.sees('Typed only');
  await keeps(3);
  await openClient(screen, elysee.part, elysee.name);
  await screen.holds(screen.say(timelineTexts, 'writeNote'), 'Called twice');
  await screen.click(screen.say(timelineTexts, 'addNote'));
  await screen.holds(screen.say(timelineTexts, 'writeNote'), '');
  const name = await screen.field(screen.say(clientTexts, 'contactName'));
  await screen.holds(screen.say(clientTexts, 'contactName'), 'Anne Half');
  await name.press('Enter');
  await screen.hasNone(screen.say(clientTexts, 'contactName'));
  expect((await program.ask('clients.get', { id: client?.id ?? 0 })).contacts.at(-1)?.name).toBe('Anne Half');
  await keeps(1);
  await screen.holds(screen.say(timelineTexts, 'kind_note'), 'Wants autumn prices');
  await screen.click(screen.say(controlTexts, 'save'));
  await screen.hasNone(screen.say(controlTexts, 'save'));
  expect(await program.ask('notes.pinned', note.record)).toMatchObject([{ text: 'Wants autumn prices', version: 2 }]);
  await until('nothing to be kept any more', async () => keptFiles(home).length === 0);

  await program.page.reload();
  await isOpen(screen);
  await screen.seesNot(screen.say(draftTexts, 'title'));
});

test('a fact of a card and a print form that were being typed are typed on, and what somebody else has saved there since is shown or merged', async () => {
  program = await browserHost.start(home);
  const first = await seedOffice(program, 'en');
  const [client] = await program.ask('clients.find', { text: elysee.part, limit: 1 });
  const id = client?.id ?? 0;
  const copy = await program.ask('forms.copy', { id: 'invoice-int' });
  await goTo(first, 'settings');
  await first.click(first.say(formTexts, 'forms'));
  await first.click(first.named(first.say(formTexts, 'change'), copy.name));
  await first.fill(first.say(formTexts, 'closing'), 'Come again');
  await openClient(first, elysee.part, elysee.name);
  await typeFact(first, 'industry', 'half typed');
  await keeps(2);
  await program.killEngine();
  program.page.browser().process()?.kill('SIGKILL');

  home = { ...home, state: `${home.state}-2` };
  program = await browserHost.start(home);
  const { version } = await program.ask('clients.get', { id });
  await program.ask('clients.change', { id, version, changes: { industry: 'theirs' }, was: { industry: 'food' } });
  const { body, style, settings } = await program.ask('forms.get', { id: copy.id });
  const theirs = { name: copy.name, body, style, settings: { ...settings, heading: 'Theirs' } };
  await program.ask('forms.save', { id: copy.id, version: copy.version ?? 0, ...theirs });
  const screen = new Screen(program.page, 'en');
  await screen.sees(screen.say(draftTexts, 'form', { title: copy.name }));
  await screen.click(screen.say(draftTexts, 'openAll'));
  await screen.holds(screen.say(formTexts, 'closing'), 'Come again');
  await screen.press('Control+S');
  await screen.holds(screen.say(formTexts, 'heading'), 'Theirs');
  expect((await program.ask('forms.get', { id: copy.id })).settings).toMatchObject({
    heading: 'Theirs',
    closing: 'Come again',
  });
  await keeps(1);
  await screen.choose(elysee.name);
  await screen.holds(screen.say(clientTexts, 'industry'), 'half typed');
  await screen.sees(`${screen.say(controlTexts, 'changedMeanwhile')} theirs`);
  const industry = await screen.field(screen.say(clientTexts, 'industry'));
  // Leaving the field saves what is typed, but not over what somebody else has written.
  await industry.press('Tab');
  await screen.holds(screen.say(clientTexts, 'industry'), 'half typed');
  expect((await program.ask('clients.get', { id })).industry).toBe('theirs');
  await industry.press('Enter');
  await screen.factIs(factName(screen, 'industry'), 'half typed');
  expect((await program.ask('clients.get', { id })).industry).toBe('half typed');
  await until('nothing to be kept any more', async () => keptFiles(home).length === 0);
});

test('a draft that somebody else has changed meanwhile is merged when it is saved, and one that is given up is forgotten', async () => {
  program = await browserHost.start(home);
  const first = await seedOffice(program, 'en');
  const [client] = await program.ask('clients.find', { text: elysee.part, limit: 1 });
  const fields = await program.ask('documents.new', { type: 'invoice', companyId: null, clientId: client?.id ?? 0 });
  const stored = await program.ask('documents.create', { ...fields, comment: 'as it was' });
  await openClient(first, elysee.part, elysee.name);
  await first.fill(first.say(timelineTexts, 'writeNote'), 'Nothing of importance');
  await keeps(1);
  const tab = { kind: 'document', params: { id: stored.id }, title: null };
  await program.ask('preferences.change', {
    screen: { 'frame.tabs': { active: `document:{"id":${stored.id}}`, tabs: [tab] } },
  });
  await program.page.reload();
  await isOpen(first);
  await first.click(first.say(draftTexts, 'later'));
  await first.fill(first.say(documentTexts, 'comment'), 'as I typed it');
  await keeps(2);
  await program.killEngine();
  program.page.browser().process()?.kill('SIGKILL');

  home = { ...home, state: `${home.state}-2` };
  program = await browserHost.start(home);
  await program.ask('documents.change', {
    id: stored.id,
    version: stored.version,
    draft: { ...fields, comment: 'as it was', discount: 500 },
  });
  const screen = new Screen(program.page, 'en');
  await screen.sees(screen.say(draftTexts, 'title'));
  await screen.click(screen.say(draftTexts, 'discardAll', { count: 2 }));
  await screen.sees(screen.say(draftTexts, 'discardText', { count: 2 }));
  await screen.press('Escape');
  await screen.click(screen.say(draftTexts, 'openAll'));
  await screen.holds(screen.say(timelineTexts, 'writeNote'), 'Nothing of importance');
  await screen.choose(screen.say(documentTexts, 'draftFor', { type: 'Invoice', client: elysee.name }));
  await screen.holds(screen.say(documentTexts, 'comment'), 'as I typed it');
  await screen.press('Control+S');
  await until('both changes to be saved', async () => {
    const { comment, discount } = (await program?.ask('documents.get', { id: stored.id })) ?? {};
    return comment === 'as I typed it' && discount === 500;
  });
  await until('the note alone to be kept', async () => keptFiles(home).length === 1);
  await program.page.reload();
  await screen.click(screen.say(draftTexts, 'discard'));
  await screen.clickInDialog(screen.say(draftTexts, 'discard'));
  await until('nothing to be kept any more', async () => keptFiles(home).length === 0);
  expect((await program.ask('notes.pinned', { entity: 'client', id: client?.id ?? 0 })).length).toBe(0);
});
