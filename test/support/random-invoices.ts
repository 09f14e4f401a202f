/** Random issued invoices, worked out by the program's own sums as documents are. */
import fc from 'fast-check';
import { totals } from '../../main/features/documents/amounts.ts';
import type { PrintedDocument } from '../../main/printing/view.ts';
import { sample } from '../printing/sample-documents.ts';

const rates = [null, 0, 210, 550, 700, 1000, 1900, 2000, 2100, 2700];

const anyLine = fc.record({
  name: fc.constantFrom('Étagère murale', 'Vis & écrous <M8>', 'Консультация', 'Wall bracket "L"'),
  code: fc.constantFrom('', 'A-001'),
  quantity: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 10_000_000 })),
  price: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1_000_000_00 })),
  discount: fc.constantFrom(0, 0, 250, 500, 3333, 10_000),
  vatRate: fc.constantFrom(...rates),
  uneceUnit: fc.constantFrom('H87', 'HUR', 'XPX', 'KGM'),
});

/** Whole ones, as XRechnung wants them: at home, in another member state, outside of the Union. */
const anyDelivery = fc.constantFrom(
  null,
  { street: 'Zone de la Plaine, bât. C', postcode: '77700', city: 'Serris', region: '', country: 'France' },
  { street: 'Lagerstraße 1', postcode: '20357', city: 'Hamburg', region: '', country: 'Allemagne' },
  { street: 'Rue du Dépôt 3', postcode: '1201', city: 'Genève', region: 'GE', country: 'Switzerland' },
  { street: 'Quai 4', postcode: '1000', city: 'Bruxelles', region: '', country: '' },
);

const anyFacts = fc.record({
  form: fc.constantFrom('FR' as const, 'INT' as const),
  type: fc.constantFrom('invoice' as const, 'invoice' as const, 'deposit-invoice' as const, 'credit-note' as const),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 12 }),
  discount: fc.constantFrom(0, 0, 0, 1, 100, 777),
  pricesIncludeVat: fc.boolean(),
  rounding: fc.constantFrom('document' as const, 'document' as const, 'line' as const),
  vatPayer: fc.constantFrom(true, true, true, false),
  currency: fc.constantFrom('EUR', 'EUR', 'USD', 'JPY'),
  operations: fc.constantFrom('goods' as const, 'services' as const),
  deliveryAddress: anyDelivery,
  /** What share of the invoice deposits have paid, in hundredths. */
  deposit: fc.constantFrom(0, 0, 30, 100),
});

export interface RandomInvoice {
  readonly printed: PrintedDocument;
  /** By how many minor units BT-117 may differ from the rate on BT-116: rounding on lines, or prices that include VAT. */
  readonly cents: number;
}

/** Both price modes, discounts, several rates, exemption, deposits, credit notes, other currencies. */
export const anyInvoice: fc.Arbitrary<RandomInvoice> = anyFacts.map((facts) => {
  const { lines, discount, pricesIncludeVat, vatPayer, currency, deposit } = facts;
  // Rounded on each line, a few yen are more than the standard lets pass.
  const rounding = currency === 'JPY' ? 'document' : facts.rounding;
  const worked = totals({
    lines: lines.map((line) => ({ ...line, vat: { id: null, rate: line.vatRate, label: String(line.vatRate) } })),
    discount,
    pricesIncludeVat,
    rounding,
    vatPayer,
  });
  const base = sample(facts.form);
  const taken = Math.floor((worked.gross * deposit) / 100);
  const printed: PrintedDocument = {
    ...base,
    type: facts.type,
    operations: facts.operations,
    deliveryAddress: facts.deliveryAddress,
    currency,
    ownCurrency: 'EUR',
    exchangeRate: currency === 'EUR' ? null : 921_300,
    discount,
    pricesIncludeVat,
    company: { ...base.company, vatPayer },
    lines: lines.map((line, at) => ({
      ...line,
      unit: 'pce',
      sums: worked.lines[at] ?? { net: 0, vat: 0, gross: 0 },
    })),
    totals: worked,
    details: {
      buyerReference: '04011000-12345-34',
      ...(taken > 0 && {
        deposits: [{ documentId: 1, number: 'FA-1', day: '2026-10-01', vat: 0, gross: taken }],
      }),
    },
    corrects: facts.type === 'credit-note' ? { type: 'invoice', number: 'F-1', day: '2026-11-02' } : null,
  };
  const ofLines = Math.ceil(lines.length / 2) + 1;
  return { printed, cents: rounding === 'line' ? ofLines : pricesIncludeVat ? 1 : 0 };
});
