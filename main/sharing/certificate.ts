/** The certificate by which the stations of an office know the one that keeps it: made by this computer, kept on it. */
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate } from 'selfsigned';
import { z } from 'zod';

const Kept = z.object({ key: z.string().includes('PRIVATE KEY'), certificate: z.string().includes('CERTIFICATE') });

export interface StationCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  /** SHA-256 of the certificate (DER), hexadecimal. */
  readonly fingerprint: string;
}

/**
 * This computer's certificate, made at the first time: P-256, signed by itself. Nobody asks who signed it or until when: it is
 * known by its fingerprint, which the beacon tells. Its key is its owner's alone to read (mode 0600).
 */
export async function stationCertificate(stateFolder: string): Promise<StationCertificate> {
  const path = join(stateFolder, 'station.json');
  const kept = readKept(path) ?? (await made(path));
  return { ...kept, fingerprint: fingerprintOf(new X509Certificate(kept.certificate).raw) };
}

/** The fingerprint of a certificate (DER), as beacons name it. */
export function fingerprintOf(certificate: Uint8Array): string {
  return createHash('sha256').update(certificate).digest('hex');
}

function readKept(path: string): z.infer<typeof Kept> | null {
  try {
    return Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // None yet, or one that is of no use: the stations learn of the new one by the beacon.
    return null;
  }
}

async function made(path: string): Promise<z.infer<typeof Kept>> {
  const { private: key, cert: certificate } = await generate([{ name: 'commonName', value: 'Kontor' }], {
    keyType: 'ec',
    curve: 'P-256',
    notAfterDate: new Date('2099-12-31T00:00:00Z'),
  });
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.part`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(unfinished, JSON.stringify({ key, certificate }), { mode: 0o600 });
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return { key, certificate };
}
