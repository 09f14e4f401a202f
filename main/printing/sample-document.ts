/** A sample of each print form: the hand-written sample document of its country (`templates/invoice-*.json`), as a document of its type. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormDefinition } from './forms.ts';
import type { PrintedDocument, PrintedReference } from './printed-document.ts';

const order: PrintedReference = { type: 'order', number: 'З-7', day: '2026-11-02' };
const orderAbroad: PrintedReference = { type: 'order', number: 'ORD-2026-0007', day: '2026-11-02' };
const orderFrance: PrintedReference = { type: 'order', number: 'BC-2026-0007', day: '2026-11-02' };
const contract: PrintedReference = { type: 'contract', number: 'Д-15/26', day: '2026-01-12' };

/** What only documents of the type have. */
function ofType({ type, country }: FormDefinition, base: PrintedDocument): Partial<PrintedDocument> {
  const above = { RU: order, FR: orderFrance, INT: orderAbroad }[country];
  switch (type) {
    case 'proposal':
      return {
        details: {
          validUntil: '2026-12-23',
          subject: { RU: 'Оснащение офиса', FR: 'Aménagement de bureaux', INT: 'Office fit-out' }[country],
        },
      };
    case 'contract':
      return { details: { validUntil: '2027-11-23' }, serviceDay: '2026-12-15' };
    case 'order':
      return { serviceDay: '2026-12-01', details: { buyerReference: 'PO-4711' } };
    case 'invoice':
      return { basedOn: above };
    case 'act':
      return { contract, operations: 'services' };
    case 'waybill':
      return {
        basedOn: above,
        contract: country === 'RU' ? contract : null,
        operations: 'goods',
        details: {
          shipment: {
            consignor: '',
            consignee: '',
            carrier: { RU: 'ООО «Быстрый груз»', FR: 'Transports Martin', INT: 'Fast Freight' }[country],
            transportDocument: 'TN-88',
            packages: 3,
            grossWeight: 27_500,
            netWeight: 25_000,
          },
        },
      };
    case 'tax-invoice':
      return { basedOn: { type: 'waybill', number: '18', day: base.day }, operations: 'goods' };
    case 'upd':
      return { contract, details: { transferStatus: '1' } };
    case 'credit-note':
      return {
        corrects: { type: 'invoice', number: 'FA-2026-0014', day: '2026-11-10' },
        details: { reason: country === 'FR' ? 'Retour de marchandise' : 'Goods returned' },
      };
    case 'correction':
      return {
        corrects: { type: 'upd', number: '16', day: '2026-11-10' },
        details: { reason: 'Недопоставка' },
        // Ten packs were to come: three of them dearer.
        lines: base.lines.map((line, at) =>
          at === 0
            ? {
                ...line,
                before: {
                  quantity: 12_000,
                  price: line.price,
                  vatRate: 2200,
                  sums: { net: 344_262, vat: 75_738, gross: 420_000 },
                },
              }
            : {
                ...line,
                before: { quantity: line.quantity, price: line.price, vatRate: line.vatRate, sums: line.sums },
              },
        ),
      };
    case 'deposit-invoice':
      return { basedOn: above, details: { depositShare: 3000 } };
    case 'power-of-attorney':
      return {
        lines: base.lines.map((line) => ({ ...line, price: 0 })),
        details: {
          validUntil: '2026-12-03',
          person: {
            name: 'Сидоров Пётр Ильич',
            post: 'кладовщик',
            identity: '45 08 123456, выдан ОВД «Арбат» 12.03.2009',
          },
          grounds: 'счёт № 245 от 20.11.2026',
        },
      };
    case 'cash-receipt':
      return { basedOn: { type: 'invoice', number: '17', day: '2026-11-20' } };
    case 'statement':
      return {
        lines: [],
        serviceDay: null,
        deliveryAddress: null,
        details: { from: '2026-01-01', until: '2026-11-23' },
        statement: {
          opening: 100_000,
          entries: [
            { day: '2026-02-10', type: country === 'RU' ? 'act' : 'invoice', number: '3', debit: 484_200, credit: 0 },
            { day: '2026-03-01', type: null, number: '118', debit: 0, credit: 400_000 },
            {
              day: '2026-05-05',
              type: country === 'RU' ? 'waybill' : 'credit-note',
              number: '9',
              debit: country === 'RU' ? 50_000 : 0,
              credit: country === 'RU' ? 0 : 50_000,
            },
          ],
          closing: country === 'RU' ? 234_200 : 134_200,
        },
      };
    default:
      return type satisfies never;
  }
}

/** The sample of a form, made from that of its country. */
export function sampleOf(form: FormDefinition, base: PrintedDocument): PrintedDocument {
  const codes = ['778', '356', '006'];
  const lines = base.lines.map((line, at) => ({ ...line, unitCode: codes[at] ?? '796' }));
  const own = { ...base, lines };
  return { ...own, type: form.type, template: form.id, ownCurrency: base.currency, ...ofType(form, own) };
}

const bases = new Map<string, PrintedDocument>();

/** The sample of a form; `templates` is the folder of the program's templates. */
export function sampleDocument(form: FormDefinition, templates: string): PrintedDocument {
  const file = join(templates, `invoice-${form.country.toLowerCase()}.json`);
  // The program's own file, which the tests print.
  const base = bases.get(file) ?? (JSON.parse(readFileSync(file, 'utf8')) as PrintedDocument);
  bases.set(file, base);
  return sampleOf(form, base);
}

/** The same document while almost nothing is known of it: a template that stands this stands every draft. */
export function bareSample(form: FormDefinition, templates: string): PrintedDocument {
  const full = sampleDocument(form, templates);
  const { seller, company } = full;
  return {
    ...full,
    status: 'draft',
    number: null,
    dueDay: null,
    serviceDay: null,
    seller: { ...seller, taxNumbers: {}, bankAccounts: [], director: '', directorPost: '', phone: '', email: '' },
    buyer: null,
    bankAccount: null,
    deliveryAddress: null,
    company: { ...company, vatPayer: false, accountant: '' },
    lines: [],
    totals: { lines: [], vatTable: [], net: 0, vat: 0, gross: 0, discount: 0 },
    comment: '',
    mark: 'draft',
    details: {},
    basedOn: null,
    corrects: null,
    contract: null,
    statement: null,
  };
}
