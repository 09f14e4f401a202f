/** What only some documents have is on the screen: a statement without lines, who signs, what the sum is in the own currency. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chainTexts } from '../../renderer/text/chain.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { addDraft, addIssued, line, vatRateId } from '../support/documents.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { goTo } from '../support/pages/frame.ts';
import { saveDraft } from '../support/pages/invoice.ts';
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
});
afterEach(async () => {
  await program?.close();
  if (home) removeHome(home);
});

const chain = (key: keyof (typeof chainTexts)['en'], values?: Readonly<Record<string, string | number>>) =>
  screen.say(chainTexts, key, values);
const word = (key: keyof (typeof documentTexts)['en']) => screen.say(documentTexts, key);

test('a statement of account is issued by the screen: it asks for no lines', async () => {
  await addIssued(program, 1, { lines: [line({ price: 25_000 })] });
  await goTo(screen, 'documents');
  await screen.click(chain('otherDocument'));
  await screen.choose(word('type_statement'));
  await screen.hasKeyboard(word('client'));
  await screen.type(elysee.part);
  await screen.choosesFirst(elysee.name);
  await screen.press('Enter');
  await screen.holds(word('client'), elysee.name);
  expect(await screen.page.$('.k-lines-foot')).toBeNull();
  // Its entries stand on the page before they are frozen.
  await screen.sees('€250.00');
  expect(await screen.page.$$('.k-statement')).toHaveLength(1);
  await screen.press('Control+Enter');
  await screen.sees(word('status_issued'));
  const { rows } = await program.ask('documents.list', {
    filter: { type: 'statement' },
    sort: { column: 'day', descending: true },
    after: null,
    limit: 5,
  });
  const [statement] = rows;
  expect(statement).toMatchObject({ status: 'issued' });
  const { html } = await program.ask('documents.html', { id: statement?.id ?? 0 });
  expect(html).toContain('250.00');
});

test('a document in another currency shows its sum in the own one, at the rate that it was issued with', async () => {
  const invoice = await addDraft(program, 1, {
    currency: 'USD',
    exchangeRate: 900_000,
    lines: [line({ price: 12_345 })],
  });
  await goTo(screen, 'documents');
  await screen.lists(word('noNumber'));
  await screen.press('Enter');
  // 123.45 dollars at 0.9 are 111.105 euros, rounded half up.
  await screen.sees('€111.11');
  await screen.press('Control+Enter');
  await screen.sees('a bank account in USD');
  await screen.hasKeyboard(word('issueAnyway'));
  await screen.press('Enter');
  await screen.sees(word('status_issued'));
  await screen.sees('€111.11');
  expect((await program.ask('documents.get', { id: invoice.id })).exchangeRate).toBe(900_000);
});

test('whom the settings name as a signatory can be chosen in a draft, and stands on its form', async () => {
  await goTo(screen, 'settings');
  await screen.sees(chain('closedUntilAbout'));
  await screen.page.focus('[data-setting=signatories] button.k-fact-value');
  await screen.press('Enter');
  await screen.fill(chain('signatoryName'), 'Petra Nord');
  await screen.fill(chain('signatoryPost'), 'Head of sales');
  await screen.click('Save');
  await screen.sees('Petra Nord · Head of sales');
  const { id } = await addDraft(program, 1, {});
  await goTo(screen, 'documents');
  await screen.lists(word('noNumber'));
  await screen.press('Enter');
  await screen.pick(chain('signatory'), 'Petra Nord, Head of sales');
  await saveDraft(screen);
  const { html } = await program.ask('documents.html', { id });
  expect(html).toContain('Petra Nord');
  expect(html).toContain('Head of sales');
});

test('where imported goods come from is typed in the lines of a счёт-фактура, and stands in columns 10 to 11', async () => {
  await program.close();
  removeHome(home);
  home = newHome();
  program = await browserHost.start(home);
  screen = await seedOffice(program, 'ru');
  const rate = await vatRateId(program, 'RU', 2200);
  const { id } = await addDraft(program, 1, {
    type: 'tax-invoice',
    lines: [line({ name: 'Чайник', vatRateId: rate })],
  });
  await goTo(screen, 'documents');
  await screen.lists(word('noNumber'));
  await screen.press('Enter');
  await screen.hasKeyboard(`${word('quantity')}, 1`);
  await screen.press('Tab', 'Tab', 'Tab', 'Tab', 'Tab');
  await screen.hasKeyboard(`${word('origin')}, 1`);
  await screen.type('Кит');
  await screen.choosesFirst('Китай');
  await screen.press('Tab');
  await screen.hasKeyboard(`${word('customs')}, 1`);
  await screen.type('10702070/010226/0000001');
  await saveDraft(screen);
  const { lines } = await program.ask('documents.get', { id });
  expect(lines[0]).toMatchObject({ originCountry: 'CN', customsDeclaration: '10702070/010226/0000001' });
  const { html } = await program.ask('documents.html', { id });
  const text = html.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
  expect(text).toContain('156 Китай 10702070/010226/0000001');
});
