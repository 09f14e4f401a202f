/** Who is no station of the office gets nothing from its keeper, and does not keep it from its work. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectPlain, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { beaconPath, type Contact, markShared, readClaim } from '../../main/sharing/beacon-file.ts';
import { stationCertificate } from '../../main/sharing/certificate.ts';
import { KeeperLink } from '../../main/sharing/keeper-link.ts';
import type { FromKeeper } from '../../main/sharing/station-messages.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let home: string;
let folder: string;
let office: TestOffice;
let keeper: Contact;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'kontor-attack-'));
  folder = join(home, 'office');
  const made = await testOffice({ folder: home, country: 'INT', password: 'a long and easy phrase' });
  await made.stop();
  markShared(folder);
  office = await testOffice({ folder: home, create: false });
  await office.ask('office.state', {});
  const claim = readClaim(folder);
  if (claim === null || claim === 'unreadable' || claim.contact === null) throw new Error('Nobody keeps the office.');
  keeper = claim.contact;
});
afterAll(async () => {
  await office.close();
  rmSync(home, { recursive: true, force: true });
});

const url = () => `wss://127.0.0.1:${keeper.port}/station`;

/** How the keeper ends the conversation that begins with this message, and all that it has said before. */
function conversation(first: string, headers: Record<string, string> = {}): Promise<{ code: number; said: string[] }> {
  const socket = new WebSocket(url(), { rejectUnauthorized: false, headers });
  const said: string[] = [];
  return new Promise((resolve) => {
    socket.on('open', () => socket.send(first));
    socket.on('message', (data) => said.push(String(data)));
    socket.on('error', () => undefined);
    socket.on('close', (code) => resolve({ code, said }));
  });
}

const hello = (secret: string) =>
  JSON.stringify({
    type: 'hello',
    secret,
    station: 'a'.repeat(32),
    process: 'p',
    contact: { ...keeper, secret: '0'.repeat(64) },
  });

/** A station of this name, which has read the beacon. */
async function station(name: string): Promise<{ link: KeeperLink; heard: FromKeeper[] }> {
  const heard: FromKeeper[] = [];
  const link = await KeeperLink.open({
    keeper: { ...keeper, addresses: ['127.0.0.1'] },
    hello: { station: name.padEnd(32, '0'), process: name, contact: keeper },
    heard: () => undefined,
    message: (message) => heard.push(message),
    lost: () => undefined,
  });
  return { link, heard };
}

const host = { kind: 'desktop', dialogs: false, printing: false } as const;

/** What a call of the session is answered. */
async function asked(
  { link, heard }: Awaited<ReturnType<typeof station>>,
  session: string,
  channel: string,
  request = {},
) {
  const id = heard.length + 1_000;
  link.send({ type: 'call', id, session, channel, request });
  await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ type: 'reply', id })), 5_000);
  const reply = heard.find((message) => message.type === 'reply' && message.id === id);
  return reply?.type === 'reply' ? reply.reply : null;
}

test('who does not know the secret of the beacon is told nothing', async () => {
  expect(await conversation(hello('0'.repeat(64)))).toEqual({ code: 4401, said: [] });
  expect(await conversation('{"type":"call"}')).toEqual({ code: 4401, said: [] });
  expect(await conversation('no JSON')).toEqual({ code: 4401, said: [] });
});

test('a page of a browser, of whatever origin, does not get as far as that', async () => {
  expect(await conversation(hello(keeper.secret), { origin: `https://127.0.0.1:${keeper.port}` })).toMatchObject({
    said: [],
  });
});

test('a station tells its secret to nobody but who has the certificate of the beacon', async () => {
  const foreign = await stationCertificate(join(home, 'another-computer'));
  const claimed = { ...keeper, addresses: ['127.0.0.1'], fingerprint: foreign.fingerprint };
  await expect(
    KeeperLink.open({
      keeper: claimed,
      hello: { station: 'a'.repeat(32), process: 'p', contact: keeper },
      heard: () => undefined,
      message: () => undefined,
      lost: () => undefined,
    }),
  ).rejects.toMatchObject({ why: 'foreign' });
});

test('a session that another station has stolen is worth nothing there', async () => {
  const one = await station('one');
  one.link.send({ type: 'open', session: 'page', origin: 'desktop', language: 'en', host });
  expect(
    await asked(one, 'page', 'sessions.signIn', { login: 'Anna', password: 'a long and easy phrase' }),
  ).toMatchObject({ ok: true });
  expect(await asked(one, 'page', 'clients.find', { text: '', limit: 5 })).toMatchObject({ ok: true });
  const two = await station('two');
  two.link.send({ type: 'open', session: 'page', origin: 'desktop', language: 'en', host });
  expect(await asked(two, 'page', 'clients.find', { text: '', limit: 5 })).toMatchObject({
    ok: false,
    code: 'unauthorised',
  });
  expect(await asked(two, 'never opened', 'clients.find', { text: '', limit: 5 })).toMatchObject({
    ok: false,
    code: 'unauthorised',
  });
  one.link.close();
  two.link.close();
});

test('a message of a hundred megabytes ends its own conversation and no other', async () => {
  const good = await station('good');
  good.link.send({ type: 'open', session: 'page', origin: 'desktop', language: 'en', host });
  const { code, said } = await conversation(`"${'x'.repeat(100 * 1024 * 1024)}"`);
  expect(said).toEqual([]);
  expect([1006, 1009]).toContain(code);
  expect(await asked(good, 'page', 'office.state')).toMatchObject({ ok: true });
  good.link.close();
});

test('a thousand connections that say nothing leave room for the stations', async () => {
  const good = await station('before');
  good.link.send({ type: 'open', session: 'page', origin: 'desktop', language: 'en', host });
  const silent: Socket[] = [];
  for (let n = 0; n < 1_000; n += 1)
    silent.push(connectPlain({ host: '127.0.0.1', port: keeper.port }).on('error', () => undefined));
  await vi.waitFor(() => expect(silent.filter(({ destroyed }) => destroyed).length).toBeGreaterThan(400), 10_000);
  expect(await asked(good, 'page', 'office.state')).toMatchObject({ ok: true });
  for (const socket of silent) socket.destroy();
  await vi.waitFor(async () => (await station('after')).link.close(), { timeout: 10_000, interval: 500 });
  good.link.close();
});

test('nothing older than TLS 1.3 is spoken', async () => {
  const old = connect({ host: '127.0.0.1', port: keeper.port, rejectUnauthorized: false, maxVersion: 'TLSv1.2' });
  const ended = await new Promise<string>((resolve) => {
    old.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    old.once('secureConnect', () => resolve('connected'));
  });
  expect(ended).toContain('PROTOCOL');
});

test('a beacon that somebody has bent to another host does not end what its keeper keeps', async () => {
  const before = readFileSync(beaconPath(folder), 'utf8');
  writeFileSync(beaconPath(folder), JSON.stringify({ ...JSON.parse(before), addresses: ['203.0.113.1'], port: 9 }));
  // It carries the epoch and the name of its keeper: he goes on keeping, and nothing is lost.
  expect(await office.ask('office.state', {})).toMatchObject({ sharing: { as: 'keeper' } });
  writeFileSync(beaconPath(folder), before);
});
