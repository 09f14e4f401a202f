/** Whether an office can be worked in at this engine: for whoever watches over it, in few words and without secrets. */
import { listBackups } from '../../db/backup-files.ts';
import type { LastBackup } from '../features/backups/automatic.ts';
import type { SharedOffice } from '../sharing/shared-office.ts';
import type { OfficeFile } from './office-file.ts';

export interface Health {
  /**
   * `ok`: it is open, and kept here. `upkeep`: it is, and is being restored, checked, compacted or moved, which takes minutes and is not to be
   * broken off. `elsewhere`: another computer keeps it. `new`: there is none yet. `closed`: it cannot be opened.
   */
  readonly status: 'ok' | 'upkeep' | 'elsewhere' | 'waiting' | 'new' | 'closed';
  readonly version: string;
  /** UTC ISO 8601: since when it is open here; null: it is not. */
  readonly since: string | null;
  /** UTC ISO 8601: when the latest backup that was opened and checked was made; null: there is none, or it is not open here. */
  readonly lastGoodBackup: string | null;
  /** The office folder. */
  readonly folder: string;
}

interface SeenFrom {
  readonly office: OfficeFile;
  readonly shared: Pick<SharedOffice, 'standing'> | null;
  readonly version: string;
  readonly since: string | null;
  readonly latest: LastBackup | null;
  /** Work for which nobody is let in runs at this moment. */
  readonly isUpkeep: boolean;
}

export function healthOf({ office, shared, version, since, latest, isUpkeep }: SeenFrom): Health {
  const { folder } = office.paths;
  const common = { version, folder };
  if (isUpkeep) return { ...common, status: 'upkeep', since, lastGoodBackup: lastGood(office.paths.backups, latest) };
  if (office.status === 'open') {
    // An office is kept here only while nobody else may have taken it over.
    const isKept = shared === null || shared.standing.as === 'keeper';
    return {
      ...common,
      status: isKept ? 'ok' : 'waiting',
      since,
      lastGoodBackup: lastGood(office.paths.backups, latest),
    };
  }
  const status =
    office.status === 'new'
      ? 'new'
      : office.status === 'broken'
        ? 'closed'
        : shared?.standing.as === 'station'
          ? 'elsewhere'
          : 'waiting';
  return { ...common, status, since: null, lastGoodBackup: null };
}

function lastGood(backups: string, latest: LastBackup | null): string | null {
  if (latest?.good) return latest.at;
  try {
    return listBackups(backups).find(({ verified }) => verified)?.at ?? null;
  } catch {
    return null;
  }
}
