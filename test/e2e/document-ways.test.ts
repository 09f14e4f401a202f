/** Ways that lead on from a document: to the field that is wrong, wherever it stands, to the next quantity, and back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Language } from '../../preload/contract/values.ts';
import { chainTexts } from '../../renderer/text/chain.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { partyTexts } from '../../renderer/text/parties.ts';
import { draftOf, issueDraft, line } from '../support/documents.ts';
import { companyOf } from '../support/office.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
import { typeClient } from '../support/pages/invoice.ts';
import type { Screen } from '../support/pages/screen.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program;
let screen: Screen;

beforeEach(async (context) => {
  if (browserHost.missing) return context.skip(browserHost.missing);
  home = newHome();
  program = await browserHost.start(home);
});
afterEach(async () => {
  await program?.close();
  if (home) removeHome(home);
});

const begin = async (language: Language) => {
  screen = await seedOffice(program, language);
};
const chain = (key: keyof (typeof chainTexts)['en']) => screen.say(chainTexts, key);
const word = (key: keyof (typeof documentTexts)['en'], values?: Readonly<Record<string, string | number>>) =>
  screen.say(documentTexts, key, values);

async function paste(text: string): Promise<void> {
  await screen.page.evaluate((cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', cells);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('an address that is missing is reached by Enter, open for typing: of the own company in the settings, of the client on his card', async () => {
  await begin('fr');
  const [company] = await program.ask('companies.list', {});
  if (!company) throw new Error('The office has a company.');
  const empty = { street: '', postcode: '', city: '', region: '', country: '' };
  const { id, version, address } = company;
  await program.ask('companies.change', { id, version, changes: { address: empty }, was: { address } });
  const client = await program.ask('clients.get', { id: 1 });
  await program.ask('clients.change', {
    id: 1,
    version: client.version,
    changes: { address: empty },
    was: { address: client.address },
  });
  await goTo(screen, 'documents');
  await screen.press('Alt+n');
  await typeClient(screen, elysee.part, elysee.name);
  await screen.type('Conseil');
  await screen.press('Enter', 'Enter');
  await screen.type('100');
  await screen.press('Control+Enter');
  // It was never saved: the page of the draft takes over, and the keyboard stands at the first way out.
  await screen.sees('L’adresse de votre société manque.');
  await screen.hasKeyboard(`${chain('fromCompany')} — L’adresse de votre société manque.`);
  await screen.press('Enter');
  await screen.hasKeyboard(screen.say(partyTexts, 'street'));
  await screen.press('Escape', 'Control+w');
  await screen.click(`${chain('fromClient')} — L’adresse du client manque.`);
  await screen.hasKeyboard(screen.say(partyTexts, 'street'));
  await screen.sees(elysee.name);
});

test('with another own company in the draft, a rate that its country has not stands marked, and is refused there', async () => {
  await begin('fr');
  await program.ask('companies.create', companyOf.RU);
  await goTo(screen, 'documents');
  await screen.press('Alt+n');
  await typeClient(screen, elysee.part, elysee.name);
  await screen.type('Conseil');
  await screen.press('Enter', 'Enter');
  await screen.type('100');
  const marked = () => screen.page.$$eval('td[data-column="vat"][data-wrong="true"]', (cells) => cells.length);
  expect(await marked()).toBe(0);
  const french = await screen.value(word('company'));
  await screen.pick(word('company'), companyOf.RU.name);
  await screen.page.waitForSelector('td[data-column="vat"][data-wrong="true"]');
  await screen.press('Control+Enter');
  await screen.sees(`n’existe pas dans le pays de ${companyOf.RU.name}`);
  await screen.pick(word('company'), 'Café Élégance');
  await screen.page.waitForSelector('td[data-column="vat"][data-wrong="false"]');
  expect(await screen.value(word('company'))).toBe(french);
});

test('what the engine refuses of a draft that was never saved takes the keyboard along: the exchange rate', async () => {
  await begin('en');
  await goTo(screen, 'documents');
  await screen.press('Alt+n');
  await typeClient(screen, elysee.part, elysee.name);
  await screen.pick(word('currency'), 'CHF');
  await screen.click(word('addLine'));
  await screen.type('Advice');
  await screen.press('Enter', 'Enter');
  await screen.type('100');
  await screen.press('Control+Enter');
  await screen.sees('Enter what one CHF costs');
  await screen.hasKeyboard(chain('exchangeRate'));
});

test('pasted rows: a bar code finds its product, a rate that there is not stands marked, sums are left out; undo takes it all back', async () => {
  await begin('en');
  await program.ask('products.create', {
    code: 'N-2',
    name: 'Nails',
    kind: 'goods',
    group: '',
    unit: 'H87',
    price: 1_500,
    currency: 'EUR',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: null,
    barcode: '4601234567893',
    description: '',
    discontinued: false,
    own: {},
  });
  await goTo(screen, 'documents');
  await screen.press('Alt+n');
  await typeClient(screen, elysee.part, elysee.name);
  await paste('4601234567893\t3\nDesk\t2\nTotal\t5');
  await screen.holds(`${word('product')}, 1`, 'Nails');
  await screen.sees('A row of sums was left out: Total.');
  await screen.sees('Without a price is line 2.');
  await screen.press('Control+z');
  await screen.seesNot('A row of sums was left out');
  await screen.seesNot('Enter the price');
  await paste('Name\tQty\tPrice\tVAT\nDesk\t2\t100\t13.5%');
  await screen.sees('13.5%');
  await screen.press('Control+s');
  await screen.sees(word('noSuchRate', { text: '13.5%' }));
});

test('quantities of a part delivery are typed one below the other; the draft then begins with the first of them', async () => {
  await begin('en');
  const order = await issueDraft(
    program,
    await draftOf(program, 'order', 1, [
      line({ name: 'Paper', quantity: 10_000 }),
      line({ name: 'Pens', quantity: 4_000 }),
    ]),
  );
  await findAnything(screen, order.number ?? '', `${word('type_order')} ${order.number}`);
  await screen.click(chain('nextStep'));
  await screen.choose(word('type_waybill'));
  await screen.hasKeyboard('Paper');
  await screen.type('6');
  await screen.press('Enter');
  await screen.hasKeyboard('Pens');
  await screen.type('1');
  await screen.press('Enter');
  await screen.hasKeyboard(chain('make'));
  await screen.press('Enter');
  await screen.sees(word('draftFor', { type: word('type_waybill'), client: elysee.name }));
  const draft = (await program.ask('documents.chain', { id: order.id })).find(({ type }) => type === 'waybill');
  const { lines } = await program.ask('documents.get', { id: draft?.id ?? 0 });
  expect(lines.map(({ quantity }) => quantity)).toEqual([6_000, 1_000]);
  // Not in the last line with its whole name selected: one goes on with the first quantity.
  await screen.hasKeyboard(`${word('quantity')}, 1`);
});
