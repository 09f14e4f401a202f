/** Many print forms at once, and the printers of this computer. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { DocumentFilter } from './documents.ts';
import { Selection, selectedAtMost } from './lists.ts';
import { ToldDocuments } from './told-documents.ts';
import { FileHandle, Id, JobId, Line } from './values.ts';

/** How a print form comes out of a printer. */
export const PrintChoice = z.object({
  /** Its name, as `outputs.printers` has it. */
  printer: Line(300).pipe(z.string().min(1)),
  copies: z.number().int().min(1).max(99),
  /** Pages from 1 on, each part with its first and last; null: all. */
  pages: z
    .array(z.object({ from: z.number().int().min(1).max(9999), to: z.number().int().min(1).max(9999) }))
    .min(1)
    .max(50)
    .nullable(),
  /** null: as the printer is set. */
  duplex: z.enum(['simplex', 'longEdge', 'shortEdge']).nullable(),
  /** null: as the printer is set. */
  colour: z.boolean().nullable(),
});
export type PrintChoice = z.infer<typeof PrintChoice>;

export const Printer = z.object({
  name: z.string(),
  /** As the system shows it. */
  title: z.string(),
  isDefault: z.boolean(),
});
export type Printer = z.infer<typeof Printer>;

/** More documents than these do not become one PDF: it is made in memory. */
export const mergedDocuments = 1000;
/** Nor more megabytes, of 1,000,000 bytes. */
export const mergedMegabytes = 60;

const Result = z.object({
  /** How many documents came out. */
  documents: z.number().int(),
  failed: ToldDocuments,
  /** Of all that did not come out, in their order, to be asked for again: as many as a selection takes. */
  failedIds: z.array(Id).max(selectedAtMost),
  /** Of those that came out: they have the form of the program, since the office's own that they should have failed on them. */
  stoodIn: ToldDocuments,
});

const Printed = Result.extend({
  /** It was ended before its last document: those that came out are noted. */
  cancelled: z.boolean(),
});

const documentsSelection = Selection(DocumentFilter);

export const outputs = {
  'outputs.saveMany': task({
    about: `The print forms of a selection of documents in one file: \`zip\` with a PDF of each, or one \`pdf\` of all (up to ${mergedDocuments}, and ${mergedMegabytes} MB). Drafts carry their mark. What cannot be printed is listed and the rest goes on, unless the host fails at three in a row; each that came out is noted on the timeline as saved, or as printed by the page where \`as\` says so.`,
    right: 'documents.print',
    input: z.object({
      selection: documentsSelection,
      format: z.enum(['zip', 'pdf']),
      as: z.enum(['pdf', 'print']),
      job: JobId.optional(),
    }),
    output: Result.extend({
      /** null: none came out. */
      file: FileHandle.nullable(),
      name: z.string(),
      pages: z.number().int(),
    }),
  }),
  'outputs.printers': task({
    about: 'The printers of the computer whose window this is; none in a browser, which has a dialog of its own.',
    right: 'documents.print',
    input: z.object({}),
    output: z.array(Printer),
  }),
  'outputs.print': task({
    about:
      'Prints documents without a dialog, each on its printer; what a printer refuses is listed with its own words, and the rest goes on, unless three in a row fail. Each is noted with the printer as soon as it was printed; cancelled, it answers what was.',
    right: 'documents.print',
    input: z.object({
      documents: z
        .array(PrintChoice.extend({ id: Id }))
        .min(1)
        .max(50),
      job: JobId.optional(),
    }),
    output: Printed,
  }),
  'outputs.printMany': task({
    about: 'The same for a selection of documents, all on one printer.',
    right: 'documents.print',
    input: z.object({ selection: documentsSelection, choice: PrintChoice, job: JobId.optional() }),
    output: Printed,
  }),
} satisfies Capability;
