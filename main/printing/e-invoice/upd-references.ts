/** The other documents that a счёт-фактура or УПД names: payments (СвПРД), what it was shipped with (ДокПодтвОтгрНом), its grounds (ОснПер). */
import { Day } from '../../../preload/contract/values.ts';
import { formatDay } from '../format.ts';
import type { PrintedDocument, PrintedReference } from '../printed-document.ts';
import { shipmentsIn } from '../shipment-view.ts';
import { type Element, element } from './xml.ts';

/** A document as somebody wrote it down: `Договор поставки № 5/26 от 12.01.2026`; the day as `DD.MM.YYYY`. */
interface NamedDocument {
  /** What it is called; empty where it has a number alone. */
  readonly title: string;
  readonly number: string;
  readonly day: string;
}

/** A number has no spaces in it and at least one digit, so that no other word is taken for it. */
const name =
  /^(?<title>[\p{L}\s/.-]*?)\s*№?\s*(?<number>[^\s№]*\d[^\s№]*)\s+от\s+(?<day>(?<date>\d\d)\.(?<month>\d\d)\.(?<year>\d{4}))(?:\s*г\.?)?$/u;

function documentNamed(text: string): NamedDocument | null {
  const { title = '', number = '', day = '', date, month, year } = name.exec(text.trim())?.groups ?? {};
  return Day.safeParse(`${year}-${month}-${date}`).success ? { title, number, day } : null;
}

/** The documents of a list with commas or semicolons; none where anything of the text would be left over. */
function documentsNamed(text: string): readonly NamedDocument[] {
  const found = text.split(/[,;]/u).map(documentNamed);
  return found.every((one) => one !== null) ? found : [];
}

const paymentOrder = /^(?:п\/п|пп|плат[её]жн(?:ое|ому) поручени[ею])?$/iu;

/** Row 5 as elements; empty where the text is no list of payment orders: then it stands in words (`referencesInWords`). */
export function paymentElements({ details }: PrintedDocument): (Element | null)[] {
  const payments = documentsNamed(details?.paymentDocuments ?? '');
  if (!payments.every(({ title }) => paymentOrder.test(title))) return [];
  return payments.map(({ number, day }) => element('СвПРД', [], { НомерПРД: number, ДатаПРД: day }));
}

const shipmentNames: Readonly<Record<string, string>> = {
  act: 'Акт',
  waybill: 'Товарная накладная',
  upd: 'Универсальный передаточный документ',
};

/** Row 5а: the documents that the goods or services went with; a УПД is that itself. */
export function shippingElements(printed: PrintedDocument): (Element | null)[] {
  return shipmentsIn(printed).flatMap((shipment) => {
    const title = shipmentNames[shipment.type];
    return title === undefined ? [] : [documentElement('ДокПодтвОтгрНом', title, shipment)];
  });
}

const grounds: Readonly<Record<string, string>> = {
  ...shipmentNames,
  contract: 'Договор',
  invoice: 'Счет на оплату',
  order: 'Заказ',
};

/** What is transferred on the grounds of: the contract, also one in words, else the document that this one is based on; null: none is known. */
export function groundsElement(printed: PrintedDocument): Element | null {
  const { contract, basedOn } = printed;
  if (contract) return documentElement('ОснПер', 'Договор', contract);
  const inWords = contractInWords(printed);
  if (inWords)
    return element('ОснПер', [], {
      РеквНаимДок: inWords.title || 'Договор',
      РеквНомерДок: inWords.number,
      РеквДатаДок: inWords.day,
    });
  return basedOn ? documentElement('ОснПер', grounds[basedOn.type] ?? 'Документ-основание', basedOn) : null;
}

function contractInWords({ details }: PrintedDocument): NamedDocument | null {
  const [first, ...others] = documentsNamed(details?.contract ?? '');
  return others.length === 0 ? (first ?? null) : null;
}

/** What the office wrote of other documents and the format has no element for: its name and the words as they stand. */
export function referencesInWords(printed: PrintedDocument): readonly (readonly [name: string, words: string])[] {
  const { type, contract, details } = printed;
  // A счёт-фактура alone names no grounds.
  const isNamed = type === 'tax-invoice' || !!contract || contractInWords(printed) !== null;
  return [
    ['Платежно-расчетный документ', paymentElements(printed).length === 0 ? (details?.paymentDocuments ?? '') : ''],
    ['Договор', isNamed ? '' : (details?.contract ?? '')],
  ];
}

function documentElement(
  place: string,
  title: string,
  { number, day }: Pick<PrintedReference, 'number' | 'day'>,
): Element | null {
  return element(place, [], { РеквНаимДок: title, РеквНомерДок: number, РеквДатаДок: formatDay(day, 'ru') });
}
