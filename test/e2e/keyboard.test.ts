/** The main job without a mouse: every step by the keys that stand in the program's own list of keys. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientTexts } from '../../renderer/text/clients.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { frameTexts } from '../../renderer/text/frame.ts';
import { partyTexts } from '../../renderer/text/parties.ts';
import { productTexts } from '../../renderer/text/products.ts';
import { settingsTexts } from '../../renderer/text/settings.ts';
import { startTexts } from '../../renderer/text/start.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { factName, onCard, search } from '../support/pages/clients.ts';
import { findAnything, goTo, isOpen, openTabs } from '../support/pages/frame.ts';
import { issue, saveDraft, totalsAre, typeClient, typeLine } from '../support/pages/invoice.ts';
import { hasInk, savePdf } from '../support/pages/print-form.ts';
import { Screen } from '../support/pages/screen.ts';
import { pdfText } from '../support/pdf-text.ts';

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

/** Goes on with Tab until the keyboard is there. */
async function tabTo(screen: Screen, name: string, key = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if ((await screen.focused()).startsWith(name)) return;
    await screen.press(key);
  }
  throw new Error(`Tab never came to “${name}”; it is at “${await screen.focused()}”.`);
}

async function typeInto(screen: Screen, name: string, text: string): Promise<void> {
  await tabTo(screen, name);
  await screen.type(text);
}

test('from the first start to the PDF by keys alone', async () => {
  program = await browserHost.start(home);
  const { page } = program;
  const screen = new Screen(page, 'en');
  await page.evaluate(() => {
    for (const name of ['mousedown', 'pointerdown', 'touchstart'])
      window.addEventListener(name, () => Object.assign(window, { mouseUsed: true }), true);
  });

  await screen.sees(screen.say(startTexts, 'welcome'));
  await tabTo(screen, screen.say(startTexts, 'begin'));
  await screen.press('Enter');
  await screen.sees(screen.say(startTexts, 'countryText'));
  await tabTo(screen, 'France');
  await screen.press('Space', 'Control+Enter');
  await screen.hasKeyboard(screen.say(startTexts, 'name'));
  await screen.type('Keys & Co');
  // What a French invoice must say of its seller.
  await typeInto(screen, 'SIREN', '732829320');
  await typeInto(screen, 'VAT number', 'FR44732829320');
  await typeInto(screen, screen.say(partyTexts, 'street'), '4 rue des Touches');
  await screen.press('Enter');
  await screen.sees(screen.say(startTexts, 'bankText'));
  await screen.press('Control+Enter');
  await screen.sees(screen.say(startTexts, 'folderText'));
  // Esc goes back one step, and nothing is lost.
  await screen.press('Escape');
  await screen.sees(screen.say(startTexts, 'bankText'));
  await screen.press('Escape');
  await screen.holds(screen.say(startTexts, 'name'), 'Keys & Co');
  await screen.press('Control+Enter');
  await screen.sees(screen.say(startTexts, 'bankText'));
  await screen.press('Control+Enter');
  await screen.sees(screen.say(startTexts, 'folderText'));
  await screen.press('Control+Enter');
  await typeInto(screen, screen.say(startTexts, 'yourName'), 'Anna');
  await screen.press('Enter');
  await screen.sees(screen.say(startTexts, 'lastTitle'));
  await screen.press('Control+Enter');
  await isOpen(screen);

  await goTo(screen, 'clients');
  await screen.sees(screen.say(clientTexts, 'noClients'));
  await screen.press('Control+N');
  await screen.hasKeyboard(screen.say(clientTexts, 'name'));
  await screen.type('Crémerie Noël');
  await typeInto(screen, screen.say(partyTexts, 'street'), '1 place du Marché');
  await screen.press('Control+S');
  await onCard(screen, 'Crémerie Noël');
  await screen.element({ what: 'button', name: factName(screen, 'industry') });
  // The keyboard begins at the card, and the arrows go through its facts.
  await screen.press('Tab');
  await screen.hasKeyboard(factName(screen, 'name'));
  await tabTo(screen, factName(screen, 'industry'));
  await screen.press('ArrowUp');
  await screen.hasKeyboard(factName(screen, 'source'));
  await screen.press('ArrowDown', 'F2');
  await screen.hasKeyboard(screen.say(clientTexts, 'industry'));
  await screen.type('typed and given up');
  await screen.press('Escape');
  await screen.factIs(factName(screen, 'industry'), screen.say(controlTexts, 'none'));
  await tabTo(screen, factName(screen, 'industry'));
  await screen.press('Enter');
  await screen.hasKeyboard(screen.say(clientTexts, 'industry'));
  await screen.type('cheese');
  await screen.press('Enter');
  await screen.factIs(factName(screen, 'industry'), 'cheese');
  await goTo(screen, 'clients');
  await screen.hasKeyboard('Crémerie Noël');

  await goTo(screen, 'products');
  await screen.press('Control+N');
  await screen.hasKeyboard(screen.say(productTexts, 'name'));
  await screen.type('Comté');
  await typeInto(screen, screen.say(productTexts, 'price'), '20');
  await screen.press('Control+Enter');
  await screen.sees(screen.say(productTexts, 'history'));

  await goTo(screen, 'documents');
  await screen.press('Control+N');
  await typeClient(screen, 'noel', 'Crémerie Noël');
  await typeLine(screen, 1, { product: { part: 'comte', name: 'Comté' }, quantity: '1.125' });
  await screen.press('Control+D', 'Control+Delete');
  // 1.125 × 20.00 = 22.50, and 20 % on top: 4.50.
  await totalsAre(screen, 'Sum without VAT €22.50', 'VAT 20% of €22.50 €4.50', 'Total €27.00');
  await saveDraft(screen);
  const number = `FA-${new Date().getFullYear()}-0001`;
  await issue(screen, number, 'The day of the delivery or service is missing');
  await screen.press('Control+P');
  await hasInk(screen);
  expect(pdfText(await program.save(() => savePdf(screen)))).toContain(number);
  await screen.press('Escape');
  await screen.sees(screen.say(documentTexts, 'facts'));

  await goTo(screen, 'clients');
  await search(screen, 'noel', 'Crémerie Noël');
  await findAnything(screen, 'comte', 'Comté');
  await screen.sees(screen.say(productTexts, 'history'));
  await screen.press('F1');
  await screen.sees(screen.say(controlTexts, 'keysLists'));
  for (const key of ['Ctrl+K', 'Ctrl+N', 'Ctrl+W', 'Ctrl+Tab', 'Alt+1', 'Alt+5', 'F1']) await screen.sees(key);
  await screen.press('Escape');
  await screen.seesNot(screen.say(controlTexts, 'keysLists'));
  const tabs = await openTabs(screen);
  await screen.press('Control+W');
  await screen.press('Control+Tab');
  expect(await openTabs(screen)).toHaveLength(tabs.length - 1);
  await goTo(screen, 'settings');
  await screen.sees(screen.say(settingsTexts, 'companies'));
  await screen.press('/');
  await screen.hasKeyboard(screen.say(settingsTexts, 'search'));
  await screen.sees(screen.say(frameTexts, 'clients'));

  expect(await page.evaluate(() => 'mouseUsed' in window)).toBe(false);
});
