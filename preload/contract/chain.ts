/** What documents have to do with each other: what one came from, what came of it, what is left to deliver and to bill. */
import { z } from 'zod';
import { type Capability, command, query } from './channel.ts';
import { DocumentType } from './companies.ts';
import { DepositTaken } from './document-details.ts';
import { AcceptedRemarks, Document, DocumentStatus } from './documents.ts';
import { BasisPoints, Currency, Day, Id, Money, Quantity, Version } from './values.ts';

/** A document in the picture of a chain. */
export const ChainDocument = z.object({
  id: Id,
  type: DocumentType,
  status: DocumentStatus,
  number: z.string().nullable(),
  day: Day,
  currency: Currency,
  gross: Money,
  paid: Money,
  /** What it was made of, within the picture; null: the first one. */
  parentId: Id.nullable(),
  /** It credits or corrects its parent. */
  corrects: z.boolean(),
});
export type ChainDocument = z.infer<typeof ChainDocument>;

/** Of a line: thousandths of its unit. */
export const LineLeft = z.object({
  lineId: Id,
  quantity: z.number().int(),
  delivered: z.number().int(),
  billed: z.number().int(),
  toDeliver: z.number().int(),
  toBill: z.number().int(),
  toCredit: z.number().int(),
});
export type LineLeft = z.infer<typeof LineLeft>;

/** Something that can be made of a document with one click. */
export const NextStep = z.object({
  type: DocumentType,
  /** Nothing is left for it: the step would make an empty document. */
  isDone: z.boolean(),
});
export type NextStep = z.infer<typeof NextStep>;

export const chain = {
  'documents.chain': query({
    about:
      'The documents that this one hangs together with, as far as the user may see them, parents before their children.',
    right: 'documents.see',
    input: z.object({ id: Id }),
    output: z.array(ChainDocument),
  }),
  'documents.left': query({
    about: 'What is left to deliver and to bill of each line of an issued document.',
    right: 'documents.see',
    input: z.object({ id: Id }),
    output: z.array(LineLeft),
  }),
  'documents.deposits': query({
    about:
      'The deposit invoices that a final invoice can take off: asked for on the basis of what it came from, and taken off by no other one; without those that the session may not see.',
    right: 'documents.see',
    input: z.object({ id: Id }),
    output: z.array(DepositTaken),
  }),
  'documents.nextSteps': query({
    about: 'What can be made on the basis of a document, the most usual first, and which of it make a package.',
    right: 'documents.see',
    input: z.object({ id: Id }),
    output: z.object({
      steps: z.array(NextStep),
      package: z.array(DocumentType),
      /** The package with a УПД in the place of its waybill, act and tax invoice; empty: there is none. */
      alternative: z.array(DocumentType),
    }),
  }),
  'documents.base': command({
    about:
      'Makes a draft on the basis of an issued document: a deep copy of its lines with what is left of them, or with the quantities that are given. Of a deposit invoice `share` says which part. A final invoice after a deposit invoice is made of what that one was asked for, and begins without lines where that is not known.',
    right: 'documents.create',
    input: z.object({
      id: Id,
      type: DocumentType,
      quantities: z
        .array(z.object({ lineId: Id, quantity: Quantity }))
        .max(1000)
        .optional(),
      share: BasisPoints.optional(),
    }),
    output: Document,
  }),
  'documents.package': command({
    about:
      'Issues a draft, where it is one, and makes and issues the others of a package on its basis, all in one transaction. Goods go into waybills, services into acts; a document that would be empty is not made. Needs the right to create documents too.',
    right: 'documents.issue',
    input: z.object({
      id: Id,
      version: Version,
      types: z.array(DocumentType).min(1).max(6),
      accepted: AcceptedRemarks.optional(),
    }),
    output: z.object({ documents: z.array(Document), warnings: z.array(z.string()) }),
  }),
  'documents.setStatus': command({
    about:
      'Notes what has become of an issued document: accepted, signed, received, refused. `documents.get` says which statuses may follow.',
    right: 'documents.issue',
    input: z.object({ id: Id, version: Version, status: DocumentStatus }),
    output: Document,
  }),
} satisfies Capability;
