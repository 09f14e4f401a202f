/** The statuses of each type of document: what issuing makes of a draft, and what may follow. Pure. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { DocumentStatus } from '../../../preload/contract/documents.ts';

interface Life {
  /** What a draft becomes when it gets its number. */
  readonly issued: DocumentStatus;
  /** What a user may make of it by hand. What follows from payments, deliveries and corrections is never set by hand. */
  readonly moves: Partial<Readonly<Record<DocumentStatus, readonly DocumentStatus[]>>>;
  /** The statuses in which it can be cancelled; it keeps its number. */
  readonly cancellable: readonly DocumentStatus[];
}

const bill: Life = { issued: 'issued', moves: {}, cancellable: ['issued', 'part-paid'] };
/** One that deposits cover is paid though nothing was paid of it: whoever cancels asks for that. */
const demand: Life = { ...bill, cancellable: [...bill.cancellable, 'paid'] };

const lives: Readonly<Record<DocumentType, Life>> = {
  proposal: {
    issued: 'sent',
    moves: { sent: ['accepted', 'rejected', 'expired'], expired: ['accepted'], rejected: ['accepted'] },
    cancellable: ['sent', 'rejected', 'expired'],
  },
  contract: {
    issued: 'on-approval',
    moves: {
      'on-approval': ['signed'],
      signed: ['active', 'terminated'],
      active: ['expired', 'terminated'],
      expired: ['active'],
    },
    cancellable: ['on-approval'],
  },
  order: {
    issued: 'confirmed',
    moves: { confirmed: ['done'], 'part-delivered': ['done'] },
    cancellable: ['confirmed'],
  },
  invoice: demand,
  'deposit-invoice': demand,
  act: {
    issued: 'issued',
    moves: { issued: ['sent', 'signed', 'refused'], sent: ['signed', 'refused'], refused: ['signed'] },
    cancellable: ['issued', 'sent', 'refused'],
  },
  waybill: { issued: 'posted', moves: { posted: ['received'] }, cancellable: ['posted'] },
  'tax-invoice': bill,
  upd: {
    issued: 'issued',
    moves: { issued: ['signed', 'refused'], refused: ['signed'] },
    cancellable: ['issued', 'refused'],
  },
  'credit-note': bill,
  correction: bill,
  'power-of-attorney': { issued: 'issued', moves: { issued: ['done'] }, cancellable: ['issued'] },
  'cash-receipt': bill,
  statement: {
    issued: 'issued',
    moves: { issued: ['sent', 'signed', 'refused'], sent: ['signed', 'refused'] },
    cancellable: ['issued', 'sent', 'refused'],
  },
};

/** What a draft of the type becomes when it is issued. */
export function statusOfIssued(type: DocumentType): DocumentStatus {
  return lives[type].issued;
}

/** The statuses that somebody may give it now, besides cancelling. */
export function movesOf(type: DocumentType, status: DocumentStatus): readonly DocumentStatus[] {
  return lives[type].moves[status] ?? [];
}

/** Whether it can be cancelled; nothing of it may have been paid, delivered or corrected. */
export function isCancellable(type: DocumentType, status: DocumentStatus): boolean {
  return lives[type].cancellable.includes(status);
}

/** What may be made on the basis of a document of the type, the most usual first; which of them the country has is for its forms to say. */
const following: Partial<Readonly<Record<DocumentType, readonly DocumentType[]>>> = {
  proposal: ['order', 'invoice', 'contract'],
  contract: ['order', 'invoice', 'act', 'waybill', 'upd', 'deposit-invoice'],
  order: ['invoice', 'deposit-invoice', 'waybill', 'act', 'upd', 'contract'],
  invoice: ['act', 'waybill', 'upd', 'tax-invoice', 'credit-note', 'cash-receipt'],
  'deposit-invoice': ['invoice', 'credit-note'],
  act: ['tax-invoice', 'invoice'],
  waybill: ['tax-invoice', 'invoice'],
  'tax-invoice': ['correction'],
  upd: ['correction', 'invoice'],
};

/** The types that may be made on the basis of one. */
export function followingTypes(type: DocumentType): readonly DocumentType[] {
  return following[type] ?? [];
}

/** Types whose issued lines say that goods or services went to the client. */
export const deliveringTypes: readonly DocumentType[] = ['act', 'waybill', 'upd'];
/** Types whose issued lines ask the client for money. */
export const billingTypes: readonly DocumentType[] = ['invoice'];

/**
 * The type whose number series a document takes its number from: УПД with status 1 is a tax invoice, with status 2 a primary
 * document; a correction is what it corrects, and has the status of the УПД that it corrects.
 */
export function numberedAs(type: DocumentType, transferStatus: '1' | '2' | undefined): DocumentType {
  if (type === 'upd' || type === 'correction') return transferStatus === '2' ? 'waybill' : 'tax-invoice';
  return type;
}
