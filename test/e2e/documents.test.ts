/** From an order to its invoice, waybill and payment, by what is on the screen. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chainTexts } from '../../renderer/text/chain.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { addDraft, addIssued, line } from '../support/documents.ts';
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

const chain = (key: keyof (typeof chainTexts)['en'], values?: Readonly<Record<string, string | number>>) =>
  screen.say(chainTexts, key, values);
const word = (key: keyof (typeof documentTexts)['en']) => screen.say(documentTexts, key);

/** The draft that a dialog has made is before one, and the keyboard is the page's again. */
async function dialogIsGone(): Promise<void> {
  await screen.page.waitForSelector('[role=dialog]', { hidden: true });
  await screen.sees(word('addLine'));
}

test('an order is delivered in part, billed, and paid; each document shows the chain and what is left', async () => {
  const { number } = await addIssued(program, 1, {
    type: 'order',
    lines: [line({ name: 'Chairs', quantity: 10_000 })],
  });
  await findAnything(screen, number ?? '', `${word('type_order')} ${number}`);
  await screen.sees(word('status_confirmed'));
  await screen.click(chain('nextStep'));
  await screen.choose(word('type_waybill'));
  await screen.fill('Chairs', '6');
  // Down to the next quantity, of which there is none: to the button, and then it.
  await screen.press('Enter', 'Enter');
  await dialogIsGone();
  await screen.press('Control+Enter');
  await screen.sees(word('status_posted'));
  await screen.click(`${word('type_order')} ${number} ${word('status_part-delivered')}`);
  await screen.sees(chain('leftDelivered'));
  await screen.click(chain('nextStep'));
  await screen.choose(word('type_invoice'));
  await screen.click(chain('make'));
  await dialogIsGone();
  await screen.press('Control+Enter');
  await screen.sees(chain('noPayments'));
  await screen.click(chain('recordPayment'));
  await screen.fill(chain('amount'), '400');
  await screen.press('Tab', 'Tab', 'Tab');
  await screen.click('Save');
  await screen.sees(word('status_part-paid'));
  const rows = await program.ask('documents.list', {
    filter: { type: 'invoice' },
    sort: { column: 'day', descending: true },
    after: null,
    limit: 5,
  });
  expect(rows.rows[0]).toMatchObject({ status: 'part-paid', paid: 40_000 });
});

test('other types are begun from the list, with the fields that they have; what is missing is said beside its field', async () => {
  await goTo(screen, 'documents');
  await screen.click(chain('otherDocument'));
  await screen.choose(word('type_proposal'));
  await screen.sees(chain('validUntil'));
  await screen.sees(chain('subject'));
  await screen.press('Control+Enter');
  await screen.sees('Choose the client.');
});

test('an invoice in another currency asks for the rate, and before its number is given, once, about what is missing', async () => {
  const draft = await addDraft(program, 1, { currency: 'USD', exchangeRate: null });
  await goTo(screen, 'documents');
  await screen.lists(word('noNumber'));
  await screen.press('Enter');
  await screen.sees(chain('exchangeRate'));
  await screen.press('Control+Enter');
  await screen.sees('the rate is frozen in the document');
  await screen.fill(chain('exchangeRate'), '0.92');
  await screen.press('Control+Enter');
  await screen.sees('a bank account in USD');
  // Back: it is a draft as before, and can be changed.
  await screen.press('Escape');
  await dialogIsGone();
  expect(await program.ask('documents.get', { id: draft.id })).toMatchObject({ status: 'draft', number: null });
  await screen.press('Control+Enter');
  await screen.hasKeyboard(word('issueAnyway'));
  await screen.press('Enter');
  await screen.sees(word('status_issued'));
  expect((await program.ask('documents.get', { id: draft.id })).exchangeRate).toBe(920_000);
});

test('the day of payment keeps its distance while another day is typed', async () => {
  const draft = await addDraft(program, 1, { day: '2026-11-29', dueDay: '2026-12-13' });
  await goTo(screen, 'documents');
  await screen.lists(word('noNumber'));
  await screen.press('Enter');
  const day = await screen.field(word('day'));
  await day.click();
  await screen.press('Control+A');
  await screen.type('10/12/2026');
  await screen.press('Tab', 'Control+S');
  await screen.sees(word('saved'));
  // 14 days after the tenth of December.
  expect(await program.ask('documents.get', { id: draft.id })).toMatchObject({
    day: '2026-12-10',
    dueDay: '2026-12-24',
  });
});

test('a draft that was deleted by mistake comes back itself, and nothing stays in the bin', async () => {
  const { id } = await addDraft(program, 1);
  await goTo(screen, 'documents');
  await screen.lists(word('noNumber'));
  await screen.press('Enter');
  await screen.sees(word('addLine'));
  await screen.click('More');
  await screen.choose(word('removeDraft'));
  await screen.sees(word('draftRemoved'));
  await screen.click(word('undone'));
  await screen.sees(word('addLine'));
  expect((await program.ask('bin.list', { entity: null, after: null, limit: 10 })).items).toEqual([]);
  expect(await program.ask('documents.get', { id })).toMatchObject({ status: 'draft', deletedAt: null });
});

test('the register says of a cancelled document that it is cancelled, and reads on to its end', async () => {
  const { id, version } = await addIssued(program, 1);
  await program.ask('documents.cancel', { id, version, reason: 'Twice' });
  for (let count = 0; count < 210; count++) await addIssued(program, 1);
  await goTo(screen, 'settings');
  await screen.click(chain('journal'));
  await screen.sees(chain('journalCount', { count: 211 }));
  await screen.sees(word('status_cancelled'));
  await screen.page.evaluate(() => document.querySelector('.k-journal tbody tr:last-child')?.scrollIntoView());
  await screen.page.waitForFunction(() => document.querySelectorAll('.k-journal tbody tr').length === 211);
  await screen.hasNone(chain('more'));
});

test('what stands on the print form is there for those who listen to it', async () => {
  const { number } = await addIssued(program, 1, { lines: [line({ name: 'Velvet curtains' })] });
  await findAnything(screen, number ?? '', `${word('type_invoice')} ${number}`);
  await screen.sees(word('status_issued'));
  await screen.press('Control+P');
  await showsPages(screen, 1);
  const heard = async () => JSON.stringify(await screen.page.accessibility.snapshot({ interestingOnly: false }));
  await until('the text of the page to be heard', async () => (await heard()).includes('Velvet curtains'));
});
