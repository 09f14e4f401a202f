/** Ways that lead on from a document: to the field that is wrong, wherever it stands, to the next quantity, and back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Language } from '../../preload/contract/values.ts';
import { chainTexts } from '../../renderer/text/chain.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { partyTexts } from '../../renderer/text/parties.ts';
import { addDraft, addIssued, addProduct, draftOf, issueDraft, line } from '../support/documents.ts';
import { companyOf } from '../support/office.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findAnything, goTo } from '../support/pages/frame.ts';
import { typeClient } from '../support/pages/invoice.ts';
import { type Screen, until } from '../support/pages/screen.ts';
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
const chain = (key: keyof (typeof chainTexts)['en'], values?: Readonly<Record<string, string | number>>) =>
  screen.say(chainTexts, key, values);
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
  await paste('4601234567893\t3 packs\nDesk\t2\nTotal\t5');
  await screen.holds(`${word('product')}, 1`, 'Nails');
  const firstLine = () => screen.page.evaluate(() => document.querySelector('.k-lines-table tbody tr')?.textContent);
  await until('the price of the product', async () => (await firstLine())?.includes('15.00'));
  expect(await firstLine()).toContain('pack');
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
  await screen.sees(chain('ofLeft', { left: '10 pc' }));
  await screen.type('15');
  await screen.sees(chain('moreThanLeft', { more: '5 pc' }));
  await screen.press('Control+A');
  await screen.type('6');
  await screen.seesNot(chain('moreThanLeft', { more: '5 pc' }));
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

test('a payment of nothing is refused beside its field, and a dialog is closed by a button that has a name', async () => {
  await begin('en');
  const { number } = await addIssued(program, 1);
  await findAnything(screen, number ?? '', `${word('type_invoice')} ${number}`);
  await screen.click(chain('recordPayment'));
  for (const amount of ['0', '-5']) {
    await screen.fill(chain('amount'), amount);
    await screen.press('Enter');
    await screen.sees(screen.say(controlTexts, 'tooSmall', { limit: '0.01' }));
  }
  await screen.fill(chain('amount'), '100');
  await screen.press('Enter');
  await screen.click(chain('nextStep'));
  await screen.choose(word('type_credit-note'));
  await screen.sees(chain('ofLeft', { left: '1 pc' }));
  await screen.clickInDialog(screen.say(controlTexts, 'close'));
  await screen.seesNot(chain('ofLeft', { left: '1 pc' }));
});

test('the reason of a correction is read on its page, and its strip shows the document itself', async () => {
  await begin('en');
  let last = await issueDraft(program, await draftOf(program, 'proposal', 1, [line()]));
  for (const type of ['order', 'invoice'] as const)
    last = await issueDraft(program, await program.ask('documents.base', { id: last.id, type }));
  const note = await program.ask('documents.base', { id: last.id, type: 'credit-note' });
  const changed = await program.ask('documents.change', {
    id: note.id,
    version: note.version,
    draft: { ...note, details: { reason: 'Torn paper' } },
  });
  const { number } = await issueDraft(program, changed);
  // A narrow window: the strip is wider than it.
  await screen.page.setViewport({ width: 800, height: 800 });
  await findAnything(screen, number ?? '', `${word('type_credit-note')} ${number}`);
  await screen.sees('Torn paper');
  await until('the document in its strip to be in sight', () =>
    screen.page.evaluate(() => {
      const here = document.querySelector('.k-chain [aria-current]')?.getBoundingClientRect();
      return here !== undefined && here.left >= 0 && here.right <= window.innerWidth;
    }),
  );
});

test('all rows are those that there were: a draft made afterwards is not selected, and its tick says why', async () => {
  await begin('en');
  await addDraft(program, 1);
  await addDraft(program, 1);
  await goTo(screen, 'documents');
  await screen.sees(word('noNumber'));
  await screen.press('Control+A');
  await screen.sees(screen.say(controlTexts, 'selected', { count: 2 }));
  await goTo(screen, 'clients');
  await addDraft(program, 1);
  await goTo(screen, 'documents');
  await screen.sees(screen.say(controlTexts, 'selectAllOf', { count: 3 }));
  await screen.sees(screen.say(controlTexts, 'selected', { count: 2 }));
  await until('three rows', async () => (await screen.rows()).length === 3);
  await screen.press('Control+Home', 'Control+Space');
  await screen.sees(screen.say(controlTexts, 'madeLater'));
  await screen.sees(screen.say(controlTexts, 'selected', { count: 2 }));
  await screen.press('Control+A');
  await screen.sees(screen.say(controlTexts, 'selected', { count: 3 }));
});

test('a package is asked of what was saved with it: where the only service was removed there is no act, and nothing is chosen that is not shown', async () => {
  await begin('ru');
  const paper = await addProduct(program, 'Бумага', 'goods', null);
  const courier = await addProduct(program, 'Доставка', 'service', null);
  await addDraft(program, 1, {
    lines: [line({ name: 'Бумага', productId: paper }), line({ name: 'Доставка', productId: courier })],
  });
  await goTo(screen, 'documents');
  await screen.sees(word('noNumber'));
  await screen.press('Enter');
  await screen.element({ what: 'button', name: chain('package') });
  await screen.click(`${word('removeLine')} 2`);
  await screen.click(chain('package'));
  await screen.sees(chain('packageAbout'));
  await screen.element({ what: 'label', name: word('type_waybill') });
  await screen.element({ what: 'button', name: screen.say(chainTexts, 'packageIssue', { count: 3 }), dialog: true });
  await screen.hasNone(word('type_act'));
  const chosen = () =>
    screen.page.evaluate(
      () => document.querySelector<HTMLInputElement>('[role=dialog] input[type=radio]:checked')?.labels?.[0]?.innerText,
    );
  expect(await chosen()).toBe(chain('packageApart'));
  await screen.tick(chain('packageUpd'));
  await screen.element({ what: 'label', name: word('type_upd') });
  await screen.element({ what: 'button', name: screen.say(chainTexts, 'packageIssue', { count: 2 }), dialog: true });
  expect(await chosen()).toBe(chain('packageUpd'));
});
