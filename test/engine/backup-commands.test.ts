/** Backups without a window: real processes, told by words, answering by lines and exit codes. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { beginMove, commitMove } from '../../main/sharing/moved-office.ts';
import { clientNames } from '../db/office-files.ts';
import { addClient } from '../support/documents.ts';
import { projectRoot, testHost, testOffice } from '../support/office.ts';
import { startOffice } from '../support/office-process.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A closed office with one client, and the command for it on a computer of its own. */
async function closedOffice() {
  const base = mkdtempSync(join(tmpdir(), 'kontor-command-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const office = await testOffice({ folder: base });
  await addClient(office, { name: 'Before' });
  await office.stop();
  const { folder } = office;
  rmSync(join(folder, 'backups'), { recursive: true, force: true });
  const run = (...words: string[]) => command(join(base, 'computer'), [...words, '--data', folder, '--language', 'en']);
  return { base, folder, run };
}

function command(state: string, words: readonly string[]): Promise<Ended> {
  const program = join(projectRoot, 'main/commands/main.ts');
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...process.env, KONTOR_STATE: state, NODE_NO_WARNINGS: '1' },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

const nameIn = (out: string) => /office-\S+\.kontor(?:\.\w+)?/u.exec(out)?.[0] ?? '';

test('a backup is made, listed, checked, proven and restored, each with one line', async () => {
  const { folder, run } = await closedOffice();
  const made = await run('make');
  expect(made).toMatchObject({ code: 0, err: '' });
  const name = nameIn(made.out);
  expect(made.out).toMatch(/^Made and checked: office-\S+\.kontor \([\d.]+ [kM]B\)\n$/u);
  expect((await run('list')).out).toMatch(/kontor {2}[^TZ]+, \d\d:\d\d:\d\d {2}by hand {2}[\d.]+ [kM]B {2}checked\n$/u);
  expect(await run('prove')).toMatchObject({ code: 2, err: 'Name the backup (see list).\n' });
  expect(await run('check', name)).toEqual({ code: 0, out: `Good: ${name}\n`, err: '' });
  const proven = await run('prove', name);
  expect(proven).toMatchObject({ code: 0, err: '' });
  expect(proven.out).toContain(`Proven: ${name} can be restored`);

  const again = await testOffice({ folder: join(folder, '..'), create: false });
  expect(await again.ask('backups.proofs', { limit: 1 })).toMatchObject([{ name, by: 'Kontor', good: true }]);
  await addClient(again, { name: 'After' });
  await again.stop();

  const unasked = await run('restore', name);
  expect(unasked.code).toBe(2);
  expect(unasked.err).toContain('Add --yes');
  expect(clientNames(join(folder, 'office.kontor'))).toEqual(['Before', 'After']);
  const intoNew = ['restore', name, '--place', folder, '--data', join(folder, '..', 'new'), '--language', 'en'];
  const elsewhere = await command(join(folder, '..', 'computer'), intoNew);
  expect(elsewhere.err).toMatch(/^This makes an office out of .+\n$/u);
  const restored = await run('restore', name, '--yes');
  expect(restored.code).toBe(0);
  expect(restored.out).toContain(`Restored: ${name}; what was there before is kept as `);
  expect(clientNames(join(folder, 'office.kontor'))).toEqual(['Before']);
  const opened = await testOffice({ folder: join(folder, '..'), create: false });
  expect(await opened.ask('audit.check', {})).toMatchObject({ firstBroken: null });
  await opened.stop();
});

test('while the program has the office open nothing else touches it, and the words say what to do', async () => {
  const { base, folder, run } = await closedOffice();
  const name = nameIn((await run('make')).out);
  const office = await testOffice({ folder: base, create: false });
  for (const words of [['make'], ['restore', name, '--yes']]) {
    const refused = await run(...words);
    expect(refused).toMatchObject({ code: 3, out: '' });
    expect(refused.err).toContain('is open in the program');
  }
  // Reading a backup needs nobody's leave; the log is not told then.
  const proven = await run('prove', name);
  expect(proven.code).toBe(0);
  expect(proven.err).toContain('not noted in the log');
  expect(readdirSync(join(folder, 'backups')).filter((one) => one.endsWith('.kontor'))).toEqual([name]);
  await office.stop();
});

test('the program that has the office open for browsers is asked to make the backup', async () => {
  const base = mkdtempSync(join(tmpdir(), 'kontor-command-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const office = await testOffice({ folder: base });
  await office.stop();
  const state = join(base, 'computer');
  const server = await startOffice(office.folder, [], { KONTOR_STATE: state });
  onTestFinished(async () => {
    await server.stop();
  });
  const made = await command(state, ['make', '--data', office.folder, '--language', 'en']);
  expect(made).toMatchObject({ code: 0, err: '' });
  const name = nameIn(made.out);
  expect(made.out).toBe(`Made and checked by the program that has the office open: ${name}\n`);
  expect(existsSync(join(office.folder, 'backups', name))).toBe(true);
});

test('places are added, get the latest backup, are listed and removed', async () => {
  const { base, run } = await closedOffice();
  await run('make');
  const stick = join(base, 'stick');
  mkdirSync(stick);
  const added = await run('targets', 'add', stick);
  const place = join(stick, 'Kontor backups');
  expect(added).toEqual({
    code: 0,
    out: `Backups are copied to ${place} from now on.\nCopied to ${place}\n`,
    err: '',
  });
  expect((await run('list', '--place', stick)).out).toContain('.kontor.packed');
  expect((await run('targets')).out).toMatch(/ {2}connected {2}[^TZ]+, \d\d:\d\d\n$/u);
  expect((await run('make')).out).toContain(`Copied to ${place}`);
  expect((await run('targets', 'remove', place)).code).toBe(0);
  expect((await run('targets')).out).toBe('Backups are copied to no further place.\n');
  expect((await run('targets', 'remove', place)).code).toBe(1);
  const nowhere = join(base, 'nowhere');
  const refused = await run('targets', 'add', nowhere);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain(`There is no folder “${nowhere}”.`);
});

test('of each place it is told what became of the copy, and one that is connected and fails has a code of its own', async () => {
  const { base, folder, run } = await closedOffice();
  const [good, failing, gone] = ['good', 'failing', 'gone'].map((name) => join(base, name));
  const places = [good, failing, gone].map((chosen) => join(chosen ?? '', 'Kontor backups'));
  for (const chosen of [good, failing, gone]) {
    mkdirSync(chosen ?? '');
    await run('targets', 'add', chosen ?? '');
  }
  renameSync(gone ?? '', `${gone}-away`);
  expect(await run('make')).toMatchObject({ code: 0, err: '' });
  // What nothing can be written beside.
  mkdirSync(join(places[1] ?? '', 'office-2026-01-01T000000Z-manual.kontor.packed.unfinished'));
  const out = `Copied to ${places[0]}\nNot connected, not copied: ${places[2]}\n`;
  const said = `Not copied to ${places[1]}: the drive or the program reported an error\n`;
  const made = await run('make');
  expect(made).toMatchObject({ code: 5, out: expect.stringMatching(/^Made and checked: .+\n/u) });
  expect(made.out.replace(/^.+\n/u, '')).toBe(out);
  expect(made.err).toContain(said);
  expect((await run('targets')).out).toContain(
    `${places[1]}  connected, the last copy failed: the drive or the program reported an error  `,
  );
  // The same from the program that has the office open.
  const server = await startOffice(folder, [], { KONTOR_STATE: join(base, 'computer') });
  onTestFinished(async () => {
    await server.stop();
  });
  const asked = await run('make');
  expect(asked).toEqual({ code: 5, out: expect.stringContaining(out), err: said });
  expect(asked.out).toMatch(/^Made and checked by the program/u);
});

test('an encrypted backup from a stick is restored on a new computer by the passphrase in a file', async () => {
  const { base, folder, run } = await closedOffice();
  const stick = join(base, 'stick');
  mkdirSync(stick);
  const office = await testOffice({
    folder: base,
    create: false,
    host: { ...testHost, dialogs: true, chooseFolder: async () => stick },
  });
  const chosen = await office.ask('office.chooseFolder', { title: 'x' });
  await office.ask('backups.addTarget', { folder: chosen?.handle ?? '', warnAfterDays: 7 });
  await office.ask('backups.setPassphrase', { passphrase: 'correct horse battery' });
  await office.ask('backups.make', {});
  await office.stop();
  rmSync(folder, { recursive: true });

  const name = nameIn((await run('list', '--place', stick)).out);
  const wrong = join(base, 'wrong.txt');
  const right = join(base, 'right.txt');
  writeFileSync(wrong, 'another one');
  writeFileSync(right, 'correct horse battery\n');
  const from = ['--place', stick, '--yes'];
  expect(await run('restore', name, ...from)).toMatchObject({ code: 4 });
  expect(await run('restore', name, ...from, '--passphrase-file', wrong)).toMatchObject({ code: 4 });
  expect(existsSync(join(folder, 'office.kontor'))).toBe(false);
  const none = join(base, 'none.txt');
  expect(await run('restore', name, ...from, '--passphrase-file', none)).toEqual({
    ...{ code: 2, out: '', err: `The file of the passphrase is not there: ${none}\n` },
  });
  expect(await run('restore', name, ...from, '--passphrase-file', right)).toMatchObject({ code: 0 });
  expect(clientNames(join(folder, 'office.kontor'))).toEqual(['Before']);
});

test('a damaged backup is named by check and by prove, with a code of its own kind', async () => {
  const { folder, run } = await closedOffice();
  const name = nameIn((await run('make')).out);
  const path = join(folder, 'backups', name);
  const bytes = readFileSync(path);
  bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 8192);
  writeFileSync(path, bytes);
  const said = 'This copy is damaged. Take another one, or the copy at another place.';
  const checked = await run('check', name);
  expect(checked).toMatchObject({ code: 1, out: '' });
  expect(checked.err).toContain(`NOT good: ${name}: ${said}`);
  const proven = await run('prove', name);
  expect(proven).toMatchObject({ code: 1, out: '' });
  expect(proven.err).toContain(`NOT proven: do not rely on ${name}`);
  const nowhere = join(folder, '..', 'new', 'office');
  const into = ['restore', name, '--place', join(folder, 'backups'), '--data', nowhere, '--yes', '--language', 'en'];
  truncateSync(path, bytes.length / 2);
  expect(await command(join(folder, '..', 'computer'), into)).toEqual({ code: 1, out: '', err: `${said}\n` });
  expect(existsSync(join(folder, '..', 'new'))).toBe(false);
});

test('a backup of a newer program is not good, and is not put in the place of the office', async () => {
  const { folder, run } = await closedOffice();
  const name = nameIn((await run('make')).out);
  const sql = new SQLite(join(folder, 'backups', name));
  sql.exec("INSERT INTO migration VALUES ('9999_later', 9999, 'x', '2027-01-01T00:00:00.000Z', '9.0.0')");
  sql.close();
  const needed = 'This copy needs a newer Kontor: version 9.0.0 or later.';
  const checked = await run('check', name);
  expect(checked).toMatchObject({ code: 1, out: '' });
  expect(checked.err).toContain(`NOT good: ${name}: ${needed}`);
  const restored = await run('restore', name, '--yes');
  expect(restored).toMatchObject({ code: 1, out: '' });
  expect(restored.err).toContain(needed);
  expect(clientNames(join(folder, 'office.kontor'))).toEqual(['Before']);
  expect(readdirSync(join(folder, 'backups')).filter((one) => one.endsWith('.kontor'))).toEqual([name]);
});

test('words that are not understood are named, help comes in three languages', async () => {
  const { base, run } = await closedOffice();
  expect(await run('mkae')).toMatchObject({ code: 2, err: 'Not understood: mkae. See --help.\n' });
  expect(await run('check')).toMatchObject({ code: 2 });
  expect(await run('make', '--nonsense')).toMatchObject({ code: 2 });
  expect(await run('check', 'office-2026-01-01T000000Z-manual.kontor')).toMatchObject({ code: 1 });
  for (const [language, word] of [
    ['en', 'Exit codes'],
    ['ru', 'Коды завершения'],
    ['fr', 'Codes de sortie'],
  ] as const) {
    const { code, out } = await command(base, ['--help', '--language', language]);
    expect({ code, has: out.includes(word) }).toEqual({ code: 0, has: true });
  }
});

test('nothing is made, restored or copied where the office has gone to another folder', async () => {
  const { base, folder, run } = await closedOffice();
  const name = nameIn((await run('make')).out);
  const to = join(base, 'new');
  const way = beginMove(folder, to);
  commitMove(way, '2026-11-29T12:00:00.000Z', 'Owner');
  const said = `The office of “${folder}” is in “${to}” now. Name that folder by --data.`;
  for (const words of [['make'], ['restore', name, '--yes']])
    expect(await run(...words)).toMatchObject({ code: 1, err: expect.stringContaining(said) });
  expect(existsSync(join(folder, 'office.kontor'))).toBe(true);
  writeFileSync(join(folder, 'office.kontor-moved'), 'half a no');
  expect(await run('make')).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read') });
});
