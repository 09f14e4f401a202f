/** The key of encrypted backups, made of a passphrase by scrypt (RFC 7914); how it was made stands in each file. */
import { createHmac, randomBytes, scrypt, scryptSync } from 'node:crypto';

/** What a file says of its key. */
export interface KeyHead {
  readonly scrypt: { readonly n: number; readonly r: number; readonly p: number };
  readonly salt: string;
  /** Tells a wrong passphrase from a damaged file. */
  readonly check: string;
}

/** A key, and what files say of it. */
export interface SealKey {
  readonly key: Uint8Array;
  readonly head: KeyHead;
}

/** What a file is opened with: the keys that this computer has, and a passphrase that somebody has typed. */
export interface Secret {
  readonly keys: readonly SealKey[];
  readonly passphrase: string | null;
}

export const noSecret: Secret = { keys: [], passphrase: null };

/** Thrown where a file is encrypted: `needed`, no passphrase was given; `wrong`, another one opens it. */
export class SecretProblem extends Error {
  readonly problem: 'needed' | 'wrong';
  readonly path: string;

  constructor(problem: 'needed' | 'wrong', path: string) {
    super(`${path}: the passphrase is ${problem === 'needed' ? 'needed' : 'another one'}`);
    this.name = 'SecretProblem';
    this.problem = problem;
    this.path = path;
  }
}

/** 128 MB and about half a second for each try; https://cheatsheetseries.owasp.org names these. */
const usual = { n: 2 ** 17, r: 8, p: 1 } as const;
/** More than this no file may ask of the computer that opens it. */
const most = { n: 2 ** 20, r: 16, p: 4 } as const;

/** A new key of the passphrase, which no other office has. */
export function newSealKey(passphrase: string): SealKey {
  const salt = randomBytes(16).toString('base64');
  const key = derived(passphrase, { scrypt: usual, salt });
  return { key, head: { scrypt: usual, salt, check: checkOf(key) } };
}

/** The key that this head was written with; a passphrase that was given is tried, though the key may be known. Throws SecretProblem. */
export function sealKeyFor(head: KeyHead, { keys, passphrase }: Secret, path: string): SealKey {
  if (passphrase === null) {
    const known = keys.find((one) => one.head.salt === head.salt && one.head.check === head.check);
    if (known === undefined) throw new SecretProblem('needed', path);
    return known;
  }
  const key = derived(passphrase, head);
  if (checkOf(key) !== head.check) throw new SecretProblem('wrong', path);
  return { key, head: { scrypt: head.scrypt, salt: head.salt, check: head.check } };
}

/** Whether the key of this head is made of the passphrase. Takes half a second, off the main thread. */
export async function opensHead(head: KeyHead, passphrase: string): Promise<boolean> {
  const { n: N, r, p } = head.scrypt;
  const key = await new Promise<Buffer>((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), Buffer.from(head.salt, 'base64'), 32, costOf(N, r, p), (error, made) =>
      error === null ? resolve(made) : reject(error),
    ),
  );
  return checkOf(key) === head.check;
}

/** Whether this is what a file may say of its key. */
export function isKeyHead(value: unknown): value is KeyHead {
  if (typeof value !== 'object' || value === null) return false;
  if (!('scrypt' in value && 'salt' in value && 'check' in value)) return false;
  const { scrypt, salt, check } = value;
  if (typeof salt !== 'string' || typeof check !== 'string' || typeof scrypt !== 'object' || scrypt === null)
    return false;
  if (!('n' in scrypt && 'r' in scrypt && 'p' in scrypt)) return false;
  const { n, r, p } = scrypt;
  return isUpTo(n, most.n) && isUpTo(r, most.r) && isUpTo(p, most.p) && Number.isInteger(Math.log2(n)) && n > 1;
}

function isUpTo(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= limit;
}

/** The same letters typed on another computer may be other code points. */
function derived(passphrase: string, { scrypt, salt }: Omit<KeyHead, 'check'>): Buffer {
  const { n: N, r, p } = scrypt;
  return scryptSync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, costOf(N, r, p));
}

function costOf(N: number, r: number, p: number) {
  return { N, r, p, maxmem: 256 * N * r };
}

function checkOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('kontor backup key').digest('base64').slice(0, 16);
}
