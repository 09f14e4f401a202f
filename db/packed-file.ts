/**
 * Files that are compressed and, with a key, encrypted. The form, which stays readable for ever:
 *
 *     KONTORB1 · length of the head (4 bytes, big-endian) · head (JSON) · blocks
 *     block: length of its body, the highest bit set in the last one (4 bytes) · body · tag (16 bytes)
 *
 * A body is up to 1 MB of the file compressed by Zstandard (RFC 8878). With a key it is encrypted by AES-256-GCM (NIST SP 800-38D) with a
 * key of its own for each file, a nonce that counts the blocks and tells the last one, and the hash of the head as additional
 * data: blocks that were altered, moved, left out or cut off at the end are noticed. Without a key the tag is the beginning of the
 * SHA-256 over the same.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { DatabaseProblem } from './database-problem.ts';
import { isKeyHead, type KeyHead, type SealKey, type Secret, sealKeyFor } from './seal-key.ts';

const MAGIC = Buffer.from('KONTORB1');
const BLOCK = 1024 * 1024;
/** What Zstandard makes of a block that cannot be compressed, with room to spare. */
const LONGEST_BODY = BLOCK + 64 * 1024;
const LONGEST_HEAD = 4096;
const LAST = 0x8000_0000;
const TAG = 16;

interface Head {
  readonly form: 1;
  /** Null: compressed only. */
  readonly key: (KeyHead & { readonly file: string }) | null;
}

/** Writes the file compressed, with a key encrypted, durably. Answers the SHA-256 of what was read. */
export function packFile(from: string, to: string, key: SealKey | null): string {
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'w');
    try {
      const hash = packed(source, target, key);
      fsyncSync(target);
      return hash;
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

function packed(source: number, target: number, key: SealKey | null): string {
  const file = randomBytes(16);
  const head: Head = { form: 1, key: key === null ? null : { ...key.head, file: file.toString('base64') } };
  const text = Buffer.from(JSON.stringify(head));
  const start = Buffer.concat([MAGIC, uint32(text.length), text]);
  writeAll(target, start);
  const seal = sealing(start, key === null ? null : fileKey(key, file));
  const hash = createHash('sha256');
  let [now, next]: [Buffer, Buffer] = [Buffer.alloc(BLOCK), Buffer.alloc(BLOCK)];
  let length = readUpTo(source, now);
  for (let n = 0; ; n += 1) {
    const following = readUpTo(source, next);
    const last = following === 0;
    const block = now.subarray(0, length);
    hash.update(block);
    const { body, tag } = seal.close(zstdCompressSync(block), n, last);
    writeAll(target, Buffer.concat([uint32(last ? body.length + LAST : body.length), body, tag]));
    if (last) return hash.digest('hex');
    [now, next, length] = [next, now, following];
  }
}

/**
 * Reads a packed file to its end, writes what is in it to `to` (null: nowhere), and answers the SHA-256 of that. Throws
 * SecretProblem where it needs a passphrase, or another one; DatabaseProblem `damaged` for everything that was not written like this.
 */
export function unpackFile(from: string, to: string | null, secret: Secret): string {
  const source = openSync(from, 'r');
  try {
    const target = to === null ? null : openSync(to, 'w');
    try {
      const hash = unpacked(source, target, from, secret);
      if (target !== null) fsyncSync(target);
      return hash;
    } finally {
      if (target !== null) closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/** The key that opens this file; null for one that is not encrypted. Throws as `unpackFile`. */
export function keyOf(path: string, secret: Secret): SealKey | null {
  const source = openSync(path, 'r');
  try {
    const { head } = readHead(source, path);
    return head.key === null ? null : sealKeyFor(head.key, secret, path);
  } finally {
    closeSync(source);
  }
}

function unpacked(source: number, target: number | null, path: string, secret: Secret): string {
  const { head, start } = readHead(source, path);
  const own =
    head.key === null ? null : fileKey(sealKeyFor(head.key, secret, path), Buffer.from(head.key.file, 'base64'));
  const seal = sealing(start, own);
  const hash = createHash('sha256');
  for (let n = 0; ; n += 1) {
    const [length, last] = lengthIn(readExactly(source, 4, path));
    if (length > LONGEST_BODY) throw damaged(path, 'a block is too long');
    const bytes = readExactly(source, length + TAG, path);
    const body = seal.open(bytes.subarray(0, length), bytes.subarray(length), n, last);
    if (body === null) throw damaged(path, `block ${n} is not what was written`);
    const block = decompressed(body, path);
    hash.update(block);
    if (target !== null) writeAll(target, block);
    if (!last) continue;
    if (readUpTo(source, Buffer.alloc(1)) > 0) throw damaged(path, 'something follows after its end');
    return hash.digest('hex');
  }
}

function readHead(source: number, path: string): { readonly head: Head; readonly start: Buffer } {
  const magic = readExactly(source, MAGIC.length + 4, path);
  const length = magic.readUInt32BE(MAGIC.length);
  if (!magic.subarray(0, MAGIC.length).equals(MAGIC) || length > LONGEST_HEAD) throw damaged(path, 'it is not packed');
  const text = readExactly(source, length, path);
  let head: unknown;
  try {
    head = JSON.parse(text.toString('utf8'));
  } catch {
    head = null;
  }
  if (!isHead(head)) throw damaged(path, 'its head cannot be read');
  return { head, start: Buffer.concat([magic, text]) };
}

function isHead(head: unknown): head is Head {
  if (typeof head !== 'object' || head === null || !('form' in head) || head.form !== 1 || !('key' in head))
    return false;
  return head.key === null || (isKeyHead(head.key) && 'file' in head.key && typeof head.key.file === 'string');
}

function fileKey({ key }: SealKey, file: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, file, 'kontor backup file', 32));
}

interface Sealing {
  close(body: Buffer, n: number, last: boolean): { readonly body: Buffer; readonly tag: Buffer };
  /** Null for what was not sealed like this. */
  open(body: Buffer, tag: Buffer, n: number, last: boolean): Buffer | null;
}

/** Of the blocks of one file, in their order. */
function sealing(start: Buffer, key: Buffer | null): Sealing {
  const about = createHash('sha256').update(start).digest();
  const nonce = (n: number, last: boolean) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt32BE(n, 7);
    bytes.writeUInt8(last ? 1 : 0, 11);
    return bytes;
  };
  if (key === null) {
    const tagOf = (body: Buffer, n: number, last: boolean) =>
      createHash('sha256').update(about).update(nonce(n, last)).update(body).digest().subarray(0, TAG);
    return {
      close: (body, n, last) => ({ body, tag: tagOf(body, n, last) }),
      open: (body, tag, n, last) => (tagOf(body, n, last).equals(tag) ? body : null),
    };
  }
  return {
    close: (body, n, last) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(n, last)).setAAD(about);
      const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
      return { body: sealed, tag: cipher.getAuthTag() };
    },
    open: (body, tag, n, last) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce(n, last), { authTagLength: TAG });
      decipher.setAAD(about).setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** The name under which a file lies in an encrypted place: whoever has no key does not learn which file it is. */
export function sealedName({ key }: SealKey, sha256: string): string {
  return createHmac('sha256', key).update(sha256).digest('hex');
}

function decompressed(body: Buffer, path: string): Buffer {
  try {
    return zstdDecompressSync(body, { maxOutputLength: BLOCK });
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : String(error));
  }
}

function damaged(path: string, detail: string): DatabaseProblem {
  return new DatabaseProblem('damaged', path, { detail });
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function lengthIn(bytes: Buffer): [length: number, last: boolean] {
  const value = bytes.readUInt32BE(0);
  return value >= LAST ? [value - LAST, true] : [value, false];
}

function writeAll(target: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(target, bytes, done);
}

/** Fills the buffer, or less at the end of the file; answers how many bytes there were. */
function readUpTo(source: number, buffer: Buffer): number {
  let done = 0;
  while (done < buffer.length) {
    const length = readSync(source, buffer, done, buffer.length - done, null);
    if (length === 0) break;
    done += length;
  }
  return done;
}

function readExactly(source: number, length: number, path: string): Buffer {
  const bytes = Buffer.alloc(length);
  if (readUpTo(source, bytes) < length) throw damaged(path, 'it is cut off');
  return bytes;
}
