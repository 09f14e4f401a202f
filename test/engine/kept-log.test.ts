/** The log that is kept says what went wrong where, and nothing of what the office knows. */
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeptLog, withoutData } from '../../main/engine/kept-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['slow: clients.find took 52 ms', 'slow: clients.find took 52 ms'],
  ['documents.issue: UNIQUE constraint failed: document.number', 'documents.issue: UNIQUE constraint failed: …'],
  [
    "clients.change: Error: ENOENT: no such file or directory, open '/home/anna/Kontor/files/ab'",
    'clients.change: Error: ENOENT: no such file or directory, open …',
  ],
  ['The daily backup of C:\\Users\\Anna\\Kontor failed: SQLITE_FULL', 'The daily backup of … failed: SQLITE_FULL'],
  [
    'PC-ANNA cannot be reached at port 27470: connect ECONNREFUSED 192.168.1.17:27470',
    '… cannot be reached at port … ECONNREFUSED …',
  ],
  ['outbox: Error: 550 <anna@romashka.example> refused', 'outbox: Error: … refused'],
  ['clients.find: Error: Alfreds Futterkiste 52 owes 1200 EUR', 'clients.find: Error: …'],
])('of “%s” is kept what is not data', (line, kept) => {
  expect(withoutData(line)).toBe(kept);
});

test('of a stack the places in the program are kept, and nothing that only looks like one', () => {
  const stack = [
    'clients.find: Error: Müller GmbH',
    '    at Müller (Futterkiste.ts:1:2)',
    '    at renamed Müller (file:///home/anna/kontor/main/features/clients/service.ts:120:7)',
    '    at main/Müller.ts:1:2',
    '    at main/anna/secret.ts:1:2',
  ].join('\n');
  expect(withoutData(stack)).toBe('clients.find: Error: …\n  at clients/service.ts:120:7');
});

test('two files of a megabyte are kept, readable by their owner alone, and the end is what was logged last', () => {
  const log = new KeptLog(folder, () => '2026-11-29T12:00:00.000Z');
  const line = `clients.find: ${'office '.repeat(2000)}`;
  for (let count = 0; count < 250; count++) log.take(line);
  log.take('slow: clients.find took 77 ms');
  const files = readdirSync(join(folder, 'log')).sort();
  expect(files).toEqual(['engine.before.log', 'engine.log']);
  for (const name of files) {
    const { size, mode } = statSync(join(folder, 'log', name));
    expect(size).toBeLessThan(1_100_000);
    if (process.platform !== 'win32') expect(mode & 0o077).toBe(0);
  }
  expect(log.tail(40_000).endsWith('2026-11-29T12:00:00.000Z slow: clients.find took 77 ms\n')).toBe(true);
  expect(log.tail(40_000).startsWith('2026-11-29T12:00:00.000Z ')).toBe(true);
  expect(log.tail(10_000_000).length).toBeGreaterThan(1_048_576);
});

test('a log that cannot be written disturbs nobody', () => {
  writeFileSync(join(folder, 'log'), 'a file where the folder should be');
  const log = new KeptLog(folder, () => '');
  expect(() => log.take('slow')).not.toThrow();
  expect(log.tail(100)).toBe('');
});
