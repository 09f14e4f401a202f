/** Proofs of backups: one is restored into a temporary place, opened, looked through and compared; and what is known of earlier ones. */
import { z } from 'zod';
import { BackupName, BackupPlace } from './backups.ts';
import { type Capability, query, task } from './channel.ts';
import { FileHandle, Instant, JobId, Money } from './values.ts';

/** What is counted in a backup. */
export const countedThings = [
  'clients',
  'contacts',
  'products',
  'documents',
  'payments',
  'notes',
  'attachments',
  'users',
] as const;
export type CountedThing = (typeof countedThings)[number];

/** What was found in a backup that could be restored and opened. */
export const FoundInBackup = z.object({
  /** Names of the own companies in it. */
  companies: z.array(z.string()),
  /** Milliseconds that restoring and opening it took. */
  restoring: z.number().int(),
  /** The migrations by which this program brought it up to date. */
  migrated: z.array(z.string()),
  /** What SQLite finds wrong with its pages and indexes; none: it is sound. */
  integrity: z.array(z.string()),
  /** Rows that refer to others that are missing. */
  orphans: z.number().int(),
  /** Its log: how many records follow from each other, and the first that does not. */
  log: z.object({ records: z.number().int(), firstBroken: z.number().int().nullable() }),
  counts: z.array(
    z.object({
      what: z.enum(countedThings),
      /** What the backup's own note says; null: nothing. */
      noted: z.number().int().nullable(),
      found: z.number().int(),
      /** In the office as it is now; null: it is not open here. */
      today: z.number().int().nullable(),
    }),
  ),
  /** Stored files that it names: all of those that are there were read and have their hash. */
  files: z.object({ named: z.number().int(), missing: z.array(z.string()), altered: z.array(z.string()) }),
  /** The last number that was issued in each series. */
  numbers: z.array(
    z.object({
      company: z.string(),
      type: z.string(),
      last: z.string(),
      today: z.string().nullable(),
    }),
  ),
  /** What invoices that are not paid ask for. */
  receivables: z.array(z.object({ currency: z.string(), amount: Money, today: Money.nullable() })),
});
export type FoundInBackup = z.infer<typeof FoundInBackup>;

/** A part of the protocol, in the session's language. */
export const ProtocolSection = z.object({
  title: z.string(),
  /** Of a section that compares the backup with today. */
  heads: z.object({ inBackup: z.string(), today: z.string() }).nullable(),
  rows: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      today: z.string().nullable(),
      state: z.enum(['good', 'bad', 'plain']),
    }),
  ),
});
export type ProtocolSection = z.infer<typeof ProtocolSection>;

export const BackupProof = z.object({
  name: BackupName,
  /** When the backup was made. */
  at: Instant,
  /** Bytes. */
  size: z.number().int(),
  /** Of the backup's file. */
  sha256: z.string(),
  form: z.enum(['plain', 'packed', 'sealed']),
  programVersion: z.string().nullable(),
  provenAt: Instant,
  by: z.string(),
  /** It can be restored, and everything in it is as it should be. */
  good: z.boolean(),
  /** Why it could not be restored or opened, in the session's language; null: it was. */
  problem: z.string().nullable(),
  found: FoundInBackup.nullable(),
  /** The same in words, as the protocol has it. */
  sections: z.array(ProtocolSection),
  /** The protocol as a PDF; null where this host can print none. */
  protocol: FileHandle.nullable(),
});
export type BackupProof = z.infer<typeof BackupProof>;

export const backupProofs = {
  'backups.prove': task({
    about:
      'Restores a backup into a temporary place by what a restore uses, opens it, looks through it, compares it with its note and with today’s office, and writes a protocol; nothing of the office is changed but its log. Failure `invalid` for the field `passphrase` where the backup is encrypted and this computer cannot open it.',
    right: 'backups.restore',
    input: z.object({
      name: BackupName,
      place: BackupPlace.optional(),
      passphrase: z.string().max(200).optional(),
      job: JobId.optional(),
    }),
    output: BackupProof,
  }),
  'backups.proofs': query({
    about: 'Which backups were proven last, and what came out, the latest first.',
    right: 'backups.make',
    input: z.object({ limit: z.number().int().min(1).max(200) }),
    output: z.array(z.object({ name: z.string(), at: Instant, by: z.string(), good: z.boolean() })),
  }),
} satisfies Capability;
