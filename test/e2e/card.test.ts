/** What is done on the card of a client besides its facts: notes, kinds, links, tags, the order of contact persons. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientTexts } from '../../renderer/text/clients.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { timelineTexts } from '../../renderer/text/timeline.ts';
import { addClient } from '../support/documents.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { addContact, factName } from '../support/pages/clients.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
import type { Screen } from '../support/pages/screen.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program;
let screen: Screen;

beforeEach(async (context) => {
  if (browserHost.missing) return context.skip(browserHost.missing);
  home = newHome();
  program = await browserHost.start(home);
  screen = await seedOffice(program, 'en');
  await addClient(program, { name: 'Holding Soleil', country: 'INT' });
  await findAnything(screen, elysee.part, elysee.name);
  await screen.sees(screen.say(timelineTexts, 'timeline'));
});
afterEach(async () => {
  await program?.close();
  if (home) removeHome(home);
});

const say = (key: keyof (typeof timelineTexts)['en'], values?: Readonly<Record<string, string>>) =>
  screen.say(timelineTexts, key, values);

test('a note is written, pinned, corrected and removed, and comes back', async () => {
  await screen.fill(say('writeNote'), 'Wants spring prices');
  await screen.press('Control+Enter');
  await screen.click(say('pin'));
  await screen.element({ what: 'button', name: say('unpin') });
  await screen.click(say('kind_file'));
  await screen.sees(say('nothingOfKind'));
  // Pinned notes stand above whatever the timeline is narrowed to.
  await screen.sees('Wants spring prices');
  await screen.click(`${screen.say(controlTexts, 'change')}: ${say('kind_note')}`);
  await screen.fill(say('kind_note'), 'Wants autumn prices');
  await screen.press('Control+Enter');
  await screen.sees('Wants autumn prices');
  await screen.click(`${screen.say(controlTexts, 'remove')}: ${say('kind_note')}`);
  await screen.sees(say('noteRemoved'));
  await screen.seesNot('Wants autumn prices');
  await screen.click(screen.say(controlTexts, 'undo'));
  await screen.sees('Wants autumn prices');
});

test('what is typed into the box is still there when one comes back to the card', async () => {
  await screen.fill(say('writeNote'), 'half a thought');
  await goTo(screen, 'clients');
  await findAnything(screen, elysee.part, elysee.name);
  await screen.holds(say('writeNote'), 'half a thought');
  await screen.click(say('addNote'));
  await screen.holds(say('writeNote'), '');
  await screen.sees('half a thought');
});

test('a client is linked to its parent company, and a circle is refused in words beside the field', async () => {
  const link = async (part: string, name: string) => {
    await screen.click(say('addLink'));
    await screen.fill(say('linkOther'), part);
    await screen.choosesFirst(name);
    await screen.press('Enter');
    await screen.holds(say('linkOther'), name);
    await screen.press('Enter');
  };
  await link('holding', 'Holding Soleil');
  await screen.sees(say('linked_parent', { name: 'Holding Soleil' }));
  await screen.click('Holding Soleil');
  await screen.sees(say('linked_subsidiary', { name: elysee.name }));
  await link(elysee.part, elysee.name);
  await screen.sees('That would be a circle');
});

test('tags are typed with Enter, and others’ are proposed with how many have them', async () => {
  await program.ask('clients.create', {
    ...(await program.ask('clients.get', { id: 2 })),
    name: 'Third',
    tags: ['wholesale'],
  });
  await screen.click(factName(screen, 'tags'));
  await screen.type('vip');
  await screen.press('Enter');
  await screen.type('whole');
  await screen.sees('wholesale 1');
  await screen.press('ArrowDown', 'Enter', 'Enter');
  await screen.factIs(factName(screen, 'tags'), 'vip wholesale');
});

test('contact persons are put into another order by the keyboard, and keep it', async () => {
  await addContact(screen, 'Anne First', 'clerk', '+33 1');
  await addContact(screen, 'Bea Second', 'director', '+33 2');
  const button = await screen.element({
    what: 'button',
    name: `${screen.say(controlTexts, 'change')}: Bea Second`,
  });
  await button.focus();
  await screen.press('Alt+ArrowUp');
  await screen.sees(screen.say(clientTexts, 'contactOrdered'));
  const { contacts } = await program.ask('clients.get', { id: 1 });
  expect(contacts.map(({ name }) => name)).toEqual(['Bea Second', 'Anne First']);
});
