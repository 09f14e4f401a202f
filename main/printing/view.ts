/** The view model of a print form: everything that stands on it, as text, so that a template only has to place it. */

import { type Exchange, inOwnCurrency } from '../../preload/contract/own-currency.ts';
import type { Language } from '../../preload/contract/values.ts';
import { amountDue, type DetailsView, detailsView, dueInWords } from './details-view.ts';
import { dueDayOf } from './due-day.ts';
import { type FormWords, formWords } from './form-words.ts';
import { formatDay, formatLongDay, formatMoney, formatMoneyWithCurrency, formatPercent } from './format.ts';
import { type FormLabels, internationalTitle, labelsOf, markText, numberedTitle, typeTitle } from './labels.ts';
import {
  correctionTotals,
  type DifferenceView,
  type LineView,
  lineViews,
  shownSum,
  type VatRowView,
  vatRowViews,
} from './line-view.ts';
import { type OwnValueView, ownValueViews } from './own-values-view.ts';
import { addressLines, type BankView, bankView, type PartyView, partyView } from './party-view.ts';
import { paymentCodeText, qrPicture } from './payment-code.ts';
import { type PrintedDocument, type PrintForm, printedLanguage } from './printed-document.ts';
import { type StatementView, statementView } from './statement-view.ts';
import { vatExemptionText } from './vat-exemption.ts';
import { sumInWords } from './words.ts';

export type { PrintedCompany, PrintedDocument, PrintedLine } from './printed-document.ts';

/** What stands on the page. Texts are never undefined: what there is none of is empty. */
export interface DocumentView extends DetailsView {
  readonly template: string;
  readonly form: PrintForm;
  readonly language: Language;
  /** `Facture` */
  readonly title: string;
  /** `Facture n° 17 du 23 novembre 2026` */
  readonly fullTitle: string;
  /** The same in short, for the foot of each page. */
  readonly caption: string;
  readonly mark: string;
  readonly number: string;
  readonly day: string;
  readonly longDay: string;
  readonly serviceDay: string;
  readonly longServiceDay: string;
  readonly dueDay: string;
  readonly longDueDay: string;
  readonly currency: string;
  readonly labels: FormLabels;
  readonly words: FormWords;
  readonly seller: PartyView;
  readonly buyer: PartyView;
  readonly deliveryLines: readonly string[];
  readonly bank: BankView;
  readonly legalForm: string;
  readonly register: string;
  readonly director: string;
  readonly directorPost: string;
  readonly accountant: string;
  readonly accountantSigns: boolean;
  readonly logo: string;
  readonly stamp: string;
  readonly signature: string;
  readonly accountantSignature: string;
  readonly vatPayer: boolean;
  readonly pricesIncludeVat: boolean;
  readonly hasLineDiscounts: boolean;
  /** All lines but the last, which stays with the totals. */
  readonly lines: readonly LineView[];
  readonly leadingLines: readonly LineView[];
  readonly lastLines: readonly LineView[];
  readonly lineCount: string;
  readonly linesTotal: string;
  readonly hasDiscount: boolean;
  readonly hasAnyDiscount: boolean;
  readonly discountRate: string;
  readonly discountSum: string;
  readonly vatRows: readonly VatRowView[];
  readonly net: string;
  readonly vat: string;
  readonly gross: string;
  readonly grossWithCurrency: string;
  readonly vatWithCurrency: string;
  readonly inWords: string;
  readonly comment: readonly string[];
  /** The office's own fields of the document that are printed. */
  readonly own: readonly OwnValueView[];
  readonly client: { readonly own: readonly OwnValueView[] };
  /** Whether there is any of either. */
  readonly hasOwn: boolean;
  readonly betweenBusinesses: boolean;
  /** Empty: the rate of the law. */
  readonly latePenaltyRate: string;
  /** Empty: none is granted. */
  readonly earlyPaymentDiscount: string;
  readonly goods: boolean;
  readonly services: boolean;
  readonly mixed: boolean;
  readonly vatOnDebits: boolean;
  readonly vatExemption: string;
  /** Of a correction: rises and falls over all lines. */
  readonly correction: DifferenceView;
  readonly dueInWords: string;
  /** A `data:` URI of the picture that banks read; empty: there is none. */
  readonly paymentCode: string;
  readonly statement: StatementView;
}

const picture = (uri: string | null): string =>
  uri && /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]+$/u.test(uri) ? uri : '';

const isDirectors = ({ details, seller }: PrintedDocument): boolean =>
  details?.signatory === undefined || details.signatory.name === seller.director;

/** The frozen rate of a document that is not in the own company's currency; null for one that is. */
function exchangeOf({ currency, ownCurrency, exchangeRate }: PrintedDocument): Exchange | null {
  if (!ownCurrency || ownCurrency === currency || !exchangeRate) return null;
  return { base: ownCurrency, currency, rate: exchangeRate };
}

/** Makes the view model: pure, the same document gives the same view for ever. */
export function documentView(printed: PrintedDocument): DocumentView {
  const { form, company, seller, buyer, totals, currency } = printed;
  const language = printedLanguage(form, printed.language);
  const money = (amount: number) => formatMoney(amount, currency, language);
  const title = form === 'INT' ? internationalTitle(printed.type, language) : typeTitle(printed.type, language);
  const number = printed.number ?? '';
  const dueDay = dueDayOf(printed);
  const withCountry = form === 'INT' || (buyer !== null && buyer.address.country !== seller.address.country);
  const partyForm = { form, language, withCountry, labels: printed.taxNumberLabels ?? {} };
  const lines = lineViews(printed, language);
  const linesTotal = printed.lines.reduce((sum, line) => sum + shownSum(line, printed), 0);
  const afterDiscount = printed.pricesIncludeVat ? totals.gross : totals.net;
  const inn = seller.taxNumbers.inn ?? '';
  const accountant = printed.details?.accountant || company.accountant;
  const exchange = exchangeOf(printed);
  const code = paymentCodeText(printed, amountDue(printed));
  const own = ownValueViews(printed.ownValues, language);
  const clientOwn = ownValueViews(printed.clientOwnValues, language);
  return {
    ...detailsView(printed, language, exchange && ((amount) => inOwnCurrency(amount, exchange))),
    template: printed.template ?? `${printed.type}-${form.toLowerCase()}`,
    form,
    language,
    title,
    fullTitle: numberedTitle(title, number, formatLongDay(printed.day, language), language),
    caption: numberedTitle(title, number, formatDay(printed.day, language), language),
    mark: markText(printed.mark, printed.type, language),
    number,
    day: formatDay(printed.day, language),
    longDay: formatLongDay(printed.day, language),
    serviceDay: printed.serviceDay ? formatDay(printed.serviceDay, language) : '',
    longServiceDay: printed.serviceDay ? formatLongDay(printed.serviceDay, language) : '',
    dueDay: dueDay ? formatDay(dueDay, language) : '',
    longDueDay: dueDay ? formatLongDay(dueDay, language) : '',
    currency,
    labels: labelsOf(language),
    words: formWords(printed.type, language),
    seller: partyView(seller, partyForm),
    buyer: partyView(buyer, partyForm),
    deliveryLines: printed.deliveryAddress ? addressLines(printed.deliveryAddress, withCountry) : [],
    bank: bankView(printed.bankAccount),
    legalForm: company.legalForm,
    register: company.register,
    director: seller.director,
    directorPost: seller.directorPost,
    accountant,
    // A Russian sole trader (INN of 12 digits) has no chief accountant unless he says so.
    accountantSigns: accountant !== '' || inn.length !== 12,
    logo: picture(company.logo),
    stamp: picture(company.stamp),
    // The pictures are of the director's and the chief accountant's own hands.
    signature: isDirectors(printed) ? picture(company.signature) : '',
    accountantSignature: accountant === company.accountant ? picture(company.accountantSignature) : '',
    vatPayer: company.vatPayer,
    pricesIncludeVat: printed.pricesIncludeVat,
    hasLineDiscounts: printed.lines.some((line) => line.discount > 0),
    lines,
    leadingLines: lines.slice(0, -1),
    lastLines: lines.slice(-1),
    lineCount: String(lines.length),
    linesTotal: money(linesTotal),
    hasDiscount: printed.discount > 0 && linesTotal !== afterDiscount,
    hasAnyDiscount: printed.discount > 0 || printed.lines.some((line) => line.discount > 0),
    discountRate: formatPercent(printed.discount, language),
    discountSum: money(afterDiscount - linesTotal),
    vatRows: company.vatPayer ? vatRowViews(printed, language) : [],
    net: money(totals.net),
    vat: money(totals.vat),
    gross: money(totals.gross),
    grossWithCurrency: formatMoneyWithCurrency(totals.gross, currency, language),
    vatWithCurrency: formatMoneyWithCurrency(totals.vat, currency, language),
    inWords: sumInWords(totals.gross, currency, language),
    comment: printed.comment === '' ? [] : printed.comment.split(/\r\n|\r|\n/u),
    own,
    client: { own: clientOwn },
    hasOwn: own.length + clientOwn.length > 0,
    betweenBusinesses: !printed.buyerIsPerson,
    latePenaltyRate: company.latePenaltyRate > 0 ? formatPercent(company.latePenaltyRate, language) : '',
    earlyPaymentDiscount: company.earlyPaymentDiscount > 0 ? formatPercent(company.earlyPaymentDiscount, language) : '',
    goods: printed.operations === 'goods',
    services: printed.operations === 'services',
    mixed: printed.operations === 'mixed',
    vatOnDebits: printed.vatOnDebits,
    vatExemption: vatExemptionText(printed),
    correction: correctionTotals(printed, language),
    dueInWords: dueInWords(printed, language),
    paymentCode: code === null ? '' : qrPicture(code),
    statement: statementView(printed, language),
  };
}
