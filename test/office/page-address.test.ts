/** The address of the page outlives the program, for its own user and its own office only. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepAddress, knownAddress } from '../../main/office/page-address.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-address-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const stored = () => join(folder, readdirSync(folder)[0] ?? '');

test('key and port of an office are the same after a restart; another office has others', () => {
  const { key } = knownAddress(folder, '/office/a');
  keepAddress(folder, '/office/a', { key, port: 4711 });
  expect(knownAddress(folder, '/office/a')).toEqual({ key, port: 4711 });
  const other = knownAddress(folder, '/office/b');
  expect(other.port).toBe(0);
  expect(other.key).not.toBe(key);
});

test.skipIf(process.platform === 'win32')('only its own user can read the key', () => {
  keepAddress(folder, '/office/a', knownAddress(folder, '/office/a'));
  expect(statSync(stored()).mode & 0o777).toBe(0o600);
});

test('a file that holds no key makes a new one', () => {
  keepAddress(folder, '/office/a', { key: 'k'.repeat(24), port: 1 });
  writeFileSync(stored(), '{"key":"short","port":1}');
  const { key, port } = knownAddress(folder, '/office/a');
  expect([key.length, port]).toEqual([24, 0]);
});
