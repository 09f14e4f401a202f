/** The database that an office leaves behind when it is moved is a backup there, checked as every other one. */
import { dirname } from 'node:path';
import { listBackups } from '../../../db/backup-files.ts';
import { filesBeside } from '../../../db/backup-stored-files.ts';
import type { OfficePaths } from '../../engine/office-paths.ts';
import { upkeepInThread } from '../upkeep/upkeep-in-thread.ts';

/**
 * Checks the one that was left last in the folder, unless it is checked. Never rejects: the office has moved, and one that cannot be checked
 * stays “not checked”, with a line in the log.
 */
export async function checkLeftBehind(
  { backups, database }: Pick<OfficePaths, 'backups' | 'database'>,
  programVersion: string,
  log: (line: string) => void,
): Promise<void> {
  try {
    const left = listBackups(backups).find(({ reason }) => reason === 'move');
    if (left === undefined || left.verified) return;
    const { name, at } = left;
    const done = await upkeepInThread({
      left: { folder: backups, name, at, files: filesBeside(database), programVersion },
    });
    if (done.type === 'backup' && done.trouble !== null) log(done.trouble);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    log(`What the office left behind in ${dirname(database)} could not be checked: ${why}`);
  }
}
