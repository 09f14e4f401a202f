/** E-mail by the screen: an account set up, a print form sent without leaving it, many at once, and what stands in the outbox. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { documentTexts } from '../../renderer/text/documents.ts';
import { listTexts } from '../../renderer/text/lists.ts';
import { mailTexts } from '../../renderer/text/mail.ts';
import { printformTexts } from '../../renderer/text/printform.ts';
import { timelineTexts } from '../../renderer/text/timeline.ts';
import { addClient, addIssued } from '../support/documents.ts';
import {
  Answer,
  addAccount,
  authorityPath,
  type MailServer,
  mailPassword,
  mailUser,
  sendDocuments,
  startMailServer,
} from '../support/mail-server.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { openClient } from '../support/pages/clients.ts';
import { goTo } from '../support/pages/frame.ts';
import { showsPages } from '../support/pages/print-form.ts';
import { until } from '../support/pages/screen.ts';
import { seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program | null = null;
let server: MailServer;

beforeAll(() => {
  // The office's process inherits it.
  process.env.NODE_EXTRA_CA_CERTS = authorityPath;
});
beforeEach(async (context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
  server = await startMailServer();
});
afterEach(async () => {
  await program?.close();
  program = null;
  await server.close();
  removeHome(home);
});

const email = (value: string) => [{ kind: 'email' as const, value, label: '' }];

test('an account is tried and saved, an invoice goes from its print form, is corrected when it is refused, and stands on the card', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const client = await addClient(program, {
    name: 'Maison Lefèvre',
    legalName: 'Maison Lefèvre',
    language: 'en',
    reaches: email('maison@lefevre.example'),
  });
  const invoice = await addIssued(program, client, { language: 'en' });

  await goTo(screen, 'settings');
  await screen.click(screen.say(mailTexts, 'email'));
  await screen.click(screen.say(mailTexts, 'addAccount'));
  await screen.fill(screen.say(mailTexts, 'address'), mailUser);
  await screen.fill(screen.say(mailTexts, 'host'), 'localhost');
  await screen.fill(screen.say(mailTexts, 'port'), String(server.port));
  await screen.fill(screen.say(mailTexts, 'password'), 'wrong');
  await screen.click(screen.say(mailTexts, 'test'));
  await screen.sees('Wrong password, dear user');
  await screen.fill(screen.say(mailTexts, 'password'), mailPassword);
  await screen.click(screen.say(mailTexts, 'test'));
  await screen.sees(screen.say(mailTexts, 'testOk'));
  await screen.click('Save');
  await screen.sees(screen.say(mailTexts, 'offeredFirst'));

  await goTo(screen, 'documents');
  await screen.click(invoice.number ?? '');
  await screen.press('Enter');
  await screen.sees(screen.say(documentTexts, 'facts'));
  await screen.press('Control+P');
  await showsPages(screen, 1);
  await screen.press('Control+E');
  await screen.holds(
    screen.say(mailTexts, 'subject'),
    `Invoice ${invoice.number} of ${longDay(invoice.day)} – ${invoice.parties?.seller.name}`,
  );
  await screen.sees(`${invoice.number} Maison Lefèvre.pdf`);
  // An address that is none: said beside the field, and nothing that was typed is lost.
  await screen.fill(screen.say(mailTexts, 'subject'), 'Your invoice – réf. ёж');
  await screen.fill(screen.say(mailTexts, 'text'), 'Dear Madam,\n\nplease see below.');
  const to = await screen.field(screen.say(mailTexts, 'to'));
  await to.click();
  await screen.type('boss');
  await screen.press('Control+Enter');
  await screen.sees('“boss” is no e-mail address');
  await to.click();
  await screen.press('Backspace');
  await screen.type('second@lefevre.example');
  await screen.press('Control+Enter');
  await screen.sees(screen.say(mailTexts, 'queued', { to: 'maison@lefevre.example, second@lefevre.example' }));
  // The print form is still there.
  await screen.element({ what: 'button', name: screen.say(printformTexts, 'fitWidth') });
  await until('the letter', async () => server.letters.length === 1);
  const [letter] = server.letters;
  expect(letter?.to).toEqual(['maison@lefevre.example', 'second@lefevre.example']);
  expect(letter?.mail.subject).toBe('Your invoice – réf. ёж');
  expect(letter?.mail.text?.trim()).toBe('Dear Madam,\n\nplease see below.');
  const shown = await program.ask('documents.pdf', { id: invoice.id });
  expect(letter?.mail.attachments[0]?.content.toString('latin1').startsWith('%PDF')).toBe(true);
  const { rows } = await program.ask('mail.outbox', { after: null, limit: 10 });
  expect(rows).toMatchObject([{ state: 'sent', attachments: [{ sha256: shown.sha256 }] }]);

  // A letter that is begun later goes by what is known then: the client has another address meanwhile.
  const card = await program.ask('clients.get', { id: client });
  await program.ask('clients.change', {
    id: client,
    version: card.version,
    changes: { reaches: email('new@lefevre.example') },
    was: { reaches: card.reaches },
  });
  await screen.press('Control+E');
  await screen.sees('new@lefevre.example');
  await screen.press('Escape');
  await screen.hasNone(screen.say(mailTexts, 'subject'));

  await screen.press('Escape');
  await screen.sees(screen.say(mailTexts, 'mailedTo', { to: 'maison@lefevre.example, second@lefevre.example' }));
  await openClient(screen, 'lefevre', 'Maison Lefèvre');
  await screen.sees(
    screen.say(timelineTexts, 'document_mailed', {
      document: `Invoice ${invoice.number}`,
      to: 'maison@lefevre.example, second@lefevre.example',
    }),
  );
});

test('a selection is sent with a look beforehand; what the server refuses is told on every page and stands in the outbox', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  for (const [name, address] of [
    ['Alfa', 'alfa@b.example'],
    ['Beta', ''],
    ['Gamma', 'gamma@b.example'],
  ] as const) {
    const client = await addClient(program, { name, language: 'en', reaches: address === '' ? [] : email(address) });
    await addIssued(program, client, { language: 'en' });
  }
  const account = {
    forEverybody: true,
    address: mailUser,
    senderName: '',
    host: 'localhost',
    port: server.port,
    security: 'tls' as const,
    userName: mailUser,
    signature: '',
    isDefault: true,
  };
  await program.ask('mail.saveAccount', { id: null, version: null, account, password: mailPassword });
  server.behaviour.recipient = (address) =>
    address === 'gamma@b.example' ? new Answer(550, '5.1.1 No Gamma here') : null;

  await goTo(screen, 'documents');
  await screen.sees('Gamma');
  await screen.press('Control+A');
  await screen.element({ what: 'button', name: screen.say(listTexts, 'changeMany') });
  await screen.click(screen.say(mailTexts, 'email'));
  await screen.sees(screen.say(mailTexts, 'manyReady', { count: 2 }));
  await screen.sees('The client has no e-mail address on its card.');
  await screen.clickInDialog(screen.say(mailTexts, 'manySend', { count: 2 }));
  await screen.sees(screen.say(mailTexts, 'manyDone', { count: 2 }));
  await screen.sees(screen.say(mailTexts, 'watchFailed', { count: 1 }));
  await screen.clickInDialog(screen.say(mailTexts, 'openOutbox'));
  await screen.sees('No Gamma here');
  expect(server.letters.map(({ to }) => to)).toEqual([['alfa@b.example']]);
  server.behaviour.recipient = () => null;
  await screen.clickInRow('No Gamma here', screen.say(mailTexts, 'retry'));
  await until('the second letter', async () => server.letters.length === 2);
  await screen.seesNot('No Gamma here');
  await screen.seesNot(screen.say(mailTexts, 'watchFailed', { count: 1 }));
  // That one was dealt with: the next one that fails is told again.
  await goTo(screen, 'documents');
  server.behaviour.recipient = () => new Answer(550, '5.1.1 Nobody here');
  const { rows } = await program.ask('mail.outbox', { after: null, limit: 1 });
  const accounts = await program.ask('mail.accounts', {});
  await sendDocuments(program, accounts[0]?.id ?? 0, [rows[0]?.document?.id ?? 0]);
  await screen.sees(screen.say(mailTexts, 'watchFailed', { count: 1 }));
});

test('a run that is started again names what was sent; a text that is being typed survives somebody else’s; old letters are reached', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const client = await addClient(program, { name: 'Alfa', language: 'en', reaches: email('alfa@b.example') });
  const { id } = await addIssued(program, client, { language: 'en' });
  const account = await addAccount(program, server.port);
  // The latest stand above: the first one is on the third page.
  for (let number = 1; number <= 201; number += 1)
    await sendDocuments(program, account.id, [id], { subject: number === 1 ? 'The very first' : `Letter ${number}` });
  await until('all letters', async () => server.letters.length === 201);

  await goTo(screen, 'outbox');
  await screen.sees('Letter 201');
  await screen.click(screen.say(mailTexts, 'more'));
  await screen.sees('Letter 101');
  await screen.seesNot('The very first');
  await screen.click(screen.say(mailTexts, 'more'));
  await screen.sees('The very first');
  await screen.hasNone(screen.say(mailTexts, 'more'));

  await goTo(screen, 'documents');
  await screen.sees('Alfa');
  await screen.press('Control+A');
  await screen.click(screen.say(mailTexts, 'email'));
  await screen.sees(screen.say(mailTexts, 'manyReady', { count: 0 }));
  await screen.sees('to alfa@b.example.');
  await screen.tick(screen.say(mailTexts, 'manyAgain', { count: 1 }));
  await screen.sees(screen.say(mailTexts, 'manyReady', { count: 1 }));
  await screen.clickInDialog(screen.say(mailTexts, 'manySend', { count: 1 }));
  await screen.sees(screen.say(mailTexts, 'manyDone', { count: 1 }));
  await until('the letter once more', async () => server.letters.length === 202);
  await screen.press('Escape');

  await goTo(screen, 'settings');
  await screen.click(screen.say(mailTexts, 'email'));
  await screen.fill(screen.say(mailTexts, 'text'), 'Half typed');
  const letters = await program.ask('mail.letters', {});
  const was = letters.find(({ type, language }) => type === 'invoice' && language === 'en') ?? {
    subject: '',
    text: '',
  };
  const theirs = { subject: 'Theirs', text: 'Text of somebody else' };
  await program.ask('mail.saveLetter', {
    type: 'invoice',
    language: 'en',
    ...theirs,
    was: { subject: was.subject, text: was.text },
  });
  await screen.click(screen.say(mailTexts, 'save'));
  await screen.sees('was changed by somebody else meanwhile');
  await screen.holds(screen.say(mailTexts, 'text'), 'Half typed');
  await screen.click(screen.say(mailTexts, 'cancel'));
  await screen.holds(screen.say(mailTexts, 'text'), theirs.text);
});

function longDay(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
