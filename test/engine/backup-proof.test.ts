/** The drill: a backup is proven by restoring it, and what is wrong with one is found by that. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import SQLite from 'better-sqlite3';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { makeBackup } from '../../db/backup.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { handedOver } from '../support/made-files.ts';
import { testClock, testHost, testOffice } from '../support/office.ts';

// A folder for temporary files of its own: what other tests do meanwhile is not counted.
const usual = process.env.TMPDIR;
const own = mkdtempSync(join(tmpdir(), 'kontor-own-'));
process.env.TMPDIR = own;
afterAll(() => {
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
  rmSync(own, { recursive: true, force: true });
});

const trials = () => readdirSync(tmpdir()).filter((name) => name.startsWith('kontor-trial-'));

/** An office with a client, an attached file, an invoice of 100.00 roubles and a draft; and a backup of that. */
async function officeWithBackup(host = testHost) {
  const clock = testClock('2026-11-23T10:00:00.000Z');
  const office = await testOffice({ clock, host });
  onTestFinished(() => office.close());
  const client = await addClient(office);
  const files = [await handedOver(office, 'letter.txt', Buffer.from('signed'))];
  await office.ask('attachments.add', { record: { entity: 'client', id: client }, files });
  const invoice = await addIssued(office, client, { currency: 'RUB' });
  await addDraft(office, client);
  const backup = await office.ask('backups.make', {});
  return { office, clock, client, invoice, backup };
}

const ofThing = <T extends { what: string }>(counts: readonly T[] | undefined, what: string) =>
  counts?.find((one) => one.what === what);

test('a proof restores the backup, looks through all of it, and tells it from today’s office', async () => {
  const { office, clock, client, invoice, backup } = await officeWithBackup();
  await addClient(office, { name: 'Later' });
  const second = await addIssued(office, client, { currency: 'RUB' });
  clock.set('2026-11-24T09:30:00.000Z');
  const present = readFileSync(join(office.folder, 'office.kontor'));
  const before = trials();
  const proof = await office.ask('backups.prove', { name: backup.name, job: 'job-00000001' });
  expect(proof).toMatchObject({ good: true, problem: null, by: 'Anna', provenAt: '2026-11-24T09:30:00.000Z' });
  const bytes = readFileSync(join(office.folder, 'backups', backup.name));
  expect(proof.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  const { found } = proof;
  expect(found).toMatchObject({ integrity: [], orphans: 0, migrated: [], log: { firstBroken: null } });
  expect(found?.files).toEqual({ named: 1, missing: [], altered: [] });
  expect(ofThing(found?.counts, 'clients')).toEqual({ what: 'clients', noted: 1, found: 1, today: 2 });
  expect(ofThing(found?.counts, 'documents')).toMatchObject({ noted: 2, found: 2, today: 3 });
  expect(ofThing(found?.counts, 'attachments')).toMatchObject({ noted: null, found: 1, today: 1 });
  expect(found?.receivables).toEqual([{ currency: 'RUB', amount: 10_000, today: 20_000 }]);
  expect(found?.numbers).toMatchObject([{ type: 'invoice', last: invoice.number, today: second.number }]);
  expect(trials()).toEqual(before);
  // But for the log, which is in the file beside it, nothing of the office has changed.
  expect(readFileSync(join(office.folder, 'office.kontor'))).toEqual(present);
  expect(office.events).toContainEqual(expect.objectContaining({ type: 'progress', phase: 'checking' }));
});

test('the protocol is a page with a line to sign, and the log tells which backup was proven last', async () => {
  const { office, backup } = await officeWithBackup();
  const { protocol, sha256 } = await office.ask('backups.prove', { name: backup.name });
  const part = await office.ask('files.read', { file: protocol ?? '', offset: 0 });
  const page = Buffer.from(part.data, 'base64').toString();
  expect(part.name).toBe('Proof of a backup 2026-11-23.pdf');
  for (const text of ['The backup can be restored', sha256, backup.name, 'ООО «Ромашка»', 'Signature', 'Anna'])
    expect(page).toContain(text);
  expect(await office.ask('backups.proofs', { limit: 5 })).toEqual([
    { name: backup.name, at: '2026-11-23T10:00:00.000Z', by: 'Anna', good: true },
  ]);
  expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
});

test('a host without a printer proves all the same', async () => {
  const { office, backup } = await officeWithBackup({
    ...testHost,
    printToPdf: () => Promise.reject(new Error('No browser.')),
  });
  expect(await office.ask('backups.prove', { name: backup.name })).toMatchObject({ good: true, protocol: null });
});

test('a stored file that is missing beside the backup, or altered, is found by its hash', async () => {
  const { office, backup } = await officeWithBackup();
  const stored = join(office.folder, 'backups', 'files');
  const sha256 = createHash('sha256').update('signed').digest('hex');
  writeFileSync(join(stored, sha256.slice(0, 2), sha256), 'forged');
  const altered = await office.ask('backups.prove', { name: backup.name });
  expect(altered.good).toBe(false);
  expect(altered.found?.files).toEqual({ named: 1, missing: [], altered: [sha256] });
  rmSync(stored, { recursive: true });
  const missing = await office.ask('backups.prove', { name: backup.name });
  expect(missing.found?.files).toEqual({ named: 1, missing: [sha256], altered: [] });
  expect(missing.sections.flatMap(({ rows }) => rows.filter(({ state }) => state === 'bad'))).toHaveLength(1);
  expect((await office.ask('backups.proofs', { limit: 1 }))[0]?.good).toBe(false);
});

test('a backup that is damaged does not pass, and the words say so', async () => {
  const { office, backup } = await officeWithBackup();
  spoil(join(office.folder, 'backups', backup.name), 'client');
  const before = trials();
  const proof = await office.ask('backups.prove', { name: backup.name });
  expect(proof).toMatchObject({ good: false, found: null });
  expect(proof.problem).toBe('This copy is damaged. Take another one, or the copy at another place.');
  expect(trials()).toEqual(before);
});

test('a backup of a newer program does not pass, is not looked into, and takes nobody’s place', async () => {
  const { office, backup } = await officeWithBackup();
  const sql = new SQLite(join(office.folder, 'backups', backup.name));
  sql.exec("INSERT INTO migration VALUES ('9999_later', 9999, 'x', '2027-01-01T00:00:00.000Z', '9.0.0')");
  sql.close();
  const { name } = backup;
  const said = expect.stringContaining('This copy needs a newer Kontor: version 9.0.0 or later.');
  expect(await office.ask('backups.prove', { name })).toMatchObject({ good: false, problem: said });
  expect(await office.call('backups.look', { name })).toMatchObject({ ok: false, message: said });
  expect(await office.call('backups.restore', { name })).toMatchObject({ ok: false, message: said });
  expect(await office.ask('backups.list', {})).toHaveLength(1);
  expect(await office.ask('office.state', {})).toMatchObject({ status: 'open' });
});

/** Writes nonsense over the page with which a table begins. */
function spoil(path: string, table: string): void {
  const sql = new SQLite(path, { readonly: true });
  const page = sql.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table);
  const size = Number(sql.pragma('page_size', { simple: true }));
  sql.close();
  const bytes = readFileSync(path);
  bytes.fill(0x5a, ((page ?? 0) - 1) * size, (page ?? 0) * size);
  writeFileSync(path, bytes);
}

test('a log that somebody has bent in the backup is found', async () => {
  const { office, backup } = await officeWithBackup();
  const path = join(office.folder, 'backups', backup.name);
  const sql = new SQLite(path);
  sql.exec("DROP TRIGGER audit_is_never_changed; UPDATE audit SET user_name = 'Mallory' WHERE id = 2;");
  sql.close();
  const proof = await office.ask('backups.prove', { name: backup.name });
  expect(proof.good).toBe(false);
  expect(proof.found?.log).toEqual({ records: 1, firstBroken: 2 });
});

test('an encrypted copy is proven by its passphrase on another computer', async () => {
  const stick = mkdtempSync(join(tmpdir(), 'kontor-target-'));
  onTestFinished(() => rmSync(stick, { recursive: true, force: true }));
  const host = { ...testHost, dialogs: true, chooseFolder: async () => stick };
  const { office, clock } = await officeWithBackup(host);
  clock.set('2026-11-24T10:00:00.000Z');
  const chosen = await office.ask('office.chooseFolder', { title: 'x' });
  await office.ask('backups.addTarget', { folder: chosen?.handle ?? '', warnAfterDays: 7 });
  await office.ask('backups.setPassphrase', { passphrase: 'correct horse battery' });
  const made = await office.ask('backups.make', {});
  const name = `${made.name}.sealed`;
  const other = await testOffice({ host });
  onTestFinished(() => other.close());
  const place = { folder: (await other.ask('office.chooseFolder', { title: 'x' }))?.handle ?? '' };
  expect(await other.call('backups.prove', { name, place })).toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'passphrase' }] },
  });
  const proof = await other.ask('backups.prove', { name, place, passphrase: 'correct horse battery' });
  expect(proof).toMatchObject({ good: true, form: 'sealed' });
  expect(proof.found?.files).toEqual({ named: 1, missing: [], altered: [] });
  // Another office: none of its series is this one's.
  expect(proof.found?.numbers).toMatchObject([{ today: null }]);
});

test('a backup of an earlier version is brought up to date in the temporary place, and stays as it was', async () => {
  const { office } = await officeWithBackup();
  const folder = mkdtempSync(join(tmpdir(), 'kontor-old-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const released = readFileSync(join(import.meta.dirname, '../fixtures/offices/0.1.0.kontor.gz'));
  writeFileSync(join(folder, 'office.kontor'), gunzipSync(released));
  const backups = join(office.folder, 'backups');
  const { name } = makeBackup(join(folder, 'office.kontor'), backups, {
    reason: 'manual',
    now: '2026-01-02T00:00:00.000Z',
    programVersion: '0.1.0',
  });
  const bytes = readFileSync(join(backups, name));
  const proof = await office.ask('backups.prove', { name });
  expect(proof.found?.migrated).toContain('0002_people-and-lists');
  expect(proof.found?.log.firstBroken).toBeNull();
  expect(ofThing(proof.found?.counts, 'clients')).toMatchObject({ noted: 3, found: 3 });
  expect(readFileSync(join(backups, name))).toEqual(bytes);
});

test('a proof that is called off leaves nothing behind, and nothing in the log', async () => {
  const { office, backup } = await officeWithBackup();
  const before = trials();
  const job = 'job-00000002';
  const proof = office.call('backups.prove', { name: backup.name, job });
  await office.ask('jobs.cancel', { job });
  expect(await proof).toMatchObject({ ok: false });
  expect(trials()).toEqual(before);
  expect(await office.ask('backups.proofs', { limit: 5 })).toEqual([]);
});

test('the office goes on while a backup is proven', async () => {
  const { office, client, backup } = await officeWithBackup();
  let isProven = false;
  const proof = office.ask('backups.prove', { name: backup.name }).then((done) => {
    isProven = true;
    return done;
  });
  await office.ask('notes.add', { record: { entity: 'client', id: client }, text: 'meanwhile' });
  expect(isProven).toBe(false);
  expect((await proof).good).toBe(true);
});
