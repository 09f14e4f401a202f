/** An import after it was done: what it wrote is listed alone, and undoing says what it will do. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { binTexts } from '../../renderer/text/bin.ts';
import { controlTexts } from '../../renderer/text/controls.ts';
import { importTexts } from '../../renderer/text/imports.ts';
import { listTexts } from '../../renderer/text/lists.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { goTo } from '../support/pages/frame.ts';
import { importFile, showImported } from '../support/pages/imports.ts';
import { columnTexts, removeFilter } from '../support/pages/lists.ts';
import { until } from '../support/pages/screen.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program | null = null;

beforeEach((context) => {
  if (browserHost.missing) context.skip(browserHost.missing);
  home = newHome();
});
afterEach(async () => {
  await program?.close();
  program = null;
  removeHome(home);
});

test('what was imported is listed alone; once it is undone elsewhere its page says so; the bin counts it', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const file = join(home.office, '..', 'two.csv');
  writeFileSync(file, 'Code;Name;City\n11;Alfa;Omsk\n12;Beta;Perm\n');
  await goTo(screen, 'clients');
  await importFile(screen, file, { reading: [], cells: ['Alfa'], check: [], button: 'Import 2 new clients' });
  await showImported(screen, 'clients');
  await screen.sees(screen.say(listTexts, 'importedFrom', { name: 'two.csv' }));
  await until('the imported ones', async () => (await columnTexts(screen, 'name')).join() === 'Alfa,Beta');
  // A range of cells is no selection of rows.
  await screen.press('Shift+ArrowDown');
  await screen.seesNot(screen.say(controlTexts, 'selected', { count: 2 }));
  await screen.press('Shift+ ');
  await screen.sees(screen.say(controlTexts, 'selected', { count: 2 }));
  await screen.press('Escape');
  await removeFilter(screen, screen.say(listTexts, 'importedFrom', { name: 'two.csv' }));
  await screen.sees(elysee.name);

  const [beta] = await program.ask('clients.find', { text: 'beta', limit: 1 });
  const { id = 0, version = 0 } = beta ?? {};
  await program.ask('clients.change', { id, version, changes: { note: 'Mine' }, was: {} });
  await screen.click(screen.say(importTexts, 'import'));
  await screen.sees(screen.say(importTexts, 'doneTitle'));
  const [run] = await program.ask('imports.list', {});
  await screen.click(screen.say(importTexts, 'another'));
  await screen.click(screen.say(importTexts, 'undoImport'));
  await screen.sees(screen.say(importTexts, 'undoCreated', { count: 1 }));
  await screen.sees(screen.say(importTexts, 'undoKept', { count: 1 }));
  await screen.clickInDialog(screen.say(importTexts, 'undoImport'));
  await screen.sees(screen.say(importTexts, 'keptTitle', { count: 1 }));
  await screen.clickInDialog(screen.say(controlTexts, 'close'));
  await screen.sees(screen.say(importTexts, 'undoRest'));
  expect((await program.ask('imports.list', {}))[0]).toMatchObject({ id: run?.id, undone: null, undoneRecords: 1 });

  await goTo(screen, 'bin');
  await screen.sees('Alfa');
  await screen.fill(screen.say(binTexts, 'find'), 'beta');
  await screen.sees(screen.say(binTexts, 'nothingFound'));
  await screen.fill(screen.say(binTexts, 'find'), 'ALF');
  await screen.sees('Alfa');
  await screen.click(screen.say(binTexts, 'empty'));
  await screen.sees(screen.say(binTexts, 'emptyText', { count: 1 }));
  await screen.clickInDialog(screen.say(binTexts, 'emptyVerb'));
  await screen.sees(screen.say(binTexts, 'nothing'));
});

test('the page of an import that somebody else has undone says so', async () => {
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'en');
  const file = join(home.office, '..', 'one.csv');
  writeFileSync(file, 'Code;Name\n11;Alfa\n');
  await goTo(screen, 'clients');
  await importFile(screen, file, { reading: [], cells: ['Alfa'], check: [], button: 'Import 1 new client' });
  const [run] = await program.ask('imports.list', {});
  await program.ask('imports.undo', { id: run?.id ?? 0, job: 'job-00000001' });
  await screen.sees(screen.say(importTexts, 'undoneTitle'));
  await screen.hasNone(screen.say(importTexts, 'showClients'));
});
