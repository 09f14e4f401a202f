/** An office folder that several computers open: one keeps the file, the others work through it; whoever keeps it may go. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/engine.ts';
import type { Host } from '../../main/engine/host.ts';
import { beaconPath, markShared, unmarkShared } from '../../main/sharing/beacon-file.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { ChannelName, Input, Output } from '../../preload/contract/index.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { sampleClient } from '../features/client-samples.ts';
import { addIssued } from '../support/documents.ts';
import { suggested } from '../support/importing.ts';
import { companyOf, projectRoot, testHost } from '../support/office.ts';

const password = 'a long and easy phrase';

/** A computer of the office with one page. */
class Computer {
  readonly engine: Engine;
  readonly token: string;
  readonly events: EngineEvent[] = [];
  readonly log: string[] = [];

  constructor(home: string, name: string, folder: string, host: Partial<Host> = {}, version = '1.0.0') {
    this.token = `page-of-${name}-${'x'.repeat(20)}`;
    this.engine = createEngine({
      program: { root: projectRoot, version, builtOn: '2026-11-29' },
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

function computer(name: string, host: Partial<Host> = {}, version?: string): Computer {
  const made = new Computer(home, name, folder, host, version);
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

  test('what is typed is kept by the computer that it is typed on, also while nobody keeps the office, and by no other', async () => {
    const draft = { key: 'draft-0001', kind: 'client', params: { id: 1 }, form: 'note', title: 'x', value: 'typed' };
    const one = computer('one');
    await one.signIn();
    const two = computer('two');
    expect(await two.ask('drafts.keep', draft)).toMatchObject({ ok: false, code: 'unauthorised' });
    await two.signIn();
    await two.call('drafts.keep', draft);
    expect(await one.call('drafts.list', {})).toEqual([]);
    // Whoever finds its page locked does not read what was typed.
    await two.call('sessions.lock', {});
    await two.call('office.state', {});
    expect(await two.ask('drafts.list', {})).toMatchObject({ ok: false, code: 'unauthorised' });
    await two.call('sessions.unlock', { password });
    await two.call('office.state', {});
    expect(await two.call('drafts.list', {})).toHaveLength(1);
    renameSync(folder, `${folder}-away`);
    await vi.waitFor(
      async () => expect(await two.call('office.state', {})).toMatchObject({ status: 'broken', user: null }),
      { timeout: 40_000 },
    );
    await two.call('drafts.keep', { ...draft, value: 'typed while nobody keeps it' });
    expect(await two.call('drafts.list', {})).toMatchObject([{ value: 'typed while nobody keeps it' }]);
    renameSync(`${folder}-away`, folder);
    await two.engine.close();
    const again = computer('two');
    await vi.waitFor(async () => expect(await again.call('office.state', {})).toMatchObject({ status: 'open' }), {
      timeout: 40_000,
    });
    await again.call('sessions.signOut', {});
    expect(await again.ask('drafts.list', {})).toMatchObject({ ok: false, code: 'unauthorised' });
    await again.signIn();
    expect(await again.call('drafts.list', {})).toMatchObject([{ value: 'typed while nobody keeps it' }]);
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

  test('an import by a station runs at the keeper; meanwhile others read what was there before', async () => {
    const one = computer('one');
    await one.signIn();
    const two = computer('two');
    await two.signIn();
    const rows = Array.from({ length: 3_000 }, (_, at) => `Client ${at};Cork`);
    const order = await suggested({ ask: two.call.bind(two) }, `Name;City\n${rows.join('\n')}`);
    const running = two.call('imports.run', order);
    const seen = new Set<number>();
    let isOver = false;
    void running.then(() => {
      isOver = true;
    });
    while (!isOver) {
      seen.add((await one.call('clients.find', { text: 'Client', limit: 5 })).length);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await running).toMatchObject({ created: 3_000 });
    expect([...seen].filter((count) => count !== 0 && count !== 5)).toEqual([]);
    expect(await one.call('clients.find', { text: 'Client 2999', limit: 5 })).toHaveLength(1);
  });

  test('backups, a copy of everything and a restore work on the file that one process has for itself', async () => {
    const one = computer('one');
    await one.signIn();
    const two = computer('two');
    await two.signIn();
    await two.call('clients.create', sampleClient({ name: 'Before' }));
    const backup = await two.call('backups.make', {});
    expect(backup).toMatchObject({ verified: true, counts: { clients: 1 } });
    expect(await two.call('office.export', { job: 'job-00000001' })).toMatchObject({ file: expect.anything() });
    await one.call('clients.create', sampleClient({ name: 'After' }));
    const { state } = await one.call('backups.restore', { name: backup.name });
    expect(state).toMatchObject({ status: 'open', user: { name: 'Owner' } });
    expect(await one.call('clients.find', { text: 'After', limit: 5 })).toEqual([]);
    // Whoever is the same there goes on.
    expect((await two.call('office.state', {})).user).toMatchObject({ name: 'Owner' });
    expect(await two.call('clients.find', { text: 'Before', limit: 5 })).toHaveLength(1);
  });

  test('what a station saves and prints comes out on its own computer', async () => {
    const saved: { name: string; text: string }[] = [];
    const printed: number[] = [];
    const one = computer('one');
    await one.signIn();
    const two = computer('two', {
      dialogs: true,
      printing: true,
      saveFile: async (name, source) => {
        saved.push({ name, text: readFileSync(source, 'utf8') });
        return `/chosen/${name}`;
      },
      print: async (pdf) => printed.push(pdf.length) > 0,
    });
    const { host } = await two.signIn();
    expect(host).toEqual({ kind: 'browser', dialogs: true, printing: true });
    const client = await two.call('clients.create', sampleClient({ name: 'Reader' }));
    const { id } = await addIssued({ ask: two.call.bind(two) }, client.id);
    const pdf = await two.call('documents.pdf', { id });
    expect(await two.call('files.save', { file: pdf.file })).toEqual({
      path: expect.stringMatching(/^\/chosen\/.+\.pdf$/u),
    });
    expect(saved.map(({ text }) => text.slice(0, 5))).toEqual(['%PDF-']);
    await two.call('documents.print', { id });
    expect(printed).toHaveLength(1);
  });

  test('sharing is begun and ended by the computer that has the folder, and everybody stays signed in', async () => {
    unmarkShared(folder);
    const one = computer('one');
    await one.signIn();
    expect((await one.call('office.state', {})).sharing).toBeNull();
    expect(await one.call('office.share', { shared: true })).toMatchObject({
      user: { name: 'Owner' },
      sharing: { as: 'keeper', stations: 0 },
    });
    const two = computer('two');
    await two.signIn();
    expect(await one.ask('office.share', { shared: false })).toMatchObject({ ok: false, code: 'busy' });
    await two.engine.close();
    await vi.waitFor(async () => expect((await one.call('office.state', {})).sharing).toMatchObject({ stations: 0 }));
    expect(await one.call('office.share', { shared: false })).toMatchObject({ user: { name: 'Owner' }, sharing: null });
    expect(existsSync(beaconPath(folder))).toBe(false);
    const log = await one.call('audit.list', { filter: {}, before: null, limit: 20 });
    expect(JSON.stringify(log)).toContain('shared');
  });

  test('a station with an older program is told which computer is to be updated, at once', async () => {
    const one = computer('one');
    await one.signIn();
    const old = computer('two', {}, '0.9.0');
    expect(await old.call('office.state', {})).toMatchObject({
      status: 'broken',
      problem: 'other-version',
      explanation: expect.stringContaining(`“${hostname()}” keeps this office with a newer Kontor`),
    });
    expect(await old.ask('clients.find', { text: '', limit: 5 })).toMatchObject({ ok: false, code: 'unavailable' });
  });
});
