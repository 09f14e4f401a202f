/** What only some types of documents have: who signs, until when it holds, for what person, which goods went where. */
import { z } from 'zod';
import { BankAccount } from './parties.ts';
import { BasisPoints, Day, Id, Line, Money, Note } from './values.ts';

/** Whoever signs for the own company. */
export const Signatory = z.object({
  name: Line(150),
  post: Line(150),
  /** `Устава`, `доверенности № 5 от 12.01.2026`. */
  basis: Line(200),
});
export type Signatory = z.infer<typeof Signatory>;

/** How the goods travel, for waybills. */
export const Shipment = z.object({
  /** Whoever sends or receives the goods, where that is not the seller or the buyer. */
  consignor: Line(500),
  consignee: Line(500),
  carrier: Line(300),
  /** Number and day of the transport waybill, and the like. */
  transportDocument: Line(200),
  packages: z.number().int().min(0).max(1_000_000).nullable(),
  /** Grams. */
  grossWeight: z.number().int().min(0).max(1e12).nullable(),
  netWeight: z.number().int().min(0).max(1e12).nullable(),
});
export type Shipment = z.infer<typeof Shipment>;

/** The employee to whom a power of attorney is given (М-2), or from whom cash is taken. */
export const ActingPerson = z.object({
  name: Line(150),
  post: Line(150),
  /** Identity document: series, number, by whom and when it was issued. */
  identity: Line(300),
});
export type ActingPerson = z.infer<typeof ActingPerson>;

/** A deposit invoice that a final one takes off, as it stood when it was taken. */
export const DepositTaken = z.object({
  documentId: Id,
  number: z.string().max(100),
  day: Day,
  vat: Money,
  gross: Money,
});
export type DepositTaken = z.infer<typeof DepositTaken>;

/** All of it may be left out. */
export const DocumentDetails = z
  .object({
    /** Instead of the director. */
    signatory: Signatory,
    /** Of the chief accountant, where that is not the company's. */
    accountant: Line(150),
    /** Until when a proposal, a contract or a power of attorney holds. */
    validUntil: Day,
    /** What a contract, a proposal or a letter is about. */
    subject: Line(500),
    /** A contract by its number and day, where it is not in the program. */
    contract: Line(200),
    /** The client's own order number, which he wants to see on the document. */
    buyerReference: Line(100),
    shipment: Shipment,
    person: ActingPerson,
    /** Power of attorney: by which document of the supplier the goods are received. Cash receipt: on what grounds. */
    grounds: Line(300),
    /** Cash receipt: what is enclosed. */
    enclosed: Line(300),
    /** Tax invoice: the payment documents of an advance, numbers and days. */
    paymentDocuments: Line(300),
    /** Tax invoice: the identifier of a state contract. */
    stateContract: Line(25),
    /** УПД: `1` tax invoice and primary document, `2` primary document alone. */
    transferStatus: z.enum(['1', '2']),
    /** Why it is credited or corrected. */
    reason: Line(500),
    /** The own company's bank account that was chosen, by what it is: its place among the others may change. Left out: that of the place. */
    bankAccount: BankAccount.pick({ bic: true, account: true, currency: true }),
    /** Correction: the one before it that its lines begin from, null: the document itself. Noted when the draft is made, whatever is handed in. */
    follows: Id.nullable(),
    /** Deposit invoice: which share of what it is based on. */
    depositShare: BasisPoints,
    deposits: z.array(DepositTaken).max(50),
    /** Statement of account: the days, both included. */
    from: Day,
    until: Day,
    /** The text of a contract or a letter, in paragraphs; empty: that of the form. */
    text: Note(50_000),
  })
  .partial();
export type DocumentDetails = z.infer<typeof DocumentDetails>;
