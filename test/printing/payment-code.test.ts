/** The code on a printed invoice says to a bank's program what the invoice says. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../main/office/browser.ts';
import { openPrinter, type PdfPrinter } from '../../main/office/pdf-printer.ts';
import { paymentCodeText } from '../../main/printing/payment-code.ts';
import { renderDocument } from '../../main/printing/render.ts';
import { documentView, type PrintedDocument } from '../../main/printing/view.ts';
import { assets, sample } from './sample-documents.ts';

let folder: string;
let printer: PdfPrinter;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'code-'));
  const found = findBrowser();
  if (!found) throw new Error('No Chromium, Chrome or Edge is installed; these tests print with one.');
  printer = openPrinter(found);
});
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

/** What a reader of codes sees on the first page; null: no code. */
async function readCode(document: PrintedDocument): Promise<string | null> {
  const pdf = join(folder, 'invoice.pdf');
  writeFileSync(pdf, await printer.print(renderDocument(documentView(document), assets)));
  execFileSync('pdftoppm', ['-r', '200', '-f', '1', '-l', '1', '-png', '-singlefile', pdf, join(folder, 'page')]);
  const { data, width, height } = PNG.sync.read(readFileSync(join(folder, 'page.png')));
  const code = jsQR(new Uint8ClampedArray(data), width, height);
  return code && Buffer.from(code.binaryData).toString('utf8');
}

test('a Russian invoice: ГОСТ Р 56042-2014, in UTF-8, the sum in kopecks', async () => {
  expect(await readCode(sample('RU'))).toBe(
    'ST00012|Name=ООО «Ромашка»|PersonalAcc=40702810200000012345|BankName=ПАО Сбербанк, г. Москва|BIC=044525225|CorrespAcc=30101810400000000225|Sum=484200|Purpose=Оплата по счёту № 17 от 23.11.2026|PayeeINN=7707083893|KPP=770701001',
  );
});

test('an invoice in euros: EPC069-12 version 002, what is left after a deposit', async () => {
  const deposits = [{ documentId: 3, number: 'AC-2026-0003', day: '2026-11-01', vat: 10_000, gross: 60_000 }];
  expect(await readCode(sample('FR', { details: { deposits } }))).toBe(
    // 660.14 less 600.00.
    [
      'BCD',
      '002',
      '1',
      'SCT',
      'CCOPFRPPXXX',
      'Atelier Béranger SARL',
      'FR7630006000011234567890189',
      'EUR60.14',
      '',
      '',
      'FA-2026-0042',
    ].join('\n'),
  );
});

test('there is no code where it would lie: drafts, cancelled invoices, other types, other currencies, bank details that are not whole', () => {
  const text = (changes: Partial<PrintedDocument>, due = 100) => paymentCodeText(sample('RU', changes), due);
  const bank = sample('RU').bankAccount;
  expect(text({})).toMatch(/^ST00012\|/u);
  expect(text({}, 0)).toBeNull();
  expect(text({ number: null, mark: 'draft' })).toBeNull();
  expect(text({ mark: 'cancelled' })).toBeNull();
  expect(text({ type: 'act' })).toBeNull();
  expect(text({ currency: 'USD' })).toBeNull();
  expect(text({ bankAccount: null })).toBeNull();
  expect(text({ bankAccount: bank && { ...bank, bic: '04452' } })).toBeNull();
  expect(text({ bankAccount: bank && { ...bank, corrAccount: '' } })).toBeNull();
});

test.each([
  ['of France', 'FR76 3000 6000 0112 3456 7890 189', 'FR7630006000011234567890189'],
  ['of Norway, written small', 'no93 8601 1117 947', 'NO9386011117947'],
  ['of Switzerland', 'CH9300762011623852957', 'CH9300762011623852957'],
  ['of Britain', 'GB29NWBK60161331926819', 'GB29NWBK60161331926819'],
  ['of Serbia, a member since 2025', 'RS35260005601001611379', 'RS35260005601001611379'],
  ['with a digit mistyped', 'FR7630006000011234567890188', null],
  ['with check digits of zeros', 'FR00 0000 0000 0000 0000 0000 000', null],
  // A whole IBAN, of a country whose banks take no SEPA transfers.
  ['of the Emirates', 'AE070331234567890123456', null],
  ['that is no IBAN', '40702810200000012345', null],
])('euros can be paid by it to an account %s, or there is no code', (_what, account, paidTo) => {
  const document = sample('FR');
  const { bankAccount } = document;
  const text = paymentCodeText({ ...document, bankAccount: bankAccount && { ...bankAccount, account } }, 100);
  expect(text?.split('\n')[6] ?? null).toBe(paidTo);
});

test('a separator inside of a name does not end it, and a long name is cut', () => {
  const seller = { ...sample('RU').seller, legalName: `ООО «А|Б» ${'я'.repeat(200)}` };
  const name = /\|Name=([^|]*)\|PersonalAcc=/u.exec(paymentCodeText(sample('RU', { seller }), 100) ?? '')?.[1] ?? '';
  expect(name.startsWith('ООО «А Б» я')).toBe(true);
  expect([...name]).toHaveLength(160);
});
