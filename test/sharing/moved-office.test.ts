/** What lies in the folders of a move says where the office is, also where one of them cannot be read or is known by another name. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockOffice } from '../../db/database.ts';
import { sealingFor } from '../../main/engine/shared-seal.ts';
import { takeAlong } from '../../main/engine/take-along.ts';
import { readTargets, writeTargets } from '../../main/features/backups/target-file.ts';
import {
  arrive,
  beginMove,
  commitMove,
  copyPath,
  follow,
  isStillThere,
  removeArriving,
  whereItWent,
  whyNotHere,
} from '../../main/sharing/moved-office.ts';
import { testHost } from '../support/office.ts';

const at = '2026-11-29T12:00:00.000Z';
const database = (folder: string) => join(folder, 'office.kontor');
const arriving = (folder: string) => join(folder, 'office.kontor-arriving');
const note = (folder: string) => join(folder, 'office.kontor-moved');

/** Folders by these names; an office, as far as a move looks at it, is in the first. */
function folders<Names extends string>(...names: readonly [Names, ...Names[]]): Record<Names, string> {
  const home = mkdtempSync(join(tmpdir(), 'kontor-moved-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const made = Object.fromEntries(names.map((name) => [name, join(home, name)])) as Record<Names, string>;
  for (const name of names) mkdirSync(made[name]);
  writeFileSync(database(made[names[0]]), 'the office');
  return made;
}

/** As far as a mover comes that dies when it has written the note. */
function noted(from: string, to: string) {
  const way = beginMove(from, to);
  writeFileSync(copyPath(to), 'the office');
  commitMove(way, at, 'Owner');
}

function moved(from: string, to: string) {
  noted(from, to);
  expect(whereItWent(from, at)).toBe(to);
}

test('who knows the old folder under another name finishes the move of a program that was killed', () => {
  const { z, old, next } = folders('old', 'z', 'next');
  rmSync(z, { recursive: true });
  noted(old, next);
  renameSync(old, z);
  // The new folder is asked first, and cannot ask the old one: it goes on waiting.
  expect(arrive(next)).toEqual({ coming: old });
  expect(whereItWent(z, at)).toBe(next);
  expect([existsSync(database(z)), existsSync(database(next)), existsSync(arriving(next))]).toEqual([
    false,
    true,
    false,
  ]);
});

test('an old database stays where it is as long as the new one cannot be seen', () => {
  const { old, next } = folders('old', 'next');
  noted(old, next);
  renameSync(next, `${next}-away`);
  expect(whereItWent(old, at)).toBe(next);
  expect(existsSync(database(old))).toBe(true);
  // Another office, that has the same path on this computer, is not the one either.
  mkdirSync(next);
  writeFileSync(database(next), 'another office');
  expect(whereItWent(old, at)).toBe(next);
  expect(existsSync(database(old))).toBe(true);
  expect(follow(old, at)).toEqual({ unreachable: next });
});

test('a note that cannot be read opens nothing, with the old database or without it', () => {
  const { old, next } = folders('old', 'next');
  noted(old, next);
  writeFileSync(note(old), '{"id":');
  expect(isStillThere(old)).toBe(false);
  expect(whyNotHere(old, at)).toMatchObject({ problem: 'away', path: note(old) });
  rmSync(database(old));
  expect(() => whereItWent(old, at)).toThrow(note(old));
  // The system refuses it: a folder is no file.
  rmSync(note(old));
  mkdirSync(note(old));
  expect(whyNotHere(old, at)).toMatchObject({ problem: 'away', path: note(old) });
});

test('an office that comes back is led away from by no note of before, whenever the power goes', () => {
  const { old, next } = folders('old', 'next');
  moved(old, next);
  noted(next, old);
  expect(whereItWent(next, at)).toBe(old);
  expect([existsSync(note(old)), whereItWent(old, at)]).toEqual([false, null]);
});

test('one computer finishes a move at a time, and the others are told so', () => {
  const { old, next } = folders('old', 'next');
  noted(old, next);
  const release = lockOffice(next);
  expect(() => arrive(next)).toThrow('in-use');
  expect(whereItWent(old, at)).toBe(next);
  expect(existsSync(database(old))).toBe(true);
  release();
  expect(arrive(next)).toBe('here');
  expect(arrive(next)).toBe(null);
});

test('an office that somebody made in the new folder meanwhile is not overwritten', () => {
  const { old, next } = folders('old', 'next');
  const way = beginMove(old, next);
  writeFileSync(copyPath(next), 'the office');
  writeFileSync(database(next), 'another office');
  expect(() => commitMove(way, at, 'Owner')).toThrow('in-use');
  expect(isStillThere(old)).toBe(true);
  removeArriving(way);
  expect([whereItWent(old, at), whereItWent(next, at)]).toEqual([null, null]);
  expect(readFileSync(database(next), 'utf8')).toBe('another office');
});

test('of two moves to one folder the one that began last is made, and the other one takes nothing of it away', () => {
  const { old, other, next } = folders('old', 'other', 'next');
  const first = beginMove(old, next);
  const second = beginMove(other, next);
  writeFileSync(copyPath(next), 'the other office');
  expect(() => commitMove(first, at, 'Owner')).toThrow('in-use');
  removeArriving(first);
  commitMove(second, at, 'Owner');
  expect(arrive(next)).toBe('here');
});

test('what is left of a move that nobody remembers does not lock a folder with a database', () => {
  const { old, next } = folders('old', 'next');
  beginMove(old, next);
  rmSync(old, { recursive: true });
  expect(whereItWent(next, at)).toBe(old);
  writeFileSync(database(next), 'a restored office');
  expect(whereItWent(next, at)).toBe(null);
  expect(existsSync(arriving(next))).toBe(false);
});

test('an office is followed over several moves, also back through a folder, and to no other office', () => {
  const { one, two, three } = folders('one', 'two', 'three');
  moved(one, two);
  moved(two, three);
  expect(follow(one, at)).toEqual({ at: three });
  moved(three, two);
  expect(follow(one, at)).toEqual({ at: two });
  expect(follow(three, at)).toEqual({ at: two });
  expect(follow(two, at)).toBe(null);
  rmSync(two, { recursive: true });
  expect(follow(one, at)).toEqual({ unreachable: two });
});

test('what this computer keeps by the folder of an office goes along', () => {
  const { old, next, state } = folders('old', 'next', 'state');
  const target = { id: 'a', folder: '/stick', addedAt: at, lastGoodAt: null, problem: null, warnAfterDays: 7 };
  writeTargets(state, old, [target]);
  takeAlong(state, old, next, expect.unreachable);
  expect([readTargets(state, next), readTargets(state, old)]).toEqual([[target], []]);
  takeAlong(state, old, next, expect.unreachable);
  expect(readTargets(state, next)).toEqual([target]);
});

test('a secret of a shared office is read where it is shared no longer', async () => {
  const { old } = folders('old');
  let isShared = true;
  const host = sealingFor(testHost, () => ({ folder: old, isShared }));
  const sealed = await host.seal('password');
  isShared = false;
  expect(await host.unseal(sealed)).toBe('password');
});
