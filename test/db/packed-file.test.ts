import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOf, packFile, sealedName, unpackFile } from '../../db/packed-file.ts';
import { newSealKey, noSecret, type SealKey, SecretProblem } from '../../db/seal-key.ts';
import { hashOf, problemOf, tempFolder } from './office-files.ts';

const PASSPHRASE = 'correct horse battery staple é';
const key = newSealKey(PASSPHRASE);
const typed = (passphrase: string) => ({ keys: [], passphrase });

/** A file of this content, packed. */
function packed(content: Buffer, by: SealKey | null) {
  const folder = tempFolder();
  const [plain, path, back] = ['plain', 'packed', 'back'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(plain, content);
  const hash = packFile(plain, path, by);
  expect(hash).toBe(hashOf(plain));
  return { path, back, hash, bytes: readFileSync(path) };
}

const MB = 1024 * 1024;
const mixed = Buffer.concat([Buffer.alloc(MB, 'abc'), randomBytes(MB), Buffer.alloc(1000, 'z')]);

test.each([
  ['empty', Buffer.alloc(0)],
  ['of one byte', Buffer.from('x')],
  ['of one block exactly', Buffer.alloc(MB, 'abc')],
  ['of several blocks', mixed],
])('a file that is %s comes back byte by byte, encrypted or not', (_, content) => {
  for (const by of [null, key]) {
    const { path, back, hash } = packed(content, by);
    expect(unpackFile(path, back, { keys: [key], passphrase: null })).toBe(hash);
    expect(readFileSync(back).equals(content)).toBe(true);
    expect(unpackFile(path, null, by === null ? noSecret : typed(PASSPHRASE))).toBe(hash);
  }
});

test('it opens by the passphrase alone, typed in another form of the same letters, and by no other', () => {
  const { path, hash } = packed(Buffer.from('secret of the office'), key);
  expect(unpackFile(path, null, typed(PASSPHRASE.normalize('NFD')))).toBe(hash);
  expect(keyOf(path, typed(PASSPHRASE))?.key).toEqual(key.key);
  const problem = (secret: Parameters<typeof unpackFile>[2]) => problemOf(() => unpackFile(path, null, secret));
  // What somebody has typed is tried, though this computer has the key.
  expect(problem({ keys: [key], passphrase: 'another one' })).toBe('wrong');
  expect(problem(typed('correct horse battery stapler'))).toBe('wrong');
  expect(problem(noSecret)).toBe('needed');
  expect(problem({ keys: [newSealKey('another')], passphrase: null })).toBe('needed');
});

test('nothing of it can be read without the key, and two files of the same content are not alike', () => {
  const content = Buffer.from('Alfreds Futterkiste, '.repeat(20));
  const [one, other] = [packed(content, key), packed(content, key)];
  expect(one.bytes.includes('Futterkiste')).toBe(false);
  expect(one.bytes.equals(other.bytes)).toBe(false);
  expect(sealedName(key, 'ab'.repeat(32))).not.toContain('abab');
});

test('each flipped byte is noticed, wherever it is', () => {
  for (const by of [null, key]) {
    const { path, bytes } = packed(Buffer.from('an invoice of 2026 for 1,234.56'), by);
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
      writeFileSync(path, altered);
      const problem = problemOf(() => unpackFile(path, null, { keys: [key], passphrase: null }));
      // In what is said of the key it looks like a key that is not there.
      expect(['damaged', 'needed'], `byte ${at}`).toContain(problem);
    }
  }
});

test('cut off anywhere, with something after its end, or with blocks left out or moved it is damaged', () => {
  for (const by of [null, key]) {
    const { path, bytes } = packed(mixed, by);
    const head = 12 + bytes.readUInt32BE(8);
    const blocks: Buffer[] = [];
    for (let at = head; at < bytes.length; ) {
      const end = at + 4 + (bytes.readUInt32BE(at) & 0x7fff_ffff) + 16;
      blocks.push(bytes.subarray(at, end));
      at = end;
    }
    const [first, second, third] = blocks as [Buffer, Buffer, Buffer];
    expect(blocks).toHaveLength(3);
    const start = bytes.subarray(0, head);
    const forged = [
      bytes.subarray(0, bytes.length - 1),
      Buffer.concat([start, first, second]),
      Buffer.concat([start, first]),
      start,
      bytes.subarray(0, 5),
      Buffer.concat([bytes, Buffer.from([0])]),
      Buffer.concat([start, first, third]),
      Buffer.concat([start, second, first, third]),
      Buffer.concat([start, third]),
    ];
    for (const [n, content] of forged.entries()) {
      writeFileSync(path, content);
      const problem = problemOf(() => unpackFile(path, null, { keys: [key], passphrase: null }));
      expect(problem, `forged ${n}`).toBe('damaged');
    }
  }
});

test('a block of one file does not fit into another, though the key is the same', () => {
  const [one, other] = [packed(Buffer.from('one'), key), packed(Buffer.from('two'), key)];
  const headOf = (bytes: Buffer) => bytes.subarray(0, 12 + bytes.readUInt32BE(8));
  writeFileSync(one.path, Buffer.concat([headOf(one.bytes), other.bytes.subarray(headOf(other.bytes).length)]));
  expect(problemOf(() => unpackFile(one.path, null, typed(PASSPHRASE)))).toBe('damaged');
});

test('a file cannot make the computer that opens it work for ever, or fill its memory', () => {
  const folder = tempFolder();
  const path = join(folder, 'packed');
  const withHead = (head: object) => {
    const text = Buffer.from(JSON.stringify(head));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    writeFileSync(path, Buffer.concat([Buffer.from('KONTORB1'), length, text]));
    return problemOf(() => unpackFile(path, null, typed('x')));
  };
  const said = { ...key.head, file: 'AAAA' };
  for (const n of [2 ** 21, 0, 1, 3, 2.5, '131072'])
    expect(withHead({ form: 1, key: { ...said, scrypt: { n, r: 8, p: 1 } } })).toBe('damaged');
  expect(withHead({ form: 2, key: null })).toBe('damaged');
  writeFileSync(path, Buffer.concat([Buffer.from('KONTORB1'), Buffer.from([0x7f, 0xff, 0xff, 0xff])]));
  expect(problemOf(() => unpackFile(path, null, noSecret))).toBe('damaged');
});

test('what a passphrase is wrong about is an error of its own', () => {
  expect(new SecretProblem('wrong', '/a')).toMatchObject({ name: 'SecretProblem', problem: 'wrong', path: '/a' });
});
