/** Passwords: scrypt, each with its own salt and the cost it was made with. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's present recommendation for scrypt: N = 2^17, r = 8, p = 1 (128 MB). */
const cost = { N: 2 ** 17, r: 8, p: 1 };

/** The hash to store: `scrypt$N$r$p$salt$hash`, base64. Takes some tenths of a second, off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derived(password, salt, cost.N, cost.r, cost.p);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Whether the password is the one that was stored. Takes the same time for a stored hash of `null`. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const [kind, n, r, p, salt, hash] = (stored ?? nobodys).split('$');
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64');
  const found = await derived(password, Buffer.from(salt, 'base64'), Number(n), Number(r), Number(p));
  return stored !== null && found.length === expected.length && timingSafeEqual(found, expected);
}

/** What is compared with when there is no such user, so that the time taken tells nothing. */
const nobodys = [
  'scrypt',
  cost.N,
  cost.r,
  cost.p,
  Buffer.alloc(16).toString('base64'),
  Buffer.alloc(32).toString('base64'),
].join('$');

function derived(password: string, salt: Buffer, N: number, r: number, p: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
