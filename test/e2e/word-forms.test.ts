/** A contract made in Word: a file to begin with is taken, a mistake in it is seen and mended, a document is issued with it and saved. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLibreOffice } from '../../main/printing/libre-office.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { formTexts } from '../../renderer/text/forms.ts';
import { printformTexts } from '../../renderer/text/printform.ts';
import { wordFormTexts } from '../../renderer/text/word-forms.ts';
import { addClient, addDraft } from '../support/documents.ts';
import { handedOver } from '../support/made-files.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
import { type Screen, until } from '../support/pages/screen.ts';
import { seedOffice } from '../support/steps-seed.ts';
import { paragraph, row, table, wordFile, wordLines } from '../support/word-files.ts';

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

const nowhere = { street: '', postcode: '', city: '', region: '', country: '' };

const contract = (buyer: string) =>
  wordFile(
    paragraph('Agreement No. {number}') +
      paragraph(`between {seller.name} and {${buyer}}`) +
      table(row('{#lines}{name}', '{sum}{/lines}')),
  );

/** Chooses a file for the button that stands in the place. */
async function give(screen: Screen, place: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(home.root, name);
  writeFileSync(path, bytes);
  const input = await until('a field for files', () => screen.page.$(`${place} input[type=file]`));
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
}

test('a form made in Word is added, mended, tried, used, and its documents are saved as Word files', async () => {
  const running = await browserHost.start(home);
  program = running;
  const screen = await seedOffice(running, 'en');
  const client = await addClient(running, { name: 'Maison Lefèvre', legalName: 'Maison Lefèvre SARL', country: 'INT' });

  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.click(screen.say(wordFormTexts, 'add'));
  await screen.pick(screen.say(wordFormTexts, 'type'), 'Contract');

  const starter = await running.save(() => screen.click(screen.say(wordFormTexts, 'starter')));
  expect((await wordLines(starter)).join('\n')).toContain('Service agreement');

  await give(screen, '.mantine-Modal-content', 'notes.docx', Buffer.from('no Word file at all'));
  await screen.click(screen.say(wordFormTexts, 'addVerb'));
  await screen.sees('This is no Word file (.docx).');

  await give(screen, '.mantine-Modal-content', 'Our contract.docx', await contract('buyer.nmae'));
  await screen.fill(screen.say(wordFormTexts, 'name'), 'Our contract');
  await screen.click(screen.say(wordFormTexts, 'addVerb'));

  await screen.sees('Paragraph 2. There is no field “buyer.nmae” here. Did you mean “buyer.name”?');
  await screen.sees('between {seller.name} and {buyer.nmae}');
  await screen.sees(screen.say(wordFormTexts, 'fillsWrong'));

  await give(screen, '.k-form-bar', 'mended.docx', await contract('buyer.name'));
  await screen.sees(screen.say(wordFormTexts, 'sound'));
  await screen.sees('mended.docx');

  // A field is found by what it is.
  await screen.fill(screen.say(wordFormTexts, 'findField'), 'in words');
  await screen.sees('{inWords}');
  await screen.seesNot('{buyer.phone}');

  const draft = await addDraft(running, client, { type: 'contract', language: 'en' });
  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'more', { name: 'Our contract' }));
  await screen.click(screen.say(formTexts, 'makeUsual'));
  await until('the usual form', async () =>
    (await running.ask('forms.list', {})).some(({ kind, isUsual }) => kind === 'word' && isUsual),
  );
  const { document: issued } = await running.ask('documents.issue', { id: draft.id, version: draft.version });
  expect(issued.isWord).toBe(true);

  await goTo(screen, 'documents');
  await findAnything(screen, issued.number ?? '', `Contract ${issued.number}`);
  await screen.sees('Advice');
  await screen.press('Control+P');
  const expected = [
    `Agreement No. ${issued.number}`,
    'between Northwind Supplies Ltd and Maison Lefèvre SARL',
    'Advice',
    '100.00',
  ];
  if (findLibreOffice() === null) await screen.sees('libreoffice.org');
  else {
    await screen.sees(screen.say(printformTexts, 'page', { page: 1, count: 1 }));
    await until('the text of the page', () =>
      screen.page.evaluate(() =>
        document.querySelector('.k-print-room .k-sheet-text')?.textContent?.includes('Lefèvre'),
      ),
    );
  }
  const name = findLibreOffice() === null ? 'wordHint' : 'word';
  const saved = await running.save(() => screen.click(screen.say(printformTexts, name)));
  expect(await wordLines(saved)).toEqual(expected);
  const kept = await running.ask('documents.saveAs', { id: issued.id, as: 'docx' });
  expect(kept.size).toBe(saved.length);
});

test('a letter is written from the card of a client, and stands on its timeline', async () => {
  const running = await browserHost.start(home);
  program = running;
  const screen = await seedOffice(running, 'en');
  await addClient(running, { name: 'Maison Lefèvre', country: 'INT', address: { ...nowhere, city: 'Lyon' } });

  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.click(screen.say(wordFormTexts, 'add'));
  await screen.pick(screen.say(wordFormTexts, 'type'), screen.say(wordFormTexts, 'letters'));
  const greetings = await wordFile(paragraph('Dear {buyer.name} of {buyer.city}'));
  await give(screen, '.mantine-Modal-content', 'Greetings.docx', greetings);
  await screen.click(screen.say(wordFormTexts, 'addVerb'));
  await screen.sees(screen.say(wordFormTexts, 'sound'));

  // Its tab would be a button of the same name.
  await screen.press('Control+W');
  await findAnything(screen, 'Lefèvre', 'Maison Lefèvre');
  await screen.click(screen.say(wordFormTexts, 'letter'));
  const saved = await running.save(() => screen.choose('Greetings'));
  expect(await wordLines(saved)).toEqual(['Dear Café Ünal Ltd of Lyon']);
  await screen.sees('Greetings Maison Lefèvre');
});

test('two people name one Word form: the name of the other is not overwritten unseen', async () => {
  const running = await browserHost.start(home);
  program = running;
  const screen = await seedOffice(running, 'en');
  const file = await handedOver(running, 'Our contract.docx', await contract('buyer.name'));
  const { id, name } = await running.ask('forms.addWord', { file, type: 'contract', country: 'INT' });
  const row = async () => (await running.ask('forms.word', { id })).form;
  const rename = async (text: string) =>
    running.ask('forms.save', { id, version: (await row()).version ?? 0, name: text });
  const field = screen.say(formTexts, 'name');
  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.click(`${screen.say(formTexts, 'change')}: ${name}`);
  await screen.sees(screen.say(wordFormTexts, 'sound'));

  await screen.fill(field, 'Mine');
  await rename('Of the other');
  await screen.press('Control+S');
  await screen.sees(screen.say(controlTexts, 'conflictTitle'));
  expect((await row()).name).toBe('Of the other');
  await screen.click(screen.say(controlTexts, 'conflictSave'));
  await until('mine', async () => (await row()).name === 'Mine');

  // Another file in its place is no other name.
  await screen.fill(field, 'Mine again');
  const { version } = await row();
  const next = await handedOver(running, 'next.docx', await contract('buyer.legalName'));
  await running.ask('forms.replaceWord', { id, version: version ?? 0, file: next });
  await screen.press('Control+S');
  await until('the name', async () => (await row()).name === 'Mine again');
});
