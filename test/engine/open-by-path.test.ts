/** An office that is opened by its path, name and password, as the dialog does it: what is opened, what is refused, and what is said. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderNamed } from '../../main/features/office/office-folder.ts';
import type { Input } from '../../preload/contract/index.ts';
import { loginOf, openOffice } from '../../renderer/features/start/open-office.ts';
import { type TestOffice, testHost, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

test('the folder is meant that was typed, pasted in quotation marks, or whose database was named', () => {
  expect(folderNamed(' /mnt/office/ ', 'linux')).toBe('/mnt/office');
  expect(folderNamed('"/mnt/our office"', 'linux')).toBe('/mnt/our office');
  expect(folderNamed('/mnt/two  spaces', 'linux')).toBe('/mnt/two  spaces');
  expect(folderNamed('/mnt/office/office.kontor', 'darwin')).toBe('/mnt/office');
  expect(folderNamed('"Z:\\Our office"', 'win32')).toBe('Z:\\Our office');
  expect(folderNamed('z:', 'win32')).toBe('z:\\');
  expect(folderNamed('\\\\nas\\office\\', 'win32')).toBe('\\\\nas\\office');
  expect(folderNamed('\\\\nas\\office\\office.kontor', 'win32')).toBe('\\\\nas\\office');
});

test.each([
  ['office', 'linux'],
  ['\\\\nas\\office', 'linux'],
  ['', 'linux'],
  ['Z:office', 'win32'],
  ['\\\\.\\pipe\\office', 'win32'],
  ['\\\\?\\C:\\office', 'win32'],
] as const)('%s is no whole path of a folder on %s', (typed, platform) => {
  expect(folderNamed(typed, platform)).toBeNull();
});

test('a user is known by his login and by the name that is shown of him', () => {
  const users = [
    { login: 'b.lebedev', name: 'Борис Лебедёв' },
    { login: 'anna', name: 'Anna' },
    { login: 'anna2', name: 'Anna P.' },
    { login: 'anna3', name: 'anna p.' },
  ];
  expect(loginOf(users, ' борис  лебедев ')).toBe('b.lebedev');
  expect(loginOf(users, 'Anna')).toBe('anna');
  expect(loginOf(users, 'Olga')).toBeNull();
  // Of two of one name the engine says that it is wrong; where nobody is told who works there, the engine alone knows.
  expect(loginOf(users, 'Anna P.')).toBe('Anna P.');
  expect(loginOf([], 'Olga')).toBe('Olga');
});

describe('at a new computer', () => {
  let base: string;
  let office: TestOffice;
  let computer: TestOffice;

  /** The office of Anna, who owns it, and of Boris; and a new computer, before whose program nobody has signed in. */
  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'kontor-by-path-'));
    office = await testOffice({ folder: join(base, 'one'), country: 'INT', password: ownersPassword });
    await addPerson(office, 'Boris Lebedev');
    await office.stop();
    computer = await testOffice({ folder: join(base, 'two'), create: false, host: { ...testHost, dialogs: true } });
  });
  afterEach(async () => {
    await computer.close();
    rmSync(base, { recursive: true, force: true });
  });

  /** What becomes of it when somebody presses the button of the dialog. */
  function press(open: Input<'office.open'> | null, name = '', password = '') {
    return openOffice(
      {
        open,
        ask: computer.call,
        opened: () => undefined,
        reaching: () => undefined,
        isLeft: () => false,
        pause: () => Promise.resolve(),
      },
      { name, password },
    );
  }

  const atPath = async (path: string) => {
    const reply = await computer.call('office.open', { path });
    expect(reply).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'path' }] } });
    expect(await computer.ask('office.state', {})).toMatchObject({ status: 'new', folder: computer.folder });
    return reply.ok ? '' : reply.message;
  };

  test('a mistake in the path is told beside it, and nothing is opened', async () => {
    expect(await atPath('office')).toContain('Type the whole path');
    expect(await atPath(join(base, 'ofice'))).toContain(`There is no folder “${join(base, 'ofice')}”`);
    expect(await atPath(base)).toContain(`There is no office in “${base}”`);
    writeFileSync(join(base, 'a.txt'), '');
    expect(await atPath(join(base, 'a.txt'))).toContain('This is not a folder');
  });

  test('folder, name and password open the office at once, whatever the capitals', async () => {
    expect(await press({ path: office.folder }, 'ANNA', ownersPassword)).toMatchObject({
      end: 'show',
      state: { status: 'open', folder: office.folder, user: { name: 'Anna' } },
    });
  });

  test('a wrong password leaves the office open and nobody signed in, and the right one comes in without opening it again', async () => {
    expect(await press({ path: office.folder }, 'Anna', 'wrong')).toMatchObject({
      end: 'sign-in',
      failed: { code: 'unauthorised', message: 'The name or the password is wrong.' },
    });
    expect(await computer.ask('office.state', {})).toMatchObject({ status: 'open', folder: office.folder, user: null });
    expect(await press(null, 'Olga', ownersPassword)).toEqual({ end: 'nobody' });
    expect(await press(null, '', '')).toMatchObject({
      end: 'sign-in',
      failed: { details: { fields: [{ path: 'login' }] } },
    });
    expect(await press(null, 'Anna', ownersPassword)).toMatchObject({ end: 'show', state: { user: { name: 'Anna' } } });
  });

  test('whoever guesses in the dialog is slowed down as everywhere', async () => {
    for (let guess = 0; guess < 5; guess += 1) await press({ path: office.folder }, 'Anna', `guess ${guess}`);
    expect(await press({ path: office.folder }, 'Anna', ownersPassword)).toMatchObject({
      end: 'sign-in',
      failed: { code: 'busy' },
    });
    expect((await computer.ask('office.state', {})).user).toBeNull();
  });

  test('where nobody has a password, name and password stay empty', async () => {
    const alone = await testOffice({ folder: join(base, 'alone'), country: 'INT' });
    await alone.stop();
    expect(await press({ path: alone.folder })).toMatchObject({ end: 'show', state: { user: { name: 'Anna' } } });
  });

  test('an office that cannot be opened is shown by the page that is there for it', async () => {
    const broken = join(base, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'office.kontor'), 'no database');
    expect(await press({ path: broken }, 'Anna', ownersPassword)).toMatchObject({
      end: 'show',
      state: { status: 'broken', problem: 'not-a-database' },
    });
  });

  test('a path is taken from the program’s own window alone, and from nobody who is signed in', async () => {
    await press({ path: office.folder }, 'Anna', ownersPassword);
    const other = await testOffice({ folder: join(base, 'other'), country: 'INT' });
    await other.stop();
    const path = other.folder;
    expect(await computer.call('office.open', { path })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await computer.ask('office.state', {})).toMatchObject({ folder: office.folder, user: { name: 'Anna' } });
    await computer.ask('sessions.signOut', {});
    // Another computer, which works through this one.
    const elsewhere = { host: { ...testHost, dialogs: true }, computer: 'PC-2', station: 'pc-2', address: null };
    computer.engine.openSession('page-of-another-computer', 'desktop', 'en', elsewhere);
    expect(await computer.engine.call('page-of-another-computer', 'office.open', { path })).toMatchObject({
      ok: false,
      code: 'forbidden',
    });
    expect(await computer.ask('office.open', { path })).toMatchObject({ folder: path });
    const inBrowser = await testOffice({ folder: join(base, 'three'), create: false });
    expect(await inBrowser.call('office.open', { path })).toMatchObject({ ok: false, code: 'forbidden' });
    await inBrowser.close();
  });
});
