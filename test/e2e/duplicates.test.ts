/** Duplicates as people deal with them: searched, compared, merged, taken back; and merging from the list and from a card. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlTexts } from '../../renderer/text/controls.ts';
import { duplicateTexts } from '../../renderer/text/duplicates.ts';
import { addClient, addDraft } from '../support/documents.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { onCard, search } from '../support/pages/clients.ts';
import { findCutTexts } from '../support/pages/cut-texts.ts';
import { goTo } from '../support/pages/frame.ts';
import { type Screen, until } from '../support/pages/screen.ts';
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

const phone = (value: string) => ({ kind: 'phone' as const, value, label: '' });

/** Two that are one by their tax number, with different names, phones and an invoice; and one that only looks alike. */
async function twice(running: Program): Promise<{ screen: Screen; ids: readonly [number, number] }> {
  const screen = await seedOffice(running, 'en');
  const shared = { country: 'INT' as const, legalName: '', taxNumbers: { tax: 'GB123456789' } };
  const first = await addClient(running, {
    ...shared,
    name: 'Harbour Coffee',
    source: 'fair',
    reaches: [phone('+44 20 7946 0001')],
  });
  const second = await addClient(running, {
    ...shared,
    name: 'Harbor Coffee Ltd',
    source: 'website',
    note: 'Pays in time',
    reaches: [phone('+44 20 7946 0002')],
  });
  await addDraft(running, second);
  await goTo(screen, 'clients');
  return { screen, ids: [first, second] };
}

test('a search finds the pair; it is merged field by field, taken back, and both are found again', async () => {
  program = await browserHost.start(home);
  const { screen, ids } = await twice(program);
  const say = (key: keyof (typeof duplicateTexts)['en'], values = {}) => screen.say(duplicateTexts, key, values);
  await screen.click(say('duplicates'));
  await screen.sees(say('neverSearched'));
  await screen.click(say('search'));
  await screen.sees(say('found', { count: 1 }));
  await screen.sees(say('reason_tax-number'));
  await screen.sees(say('likely_sure'));
  await screen.sees('+44 20 7946 0002');
  expect(await findCutTexts(screen, 'duplicates')).toEqual([]);

  await screen.press('Enter');
  await screen.sees(say('intro'));
  await screen.sees(say('moving_documents', { count: 1 }));
  expect(await findCutTexts(screen, 'merge')).toEqual([]);
  // The name of the one, the source of the other, and only one of the phones.
  await screen.tick('website');
  await screen.set('Phone, +44 20 7946 0001', false);
  await screen.click(say('mergeMany', { count: 2 }));
  await screen.sees(say('merged', { count: 2, name: 'Harbour Coffee' }));
  await onCard(screen, 'Harbour Coffee');
  expect(await program.ask('clients.get', { id: ids[0] })).toMatchObject({
    name: 'Harbour Coffee',
    source: 'website',
    note: 'Pays in time',
    reaches: [phone('+44 20 7946 0002')],
    documents: 1,
  });

  await screen.click(screen.say(controlTexts, 'undo'));
  await screen.sees(say('undone'));
  await goTo(screen, 'clients');
  await search(screen, 'coffee', 'Harbor Coffee Ltd', 'Harbour Coffee');
  expect(await program.ask('clients.get', { id: ids[0] })).toMatchObject({ source: 'fair', note: '', documents: 0 });
  expect(await program.ask('clients.get', { id: ids[1] })).toMatchObject({ deletedAt: null, documents: 1 });
});

test('two that are two are said to be so, and are suspected again when that is taken back', async () => {
  program = await browserHost.start(home);
  const { screen } = await twice(program);
  const say = (key: keyof (typeof duplicateTexts)['en'], values = {}) => screen.say(duplicateTexts, key, values);
  await screen.click(say('duplicates'));
  await screen.click(say('search'));
  await screen.click(say('areTwo'));
  await screen.sees(say('nothing'));
  await screen.click(screen.say(controlTexts, 'undo'));
  await screen.sees(say('likely_sure'));
  await screen.seesNot(say('nothing'));
});

test('clients are merged from the list and from a card; which one stays is chosen', async () => {
  program = await browserHost.start(home);
  const { screen, ids } = await twice(program);
  const say = (key: keyof (typeof duplicateTexts)['en'], values = {}) => screen.say(duplicateTexts, key, values);
  await search(screen, 'coffee', 'Harbor Coffee Ltd', 'Harbour Coffee');
  await screen.press('Enter');
  await screen.hasKeyboard('Harbor Coffee Ltd');
  await screen.press('Control+A');
  await screen.click(say('merge'));
  await screen.sees(say('intro'));
  await screen.tick(`Harbour Coffee ${say('goes')}`);
  await screen.element({ what: 'label', name: `Harbour Coffee ${say('stays')}` });
  await screen.press('Control+Enter');
  await onCard(screen, 'Harbour Coffee');
  expect((await program.ask('clients.get', { id: ids[1] })).mergedIntoId).toBe(ids[0]);

  await addClient(program, { name: 'Harbour Coffee Dublin', country: 'INT' });
  await screen.click(say('mergeWith'));
  await screen.fill(say('mergeWithWhom'), 'dublin');
  await screen.choosesFirst('Harbour Coffee Dublin');
  await screen.press('Enter');
  await screen.click(say('goOn'));
  await screen.sees(say('intro'));
  await screen.click(say('mergeMany', { count: 2 }));
  // The words of the first merger may still be on the screen.
  const { ask } = program;
  await until('the other to be gone', async () => (await ask('clients.count', { text: 'dublin' })).count === 0);
  await screen.sees(say('merged', { count: 2, name: 'Harbour Coffee' }));
});
