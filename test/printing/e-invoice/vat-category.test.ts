/** Why there is no VAT on an invoice: told by where goods go and where a service's buyer is, and not at all where that is not known. */
import { describe, expect, test } from 'vitest';
import { eInvoice } from '../../../main/printing/e-invoice/from-document.ts';
import { ublXml } from '../../../main/printing/e-invoice/ubl.ts';
import type { PrintedDocument } from '../../../main/printing/view.ts';
import { termsOf } from '../../support/e-invoice-terms.ts';
import { brokenRules } from '../../support/en16931-rules.ts';
import { sample } from '../sample-documents.ts';

interface Sold {
  readonly operations: PrintedDocument['operations'];
  readonly buyerIn: string;
  readonly vat?: string;
  /** Country of the delivery address; left out: there is none. */
  readonly to?: string;
  readonly sellerIn?: string;
}

const at = (country: string) => ({ street: 'Main St 1', postcode: '1000', city: 'Town', region: '', country });

/** An invoice of a French seller, all at 0 %. */
function atZero({ operations, buyerIn, vat, to, sellerIn = 'France' }: Sold): PrintedDocument {
  const document = sample('FR');
  const { buyer, seller, totals } = document;
  if (buyer === null) throw new Error('The sample has no buyer.');
  const sums = { net: totals.net, vat: 0, gross: totals.net };
  return {
    ...document,
    operations,
    deliveryAddress: to === undefined ? null : at(to),
    seller: { ...seller, address: { ...seller.address, country: sellerIn } },
    buyer: { ...buyer, country: 'INT', taxNumbers: vat === undefined ? {} : { vat }, address: at(buyerIn) },
    lines: document.lines.map((line) => ({ ...line, vatRate: 0 })),
    totals: { ...totals, ...sums, vatTable: [{ vatRateId: 1, label: '0 %', rate: 0, ...sums }] },
  };
}

/** `K to CH`: the category and where the goods went; of what is refused the fields. */
function told(sold: Sold): string {
  const made = eInvoice(atZero(sold), 'en16931');
  if ('missing' in made) return made.missing.map(({ path }) => path).join(' ');
  const terms = termsOf(ublXml(made.invoice, 'en16931'));
  expect(brokenRules(terms)).toEqual([]);
  const [row, ...others] = terms.vatRows;
  expect(others).toEqual([]);
  return `${row?.category} to ${terms.deliverTo?.country ?? 'nowhere'}`;
}

const german = { buyerIn: 'Germany', vat: 'DE136695976' };
const swiss = { buyerIn: 'Switzerland' };

describe('goods', () => {
  const goods = { operations: 'goods' } as const;
  test.each<[what: string, sold: Sold, category: string]>([
    ['a German business', { ...goods, ...german }, 'K to DE'],
    ['a German business, to Switzerland', { ...goods, ...german, to: 'Switzerland' }, 'G to CH'],
    ['a German business, to Italy', { ...goods, ...german, to: 'Italie' }, 'K to IT'],
    ['a German business, to France', { ...goods, ...german, to: 'France' }, 'Z to FR'],
    ['a German business, to an address without a country', { ...goods, ...german, to: '' }, 'K to DE'],
    ['a German person', { ...goods, buyerIn: 'Germany' }, 'Z to nowhere'],
    ['a Swiss buyer', { ...goods, ...swiss }, 'G to nowhere'],
    ['a Swiss buyer, that stay in France', { ...goods, ...swiss, to: 'France' }, 'Z to FR'],
    ['a Swiss buyer, to Germany', { ...goods, ...swiss, vat: 'CHE123456788', to: 'Germany' }, 'Z to DE'],
    // Article 138 wants a number of another member state than the one that the goods leave.
    ['a French business, to Germany', { ...goods, buyerIn: 'France', vat: 'FR27552100554', to: 'Germany' }, 'Z to DE'],
  ])('to %s', (_what, sold, category) => {
    expect(told(sold)).toBe(category);
  });

  test('to a country that cannot be read are refused, as a buyer there would be', () => {
    expect(told({ ...goods, ...german, to: 'Schweitz' })).toBe('client.deliveryAddress.country');
    expect(told({ ...goods, buyerIn: 'Schweitz' })).toBe('client.address.country');
  });
});

describe('services are where the buyer is, wherever he has things brought', () => {
  test.each<[what: string, sold: Omit<Sold, 'operations'>, category: string]>([
    ['a German business', german, 'AE to nowhere'],
    ['a German business with a store in Switzerland', { ...german, to: 'Switzerland' }, 'AE to CH'],
    ['a German person', { buyerIn: 'Germany' }, 'Z to nowhere'],
    ['a Swiss buyer', swiss, 'E to nowhere'],
    ['a Swiss buyer with a store in France', { ...swiss, to: 'France' }, 'E to FR'],
  ])('%s', (_what, sold, category) => {
    expect(told({ operations: 'services', ...sold })).toBe(category);
  });
});

describe.each([null, 'mixed'] as const)('where it is not known what is sold (%s)', (operations) => {
  test.each([german, swiss, { ...swiss, to: 'France' }, { ...german, to: 'Switzerland' }])(
    'no reason is made up: %o',
    (sold) => {
      expect(told({ operations, ...sold })).toBe('lines');
    },
  );

  test('what is at home or to persons within the Union is the same for both', () => {
    expect(told({ operations, buyerIn: 'France' })).toBe('Z to nowhere');
    expect(told({ operations, buyerIn: 'Germany' })).toBe('Z to nowhere');
  });
});

describe('Northern Ireland and Monaco', () => {
  const irish = { buyerIn: 'United Kingdom', vat: 'XI123456789' };
  const monegasque = { buyerIn: 'Monaco', vat: 'FR12345678901' };
  test.each<[what: string, sold: Sold, category: string]>([
    ['goods to Northern Ireland are within the Union', { operations: 'goods', ...irish }, 'K to GB'],
    ['its services are not', { operations: 'services', ...irish }, 'E to nowhere'],
    ['goods of its business, to Germany', { operations: 'goods', ...irish, to: 'Germany' }, 'K to DE'],
    ['goods to Great Britain', { operations: 'goods', ...irish, vat: 'GB123456789' }, 'G to nowhere'],
    ['goods from France to Monaco are at home', { operations: 'goods', ...monegasque }, 'Z to nowhere'],
    ['services from France to Monaco are at home', { operations: 'services', ...monegasque }, 'Z to nowhere'],
    ['goods from Germany to Monaco', { operations: 'goods', ...monegasque, sellerIn: 'Germany' }, 'K to MC'],
    [
      'services from Germany to Monaco',
      { operations: 'services', ...monegasque, sellerIn: 'Germany' },
      'AE to nowhere',
    ],
    ['goods from Monaco to Germany', { operations: 'goods', ...german, sellerIn: 'Monaco' }, 'K to DE'],
  ])('%s', (_what, sold, category) => {
    expect(told(sold)).toBe(category);
  });

  test('a Monegasque VAT number without letters gets those of France', () => {
    const made = eInvoice(atZero({ operations: 'goods', buyerIn: 'Monaco', vat: '12345678901' }), 'en16931');
    expect('invoice' in made && made.invoice.buyer.vatNumber).toBe('FR12345678901');
  });
});
