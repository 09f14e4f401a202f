/** The key with which this computer encrypts the copies of an office's backups, sealed by its key store. The passphrase itself is kept nowhere. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const SealedKey = z.object({
  sealed: z.string(),
  head: z.object({
    scrypt: z.object({ n: z.number(), r: z.number(), p: z.number() }),
    salt: z.string(),
    check: z.string(),
  }),
});
/** A key that only this computer can open, and how it is made of the passphrase. */
export type SealedKey = z.infer<typeof SealedKey>;

/** By office folder. */
const Kept = z.record(z.string(), SealedKey);

const file = (stateFolder: string) => join(stateFolder, 'backup-keys.json');

/** The key for the office in this folder; null: copies are not encrypted. Throws where the note cannot be read. */
export function readSealedKey(stateFolder: string, office: string): SealedKey | null {
  return readAll(stateFolder)[office] ?? null;
}

/** Keeps the key, or forgets it. Throws the error of the file system. */
export function writeSealedKey(stateFolder: string, office: string, key: SealedKey | null): void {
  const { [office]: _, ...others } = readAll(stateFolder);
  mkdirSync(stateFolder, { recursive: true });
  const unfinished = `${file(stateFolder)}.new`;
  writeFileSync(unfinished, `${JSON.stringify(key === null ? others : { ...others, [office]: key }, null, 2)}\n`);
  renameSync(unfinished, file(stateFolder));
}

function readAll(stateFolder: string): z.infer<typeof Kept> {
  let text: string;
  try {
    text = readFileSync(file(stateFolder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  return Kept.parse(JSON.parse(text));
}
