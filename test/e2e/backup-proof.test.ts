/** Proving a backup and beginning with one, as their users see it. `KONTOR_SHOTS`: a folder for pictures of the screens. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../main/engine/engine.ts';
import { servePages } from '../../main/office/page-server.ts';
import type { Language } from '../../preload/contract/values.ts';
import { lookTexts } from '../../renderer/text/backup-looks.ts';
import { proofTexts } from '../../renderer/text/backup-proof.ts';
import { clientTexts } from '../../renderer/text/clients.ts';
import { firstRestoreTexts } from '../../renderer/text/first-restore.ts';
import { frameTexts } from '../../renderer/text/frame.ts';
import { addClient, addIssued } from '../support/documents.ts';
import { projectRoot, type TestOffice, testHost, testOffice, token } from '../support/office.ts';
import { browserHost, type Home, newHome, openBrowser, removeHome } from '../support/page-hosts.ts';
import { backUpNow, toBackups } from '../support/pages/backups.ts';
import { chooseLanguage } from '../support/pages/first-start.ts';
import { isOpen } from '../support/pages/frame.ts';
import { Screen } from '../support/pages/screen.ts';

let home: Home;
const ends: (() => Promise<unknown>)[] = [];

beforeEach((context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  removeHome(home);
});

async function shot(screen: Screen, name: string): Promise<void> {
  const folder = process.env.KONTOR_SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await screen.page.screenshot({ path: `${folder}/${name}-${screen.language}.png` });
}

/** The page of an engine, in a browser, in this language. */
async function pageOf({ engine }: Pick<TestOffice, 'engine'>, key: string, language: Language): Promise<Screen> {
  const page = join(projectRoot, 'out', 'renderer');
  const server = await servePages({ engine, page, key, port: 0, log: () => undefined });
  ends.push(() => server.close());
  const opened = await openBrowser(`http://127.0.0.1:${server.port}/#key=${key}`, home);
  ends.push(() => opened.browser.close());
  await opened.page.setViewport({ width: 1280, height: 800 });
  return new Screen(opened.page, language);
}

test.each(['en', 'ru', 'fr'] as const)(
  'a backup is proven on its button, and the report says what was found (%s)',
  async (language) => {
    const office = await testOffice({ language });
    ends.push(() => office.close());
    await office.ask('preferences.change', { language, ...(language === 'fr' && { theme: 'dark' as const }) });
    const client = await addClient(office, { name: 'Alfreds' });
    const { number } = await addIssued(office, client, { currency: 'RUB' });
    const screen = await pageOf(office, token, language);
    await isOpen(screen);
    await toBackups(screen);
    await screen.sees(screen.say(proofTexts, 'never'));
    await backUpNow(screen);
    await screen.click(screen.say(proofTexts, 'prove'));
    await screen.sees(screen.say(proofTexts, 'good'));
    await screen.sees(number ?? '');
    await screen.sees(screen.say(proofTexts, 'inOrder'));
    await shot(screen, 'proof');
    await screen.clickInDialog(screen.say(proofTexts, 'close'));
    await screen.seesNot(screen.say(proofTexts, 'never'));
    const [last] = await office.ask('backups.proofs', { limit: 1 });
    await screen.sees(last?.name ?? '');
    await shot(screen, 'backups');
  },
);

test.each(['en', 'ru', 'fr'] as const)(
  'a client is found in a backup, compared with today, and a field of it taken back (%s)',
  async (language) => {
    const office = await testOffice({ language });
    ends.push(() => office.close());
    await office.ask('preferences.change', { language, ...(language === 'fr' && { theme: 'dark' as const }) });
    const id = await addClient(office, { name: 'Alfreds', note: 'pays late', industry: 'food' });
    const contact = { name: 'Maria Anders', position: 'buyer', reaches: [], note: '' };
    await office.ask('contacts.add', { clientId: id, contact });
    await office.ask('notes.add', { record: { entity: 'client', id }, text: 'Call in the morning' });
    await addIssued(office, id, { currency: 'RUB' });
    await office.ask('backups.make', {});
    const { version } = await office.ask('clients.get', { id });
    const changes = { note: '', industry: 'toys', state: 'lost' as const };
    await office.ask('clients.change', { id, version, changes, was: {} });
    const screen = await pageOf(office, token, language);
    await isOpen(screen);
    await toBackups(screen);
    await screen.click(screen.say(lookTexts, 'look'));
    await screen.fill(screen.say(lookTexts, 'find'), 'alfr');
    await screen.choosesFirst('Alfreds');
    await screen.press('Enter');
    await screen.sees('pays late');
    await screen.sees('Maria Anders');
    await screen.tick(screen.say(clientTexts, 'industry'));
    await shot(screen, 'look');
    await screen.click(screen.say(lookTexts, 'take', { count: 1 }));
    await screen.sees(screen.say(lookTexts, 'taken', { name: 'Alfreds', count: 1 }));
    expect(await office.ask('clients.get', { id })).toMatchObject({ industry: 'food', note: '', state: 'lost' });
    await screen.click(screen.say(lookTexts, 'show'));
    await screen.sees(screen.say(clientTexts, 'takenFromBackup'));
  },
);

test.each(['en', 'ru', 'fr'] as const)(
  'a new computer restores the office from a stick on its first page (%s)',
  async (language) => {
    const stick = mkdtempSync(join(tmpdir(), 'kontor-stick-'));
    ends.push(async () => rmSync(stick, { recursive: true, force: true }));
    const host = { ...testHost, dialogs: true, chooseFolder: async () => stick };
    const office = await testOffice({ host, language });
    ends.push(() => office.close());
    await addClient(office, { name: 'Alfreds' });
    const chosen = await office.ask('office.chooseFolder', { title: 'x' });
    await office.ask('backups.addTarget', { folder: chosen?.handle ?? '', warnAfterDays: 7 });
    await office.ask('backups.make', {});
    await office.stop();
    const engine = createEngine({
      program: { root: projectRoot, version: '0.1.0', builtOn: '2026-11-23' },
      host,
      stateFolder: join(home.root, 'new'),
      folder: null,
      defaultFolder: join(home.root, 'empty'),
      log: () => undefined,
    });
    ends.push(() => engine.close());
    engine.openSession('new-page', 'desktop', language);
    const screen = await chooseLanguage(await pageOf({ engine }, 'new-page', 'en'), language);
    await screen.sees(screen.say(firstRestoreTexts, 'restore'));
    await shot(screen, 'start');
    await screen.choose(screen.say(firstRestoreTexts, 'restore'));
    await screen.click(screen.say(firstRestoreTexts, 'choose'));
    await screen.sees(stick);
    await shot(screen, 'start-backup');
    await screen.press('Control+Enter');
    await screen.sees(screen.say(firstRestoreTexts, 'goesTo', { folder: join(home.root, 'empty') }));
    await shot(screen, 'start-last');
    await screen.click(screen.say(firstRestoreTexts, 'finish'));
    await isOpen(screen);
    await screen.click(screen.say(frameTexts, 'clients'));
    await screen.sees('Alfreds');
    expect((await engine.call('new-page', 'office.state', {})).ok).toBe(true);
  },
);
