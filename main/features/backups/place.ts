/** Where backups lie that a call names, and opening encrypted ones. */
import { backupsIn } from '../../../db/backup-targets.ts';
import { SecretProblem } from '../../../db/seal-key.ts';
import type { BackupPlace } from '../../../preload/contract/backups.ts';
import type { TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { passphraseNeeded, passphraseWrong } from './backup-words.ts';

/** The folder of a place; left out: that of the office. Failure `not-found`; DatabaseProblem `missing`. */
export function folderOf({ office, uploads, session }: TaskContext, place: BackupPlace | undefined): string {
  if (place === undefined) return office.paths.backups;
  if ('target' in place) return office.targets.folderOf(office.paths, place.target);
  return backupsIn(uploads.file(session, place.folder).path);
}

/** What the work answers; a passphrase that is missing or wrong as a Failure that names the field. */
export function opened<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SecretProblem)) throw error;
    const said = error.problem === 'needed' ? passphraseNeeded : passphraseWrong;
    throw new Failure('invalid', said, { fields: [{ path: 'passphrase', message: said.en }] });
  }
}
