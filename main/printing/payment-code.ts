/** The code on an invoice that a bank's program reads instead of having it typed: ГОСТ Р 56042-2014 for roubles, EPC069-12 for euros. */
import { encode } from 'uqr';
import type { PrintedDocument } from './printed-document.ts';
import { isSepaAccount } from './sepa.ts';

/** Types that ask for money. */
const bills: readonly string[] = ['invoice', 'deposit-invoice'];

/**
 * What the code says; null where there is none: for a draft, a cancelled document, nothing to pay, another currency, bank details
 * that are not whole, an account that no euro can be paid to by it. `due` in minor units.
 */
export function paymentCodeText(printed: PrintedDocument, due: number): string | null {
  const { type, number, mark, bankAccount, currency } = printed;
  if (!bills.includes(type) || number === null || mark !== null || bankAccount === null || due <= 0) return null;
  if (currency === 'RUB') return russianCode(printed, due);
  return currency === 'EUR' ? sepaCode(printed, due) : null;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
/** At most so many characters, whole ones. */
const short = (text: string, most: number): string => [...oneLine(text)].slice(0, most).join('');
const noSpaces = (text: string): string => text.replace(/\s/gu, '');

/**
 * ГОСТ Р 56042-2014: `ST0001`, the set of characters (2: UTF-8), the separator; then the five obligatory details in their order (Name,
 * PersonalAcc, BankName, BIC, CorrespAcc), then further ones. The sum is in kopecks (table 2 of the standard). A separator inside of a value would
 * end it.
 */
function russianCode({ seller, bankAccount, number, day }: PrintedDocument, due: number): string | null {
  if (bankAccount === null) return null;
  const account = noSpaces(bankAccount.account);
  const bic = noSpaces(bankAccount.bic);
  const correspondent = noSpaces(bankAccount.corrAccount);
  if (!/^\d{20}$/u.test(account) || !/^\d{9}$/u.test(bic) || !/^\d{20}$/u.test(correspondent)) return null;
  const value = (text: string, most: number) => short(text.replaceAll('|', ' '), most);
  const date = day.split('-').reverse().join('.');
  const fields: readonly (readonly [string, string])[] = [
    ['Name', value(seller.legalName || seller.name, 160)],
    ['PersonalAcc', account],
    ['BankName', value(bankAccount.bank, 45)],
    ['BIC', bic],
    ['CorrespAcc', correspondent],
    ['Sum', String(due)],
    ['Purpose', value(`Оплата по счёту № ${number} от ${date}`, 210)],
    ['PayeeINN', noSpaces(seller.taxNumbers.inn ?? '')],
    ['KPP', noSpaces(seller.taxNumbers.kpp ?? '')],
  ];
  return ['ST00012', ...fields.filter(([, text]) => text !== '').map(([name, text]) => `${name}=${text}`)].join('|');
}

/** The most that a code may hold, in bytes (EPC069-12, version 2.1). */
const mostBytes = 331;

/**
 * EPC069-12 version 002: service tag, version, character set (1: UTF-8), SCT, BIC, name (70), IBAN, amount with a point, purpose, structured
 * reference, remittance text (140); lines that are empty at the end are left out.
 */
function sepaCode({ seller, bankAccount, number }: PrintedDocument, due: number): string | null {
  if (bankAccount === null) return null;
  const iban = noSpaces(bankAccount.account).toUpperCase();
  const bic = noSpaces(bankAccount.bic).toUpperCase();
  if (!isSepaAccount(iban) || due > 99_999_999_999) return null;
  const amount = `EUR${Math.floor(due / 100)}.${String(due % 100).padStart(2, '0')}`;
  const knownBic = /^[A-Z0-9]{8}(?:[A-Z0-9]{3})?$/u.test(bic) ? bic : '';
  const name = short(seller.legalName || seller.name, 70);
  const lines = ['BCD', '002', '1', 'SCT', knownBic, name, iban, amount, '', '', short(number ?? '', 140)];
  const text = lines.join('\n');
  return Buffer.byteLength(text) > mostBytes ? null : text;
}

/** White modules around the code (ISO/IEC 18004: four). */
const border = 4;

/** A QR code (ISO/IEC 18004, error correction M) of the text in UTF-8, as a `data:` URI of an SVG picture. */
export function qrPicture(text: string): string {
  const { data, size } = encode([...Buffer.from(text, 'utf8')], { ecc: 'M', border });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${squares.join('')}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
