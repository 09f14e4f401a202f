/** From an issued document to an invoice in the terms of EN 16931. */
import Big from 'big.js';
import type { Party } from '../../../preload/contract/documents.ts';
import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import { inOwnCurrency } from '../../../preload/contract/own-currency.ts';
import type { Address } from '../../../preload/contract/parties.ts';
import { dueDayOf } from '../due-day.ts';
import { type PrintedDocument, printedLanguage } from '../printed-document.ts';
import { isSepaAccount } from '../sepa.ts';
import { eAmounts } from './amounts.ts';
import { countryNamed, countryOf, deliveryCountry, vatPrefix } from './country-code.ts';
import type { EAddress, EIdentifier, EInvoice, EParty, EVatRow } from './e-invoice.ts';
import * as lacks from './missing.ts';
import { invoiceNotes } from './notes.ts';
import { type Trade, vatCategory } from './vat-category.ts';

/** `xrechnung`: the German rules on top of EN 16931 (KoSIT, XRechnung 3.0). */
export type EInvoiceRules = 'en16931' | 'xrechnung';

export type Made = { readonly invoice: EInvoice } | { readonly missing: readonly lacks.Missing[] };

/** The invoice, or everything that it lacks: never half of it. `printed` must be of an issued invoice or credit note. */
export function eInvoice(printed: PrintedDocument, rules: EInvoiceRules): Made {
  const { seller, buyer, totals } = printed;
  if (buyer === null) throw new Error('Only what is issued becomes an electronic invoice.');
  const sellerCountry = countryOf(seller);
  const buyerCountry = countryOf(buyer);
  const delivery = deliveryCountry(printed);
  const trade = {
    printed,
    sellerCountry: sellerCountry ?? '',
    buyerCountry: buyerCountry ?? '',
    deliveryCountry: delivery ?? '',
    buyerVatNumber: vatNumber(buyer, buyerCountry ?? ''),
  };
  const categories = totals.vatTable.map(({ rate }) => vatCategory(chargedRate(rate, printed), trade));
  const invoice = made(printed, trade, rules);
  const missing = [
    ...(sellerCountry === null ? [lacks.sellerCountry] : []),
    ...(buyerCountry === null ? [lacks.buyerCountry] : []),
    ...(buyerCountry !== null && delivery === null ? [lacks.deliveryCountry] : []),
    ...(buyerCountry !== null && delivery !== null && categories.includes(null) ? [lacks.kindOfOperation] : []),
    ...missingTerms(printed, invoice),
    ...(rules === 'xrechnung' ? missingInGermany(printed, invoice) : []),
  ];
  return missing.length > 0 ? { missing } : { invoice };
}

/** Stands in where the category cannot be told, until it is refused. */
const unknown = { category: 'Z', rate: 0, reasonCode: '', reason: '' } as const;

const chargedRate = (rate: number | null, { company }: PrintedDocument): number | null =>
  company.vatPayer ? rate : null;

const types = { invoice: '380', 'deposit-invoice': '386', 'credit-note': '381' } as const;

/** XRechnung does not know 386; a deposit is a partial invoice there (BR-DE-17). */
function typeOf({ type }: PrintedDocument, rules: EInvoiceRules): EInvoice['type'] {
  if (type === 'deposit-invoice' && rules === 'xrechnung') return '326';
  if (type === 'invoice' || type === 'deposit-invoice' || type === 'credit-note') return types[type];
  throw new Error(`A document of the type ${type} is no invoice.`);
}

function made(printed: PrintedDocument, trade: Trade, rules: EInvoiceRules): EInvoice {
  const { details, currency, buyer } = printed;
  if (buyer === null || printed.number === null) throw new Error('Only what is issued becomes an electronic invoice.');
  const amounts = eAmounts(printed, (rate) => vatCategory(rate, trade) ?? unknown);
  const type = typeOf(printed, rules);
  const dueDay = type === '381' ? printed.dueDay : dueDayOf(printed);
  const withinUnion = amounts.vatRows.some(({ category }) => category === 'K');
  const buyerAddress = eAddress(buyer.address, trade.buyerCountry);
  const language = printedLanguage(printed.form, printed.language);
  const reference = details?.buyerReference ?? '';
  return {
    number: printed.number,
    day: printed.day,
    type,
    currency,
    digits: minorDigits(currency),
    accounting: accountingOf(printed),
    vatDueWithInvoice: printed.vatOnDebits && type !== '381',
    dueDay,
    buyerReference: rules === 'xrechnung' ? reference : '',
    contract: printed.contract?.number ?? details?.contract ?? '',
    order: rules === 'xrechnung' ? '' : reference,
    terms: type === '381' ? setOff[language] : dueDay === null ? onReceipt[language] : '',
    notes: invoiceNotes(printed),
    process: rules === 'xrechnung' ? peppolBilling : frenchProcess(printed),
    preceding: precedingOf(printed),
    seller: sellerParty(printed, trade.sellerCountry),
    buyer: buyerParty(buyer, trade.buyerCountry, printed),
    deliveryDay: printed.serviceDay ?? (withinUnion ? printed.day : null),
    deliveryAddress: deliveryOf(printed, trade.deliveryCountry) ?? (withinUnion ? buyerAddress : null),
    payment: paymentOf(printed),
    discountWord: discount[language],
    lines: printed.lines.flatMap((line, at) => {
      const worked = amounts.lines[at];
      if (worked === undefined) return [];
      const originCountry = countryNamed(line.originCountry ?? '') ?? '';
      const { name, code, quantity, uneceUnit } = line;
      return [{ id: String(at + 1), name, code, originCountry, quantity, unit: uneceUnit ?? 'C62', ...worked }];
    }),
    allowances: amounts.allowances,
    vatRows: amounts.vatRows,
    totals: amounts.totals,
  };
}

const onReceipt = { en: 'Due on receipt', ru: 'Оплата по получении', fr: 'Payable à réception' };
const setOff = { en: 'To be set off or paid back', ru: 'К зачёту или возврату', fr: 'À imputer ou à rembourser' };
const discount = { en: 'Discount', ru: 'Скидка', fr: 'Remise' };
/** The process that XRechnung 3.0 names where nothing else was agreed (Peppol BIS Billing 3.0). */
const peppolBilling = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/**
 * What is invoiced, in the codes of the French reform (AFNOR XP Z12-012): B goods, S services, M both; 1 an invoice, 4 a final one
 * after deposits.
 */
function frenchProcess({ type, form, operations, details }: PrintedDocument): string {
  if (form !== 'FR') return '';
  const kind = operations === 'goods' ? 'B' : operations === 'services' ? 'S' : 'M';
  return `${kind}${type !== 'credit-note' && (details?.deposits ?? []).length > 0 ? '4' : '1'}`;
}

function accountingOf({ currency, ownCurrency, exchangeRate, totals }: PrintedDocument): EInvoice['accounting'] {
  if (!ownCurrency || ownCurrency === currency || !exchangeRate) return null;
  const vat = inOwnCurrency(totals.vat, { base: ownCurrency, currency, rate: exchangeRate });
  return { currency: ownCurrency, vat, digits: minorDigits(ownCurrency) };
}

function precedingOf({ corrects, details }: PrintedDocument): EInvoice['preceding'] {
  // A credit note credits its invoice, and no deposit.
  if (corrects) return [{ number: corrects.number, day: corrects.day }];
  return (details?.deposits ?? []).map(({ number, day }) => ({ number, day }));
}

function eAddress({ street, city, postcode, region }: Address, country: string): EAddress {
  return { street, city, postcode, region, country };
}

function deliveryOf({ deliveryAddress }: PrintedDocument, country: string): EAddress | null {
  return deliveryAddress && eAddress(deliveryAddress, country);
}

const compact = (text: string): string => text.replace(/[\s\u00a0.-]/gu, '').toUpperCase();

/** With the letters of its country in front (BR-CO-9). */
function vatNumber({ taxNumbers }: Party, country: string): string {
  const number = compact(taxNumbers.vat ?? '');
  return number === '' || /^[A-Z]{2}/u.test(number) ? number : `${vatPrefix(country)}${number}`;
}

/** The SIREN, also as the beginning of a SIRET. */
function sirenOf({ taxNumbers }: Party): string {
  return compact(taxNumbers.siren ?? '') || compact(taxNumbers.siret ?? '').slice(0, 9);
}

/** ISO 6523: 0002 SIREN, 0009 SIRET. */
function registrationOf(party: Party): EIdentifier | null {
  const siren = sirenOf(party);
  if (siren !== '') return { scheme: '0002', value: siren };
  const { registration, ogrn, ogrnip, inn } = party.taxNumbers;
  const value = registration || ogrn || ogrnip || inn || '';
  return value === '' ? null : { scheme: null, value };
}

function siretOf({ taxNumbers }: Party): EIdentifier | null {
  const siret = compact(taxNumbers.siret ?? '');
  return siret === '' ? null : { scheme: '0009', value: siret };
}

/** In France the SIREN in the directory of the reform (EAS 0225), elsewhere the e-mail address (EAS EM). */
function electronicAddress(party: Party, { form }: PrintedDocument): EIdentifier | null {
  const siren = sirenOf(party);
  if (form === 'FR' && siren !== '') return { scheme: '0225', value: siren };
  return party.email === '' ? null : { scheme: 'EM', value: party.email };
}

function sellerParty(printed: PrintedDocument, country: string): EParty {
  const { seller, company, details } = printed;
  const name = seller.legalName || seller.name;
  const number = vatNumber(seller, country);
  const registration = registrationOf(seller);
  const taxNumber = seller.taxNumbers.tax || (number === '' ? sirenOf(seller) : '');
  return {
    name,
    tradingName: seller.name === name ? '' : seller.name,
    // Whoever has a tax number alone is known by it (BR-CO-26).
    identifier: siretOf(seller) ?? (registration || number !== '' ? null : { scheme: null, value: taxNumber }),
    registration,
    vatNumber: number,
    taxNumber,
    legalInformation: [company.legalForm, company.register].filter((text) => text !== '').join(', '),
    electronicAddress: electronicAddress(seller, printed),
    address: eAddress(seller.address, country),
    contact: { name: details?.signatory?.name || seller.director, phone: seller.phone, email: seller.email },
  };
}

function buyerParty(buyer: Party, country: string, printed: PrintedDocument): EParty {
  const name = buyer.legalName || buyer.name;
  return {
    name,
    tradingName: buyer.name === name ? '' : buyer.name,
    identifier: siretOf(buyer),
    registration: registrationOf(buyer),
    vatNumber: vatNumber(buyer, country),
    taxNumber: '',
    legalInformation: '',
    electronicAddress: electronicAddress(buyer, printed),
    address: eAddress(buyer.address, country),
    // How the buyer is reached he knows himself, and the paper does not say it.
    contact: { name: '', phone: '', email: '' },
  };
}

/** UNTDID 4461: 58 a SEPA transfer, 30 another one, 1 left open: nobody pays a credit note to the seller's account. */
function paymentOf({ type, bankAccount, currency, seller }: PrintedDocument): EInvoice['payment'] {
  if (type === 'credit-note') return { means: '1', account: '', bic: '', accountName: '' };
  if (bankAccount === null || bankAccount.account.trim() === '') return null;
  const account = compact(bankAccount.account);
  const isIban = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/u.test(account);
  return {
    means: isSepaAccount(account) && currency === 'EUR' ? '58' : '30',
    account: isIban ? account : bankAccount.account.trim(),
    bic: compact(bankAccount.bic),
    accountName: seller.legalName || seller.name,
  };
}

/** EN 16931: what the seller is known by (BR-S-2, BR-E-2 and the like), amounts of two decimals, VAT worked out on the total (BR-CO-17). */
function missingTerms(printed: PrintedDocument, invoice: EInvoice): lacks.Missing[] {
  const { seller, vatRows } = invoice;
  const missing: lacks.Missing[] = [];
  if (vatRows.some(({ category }) => ['AE', 'K', 'G'].includes(category))) {
    if (seller.vatNumber === '') missing.push(lacks.sellerVatNumber);
  } else if (seller.vatNumber === '' && seller.taxNumber === '')
    missing.push(printed.form === 'FR' ? lacks.sellerVatNumber : lacks.sellerTaxNumber);
  if (invoice.digits > 2) missing.push(lacks.threeDecimals);
  if (invoice.accounting && invoice.accounting.digits > 2) missing.push(lacks.ownThreeDecimals);
  if (vatRows.some((row) => offBy(row).gte(10 ** invoice.digits))) missing.push(lacks.roundedByLine);
  return missing;
}

/** By how many minor units a row's VAT differs from that of its sum. */
const offBy = ({ net, vat, rate }: EVatRow): Big => new Big(net).times(rate).div(10_000).minus(vat).abs();

/** BR-DE-1 to BR-DE-11, BR-DE-15 and the electronic addresses of XRechnung 3.0. */
function missingInGermany({ deliveryAddress }: PrintedDocument, invoice: EInvoice): lacks.Missing[] {
  const { seller, buyer, buyerReference, payment } = invoice;
  const needed: readonly (readonly [boolean, lacks.Missing])[] = [
    [buyerReference !== '', lacks.leitwegId],
    [seller.contact.name !== '', lacks.sellerContact],
    [seller.contact.phone !== '', lacks.sellerPhone],
    [seller.contact.email !== '', lacks.sellerEmail],
    [seller.address.city !== '' && seller.address.postcode !== '', lacks.sellerTown],
    [payment !== null, lacks.sellerAccount],
    [buyer.address.city !== '' && buyer.address.postcode !== '', lacks.buyerTown],
    [!deliveryAddress || (deliveryAddress.city !== '' && deliveryAddress.postcode !== ''), lacks.deliveryTown],
    [buyer.electronicAddress !== null, lacks.buyerEmail],
  ];
  return needed.flatMap(([isThere, missing]) => (isThere ? [] : [missing]));
}
