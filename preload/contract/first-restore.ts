/** First start with a backup: which there are in a folder, and the office that one of them becomes. */
import { z } from 'zod';
import { Backup, BackupName } from './backups.ts';
import { type Capability, task } from './channel.ts';
import { OfficeState } from './office.ts';
import { FileHandle, JobId } from './values.ts';

export const firstRestore = {
  'office.findBackups': task({
    about:
      'The backups in a folder that a dialog gave out (a stick, an office folder), the latest first, for a computer that has no office yet. Failure `conflict` where it has one.',
    right: null,
    input: z.object({ place: FileHandle }),
    output: z.array(Backup),
  }),
  'office.createFromBackup': task({
    about:
      'First start: an office becomes what a backup holds, with its stored files, in a folder that has none; its people sign in as before. Failure `invalid` for the field `passphrase` where the backup is encrypted.',
    right: null,
    input: z.object({
      place: FileHandle,
      name: BackupName,
      passphrase: z.string().max(200).optional(),
      /** A folder that a dialog gave out; null: the folder that `office.state` names. */
      folder: FileHandle.nullable(),
      job: JobId.optional(),
    }),
    output: z.object({
      state: OfficeState,
      /** Stored files that the backup names and that lie nowhere beside it. */
      missingFiles: z.number().int(),
    }),
  }),
} satisfies Capability;
