/** Documents: drafts, issuing, cancelling, the print form. */
import { z } from 'zod';
import { type Capability, command, query, task } from './channel.ts';
import { DocumentType } from './companies.ts';
import { DocumentDetails } from './document-details.ts';
import { eInvoiceFormats } from './e-invoices.ts';
import { Conditions } from './lists.ts';
import { OwnValues } from './own-values.ts';
import { Address, BankAccount, TaxNumbers } from './parties.ts';
import {
  BasisPoints,
  Country,
  Currency,
  Cursor,
  Day,
  FileHandle,
  Id,
  Instant,
  JobId,
  Language,
  Line,
  ListSort,
  Money,
  Note,
  Page,
  PageSize,
  Position,
  Price,
  Quantity,
  Version,
} from './values.ts';

/** Statuses of all types; an invoice uses draft, issued, part-paid, paid, cancelled. Overdue is derived, never stored. */
export const documentStatuses = [
  'draft',
  'issued',
  'sent',
  'on-approval',
  'confirmed',
  'part-delivered',
  'posted',
  'received',
  'accepted',
  'signed',
  'active',
  'part-paid',
  'paid',
  'done',
  'corrected',
  'refused',
  'rejected',
  'expired',
  'terminated',
  'cancelled',
] as const;
export const DocumentStatus = z.enum(documentStatuses);
export type DocumentStatus = z.infer<typeof DocumentStatus>;

export const DocumentLine = z.object({
  productId: Id.nullable(),
  code: Line(50),
  name: Line(500).pipe(z.string().min(1)),
  unit: z.string().max(10),
  quantity: Quantity,
  price: Price,
  discount: BasisPoints,
  /** null: without VAT. */
  vatRateId: Id.nullable(),
  /** The line of another document that this one delivers, bills or corrects. */
  basedOnLineId: Id.nullable().optional(),
  /** Of imported goods: ISO country, number of the customs declaration. */
  originCountry: Line(3).optional(),
  customsDeclaration: Line(100).optional(),
});
export type DocumentLine = z.infer<typeof DocumentLine>;

export const DraftFields = z.object({
  type: DocumentType,
  companyId: Id,
  clientId: Id.nullable(),
  day: Day,
  dueDay: Day.nullable(),
  /** When the goods were delivered or the service rendered, where that is another day. */
  serviceDay: Day.nullable(),
  currency: Currency,
  pricesIncludeVat: z.boolean(),
  /** Of the whole document, on top of the discounts of its lines. */
  discount: BasisPoints,
  language: Language,
  /** Which national form it is printed on. */
  form: Country,
  /** Index of the own company's bank account that is printed, by now; its length: it is gone. null: the first in this currency. */
  bankAccount: z.number().int().min(0).nullable(),
  comment: Note(2000),
  lines: z.array(DocumentLine).max(1000),
  /** Together with his team: who sees the document. null: whoever writes it. */
  responsibleId: Id.nullable(),
  own: OwnValues,
  /** The print form: an id of `forms.list`; null: the usual one of the type. */
  template: z.string().max(60).nullable(),
  /** What one unit of `currency` costs in the own company's, in millionths; null in the own currency, or not known yet. */
  exchangeRate: z.number().int().positive().max(1e15).nullable(),
  basedOnId: Id.nullable(),
  /** The document that this one credits or corrects. */
  correctsId: Id.nullable(),
  contractId: Id.nullable(),
  details: DocumentDetails,
});
export type DraftFields = z.infer<typeof DraftFields>;

/** A draft as it is handed in; what is left out stays as it is, or is as in a new one. */
export const DraftInput = DraftFields.partial({
  responsibleId: true,
  own: true,
  template: true,
  exchangeRate: true,
  basedOnId: true,
  correctsId: true,
  contractId: true,
  details: true,
});
export type DraftInput = z.infer<typeof DraftInput>;

export const VatRow = z.object({
  vatRateId: Id.nullable(),
  /** As it is printed: `20 %`, `без НДС`. */
  label: z.string(),
  rate: BasisPoints.nullable(),
  net: Money,
  vat: Money,
  gross: Money,
});
export type VatRow = z.infer<typeof VatRow>;

export const LineSums = z.object({ net: Money, vat: Money, gross: Money });
export type LineSums = z.infer<typeof LineSums>;

export const Totals = z.object({
  /** In the order of the lines. */
  lines: z.array(LineSums),
  vatTable: z.array(VatRow),
  net: Money,
  vat: Money,
  gross: Money,
  /** What the discounts took off, in the price mode of the document. */
  discount: Money,
});
export type Totals = z.infer<typeof Totals>;

/** Types without a sum of their own: a statement tells the sums of other documents, a power of attorney has no prices. */
export const sumlessTypes: readonly DocumentType[] = ['statement', 'power-of-attorney'];

/** Types whose VAT rates are those of another document, or that charge no VAT: theirs need not be of the own company's country and of the day. */
export const freeRateTypes: readonly DocumentType[] = ['credit-note', 'correction', 'cash-receipt', ...sumlessTypes];

/** What a client owed before the days of a statement of account, what happened on them, and what he owes after; negative: it is owed to him. */
export const Statement = z.object({
  opening: Money,
  entries: z.array(
    z.object({
      day: Day,
      /** null: a payment. */
      type: DocumentType.nullable(),
      number: z.string(),
      /** What the client owes by it. */
      debit: Money,
      /** What he has paid, or what was credited. */
      credit: Money,
    }),
  ),
  closing: Money,
});
export type Statement = z.infer<typeof Statement>;

/** The details of a party as they stood when the document was issued. */
export const Party = z.object({
  name: z.string(),
  legalName: z.string(),
  country: Country,
  taxNumbers: TaxNumbers,
  address: Address,
  bankAccounts: z.array(BankAccount),
  phone: z.string(),
  email: z.string(),
  director: z.string(),
  directorPost: z.string(),
  /** What the director acts on the basis of. */
  actingOn: z.string().optional(),
});
export type Party = z.infer<typeof Party>;

export const Document = DraftFields.extend({
  id: Id,
  uid: z.string(),
  version: Version,
  status: DocumentStatus,
  number: z.string().nullable(),
  totals: Totals,
  /** Of an issued correction: by how much it makes what it corrects more or less. */
  difference: LineSums.nullable(),
  /** The client's name; of an issued document, as it was then. */
  clientName: z.string(),
  companyName: z.string(),
  /** Set once it is issued. */
  parties: z.object({ seller: Party, buyer: Party }).nullable(),
  /** Of a statement of account that is issued: as it is printed for ever. */
  statement: Statement.optional(),
  /** Its form is made in Word: `documents.saveAs` fills it, and its PDF needs LibreOffice. */
  isWord: z.boolean(),
  paid: Money,
  /** What issued credit notes take off it. */
  credited: Money,
  /** Of an invoice: what corrections of its deliveries add to what it asks for; negative: take off. */
  corrected: Money,
  overdue: z.boolean(),
  issuedAt: Instant.nullable(),
  issuedBy: z.string().nullable(),
  cancelledAt: Instant.nullable(),
  cancelReason: z.string(),
  /** The statuses that it can be given by hand now. */
  moves: z.array(DocumentStatus),
  responsible: z.string().nullable(),
  teamId: Id.nullable(),
  ownClients: z.record(z.string(), z.string()),
  /** What of it the session may do, as its rights reach. */
  may: z.object({
    change: z.boolean(),
    delete: z.boolean(),
    issue: z.boolean(),
    cancel: z.boolean(),
    print: z.boolean(),
  }),
  deletedAt: Instant.nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
  updatedBy: z.string(),
});
export type Document = z.infer<typeof Document>;

/** What the list is sorted by, besides own fields (`own.12`). */
export const documentColumns = [
  'day',
  'number',
  'client',
  'gross',
  'status',
  'dueDay',
  'type',
  'currency',
  'updatedAt',
] as const;

export const DocumentRow = z.object({
  id: Id,
  version: Version,
  type: DocumentType,
  status: DocumentStatus,
  number: z.string().nullable(),
  day: Day,
  dueDay: Day.nullable(),
  clientId: Id.nullable(),
  client: z.string(),
  currency: Currency,
  gross: Money,
  paid: Money,
  /** Where it was asked for: what is left to pay of an invoice that is issued or part paid, as `payments.of` has it. */
  due: Money.optional(),
  /** Of an issued correction: by how much it makes what it corrects more or less; null of any other document. */
  difference: Money.nullable(),
  overdue: z.boolean(),
  responsible: z.string(),
  updatedAt: Instant,
  own: OwnValues,
  ownClients: z.record(z.string(), z.string()),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

export const DocumentFilter = z.object({
  /** Any part of the number or of the client's name. */
  text: z.string().max(200).optional(),
  type: DocumentType.optional(),
  /** `overdue` stands for issued or part paid after the due day. */
  status: z.union([DocumentStatus, z.literal('overdue')]).optional(),
  clientId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  currency: Currency.optional(),
  minGross: Money.optional(),
  maxGross: Money.optional(),
  conditions: Conditions.optional(),
  /** Drafts in the bin instead of what is not. */
  deleted: z.boolean().optional(),
});
export type DocumentFilter = z.infer<typeof DocumentFilter>;

/**
 * The remarks that the user has seen and accepted. While there is any other, nothing is issued, no number is used, and the failure `conflict` has
 * the remarks. Left out: whoever calls wants none of it, and is told of them afterwards.
 */
export const AcceptedRemarks = z.array(z.string().max(2000)).max(100);

export const documents = {
  'documents.list': query({
    about: 'One page of the list of documents.',
    right: 'documents.see',
    input: z.object({
      filter: DocumentFilter,
      sort: ListSort(documentColumns),
      after: Cursor.nullable(),
      /** Begins at this row (from 0) instead of `after` a cursor. */
      at: Position.optional(),
      limit: PageSize,
      /** Asks for what is left to pay of each; left out: no. */
      withDue: z.boolean().optional(),
    }),
    output: Page(DocumentRow),
  }),
  'documents.count': query({
    about:
      'How many documents a filter leaves, and their sums by currency where they are of one type and few enough to be added up (else none); what is cancelled is not added up unless it alone is asked for.',
    right: 'documents.see',
    input: DocumentFilter,
    output: z.object({
      count: z.number().int(),
      exact: z.boolean(),
      sums: z.array(z.object({ currency: Currency, amount: Money })),
    }),
  }),
  'documents.get': query({
    about: 'A document with its lines and sums.',
    right: 'documents.see',
    input: z.object({ id: Id }),
    output: Document,
  }),
  'documents.new': query({
    about:
      'What a new draft begins with: company, day, due day, currency, price mode, language, as the client and the company have it.',
    right: 'documents.create',
    input: z.object({ type: DocumentType, companyId: Id.nullable(), clientId: Id.nullable() }),
    output: DraftFields,
  }),
  'documents.totals': query({
    about: 'The sums and the VAT table of a draft while it is being typed; nothing is stored.',
    right: 'documents.see',
    input: z.object({
      companyId: Id,
      day: Day,
      pricesIncludeVat: z.boolean(),
      discount: BasisPoints,
      /** What is credited or corrected is summed up by the rules by which it was charged. */
      correctsId: Id.nullable().optional(),
      lines: z.array(DocumentLine.pick({ quantity: true, price: true, discount: true, vatRateId: true })).max(1000),
    }),
    output: Totals,
  }),
  'documents.statement': query({
    about:
      'What a statement of account shows of a client by now; nothing is stored. Refused where the session may not see all documents of the client.',
    right: 'documents.see',
    input: z.object({ companyId: Id, clientId: Id, currency: Currency, form: Country, from: Day, until: Day }),
    output: Statement,
  }),
  'documents.create': command({
    about: 'Saves a new draft. It has no number.',
    right: 'documents.create',
    input: DraftInput,
    output: Document,
  }),
  'documents.change': command({
    about: 'Saves a draft over exactly the version that the user was looking at. What is issued is refused.',
    right: 'documents.change',
    input: z.object({ id: Id, version: Version, draft: DraftInput }),
    output: Document,
  }),
  'documents.copy': command({
    about:
      'Makes a new draft with a deep copy of the lines. That of a credit note or a correction credits or corrects the same document; any other is based on nothing.',
    right: 'documents.create',
    input: z.object({ id: Id }),
    output: Document,
  }),
  'documents.remove': command({
    about: 'Puts a draft into the bin. What is issued is refused: it can be cancelled.',
    right: 'documents.delete',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id }),
  }),
  'documents.issue': command({
    about:
      'Issues a draft: the next number of its series, both parties and all lines are frozen, in one transaction. `warnings` are in the language of the session; with `accepted` they are asked about first. A cash receipt order needs the right to record payments too.',
    right: 'documents.issue',
    input: z.object({ id: Id, version: Version, accepted: AcceptedRemarks.optional() }),
    output: z.object({ document: Document, warnings: z.array(z.string()) }),
  }),
  'documents.cancel': command({
    about: 'Cancels an issued document for a reason; it keeps its number. What is paid is refused.',
    right: 'documents.cancel',
    input: z.object({ id: Id, version: Version, reason: Line(500).pipe(z.string().min(1)) }),
    output: Document,
  }),
  'documents.pdf': task({
    about:
      'The print form as PDF. A document that is issued is printed once and kept: a reprint is the same file for ever. A draft is marked as one.',
    right: 'documents.print',
    input: z.object({ id: Id, job: JobId.optional() }),
    output: z.object({
      file: FileHandle,
      name: z.string(),
      size: z.number().int(),
      sha256: z.string(),
      pages: z.number().int(),
      /** In the language of the session: why it is not the form that was chosen. */
      warnings: z.array(z.string()),
    }),
  }),
  'documents.saveAs': task({
    about:
      'The print form as a file that can be worked with: `docx` looks like the form, as text and tables, and where the form is made in Word it is that file, filled: of an issued document the same for ever; `xlsx` has its facts, lines, VAT and sums as numbers; `html` is the page of `documents.html`. Made anew each time. `documents.handedOut` notes that it left; to a program that calls by itself it has left with the answer, which is noted then, as with `documents.pdf`, `documents.html` and `documents.eInvoice`.',
    right: 'documents.print',
    input: z.object({ id: Id, as: z.enum(['docx', 'xlsx', 'html']), job: JobId.optional() }),
    output: z.object({
      file: FileHandle,
      name: z.string(),
      size: z.number().int(),
      sha256: z.string(),
      /** In the language of the session: why it is not the form that was chosen. */
      warnings: z.array(z.string()),
    }),
  }),
  'documents.html': task({
    about:
      'The print form as one HTML page that needs nothing else, made anew from what the document holds: of an issued document with the form that it was issued with, of a draft with the form of today.',
    right: 'documents.print',
    input: z.object({ id: Id }),
    output: z.object({ html: z.string(), name: z.string() }),
  }),
  'documents.handedOut': task({
    about:
      'Notes in the log and on the timeline that the print form was printed by the page itself, or saved as a file: with the SHA-256 of `file`, the handle of the very bytes that left. It is the one that `documents.pdf`, `documents.saveAs` or `documents.eInvoice` gave for this document and kind (`print`: the PDF); `png`: one that the session handed over.',
    right: 'documents.print',
    input: z.object({
      id: Id,
      as: z.enum(['print', 'pdf', 'docx', 'xlsx', 'html', 'png', ...eInvoiceFormats]),
      file: FileHandle,
    }),
    output: z.object({}),
  }),
  'documents.outputs': query({
    about: 'Where the document has gone: each time that it was printed, saved or sent, the latest first, up to 50.',
    right: 'documents.see',
    input: z.object({ id: Id }),
    output: z.array(
      z.object({
        at: Instant,
        by: z.string(),
        /** `print`, `mail`, or the format of the file. */
        kind: z.string(),
        /** To whom, or on which printer; empty where that is not known. */
        target: z.string(),
      }),
    ),
  }),
  'documents.print': task({
    about:
      'Opens the print dialog of the system, where the host has one, for the very file that `documents.pdf` gives.',
    right: 'documents.print',
    input: z.object({ id: Id }),
    output: z.object({ printed: z.boolean() }),
  }),
} satisfies Capability;
