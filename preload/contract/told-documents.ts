/** Documents that work on many of them tells of: which, and why. */
import { z } from 'zod';
import { DocumentType } from './companies.ts';
import { Id } from './values.ts';

/** What a document is known by. */
export const NamedDocument = z.object({ type: DocumentType, number: z.string().nullable(), client: z.string() });

/** A document, and why it is told of, in the language of the session. */
export const ToldDocument = z.object({
  id: Id,
  /** null: it is gone, or out of the session's reach. */
  document: NamedDocument.nullable(),
  reason: z.string(),
});
export type ToldDocument = z.infer<typeof ToldDocument>;

/** More documents than these are counted only. */
export const namedDocuments = 500;

/** Documents that are told of: how many, and the first of them one by one. */
export const ToldDocuments = z.object({
  count: z.number().int(),
  named: z.array(ToldDocument).max(namedDocuments),
});
export type ToldDocuments = z.infer<typeof ToldDocuments>;
