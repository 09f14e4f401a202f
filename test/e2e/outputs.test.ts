/** All ways out of an open print form, and many documents at once from their list, by what is on the screen. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentTexts } from '../../renderer/text/documents.ts';
import { outputTexts } from '../../renderer/text/outputs.ts';
import { printformTexts } from '../../renderer/text/printform.ts';
import { addDraft, addIssued } from '../support/documents.ts';
import { unzipped } from '../support/made-files.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
import { showsPages } from '../support/pages/print-form.ts';
import { type Screen, until } from '../support/pages/screen.ts';
import { seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program;
let screen: Screen;

beforeEach(async (context) => {
  if (browserHost.missing) return context.skip(browserHost.missing);
  home = newHome();
  program = await browserHost.start(home);
  screen = await seedOffice(program, 'en');
});
afterEach(async () => {
  await program?.close();
  if (home) removeHome(home);
});

const form = (key: keyof (typeof printformTexts)['en']) => screen.say(printformTexts, key);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('a print form is saved as PDF, Word, Excel, HTML and pictures without closing it; each is noted with its hash', async () => {
  const { id, number } = await addIssued(program, 1);
  await findAnything(screen, number ?? '', `${screen.say(documentTexts, 'type_invoice')} ${number}`);
  await screen.sees(screen.say(documentTexts, 'status_issued'));
  await screen.press('Control+P');
  await showsPages(screen, 1);
  const noted: string[] = [];
  const save = async (by: () => Promise<void>) => {
    const bytes = await program.save(by);
    noted.push(sha256(bytes));
    await until('the note', async () => {
      const history = await program.ask('audit.of', { entity: 'document', id, before: null, limit: 20 });
      return history.some(({ changes }) => changes.sha256?.new === noted.at(-1));
    });
    return bytes;
  };
  expect((await save(() => screen.press('Control+S'))).subarray(0, 5).toString()).toBe('%PDF-');
  const word = await unzipped(await save(() => screen.click(form('word'))));
  expect(word.get('word/document.xml')?.toString()).toContain(number);
  const excel = await unzipped(await save(() => screen.click(form('excel'))));
  expect(excel.get('xl/worksheets/sheet1.xml')?.toString()).toContain('Advice');
  expect((await save(() => screen.click(form('html')))).toString()).toContain('<!doctype html>');
  const picture = await save(async () => {
    await screen.click(form('more'));
    await screen.click(form('pngHint'));
  });
  // The IHDR of a PNG; A4 at 150 dots an inch is 1240 × 1754, and Chromium's A4 a hair narrower.
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(Math.abs(picture.readUInt32BE(16) - 1240)).toBeLessThan(2);
  expect(Math.abs(picture.readUInt32BE(20) - 1754)).toBeLessThan(2);
  await showsPages(screen, 1);
  const timeline = await program.ask('timeline.of', { entity: 'client', id: 1, before: null, limit: 20 });
  for (const hash of noted) expect(JSON.stringify(timeline)).toContain(hash);
});

test('documents of the list are saved together, one PDF each and as one PDF', async () => {
  const { number } = await addIssued(program, 1);
  const draft = await addDraft(program, 1);
  await goTo(screen, 'documents');
  await screen.lists(screen.say(documentTexts, 'noNumber'), number ?? '');
  // The list of clients is there as well, behind this one.
  for (const row of [0, 1])
    for (const tick of await screen.page.$$(`.ag-row[row-index="${row}"] [col-id="k-tick"]`))
      if (await tick.isVisible()) await tick.click();
  const forms = screen.say(outputTexts, 'printForms');
  const zip = await program.save(async () => {
    await screen.click(forms);
    await screen.click(screen.say(outputTexts, 'saveZip'));
  });
  const files = await unzipped(zip);
  expect(files.size).toBe(2);
  expect([...files.keys()].some((name) => name.includes(` ${number} `))).toBe(true);
  await screen.sees(screen.say(outputTexts, 'saved', { count: 2 }));
  const pdf = await program.save(async () => {
    await screen.click(forms);
    await screen.click(screen.say(outputTexts, 'savePdf'));
  });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  // Somebody takes one of the selected away.
  await program.ask('documents.remove', { id: draft.id, version: draft.version });
  await program.save(async () => {
    await screen.click(forms);
    await screen.click(screen.say(outputTexts, 'saveZip'));
  });
  await screen.sees(screen.say(outputTexts, 'saveFailed', { count: 1 }));
  await screen.sees('The document no longer exists.');
  await screen.clickInDialog(screen.say(outputTexts, 'close'));
  await screen.seesNot('The document no longer exists.');
});

test('Excel that is asked for while Word is being made comes behind it; Esc leaves the form beside a tooltip', async () => {
  const { id, number } = await addIssued(program, 1);
  await findAnything(screen, number ?? '', `${screen.say(documentTexts, 'type_invoice')} ${number}`);
  await screen.sees(screen.say(documentTexts, 'status_issued'));
  await screen.press('Control+P');
  await showsPages(screen, 1);
  const both = (names: readonly string[]) =>
    screen.page.evaluate((wanted) => {
      for (const button of document.querySelectorAll('button'))
        if (wanted.includes(button.textContent?.trim() ?? '') && button.checkVisibility()) button.click();
    }, names);
  await both([form('word'), form('excel')]);
  await until('a note of each', async () => {
    const history = await program.ask('audit.of', { entity: 'document', id, before: null, limit: 20 });
    return history.filter(({ changes }) => changes.sha256 !== undefined).length === 2;
  });

  const pdf = await screen.page.$$('button').then(async (buttons) => {
    for (const button of buttons)
      if ((await button.evaluate((one) => one.textContent?.trim())) === form('pdf') && (await button.isVisible()))
        return button;
    return undefined;
  });
  await pdf?.hover();
  await until('the tooltip', () => screen.page.evaluate(() => document.querySelector('[role=tooltip]') !== null));
  await screen.press('Escape');
  await until('the form to be closed', () =>
    screen.page.evaluate(() => ![...document.querySelectorAll('.k-print-room')].some((room) => room.checkVisibility())),
  );
});
