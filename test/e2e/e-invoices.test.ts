/** Electronic invoices from the open print form: saved as a file, and what they lack is filled in where it belongs. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentTexts } from '../../renderer/text/documents.ts';
import { eInvoiceTexts } from '../../renderer/text/e-invoices.ts';
import { printformTexts } from '../../renderer/text/printform.ts';
import { addIssued, line, vatRateId } from '../support/documents.ts';
import { termsOf } from '../support/e-invoice-terms.ts';
import {
  browserHost,
  electronHost,
  type Home,
  newHome,
  type PageHost,
  type Program,
  removeHome,
} from '../support/page-hosts.ts';
import { findAnything } from '../support/pages/frame.ts';
import { showsPages } from '../support/pages/print-form.ts';
import { type Screen, until } from '../support/pages/screen.ts';
import { elysee, seedOffice } from '../support/steps-seed.ts';

let home: Home;
let program: Program | null = null;

beforeEach(() => {
  home = newHome();
});
afterEach(async () => {
  await program?.close();
  program = null;
  removeHome(home);
});

/** Opens the print form of a document by Ctrl+K. */
async function openPrintForm(screen: Screen, type: string, number: string | null): Promise<void> {
  await findAnything(screen, number ?? '', `${type} ${number}`);
  await screen.sees(screen.say(documentTexts, 'history'));
  await screen.press('Control+P');
  await showsPages(screen, 1);
}

/** The XML in a PDF, as a reader takes it out. */
function attached(pdf: Buffer): string {
  const [path, out] = [join(home.root, 'made.pdf'), join(home.root, 'factur-x.xml')];
  writeFileSync(path, pdf);
  execFileSync('pdfdetach', ['-save', '1', '-o', out, path]);
  return readFileSync(out, 'utf8');
}

async function inFrench(host: PageHost): Promise<Screen> {
  program = await host.start(home);
  const screen = await seedOffice(program, 'fr');
  return screen;
}

test.for([browserHost, electronHost])('Factur-X is saved from the print form: $name', async (host, context) => {
  if (host.missing) return context.skip(host.missing);
  const screen = await inFrench(host);
  if (program === null) throw new Error('There is no program.');
  const rate = await vatRateId(program, 'FR', 2000);
  const { id, number } = await addIssued(program, 1, {
    lines: [line({ name: 'Conseil', price: 12_345, vatRateId: rate })],
  });
  await openPrintForm(screen, screen.say(documentTexts, 'type_invoice'), number);
  const pdf = await program.save(async () => {
    await screen.click(screen.say(printformTexts, 'more'));
    await screen.choose(screen.say(eInvoiceTexts, 'factur-x'));
  });
  const terms = termsOf(attached(pdf));
  // 123.45 and 20 % of it, 24.69.
  expect(terms).toMatchObject({
    number,
    type: '380',
    seller: { name: 'Café Élégance SARL', vatNumber: 'FR44732829320' },
    vatRows: [{ category: 'S', rate: '20', net: '123.45', vat: '24.69' }],
    sums: { gross: '148.14', due: '148.14' },
    lines: [{ name: 'Conseil', quantity: '1', price: '123.45' }],
  });
  // It is the same as anybody gets from the engine, and the client's timeline knows of it.
  const { sha256 } = await program.ask('documents.eInvoice', { id, format: 'factur-x' });
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(sha256);
  await until('the note that it left', async () => {
    const { entries } = (await program?.ask('timeline.of', { entity: 'client', id: 1, before: null, limit: 5 })) ?? {};
    return entries?.some((one) => one.kind === 'document' && one.output?.sha256 === sha256);
  });
});

test('what XRechnung lacks is listed, with the way to the card where it is filled in', async (context) => {
  if (browserHost.missing) return context.skip(browserHost.missing);
  const screen = await inFrench(browserHost);
  if (program === null) throw new Error('There is no program.');
  const rate = await vatRateId(program, 'FR', 2000);
  const { number } = await addIssued(program, 1, { lines: [line({ vatRateId: rate })] });
  await openPrintForm(screen, screen.say(documentTexts, 'type_invoice'), number);
  await screen.click(screen.say(printformTexts, 'more'));
  await screen.choose(screen.say(eInvoiceTexts, 'xrechnung'));
  await screen.sees(screen.say(eInvoiceTexts, 'lacks', { format: screen.say(eInvoiceTexts, 'xrechnung') }));
  await screen.sees('Leitweg-ID');
  await screen.sees('Client : l’adresse e-mail à laquelle la facture est adressée manque.');
  await screen.clickInDialog(screen.say(eInvoiceTexts, 'ofClient'));
  await screen.sees(elysee.name);
  await screen.sees('0007');
});

test('a УПД is saved as XML in the format of the tax service', async (context) => {
  if (browserHost.missing) return context.skip(browserHost.missing);
  program = await browserHost.start(home);
  const screen = await seedOffice(program, 'ru');
  const rate = await vatRateId(program, 'RU', 2200);
  const [client] = await program.ask('clients.find', { text: elysee.part, limit: 1 });
  const { version, address: was, taxNumbers } = await program.ask('clients.get', { id: client?.id ?? 0 });
  await program.ask('clients.change', {
    id: client?.id ?? 0,
    version,
    changes: { address: { ...was, country: 'Россия' }, taxNumbers: { inn: '7812014560', kpp: '781201001' } },
    was: { address: was, taxNumbers },
  });
  const upd = await addIssued(program, 1, {
    type: 'upd',
    lines: [line({ name: 'Стол', vatRateId: rate })],
    details: { transferStatus: '1' },
  });
  await openPrintForm(screen, screen.say(documentTexts, 'type_upd'), upd.number);
  const xml = await program.save(async () => {
    await screen.click(screen.say(printformTexts, 'more'));
    await screen.choose(screen.say(eInvoiceTexts, 'upd'));
  });
  const text = iconv.decode(xml, 'win1251');
  expect(text).toContain('ВерсФорм="5.03"');
  expect(text).toContain('НаимТов="Стол"');
  expect(text).toContain('СтТовУчНалВсего="122.00"');
});
