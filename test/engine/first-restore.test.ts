/** A new computer gets its office from a stick, without one being set up before. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addClient } from '../support/documents.ts';
import { handedOver } from '../support/made-files.ts';
import { testHost, testOffice } from '../support/office.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'kontor-first-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A stick that an office with a client and a file has filled. */
async function filledStick({ passphrase = null as string | null } = {}) {
  const stick = folder();
  const office = await testOffice({
    password: 'a long enough phrase',
    host: { ...testHost, dialogs: true, chooseFolder: async () => stick },
  });
  onTestFinished(() => office.close());
  const id = await addClient(office, { name: 'Ёлки' });
  const files = [await handedOver(office, 'letter.txt', Buffer.from('signed'))];
  await office.ask('attachments.add', { record: { entity: 'client', id }, files });
  const chosen = await office.ask('office.chooseFolder', { title: 'x' });
  await office.ask('backups.addTarget', { folder: chosen?.handle ?? '', warnAfterDays: 7 });
  if (passphrase !== null) await office.ask('backups.setPassphrase', { passphrase });
  await office.ask('backups.make', {});
  await office.stop();
  return stick;
}

/** A computer without an office, whose dialog gives out these folders in turn. */
async function newComputer(...chosen: string[]) {
  const office = await testOffice({
    create: false,
    host: { ...testHost, dialogs: true, chooseFolder: async () => chosen.shift() ?? null },
  });
  onTestFinished(() => office.close());
  const choose = async () => (await office.ask('office.chooseFolder', { title: 'x' }))?.handle ?? '';
  return { office, choose };
}

test('the office of the stick is there, with its files and its people, who sign in as before', async () => {
  const stick = await filledStick();
  const { office, choose } = await newComputer(stick);
  const place = await choose();
  const [latest] = await office.ask('office.findBackups', { place });
  expect(latest).toMatchObject({ verified: true, form: 'packed', counts: { clients: 1 } });
  const name = latest?.name ?? '';
  const { state, missingFiles } = await office.ask('office.createFromBackup', { place, name, folder: null });
  expect(state).toMatchObject({ status: 'open', user: null, users: [{ name: 'Anna' }] });
  expect(missingFiles).toBe(0);
  await office.ask('sessions.signIn', { login: 'Anna', password: 'a long enough phrase' });
  const [client] = await office.ask('clients.find', { text: 'елки', limit: 5 });
  const { entries } = await office.ask('timeline.of', {
    entity: 'client',
    id: client?.id ?? 0,
    before: null,
    limit: 20,
  });
  expect(JSON.stringify(entries)).toContain('letter.txt');
  expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
});

test('an encrypted one asks for its passphrase, and a slip of the finger leaves the folder as it was', async () => {
  const stick = await filledStick({ passphrase: 'correct horse battery' });
  const { office, choose } = await newComputer(stick);
  const place = await choose();
  const name = (await office.ask('office.findBackups', { place }))[0]?.name ?? '';
  const asked = { place, name, folder: null };
  const refused = { code: 'invalid', details: { fields: [{ path: 'passphrase' }] } };
  expect(await office.call('office.createFromBackup', asked)).toMatchObject(refused);
  expect(await office.call('office.createFromBackup', { ...asked, passphrase: 'another one' })).toMatchObject(refused);
  expect(existsSync(office.folder)).toBe(false);
  const { state } = await office.ask('office.createFromBackup', { ...asked, passphrase: 'correct horse battery' });
  expect(state.status).toBe('open');
});

test('it goes into the folder that was chosen, and never over an office', async () => {
  const stick = await filledStick();
  const chosen = join(folder(), 'here');
  mkdirSync(chosen);
  const taken = folder();
  writeFileSync(join(taken, 'office.kontor'), 'somebody’s office');
  const { office, choose } = await newComputer(stick, taken, chosen);
  const place = await choose();
  const name = (await office.ask('office.findBackups', { place }))[0]?.name ?? '';
  expect(await office.call('office.createFromBackup', { place, name, folder: await choose() })).toMatchObject({
    code: 'conflict',
  });
  expect(readFileSync(join(taken, 'office.kontor'), 'utf8')).toBe('somebody’s office');
  const { state } = await office.ask('office.createFromBackup', { place, name, folder: await choose() });
  expect(state).toMatchObject({ status: 'open', folder: chosen });
});

test('a damaged backup leaves no half office behind, and the first start stays what it was', async () => {
  const stick = await filledStick();
  const backups = join(stick, 'Kontor backups');
  const name = readdirSync(backups).find((one) => one.endsWith('.packed')) ?? '';
  const bytes = readFileSync(join(backups, name));
  bytes.writeUInt8((bytes.at(-100) ?? 0) ^ 1, bytes.length - 100);
  writeFileSync(join(backups, name), bytes);
  const { office, choose } = await newComputer(stick);
  const place = await choose();
  expect(await office.call('office.createFromBackup', { place, name, folder: null })).toMatchObject({ ok: false });
  expect(readdirSync(office.folder).filter((one) => one !== 'office.kontor-lock')).toEqual([]);
  expect((await office.ask('office.state', {})).status).toBe('new');
});

test('where there is an office nobody who has not signed in looks into folders by this', async () => {
  const stick = await filledStick();
  const office = await testOffice({
    password: 'a long enough phrase',
    host: { ...testHost, dialogs: true, chooseFolder: async () => stick },
  });
  onTestFinished(() => office.close());
  await office.ask('sessions.signOut', {});
  const place = (await office.ask('office.chooseFolder', { title: 'x' }))?.handle ?? '';
  expect(await office.call('office.findBackups', { place })).toMatchObject({ code: 'conflict' });
  const asked = { place, name: 'office-2026-11-23T101502Z-manual.kontor', folder: null };
  expect(await office.call('office.createFromBackup', asked)).toMatchObject({ code: 'conflict' });
});
