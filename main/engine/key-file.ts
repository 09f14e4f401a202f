/**
 * Seals secrets with a key in a file of this computer, for hosts whose system has no key store. The file lies outside of
 * every office folder, so that a copied database reveals nothing.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Keeps secrets so that only this computer can read them again. */
export interface Sealer {
  seal(secret: string): string;
  /** The secret; null for what was sealed on another computer, or was altered. */
  unseal(sealed: string): string | null;
}

const keyLength = 32;
const ivLength = 12;
const tagLength = 16;
/** Says with what it was sealed, in front of the rest in base64. */
const mark = 'key:';

/** AES-256-GCM (NIST SP 800-38D). The key is made with the first secret; its file is its owner's alone to read (mode 0600). */
export function keyFileSealer(stateFolder: string): Sealer {
  const path = join(stateFolder, 'secret.key');
  return {
    seal: (secret) => {
      const key = readKey(path) ?? makeKey(path);
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return mark + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
    },
    unseal: (sealed) => {
      const key = readKey(path);
      const bytes = Buffer.from(sealed.slice(mark.length), 'base64');
      if (key === null || !sealed.startsWith(mark) || bytes.length < ivLength + tagLength) return null;
      const tag = bytes.subarray(ivLength, ivLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength), { authTagLength: tagLength });
      decipher.setAuthTag(tag);
      try {
        const secret = decipher.update(bytes.subarray(ivLength + tagLength));
        return Buffer.concat([secret, decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

/** The key; null where there is none, or only the beginning of one that was never used. */
function readKey(path: string): Buffer | null {
  try {
    const key = readFileSync(path);
    return key.length === keyLength ? key : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function makeKey(path: string): Buffer {
  mkdirSync(dirname(path), { recursive: true });
  const key = randomBytes(keyLength);
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    const file = openSync(unfinished, 'wx', 0o600);
    try {
      writeFileSync(file, key);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return key;
}
