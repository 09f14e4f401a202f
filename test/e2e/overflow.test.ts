/** No text is cut off at 1280×800 and 1366×768, in any language, on any page. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '../../preload/contract/values.ts';
import { documentTexts } from '../../renderer/text/documents.ts';
import { today } from '../../renderer/ui/days.ts';
import { addDeal } from '../support/deals.ts';
import { addDraft, addIssued, line } from '../support/documents.ts';
import { accountAt, sendDocuments } from '../support/mail-server.ts';
import { browserHost, type Home, newHome, type Program, removeHome } from '../support/page-hosts.ts';
import { findCutTexts } from '../support/pages/cut-texts.ts';
import { chooseLanguage, tourFirstStart } from '../support/pages/first-start.ts';
import { isOpen } from '../support/pages/frame.ts';
import { Screen, until } from '../support/pages/screen.ts';
import { type Stop, type TourOffice, tourImport, tourMail, tourRecords, tourSettings } from '../support/pages/tour.ts';
import { type DaysOffice, tourDaySettings, tourDeals, tourPlanner, tourTasks } from '../support/pages/tour-days.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

const languages = ['en', 'ru', 'fr'] as const satisfies readonly Language[];

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

/** Collects what is cut on every page. */
function collecting(screen: Screen, found: string[]): Stop {
  return async (where) => {
    found.push(...(await findCutTexts(screen, where)));
  };
}

describe('no text is cut off', () => {
  test.each(languages)('at the first start, in %s', async (language) => {
    program = await browserHost.start(home);
    const found: string[] = [];
    const screen = await chooseLanguage(new Screen(program.page, 'en'), language);
    await tourFirstStart(screen, collecting(screen, found));
    expect(found.join('\n')).toBe('');
  });

  test.each(languages)('in an office in %s', async (language) => {
    program = await browserHost.start(home);
    const { screen, office } = await filledOffice(program, language);
    const found: string[] = [];
    const stop = collecting(screen, found);
    await tourRecords(screen, office, stop);
    await tourImport(screen, office, stop);
    await letterInOutbox(program);
    await tourMail(screen, office, stop);
    await tourSettings(screen, stop);
    expect(found.join('\n')).toBe('');
  });

  test.each(languages)('on the pages of the working day, in %s', async (language) => {
    program = await browserHost.start(home);
    const screen = await seedOffice(program, language);
    const days = await plannedOffice(program);
    const found: string[] = [];
    const stop = collecting(screen, found);
    await tourTasks(screen, days, stop);
    await tourPlanner(screen, stop);
    await tourDeals(screen, days, stop);
    await tourDaySettings(screen, stop);
    expect(found.join('\n')).toBe('');
  });
});

/** A deal with a next step of today. */
async function plannedOffice(running: Program): Promise<DaysOffice> {
  const [client] = await running.ask('clients.find', { text: elysee.part, limit: 1 });
  const clientId = client?.id ?? 0;
  const days = { deal: 'Coffee machines', task: 'Show the new machine' };
  const { id } = await addDeal(running, { name: days.deal, clientId, amount: 123_456_789 });
  await running.ask('activities.add', { kind: 'task', subject: days.task, day: today(), clientId, dealId: id });
  return days;
}

/** An account at which nobody listens, and a letter that waits for it and was tried. */
async function letterInOutbox(running: Program): Promise<void> {
  const account = accountAt(9, { host: '127.0.0.1', security: 'none', userName: '' });
  const { id } = await running.ask('mail.saveAccount', { id: null, version: null, account, password: null });
  const issued = { filter: { status: 'issued' as const }, sort: { column: 'day' as const, descending: true } };
  const { rows } = await running.ask('documents.list', { ...issued, after: null, limit: 1 });
  await sendDocuments(running, id, [rows[0]?.id ?? 0], { to: ['nobody@a.example'] });
  await until('an attempt', async () => {
    const outbox = await running.ask('mail.outbox', { after: null, limit: 1 });
    return (outbox.rows[0]?.attempts ?? 0) > 0;
  });
}

async function filledOffice(
  running: Program,
  language: Language,
): Promise<{ readonly screen: Screen; readonly office: TourOffice }> {
  const screen = await seedOffice(running, language);
  const client = (await running.ask('clients.find', { text: elysee.part, limit: 1 }))[0]?.id ?? null;
  const { units } = await running.ask('reference.get', {});
  const product = 'Tea 100 g';
  await running.ask('products.create', {
    code: 'T-1',
    name: product,
    kind: 'goods',
    group: '',
    unit: units[0]?.code ?? 'H87',
    price: 1_250,
    currency: 'EUR',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: null,
    barcode: '',
    description: '',
    discontinued: false,
  });
  const lines = [line({ name: product, quantity: 1_125, discount: 1_000 }), line({ price: 123_456_789 })];
  const { number } = await addIssued(running, client, { lines });
  await addDraft(running, client, { lines });
  await running.ask('backups.make', {});
  const file = join(home.root, 'clients.csv');
  writeFileSync(file, 'Code;Name;E-mail\r\n1;One;one@example.org\r\n2;;two@example.org\r\n');
  await running.page.reload();
  await isOpen(screen);
  const draft = screen.say(documentTexts, 'noNumber');
  return { screen, office: { client: elysee, product, draft, issued: number ?? '', file } };
}
