/** The office is examined on its page, what nobody names is removed, and the file for support is looked at and saved. */
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diagnosticsTexts } from '../../renderer/text/diagnostics.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { Screen } from '../support/pages/screen.ts';

let home: Home | null = null;
let program: Program | null = null;

beforeEach((context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
});
afterEach(async () => {
  await program?.close();
  if (home !== null) removeHome(home);
  program = null;
  home = null;
});

test('an examination says what is sound and what is not, removes what is left over, and makes a file to be looked at', async () => {
  home = newHome();
  program = await browserHost.start(home);
  await program.ask('office.createExample', { language: 'en', seed: 3 });
  const left = join(home.office, 'files', 'ab');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, `${'ab'.repeat(32)}`), 'left over');
  const long = new Date(Date.now() - 48 * 3_600_000);
  utimesSync(join(left, 'ab'.repeat(32)), long, long);
  await program.page.reload();
  const screen = new Screen(program.page, 'en');
  await isOpen(screen);
  const say = (key: keyof (typeof diagnosticsTexts)['en'], values = {}) => screen.say(diagnosticsTexts, key, values);
  await goTo(screen, 'settings');
  await screen.choose(say('diagnostics'));
  await screen.sees(say('never'));
  await screen.click(say('examine'));
  await screen.sees('Every page and every index was read and is sound.');
  await screen.sees('Every client, product and document can be found.');
  await screen.sees('1, 9 B together.');
  await screen.click(say('remove'));
  await screen.sees(say('removeText'));
  await screen.clickInDialog(say('removeVerb', { count: 1 }));
  await screen.sees('There are none.');
  expect(readdirSync(left)).toEqual([]);

  await screen.click(say('make'));
  await screen.sees('database.json');
  const inside = await program.page.$$eval('.k-support-entry textarea', (boxes) => boxes.map((box) => box.textContent));
  expect(inside.join('\n')).toContain('"locks": "work"');
  expect(inside.join('\n')).not.toContain(home.office);
  const zip = await program.save(() => screen.click(say('save')));
  expect(zip.subarray(0, 2).toString()).toBe('PK');

  await program.page.reload();
  await isOpen(screen);
  await screen.sees('There are none.');
});
