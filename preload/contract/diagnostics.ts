/** Whether the office is sound: examined on request, told in words, and one file for whoever helps from outside. */
import { z } from 'zod';
import { type Capability, query, task } from './channel.ts';
import { FileHandle, Instant, JobId } from './values.ts';

/** `attention`: all works, and something is to be done; `bad`: something is broken or in danger; `unknown`: it could not be examined. */
export const findingStates = ['good', 'attention', 'bad', 'unknown'] as const;
export type FindingState = (typeof findingStates)[number];

/** What was examined, in the order in which it is shown. */
export const examined = [
  'integrity',
  'references',
  'orphans',
  'search',
  'chain',
  'files',
  'unnamed',
  'sizes',
  'office-drive',
  'state-drive',
  'calls',
] as const;
export type Examined = (typeof examined)[number];

/** One thing that was examined, in words of the session's language. */
const Finding = z.object({
  of: z.enum(examined),
  state: z.enum(findingStates),
  /** What was examined. */
  title: z.string(),
  /** What came out. */
  said: z.string(),
  /** What to do about it; null: nothing. */
  todo: z.string().nullable(),
  /** Names and figures behind it. */
  details: z.array(z.string()),
  /** What the program can do about it. */
  action: z.enum(['restore', 'remove-unnamed']).nullable(),
});
export type Finding = z.infer<typeof Finding>;

const Shown = z.object({
  /** When the office was examined last; null: never, on the computer that keeps it. */
  at: Instant.nullable(),
  findings: z.array(Finding),
  /** Files that no record names, as “Remove” would take them away. */
  unnamed: z.object({ files: z.number().int(), bytes: z.number().int() }),
});

export const diagnostics = {
  'diagnostics.last': query({
    about:
      'What the last examination of the office found, and the slowest calls since the program was started, in words. Without an examination the calls alone.',
    right: 'office.manage',
    input: z.object({}),
    output: Shown,
  }),
  'diagnostics.examine': task({
    about:
      'Examines the office beside everybody’s work: integrity of the database, references, orphans, search indexes, chain of the log, stored files, sizes, and both drives. Reads every page and every file once.',
    right: 'office.manage',
    input: z.object({ job: JobId }),
    output: Shown,
  }),
  'diagnostics.removeUnnamed': task({
    about:
      'Moves stored files that no record names and that nobody has touched for a day into `backups/files`, from where a restore takes back what its database names.',
    right: 'office.manage',
    input: z.object({}),
    output: z.object({ files: z.number().int(), bytes: z.number().int(), shown: Shown }),
  }),
  'diagnostics.supportFile': task({
    about:
      'One ZIP file about the program, the computer and the office for whoever helps: versions, settings, figures, the last examination, the log. No names, numbers, addresses, file names or paths.',
    right: 'office.manage',
    input: z.object({}),
    output: z.object({
      file: FileHandle,
      name: z.string(),
      /** Bytes. */
      size: z.number().int(),
      /** Everything that is in it, as it stands there. */
      entries: z.array(z.object({ name: z.string(), text: z.string() })),
    }),
  }),
} satisfies Capability;
