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

export const KnownWay = z.enum(['update', 'skip', 'create']);
export type KnownWay = z.infer<typeof KnownWay>;

/** `auto`: by the first of code, tax number, e-mail, name that the row has. */
export const matchWays = ['auto', 'code', 'tax-number', 'email', 'phone', 'name'] as const;

/** So many rows at most may be decided about one by one. */
const mostDecided = 5000;

export const ImportOrder = z.object({
  file: FileHandle,
  entity: ImportEntity,
  reading: ReadingOptions,
  mapping: Mapping,
  /** Values for fields that no column gives, by name of the field (`type`: `supplier`). */
  fixed: z.record(z.string().max(50), z.string().max(200)),
  /** By what a row is recognised as a record that is there already; products by code or name only. */
  matchBy: z.enum(matchWays).default('auto'),
  /** What happens to a row whose key is there already. */
  known: KnownWay,
  /** What happens to single rows, by their number in the file, where that is not as for all. */
  rows: z
    .record(z.string().regex(/^[1-9]\d{0,8}$/), KnownWay)
    .refine((rows) => Object.keys(rows).length <= mostDecided)
    .default({}),
  job: JobId,
});
export type ImportOrder = z.infer<typeof ImportOrder>;

const Outcome = z.enum(['created', 'changed', 'joined', 'same', 'skipped', 'refused']);

const Refusal = z.object({ row: z.number().int(), cells: z.array(z.string()), reasons: z.array(z.string()) });

const Counts = {
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  /** Rows that only added contact persons and the like to the record of a row above. */
  joined: z.number().int(),
  same: z.number().int(),
  skipped: z.number().int(),
  refused: z.number().int(),
};

export const imports = {
  'imports.fields': query({
    about:
      'The fields that columns can go into and that the user may see, with their names in the language of the session.',
    right: 'signed-in',
    input: z.object({ entity: ImportEntity }),
    output: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        /** Several columns may go into it. */
        several: z.boolean(),
      }),
    ),
  }),
  'imports.inspect': task({
    about: 'Recognises format, encoding, separator and columns of an uploaded file and proposes a mapping.',
    right: 'signed-in',
    input: z.object({ file: FileHandle, entity: ImportEntity, reading: ReadingOptions }),
    output: z.object({
      format: z.enum(['csv', 'xlsx', 'vcf']),
      /** An address book, whose columns are known: of Google, of Outlook, or vCard. */
      addressBook: z.enum(['google', 'outlook', 'vcard']).nullable(),
      reading: ReadingOptions,
      sheets: z.array(z.string()),
      columns: z.array(
        z.object({
          header: z.string(),
          samples: z.array(z.string()),
          /** As it was chosen for such a file the last time, else as it is proposed. */
          field: z.string().nullable(),
          proposed: z.string().nullable(),
        }),
      ),
      /** What was chosen the last time for a file with the same columns; null: there was none. */
      remembered: z
        .object({
          at: Instant,
          by: z.string(),
          fixed: z.record(z.string(), z.string()),
          matchBy: z.enum(matchWays),
          known: KnownWay,
        })
        .nullable(),
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
          outcome: Outcome,
          values: z.record(z.string(), z.string()),
        }),
      ),
      /** Rows that go in and may be wrong: a check digit, or another client with the same tax number, e-mail, phone or name (of these the first 200). */
      doubtful: z.number().int(),
      /** The first of them, with what there is to be said. */
      doubts: z.array(z.object({ row: z.number().int(), name: z.string(), reasons: z.array(z.string()) })),
      /** The first rows that mean a record that is there, or that were decided about one by one. */
      matches: z.array(
        z.object({
          row: z.number().int(),
          outcome: Outcome,
          /** The record, where the row means one that is there and is not skipped; its key in the row that was found. */
          record: z.object({ id: Id, name: z.string(), because: z.enum(matchWays).exclude(['auto']) }).nullable(),
          /** What the row says of the name. */
          name: z.string(),
          /** Names of fields with their old and new values as they will be shown. */
          changes: z.array(z.object({ field: z.string(), old: z.string(), new: z.string() })),
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
    about: 'The imports there have been of what the session may import, the latest first.',
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
        /** How many records were given back what they were while others stayed as they are: these can be undone still. */
        undoneRecords: z.number().int(),
      }),
    ),
  }),
  'imports.foretell': query({
    about:
      'What undoing an import would do at this moment, in numbers, and the later imports that should be undone first.',
    right: 'signed-in',
    input: z.object({ id: Id }),
    output: z.object({
      /** New records that would go to the bin. */
      created: z.number().int(),
      /** Changed records that would be as they were before. */
      changed: z.number().int(),
      /** Records that would stay as they are. */
      kept: z.number().int(),
      /** Imports after this one that wrote the same records, the latest first. */
      later: z.array(z.object({ id: Id, fileName: z.string(), at: Instant })),
    }),
  }),
  'imports.undo': task({
    about:
      'Undoes an import as a whole: new records go to the bin, changed ones get back what they were. A record that somebody has touched since stays as it is and is named; the import can be undone again for its sake.',
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
