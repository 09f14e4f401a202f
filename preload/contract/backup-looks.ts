/** Looking into a backup, and taking single records out of it. */
import { z } from 'zod';
import { BackupName, BackupPlace } from './backups.ts';
import { type Capability, task } from './channel.ts';
import { DocumentType } from './companies.ts';
import { Currency, Day, Id, Instant, JobId, Money } from './values.ts';

const LookId = z.uuid();
const Uid = z.string().max(100);

/** Records that are taken out one by one. */
export const LookEntity = z.enum(['client', 'product']);
export type LookEntity = z.infer<typeof LookEntity>;

/** Whether a record of the backup is in the office now: it is, it lies in the bin, it was deleted for good. */
export const RecordToday = z.enum(['there', 'bin', 'gone']);
export type RecordToday = z.infer<typeof RecordToday>;

/** Beside today: the same, another, not there any more. */
const PartState = z.enum(['same', 'changed', 'missing']);

export const FoundRecord = z.object({ uid: Uid, name: z.string(), detail: z.string(), today: RecordToday });
export type FoundRecord = z.infer<typeof FoundRecord>;

/** A record as it was in the backup, beside what it is now. */
export const ComparedRecord = z.object({
  entity: LookEntity,
  uid: Uid,
  name: z.string(),
  today: RecordToday,
  /** Null: it was deleted for good. */
  id: Id.nullable(),
  /** Of those that refer to people, lists and the like the values are names; own fields stand as `own.12`. */
  fields: z.array(
    z.object({
      field: z.string(),
      /** The name of an own field. */
      label: z.string().nullable(),
      was: z.json(),
      now: z.json(),
      differs: z.boolean(),
    }),
  ),
  contacts: z.array(z.object({ uid: Uid, name: z.string(), state: PartState })),
  notes: z.array(z.object({ uid: Uid, text: z.string(), at: Instant, by: z.string(), state: PartState })),
  /** The latest fifty of the client in the backup. They are only shown: documents are not taken out. */
  documents: z.array(
    z.object({
      type: DocumentType,
      number: z.string().nullable(),
      day: Day,
      gross: Money,
      currency: Currency,
      isThere: z.boolean(),
    }),
  ),
});
export type ComparedRecord = z.infer<typeof ComparedRecord>;

const OneRecord = z.object({ look: LookId, entity: LookEntity, uid: Uid });

export const backupLooks = {
  'backups.look': task({
    about:
      'Opens a backup for looking into it, in a temporary place, for this session; one that was open is closed. After half an hour without a question it closes by itself. Failure `invalid` for the field `passphrase` as in `backups.restore`. Noted in the log. This and what follows it are for whoever may see all clients, products and documents with all their fields: `forbidden` else.',
    right: 'backups.restore',
    input: z.object({
      name: BackupName,
      place: BackupPlace.optional(),
      passphrase: z.string().max(200).optional(),
      job: JobId.optional(),
    }),
    output: z.object({ look: LookId }),
  }),
  'backups.endLook': task({
    about: 'Closes a backup that was looked into.',
    right: 'backups.restore',
    input: z.object({ look: LookId }),
    output: z.object({}),
  }),
  'backups.findRecords': task({
    about:
      'The best few clients or products of the backup for what is being typed, and whether they are in the office now.',
    right: 'backups.restore',
    input: z.object({
      look: LookId,
      entity: LookEntity,
      text: z.string().max(200),
      limit: z.number().int().min(1).max(50),
    }),
    output: z.array(FoundRecord),
  }),
  'backups.compareRecord': task({
    about:
      'A client or product as it was, field by field beside what it is now, with contact persons, notes and documents.',
    right: 'backups.restore',
    input: OneRecord,
    output: ComparedRecord,
  }),
  'backups.takeBack': task({
    about:
      'Takes a record out of the backup, in one command: of one that is there the chosen fields, contact persons and notes become what they were; one that is in the bin comes out of it; one that was deleted for good comes back whole, with all contact persons and notes.',
    right: 'backups.restore',
    input: OneRecord.extend({
      fields: z.array(z.string().max(50)).max(200),
      contacts: z.array(Uid).max(1000),
      notes: z.array(Uid).max(10_000),
    }),
    output: z.object({ id: Id }),
  }),
} satisfies Capability;
