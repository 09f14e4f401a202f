/** A browser on another computer of the office: over TLS, with a password, at the office server. */
import { createHash, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientTexts } from '../../renderer/text/clients.ts';
import { officeTexts } from '../../renderer/text/office.ts';
import { serverTexts } from '../../renderer/text/server.ts';
import { type NetworkOffice, startNetworkOffice } from '../support/network-office.ts';
import { companyOf } from '../support/office.ts';
import { browserHost, type Home, newHome, openBrowser, removeHome } from '../support/page-hosts.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { Screen } from '../support/pages/screen.ts';

const name = 'kontor.example.lan';
const password = 'a long and easy phrase';

let home: Home;
let server: NetworkOffice;
const browsers: Browser[] = [];

beforeEach(async (context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
  server = await startNetworkOffice(home.office, ['--name', name]);
});
afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
  await server.office.stop();
  removeHome(home);
});

/** A browser that trusts the office's certificate, and no other that it does not know. */
async function elsewhere(): Promise<Screen> {
  const { publicKey } = new X509Certificate(server.authority);
  const pin = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  const { browser, page } = await openBrowser(
    `https://${name}:${server.port}/`,
    { state: join(home.root, `browser-${browsers.length}`), saved: home.saved },
    [`--ignore-certificate-errors-spki-list=${pin}`, `--host-resolver-rules=MAP ${name} 127.0.0.1`],
  );
  browsers.push(browser);
  return new Screen(page, 'en');
}

test('one waits for the office, signs in with a password, makes a client, and sees what the server does', async () => {
  const screen = await elsewhere();
  const { page } = screen;
  await screen.sees('The office server has no open office at the moment.');

  await server.office.ask('office.create', {
    language: 'en',
    country: 'INT',
    company: companyOf.INT,
    logo: null,
    administrator: { name: 'Anna', password },
    folder: null,
  });
  await screen.sees(screen.say(officeTexts, 'signInAs'));
  // Strangers are not told who works here.
  expect(await screen.text()).not.toContain('Anna');
  await screen.fill(screen.say(officeTexts, 'login'), 'Anna');
  await screen.fill(screen.say(officeTexts, 'password'), password);
  await screen.click(screen.say(officeTexts, 'signIn'));
  await isOpen(screen);
  expect(new URL(page.url()).protocol).toBe('https:');
  // No script of the page can read what its session is known by.
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const [cookie] = (await browsers[0]?.cookies()) ?? [];
  expect(cookie).toMatchObject({ name: '__Host-kontor', secure: true, httpOnly: true, sameSite: 'Strict' });

  await goTo(screen, 'clients');
  await screen.press('Alt+n');
  await screen.fill(screen.say(clientTexts, 'name'), 'Boulangerie Nord');
  await screen.press('Control+S');
  await screen.sees(screen.say(clientTexts, 'contacts'));
  // Whoever sits at the server sees it there.
  expect(await server.office.ask('clients.find', { text: 'Boulangerie', limit: 5 })).toHaveLength(1);

  await goTo(screen, 'settings');
  await screen.click(screen.say(serverTexts, 'server'));
  await screen.sees(`https://${name}:${server.port}`);
  const { fingerprint256 } = new X509Certificate(server.authority);
  await screen.sees(fingerprint256);
  await screen.sees('127.0.0.1 · over the network');
  await screen.sees('clients.create');
  await screen.sees(screen.say(serverTexts, 'of_office'));

  await page.reload();
  await isOpen(screen);
});
