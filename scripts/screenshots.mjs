/**
 * Makes `docs/screenshots` anew (`npm run docs:screenshots`): the screens of the example office in three languages, and one
 * in the dark, as Chromium shows them. Needs a build and an installed Chromium.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlTexts } from '../renderer/text/controls.ts';
import { dealTexts } from '../renderer/text/deals.ts';
import { documentTexts } from '../renderer/text/documents.ts';
import { funnelTexts } from '../renderer/text/funnel.ts';
import { importTexts } from '../renderer/text/imports.ts';
import { plannerTexts } from '../renderer/text/planner.ts';
import { startTexts } from '../renderer/text/start.ts';
import { todayTexts } from '../renderer/text/today.ts';
import { startOffice } from '../test/support/office-process.ts';
import { addressOf, openBrowser } from '../test/support/page-hosts.ts';
import { openClient } from '../test/support/pages/clients.ts';
import { chooseLanguage } from '../test/support/pages/first-start.ts';
import { goTo, isOpen } from '../test/support/pages/frame.ts';
import { hasInk } from '../test/support/pages/print-form.ts';
import { Screen } from '../test/support/pages/screen.ts';
import { root } from './project.mjs';

const target = join(root, 'docs/screenshots');
const seed = 7;

const tables = {
  en: [
    'clients.csv',
    'Code;Company;Phone;E-mail;City;Since',
    '0042;Café Noir Ltd;+44 20 7946 0001;hello@cafenoir.example;London;2019',
  ],
  ru: [
    'клиенты.csv',
    'Код;Наименование;Телефон;Эл. почта;Город;Год',
    '0042;ООО «Ёлки»;+7 495 000-00-42;elki@example.ru;Москва;2019',
  ],
  fr: [
    'clients.csv',
    'Code;Nom;Téléphone;E-mail;Ville;Depuis',
    '0042;Café Élysée;+33 4 72 00 11 22;elysee@example.fr;Lyon;2019',
  ],
};
const companies = { en: 'Northwind Supplies Ltd', ru: 'ООО «Ромашка»', fr: 'Les Élèves SARL' };

/** Waits until everything has been painted, then keeps the picture. */
async function keep(screen, name) {
  await screen.page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle)));
  });
  await screen.page.mouse.move(0, 0);
  await screen.page.screenshot({ path: join(target, `${name}.png`), captureBeyondViewport: false });
  process.stdout.write(`${name}.png\n`);
}

async function firstStart(screen, language) {
  await screen.choose(screen.say(startTexts, 'begin'));
  await screen.sees(screen.say(startTexts, 'countryText'));
  await screen.click(screen.say(controlTexts, 'next'));
  await screen.fill(screen.say(startTexts, 'name'), companies[language]);
  await keep(screen, `first-start-${language}`);
}

async function shoot(language, folder) {
  const office = await startOffice(join(folder, 'Kontor'));
  const places = { state: join(folder, 'browser'), saved: folder };
  const { browser, page } = await openBrowser(addressOf(office), places);
  try {
    const screen = await chooseLanguage(new Screen(page, 'en'), language);
    await firstStart(screen, language);
    await office.ask('office.createExample', { language, seed });
    await page.reload();
    await isOpen(screen);
    const issued = await office.ask('documents.list', {
      filter: { status: 'issued' },
      sort: { column: 'day', descending: true },
      after: null,
      limit: 1,
    });
    const [{ number, client }] = issued.rows;

    await goTo(screen, 'today');
    await screen.sees(screen.say(todayTexts, 'toContact'));
    await keep(screen, `today-${language}`);
    await goTo(screen, 'deals');
    await screen.sees(screen.say(dealTexts, 'stalled'));
    await keep(screen, `deals-${language}`);
    await screen.tick(screen.say(dealTexts, 'funnel'));
    await screen.sees(screen.say(funnelTexts, 'lost'));
    await keep(screen, `funnel-${language}`);
    await goTo(screen, 'planner');
    await screen.sees(screen.say(plannerTexts, 'view_week'));
    await keep(screen, `planner-${language}`);
    await goTo(screen, 'clients');
    await screen.hasRows();
    await keep(screen, `clients-${language}`);
    if (language === 'en') {
      await office.ask('preferences.change', { theme: 'dark' });
      await page.reload();
      await isOpen(screen);
      await goTo(screen, 'clients');
      await screen.hasRows();
      await keep(screen, 'clients-en-dark');
      await office.ask('preferences.change', { theme: 'light' });
      await page.reload();
      await isOpen(screen);
    }
    await openClient(screen, client, client);
    await screen.sees(number);
    await keep(screen, `card-${language}`);
    await screen.choose(`${screen.say(documentTexts, 'type_invoice')} ${number}`);
    await screen.sees(screen.say(documentTexts, 'facts'));
    await keep(screen, `invoice-${language}`);
    await screen.press('Control+P');
    await hasInk(screen);
    await keep(screen, `print-form-${language}`);
    await screen.press('Escape');

    const [name, ...rows] = tables[language];
    const file = join(folder, name);
    writeFileSync(file, `${rows.join('\r\n')}\r\n`);
    await goTo(screen, 'clients');
    await screen.click(screen.say(importTexts, 'import'));
    await screen.upload(file);
    await screen.sees(screen.say(importTexts, 'readingIntro'));
    await screen.click(screen.say(controlTexts, 'next'));
    await screen.sees(screen.say(importTexts, 'columnsIntro'));
    await keep(screen, `import-${language}`);
  } finally {
    await browser.close();
    await office.stop();
  }
}

// The folder stands in the status bar, so it has a plain name; what lies there already is nobody's to remove.
const folder = join(tmpdir(), 'office');
if (existsSync(folder)) throw new Error(`${folder} is there already. Move it away.`);
mkdirSync(target, { recursive: true });
for (const language of ['en', 'ru', 'fr']) {
  mkdirSync(folder);
  try {
    await shoot(language, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
