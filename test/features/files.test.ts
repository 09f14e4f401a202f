/** Files on their way: whole or not at all, and nobody else's. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../main/engine/failure.ts';
import { createUploads, type EngineUploads } from '../../main/engine/uploads.ts';
import { testClock, testHost, testOffice } from '../support/office.ts';

let folder: string;
let uploads: EngineUploads;
const clock = testClock('2026-05-04T10:00:00.000Z');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-files-'));
  clock.set('2026-05-04T10:00:00.000Z');
  uploads = createUploads(folder, clock);
});
afterEach(() => {
  uploads.close();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
  return 'done';
};
const bytes = (text: string) => new TextEncoder().encode(text);
const onDisk = () => readdirSync(join(folder, 'uploads')).flatMap((name) => readdirSync(join(folder, 'uploads', name)));

describe('a file that is handed over', () => {
  test('arrives in parts, a part that is repeated once only', () => {
    const handle = uploads.begin('a', 'C:\\Users\\Anna\\список.csv', 6);
    expect(handle).toMatch(/^[A-Za-z0-9_-]{22}$/u);
    expect(codeOf(() => uploads.file('a', handle))).toBe('invalid');
    expect(uploads.append('a', handle, 0, bytes('abc'))).toBe(3);
    expect(uploads.append('a', handle, 0, bytes('abc'))).toBe(3);
    expect(uploads.append('a', handle, 2, bytes('cdef'))).toBe(6);
    const file = uploads.file('a', handle);
    expect(file).toMatchObject({ name: 'список.csv', size: 6 });
    expect(readFileSync(file.path, 'utf8')).toBe('abcdef');
    expect(uploads.read('a', handle, 4, 100)).toEqual({ bytes: bytes('ef'), size: 6, name: 'список.csv', last: true });
    expect(uploads.read('a', handle, 0, 2)).toMatchObject({ last: false });
  });

  test('leaves no hole and grows no larger than it was announced', () => {
    const handle = uploads.begin('a', 'x', 4);
    expect(codeOf(() => uploads.append('a', handle, 1, bytes('b')))).toBe('invalid');
    expect(codeOf(() => uploads.append('a', handle, 0, bytes('abcde')))).toBe('invalid');
    expect(codeOf(() => uploads.begin('a', 'x', 200 * 1024 * 1024 + 1))).toBe('invalid');
    for (let n = 0; n < 5; n++) uploads.begin('a', 'x', 200 * 1024 * 1024);
    expect(codeOf(() => uploads.begin('a', 'x', 200 * 1024 * 1024))).toBe('invalid');
  });

  test('is nobody else’s, and guessing a name or a path finds nothing', () => {
    const handle = uploads.begin('a', 'x', 0);
    expect(uploads.file('a', handle).size).toBe(0);
    expect(codeOf(() => uploads.file('b', handle))).toBe('not-found');
    expect(codeOf(() => uploads.append('b', handle, 0, bytes('x')))).toBe('not-found');
    uploads.discard('b', handle);
    expect(uploads.file('a', handle).size).toBe(0);
    expect(codeOf(() => uploads.read('a', '../../etc/passwd', 0, 10))).toBe('not-found');
    expect(codeOf(() => uploads.file('a', '__proto__'))).toBe('not-found');
  });
});

test('files end with their session, after 24 hours, and with the engine', () => {
  uploads.begin('a', 'x', 0);
  const other = uploads.keep('b', 'y', bytes('y'));
  expect(onDisk()).toHaveLength(2);
  uploads.forget('a');
  expect(onDisk()).toEqual([other.handle]);
  clock.set('2026-05-05T09:59:00.000Z');
  expect(uploads.file('b', other.handle).size).toBe(1);
  clock.set('2026-05-05T10:00:01.000Z');
  expect(codeOf(() => uploads.file('b', other.handle))).toBe('not-found');
  expect(onDisk()).toEqual([]);
  uploads.close();
  expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
});

test('what an engine that was killed left behind is removed a day later, and no sooner', () => {
  const [left = ''] = readdirSync(join(folder, 'uploads'));
  uploads.keep('a', 'x', bytes('x'));
  createUploads(folder, clock).close();
  expect(onDisk()).toHaveLength(1);
  const yesterday = new Date('2026-05-03T09:00:00.000Z');
  utimesSync(join(folder, 'uploads', left), yesterday, yesterday);
  createUploads(folder, clock).close();
  expect(existsSync(join(folder, 'uploads', left))).toBe(false);
});

test('a file that only lies somewhere stays there when its handle is forgotten', () => {
  const path = join(folder, 'invoice.pdf');
  writeFileSync(path, 'pdf');
  const { handle } = uploads.point('a', 'INV 1.pdf', path);
  expect(codeOf(() => uploads.append('a', handle, 3, bytes('x')))).toBe('invalid');
  uploads.discard('a', handle);
  expect(existsSync(path)).toBe(true);
});

test('over the border: handed in, read back, saved where the user says, discarded', async () => {
  const saved: string[][] = [];
  const host = {
    ...testHost,
    dialogs: true,
    saveFile: async (name: string, source: string) => {
      saved.push([name, readFileSync(source, 'utf8')]);
      return `/home/anna/${name}`;
    },
  };
  const office = await testOffice({ host });
  try {
    const { file } = await office.ask('files.begin', { name: 'a.txt', size: 5 });
    await office.ask('files.append', { file, offset: 0, data: btoa('hello') });
    expect(await office.ask('files.read', { file, offset: 1 })).toEqual({
      data: btoa('ello'),
      size: 5,
      name: 'a.txt',
      last: true,
    });
    expect(await office.ask('files.save', { file })).toEqual({ path: '/home/anna/a.txt' });
    expect(saved).toEqual([['a.txt', 'hello']]);
    expect(await office.call('office.open', { folder: file })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await office.ask('office.state', {})).toMatchObject({ status: 'open' });
    await office.ask('files.discard', { file });
    expect(await office.call('files.read', { file, offset: 0 })).toMatchObject({ code: 'not-found' });
  } finally {
    await office.close();
  }
});
