/** Backups: made, checked, listed, restored. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { OfficeState } from './office.ts';
import { Instant, JobId } from './values.ts';

export const BackupName = z.string().regex(/^[A-Za-z0-9._-]{1,120}$/);

export const Backup = z.object({
  name: BackupName,
  at: Instant,
  reason: z.enum(['closing', 'daily', 'migration', 'manual', 'restore']),
  size: z.number().int(),
  counts: z.object({ clients: z.number().int(), products: z.number().int(), documents: z.number().int() }).nullable(),
  programVersion: z.string().nullable(),
  /** It was opened and checked after it was written. */
  verified: z.boolean(),
});
export type Backup = z.infer<typeof Backup>;

export const backups = {
  'backups.list': task({
    about: 'The backups in the office folder, the latest first. Works while the database cannot be opened.',
    right: 'backups.make',
    input: z.object({}),
    output: z.array(Backup),
  }),
  'backups.make': task({
    about: 'Makes a backup now, opens it again and checks it.',
    right: 'backups.make',
    input: z.object({ job: JobId.optional() }),
    output: Backup,
  }),
  'backups.restore': task({
    about:
      'Puts a backup in the place of the present database, which is kept first as a backup of its own: restoring that one undoes it.',
    right: 'backups.restore',
    input: z.object({ name: BackupName, job: JobId.optional() }),
    output: z.object({ state: OfficeState, kept: BackupName.nullable() }),
  }),
} satisfies Capability;
