/**
 * The certificates of the office server. Browsers trust no certificate that a computer has signed for itself, so there is an
 * authority of the office: made once, kept on this computer, told to the browsers once. It signs that of the server, which
 * names every name and address of the computer and is made anew when those change or it is about to end.
 */
import { randomBytes, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate } from 'selfsigned';
import { z } from 'zod';
import { fingerprintOf } from '../sharing/certificate.ts';
import type { NetworkNames } from './network-names.ts';

const Pair = z.object({ key: z.string().includes('PRIVATE KEY'), certificate: z.string().includes('CERTIFICATE') });
const Kept = z.object({
  authority: Pair,
  /** Of the server, with what it was made for. */
  server: Pair.extend({ names: z.array(z.string()), addresses: z.array(z.string()) }).nullable(),
});
type Kept = z.infer<typeof Kept>;

export interface OfficeCertificates {
  /** Of the server: private key, and its certificate with that of the authority. PEM. */
  readonly key: string;
  readonly chain: string;
  /** The certificate of the authority, which browsers are to trust. PEM. */
  readonly authority: string;
  /** SHA-256 of the authority's certificate (DER), hexadecimal. */
  readonly fingerprint: string;
  /** UTC ISO 8601: until when the certificate of the server is valid. It is made anew before. */
  readonly until: string;
}

const day = 24 * 60 * 60_000;
/** Days of the server's certificate: browsers refuse those of more than 825, and public ones of more than 398. */
const serverDays = 397;
const renewDays = 30;
const authorityDays = 20 * 365;

/**
 * The certificates for these names, those that are kept or made now. The file with the keys is its owner's alone to read (mode 0600).
 * `now`: milliseconds since 1970. Rejects with the system's error when they cannot be kept.
 */
export async function officeCertificates(
  stateFolder: string,
  { names, addresses }: NetworkNames,
  now: number,
): Promise<OfficeCertificates> {
  const path = join(stateFolder, 'office-server.json');
  const known = readKept(path, now);
  const authority = known?.authority ?? (await newAuthority(names[0] ?? 'office', now));
  const isFit =
    known?.server != null &&
    endOf(known.server.certificate) - now > renewDays * day &&
    isSame(known.server.names, names) &&
    isSame(known.server.addresses, addresses);
  const server =
    isFit && known.server ? known.server : { ...(await signed(authority, names, addresses, now)), names, addresses };
  if (!isFit) keep(path, { authority, server: { ...server, names: [...names], addresses: [...addresses] } });
  return {
    key: server.key,
    chain: `${server.certificate.trim()}\n${authority.certificate.trim()}\n`,
    authority: `${authority.certificate.trim()}\n`,
    fingerprint: fingerprintOf(new X509Certificate(authority.certificate).raw),
    until: new Date(endOf(server.certificate)).toISOString(),
  };
}

function endOf(certificate: string): number {
  return new X509Certificate(certificate).validToDate.getTime();
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

function readKept(path: string, now: number): Kept | null {
  try {
    const kept = Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (kept.server !== null) endOf(kept.server.certificate);
    return endOf(kept.authority.certificate) - now > serverDays * day ? kept : null;
  } catch {
    // None yet, or one that is of no use: the browsers have to be told of a new one.
    return null;
  }
}

function keep(path: string, kept: Kept): void {
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.part`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(unfinished, JSON.stringify(kept), { mode: 0o600 });
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

const common = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

async function newAuthority(name: string, now: number): Promise<z.infer<typeof Pair>> {
  // Two of one computer are told apart where certificates are listed.
  const value = `Kontor ${name} ${randomBytes(3).toString('hex')}`;
  const { private: key, cert: certificate } = await generate([{ name: 'commonName', value }], {
    ...common,
    ...validFor(authorityDays, now),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key, certificate };
}

async function signed(
  authority: z.infer<typeof Pair>,
  names: readonly string[],
  addresses: readonly string[],
  now: number,
): Promise<z.infer<typeof Pair>> {
  const { private: key, cert: certificate } = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
    ...common,
    ...validFor(serverDays, now),
    ca: { key: authority.key, cert: authority.certificate },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...addresses.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  return { key, certificate };
}

/** From yesterday on: clocks of an office differ. */
function validFor(days: number, now: number): { notBeforeDate: Date; notAfterDate: Date } {
  return { notBeforeDate: new Date(now - day), notAfterDate: new Date(now + days * day) };
}
