/**
 * The beacon of an office folder: a small file that says who keeps the office and where he is reached. It changes with its
 * keeper only; each keeper beats in a file of his own. A beat that reaches the drive late, after another has taken the office
 * over, therefore changes nothing: it is in a file that nobody reads any more.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Claim, Unseen } from './keeping.ts';

export const Contact = z.object({
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
  /** The latest migration that the program knows; empty where it does not say. */
  schema: z.string().max(200).default(''),
  /** UTC in ISO 8601, by the clock of the keeper, when he began: for people, and to see clocks that are off. */
  since: z.string().max(30),
});
/** How the keeper is reached. */
export type Contact = z.infer<typeof Contact>;

const Written = Contact.extend({
  epoch: z.number().int().min(0),
  keeper: z.string().regex(/^[\w-]{1,100}$/u),
  left: z.boolean(),
});

/** A claim with how its keeper is reached: null where what lies there is no beacon. */
export type ContactableClaim = Claim & { readonly contact: Contact | null };

/** Attempts to read a beacon that is not there before it counts as missing. */
const longestAbsence = 4;

const beatPrefix = 'office.kontor-beat-';

/** Where the beacon of the office folder is. */
export function beaconPath(folder: string): string {
  return join(folder, 'office.kontor-beacon');
}

/** Where the keeper beats. */
function beatPath(folder: string, keeper: string): string {
  return join(folder, `${beatPrefix}${keeper}`);
}

/**
 * Who keeps the office, as the folder shows it. A folder without the office's database is `unreadable`, not empty: it is a
 * drive that is not connected. What is no beacon at all stands for one whose keeper is gone.
 */
export function readClaim(folder: string): ContactableClaim | Unseen {
  let text: string | null = null;
  // On some drives there is no file for an instant while one takes the place of another.
  for (let attempt = 0; text === null; attempt += 1) {
    try {
      text = readFileSync(beaconPath(folder), 'utf8');
    } catch (error) {
      if (!isMissing(error)) return 'unreadable';
      if (attempt === longestAbsence) return existsSync(join(folder, 'office.kontor')) ? null : 'unreadable';
    }
  }
  const written = Written.safeParse(parsed(text));
  if (!written.success) {
    const digest = createHash('sha256').update(text).digest('hex');
    return { epoch: 0, keeper: `unknown-${digest}`, left: false, contact: null };
  }
  const { epoch, keeper, left, ...contact } = written.data;
  return { epoch, keeper, left, contact };
}

/**
 * Puts the beacon in the place of the one that is there; whoever looks sees the one or the other. Throws the system's error
 * when the drive does not take it, and leaves the other one then.
 */
export function writeClaim(folder: string, claim: Claim, contact: Contact): void {
  const { epoch, keeper, left } = claim;
  const path = beaconPath(folder);
  const unfinished = `${path}.${keeper}`;
  try {
    writeFileSync(unfinished, JSON.stringify({ epoch, keeper, left, ...contact }));
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

/** Says of the folder that several computers see it, where the system does not. Throws the system's error. */
export function markShared(folder: string): void {
  const nobody = '0'.repeat(64);
  const contact = {
    computer: '',
    addresses: [],
    port: 0,
    fingerprint: nobody,
    secret: nobody,
    program: '',
    schema: '',
    since: '',
  };
  writeClaim(folder, { epoch: 0, keeper: 'nobody', left: true }, contact);
}

/** Takes the beacon and all that belongs to it away. Throws the system's error. */
export function unmarkShared(folder: string): void {
  clearBeats(folder, '');
  rmSync(beaconPath(folder), { force: true });
}

/** How often the keeper has beaten; 0 where it has not yet. */
export function readBeat(folder: string, keeper: string): number | 'unreadable' {
  try {
    return Number.parseInt(readFileSync(beatPath(folder, keeper), 'utf8'), 10) || 0;
  } catch (error) {
    return isMissing(error) ? 0 : 'unreadable';
  }
}

/** Writes the beat over the one before, at the same length: there is no moment without. Throws the system's error. */
export function writeBeat(folder: string, keeper: string, beat: number): void {
  const text = String(beat).padStart(12, '0');
  const file = openSync(beatPath(folder, keeper), constants.O_RDWR | constants.O_CREAT);
  try {
    writeSync(file, text, 0);
  } finally {
    closeSync(file);
  }
}

/** Takes away where anybody but the keeper has beaten; who does still, makes it anew. Throws the system's error. */
export function clearBeats(folder: string, but: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(beatPrefix) && name !== `${beatPrefix}${but}`) rmSync(join(folder, name), { force: true });
  }
}

/** Takes away where the keeper has beaten. Throws the system's error. */
export function clearBeat(folder: string, keeper: string): void {
  rmSync(beatPath(folder, keeper), { force: true });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
