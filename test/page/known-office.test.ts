/** What becomes of a page while its office cannot be reached, and when it is back: what somebody has typed stays. */
import { expect, test } from 'vitest';
import type { OfficeState, Sharing } from '../../preload/contract/office.ts';
import { isAway, type KnownOffice, lostAtFoot, nothingKnown, nowKnown } from '../../renderer/app/known-office.ts';

const sharing: Sharing = { as: 'station', keeper: 'ANNA-PC', since: null, stations: 1, locks: 'unknown' };
const anna = {
  id: 1,
  name: 'Anna',
  login: 'anna',
  rights: [],
  reaches: {},
  hidden: [],
  teams: [],
  hasPassword: true,
  mustChangePassword: false,
};
const open: OfficeState = {
  status: 'open',
  folder: '//nas/office',
  problem: null,
  network: false,
  served: false,
  explanation: null,
  host: { kind: 'desktop', dialogs: true, printing: true },
  program: { version: '1.0.0', builtOn: '2026-11-29' },
  user: anna,
  locked: false,
  idleMinutes: null,
  users: [],
  language: 'en',
  country: 'INT',
  lastBackup: null,
  backupTargets: [],
  example: false,
  sharing,
};
const away: OfficeState = {
  ...open,
  status: 'broken',
  problem: 'not-kept',
  explanation: 'It is being found out.',
  user: null,
  sharing: { ...sharing, as: 'waiting' },
};
const working: KnownOffice = { ...nothingKnown, state: open };

test('the page of who works in a shared office stays while nobody keeps it, and goes on when somebody does', () => {
  const meanwhile = nowKnown(working, away, true);
  expect(meanwhile).toEqual({ ...working, unreached: away });
  expect(nowKnown(meanwhile, { ...open, sharing: { ...sharing, as: 'keeper' } }, true)).toMatchObject({
    state: { user: { id: 1 }, sharing: { as: 'keeper' } },
    interrupted: null,
    unreached: null,
  });
});

test('whom the next keeper does not know signs in over what he had typed, also when that one is gone again', () => {
  const forgotten = nowKnown({ ...working, unreached: away }, { ...open, user: null }, true);
  expect(forgotten).toMatchObject({ state: { user: null }, interrupted: { user: { id: 1 } }, unreached: null });
  expect(nowKnown(forgotten, away, true)).toEqual({ ...forgotten, unreached: away });
});

test('nothing stays of one office when another folder was opened that cannot be reached, nor of a damaged one', () => {
  const other = { ...away, folder: '//nas/other' };
  expect(nowKnown(working, other, false)).toEqual({ ...nothingKnown, state: other });
  const damaged = { ...away, problem: 'damaged' as const };
  expect(nowKnown(working, damaged, false)).toEqual({ ...nothingKnown, state: damaged });
});

test('an office that this computer alone opens is never another one’s', () => {
  expect(isAway({ status: 'broken', problem: 'in-use', sharing })).toBe(true);
  expect(isAway({ status: 'broken', problem: 'in-use', sharing: null })).toBe(false);
  expect(isAway({ status: 'broken', problem: 'missing', sharing })).toBe(false);
});

test('the foot of the page tries again where there is something to come back to, and not once the office has moved', () => {
  expect(lostAtFoot(false, null, true)).toBeNull();
  expect(lostAtFoot(true, null, false)).toBe('connectionLost');
  expect(lostAtFoot(true, null, true)).toBe('officeLost');
  expect(lostAtFoot(false, away, true)).toBe('officeLost');
  const moved = nowKnown(working, { ...away, problem: 'moved', explanation: 'It is in “//nas/new” now.' }, true);
  expect(moved.state?.user).toEqual(anna);
  for (const isConnectionLost of [true, false])
    expect(lostAtFoot(isConnectionLost, moved.unreached, true)).toBe('officeMoved');
});
