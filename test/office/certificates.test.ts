/** The authority of an office stays the same; the certificate of its server follows the names of the computer. */
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { officeCertificates } from '../../main/office/certificates.ts';
import { isMeantForUs, isName, networkAddresses, networkNames } from '../../main/office/network-names.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-certificates-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const day = 24 * 60 * 60_000;
const now = Date.parse('2026-11-29T12:00:00Z');
const names = { names: ['pc-3', 'pc-3.local'], addresses: ['192.168.1.5', '127.0.0.1'] };

test('the same is kept from one start to the next, and renewed by the same authority when an address changes or its end is near', async () => {
  const first = await officeCertificates(folder, names, now);
  expect(await officeCertificates(folder, names, now + 300 * day)).toEqual(first);
  const moved = await officeCertificates(folder, { ...names, addresses: ['192.168.1.77'] }, now);
  expect(moved.fingerprint).toBe(first.fingerprint);
  expect(new X509Certificate(moved.chain).subjectAltName).toBe('DNS:pc-3, DNS:pc-3.local, IP Address:192.168.1.77');
  const later = await officeCertificates(folder, { ...names, addresses: ['192.168.1.77'] }, now + 370 * day);
  expect(later.authority).toBe(first.authority);
  expect(later.until.slice(0, 10)).toBe('2029-01-04');
});

test('the server’s certificate can sign nothing, and the authority nothing but servers', async () => {
  const { chain, authority } = await officeCertificates(folder, names, now);
  const server = new X509Certificate(chain);
  const root = new X509Certificate(authority);
  expect([root.ca, server.ca]).toEqual([true, false]);
  expect(server.verify(root.publicKey)).toBe(true);
  expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  // More than 398 days no browser trusts.
  expect((server.validToDate.getTime() - server.validFromDate.getTime()) / day).toBe(398);
});

test('a file that was damaged is made anew', async () => {
  const first = await officeCertificates(folder, names, now);
  writeFileSync(join(folder, 'office-server.json'), '{"authority":{"key":"PRIVATE KEY","certificate":"CERTIFICATE"}}');
  const second = await officeCertificates(folder, names, now);
  expect(second.fingerprint).not.toBe(first.fingerprint);
});

const networks = {
  eth0: [
    { address: 'fe80::1', family: 'IPv6', internal: false },
    { address: 'fd00::5', family: 'IPv6', internal: false },
    { address: '192.168.1.5', family: 'IPv4', internal: false },
  ],
  lo: [{ address: '127.0.0.1', family: 'IPv4', internal: true }],
  // What of an address is not asked for here is left out.
} as unknown as Parameters<typeof networkNames>[2];

test('a computer is known by its name, its addresses and what its office calls it, and by nothing that looks like them', () => {
  const known = networkNames(['Kontor.example.lan'], 'PC-3', networks);
  expect(known).toEqual({
    names: ['pc-3', 'pc-3.local', 'kontor.example.lan', 'localhost'],
    addresses: ['192.168.1.5', 'fd00::5', '127.0.0.1', '::1'],
  });
  for (const host of ['PC-3:27443', 'pc-3.local', 'kontor.example.lan:1', '192.168.1.5:27443', '[fd00::5]:27443'])
    expect([host, isMeantForUs(host, known)]).toEqual([host, true]);
  for (const host of [
    undefined,
    '',
    'evil.example',
    'pc-3.evil.example',
    'pc-3@evil.example',
    'pc-3:x',
    '192.168.1.50',
  ])
    expect([host, isMeantForUs(host, known)]).toEqual([host, false]);
  expect(networkAddresses(known, 27_443)).toEqual([
    'https://pc-3:27443',
    'https://pc-3.local:27443',
    'https://kontor.example.lan:27443',
    'https://192.168.1.5:27443',
    'https://[fd00::5]:27443',
  ]);
});

test('what is no name of a computer is not taken for one', () => {
  expect(['a', 'kontor.company.lan', 'x-1'].filter((name) => !isName(name))).toEqual([]);
  expect(['', 'https://a', 'a b', '-a', 'a..b', 'a,CN=b', '*'].filter(isName)).toEqual([]);
});
