/**
 * An invoice in the terms of EN 16931-1:2017, the European standard of what an electronic invoice says. `BT-…` and `BG-…` are the
 * standard's own numbers. Amounts are minor units of the currency, quantities thousandths, rates basis points.
 */

/** BG-5, BG-8, BG-15. */
export interface EAddress {
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  readonly region: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
}

/** An identifier and the list that it is from: ISO 6523 (`0002` SIREN, `0009` SIRET) or, of electronic addresses, EAS. */
export interface EIdentifier {
  readonly scheme: string | null;
  readonly value: string;
}

/** BG-4 and BG-7. What there is none of is empty or null. */
export interface EParty {
  /** BT-27, BT-44. */
  readonly name: string;
  /** BT-28, BT-45. */
  readonly tradingName: string;
  /** BT-29, BT-46. */
  readonly identifier: EIdentifier | null;
  /** BT-30, BT-47. */
  readonly registration: EIdentifier | null;
  /** BT-31, BT-48. */
  readonly vatNumber: string;
  /** BT-32, of the seller. */
  readonly taxNumber: string;
  /** BT-33, of the seller: legal form, capital, register. */
  readonly legalInformation: string;
  /** BT-34, BT-49. */
  readonly electronicAddress: EIdentifier | null;
  readonly address: EAddress;
  /** BG-6, BG-9. */
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
}

/** UNTDID 5305, those that occur here: standard, zero, exempt, reverse charge, within the EU, export. */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G';

export interface EVat {
  readonly category: VatCategory;
  readonly rate: number;
}

/** BG-23. */
export interface EVatRow extends EVat {
  /** BT-116, BT-117. */
  readonly net: number;
  readonly vat: number;
  /** BT-121 (VATEX), BT-120. */
  readonly reasonCode: string;
  readonly reason: string;
}

/** BG-20: what a discount of the whole document takes off the lines of one rate. */
export interface EAllowance extends EVat {
  readonly amount: number;
}

/** BG-25. */
export interface ELine {
  /** BT-126. */
  readonly id: string;
  readonly name: string;
  readonly code: string;
  /** ISO 3166-1, or empty. */
  readonly originCountry: string;
  readonly quantity: number;
  /** UNECE Recommendation 20 or 21. */
  readonly unit: string;
  /** BT-146 as a decimal: so many digits as it takes for quantity × price to come out. */
  readonly price: string;
  /** BT-136: the line's discount; 0: none. */
  readonly allowance: number;
  /** BT-131. */
  readonly net: number;
  readonly vat: EVat;
}

/** BG-22. */
export interface ETotals {
  /** BT-106, BT-107, BT-109, BT-110, BT-112, BT-113, BT-115. */
  readonly lines: number;
  readonly allowances: number;
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
  readonly prepaid: number;
  readonly due: number;
}

export interface ENote {
  /** UNTDID 4451: `PMT`; empty: none. */
  readonly subject: string;
  readonly text: string;
}

export interface EInvoice {
  /** BT-1, BT-2. */
  readonly number: string;
  readonly day: string;
  /** BT-3: partial invoice, invoice, credit note, prepayment invoice (UNTDID 1001). */
  readonly type: '326' | '380' | '381' | '386';
  readonly currency: string;
  readonly digits: number;
  /** BT-6 and BT-111, with the digits of that currency: where VAT is accounted for in another currency. */
  readonly accounting: { readonly currency: string; readonly vat: number; readonly digits: number } | null;
  /** BT-8: VAT falls due with the invoice. */
  readonly vatDueWithInvoice: boolean;
  /** BT-9. */
  readonly dueDay: string | null;
  /** BT-10, BT-12, BT-13. */
  readonly buyerReference: string;
  readonly contract: string;
  readonly order: string;
  /** BT-20. */
  readonly terms: string;
  readonly notes: readonly ENote[];
  /** BT-23. */
  readonly process: string;
  /** BG-3. */
  readonly preceding: readonly { readonly number: string; readonly day: string }[];
  readonly seller: EParty;
  readonly buyer: EParty;
  /** BT-72, BG-15. */
  readonly deliveryDay: string | null;
  readonly deliveryAddress: EAddress | null;
  /** BG-16, BG-17; the account is empty where `means` is left open. */
  readonly payment: {
    readonly means: '1' | '30' | '58';
    readonly account: string;
    readonly bic: string;
    readonly accountName: string;
  } | null;
  /** What a discount is called in the language of the document: BT-97, BT-139. */
  readonly discountWord: string;
  readonly lines: readonly ELine[];
  readonly allowances: readonly EAllowance[];
  readonly vatRows: readonly EVatRow[];
  readonly totals: ETotals;
}
