/** An office leaves as one file, is taken over by another program, and a change of many is given back there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlTexts } from '../../renderer/text/controls.ts';
import { operationTexts } from '../../renderer/text/operations.ts';
import { settingsTexts } from '../../renderer/text/settings.ts';
import { transferTexts } from '../../renderer/text/transfer.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { goTo, isOpen } from '../support/pages/frame.ts';
import { Screen } from '../support/pages/screen.ts';

const homes: Home[] = [];
let program: Program | null = null;

beforeEach((context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
});
afterEach(async () => {
  await program?.close();
  program = null;
  for (const home of homes.splice(0)) removeHome(home);
});

async function started(): Promise<{ program: Program; screen: Screen; home: Home }> {
  const home = newHome();
  homes.push(home);
  program = await browserHost.start(home);
  return { program, screen: new Screen(program.page, 'en'), home };
}

test('everything is exported in the settings, taken over at the first start, and what was done to many is undone', async () => {
  const first = await started();
  await first.program.ask('office.createExample', { language: 'en', seed: 3 });
  await first.program.page.reload();
  await isOpen(first.screen);
  await first.program.ask('clients.bulkChange', { selection: { ids: [1, 2, 3] }, change: { addTags: ['moved'] } });
  await goTo(first.screen, 'settings');
  await first.screen.choose(first.screen.say(settingsTexts, 'office'));
  const zip = await first.program.save(() => first.screen.click(first.screen.say(transferTexts, 'exportVerb')));
  expect(zip.subarray(0, 2).toString()).toBe('PK');
  await first.program.close();

  const second = await started();
  const { screen } = second;
  const file = join(second.home.root, 'export.zip');
  await screen.choose(screen.say(transferTexts, 'takeOver'));
  await screen.sees(screen.say(transferTexts, 'fileText'));
  // What is no export is said so, beside where another file is chosen.
  writeFileSync(file, 'nothing');
  await screen.upload(file);
  await screen.sees('This is not an export of Kontor');
  writeFileSync(file, zip);
  await screen.upload(file);
  await screen.sees('500 clients');
  await screen.click(screen.say(controlTexts, 'next'));
  await screen.sees(screen.say(transferTexts, 'youText'));
  await screen.click(screen.say(controlTexts, 'next'));
  await screen.sees(screen.say(transferTexts, 'lastTitle'));
  await screen.click(screen.say(transferTexts, 'finish'));
  await isOpen(screen);

  await goTo(screen, 'settings');
  await screen.choose(screen.say(operationTexts, 'operations'));
  await screen.sees('Changed: clients (Tags)');
  await screen.click(screen.say(operationTexts, 'undo'));
  await screen.sees('Undo this for 3 records?');
  await screen.clickInDialog(screen.say(operationTexts, 'undo'));
  await screen.sees('undone by');
  const { tags } = await second.program.ask('clients.get', { id: 1 });
  expect(tags).not.toContain('moved');
});
