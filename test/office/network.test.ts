/** The office server in its network: who may trust it, and the attacks on it from outside, each carried out. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSecured } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { type NetworkOffice, openSocket, ownName, startNetworkOffice } from '../support/network-office.ts';
import { companyOf } from '../support/office.ts';

const password = 'a long and easy phrase';
const owner = { login: 'Owner', password };

let base: string;
let server: NetworkOffice;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-network-'));
  server = await startNetworkOffice(join(base, 'office'), ['--name', 'kontor.example.lan']);
});
afterAll(async () => {
  await server.office.stop();
  rmSync(base, { recursive: true, force: true });
});

const state = JSON.stringify({ channel: 'office.state', request: {} });

describe('before there is an office', () => {
  test('nobody makes one from another computer, or opens another one, or chooses folders', async () => {
    const key = await server.key();
    expect(await server.call(key, 'office.state', {})).toMatchObject({
      ok: true,
      value: { status: 'new', network: true },
    });
    for (const channel of ['office.createExample', 'office.retry'])
      expect(await server.call(key, channel, { language: 'en' })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await server.call(key, 'office.chooseFolder', { title: 'x' })).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    expect(await server.call(key, 'office.open', { folder: 'f'.repeat(24) })).toMatchObject({ ok: false });
    expect(await server.call(key, 'files.begin', { name: 'a.csv', size: 1 })).toMatchObject({ code: 'unauthorised' });
    expect(await server.office.ask('office.state', {})).toMatchObject({ status: 'new' });
  });

  test('health says 503, that there is no office, and nothing of where it would be', async () => {
    const { status, body } = await server.ask('/health');
    expect(status).toBe(503);
    expect(JSON.parse(body)).toMatchObject({ status: 'new', since: null, lastGoodBackupAgeSeconds: null });
    expect(body).not.toContain(base);
  });
});

describe('with an office whose only user has no password yet', () => {
  beforeAll(async () => {
    await server.office.ask('office.create', {
      language: 'en',
      country: 'INT',
      company: companyOf.INT,
      logo: null,
      administrator: { name: 'Owner', password: null },
      folder: null,
    });
  });
  afterAll(async () => {
    await server.office.ask('sessions.setPassword', { current: null, password });
  });

  test('he works on the server’s own computer, and is nobody on another, which says what to do', async () => {
    expect(await server.office.ask('office.state', {})).toMatchObject({ user: { name: 'Owner' } });
    const key = await server.key();
    expect(await server.call(key, 'office.state', {})).toMatchObject({
      value: { status: 'open', user: null, users: [] },
    });
    expect(await server.call(key, 'clients.find', { text: '', limit: 5 })).toMatchObject({ code: 'unauthorised' });
    const signIn = (login: string) => server.call(key, 'sessions.signIn', { login, password: '' });
    expect(await signIn('Owner')).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('needs a password'),
    });
    expect(await signIn('whoever')).toMatchObject({
      code: 'unauthorised',
      message: 'The name or the password is wrong.',
    });
    expect(await signIn(' ')).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'login', message: 'Type your name.' }] },
    });
  });
});

describe('the certificate', () => {
  test('a client that trusts only what it downloaded trusts the server by each of its names, and by no other', async () => {
    const names = [ownName, `${ownName}.local`, 'localhost', '127.0.0.1', 'kontor.example.lan'];
    for (const name of names) {
      const servername = name === '127.0.0.1' ? '' : name;
      const problem = await new Promise<string | null>((resolve) => {
        const socket = connectSecured(
          { host: '127.0.0.1', port: server.port, ca: server.authority, servername },
          () => {
            resolve(socket.authorized ? null : String(socket.authorizationError));
            socket.destroy();
          },
        );
        socket.on('error', (error) => resolve(error.message));
      });
      expect([name, problem]).toEqual([name, null]);
    }
    await expect(server.ask('/', { name: 'evil.example' })).rejects.toThrow(/altnames/u);
  });

  test('the file is the same over the network, and its keys are for its owner alone to read', async () => {
    const { status, headers, body } = await server.ask('/certificate');
    expect(status).toBe(200);
    expect(headers['content-disposition']).toContain('kontor-office.crt');
    expect(body).toBe(server.authority);
    expect(body).not.toContain('PRIVATE');
    const kept = join(`${join(base, 'office')}-state`, 'office-server.json');
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(readFileSync(kept, 'utf8')).toContain('PRIVATE KEY');
  });

  test('who speaks plain HTTP to the port of the network is answered nothing', async () => {
    const heard = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => {
        text += String(data);
      });
      socket.on('error', () => resolve(text));
      socket.on('close', () => resolve(text));
    });
    expect(heard).not.toContain('HTTP/');
  });
});

describe('pages of other sites', () => {
  test('a name that somebody made point here is not answered (DNS rebinding)', async () => {
    const key = await server.key();
    for (const host of ['evil.example', `evil.example:${server.port}`, '10.9.8.7', 'localhost.evil.example']) {
      const headers = { host, authorization: `Bearer ${key}` };
      expect(await server.ask('/', { headers })).toMatchObject({ status: 421 });
      expect(await server.ask('/health', { headers })).toMatchObject({ status: 421 });
      expect(await server.ask('/api/call', { method: 'POST', headers, body: state })).toMatchObject({ status: 421 });
    }
    expect(await server.ask('/health', { headers: { host: 'KONTOR.example.lan' } })).toMatchObject({ status: 200 });
  });

  test('a script of another site can neither call nor begin a session', async () => {
    const key = await server.key();
    for (const origin of ['https://evil.example', 'null', `http://${ownName}:${server.port}`]) {
      const headers = { origin, authorization: `Bearer ${key}` };
      expect(await server.ask('/api/call', { method: 'POST', headers, body: state })).toMatchObject({ status: 403 });
      expect(await server.ask('/api/session', { method: 'POST', headers })).toMatchObject({ status: 403 });
    }
    const origin = `https://${ownName}:${server.port}`;
    const headers = { origin, authorization: `Bearer ${key}` };
    expect(await server.ask('/api/call', { method: 'POST', headers, body: state })).toMatchObject({ status: 200 });
  });

  test('its socket is never opened: with another origin, without one, or without the cookie of the page', async () => {
    const cookie = `__Host-kontor=${'c'.repeat(43)}`;
    const origin = `https://${ownName}:${server.port}`;
    const isOpened = (given: Record<string, string>) =>
      new Promise<boolean>((resolve) => {
        const socket = openSocket(server, given);
        socket.on('open', () => {
          resolve(true);
          socket.terminate();
        });
        socket.on('error', () => resolve(false));
      });
    expect(await isOpened({ cookie, origin })).toBe(true);
    expect(await isOpened({ cookie, origin: 'https://evil.example' })).toBe(false);
    expect(await isOpened({ cookie })).toBe(false);
    expect(await isOpened({ origin })).toBe(false);
    expect(await isOpened({ cookie, origin, host: 'evil.example' })).toBe(false);
  });
});

test('connections of one address that say nothing do not keep the pages of others out', async () => {
  const headers = { cookie: `__Host-kontor=${'c'.repeat(43)}`, origin: `https://${ownName}:${server.port}` };
  const opened = (from: string) =>
    new Promise<WebSocket | null>((resolve) => {
      const socket = openSocket(server, headers, from);
      socket.on('open', () => resolve(socket));
      socket.on('error', () => resolve(null));
    });
  const silent = await Promise.all(Array.from({ length: 60 }, () => opened('127.0.0.50')));
  const there = silent.filter((socket) => socket !== null);
  const other = await opened('127.0.0.51');
  for (const socket of [...there, other]) socket?.terminate();
  expect(there.length).toBeLessThanOrEqual(20);
  expect(other).not.toBeNull();
});

describe('sessions', () => {
  test('the key of this computer is worth nothing in the network', async () => {
    expect(await server.office.ask('office.state', {})).toMatchObject({ user: { name: 'Owner' } });
    const headers = { authorization: `Bearer ${server.office.key}` };
    expect(await server.ask('/api/call', { method: 'POST', headers, body: state })).toMatchObject({ status: 401 });
    expect(await server.ask('/api/call', { method: 'POST', body: state })).toMatchObject({ status: 401 });
  });

  test('a stolen key is worth nothing at another address', async () => {
    const key = await server.key();
    expect(await server.call(key, 'sessions.signIn', owner)).toMatchObject({ ok: true });
    expect(await server.call(key, 'clients.find', { text: '', limit: 5 })).toMatchObject({ ok: true });
    const headers = { authorization: `Bearer ${key}` };
    const stolen = { method: 'POST', headers, body: state, from: '127.0.0.2' };
    expect(await server.ask('/api/call', stolen)).toMatchObject({ status: 401 });
  });

  test('a stolen cookie with the name of the session is nobody at another address; its owner finds his own again', async () => {
    const talk = (from: string, calls: readonly { channel: string; request: object }[]) =>
      new Promise<unknown[]>((resolve, reject) => {
        const origin = `https://${ownName}:${server.port}`;
        const socket = openSocket(server, { origin, cookie: `__Host-kontor=${'s'.repeat(43)}` }, from);
        const heard: unknown[] = [];
        socket.on('open', () => socket.send(JSON.stringify({ hello: null, language: 'en', session: 't'.repeat(32) })));
        socket.on('message', (data) => {
          const message = JSON.parse(String(data)) as { welcome?: true; id?: number; reply?: unknown };
          if (message.id !== undefined) heard.push(message.reply);
          if (message.welcome === undefined && message.id === undefined) return;
          const next = calls[heard.length];
          if (next !== undefined) return socket.send(JSON.stringify({ id: heard.length, ...next }));
          socket.close();
          resolve(heard);
        });
        socket.on('error', reject);
      });
    const asks = { channel: 'clients.find', request: { text: '', limit: 5 } };
    const [signedIn, found] = await talk('127.0.0.1', [{ channel: 'sessions.signIn', request: owner }, asks]);
    expect([signedIn, found]).toMatchObject([{ ok: true, value: { network: true } }, { ok: true }]);
    expect(await talk('127.0.0.3', [asks])).toMatchObject([{ ok: false, code: 'unauthorised' }]);
    expect(await talk('127.0.0.1', [asks])).toMatchObject([{ ok: true }]);
  });

  test('who may manage the office sees from which address somebody works, and what the server does', async () => {
    const key = await server.key('127.0.0.4');
    const from = { from: '127.0.0.4' };
    await server.call(key, 'sessions.signIn', owner, from);
    expect(await server.call(key, 'sessions.list', {}, from)).toMatchObject({
      value: expect.arrayContaining([expect.objectContaining({ origin: 'network', computer: '127.0.0.4', own: true })]),
    });
    const told = await server.call(key, 'server.state', {}, from);
    expect(told).toMatchObject({ ok: true, value: { at: { port: server.port, certificate: server.authority } } });
    const { value } = told as { value: { callsPerSecond: number[]; slowest: { channel: string }[]; space: object[] } };
    expect(value.callsPerSecond).toHaveLength(60);
    expect(value.slowest.length).toBeGreaterThan(0);
    expect(value.space).toMatchObject([{ of: 'office', free: expect.any(Number) }, { of: 'computer' }]);
    // Where the folders lie is told on its own computer alone.
    expect(JSON.stringify(told)).not.toContain(base);
    expect(await server.office.ask('server.state', {})).toMatchObject({
      space: [{ folder: join(base, 'office') }, {}],
    });
  });

  test('nobody in the network moves the office, shares its folder, or lets its computer try connections', async () => {
    const key = await server.key();
    expect(await server.call(key, 'sessions.signIn', owner)).toMatchObject({ ok: true });
    const folder = 'f'.repeat(24);
    const asked = {
      'office.share': { shared: true },
      'office.testKeeper': {},
      'office.inspectMove': { folder },
      'office.move': { folder, backups: true },
    };
    for (const [channel, input] of Object.entries(asked))
      expect([channel, await server.call(key, channel, input)]).toMatchObject([channel, { code: 'forbidden' }]);
  });

  test('one address cannot keep the server busy with passwords, and does not keep others from signing in', async () => {
    const from = '127.0.0.30';
    const key = await server.key(from);
    const guesses = Array.from({ length: 12 }, (_, index) =>
      server.call(key, 'sessions.signIn', { login: `nobody ${index}`, password: 'a guess' }, { from }),
    );
    const other = await server.call(await server.key(), 'sessions.signIn', owner);
    expect(other).toMatchObject({ ok: true });
    const codes = (await Promise.all(guesses)).map((reply) => (reply as { code: string }).code);
    expect(new Set(codes)).toEqual(new Set(['unauthorised', 'busy']));
  });

  test('wrong passwords are slowed down for the login, from whichever address and session they come', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const from = `127.0.0.${10 + attempt}`;
      const wrong = { login: 'Owner', password: `guess ${attempt}` };
      expect(await server.call(await server.key(from), 'sessions.signIn', wrong, { from })).toMatchObject({
        code: 'unauthorised',
      });
    }
    expect(await server.call(await server.key(), 'sessions.signIn', owner)).toMatchObject({ ok: false, code: 'busy' });
  });

  test('one address does not use up the sessions of all', async () => {
    const from = '127.0.0.20';
    const statuses = new Set<number>();
    for (let count = 0; count < 21; count += 1)
      statuses.add((await server.ask('/api/session', { method: 'POST', from })).status);
    expect([...statuses]).toEqual([201, 429]);
    expect(await server.ask('/api/session', { method: 'POST' })).toMatchObject({ status: 201 });
  });
});

describe('health', () => {
  test('is 200 while the office is open and kept here, in the network as on this computer, with how old the last good backup is', async () => {
    await server.office.ask('backups.make', {});
    const { status, headers, body } = await server.ask('/health');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    const said = JSON.parse(body);
    expect(Object.keys(said)).toEqual(['status', 'version', 'since', 'lastGoodBackupAgeSeconds', 'freeBytes']);
    expect(said).toMatchObject({ status: 'ok', freeBytes: expect.any(Number) });
    expect(said.lastGoodBackupAgeSeconds).toBeLessThan(600);
    expect(await (await fetch(`${server.office.origin}/health`)).json()).toMatchObject({ status: 'ok' });
  });
});

describe('an office that cannot be opened', () => {
  test('is told to strangers in the network without a word of where it lies, and nobody there puts a backup in its place', async () => {
    await server.office.stop();
    writeFileSync(join(base, 'office', 'office.kontor'), 'no database');
    server = await startNetworkOffice(join(base, 'office'));
    expect((await server.office.ask('backups.list', {})).length).toBeGreaterThan(0);
    const key = await server.key();
    const told = await server.call(key, 'office.state', {});
    expect(told).toMatchObject({ value: { status: 'broken', user: null, explanation: expect.any(String) } });
    expect(JSON.stringify(told)).not.toContain(base);
    expect(await server.call(key, 'backups.list', {})).toMatchObject({ ok: false, code: 'unauthorised' });
    const name = (await server.office.ask('backups.list', {}))[0]?.name ?? '';
    expect(await server.call(key, 'backups.restore', { name })).toMatchObject({ ok: false, code: 'unauthorised' });
    const { status, body } = await server.ask('/health');
    expect([status, JSON.parse(body).status]).toEqual([503, 'closed']);
  });
});
