/** What a print form is made from: a document with everything that stands on it, as plain data. */

import type { Company, DocumentType } from '../../preload/contract/companies.ts';
import type { DocumentDetails } from '../../preload/contract/document-details.ts';
import type { DocumentLine, DocumentStatus, LineSums, Party, Totals } from '../../preload/contract/documents.ts';
import type { Address, BankAccount } from '../../preload/contract/parties.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { PrintedOwnValue } from './own-values-view.ts';

/** Quantities are thousandths, prices and sums minor units, rates and discounts basis points. */
export interface PrintedLine extends Pick<DocumentLine, 'code' | 'name' | 'quantity' | 'price' | 'discount'> {
  /** Short name of the unit in the language that `printedLanguage` tells: `шт.`, `pce`. */
  readonly unit: string;
  /** null: without VAT. */
  readonly vatRate: number | null;
  readonly sums: LineSums;
  /** ОКЕИ, or that of UNECE Recommendation 20 where there is none. */
  readonly unitCode?: string;
  /** Of UNECE Recommendation 20 or 21, as electronic invoices name the unit; left out or `C62`: one of whatever it is. */
  readonly uneceUnit?: string;
  /** Of imported goods: ISO country, number of the customs declaration. */
  readonly originCountry?: string;
  readonly customsDeclaration?: string;
  /** Of a correction: what stood there before. */
  readonly before?: Pick<PrintedLine, 'quantity' | 'price' | 'vatRate' | 'sums'> & {
    /** What is asked for one unit is the same before and after: price, discounts, rate of VAT. */
    readonly isSamePrice?: boolean;
  };
}

/** Another document that this one names. */
export interface PrintedReference {
  readonly type: DocumentType;
  readonly number: string;
  readonly day: string;
}

/** A document that goods or services went with, and the numbers (from 1) of the lines that it holds of another one. */
export interface PrintedShipment extends PrintedReference {
  readonly lines: readonly number[];
}

/** A row of a statement of account, in minor units; `debit`: the client owes it, `credit`: he has paid it or it was credited. */
export interface PrintedEntry {
  readonly day: string;
  /** null: a payment. */
  readonly type: DocumentType | null;
  readonly number: string;
  readonly debit: number;
  readonly credit: number;
}

/** What happened between the days of a statement. Balances are what the client owes; negative: what is owed to him. */
export interface PrintedStatement {
  readonly opening: number;
  readonly entries: readonly PrintedEntry[];
  readonly closing: number;
}

/** Of the own company, what is not in its `Party`. Pictures are `data:` URIs of PNG or JPEG, or null. */
export type PrintedCompany = Pick<
  Company,
  | 'legalForm'
  | 'register'
  | 'vatPayer'
  | 'latePenaltyRate'
  | 'earlyPaymentDiscount'
  | 'paymentDays'
  | 'accountant'
  | 'logo'
  | 'stamp'
  | 'signature'
  | 'accountantSignature'
>;

/** The countries that have print forms of their own, and the international form. */
export type PrintForm = 'RU' | 'FR' | 'INT';

export interface PrintedDocument {
  readonly form: PrintForm;
  readonly language: Language;
  readonly type: DocumentType;
  readonly status: DocumentStatus;
  readonly number: string | null;
  readonly day: string;
  readonly dueDay: string | null;
  readonly serviceDay: string | null;
  readonly currency: string;
  readonly pricesIncludeVat: boolean;
  readonly seller: Party;
  /** null: a draft for which no client is chosen yet. */
  readonly buyer: Party | null;
  /** What the parties' tax numbers are called that only national data know; the international form prints them after its own. */
  readonly taxNumberLabels?: Readonly<Record<string, string>>;
  /** A private person, to whom the charges between businesses do not apply. */
  readonly buyerIsPerson: boolean;
  /** Where the goods go, where that is not the buyer's address. */
  readonly deliveryAddress: Address | null;
  /** What is sold; null: not known, then the form says nothing about it. */
  readonly operations: 'goods' | 'services' | 'mixed' | null;
  /** France: the company has chosen to pay VAT on what is invoiced rather than on what is paid. */
  readonly vatOnDebits: boolean;
  readonly bankAccount: BankAccount | null;
  readonly company: PrintedCompany;
  readonly lines: readonly PrintedLine[];
  readonly totals: Totals;
  /** Of the whole document. */
  readonly discount: number;
  readonly comment: string;
  /** The office's own fields of the document that are printed. */
  readonly ownValues?: readonly PrintedOwnValue[];
  /** Those of its client. */
  readonly clientOwnValues?: readonly PrintedOwnValue[];
  readonly mark: 'draft' | 'cancelled' | null;
  /** The print form; left out: the usual one. */
  readonly template?: string;
  readonly details?: DocumentDetails;
  readonly basedOn?: PrintedReference | null;
  readonly corrects?: PrintedReference | null;
  readonly contract?: PrintedReference | null;
  /** Of a tax invoice that is based on neither: the acts and waybills that stand beside it. */
  readonly shipments?: readonly PrintedShipment[];
  /** The own company's currency, and what one unit of the document's costs in it, in millionths. */
  readonly ownCurrency?: string;
  readonly exchangeRate?: number | null;
  /** Of a statement of account. */
  readonly statement?: PrintedStatement | null;
}

/** A national form is printed in the language of its country, the international one in the document's own. */
export function printedLanguage(form: PrintForm, language: Language): Language {
  if (form === 'RU') return 'ru';
  return form === 'FR' ? 'fr' : language;
}
