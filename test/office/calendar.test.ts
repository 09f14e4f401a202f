/** Calendars at secret addresses of a real office server, and the attacks on them: guessing, an address that was revoked, what is written where. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CalendarDoor } from '../../main/office/calendar-door.ts';
import { type NetworkOffice, startNetworkOffice } from '../support/network-office.ts';
import { companyOf } from '../support/office.ts';

const password = 'a long and easy phrase';

let base: string;
let server: NetworkOffice;
let key: string;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-calendar-'));
  server = await startNetworkOffice(join(base, 'office'));
  await server.office.ask('office.create', {
    language: 'en',
    country: 'INT',
    company: companyOf.INT,
    logo: null,
    administrator: { name: 'Owner', password },
    folder: null,
  });
  key = await server.key();
  await server.call(key, 'sessions.signIn', { login: 'Owner', password });
});
afterAll(async () => {
  await server.office.stop();
  rmSync(base, { recursive: true, force: true });
});

async function subscribed(): Promise<{ secret: string; path: string }> {
  const reply = (await server.call(key, 'calendar.subscribe', {})) as {
    value: { secret: string; addresses: string[] };
  };
  const [address = ''] = reply.value.addresses;
  return { secret: reply.value.secret, path: new URL(address).pathname };
}

test('a program reads the calendar at its address, is told when nothing has changed, and nothing after it was revoked', async () => {
  const { secret, path } = await subscribed();
  expect(path).toBe(`/calendar/${secret}.ics`);
  await server.call(key, 'activities.add', { kind: 'meeting', subject: 'Budget', day: '2099-01-01' });
  const today = new Date().toISOString().slice(0, 10);
  const added = await server.call(key, 'activities.add', {
    kind: 'meeting',
    subject: 'Budget',
    day: today,
    time: '10:00',
  });
  expect(added).toMatchObject({ ok: true });
  const first = await server.ask(path);
  expect(first).toMatchObject({ status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' } });
  expect(first.body.match(/SUMMARY:Budget/gu)).toHaveLength(1);
  expect(first.headers['set-cookie']).toBeUndefined();
  const etag = String(first.headers.etag);
  expect(await server.ask(path, { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, body: '' });
  await server.call(key, 'activities.add', { kind: 'call', subject: 'Ring back', day: today });
  const changed = await server.ask(path, { headers: { 'if-none-match': etag } });
  expect([changed.status, changed.body.includes('Ring back')]).toEqual([200, true]);
  expect(await server.ask(path, { method: 'POST' })).toMatchObject({ status: 405 });

  const again = await subscribed();
  expect((await server.ask(path)).status).toBe(404);
  expect((await server.ask(again.path)).status).toBe(200);
  await server.call(key, 'calendar.unsubscribe', {});
  expect((await server.ask(again.path)).status).toBe(404);
  // The server has written none of the secrets anywhere that is read by others.
  for (const one of [secret, again.secret]) expect(server.office.printed()).not.toContain(one);
});

test('whoever guesses is made to wait, also for the right address, while others read on; nobody asks past the door', async () => {
  const { secret, path } = await subscribed();
  const guess = (last: string) => server.ask(`/calendar/${secret.slice(0, -1)}${last}.ics`, { from: '127.0.0.9' });
  const wrong = [...'abcdef'].filter((sign) => sign !== secret.at(-1)).slice(0, 5);
  for (const sign of wrong) expect((await guess(sign)).status).toBe(404);
  const refused = await server.ask(path, { from: '127.0.0.9' });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.body).not.toContain('VCALENDAR');
  expect((await server.ask(path, { from: '127.0.0.10' })).status).toBe(200);
  const stranger = await server.key('127.0.0.11');
  expect(await server.call(stranger, 'calendar.read', { secret }, { from: '127.0.0.11' })).toMatchObject({
    ok: false,
    code: 'unauthorised',
  });
});

test('each wrong address after the fifth one doubles the time to wait, up to five minutes, and a right one ends it', async () => {
  let now = 1_000_000;
  const right = 'r'.repeat(43);
  const door = new CalendarDoor(
    {
      openSession: () => undefined,
      closeSession: () => undefined,
      call: async (_, __, request) =>
        JSON.stringify(request).includes(right)
          ? { ok: true, value: { text: 'BEGIN:VCALENDAR' } }
          : { ok: false, code: 'not-found', message: '' },
    },
    () => now,
  );
  const ask = async (secret: string) => {
    const told: Record<string, unknown> = {};
    let status = 0;
    // As much of a request and of an answer as the door uses.
    const request = { method: 'GET', headers: {} } as IncomingMessage;
    const response = {
      setHeader: (name: string, value: unknown) => {
        told[name] = value;
      },
      writeHead: (code: number) => {
        status = code;
        return response;
      },
      end: () => response,
    } as unknown as ServerResponse;
    await door.serve(`/calendar/${secret}.ics`, '10.0.0.1', request, response);
    return { status, wait: told['retry-after'] };
  };
  const wrong = 'w'.repeat(43);
  for (let time = 0; time < 5; time += 1) expect((await ask(wrong)).status).toBe(404);
  for (const wait of [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
    expect(await ask(wrong)).toEqual({ status: 429, wait });
    now += wait * 1000;
    expect((await ask(wrong)).status).toBe(404);
  }
  now += 300_000;
  expect((await ask(right)).status).toBe(200);
  expect((await ask('too short')).status).toBe(404);
  expect((await ask(right)).status).toBe(200);
});
