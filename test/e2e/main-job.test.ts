/** The main job: a client list becomes a printed invoice, and a backup of it all. The same steps in both hosts. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupTexts } from '../../renderer/text/backups.ts';
import { clientTexts } from '../../renderer/text/clients.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { importTexts } from '../../renderer/text/imports.ts';
import { addIssued, line, vatRateId } from '../support/documents.ts';
import {
  browserHost,
  electronHost,
  type Home,
  newHome,
  type PageHost,
  type Program,
  removeHome,
} from '../support/page-hosts.ts';
import { backUpNow, restoreBackup, toBackups, undoRestore } from '../support/pages/backups.ts';
import { addContact, clearSearch, correct, openClient, search } from '../support/pages/clients.ts';
import { chooseLanguage, makeOffice } from '../support/pages/first-start.ts';
import { goTo, isOpen, keepsTabs, openTabs } from '../support/pages/frame.ts';
import { importFile, saveRefused, showImported } from '../support/pages/imports.ts';
import { issue, saveDraft, totalsAre, typeClient, typeLine } from '../support/pages/invoice.ts';
import { filterByChoice, filterByLastDays, removeFilter } from '../support/pages/lists.ts';
import { hasInk, savePdf, showsPages } from '../support/pages/print-form.ts';
import { Screen } from '../support/pages/screen.ts';
import { plain } from '../support/pages/words.ts';
import { pdfPages, pdfText } from '../support/pdf-text.ts';
import { type Case, frenchCase, russianCase } from '../support/steps-office.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

interface Way {
  readonly host: PageHost;
  readonly language: string;
  readonly caseOf: (folder: string) => Case;
}

const ways: readonly Way[] = [
  { host: browserHost, language: 'Russian', caseOf: russianCase },
  { host: browserHost, language: 'French', caseOf: frenchCase },
  { host: electronHost, language: 'Russian', caseOf: russianCase },
];

describe.each(ways)('$host.name, in $language', ({ host, caseOf }) => {
  let home: Home;
  let program: Program | null = null;

  beforeEach((context) => {
    if (host.missing) context.skip(host.missing);
    home = newHome();
  });
  afterEach(async () => {
    await program?.close().catch(() => undefined);
    program = null;
    if (home) removeHome(home);
  });

  test('from the first start to the printed invoice, its backup and back', async () => {
    const job = caseOf(home.root);
    program = await host.start(home);
    let screen = await chooseLanguage(new Screen(program.page, 'en'), job.language);

    const summary = plain(await makeOffice(screen, job.office));
    for (const sentence of job.summary) expect(summary).toContain(plain(sentence));
    await isOpen(screen);

    await goTo(screen, 'clients');
    await importFile(screen, job.clients.file, {
      reading: [job.clients.encoding, screen.say(importTexts, 'separatorSemicolon')],
      cells: job.clients.cells,
      check: [screen.say(importTexts, 'refusedRows', { count: 1 })],
      button: job.clientsButton,
    });
    const refused = (await program.save(() => saveRefused(screen))).toString('utf8');
    for (const cell of job.refused) expect(refused).toContain(cell);
    expect(refused).not.toContain(job.client.code);
    await goTo(screen, 'products');
    await importFile(screen, job.products.file, {
      reading: [screen.say(importTexts, 'separatorSemicolon')],
      cells: job.products.cells,
      check: [],
      button: job.productsButton,
    });
    await showImported(screen, 'products');
    await screen.sees(job.products.cells[0] ?? '');

    await goTo(screen, 'clients');
    await search(screen, job.client.phonePart, job.client.name);
    await openClient(screen, job.client.bare, job.client.name);
    await screen.sees(job.client.code);
    await correct(screen, 'industry', 'Été · Ёж');
    await addContact(screen, job.contact.name, job.contact.position, job.contact.phone);

    await goTo(screen, 'documents');
    await screen.press('Control+N');
    await typeClient(screen, job.client.bare, job.client.name);
    for (const [place, line] of job.lines.entries()) await typeLine(screen, place + 1, line);
    await totalsAre(screen, ...job.totals);
    await saveDraft(screen);
    const number = job.number(String(new Date().getFullYear()));
    await issue(screen, number, job.remark);
    // What is issued has no cell and no field left to type in, and no button to save it.
    await screen.hasNone(screen.say(documentTexts, 'save'));
    await screen.hasNone(screen.say(documentTexts, 'client'));
    await totalsAre(screen, ...job.totals);

    await screen.press('Control+P');
    await showsPages(screen, 1);
    const pdf = pdfText(await program.save(() => savePdf(screen)));
    expect(pdf).toContain(number);
    for (const words of job.printed) expect(pdf).toContain(plain(words));
    await screen.press('Escape');
    await screen.sees(screen.say(documentTexts, 'status_issued'));

    await openClient(screen, job.client.bare, job.client.name);
    await screen.sees(job.gross);
    await screen.choose(`${screen.say(documentTexts, 'type_invoice')} ${number}`);
    await screen.sees(screen.say(documentTexts, 'history'));
    await goTo(screen, 'documents');
    const status = screen.say(documentTexts, 'status');
    const drafts = await filterByChoice(screen, status, screen.say(documentTexts, 'status_draft'));
    await screen.lists();
    await removeFilter(screen, drafts);
    await filterByChoice(screen, status, screen.say(documentTexts, 'status_issued'));
    await filterByLastDays(screen, screen.say(documentTexts, 'day'), 2);
    await screen.lists(number);

    // A list is turned round by a click on a column.
    await goTo(screen, 'clients');
    await clearSearch(screen);
    const names = [job.client.name, ...job.others];
    await screen.click(screen.say(clientTexts, 'code'));
    await screen.lists(...names);
    await screen.click(screen.say(clientTexts, 'code'));
    await screen.lists(...names.toReversed());

    await toBackups(screen);
    await backUpNow(screen);
    const tabs = await openTabs(screen);
    await keepsTabs(program, tabs.length);
    await program.close();

    program = await host.start(home);
    screen = new Screen(program.page, job.language);
    await isOpen(screen);
    expect(await openTabs(screen)).toEqual(tabs);
    await openClient(screen, job.client.bare, job.client.name);
    await screen.sees(job.contact.name);
    await screen.sees(number);
    await correct(screen, 'industry', 'later');
    await toBackups(screen);
    await restoreBackup(screen, screen.say(backupTexts, 'reason_manual'));
    await openClient(screen, job.client.bare, job.client.name);
    await screen.sees('Été · Ёж');
    await toBackups(screen);
    await undoRestore(screen);
    await openClient(screen, job.client.bare, job.client.name);
    await screen.sees('later');
    await program.close();
    program = null;
  });
});

describe.each([{ host: browserHost }, { host: electronHost }])('$host.name', ({ host }) => {
  let home: Home;
  let program: Program | null = null;

  beforeEach((context) => {
    if (host.missing) context.skip(host.missing);
    home = newHome();
  });
  afterEach(async () => {
    await program?.close().catch(() => undefined);
    program = null;
    if (home) removeHome(home);
  });

  test('an invoice of 60 lines breaks over pages: the header on each, no line lost or torn, the totals once', async () => {
    program = await host.start(home);
    const screen = await seedOffice(program, 'fr');
    const rate = await vatRateId(program, 'FR', 2000);
    const client = (await program.ask('clients.find', { text: elysee.part, limit: 1 }))[0]?.id ?? null;
    // 60 × 10,00 € and 20 % on top: 600,00 + 120,00.
    const lines = Array.from({ length: 60 }, (_, place) =>
      line({ name: `Prestation n° ${place + 1} fin`, price: 1_000, vatRateId: rate }),
    );
    const { number } = await addIssued(program, client, { lines });
    await goTo(screen, 'documents');
    await screen.lists(number ?? '');
    await screen.click(number ?? '');
    await screen.press('Enter');
    await screen.sees(screen.say(documentTexts, 'facts'));
    await screen.press('Control+P');
    const saved = pdfPages(await savedWhenShown(program, screen));
    expect(saved.length).toBeGreaterThan(1);
    const rows = saved.map((page) => [...page.matchAll(/Prestation n° (\d+) fin/gu)].map((match) => Number(match[1])));
    expect(rows.flat()).toEqual(Array.from({ length: 60 }, (_, place) => place + 1));
    for (const [place, page] of saved.entries()) {
      expect(page).toContain(`Page ${place + 1} sur ${saved.length}`);
      if ((rows[place]?.length ?? 0) > 0) expect(page).toContain('Désignation');
    }
    expect(saved.filter((page) => page.includes('720,00'))).toHaveLength(1);
    expect(saved.at(-1)).toContain('720,00 €');
    expect(saved.at(-1)).toContain('120,00');
  });
});

/** The PDF, once all of its pages are counted on the screen and the first is drawn. */
async function savedWhenShown(program: Program, screen: Screen): Promise<Buffer> {
  await hasInk(screen);
  const pdf = await program.save(() => savePdf(screen));
  await showsPages(screen, pdfPages(pdf).length);
  return pdf;
}
