/** Where things lie in an office folder. */
import { join } from 'node:path';

export interface OfficePaths {
  readonly folder: string;
  /** `office.kontor` in it. */
  readonly database: string;
  readonly backups: string;
  /** Stored files by content hash. */
  readonly files: string;
}

/** The paths of the office in this folder, whether there is one or not. */
export function officePaths(folder: string): OfficePaths {
  return {
    folder,
    database: join(folder, 'office.kontor'),
    backups: join(folder, 'backups'),
    files: join(folder, 'files'),
  };
}
