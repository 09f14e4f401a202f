import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listBackups } from '../../db/backup-files.ts';
import { testClock, testHost, testOffice } from '../support/office.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kontor-target-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** An office whose dialog gives out the stick. */
async function officeWithStick() {
  const stick = folder();
  let chosen = stick;
  const clock = testClock('2026-11-23T10:00:00.000Z');
  const office = await testOffice({ clock, host: { ...testHost, dialogs: true, chooseFolder: async () => chosen } });
  onTestFinished(() => office.close());
  const choose = async (path = stick) => {
    chosen = path;
    return (await office.ask('office.chooseFolder', { title: 'x' }))?.handle ?? '';
  };
  const add = async () => office.ask('backups.addTarget', { folder: await choose(), warnAfterDays: 7 });
  return { office, clock, stick, choose, add };
}

test('each backup goes to the stick that was added; one that comes back gets what it has missed', async () => {
  const { office, clock, stick, add } = await officeWithStick();
  const first = await office.ask('backups.make', {});
  const [target] = await add();
  expect(target).toMatchObject({ there: true, lastGoodAt: first.at, problem: null, warnAfterDays: 7 });
  const place = { target: target?.id ?? '' };
  expect(await office.ask('backups.list', { place })).toMatchObject([{ at: first.at, verified: true, form: 'packed' }]);
  clock.set('2026-11-24T10:00:00.000Z');
  const second = await office.ask('backups.make', {});
  expect((await office.ask('backups.list', { place }))[0]?.at).toBe(second.at);

  renameSync(stick, `${stick}-away`);
  onTestFinished(() => rmSync(`${stick}-away`, { recursive: true, force: true }));
  clock.set('2026-11-25T10:00:00.000Z');
  const third = await office.ask('backups.make', {});
  expect(await office.ask('backups.targets', {})).toMatchObject([{ there: false, lastGoodAt: second.at }]);
  expect(existsSync(stick)).toBe(false);
  renameSync(`${stick}-away`, stick);
  await office.ask('backups.targets', {});
  await office.ask('backups.make', {});
  const kept = listBackups(target?.folder ?? '').map(({ at }) => at);
  expect(kept).toContain(third.at);
});

test('a stick that is taken out while a backup is made gets it as soon as it is back, though another place fails', async () => {
  const { office, clock, stick, choose, add } = await officeWithStick();
  const [target] = await add();
  const failing = folder();
  await office.ask('backups.addTarget', { folder: await choose(failing), warnAfterDays: 7 });
  mkdirSync(join(failing, 'Kontor backups', 'office-2026-01-01T000000Z-manual.kontor.packed.unfinished'));
  renameSync(stick, `${stick}-away`);
  onTestFinished(() => rmSync(`${stick}-away`, { recursive: true, force: true }));
  clock.set('2026-11-23T11:00:00.000Z');
  const made = await office.ask('backups.make', {});
  renameSync(`${stick}-away`, stick);
  clock.set('2026-11-23T11:01:00.000Z');
  // As the program does each minute.
  const looked = await office.ask('backups.addTarget', { folder: await choose(folder()), warnAfterDays: 7 });
  expect(looked).toMatchObject([{ lastGoodAt: made.at }, { problem: 'other' }, { lastGoodAt: made.at }]);
  expect(listBackups(target?.folder ?? '')[0]?.at).toBe(made.at);
});

test('the office goes back to a backup on the stick, and the office folder keeps what was there', async () => {
  const { office, choose, add } = await officeWithStick();
  const { folder: root } = await office.ask('office.state', {});
  const made = await office.ask('backups.make', {});
  const [target] = await add();
  rmSync(join(root, 'backups'), { recursive: true });
  const { state, kept } = await office.ask('backups.restore', {
    name: `${made.name}.packed`,
    place: { target: target?.id ?? '' },
  });
  expect(state.status).toBe('open');
  expect(existsSync(join(root, 'backups', kept ?? ''))).toBe(true);
  // Another computer knows no target: the stick is chosen in a dialog.
  const place = { folder: await choose() };
  expect(await office.ask('backups.list', { place })).toMatchObject([{ at: made.at, verified: true }]);
});

test('a place in the office folder itself is refused, and one that is taken off the list keeps what it has', async () => {
  const { office, choose, add } = await officeWithStick();
  const { folder: root } = await office.ask('office.state', {});
  await office.ask('backups.make', {});
  mkdirSync(join(root, 'inside'));
  for (const path of [root, join(root, 'inside')]) {
    const inside = { folder: await choose(path), warnAfterDays: 7 };
    expect(await office.call('backups.addTarget', inside)).toMatchObject({ ok: false, code: 'invalid' });
  }
  const [target] = await add();
  const id = target?.id ?? '';
  expect(await office.ask('backups.changeTarget', { id, warnAfterDays: 3 })).toMatchObject([{ warnAfterDays: 3 }]);
  expect(await office.ask('backups.removeTarget', { id })).toEqual([]);
  expect(listBackups(target?.folder ?? '')).toHaveLength(1);
  expect(await office.call('backups.removeTarget', { id })).toMatchObject({ ok: false, code: 'not-found' });
  expect(await office.call('backups.list', { place: { target: id } })).toMatchObject({ ok: false, code: 'not-found' });
});

test('a copy that fails is told to those who may make backups, and is over when one succeeds', async () => {
  const { office, clock, add } = await officeWithStick();
  const [target] = await add();
  // What a file cannot be put in the place of.
  const inTheWay = join(target?.folder ?? '', 'office-2026-11-24T100000Z-manual.kontor.packed.unfinished');
  mkdirSync(inTheWay);
  clock.set('2026-11-24T10:00:00.000Z');
  expect(await office.ask('backups.make', {})).toMatchObject({ verified: true });
  const state = await office.ask('office.state', {});
  expect(state.lastBackup).toEqual({ at: '2026-11-24T10:00:00.000Z', good: true });
  expect(state.backupTargets).toMatchObject([{ there: true, problem: 'other', lastGoodAt: null }]);
  rmSync(inTheWay, { recursive: true });
  clock.set('2026-11-24T10:01:00.000Z');
  await office.ask('backups.make', {});
  expect((await office.ask('office.state', {})).backupTargets).toMatchObject([{ problem: null }]);
});

test('encrypted copies open on this computer without asking, and on another one by the passphrase', async () => {
  const { office, stick, add } = await officeWithStick();
  await add();
  const passphrase = 'correct horse battery';
  expect(await office.ask('backups.testPassphrase', { passphrase })).toEqual({ isRight: false });
  expect(await office.ask('backups.setPassphrase', { passphrase })).toMatchObject([{ sealed: true }]);
  expect(await office.ask('backups.testPassphrase', { passphrase })).toEqual({ isRight: true });
  expect(await office.ask('backups.testPassphrase', { passphrase: 'another one' })).toEqual({ isRight: false });
  const made = await office.ask('backups.make', {});
  const [target] = await office.ask('backups.targets', {});
  const name = `${made.name}.sealed`;
  const here = await office.ask('backups.restore', { name, place: { target: target?.id ?? '' } });
  expect(here.state.status).toBe('open');

  const other = await testOffice({ host: { ...testHost, chooseFolder: async () => stick } });
  onTestFinished(() => other.close());
  const handle = (await other.ask('office.chooseFolder', { title: 'x' }))?.handle ?? '';
  const place = { folder: handle };
  expect(await other.ask('backups.list', { place })).toMatchObject([{ name, form: 'sealed' }]);
  const refused = { ok: false, code: 'invalid', details: { fields: [{ path: 'passphrase' }] } };
  expect(await other.call('backups.restore', { name, place })).toMatchObject(refused);
  expect(await other.call('backups.restore', { name, place, passphrase: 'another one' })).toMatchObject(refused);
  const { state } = await other.ask('backups.restore', { name, place, passphrase });
  expect(state.status).toBe('open');
});

test('where the key of encrypted copies is lost nothing is written in plain, and it is told', async () => {
  let store = new Map<string, string>();
  const stick = folder();
  const host = {
    ...testHost,
    chooseFolder: async () => stick,
    seal: async (secret: string) => {
      store.set('key', secret);
      return 'key';
    },
    unseal: async (sealed: string) => store.get(sealed) ?? null,
  };
  const base = folder();
  const office = await testOffice({ folder: base, host });
  const handle = (await office.ask('office.chooseFolder', { title: 'x' }))?.handle ?? '';
  await office.ask('backups.addTarget', { folder: handle, warnAfterDays: 7 });
  await office.ask('backups.setPassphrase', { passphrase: 'correct horse battery' });
  await office.stop();
  store = new Map();
  const again = await testOffice({ folder: base, host, create: false });
  onTestFinished(() => again.close());
  const [target] = await again.ask('backups.targets', {});
  expect(target).toMatchObject({ there: true, sealed: true, problem: 'passphrase' });
  const before = listBackups(target?.folder ?? '');
  await again.ask('backups.make', {});
  expect(listBackups(target?.folder ?? '')).toEqual(before);
  await again.ask('backups.setPassphrase', { passphrase: 'correct horse battery' });
  await again.ask('backups.make', {});
  expect(listBackups(target?.folder ?? '')).toHaveLength(before.length + 1);
  expect(listBackups(target?.folder ?? '').map(({ form }) => form)).not.toContain('packed');
  expect(await again.ask('backups.targets', {})).toMatchObject([{ problem: null }]);
});
