/** What only some forms show: who signs, how goods travel, which other documents are named. Text only; what there is none of is empty. */
import type { DocumentDetails } from '../../preload/contract/document-details.ts';
import type { Language } from '../../preload/contract/values.ts';
import { classifiedCurrency } from './classified-currency.ts';
import {
  formatDay,
  formatLongDay,
  formatMoney,
  formatMoneyWithCurrency,
  formatPercent,
  formatQuantity,
} from './format.ts';
import { typeTitle } from './labels.ts';
import type { PrintedDocument, PrintedReference } from './printed-document.ts';
import { lineNumbers, shipmentsIn } from './shipment-view.ts';
import { countInWords, sumInWords } from './words.ts';

export interface ReferenceView {
  readonly known: boolean;
  /** `Счёт на оплату` */
  readonly title: string;
  readonly number: string;
  readonly day: string;
  readonly longDay: string;
}

export interface DayView {
  /** `23` */
  readonly day: string;
  /** `ноября`: as it stands after the day. */
  readonly month: string;
  /** `11` */
  readonly monthNumber: string;
  readonly year: string;
}

export interface DetailsView {
  readonly signatoryName: string;
  readonly signatoryPost: string;
  readonly signatoryBasis: string;
  readonly dayParts: DayView;
  readonly validUntil: string;
  readonly longValidUntil: string;
  readonly validUntilParts: DayView;
  readonly subject: string;
  /** A contract by number and day, as a form names it. */
  readonly contractText: string;
  readonly buyerReference: string;
  readonly basedOn: ReferenceView;
  readonly corrects: ReferenceView;
  readonly contract: ReferenceView;
  readonly consignor: string;
  readonly consignee: string;
  readonly carrier: string;
  readonly transportDocument: string;
  readonly packages: string;
  readonly packagesInWords: string;
  /** Kilograms, with three decimals where there are any. */
  readonly grossWeight: string;
  readonly grossWeightInWords: string;
  readonly netWeight: string;
  readonly netWeightInWords: string;
  readonly personName: string;
  readonly personPost: string;
  readonly personIdentity: string;
  readonly grounds: string;
  readonly enclosed: string;
  readonly paymentDocuments: string;
  readonly stateContract: string;
  readonly transferStatus: string;
  /** УПД with status 2 and what corrects it: a primary document, no tax invoice. */
  readonly primaryOnly: boolean;
  readonly reason: string;
  readonly depositShare: string;
  readonly deposits: readonly {
    readonly number: string;
    readonly day: string;
    readonly vat: string;
    readonly gross: string;
  }[];
  readonly depositsTotal: string;
  /** What is left to pay after the deposits. */
  readonly amountDue: string;
  readonly amountDueWithCurrency: string;
  readonly from: string;
  readonly until: string;
  /** In paragraphs; empty: the form's own. */
  readonly text: readonly string[];
  /** The document that the goods or services went with, as a tax invoice names it (строка 5а). */
  readonly shippingDocument: string;
  /** Number and day of what the document is based on: of the contract, else of the document above. */
  readonly basis: { readonly number: string; readonly day: string };
  readonly soleTrader: boolean;
  /** As the classifier of currencies has it (ОКВ, ISO 4217). */
  readonly currencyName: string;
  readonly currencyCode: string;
  /** As Russian forms write it behind a sum: `руб.`, of others the three letters. */
  readonly currencyShort: string;
  readonly inEnglish: boolean;
  readonly inRussian: boolean;
  readonly inFrench: boolean;
  readonly lineCountInWords: string;
  readonly quantityTotal: string;
  /** In the own company's currency, where the document's is another; else empty. */
  readonly ownCurrency: string;
  /** The same as a Russian form says in what the sums are: `рублях`. */
  readonly ownCurrencyIn: string;
  readonly exchangeRate: string;
  readonly ownNet: string;
  readonly ownVat: string;
  readonly ownGross: string;
}

function referenceView(reference: PrintedReference | null | undefined, language: Language): ReferenceView {
  if (!reference) return { known: false, title: '', number: '', day: '', longDay: '' };
  return {
    known: true,
    title: typeTitle(reference.type, language),
    number: reference.number,
    day: formatDay(reference.day, language),
    longDay: formatLongDay(reference.day, language),
  };
}

const noDay: DayView = { day: '', month: '', monthNumber: '', year: '' };

function dayView(day: string | undefined, language: Language): DayView {
  if (day === undefined) return noDay;
  const locale = { en: 'en-GB', ru: 'ru-RU', fr: 'fr-FR' }[language];
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).formatToParts(
    new Date(day),
  );
  const month = parts.find(({ type }) => type === 'month')?.value ?? '';
  return { day: day.slice(8, 10), month, monthNumber: day.slice(5, 7), year: day.slice(0, 4) };
}

/** Grams as kilograms. */
const kilograms = (grams: number | null | undefined, language: Language): string =>
  grams === null || grams === undefined ? '' : formatQuantity(grams, language);

/** `двадцать семь кг 500 г`: the kilograms in words, what is less in figures. */
function kilogramsInWords(grams: number | null | undefined, language: Language): string {
  if (grams === null || grams === undefined) return '';
  const rest = grams % 1000;
  const [kg, g] = language === 'ru' ? ['кг', 'г'] : ['kg', 'g'];
  const whole = `${countInWords(Math.floor(grams / 1000), language)} ${kg}`;
  return rest === 0 ? whole : `${whole} ${rest} ${g}`;
}

function contractText(details: DocumentDetails, contract: ReferenceView, language: Language): string {
  if (!contract.known) return details.contract ?? '';
  if (language === 'ru') return `${contract.title} № ${contract.number} от ${contract.day}`;
  return language === 'fr'
    ? `${contract.title} n° ${contract.number} du ${contract.day}`
    : `${contract.title} No. ${contract.number} of ${contract.day}`;
}

/** Of the document in its own currency, worked out with the frozen rate; `inOwn` turns minor units of the one into the other. */
export type InOwnCurrency = (amount: number) => number;

/** Makes the part of the view; `inOwn` null: the document is in the own currency. */
export function detailsView(printed: PrintedDocument, language: Language, inOwn: InOwnCurrency | null): DetailsView {
  const details = printed.details ?? {};
  const { currency, seller, totals } = printed;
  const money = (amount: number) => formatMoney(amount, currency, language);
  const own = (amount: number) =>
    inOwn === null ? '' : formatMoney(inOwn(amount), printed.ownCurrency ?? currency, language);
  const contract = referenceView(printed.contract, language);
  const { signatory, shipment, person } = details;
  const deposits = details.deposits ?? [];
  const taken = deposits.reduce((sum, { gross }) => sum + gross, 0);
  const packages = shipment?.packages ?? null;
  return {
    signatoryName: signatory?.name ?? seller.director,
    signatoryPost: signatory?.post ?? seller.directorPost,
    signatoryBasis: signatory?.basis ?? seller.actingOn ?? '',
    dayParts: dayView(printed.day, language),
    validUntil: details.validUntil ? formatDay(details.validUntil, language) : '',
    longValidUntil: details.validUntil ? formatLongDay(details.validUntil, language) : '',
    validUntilParts: dayView(details.validUntil, language),
    subject: details.subject ?? '',
    contractText: contractText(details, contract, language),
    buyerReference: details.buyerReference ?? '',
    basedOn: referenceView(printed.basedOn, language),
    corrects: referenceView(printed.corrects, language),
    contract,
    consignor: shipment?.consignor ?? '',
    consignee: shipment?.consignee ?? '',
    carrier: shipment?.carrier ?? '',
    transportDocument: shipment?.transportDocument ?? '',
    packages: packages === null ? '' : String(packages),
    packagesInWords: packages === null ? '' : countInWords(packages, language),
    grossWeight: kilograms(shipment?.grossWeight, language),
    grossWeightInWords: kilogramsInWords(shipment?.grossWeight, language),
    netWeight: kilograms(shipment?.netWeight, language),
    netWeightInWords: kilogramsInWords(shipment?.netWeight, language),
    personName: person?.name ?? '',
    personPost: person?.post ?? '',
    personIdentity: person?.identity ?? '',
    grounds: details.grounds ?? '',
    enclosed: details.enclosed ?? '',
    paymentDocuments: details.paymentDocuments ?? '',
    stateContract: details.stateContract ?? '',
    transferStatus: details.transferStatus ?? '',
    primaryOnly: details.transferStatus === '2',
    reason: details.reason ?? '',
    depositShare: details.depositShare ? formatPercent(details.depositShare, language) : '',
    deposits: deposits.map(({ number, day, vat, gross }) => ({
      number,
      day: formatDay(day, language),
      vat: money(vat),
      gross: money(gross),
    })),
    depositsTotal: taken === 0 ? '' : money(taken),
    amountDue: money(amountDue(printed)),
    amountDueWithCurrency: formatMoneyWithCurrency(amountDue(printed), currency, language),
    from: details.from ? formatDay(details.from, language) : '',
    until: details.until ? formatDay(details.until, language) : '',
    text: details.text ? details.text.split(/\r\n|\r|\n/u) : [],
    shippingDocument: shippingDocument(printed, language),
    basis: contract.known ? contract : referenceView(printed.basedOn, language),
    soleTrader: (seller.taxNumbers.inn ?? '').length === 12,
    currencyName: classifiedCurrency(currency).name,
    currencyCode: classifiedCurrency(currency).code,
    currencyShort: currency === 'RUB' ? 'руб.' : currency,
    inEnglish: language === 'en',
    inRussian: language === 'ru',
    inFrench: language === 'fr',
    lineCountInWords: countInWords(printed.lines.length, language),
    quantityTotal: formatQuantity(
      printed.lines.reduce((sum, { quantity }) => sum + quantity, 0),
      language,
    ),
    ownCurrency: inOwn === null ? '' : (printed.ownCurrency ?? ''),
    ownCurrencyIn: inOwn === null ? '' : classifiedCurrency(printed.ownCurrency ?? currency).within,
    exchangeRate: inOwn === null || !printed.exchangeRate ? '' : rateText(printed.exchangeRate, language),
    ownNet: own(totals.net),
    ownVat: own(totals.vat),
    ownGross: own(totals.gross),
  };
}

/** Row 5а of a tax invoice: the lines by number, and the documents from `shipmentsIn` that they went with. */
function shippingDocument(printed: PrintedDocument, language: Language): string {
  if (printed.lines.length === 0) return '';
  const shipments = shipmentsIn(printed);
  if (shipments.length === 0) return `№ п/п ${lineNumbers(printed.lines.map((_, at) => at + 1))} № — от —`;
  return shipments
    .map(({ number, day, lines }) => `№ п/п ${lineNumbers(lines)} № ${number} от ${formatDay(day, language)}`)
    .join('; ');
}

/** Millionths, with four to six decimals. */
function rateText(millionths: number, language: Language): string {
  const whole = Math.floor(millionths / 1_000_000);
  const rest = String(millionths % 1_000_000)
    .padStart(6, '0')
    .replace(/0{1,2}$/u, '');
  return `${whole}${language === 'en' ? '.' : ','}${rest}`;
}

/** What is left to pay after the deposits that are taken off, in minor units. */
export function amountDue({ totals, details }: PrintedDocument): number {
  return totals.gross - (details?.deposits ?? []).reduce((sum, { gross }) => sum + gross, 0);
}

/** The same in words, for forms that close with it. */
export function dueInWords(printed: PrintedDocument, language: Language): string {
  return sumInWords(amountDue(printed), printed.currency, language);
}
