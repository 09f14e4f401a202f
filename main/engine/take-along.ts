/** What this computer keeps by the folder of an office goes along when the office is in another one: where its backups are copied to, and the key of the copies. */
import { readSealedKey, writeSealedKey } from '../features/backups/passphrase-file.ts';
import { readTargets, writeTargets } from '../features/backups/target-file.ts';

/** Once; what cannot be read or written stays with the old folder, and the log says so. */
export function takeAlong(stateFolder: string, from: string, to: string, log: (line: string) => void): void {
  if (from === to) return;
  try {
    const key = readSealedKey(stateFolder, from);
    if (key !== null) {
      writeSealedKey(stateFolder, to, key);
      writeSealedKey(stateFolder, from, null);
    }
    // After the key: copies would be written unencrypted without it.
    const targets = readTargets(stateFolder, from);
    if (targets.length > 0) {
      writeTargets(stateFolder, to, targets);
      writeTargets(stateFolder, from, []);
    }
  } catch (error) {
    log(`What is known of the copies of backups could not be taken along: ${String(error)}`);
  }
}
