/** Letters that did not go, by the screen: sent again not without a question, written anew, a run stopped, and texts that are not lost. */
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { documentTexts } from '../../renderer/text/documents.ts';
import { mailTexts } from '../../renderer/text/mail.ts';
import { outputTexts } from '../../renderer/text/outputs.ts';
import { settingsTexts } from '../../renderer/text/settings.ts';
import { addClient, addIssued } from '../support/documents.ts';
import {
  Answer,
  addAccount,
  authorityPath,
  letterIs,
  type MailServer,
  sendDocuments,
  startMailServer,
} from '../support/mail-server.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { goTo } from '../support/pages/frame.ts';
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

test('a letter put aside that may have arrived is asked about; one that failed is written anew and leaves the list of worries', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const client = await addClient(program, { name: 'Alfa', language: 'en', reaches: email('alfa@b.example') });
  const { id } = await addIssued(program, client, { language: 'en' });
  const account = await addAccount(program, server.port);
  server.behaviour.letter = 'cut-behind';
  const perhaps = await sendDocuments(program, account.id, [id], { to: ['perhaps@b.example'] });
  const { version } = await letterIs(program, perhaps, 'uncertain');
  await program.ask('mail.cancel', { id: perhaps, version });
  server.behaviour.letter = 'take';
  server.behaviour.recipient = (address) => (address === 'wrong@b.example' ? new Answer(550, '5.1.1 Nobody') : null);
  const failed = await sendDocuments(program, account.id, [id], { to: ['wrong@b.example'], subject: 'My words' });
  await letterIs(program, failed, 'failed');

  await goTo(screen, 'outbox');
  await screen.clickInRow('perhaps@b.example', screen.say(mailTexts, 'resend'));
  await screen.sees(screen.say(mailTexts, 'resendText'));
  expect(server.letters).toHaveLength(1);
  await screen.press('Escape');

  await screen.clickInRow('wrong@b.example', screen.say(mailTexts, 'writeAnew'));
  await screen.holds(screen.say(mailTexts, 'subject'), 'My words');
  const to = await screen.field(screen.say(mailTexts, 'to'));
  await to.click();
  await screen.press('Backspace');
  await screen.type('Иван Петров <ivan@petrov.example>');
  await screen.press('Control+Enter');
  await screen.sees(screen.say(mailTexts, 'queued', { to: 'ivan@petrov.example' }));
  await until('the corrected letter', async () => server.letters.length === 2);
  expect(server.letters[1]).toMatchObject({ to: ['ivan@petrov.example'], mail: { subject: 'My words' } });
  await letterIs(program, failed, 'cancelled');
});

test('those without a letter open by a click with the list kept, and are sent alone when asked for again', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const beta = await addClient(program, { name: 'Beta', language: 'en' });
  await addIssued(
    program,
    await addClient(program, { name: 'Alfa', language: 'en', reaches: email('alfa@b.example') }),
  );
  await addIssued(program, beta);
  await addAccount(program, server.port);
  await goTo(screen, 'documents');
  await screen.sees('INV-2026-0002');
  await screen.press('Control+A');
  await screen.click(screen.say(mailTexts, 'email'));
  await screen.clickInDialog(screen.say(mailTexts, 'manySend', { count: 1 }));
  await screen.sees(screen.say(mailTexts, 'manyDone', { count: 1 }));
  await screen.clickInDialog('Invoice INV-2026-0002');
  await screen.sees(screen.say(documentTexts, 'status_issued'));
  await screen.seesNot(screen.say(mailTexts, 'manyDone', { count: 1 }));
  await screen.sees(screen.say(outputTexts, 'sendFailed', { count: 1 }));
  const { version } = await program.ask('clients.get', { id: beta });
  const changes = { reaches: email('beta@b.example') };
  await program.ask('clients.change', { id: beta, version, changes, was: { reaches: [] } });
  await screen.click(screen.say(outputTexts, 'showList'));
  await screen.clickInDialog(screen.say(outputTexts, 'sendAgain'));
  await until('the second letter', async () => server.letters.length === 2);
  await screen.seesNot(screen.say(outputTexts, 'sendFailed', { count: 1 }));
  expect(server.letters.map(({ to }) => to)).toEqual([['alfa@b.example'], ['beta@b.example']]);
});

test('letters are searched for with / and Ctrl+F, and Esc shows all of them again', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const client = await addClient(program, { name: 'Ёлкин', language: 'en', reaches: email('elkin@b.example') });
  const { id } = await addIssued(program, client);
  const account = await addAccount(program, server.port);
  await sendDocuments(program, account.id, [id], { subject: 'Письмо о ёлках' });
  await sendDocuments(program, account.id, [id], { subject: 'Something else', to: ['other@b.example'] });
  await goTo(screen, 'outbox');
  await screen.sees('Something else');
  await screen.press('/');
  await screen.hasKeyboard(screen.say(mailTexts, 'search'));
  await screen.type('ЕЛКАХ elkin@');
  await screen.seesNot('Something else');
  await screen.sees('Письмо о ёлках');
  await screen.press('Escape');
  await screen.sees('Something else');
  await screen.press('Control+F');
  await screen.hasKeyboard(screen.say(mailTexts, 'search'));
  await screen.type('nobody');
  await screen.sees(screen.say(mailTexts, 'noneFound'));
});

test('Cancel stops a run of letters, which then says what has become of it', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const client = await addClient(program, { name: 'Alfa', language: 'en', reaches: email('alfa@b.example') });
  for (let number = 1; number <= 20; number += 1) await addIssued(program, client, { language: 'en' });
  await addAccount(program, server.port);
  await goTo(screen, 'documents');
  await screen.sees('INV-2026-0020');
  await screen.press('Control+A');
  await screen.click(screen.say(mailTexts, 'email'));
  await screen.clickInDialog(screen.say(mailTexts, 'manySend', { count: 20 }));
  await screen.sees(screen.say(mailTexts, 'manyGoesOn'));
  await screen.clickInDialog(screen.say(mailTexts, 'cancel'));
  await screen.sees('Cancelled.');
  await screen.sees('not sent any more.');
  const { rows } = await program.ask('mail.outbox', { after: null, limit: 50 });
  expect(rows.length).toBeLessThan(20);
});

test('a text that is typed outlives the look at another one, and is not left without a question', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  await goTo(screen, 'settings');
  await screen.click(screen.say(mailTexts, 'email'));
  await screen.fill(screen.say(mailTexts, 'text'), 'Dear {name}');
  await screen.pick(screen.say(mailTexts, 'letterType'), 'Order');
  await screen.pick(screen.say(mailTexts, 'letterType'), 'Invoice (not saved)');
  await screen.holds(screen.say(mailTexts, 'text'), 'Dear {name}');
  await screen.press('Control+S');
  await screen.sees('“{name}” in line 1 is no field.');
  await screen.click(screen.say(settingsTexts, 'backups'));
  await screen.sees(screen.say(settingsTexts, 'leaveText', { page: 'E-mail' }));
  await screen.press('Escape');
  await screen.fill(screen.say(mailTexts, 'text'), 'Dear {client}');
  await screen.press('Control+S');
  await screen.sees(screen.say(mailTexts, 'changedLetter'));
  await screen.click(screen.say(mailTexts, 'reset'));
  await screen.click('Undo');
  await screen.holds(screen.say(mailTexts, 'text'), 'Dear {client}');
  await screen.click(screen.say(settingsTexts, 'backups'));
  await screen.seesNot(screen.say(settingsTexts, 'leaveTitle'));
});
