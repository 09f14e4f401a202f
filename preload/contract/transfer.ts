/** The whole office as one file, for whoever wants to leave, and back into an empty folder. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { OfficeState, Password } from './office.ts';
import { FileHandle, Id, Instant, JobId } from './values.ts';

export const transfer = {
  'office.export': task({
    about:
      'Everything that the office holds, as one ZIP file: all records with their history as JSON, readable tables as CSV, all stored files, and a description. Passwords are left out. See `docs/export-format.md`.',
    right: 'office.export',
    input: z.object({ job: JobId }),
    output: z.object({
      file: FileHandle,
      name: z.string(),
      /** Bytes. */
      size: z.number().int(),
      /** Rows of all tables together. */
      rows: z.number().int(),
      files: z.number().int(),
      /** Stored files that were gone or no longer what they had been, and are not in the export. */
      missingFiles: z.number().int(),
    }),
  }),
  'office.inspectExport': task({
    about: 'What an export holds that was handed over at the first start; nothing of it is taken over yet.',
    right: null,
    input: z.object({ file: FileHandle }),
    output: z.object({
      exportedAt: Instant,
      /** The version of the program that made it. */
      programVersion: z.string(),
      companies: z.array(z.string()),
      counts: z.object({
        clients: z.number().int(),
        products: z.number().int(),
        documents: z.number().int(),
        /** Clients, products and documents that lie in the bin, not among those above. */
        inBin: z.number().int(),
        users: z.number().int(),
        /** People whose access is closed, not among those above. */
        closedUsers: z.number().int(),
        files: z.number().int(),
      }),
      /** Users who may do everything; one of them is signed in afterwards. */
      administrators: z.array(z.object({ id: Id, name: z.string() })),
      /** Several people work in it: then the administrator needs a password. */
      needsPassword: z.boolean(),
    }),
  }),
  'office.createFromExport': task({
    about:
      'First start: makes the office out of an export, only in a folder that has none, and signs the administrator in. Everybody else gets a new password from him.',
    right: null,
    input: z.object({ file: FileHandle, administratorId: Id, password: Password.nullable(), job: JobId }),
    output: OfficeState,
  }),
} satisfies Capability;
