/** A ZIP file is there whole, or not at all: whatever goes wrong while it is written. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeZip } from '../../main/features/files/zip-writing.ts';
import { unzipped, zipDates } from '../support/made-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* pieces(count: number, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at++) yield randomBytes(size);
}

test('what was written is read again, packed and stored', async () => {
  const path = join(folder, 'a.zip');
  await writeZip(path, async (zip) => {
    await zip.add('текст.txt', text('привет ', 1000));
    await zip.add('b/stored.txt', text('x', 3), { stored: true });
    await zip.add('empty', text('', 0));
  });
  const entries = await unzipped(readFileSync(path));
  expect([...entries.keys()]).toEqual(['текст.txt', 'b/stored.txt', 'empty']);
  expect(entries.get('текст.txt')?.toString()).toBe('привет '.repeat(1000));
  expect(entries.get('b/stored.txt')?.toString()).toBe('xxx');
  expect(readFileSync(path).length).toBeLessThan(1500);
});

test('an entry that fails in the middle leaves no file, and its own error comes out', async () => {
  const path = join(folder, 'a.zip');
  let letGo = false;
  async function* failing(): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces(20, 100_000);
      throw new Error('no more');
    } finally {
      letGo = true;
    }
  }
  await expect(writeZip(path, (zip) => zip.add('a', failing()))).rejects.toThrow('no more');
  expect(letGo).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('a full disk is told as such, leaves no file, and lets go of what was being written', async () => {
  const small = join(folder, 'small');
  mkdirSync(small);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { encoding: 'utf8' });
  if (mount.status !== 0) {
    process.stderr.write(`a full disk: not tried, no small disk can be had (${mount.stderr?.trim() ?? mount.error})\n`);
    return;
  }
  let letGo = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield randomBytes(100_000);
    } finally {
      letGo = true;
    }
  }
  try {
    await expect(writeZip(join(small, 'a.zip'), (zip) => zip.add('a', endless()))).rejects.toMatchObject({
      code: 'ENOSPC',
    });
    expect(letGo).toBe(true);
    expect(readdirSync(small)).toEqual([]);
  } finally {
    spawnSync('umount', [small]);
  }
});

async function* text(part: string, times: number): AsyncGenerator<string> {
  for (let at = 0; at < times; at++) yield part;
}

test('the same content gives the same bytes, unless its files are dated for people to take them out', async () => {
  const bytes = async (name: string, date?: Date) => {
    const path = join(folder, name);
    await writeZip(path, (zip) => zip.add('a.pdf', text('x', 3), { stored: true }), date && { date });
    return readFileSync(path);
  };
  const first = await bytes('first.zip');
  expect((await bytes('second.zip')).equals(first)).toBe(true);
  const dated = await bytes('dated.zip', new Date('2026-05-04T10:00:00.000Z'));
  expect(dated.equals(first)).toBe(false);
  expect(zipDates(dated)).toEqual(['2026-05-04T10:00:00.000Z']);
});
