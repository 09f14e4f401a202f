/** Backups: made, checked, listed, restored. */
import { z } from 'zod';
import { BackupTarget, TargetId, WarnAfterDays } from './backup-target.ts';
import { type Capability, task } from './channel.ts';
import { OfficeState, Password } from './office.ts';
import { SecondsForOthers } from './stations.ts';
import { FileHandle, Instant, JobId } from './values.ts';

export const BackupName = z.string().regex(/^[A-Za-z0-9._-]{1,120}$/);

export const Backup = z.object({
  name: BackupName,
  at: Instant,
  reason: z.enum(['closing', 'daily', 'schedule', 'migration', 'manual', 'restore', 'move']),
  size: z.number().int(),
  counts: z.object({ clients: z.number().int(), products: z.number().int(), documents: z.number().int() }).nullable(),
  programVersion: z.string().nullable(),
  /** It was opened and checked after it was written. */
  verified: z.boolean(),
  /** How the file is written: as a database, compressed, or compressed and encrypted. */
  form: z.enum(['plain', 'packed', 'sealed']),
});
export type Backup = z.infer<typeof Backup>;

/** Where backups lie: in a target, or in a folder that a dialog gave out; left out: in the office folder. */
export const BackupPlace = z.union([z.object({ target: TargetId }), z.object({ folder: FileHandle })]);
export type BackupPlace = z.infer<typeof BackupPlace>;

export const backups = {
  'backups.list': task({
    about: 'The backups in a place, the latest first. Works while the database cannot be opened.',
    right: 'backups.make',
    input: z.object({ place: BackupPlace.optional() }),
    output: z.array(Backup),
  }),
  'backups.targets': task({
    about: 'The further folders that this computer copies each backup to. Works while the database cannot be opened.',
    right: 'backups.make',
    input: z.object({}),
    output: z.array(BackupTarget),
  }),
  'backups.addTarget': task({
    about:
      'Makes a folder for backups in one that a dialog gave out, copies the latest backup there, and from then on each whenever the drive is there.',
    right: 'office.manage',
    input: z.object({ folder: FileHandle, warnAfterDays: WarnAfterDays }),
    output: z.array(BackupTarget),
  }),
  'backups.changeTarget': task({
    about: 'Changes after how many days without a copy a warning appears.',
    right: 'office.manage',
    input: z.object({ id: TargetId, warnAfterDays: WarnAfterDays }),
    output: z.array(BackupTarget),
  }),
  'backups.removeTarget': task({
    about: 'Copies nothing to this folder any more; what lies there stays.',
    right: 'office.manage',
    input: z.object({ id: TargetId }),
    output: z.array(BackupTarget),
  }),
  'backups.setPassphrase': task({
    about:
      'From the next one on copies in the targets are encrypted with this passphrase; null: they are not. Nobody can replace a passphrase that is forgotten. This computer keeps the key, sealed by its key store.',
    right: 'office.manage',
    input: z.object({ passphrase: Password.nullable() }),
    output: z.array(BackupTarget),
  }),
  'backups.testPassphrase': task({
    about:
      'Whether copies in the targets are encrypted with this passphrase. Tried off the main thread; nothing is changed, and nothing is noted.',
    right: 'office.manage',
    input: z.object({ passphrase: z.string().max(200) }),
    output: z.object({ isRight: z.boolean() }),
  }),
  'backups.make': task({
    about: 'Makes a backup now, opens it again and checks it, and copies it to the targets that are there.',
    right: 'backups.make',
    input: z.object({ job: JobId.optional() }),
    output: Backup,
  }),
  'backups.restore': task({
    about:
      'Puts a backup in the place of the present database, which is kept first as a backup of its own: restoring that one undoes it. Others who work in the office are asked to make room, and are kept out while it lasts; whoever is the same user with the same password in the backup stays signed in. Failure `invalid` for the field `passphrase` where the backup is encrypted and this computer cannot open it.',
    right: 'backups.restore',
    input: z.object({
      name: BackupName,
      place: BackupPlace.optional(),
      passphrase: z.string().max(200).optional(),
      /** What others who work in the office are given to save; left out: nothing. */
      seconds: SecondsForOthers.optional(),
      job: JobId.optional(),
    }),
    output: z.object({ state: OfficeState, kept: BackupName.nullable() }),
  }),
} satisfies Capability;
