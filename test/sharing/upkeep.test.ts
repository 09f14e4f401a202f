/** Work for which others make room: they are asked, waited for, kept out, and let in again; what they had begun goes on. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { sampleClient } from '../features/client-samples.ts';
import { suggested } from '../support/importing.ts';
import { type Page, sharedOffice } from './office-computers.ts';

const asked = (page: Page) => vi.waitFor(() => expect(page.upkeep()).toMatchObject({ phase: 'asked' }));
const over = (page: Page) => vi.waitFor(() => expect(page.upkeep()).toBeNull());

describe('a restore with a second computer whose page has something unsaved', () => {
  test('it is asked, kept out while it lasts, and saves afterwards what it had open, still signed in', async () => {
    const { start } = await sharedOffice();
    const one = await start('one').signIn('Owner');
    const two = await start('two').signIn('anna');
    const client = await two.ask('clients.create', sampleClient({ name: 'Before' }));
    const backup = await one.ask('backups.make', {});
    await one.ask('clients.create', sampleClient({ name: 'After' }));
    const restoring = one.ask('backups.restore', { name: backup.name, seconds: 600 });
    await asked(two);
    expect(two.upkeep()).toMatchObject({ kind: 'restore', by: 'Owner', own: false, backupAt: backup.at, ready: false });
    expect(one.upkeep()).toMatchObject({ own: true, waitsFor: ['Anna'] });
    // It may still be worked until then.
    await two.ask('clients.change', {
      id: client.id,
      version: 1,
      was: { name: 'Before' },
      changes: { name: 'Meanwhile' },
    });
    const refused = new Promise<unknown>((resolve) => {
      two.engine.subscribe(two.token, (event) => {
        if (event.type === 'upkeep' && event.upkeep?.phase === 'running')
          resolve(two.call('clients.find', { text: '', limit: 5 }));
      });
    });
    await two.ask('stations.ready', { ready: true });
    expect(await refused).toMatchObject({
      code: 'busy',
      message: 'Owner is restoring a backup of this office. It is there again in a moment; what you have typed stays.',
    });
    await restoring;
    await over(two);
    // The draft that it had open is saved as if nothing had been.
    const draft = { id: client.id, version: 1, was: { name: 'Before' }, changes: { name: 'From the draft' } };
    expect((await two.ask('clients.change', draft)).name).toBe('From the draft');
    expect(await two.ask('clients.find', { text: 'After', limit: 5 })).toEqual([]);
    expect((await two.ask('office.state', {})).user).toMatchObject({ name: 'Anna' });
    expect(two.events.filter(({ type }) => type === 'ended')).toEqual([]);
  });

  test('whoever has another password in the backup signs in again', async () => {
    const { start } = await sharedOffice();
    const one = await start('one').signIn('Owner');
    const backup = await one.ask('backups.make', {});
    const two = await start('two').signIn('anna');
    await two.ask('sessions.setPassword', { current: 'a long enough phrase', password: 'quite another phrase' });
    await one.ask('backups.restore', { name: backup.name });
    expect((await two.ask('office.state', {})).user).toBeNull();
  });
});

test('it is begun at once or called off by who has begun it, not by others; a second one is refused', async () => {
  const { start } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  const two = await start('two').signIn('anna');
  const checking = one.call('office.check', { seconds: 600 });
  await asked(two);
  expect(await one.call('office.compact', { seconds: 600 })).toMatchObject({ code: 'busy' });
  expect(await two.call('stations.decide', { decision: 'begin' })).toMatchObject({ code: 'not-found' });
  await one.ask('stations.decide', { decision: 'call-off' });
  expect(await checking).toMatchObject({ ok: false, details: { cancelled: true } });
  await over(two);
  const again = one.ask('office.check', { seconds: 600, job: 'checking-0001' });
  await vi.waitFor(() => expect(two.upkeep()).toMatchObject({ phase: 'asked' }));
  await one.ask('stations.decide', { decision: 'begin' });
  expect(await again).toMatchObject({ damage: [], counts: { clients: 0 } });
  // It is said that the others are waited for, not that the work runs.
  expect(one.events.flatMap((event) => (event.type === 'progress' ? [event.phase] : []))).toEqual([
    'waiting',
    'checking',
    'finished',
  ]);
  expect((await two.ask('office.state', {})).user).toMatchObject({ name: 'Anna' });
});

test('it goes on at the end of its time, and when those who were waited for have gone', async () => {
  const { start } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  const two = await start('two').signIn('anna');
  expect(await one.ask('office.check', { seconds: 1 })).toMatchObject({ damage: [] });
  expect(two.events).toContainEqual({ type: 'upkeep', upkeep: expect.objectContaining({ phase: 'asked' }) });
  two.leave();
  const checking = one.ask('office.check', { seconds: 600 });
  await two.engine.close();
  expect(await checking).toMatchObject({ damage: [] });
});

test('when the computer of who has begun it is gone, it ends by itself', async () => {
  const { start } = await sharedOffice();
  const one = await start('one').signIn('anna');
  const two = await start('two').signIn('Owner');
  void two.call('office.check', { seconds: 600 });
  await asked(one);
  await two.engine.close();
  await vi.waitFor(() => expect(one.upkeep()).toBeNull(), { timeout: 30_000 });
  expect(await one.ask('stations.upkeep', {})).toBeNull();
});

test('compacting gives the space of what was deleted back, and nothing is lost', async () => {
  const { start, folder } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  const path = join(folder, 'office.kontor');
  const note = 'x'.repeat(4_000);
  const ids: number[] = [];
  for (let at = 0; at < 150; at += 1)
    ids.push((await one.ask('clients.create', sampleClient({ name: `Client ${at}`, note }))).id);
  for (const id of ids.slice(0, 100)) await one.ask('clients.remove', { id, version: 1 });
  expect(await one.ask('bin.empty', { items: null })).toMatchObject({ deleted: 100, kept: [] });
  const made = await one.ask('office.compact', {});
  // A hundred notes of 4,000 bytes.
  expect(made.after).toBeLessThan(made.before - 400_000);
  expect(made.after).toBe(statSync(path).size);
  expect(existsSync(`${path}.compacted`)).toBe(false);
  expect(await one.ask('clients.find', { text: 'Client 149', limit: 5 })).toHaveLength(1);
  expect(await one.ask('office.check', {})).toMatchObject({ damage: [], counts: { clients: 50 } });
  await one.ask('clients.create', sampleClient({ name: 'One more' }));
  const log = await one.ask('audit.list', { filter: {}, before: null, limit: 5 });
  expect(JSON.stringify(log)).toContain('compacted');
});

test('whoever watches over the server hears that it is at work on the file, not that it has failed', async () => {
  const { start } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  const two = await start('two').signIn('anna');
  const heard = new Promise<string>((resolve) => {
    two.engine.subscribe(two.token, (event) => {
      if (event.type === 'upkeep' && event.upkeep?.phase === 'running') resolve(one.engine.health().status);
    });
  });
  expect(await one.ask('office.check', { seconds: 1 })).toMatchObject({ damage: [] });
  expect(await heard).toBe('upkeep');
  expect(one.engine.health()).toMatchObject({ status: 'ok' });
});

test('beside a long write nobody is asked to leave for what is refused then', async () => {
  const { start } = await sharedOffice();
  const one = await start('one').signIn('Owner');
  const two = await start('two').signIn('anna');
  const rows = Array.from({ length: 3_000 }, (_, at) => `Client ${at};Cork`);
  const order = await suggested({ ask: one.ask.bind(one) }, `Name;City\n${rows.join('\n')}`);
  const name = 'import-0001';
  const refused = new Promise<unknown>((resolve) => {
    const end = one.engine.subscribe(one.token, (event) => {
      if (event.type !== 'progress' || event.done === 0) return;
      end();
      resolve(one.call('office.check', { seconds: 600 }));
    });
  });
  const running = one.ask('imports.run', { ...order, job: name });
  expect(await refused).toMatchObject({ ok: false, code: 'busy' });
  expect(await running).toMatchObject({ created: 3_000 });
  expect(two.events.filter(({ type }) => type === 'upkeep')).toEqual([]);
  expect(await one.ask('office.check', { seconds: 1 })).toMatchObject({ damage: [] });
});
