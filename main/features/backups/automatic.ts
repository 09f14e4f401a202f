/** Backups that nobody has to think of: once a day while there are changes, and at closing. */
import { type BackupInfo, listBackups, makeBackup, rotateBackups } from '../../../db/backup.ts';
import type { Db } from '../../../db/database.ts';
import { type Clock, dayOf, instantOf } from '../../engine/clock.ts';
import type { OfficePaths } from '../../engine/office-control.ts';

export interface AutomaticBackupsPorts {
  readonly program: { readonly version: string };
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** The open office, or null. */
  readonly office: () => { readonly db: Db; readonly paths: OfficePaths } | null;
  /** A backup has been made or has failed. */
  readonly made: () => void;
}

/** How often it is looked whether today's backup is there. */
const everyMinutes = 15;
