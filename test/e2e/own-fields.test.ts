/** What an office adds itself: a field that stands on the card and in the list, and a price list that a document takes its prices from. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlTexts } from '../../renderer/text/controls.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { fieldTexts } from '../../renderer/text/fields.ts';
import { priceTexts } from '../../renderer/text/prices.ts';
import { productTexts } from '../../renderer/text/products.ts';
import { addClient } from '../support/documents.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { openClient } from '../support/pages/clients.ts';
import { goTo } from '../support/pages/frame.ts';
import { typeClient } from '../support/pages/invoice.ts';
import { until } from '../support/pages/screen.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

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

test('a field of the office’s own is made, filled in on the card, and stands in the list', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  await goTo(screen, 'settings');
  await screen.click(screen.say(fieldTexts, 'ownFields'));
  await screen.click(screen.say(fieldTexts, 'addField'));
  await screen.fill(screen.say(fieldTexts, 'fieldName'), 'Machines');
  await screen.pick(screen.say(fieldTexts, 'type'), screen.say(fieldTexts, 'type_number'));
  await screen.click(screen.say(fieldTexts, 'createField'));
  await screen.element({ what: 'button', name: `${screen.say(fieldTexts, 'change')}: Machines` });

  await openClient(screen, elysee.part, elysee.name);
  const fact = `Machines: ${screen.say(controlTexts, 'change')}`;
  await screen.click(fact);
  await screen.fill('Machines', 'a dozen');
  await screen.press('Enter');
  await screen.sees(screen.say(fieldTexts, 'badNumber', { example: '12.5' }));
  await screen.fill('Machines', '1,250.5');
  await screen.press('Enter');
  await screen.factIs(fact, '1,250.5');

  await goTo(screen, 'clients');
  await screen.hasKeyboard(elysee.name);
  // A new column stands last, which may be beyond the right edge: a list builds what is near to its sight.
  await screen.press('Control+End');
  await until('the value in the list', async () => {
    const rows = await screen.rows();
    return rows.some((cells) => cells.includes(elysee.name) && cells.includes('1,250.5'));
  });
  const [client] = await program.ask('clients.find', { text: elysee.part, limit: 1 });
  expect(Object.values(client?.own ?? {})).toEqual(['1250.5']);
});

test('a price typed into a price list is what its client’s document takes', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const list = await program.ask('prices.create', {
    name: 'Dealers',
    currency: 'EUR',
    pricesIncludeVat: false,
    validFrom: null,
    validTo: null,
    note: '',
  });
  await program.ask('products.create', {
    code: 'T-1',
    name: 'Oak table',
    kind: 'goods',
    group: 'Furniture / Tables',
    unit: 'H87',
    price: 10_000,
    currency: 'EUR',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: 6_000,
    barcode: '',
    description: '',
    discontinued: false,
  });
  await addClient(program, { name: 'Dealer Lyon', priceListId: list.id, currency: 'EUR' });
  await goTo(screen, 'products');
  await screen.lists('Oak table');
  await screen.click(screen.say(priceTexts, 'priceLists'));
  const cell = screen.say(priceTexts, 'priceOf', { name: 'Oak table' });
  await screen.fill(cell, '87.50');
  await screen.press('Enter');
  await screen.holds(cell, '87.50');
  await screen.click('Oak table');
  await screen.sees(screen.say(priceTexts, 'pricesOfProduct'));
  await screen.sees('€27.50 (31.43% of the price)');
  await screen.sees(screen.say(productTexts, 'purchasePrice'));

  await goTo(screen, 'documents');
  await screen.press('Control+N');
  await typeClient(screen, 'dealer', 'Dealer Lyon');
  await screen.type('oak');
  await screen.choosesFirst('Oak table');
  await screen.press('Enter');
  await screen.holds(`${screen.say(documentTexts, 'quantity')}, 1`, '1');
  await screen.press('Tab', 'Tab');
  await screen.holds(`${screen.say(documentTexts, 'price')}, 1`, '87.50');
});
