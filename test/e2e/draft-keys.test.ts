/** What a draft takes over with one key, from Excel or from the last time, and what a hasty key must not do. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chainTexts } from '../../renderer/text/chain.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { addClient, addIssued, line } from '../support/documents.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { openClient } from '../support/pages/clients.ts';
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
  screen = await seedOffice(program, 'en');
});
afterEach(async () => {
  await program?.close();
  if (home) removeHome(home);
});

const chain = (key: keyof (typeof chainTexts)['en'], values?: Readonly<Record<string, string | number>>) =>
  screen.say(chainTexts, key, values);
const word = (key: keyof (typeof documentTexts)['en'], values?: Readonly<Record<string, string | number>>) =>
  screen.say(documentTexts, key, values);

/** Cells as Excel puts them into the clipboard, pasted where the keyboard is. */
async function paste(text: string): Promise<void> {
  await screen.page.evaluate((cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', cells);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

const linesShown = () =>
  screen.page.$$eval('.k-lines-table tbody tr', (rows) =>
    rows.map((row) =>
      [...row.querySelectorAll('td')]
        .slice(1, 5)
        .map((cell) => cell.querySelector('input')?.value ?? cell.innerText.trim()),
    ),
  );

test('rows from Excel: what could not be read is told, and can be taken back; Del empties a cell, Ctrl+Del removes a line', async () => {
  await goTo(screen, 'documents');
  await screen.press('Alt+n');
  await typeClient(screen, elysee.part, elysee.name);
  await paste(
    '№\tName\tQty\tPrice\tAmount\n1\tDesk\t2\t100.00 EUR\t200\n2\tChair\t3\ton request\t\n3\tLamp\t1\t15\t15',
  );
  await screen.sees('1 pasted cell could not be read: line 2, Price: “on request”.');
  const shown = await linesShown();
  expect(shown.map(([name, quantity]) => [name?.split('\n')[0], quantity])).toEqual([
    ['Desk', '2'],
    ['Chair', '3'],
    ['Lamp', '1'],
  ]);
  await screen.press('End');
  await screen.hasKeyboard(`${word('product')}, 1`);
  await screen.press('Control+Delete');
  await screen.sees(word('lineRemoved', { number: 1 }));
  expect((await linesShown()).length).toBe(2);
  await screen.press('Delete');
  await screen.holds(`${word('product')}, 1`, '');
  expect((await linesShown()).length).toBe(2);
});

test('Enter in the empty field of the reason cancels nothing; with a reason it does', async () => {
  const { id, number } = await addIssued(program, 1);
  await findAnything(screen, number ?? '', `${word('type_invoice')} ${number}`);
  await screen.click('More');
  await screen.choose(word('cancelDocument'));
  await screen.sees(word('cancelText'));
  await screen.hasKeyboard(word('cancelReason'));
  await screen.press('Enter');
  await screen.sees(word('cancelNeedsReason'));
  expect((await program.ask('documents.get', { id })).status).toBe('issued');
  await screen.type('Ordered twice');
  await screen.press('Enter');
  await screen.sees(word('status_cancelled'));
  expect(await program.ask('documents.get', { id })).toMatchObject({
    status: 'cancelled',
    cancelReason: 'Ordered twice',
  });
});

test('a payment is recorded by Enter, and says on leaving that it is not recorded yet', async () => {
  const { id, number, totals } = await addIssued(program, 1);
  await findAnything(screen, number ?? '', `${word('type_invoice')} ${number}`);
  await screen.click(chain('recordPayment'));
  await screen.fill(chain('reference'), 'PO 7');
  await screen.press('Alt+w');
  await screen.sees('not saved');
  await screen.press('Escape');
  await screen.fill(chain('reference'), 'PO 8');
  await screen.press('Enter');
  await screen.sees(word('status_paid'));
  expect(await program.ask('documents.get', { id })).toMatchObject({ status: 'paid', paid: totals.gross });
});

test('from the card of a client one key begins his invoice, and another one takes the lines of the last', async () => {
  await addIssued(program, 1, { lines: [line({ name: 'Coffee', quantity: 12_000, price: 2_500 })] });
  const { name } = await program.ask('clients.get', { id: 1 });
  await openClient(screen, name, name);
  await screen.press('Alt+Shift+n');
  await screen.sees(word('draftFor', { type: word('type_invoice'), client: name }));
  await screen.press('Control+Shift+d');
  await screen.sees(chain('lastLinesTaken', { name: word('type_invoice') }).slice(0, 20));
  expect((await linesShown()).map(([product, quantity]) => [product, quantity])).toEqual([['Coffee', '12']]);
});

test('Enter takes the client that the whole of the typed text finds, however fast it comes; nobody new is begun in haste', async () => {
  await addClient(program, { name: 'Mme Durand' });
  await addClient(program, { name: 'Mollat' });
  const clientField = word('client');
  await goTo(screen, 'documents');
  await screen.press('Alt+n');
  await screen.hasKeyboard(clientField);
  await screen.type('m');
  await screen.choosesFirst('Mme Durand');
  await screen.type('ollat');
  await screen.press('Enter');
  await screen.hasKeyboard(`${word('product')}, 1`);
  await screen.holds(clientField, 'Mollat');

  await screen.fill(clientField, 'durand');
  await screen.press('Enter');
  await screen.hasKeyboard(`${word('product')}, 1`);
  await screen.holds(clientField, 'Mme Durand');

  await screen.fill(clientField, 'mollart');
  await screen.press('Enter');
  await screen.choosesFirst(screen.say(controlTexts, 'create', { text: 'mollart' }));
  await screen.hasKeyboard(clientField);
});
