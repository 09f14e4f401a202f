/** A browser on another computer of the office: over TLS, with a password, at the office server. */
import { createHash, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeBeat, writeClaim } from '../../main/sharing/beacon-file.ts';
import type { Input } from '../../preload/contract/index.ts';
import { clientTexts } from '../../renderer/text/clients.ts';
import { firewallTexts } from '../../renderer/text/firewall.ts';
import { officeTexts } from '../../renderer/text/office.ts';
import { serverTexts } from '../../renderer/text/server.ts';
import { type NetworkOffice, startNetworkOffice } from '../support/network-office.ts';
import { companyOf } from '../support/office.ts';
import { startOffice } from '../support/office-process.ts';
import { addressOf, browserHost, type Home, newHome, openBrowser, removeHome } from '../support/page-hosts.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { Screen } from '../support/pages/screen.ts';

const name = 'kontor.example.lan';
const password = 'a long and easy phrase';
const administered: Input<'office.create'> = {
  language: 'en',
  country: 'INT',
  company: companyOf.INT,
  logo: null,
  administrator: { name: 'Anna', password },
  folder: null,
};

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

  await server.office.ask('office.create', administered);
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

test('a computer that cannot reach the keeper names the port and the computer, says how it is opened, and tests it', async () => {
  const { office } = server;
  await office.ask('office.create', administered);
  await office.stop();
  // A keeper that beats on the drive, and whose port nobody can reach.
  const contact = {
    computer: 'RACK',
    addresses: ['127.0.0.1'],
    port: 9,
    fingerprint: 'f'.repeat(64),
    secret: '0'.repeat(64),
    program: '0.1.0',
    server: true,
    schema: '',
    since: '2026-11-29T10:00:00.000Z',
  };
  writeClaim(home.office, { epoch: 7, keeper: 'rack', left: false }, contact);
  let beat = 0;
  const beats = setInterval(() => writeBeat(home.office, 'rack', ++beat), 1_000);
  const station = await startOffice(home.office, [], { KONTOR_STATE: join(home.root, 'station') });
  try {
    const { browser, page } = await openBrowser(addressOf(station), {
      state: join(home.root, 'station-browser'),
      saved: home.saved,
    });
    browsers.push(browser);
    const screen = new Screen(page, 'en');
    await screen.sees('The computer “RACK” keeps this office, and cannot be reached over the network at port 9.');
    await screen.sees('protocol=TCP localport=9');
    await screen.click(screen.say(firewallTexts, 'test', { port: 9 }));
    await screen.sees(screen.say(firewallTexts, 'refused', { computer: 'RACK', port: 9 }));
    await screen.sees('127.0.0.1: refused');
  } finally {
    await station.stop();
    clearInterval(beats);
  }
});
