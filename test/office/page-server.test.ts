/** Attacks on the office host from outside, each carried out: they must fail. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type OfficeProcess, startOffice } from '../support/office-process.ts';

let base: string;
let office: OfficeProcess;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-http-'));
  office = await startOffice(join(base, 'office'));
});
afterAll(async () => {
  await office.stop();
  rmSync(base, { recursive: true, force: true });
});

/** A request with headers that `fetch` does not let one set. */
function raw(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${office.origin}${path}`, { method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (data) => {
        text += String(data);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const state = JSON.stringify({ channel: 'office.state', request: {} });

test('without the key, or with another one, nothing is answered', async () => {
  expect(await raw('/api/call', {}, 'POST', state)).toMatchObject({ status: 401 });
  expect(await raw('/api/call', { authorization: 'Bearer wrong' }, 'POST', state)).toMatchObject({ status: 401 });
  expect(await raw('/api/call', { authorization: `Bearer ${office.key}` }, 'POST', state)).toMatchObject({
    status: 200,
  });
});

test('a page of another site cannot call, not even by a name that leads here', async () => {
  const authorization = `Bearer ${office.key}`;
  expect(await raw('/api/call', { authorization, origin: 'https://evil.example' }, 'POST', state)).toMatchObject({
    status: 403,
  });
  expect(await raw('/api/call', { authorization, host: 'evil.example' }, 'POST', state)).toMatchObject({ status: 403 });
  expect(await raw('/', { host: 'evil.example' })).toMatchObject({ status: 403 });
});

test('what is no call is said to be none, and the host serves on', async () => {
  const authorization = `Bearer ${office.key}`;
  expect(await raw('/api/call', { authorization }, 'POST', '{"channel"')).toMatchObject({ status: 400 });
  expect(await raw('/api/call', { authorization }, 'POST', '[]')).toMatchObject({ status: 400 });
  expect(await raw('/api/call', { authorization }, 'GET')).toMatchObject({ status: 405 });
  expect(await raw('/api/call', { authorization }, 'POST', 'x'.repeat(3 * 1024 * 1024))).toMatchObject({ status: 413 });
  expect(await office.call('office.state', {})).toMatchObject({ ok: true, value: { status: 'new' } });
});

test.each([
  '/../package.json',
  '/..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/assets/..%5c..%5cpackage.json',
  '/index.html%00.js',
  '//etc/passwd',
])('no file outside of the page is served: %s', async (path) => {
  expect((await raw(path, {})).status).toBe(404);
});

function closed(headers: Record<string, string>, first: string): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${office.origin.replace('http', 'ws')}/socket`, { headers });
    socket.on('open', () => socket.send(first));
    socket.on('error', () => resolve(-1));
    socket.on('close', (code) => resolve(code));
  });
}

test('an upgrade to an address that is none is refused, and the host serves on', async () => {
  for (const path of ['//', '//[', '/socket/..//'])
    await expect(raw(path, { connection: 'Upgrade', upgrade: 'websocket' })).rejects.toThrow();
  expect(await office.call('office.state', {})).toMatchObject({ ok: true });
});

test('a socket without the key is closed, and one from another site is never opened', async () => {
  expect(await closed({}, '{"hello":"wrong"}')).toBe(4401);
  expect(await closed({}, 'nonsense')).toBe(4401);
  expect(await closed({ origin: 'https://evil.example' }, `{"hello":"${office.key}"}`)).toBe(-1);
});

test('exactly one line is printed', () => {
  expect(office.printed()).toBe(`Kontor: ${office.origin}/#key=${office.key}\n`);
});

test('two pages of one host are two sessions; one page finds its own again', async () => {
  const talk = async (session: string, channel: string, request: object): Promise<unknown> => {
    const socket = new WebSocket(`${office.origin.replace('http', 'ws')}/socket`, { origin: office.origin });
    await new Promise((resolve) => socket.once('open', resolve));
    const heard = (): Promise<unknown> =>
      new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
    socket.send(JSON.stringify({ hello: office.key, language: 'en', session }));
    await heard();
    socket.send(JSON.stringify({ id: 1, channel, request }));
    const answer = await heard();
    socket.close();
    return answer;
  };
  const [one, other] = ['a'.repeat(32), 'b'.repeat(32)];
  const begun = await talk(one, 'files.begin', { name: 'a.csv', size: 1 });
  // `files.begin` answers a handle, or the test fails here.
  const { file } = (begun as { reply: { value: { file: string } } }).reply.value;
  const bytes = { file, offset: 0, data: 'YQ==' };
  expect(await talk(other, 'files.append', bytes)).toMatchObject({ reply: { ok: false } });
  expect(await talk(one, 'files.append', bytes)).toMatchObject({ reply: { ok: true } });
});

test('a page whose connection broke sends its call again, and gets the reply of the first', async () => {
  const say = async (call: object) => {
    const socket = new WebSocket(`${office.origin.replace('http', 'ws')}/socket`);
    const heard = (matches: (message: { id?: number; welcome?: true }) => boolean) =>
      new Promise<unknown>((resolve) => {
        socket.on('message', (data) => {
          const message = JSON.parse(String(data));
          if (matches(message)) resolve(message);
        });
      });
    const welcome = heard((message) => message.welcome === true);
    socket.on('open', () =>
      socket.send(JSON.stringify({ hello: office.key, language: 'en', session: 's'.repeat(22) })),
    );
    await welcome;
    const reply = heard((message) => message.id === 1);
    socket.send(JSON.stringify({ id: 1, channel: 'office.speak', request: { language: 'fr' }, ...call }));
    const message = await reply;
    socket.terminate();
    return message;
  };
  const once = { id: 'c'.repeat(22), again: false };
  const first = await say({ once });
  expect(await say({ once: { ...once, again: true } })).toEqual(first);
});
