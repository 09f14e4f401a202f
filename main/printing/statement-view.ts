/** A statement of account as its form shows it: text only. */
import type { Language } from '../../preload/contract/values.ts';
import { formatDay, formatMoney } from './format.ts';
import { typeTitle } from './labels.ts';
import type { PrintedDocument } from './printed-document.ts';
import { sumInWords } from './words.ts';

export interface EntryView {
  readonly position: string;
  readonly day: string;
  /** `Facture n° 17`, `Paiement` */
  readonly what: string;
  readonly debit: string;
  readonly credit: string;
  /** What the client owes after it; with a minus what is owed to him. */
  readonly balance: string;
}

export interface StatementView {
  readonly entries: readonly EntryView[];
  readonly openingDebit: string;
  readonly openingCredit: string;
  readonly opening: string;
  readonly turnoverDebit: string;
  readonly turnoverCredit: string;
  readonly closingDebit: string;
  readonly closingCredit: string;
  readonly closing: string;
  /** Without a sign: who owes it to whom stands in `closingSentence`. */
  readonly closingInWords: string;
  /** In whose favour the balance is, with the sum in words. */
  readonly closingSentence: string;
  /** The client owes something. */
  readonly clientOwes: boolean;
  readonly companyOwes: boolean;
}

const payment: Readonly<Record<Language, string>> = { en: 'Payment', ru: 'Оплата', fr: 'Paiement' };
const numberSign: Readonly<Record<Language, string>> = { en: 'No. ', ru: '№ ', fr: 'n° ' };

const favour: Readonly<Record<Language, string>> = {
  en: 'Balance in favour of',
  ru: 'Сальдо в пользу',
  fr: 'Solde dû à',
};
const settled: Readonly<Record<Language, string>> = {
  en: 'Neither side owes the other anything.',
  ru: 'Взаимной задолженности нет.',
  fr: 'Le compte est soldé.',
};

function closingSentence(
  closing: number,
  inWords: string,
  { seller, buyer, statement }: PrintedDocument,
  language: Language,
): string {
  if (!statement || buyer === null) return '';
  if (closing === 0) return settled[language];
  const creditor = closing > 0 ? seller : buyer;
  const colon = language === 'fr' ? '\u00a0:' : ':';
  return `${favour[language]} ${creditor.legalName || creditor.name}${colon} ${inWords}`;
}

/** Makes the part of the view; of a document that is no statement everything is empty. */
export function statementView(printed: PrintedDocument, language: Language): StatementView {
  const { currency } = printed;
  const { opening, entries, closing } = printed.statement ?? { opening: 0, entries: [], closing: 0 };
  const money = (amount: number) => formatMoney(amount, currency, language);
  const some = (amount: number) => (amount === 0 ? '' : money(amount));
  const sum = (side: 'debit' | 'credit') => entries.reduce((total, entry) => total + entry[side], 0);
  const inWords = sumInWords(Math.abs(closing), currency, language);
  let balance = opening;
  return {
    entries: entries.map(({ day, type, number, debit, credit }, index) => {
      balance += debit - credit;
      const name = type === null ? payment[language] : typeTitle(type, language);
      return {
        position: String(index + 1),
        day: formatDay(day, language),
        what: number === '' ? name : `${name} ${numberSign[language]}${number}`,
        debit: some(debit),
        credit: some(credit),
        balance: money(balance),
      };
    }),
    openingDebit: some(Math.max(opening, 0)),
    openingCredit: some(Math.max(-opening, 0)),
    opening: money(opening),
    turnoverDebit: money(sum('debit')),
    turnoverCredit: money(sum('credit')),
    closingDebit: some(Math.max(closing, 0)),
    closingCredit: some(Math.max(-closing, 0)),
    closing: money(closing),
    closingInWords: inWords,
    closingSentence: closingSentence(closing, inWords, printed, language),
    clientOwes: closing > 0,
    companyOwes: closing < 0,
  };
}
