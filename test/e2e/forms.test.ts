/** A print form made one's own: a colour and a text changed, seen at once, a document issued with it, and all of it taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FormSettings } from '../../preload/contract/forms.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { formTexts } from '../../renderer/text/forms.ts';
import { addClient, addDraft } from '../support/documents.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
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

/** So many dots of the first page of the preview are of this colour. */
function dotsOf(screen: Screen, [red, green, blue]: readonly [number, number, number]): Promise<number> {
  return screen.page.evaluate(
    (r, g, b) => {
      const canvas = document.querySelector<HTMLCanvasElement>('.k-form-preview canvas');
      const pen = canvas && canvas.width > 300 ? canvas.getContext('2d') : null;
      if (!canvas || !pen) return -1;
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if (data[at] === r && data[at + 1] === g && data[at + 2] === b && (data[at + 3] ?? 0) > 200) count += 1;
      return count;
    },
    red,
    green,
    blue,
  );
}

const preview = (screen: Screen) =>
  screen.page.evaluate(() => document.querySelector('.k-form-preview .k-sheet-text')?.textContent ?? '');

test('a colour and a text are changed, seen in the preview, printed on a document, and taken back', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const client = await addClient(program, { name: 'Maison Lefèvre', country: 'INT', language: 'en' });
  const draft = await addDraft(program, client, { language: 'en' });

  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.click(`${screen.say(formTexts, 'change')}: Invoice`);
  await until('the preview of the sample', async () => (await preview(screen)).includes('Nordwind Software GmbH'));
  expect(await dotsOf(screen, [0x9f, 0x12, 0x39])).toBe(0);

  await screen.fill(screen.say(formTexts, 'closing'), 'Thank you for staying with us');
  await screen.fill(screen.say(formTexts, 'accent'), '#9f1239');
  await until('the colour in the preview', async () => (await dotsOf(screen, [0x9f, 0x12, 0x39])) > 50);
  await until('the text', async () => (await preview(screen)).includes('Thank you for staying with us'));
  await screen.press('Control+S');
  await screen.sees(screen.say(formTexts, 'saved'));

  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'more', { name: 'Invoice (own)' }));
  await screen.click(screen.say(formTexts, 'makeUsual'));
  await until('the mark', async () => {
    const forms = await program?.ask('forms.list', {});
    return forms?.some(({ own, isUsual }) => own && isUsual);
  });
  const { document } = await program.ask('documents.issue', { id: draft.id, version: draft.version });
  const issued = await program.ask('documents.html', { id: document.id });
  expect(issued.html).toContain('Thank you for staying with us');
  expect(issued.html).toContain('color: #9f1239');

  await screen.click(screen.say(formTexts, 'more', { name: 'Invoice (own)' }));
  await screen.click(screen.say(formTexts, 'restore'));
  await screen.click(screen.say(formTexts, 'restoreVerb'));
  await until('the form to be as it was', async () => {
    const source = await program?.ask('forms.get', { id: 'own-1' });
    return source?.settings.accent === null;
  });
  const next = await addDraft(program, client, { language: 'en' });
  expect((await program.ask('documents.html', { id: next.id })).html).not.toContain('Thank you for staying with us');
  expect((await program.ask('documents.html', { id: document.id })).html).toBe(issued.html);
});

test('an open editor with unsaved text says that the form was made the program’s again, and shows it', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const copy = await program.ask('forms.copy', { id: 'invoice-int' });
  const { body, style, settings } = await program.ask('forms.get', { id: copy.id });
  const closing = { ...settings, closing: 'Thank you' };
  const saved = await program.ask('forms.save', {
    id: copy.id,
    version: 1,
    name: copy.name,
    body,
    style,
    settings: closing,
  });
  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.click(`${screen.say(formTexts, 'change')}: ${copy.name}`);
  await screen.holds(screen.say(formTexts, 'closing'), 'Thank you');
  await screen.fill(screen.say(formTexts, 'closing'), 'Come again');
  await program.ask('forms.restore', { id: copy.id, version: saved.version ?? 0 });
  await screen.sees(screen.say(formTexts, 'savedElsewhere'));
  await screen.holds(screen.say(formTexts, 'closing'), 'Come again');
  await screen.click(screen.say(formTexts, 'showSaved'));
  await screen.holds(screen.say(formTexts, 'closing'), '');
  await screen.seesNot(screen.say(formTexts, 'savedElsewhere'));
});

test('an error in the HTML stands with its line, nothing is saved, and the page that worked stays', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const copy = await program.ask('forms.copy', { id: 'invoice-int' });
  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.click(`${screen.say(formTexts, 'change')}: ${copy.name}`);
  await until('the preview', async () => (await preview(screen)).includes('Nordwind'));
  await screen.tick(screen.say(formTexts, 'html'));
  await until('the editor', () => screen.page.evaluate(() => document.querySelector('.cm-content') !== null));
  await screen.page.click('.cm-content');
  await screen.press('Control+End');
  await screen.type('{{nothing');
  await screen.sees('There is no field “nothing” here.');
  expect(await preview(screen)).toContain('Nordwind');
  await screen.press('Control+S');
  await screen.sees('There is no field “nothing” here.');
  expect(await program.ask('forms.get', { id: copy.id })).toMatchObject({ body: null, form: { version: 1 } });
  // A field that exists is offered with what it is.
  await screen.type('}} {{seller.vatN');
  await screen.sees('VAT number');
  // It stands above the lines, and no notice lies over them.
  expect(await screen.page.evaluate(() => document.querySelectorAll('.mantine-Notification-root').length)).toBe(0);
  // Going away with that asks first.
  await screen.press('Control+W');
  await screen.sees(copy.name);
  await screen.click(screen.say(controlTexts, 'cancel'));
});

test('two people change one form: both keep what they typed, and are asked where it is the same field', async () => {
  const running = await browserHost.start(home);
  program = running;
  const screen = await seedOffice(running, 'en');
  const { id, name } = await running.ask('forms.copy', { id: 'invoice-int' });
  const form = () => running.ask('forms.get', { id });
  const other = async (more: Partial<FormSettings>, renamed?: string) => {
    const { form: row, settings } = await form();
    const named = renamed === undefined ? {} : { name: renamed };
    await running.ask('forms.save', { id, version: row.version ?? 0, settings: { ...settings, ...more }, ...named });
  };
  const closing = screen.say(formTexts, 'closing');
  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.click(`${screen.say(formTexts, 'change')}: ${name}`);

  await screen.fill(closing, 'Typed here');
  await other({ heading: 'Typed there' }, 'Our invoice');
  await screen.press('Control+S');
  await until('what both have typed', async () => {
    const { form: row, settings } = await form();
    return row.name === 'Our invoice' && settings.heading === 'Typed there' && settings.closing === 'Typed here';
  });
  await until('it on the screen', async () => (await screen.value(screen.say(formTexts, 'heading'))) === 'Typed there');

  await screen.fill(closing, 'Mine');
  await other({ closing: 'Of the other' });
  await screen.press('Control+S');
  await screen.sees(screen.say(controlTexts, 'conflictTitle'));
  await screen.sees('Of the other');
  await screen.sees('Typed here');
  await screen.click(screen.say(controlTexts, 'cancel'));
  expect(await screen.value(closing)).toBe('Mine');
  expect((await form()).settings.closing).toBe('Of the other');
  await screen.press('Control+S');
  await screen.click(screen.say(controlTexts, 'conflictSave'));
  await until('mine', async () => (await form()).settings.closing === 'Mine');

  // What others save shows by itself as long as nothing is typed.
  await other({ closing: 'Later' });
  await until('theirs', async () => (await screen.value(closing)) === 'Later');
});

test('a number that is none is not saved as another one: the form points to its field', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const copy = await program.ask('forms.copy', { id: 'invoice-int' });
  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.click(`${screen.say(formTexts, 'change')}: ${copy.name}`);
  await screen.sees(screen.say(formTexts, 'margins'));
  await screen.tick(screen.say(formTexts, 'margins'));
  await screen.fill(screen.say(formTexts, 'top'), '500');
  await screen.fill(screen.say(formTexts, 'textSize'), '900');
  await screen.press('Control+S');
  await screen.sees(`${screen.say(formTexts, 'textSize')}: Must not be more than 130`);
  await screen.sees(`${screen.say(formTexts, 'top')}: Must not be more than 60`);
  await screen.hasKeyboard(screen.say(formTexts, 'textSize'));
  expect(await program.ask('forms.get', { id: copy.id })).toMatchObject({
    settings: { margins: null, textSize: 100 },
    form: { version: 1 },
  });
  // What is typed wrongly stays so behind the code as well.
  await screen.tick(screen.say(formTexts, 'css'));
  await screen.press('Control+S');
  await screen.hasKeyboard(screen.say(formTexts, 'textSize'));
  await screen.holds(screen.say(formTexts, 'top'), '500');
  await screen.fill(screen.say(formTexts, 'textSize'), '90');
  await screen.fill(screen.say(formTexts, 'top'), '');
  await screen.sees(`${screen.say(formTexts, 'top')}: ${screen.say(controlTexts, 'required')}`);
  await screen.fill(screen.say(formTexts, 'top'), '20');
  await screen.press('Control+S');
  await until('the form to be saved', async () => {
    const { settings } = await (program as Program).ask('forms.get', { id: copy.id });
    return settings.margins?.top === 20 && settings.textSize === 90;
  });

  // Made the program's form again elsewhere, it is so here as well, and goes on being saved.
  const { form } = await program.ask('forms.get', { id: copy.id });
  await program.ask('forms.restore', { id: copy.id, version: form.version ?? 0 });
  await screen.holds(screen.say(formTexts, 'textSize'), '100');
  await screen.fill(screen.say(formTexts, 'closing'), 'Thank you');
  await screen.press('Control+S');
  await until('the text to be saved', async () => {
    const { settings } = await (program as Program).ask('forms.get', { id: copy.id });
    return settings.closing === 'Thank you' && settings.textSize === 100;
  });
});

test('a tag that is closed by hand is closed once, and a form without a field says what it would print', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const { id } = await program.ask('forms.copy', { id: 'invoice-int' });
  const { name } = await program.ask('forms.save', { id, version: 1, body: '<h1>{{title}}</h1>' });
  await goTo(screen, 'settings');
  await screen.click(screen.say(formTexts, 'forms'));
  await screen.click(`${screen.say(formTexts, 'change')}: ${name}`);
  await screen.sees(screen.say(formTexts, 'margins'));
  await screen.tick(screen.say(formTexts, 'html'));
  await until('the editor', () => screen.page.evaluate(() => document.querySelector('.cm-content') !== null));
  await screen.page.click('.cm-content');
  await screen.press('Control+A');
  await screen.type('<p>Text</p>');
  await screen.sees(screen.say(formTexts, 'noFields'));
  await screen.press('Control+S');
  await until('the template to be saved', async () => {
    const { body } = await (program as Program).ask('forms.get', { id });
    return body === '<p>Text</p>';
  });
});
