/** The registry of issued documents by their numbers, and the report that none is missing. */
import { z } from 'zod';
import { type Capability, query, task } from './channel.ts';
import { DocumentType } from './companies.ts';
import { DocumentStatus } from './documents.ts';
import { Currency, Day, FileHandle, Id, JobId, Money, PageSize } from './values.ts';

/** Which part of a number series. */
export const JournalPart = z.object({ seriesId: Id, from: Day, to: Day });
export type JournalPart = z.infer<typeof JournalPart>;

export const JournalRow = z.object({
  id: Id,
  type: DocumentType,
  number: z.string(),
  day: Day,
  status: DocumentStatus,
  client: z.string(),
  currency: Currency,
  /** Of a correction, these three are by how much it makes what it corrects more or less. */
  net: Money,
  vat: Money,
  gross: Money,
});
export type JournalRow = z.infer<typeof JournalRow>;

/** Numbers that no document has, within one period of a series. */
export const Gap = z.object({
  seriesId: Id,
  /** `''` for ever, `2026`, `2026-11`. */
  period: z.string(),
  first: z.number().int().positive(),
  last: z.number().int().positive(),
});
export type Gap = z.infer<typeof Gap>;

export const journal = {
  'journal.list': query({
    about: 'Issued documents of a number series by their numbers, cancelled ones included: a page behind a document.',
    right: 'documents.see',
    input: JournalPart.extend({ after: Id.nullable(), limit: PageSize }),
    output: z.object({ rows: z.array(JournalRow), next: Id.nullable() }),
  }),
  'journal.sums': query({
    about: 'How many documents that part of the series has, cancelled ones included, and the sums of those that count.',
    right: 'documents.see',
    input: JournalPart,
    output: z.object({
      count: z.number().int(),
      sums: z.array(z.object({ currency: Currency, net: Money, vat: Money, gross: Money })),
    }),
  }),
  'journal.print': task({
    about: 'The registry as a PDF.',
    right: 'documents.print',
    input: JournalPart.extend({ job: JobId.optional() }),
    output: z.object({ file: FileHandle, name: z.string(), pages: z.number().int() }),
  }),
  'journal.gaps': query({
    about: 'Numbers that no document has between the first and the last of each period; none is how it should be.',
    right: 'documents.see',
    input: z.object({}),
    output: z.object({ checked: z.number().int(), gaps: z.array(Gap) }),
  }),
} satisfies Capability;
