/** An office folder that several computers open: one keeps the file, the others work through it; whoever keeps it may go. */
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import type { Host } from '../../main/engine/host.ts';
import { markShared } from '../../main/sharing/beacon-file.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { sampleClient } from '../features/client-samples.ts';
import { companyOf, projectRoot, testHost } from '../support/office.ts';

const password = 'a long and easy phrase';

/** A computer of the office with one page. */
class Computer {
  readonly engine: Engine;
  readonly token: string;
  readonly events: EngineEvent[] = [];
  readonly log: string[] = [];

  constructor(home: string, name: string, folder: string, host: Partial<Host> = {}) {
    this.token = `page-of-${name}-${'x'.repeat(20)}`;
    this.engine = createEngine({
      program: { root: projectRoot, version: '1.0.0', builtOn: '2026-11-29' },
      host: { ...testHost, ...host },
      stateFolder: join(home, name),
      folder,
      defaultFolder: folder,
      log: (line) => this.log.push(line),
    });
    this.engine.openSession(this.token, 'desktop', 'en');
    this.engine.greet(this.token, 'en');
    this.engine.subscribe(this.token, (event) => this.events.push(event));
  }

  async call<Name extends ChannelName>(channel: Name, request: Input<Name>): Promise<Output<Name>> {
    const reply = await this.engine.call(this.token, channel, request);
    if (!reply.ok) throw new Error(`${channel}: ${reply.code}: ${reply.message}`);
    return reply.value as Output<Name>;
  }

  ask(channel: string, request: unknown): Promise<Reply> {
    return this.engine.call(this.token, channel, request);
  }

  signIn(): Promise<Output<'sessions.signIn'>> {
    return this.call('sessions.signIn', { login: 'Owner', password });
  }
}

let home: string;
let folder: string;
const computers: Computer[] = [];

function computer(name: string, host: Partial<Host> = {}): Computer {
  const made = new Computer(home, name, folder, host);
  computers.push(made);
  return made;
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'kontor-shared-'));
  folder = join(home, 'office');
  const first = new Computer(home, 'first', folder);
  await first.call('office.create', {
    language: 'en',
    country: 'INT',
    company: companyOf.INT,
    logo: null,
    administrator: { name: 'Owner', password },
    folder: null,
  });
  await first.engine.close();
  markShared(folder);
});

afterEach(async () => {
  for (const { engine } of computers.splice(0)) await engine.close();
  rmSync(home, { recursive: true, force: true });
});

describe('a folder that two computers open', () => {
  test('the first keeps it, the second works through it; each sees what the other has done', async () => {
    const one = computer('one');
    expect((await one.call('office.state', {})).sharing).toMatchObject({ as: 'keeper' });
    const two = computer('two');
    const seen = await two.call('office.state', {});
    expect(seen).toMatchObject({ status: 'open', folder, user: null, sharing: { as: 'station', stations: 1 } });
    await one.signIn();
    await two.signIn();
    const client = await two.call('clients.create', sampleClient({ name: 'Anna & Sons' }));
    expect((await one.call('clients.get', { id: client.id })).name).toBe('Anna & Sons');
    expect(one.events).toContainEqual({ type: 'changed', entity: 'client', id: client.id, version: client.version });
    const changed = { id: client.id, version: 1, was: { name: 'Anna & Sons' }, changes: { name: 'Anna & Daughters' } };
    await one.call('clients.change', changed);
    await vi.waitFor(() =>
      expect(two.events).toContainEqual({ type: 'changed', entity: 'client', id: client.id, version: 2 }),
    );
    const sessions = await one.call('sessions.list', {});
    expect(sessions.map(({ computer: on }) => on)).toEqual(expect.arrayContaining([null, hostname()]));
  });

  test('a keeper that is closed hands over: the other one goes on, signed in, with its own call', async () => {
    const one = computer('one');
    await one.signIn();
    const two = computer('two');
    await two.signIn();
    await one.engine.close();
    const client = await two.call('clients.create', sampleClient({ name: 'Alone' }));
    expect(await two.call('office.state', {})).toMatchObject({
      user: { name: 'Owner' },
      sharing: { as: 'keeper', stations: 0 },
    });
    const back = computer('one');
    expect(await back.call('office.state', {})).toMatchObject({ sharing: { as: 'station' }, user: { name: 'Owner' } });
    expect((await back.call('clients.get', { id: client.id })).name).toBe('Alone');
  });

  test('each computer says of the drive’s locks what it has found itself, whoever answers for the rest', async () => {
    const one = computer('one');
    expect((await one.call('office.state', {})).sharing).toMatchObject({ as: 'keeper', locks: 'unknown' });
    const two = computer('two');
    expect((await two.call('office.state', {})).sharing).toMatchObject({ as: 'station', locks: 'work' });
  });

  test('why nobody keeps the office is said in the language that was chosen while somebody did, or is chosen now', async () => {
    const one = computer('one');
    await one.signIn();
    const two = computer('two');
    await two.signIn();
    await two.call('office.speak', { language: 'fr' });
    // Its drive is gone, for both.
    renameSync(folder, `${folder}-away`);
    await vi.waitFor(
      async () => {
        const seen = await two.call('office.state', {});
        expect(seen).toMatchObject({ status: 'broken', language: 'fr' });
        expect(seen.explanation).toMatch(/^(?:Le lecteur|L’ordinateur|Le programme)/u);
      },
      { timeout: 40_000 },
    );
    const spoken = await two.call('office.speak', { language: 'ru' });
    expect(spoken).toMatchObject({ status: 'broken', language: 'ru' });
    expect(spoken.explanation).toMatch(/^\p{Script=Cyrillic}/u);
    renameSync(`${folder}-away`, folder);
  });
});
