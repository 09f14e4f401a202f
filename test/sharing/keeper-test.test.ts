/** What a station says of a keeper that it cannot reach: tried against what may stand at its port. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createSecured } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StationCertificate, stationCertificate } from '../../main/sharing/certificate.ts';
import { testKeeper } from '../../main/sharing/keeper-test.ts';

let home: string;
let keeper: StationCertificate;
const servers: Server[] = [];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'kontor-reach-'));
  keeper = await stationCertificate(join(home, 'keeper'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(home, { recursive: true, force: true });
});

async function portOf(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const tried = (port: number) =>
  testKeeper({
    computer: 'PC-3',
    addresses: ['127.0.0.1'],
    port,
    fingerprint: keeper.fingerprint,
    secret: '0'.repeat(64),
    program: '1.0.0',
    server: false,
    schema: '',
    since: '',
  });

const secured = ({ key, certificate: cert }: StationCertificate) => createSecured({ key, cert, minVersion: 'TLSv1.3' });

test('the keeper itself is reached', async () => {
  const port = await portOf(secured(keeper));
  expect(await tried(port)).toEqual({
    computer: 'PC-3',
    port,
    outcome: 'reached',
    addresses: [{ address: '127.0.0.1', outcome: 'reached' }],
  });
});

test('a port at which nothing listens refuses', async () => {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  expect(await tried(port)).toMatchObject({ outcome: 'refused' });
});

test('whoever shows another certificate, or speaks another language, is somebody else', async () => {
  const other = await stationCertificate(join(home, 'other'));
  expect(await tried(await portOf(secured(other)))).toMatchObject({ outcome: 'foreign' });
  const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  expect(await tried(await portOf(plain))).toMatchObject({ outcome: 'foreign' });
});

test('where the connection is swallowed, as by a firewall, nothing answers', async () => {
  const open = new Set<{ destroy(): void }>();
  const mute = createServer((socket) => open.add(socket.on('error', () => undefined)));
  expect(await tried(await portOf(mute))).toMatchObject({ outcome: 'silent' });
  for (const socket of open) socket.destroy();
});
