/** The beacon of an office folder: a small file that says who keeps the office and where he is reached. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Beacon, Look } from './keeping.ts';

const Contact = z.object({
  /** The computer as its users call it. */
  computer: z.string().max(200),
  /** Names and addresses at which it may be reached, the likeliest first. */
  addresses: z.array(z.string().max(300)).max(50),
  port: z.number().int().min(0).max(65_535),
  /** SHA-256 of the certificate (DER), hexadecimal: who shows another one is not the keeper. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Whoever can read the folder may work in the office; who cannot, does not know this. Hexadecimal. */
  secret: z.string().regex(/^[0-9a-f]{64}$/u),
  program: z.string().max(50),
  /** UTC in ISO 8601, by the clock of the keeper, when he began and when he last beat: for people, and to see clocks that are off. */
  since: z.string().max(30),
  at: z.string().max(30),
});
/** How the keeper is reached. */
export type Contact = z.infer<typeof Contact>;

const Written = Contact.extend({
  epoch: z.number().int().min(0),
  keeper: z.string().min(1).max(100),
  beat: z.number().int().min(0),
  left: z.boolean(),
});

/** A beacon with how its keeper is reached. */
export type FullBeacon = Beacon & { readonly contact: Contact | null };

/** Attempts to read a beacon that is not there before it counts as missing. */
const longestAbsence = 4;

/** Where the beacon of the office folder is. */
export function beaconPath(folder: string): string {
  return join(folder, 'office.kontor-beacon');
}

/**
 * What the folder shows. A folder without the office's database is `unreadable`, not empty: it is a drive that is not
 * connected. What is no beacon at all stands for one that nobody moves.
 */
export function readBeacon(folder: string): FullBeacon | Exclude<Look, Beacon> {
  let text: string | null = null;
  // On some drives there is no file for an instant while one takes the place of another.
  for (let attempt = 0; text === null; attempt += 1) {
    try {
      text = readFileSync(beaconPath(folder), 'utf8');
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isMissing) return 'unreadable';
      if (attempt === longestAbsence) return existsSync(join(folder, 'office.kontor')) ? null : 'unreadable';
    }
  }
  const written = Written.safeParse(parsed(text));
  if (!written.success) {
    const digest = createHash('sha256').update(text).digest('hex');
    return { epoch: 0, keeper: `unknown-${digest}`, beat: 0, left: false, contact: null };
  }
  const { epoch, keeper, beat, left, ...contact } = written.data;
  return { epoch, keeper, beat, left, contact };
}

/**
 * Puts the beacon in the place of the one that is there; whoever looks sees the one or the other. Throws the system's error
 * when the drive does not take it, and leaves the other one then.
 */
export function writeBeacon(folder: string, beacon: Beacon, contact: Contact): void {
  const { epoch, keeper, beat, left } = beacon;
  const path = beaconPath(folder);
  const unfinished = `${path}.${keeper}`;
  try {
    writeFileSync(unfinished, JSON.stringify({ epoch, keeper, beat, left, ...contact }));
    renameSync(unfinished, path);
  } catch (error) {
    try {
      rmSync(unfinished, { force: true });
    } catch {
      // A drive that is gone takes nothing away either.
    }
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
