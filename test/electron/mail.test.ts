/** The desktop program keeps the password of an e-mail account in a store of this computer, through the shell. */

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { accountAt, authorityPath, type MailServer, mailPassword, startMailServer } from '../support/mail-server.ts';
import { companyOf } from '../support/office.ts';
import { electronHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';

let home: Home;
let program: Program | null = null;
let server: MailServer;

beforeAll(() => {
  // The engine's process inherits it.
  process.env.NODE_EXTRA_CA_CERTS = authorityPath;
});
beforeEach(async (context) => {
  if (electronHost.missing) context.skip(electronHost.missing);
  home = newHome();
  server = await startMailServer();
});
afterEach(async () => {
  await program?.close();
  program = null;
  await server.close();
  removeHome(home);
});

test('what is sealed there is opened again by the next start, and by no other profile', async () => {
  program = await electronHost.start(home);
  await program.ask('office.create', {
    language: 'en',
    country: 'INT',
    company: companyOf.INT,
    logo: null,
    administrator: { name: 'Anna', password: null },
    folder: null,
  });
  const account = accountAt(server.port);
  const { id } = await program.ask('mail.saveAccount', { id: null, version: null, account, password: mailPassword });
  await program.close();
  program = null;
  const database = new DatabaseSync(join(home.office, 'office.kontor'));
  const { password } = { ...database.prepare('SELECT password FROM mail_account').get() };
  database.close();
  expect(String(password)).toMatch(/^(?:system|key):[A-Za-z0-9+/=]+$/u);
  expect(Buffer.from(String(password).replace(/^\w+:/u, ''), 'base64').includes(mailPassword)).toBe(false);

  program = await electronHost.start(home);
  expect(await program.ask('mail.test', { id, account, password: null })).toMatchObject({ ok: true });
  await program.close();

  program = await electronHost.start({ ...home, state: join(home.root, 'another-profile') });
  expect(await program.ask('mail.test', { id, account, password: null })).toMatchObject({
    ok: false,
    message: expect.stringContaining('Enter it again'),
  });
});
