/**
 * The address under which browsers reach an office: its port and its key. It stays the same when the program is started anew,
 * so that a page which was open while the program died goes on with all that was typed.
 */
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const PageAddress = z.object({
  /** Who knows it may call. */
  key: z.string().regex(/^[\w-]{24,100}$/u),
  /** The one that was listened on last; 0: none yet. */
  port: z.number().int().min(0).max(65_535),
});
export type PageAddress = z.infer<typeof PageAddress>;

// Each office its own: a page of one must not go on typing into another.
const fileOf = (stateFolder: string, office: string) =>
  join(stateFolder, `page-${createHash('sha256').update(office).digest('hex').slice(0, 16)}.json`);

/** What was kept for the office folder; a new key where nothing was, or nothing that can be read. */
export function knownAddress(stateFolder: string, office: string): PageAddress {
  try {
    return PageAddress.parse(JSON.parse(readFileSync(fileOf(stateFolder, office), 'utf8')));
  } catch {
    return { key: randomBytes(18).toString('base64url'), port: 0 };
  }
}

/** Keeps it where only this user of the computer can read it (mode 0600). Throws the system's error. */
export function keepAddress(stateFolder: string, office: string, address: PageAddress): void {
  mkdirSync(stateFolder, { recursive: true });
  const path = fileOf(stateFolder, office);
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(address), { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, path);
}
