/** Importing clients and products from CSV, text and Excel files. */
import { z } from 'zod';
import { type Capability, query, task } from './channel.ts';
import { FileHandle, Id, Instant, JobId } from './values.ts';

export const ImportEntity = z.enum(['clients', 'products']);
export type ImportEntity = z.infer<typeof ImportEntity>;

/** How the file is read; what is left out is recognised. */
export const ReadingOptions = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252']).optional(),
  separator: z.enum([',', ';', '\t', '|']).optional(),
  sheet: z.string().max(100).optional(),
  /** Whether the first row holds names of columns. */
  headerRow: z.boolean().optional(),
});
export type ReadingOptions = z.infer<typeof ReadingOptions>;

/** For each column of the file, in order, the field it goes into; null: not imported. Names: see `imports.fields`. */
export const Mapping = z.array(z.string().max(50).nullable()).max(500);

export const ImportOrder = z.object({
  file: FileHandle,
  entity: ImportEntity,
  reading: ReadingOptions,
  mapping: Mapping,
  /** Values for fields that no column gives, by name of the field (`type`: `supplier`). */
  fixed: z.record(z.string().max(50), z.string().max(200)),
  /** What happens to a row whose key (code, tax number, else e-mail, else name) is there already. */
  known: z.enum(['update', 'skip', 'create']),
  job: JobId,
});
export type ImportOrder = z.infer<typeof ImportOrder>;

const Refusal = z.object({ row: z.number().int(), cells: z.array(z.string()), reasons: z.array(z.string()) });

const Counts = {
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  skipped: z.number().int(),
  refused: z.number().int(),
};

export const imports = {
  'imports.fields': query({
    about: 'The fields that columns can go into, with their names in the language of the session.',
    right: 'signed-in',
    input: z.object({ entity: ImportEntity }),
    output: z.array(z.object({ name: z.string(), label: z.string() })),
  }),
  'imports.inspect': task({
    about: 'Recognises format, encoding, separator and columns of an uploaded file and proposes a mapping.',
    right: 'signed-in',
    input: z.object({ file: FileHandle, entity: ImportEntity, reading: ReadingOptions }),
    output: z.object({
      format: z.enum(['csv', 'xlsx']),
      reading: ReadingOptions,
      sheets: z.array(z.string()),
      columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()), field: z.string().nullable() })),
      firstRows: z.array(z.array(z.string())),
      /** Estimated for large files. */
      rows: z.number().int(),
      warnings: z.array(z.string()),
    }),
  }),
  'imports.check': task({
    about: 'A dry run: reads all of the file, stores nothing, tells what would happen to each row.',
    right: 'signed-in',
    input: ImportOrder,
    output: z.object({
      ...Counts,
      /** The first refused rows, with the reasons. */
      refusals: z.array(Refusal),
      /** The first rows as they will be: names of fields and values as they will be shown. */
      preview: z.array(
        z.object({
          row: z.number().int(),
          outcome: z.enum(['created', 'changed', 'same', 'skipped', 'refused']),
          values: z.record(z.string(), z.string()),
        }),
      ),
    }),
  }),
  'imports.run': task({
    about: 'Imports the good rows in one transaction; the bad ones come back as a file with a column that says why.',
    right: 'signed-in',
    input: ImportOrder,
    output: z.object({ importId: Id, ...Counts, refusedFile: FileHandle.nullable() }),
  }),
  'imports.list': query({
    about: 'The imports there have been, the latest first.',
    right: 'signed-in',
    input: z.object({}),
    output: z.array(
      z.object({
        id: Id,
        entity: ImportEntity,
        fileName: z.string(),
        at: Instant,
        by: z.string(),
        ...Counts,
        /** When it was undone, and by whom; null: it was not. */
        undone: z.object({ at: Instant, by: z.string() }).nullable(),
      }),
    ),
  }),
  'imports.undo': task({
    about:
      'Undoes an import as a whole: new records go to the bin, changed ones get back what they were. A record that somebody has touched since stays as it is and is named.',
    right: 'signed-in',
    input: z.object({ id: Id, job: JobId }),
    output: z.object({
      /** Records that are as they were before. */
      undone: z.number().int(),
      /** Records that stay as they are. */
      keptCount: z.number().int(),
      /** The first of those that stay. */
      kept: z.array(z.object({ id: Id, name: z.string() })),
    }),
  }),
} satisfies Capability;

export const jobs = {
  'jobs.cancel': task({
    about: 'Cancels a running task of this session; what it had not finished is as if it had never begun.',
    right: null,
    input: z.object({ job: JobId }),
    output: z.object({ cancelled: z.boolean() }),
  }),
} satisfies Capability;
