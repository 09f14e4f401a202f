/** A further folder that backups are copied to. */
import { z } from 'zod';
import { Instant } from './values.ts';

/** Why the last copy to a target failed. `passphrase`: this computer no longer has the key of the encrypted copies. `other`: a fault of the program, which is told in its log. */
export const BackupTargetProblem = z.enum([
  'missing',
  'no-right',
  'no-space',
  'not-a-database',
  'not-kontor',
  'damaged',
  'newer',
  'in-use',
  'away',
  'not-kept',
  'passphrase',
  'other',
]);

export const TargetId = z.uuid();
export const WarnAfterDays = z.number().int().min(1).max(90);

/** A further folder that each backup is copied to whenever it is there. Known to this computer alone. */
export const BackupTarget = z.object({
  id: TargetId,
  folder: z.string(),
  addedAt: Instant,
  /** Its drive is connected, and the folder is the one that was chosen. */
  there: z.boolean(),
  /** It lies on the drive of the office, which takes both along when it breaks. */
  sameDrive: z.boolean(),
  /** Copies are encrypted. */
  sealed: z.boolean(),
  /** When the latest backup was made that is there, or was when it was seen last. */
  lastGoodAt: Instant.nullable(),
  /** What the last try failed of; null: it did not. */
  problem: BackupTargetProblem.nullable(),
  /** A warning appears when the latest backup there is older. */
  warnAfterDays: WarnAfterDays,
});
export type BackupTarget = z.infer<typeof BackupTarget>;
