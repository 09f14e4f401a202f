/** Who is no station of the office gets nothing from its keeper, and does not keep it from its work. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect as connectPlain, type Socket } from 'node:net';
import { basename, join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { beaconPath } from '../../main/sharing/beacon-file.ts';
import { stationCertificate } from '../../main/sharing/certificate.ts';
import { KeeperLink } from '../../main/sharing/keeper-link.ts';
import { StationSessions } from '../../main/sharing/station-sessions.ts';
import { sampleClient } from '../features/client-samples.ts';
import { testHost, testOffice } from '../support/office.ts';
import { AttackedOffice, asked, signIn } from './attacked-office.ts';

let attacked: AttackedOffice;
beforeAll(async () => {
  attacked = await AttackedOffice.open();
});
afterAll(() => attacked.close());

test('who does not know the secret of the beacon is told nothing', async () => {
  expect(await attacked.conversation(attacked.hello('0'.repeat(64)))).toEqual({ code: 4401, said: [] });
  expect(await attacked.conversation('{"type":"call"}')).toEqual({ code: 4401, said: [] });
  expect(await attacked.conversation('no JSON')).toEqual({ code: 4401, said: [] });
});

test('a page of a browser, of whatever origin, does not get as far as that', async () => {
  const { keeper } = attacked;
  const headers = { origin: `https://127.0.0.1:${keeper.port}` };
  expect(await attacked.conversation(attacked.hello(keeper.secret), headers)).toMatchObject({ said: [] });
});

test('a station tells its secret to nobody but who has the certificate of the beacon', async () => {
  const foreign = await stationCertificate(join(attacked.home, 'another-computer'));
  const claimed = { ...attacked.keeper, addresses: ['127.0.0.1'], fingerprint: foreign.fingerprint };
  await expect(
    KeeperLink.open({
      keeper: claimed,
      hello: { station: 'a'.repeat(32), process: 'p', contact: attacked.keeper },
      heard: () => undefined,
      message: () => undefined,
      lost: () => undefined,
    }),
  ).rejects.toMatchObject({ why: 'foreign' });
});

test('a session that another station has stolen is worth nothing there', async () => {
  const one = await attacked.station('one');
  await signIn(one);
  expect(await asked(one, 'clients.find', { text: '', limit: 5 })).toMatchObject({ ok: true });
  const two = await attacked.station('two');
  const refused = { ok: false, code: 'unauthorised' };
  expect(await asked(two, 'clients.find', { text: '', limit: 5 })).toMatchObject(refused);
  const elsewhere = { session: 'never opened' };
  expect(await asked(two, 'clients.find', { text: '', limit: 5 }, elsewhere)).toMatchObject(refused);
  one.link.close();
  two.link.close();
});

test('a command that is sent again, by its own station or recorded by another, is carried out once', async () => {
  const one = await attacked.station('one-that-repeats');
  await signIn(one);
  const replayed = sampleClient({ name: 'Replayed Ltd' });
  const once = { id: 'recorded-on-the-way', again: false };
  const client = await asked(one, 'clients.create', replayed, { once });
  expect(client).toMatchObject({ ok: true });
  expect(await asked(one, 'clients.create', replayed, { once })).toEqual(client);
  one.link.close();
  // The same station by another connection, and a station that has recorded it.
  const back = await attacked.station('one-that-repeats');
  expect(await asked(back, 'clients.create', replayed, { once })).toEqual(client);
  const other = await attacked.station('one-that-records');
  expect(await asked(other, 'clients.create', replayed, { once })).toMatchObject({
    ok: false,
    code: 'unauthorised',
  });
  const found = await asked(back, 'clients.find', { text: 'Replayed', limit: 5 });
  expect(found).toMatchObject({ ok: true, value: [expect.objectContaining({ name: 'Replayed Ltd' })] });
  back.link.close();
  other.link.close();
});

test('a message of a hundred megabytes ends its own conversation and no other', async () => {
  const good = await attacked.station('good');
  const { code, said } = await attacked.conversation(`"${'x'.repeat(100 * 1024 * 1024)}"`);
  expect(said).toEqual([]);
  expect([1006, 1009]).toContain(code);
  const greedy = await attacked.station('greedy');
  greedy.link.send({ type: 'call', id: 1, session: 'page', channel: 'x', request: 'x'.repeat(100 * 1024 * 1024) });
  expect(await asked(good, 'office.state')).toMatchObject({ ok: true });
  expect(greedy.heard.filter(({ type }) => type === 'reply')).toEqual([]);
  good.link.close();
  greedy.link.close();
});

test('ten thousand connections that say nothing leave room for the stations, old and new', async () => {
  const { port } = attacked.keeper;
  const good = await attacked.station('before');
  const silent: Socket[] = [];
  const isOpen = ({ destroyed, connecting }: Socket) => !destroyed && !connecting;
  let isNewWelcome = false;
  for (let n = 0; n < 10_000; n += 1) {
    // From another computer, as far as the keeper can tell.
    const address = { host: '127.0.0.1', port, localAddress: '127.0.0.2' };
    silent.push(connectPlain(address).on('error', () => undefined));
    if (n % 500 !== 499) continue;
    await vi.waitFor(() => expect(silent.filter(({ connecting }) => connecting)).toEqual([]), 20_000);
    await vi.waitFor(() => expect(silent.filter(isOpen).length).toBeLessThanOrEqual(60), 20_000);
    if (n !== 4_999) continue;
    expect(await asked(good, 'office.state')).toMatchObject({ ok: true });
    (await attacked.station('new')).link.close();
    isNewWelcome = true;
  }
  expect(isNewWelcome).toBe(true);
  expect(await asked(good, 'office.state')).toMatchObject({ ok: true });
  for (const socket of silent) socket.destroy();
  good.link.close();
});

test('nothing older than TLS 1.3 is spoken', async () => {
  const { port } = attacked.keeper;
  const old = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, maxVersion: 'TLSv1.2' });
  const ended = await new Promise<string>((resolve) => {
    old.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    old.once('secureConnect', () => resolve('connected'));
  });
  expect(ended).toContain('PROTOCOL');
});

test('a beacon that somebody has bent to another host does not end what its keeper keeps', async () => {
  const { folder, office } = attacked;
  const before = readFileSync(beaconPath(folder), 'utf8');
  writeFileSync(beaconPath(folder), JSON.stringify({ ...JSON.parse(before), addresses: ['203.0.113.1'], port: 9 }));
  // It carries the epoch and the name of its keeper: he goes on keeping, and nothing is lost.
  expect(await office.ask('office.state', {})).toMatchObject({ sharing: { as: 'keeper' } });
  writeFileSync(beaconPath(folder), before);
});

test('a computer that reads a beacon bent to another host tells nothing to that host, and finds the keeper once it is mended', async () => {
  const { folder, home } = attacked;
  const foreign = await stationCertificate(join(home, 'bent-to'));
  const heard: string[] = [];
  const host = createServer({ key: foreign.key, cert: foreign.certificate }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => heard.push(String(bytes)));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const address = host.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const before = readFileSync(beaconPath(folder), 'utf8');
  writeFileSync(beaconPath(folder), JSON.stringify({ ...JSON.parse(before), addresses: ['127.0.0.1'], port }));
  const second = await testOffice({ folder: join(home, 'second'), at: folder, create: false });
  try {
    await vi.waitFor(async () => {
      expect(await second.ask('office.state', {})).toMatchObject({ status: 'broken', problem: 'unreachable' });
    });
    expect(heard).toEqual([]);
    writeFileSync(beaconPath(folder), before);
    await vi.waitFor(async () => {
      expect(await second.ask('office.state', {})).toMatchObject({ sharing: { as: 'station' } });
    });
  } finally {
    writeFileSync(beaconPath(folder), before);
    await second.stop();
    host.close();
  }
});

const sha256OfAbc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test.each([
  ['../../stray', 'stray'],
  ['..\\..\\stray', 'stray'],
  ['C:\\Windows\\stray', 'stray'],
  ['C:stray', 'C_stray'],
  ['/etc/passwd', 'passwd'],
  ['stray/..', 'file'],
  ['x.txt:stream', 'x.txt_stream'],
  ['NUL', '_NUL'],
  ['aux.pdf', '_aux.pdf'],
  ['COM¹.txt', '_COM¹.txt'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['st\u0000ray', 'stray'],
  ['stray. . ', 'stray'],
])('a file that a station sends as %j is called %j, and lies in no other place', async (name, called) => {
  const station = await attacked.station('with-files');
  await signIn(station);
  const client = await asked(station, 'clients.create', sampleClient({ name: 'With files' }));
  const id = client?.ok ? (client.value as { id: number }).id : 0;
  const begun = await asked(station, 'files.begin', { name, size: 3 });
  const file = begun?.ok ? (begun.value as { file: string }).file : '';
  await asked(station, 'files.append', { file, offset: 0, data: 'YWJj' });
  const added = await asked(station, 'attachments.add', { record: { entity: 'client', id }, files: [file] });
  expect(added).toMatchObject({ ok: true, value: [{ name: called, size: 3 }] });
  // Its content lies under its own sum, and nothing by its name: in none of the folders around either.
  const there = readdirSync(attacked.around, { recursive: true }).map((path) => basename(String(path)));
  expect(there).toContain(sha256OfAbc);
  expect(there.filter((one) => one === called)).toEqual([]);
  station.link.close();
});

test('a keeper cannot have a station write anywhere but where files on their way lie', async () => {
  const sessions = new StationSessions(join(attacked.home, 'cheated'), testHost);
  const before = readdirSync(attacked.around, { recursive: true }).sort();
  const bent = JSON.parse('{"type":"file-part","file":"/../../../bent","bytes":"YWJj"}');
  sessions.serve(bent, null);
  expect(readdirSync(attacked.around, { recursive: true }).sort()).toEqual(before);
  sessions.end();
});
