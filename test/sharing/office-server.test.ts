/** An office server on a folder that other computers open: it keeps the office wherever it can. */
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import { markShared, readClaim } from '../../main/sharing/beacon-file.ts';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import { sampleClient } from '../features/client-samples.ts';
import { projectRoot, testHost, testOffice } from '../support/office.ts';

const password = 'a long and easy phrase';
const open: Engine[] = [];
let home: string;
let folder: string;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'kontor-server-'));
  folder = join(home, 'drive');
  const office = await testOffice({ folder: dirname(folder), at: folder, country: 'INT', password });
  await office.stop();
  markShared(folder);
});
afterEach(async () => {
  for (const engine of open.splice(0)) await engine.close();
  rmSync(home, { recursive: true, force: true });
});

/** A computer of the office with one page, on which the administrator has signed in. */
async function computer(name: string, kind: 'program' | 'server') {
  const log: string[] = [];
  const engine = createEngine({
    program: { root: projectRoot, version: '1.0.0', builtOn: '2026-11-29' },
    host: testHost,
    stateFolder: join(home, name),
    folder,
    defaultFolder: folder,
    log: (line) => log.push(line),
    ...(kind === 'server' ? { server: () => null } : {}),
  });
  open.push(engine);
  const token = `page-of-${name}`;
  engine.openSession(token, 'desktop', 'en');
  engine.greet(token, 'en');
  const call = async <Name extends ChannelName>(channel: Name, request: Input<Name>) => {
    const reply = await engine.call(token, channel, request);
    if (!reply.ok) throw new Error(`${channel}: ${reply.code}: ${reply.message}`);
    // The engine's own tests hold what it answers against the contract.
    return reply.value as Output<Name>;
  };
  await call('office.state', {});
  const login = (await call('office.state', {})).users[0]?.login ?? '';
  await call('sessions.signIn', { login, password });
  return { engine, call, log, standing: async () => (await call('office.state', {})).sharing?.as };
}

test('the keeper makes room for it while people work, and goes on as a station with everybody signed in', async () => {
  const anna = await computer('anna', 'program');
  expect(await anna.call('office.state', {})).toMatchObject({ sharing: { as: 'keeper' }, served: false });
  let made = 0;
  let isOver = false;
  const working = (async () => {
    while (!isOver) {
      await anna.call('clients.create', sampleClient({ name: `Client ${made + 1}` }));
      made += 1;
      // As people do, and so that all others of this process have their turn.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const server = await computer('server', 'server');
  await vi.waitFor(async () => expect(await server.standing()).toBe('keeper'), 20_000);
  const before = made;
  await vi.waitFor(() => expect(made).toBeGreaterThan(before), 20_000);
  isOver = true;
  await working;
  expect(await anna.call('office.state', {})).toMatchObject({
    user: { name: expect.any(String) },
    sharing: { as: 'station', keeper: hostname() },
    served: true,
  });
  expect((await server.call('clients.find', { text: `Client ${made}`, limit: 5 })).length).toBe(1);
  expect(server.engine.health()).toMatchObject({ status: 'ok' });
  expect(anna.engine.health()).toMatchObject({ status: 'elsewhere', lastGoodBackup: null });
  expect(await anna.call('server.state', {})).toMatchObject({ computer: hostname(), stations: 1 });
});

test('it is the heir of a keeper that closes, also where another one has been there longer', async () => {
  const server = await computer('server', 'server');
  await computer('boris', 'program');
  await computer('clara', 'program');
  expect(await server.standing()).toBe('keeper');
  const second = await computer('attic', 'server');
  await server.engine.close();
  await vi.waitFor(async () => expect(await second.standing()).toBe('keeper'), 20_000);
});

test('of two office servers the second says that the first keeps the office, and takes nothing from it', async () => {
  const first = await computer('first', 'server');
  const second = await computer('second', 'server');
  expect(second.log.join('\n')).toContain(`The office server on “${hostname()}” keeps this office already.`);
  expect(first.log.join('\n')).toContain('This computer keeps the office now.');
  expect(second.engine.health()).toMatchObject({ status: 'elsewhere', since: null });
  // Whoever comes to the second over the network is no less a stranger to the first.
  const far = 'network:page';
  second.engine.openSession(far, 'network', 'en', { host: null, computer: null, station: null, address: '10.0.0.9' });
  expect(await second.engine.call(far, 'office.state', {})).toMatchObject({
    value: { status: 'open', network: true, folder: 'drive', users: [], user: null },
  });
  for (const channel of ['clients.find', 'office.retry', 'server.state'])
    expect(await second.engine.call(far, channel, { text: '', limit: 5 })).toMatchObject({ ok: false });
  const claim = readClaim(folder);
  await first.call('clients.create', sampleClient({ name: 'Still here' }));
  expect(readClaim(folder)).toEqual(claim);
  expect([await first.standing(), await second.standing()]).toEqual(['keeper', 'station']);
});

test('what was announced to everybody is done by the keeper before it makes room for an office server', async () => {
  const anna = await computer('anna', 'program');
  const boris = await computer('boris', 'program');
  const backup = await anna.call('backups.make', {});
  await anna.call('clients.create', sampleClient({ name: 'After the backup' }));
  const restoring = anna.call('backups.restore', { name: backup.name, seconds: 600 });
  await vi.waitFor(async () => expect(await boris.call('stations.upkeep', {})).toMatchObject({ phase: 'asked' }));
  const server = await computer('server', 'server');
  // It is asked at once to make room, and was for longer than what runs otherwise is waited for.
  await new Promise((resolve) => setTimeout(resolve, 17_000));
  expect(await anna.standing()).toBe('keeper');
  await anna.call('stations.decide', { decision: 'begin' });
  expect(await restoring).toMatchObject({ kept: expect.any(String) });
  await vi.waitFor(async () => expect(await server.standing()).toBe('keeper'), 30_000);
  expect(await server.call('clients.find', { text: 'After the backup', limit: 5 })).toEqual([]);
});
