/** Sessions: who works, ending one, locking after idle time, and that nobody guesses a password by trying often. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { passwordProblem } from '../../main/features/office/password-rule.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword, peoplesPassword, signIn } from '../support/people.ts';

const clock = testClock('2026-11-24T09:00:00.000Z');
let office: TestOffice;
beforeEach(async () => {
  clock.set('2026-11-24T09:00:00.000Z');
  office = await testOffice({ password: ownersPassword, language: 'en', clock });
});
afterEach(() => office.close());

describe('who works', () => {
  test('is listed with where from and since when, and can be sent out', async () => {
    const boris = await addPerson(office, 'Boris');
    clock.set('2026-11-24T09:05:00.000Z');
    await office.ask('sessions.active', {});
    const listed = await office.ask('sessions.list', {});
    expect(listed).toMatchObject([
      { user: 'Anna', own: true, origin: 'test', locked: false, touchedAt: '2026-11-24T09:05:00.000Z' },
      { user: 'Boris', own: false, since: '2026-11-24T09:00:00.000Z' },
    ]);
    expect(JSON.stringify(listed)).not.toContain(boris.token);
    const his = listed.find(({ user }) => user === 'Boris');
    await office.ask('sessions.end', { id: his?.id ?? 0 });
    expect(await boris.call('clients.count', {})).toMatchObject({ code: 'unauthorised' });
    expect(boris.events).toContainEqual({ type: 'office' });
    expect(boris.events).toContainEqual({ type: 'ended', why: 'ended' });
    expect(await office.call('sessions.end', { id: his?.id ?? 0 })).toMatchObject({ code: 'not-found' });
    const [entry] = await office.ask('audit.list', { filter: { kind: 'sign-ins' }, before: null, limit: 1 });
    expect(entry).toMatchObject({ channel: 'sessions.end', user: 'Anna', changes: { ended: { old: 'Boris' } } });
  });

  test('is for those who manage the office', async () => {
    const boris = await addPerson(office, 'Boris', { role: 'manager' });
    expect(await boris.call('sessions.list', {})).toMatchObject({ code: 'forbidden' });
    expect(await boris.call('sessions.end', { id: 1 })).toMatchObject({ code: 'forbidden' });
  });

  test('a sign-in stands in the log under the name of who signed in', async () => {
    const boris = await addPerson(office, 'Boris');
    const [entry] = await office.ask('audit.list', { filter: { userId: boris.id }, before: null, limit: 1 });
    expect(entry).toMatchObject({ user: 'Boris', changes: { signedIn: { new: true } } });
  });

  test('a page that leaves takes its files with it', async () => {
    const { file } = await office.ask('files.begin', { name: 'a.csv', size: 1 });
    await office.ask('sessions.signOut', {});
    await office.ask('sessions.signIn', { login: 'Anna', password: ownersPassword });
    expect(await office.call('files.append', { file, offset: 0, data: 'YQ==' })).toMatchObject({ ok: false });
  });
});

test('who comes in after another one finds nothing of him in the session', async () => {
  await addPerson(office, 'Boris');
  const { file } = await office.ask('files.begin', { name: 'a.csv', size: 1 });
  await office.ask('sessions.lock', {});
  await office.ask('sessions.signIn', { login: 'Boris', password: peoplesPassword });
  expect(await office.call('files.append', { file, offset: 0, data: 'YQ==' })).toMatchObject({ ok: false });
});

describe('a session that nobody touches', () => {
  test('is locked at its time: nothing is answered and nothing told until the password is given', async () => {
    await office.ask('settings.change', { idleMinutes: 15 });
    clock.set('2026-11-24T09:14:59.000Z');
    expect(await office.call('clients.count', {})).toMatchObject({ ok: true });
    // Reading is no touch: pages read by themselves.
    clock.set('2026-11-24T09:15:00.000Z');
    expect(await office.call('clients.count', {})).toMatchObject({ code: 'unauthorised' });
    expect(office.events).toContainEqual({ type: 'locked' });
    expect(await office.ask('office.state', {})).toMatchObject({ locked: true, user: { name: 'Anna' } });
    const colleague = await signIn(office, { id: 1, login: 'Anna' }, ownersPassword);
    office.events.length = 0;
    await colleague.ask('settings.change', { binDays: 30 });
    expect(office.events).toEqual([]);
    expect(await office.call('sessions.unlock', { password: 'guess' })).toMatchObject({ code: 'unauthorised' });
    expect(await office.ask('sessions.unlock', { password: ownersPassword })).toMatchObject({ locked: false });
    expect(await office.call('clients.count', {})).toMatchObject({ ok: true });
  });

  test('is locked no more once the office has taken its choice away again', async () => {
    await office.ask('settings.change', { idleMinutes: 15, binDays: 30 });
    expect(await office.ask('settings.change', { idleMinutes: null })).toMatchObject({
      idleMinutes: null,
      binDays: 30,
    });
    clock.set('2026-11-24T23:00:00.000Z');
    expect(await office.call('clients.count', {})).toMatchObject({ ok: true });
    const items = await office.ask('audit.list', { filter: { entity: 'settings' }, before: null, limit: 1 });
    expect(items[0]?.changes).toEqual({ idleMinutes: { old: 15, new: null } });
  });

  test('stays open while somebody touches it or changes something', async () => {
    await office.ask('settings.change', { idleMinutes: 15 });
    clock.set('2026-11-24T09:10:00.000Z');
    await office.ask('sessions.active', {});
    clock.set('2026-11-24T09:20:00.000Z');
    await office.ask('preferences.change', { theme: 'dark' });
    clock.set('2026-11-24T09:30:00.000Z');
    expect(await office.call('clients.count', {})).toMatchObject({ ok: true });
  });

  test('of somebody without a password stays open, for he could not unlock it', async () => {
    const open = await testOffice({ language: 'en', clock });
    try {
      await open.ask('settings.change', { idleMinutes: 1 });
      clock.set('2026-11-24T12:00:00.000Z');
      expect(await open.call('clients.count', {})).toMatchObject({ ok: true });
      expect(await open.call('sessions.lock', {})).toMatchObject({ code: 'invalid' });
    } finally {
      await open.close();
    }
  });
});

describe('a locked session', () => {
  test('refuses whatever needs a right, and every guess counts as one at signing in', async () => {
    expect(await office.ask('sessions.lock', {})).toMatchObject({ locked: true });
    for (const [channel, request] of [
      ['clients.list', { filter: {}, sort: { column: 'name', descending: false }, after: null, limit: 1 }],
      ['preferences.get', {}],
      ['sessions.setPassword', { current: ownersPassword, password: 'another long phrase' }],
      ['sessions.active', {}],
      ['teams.list', {}],
    ] as const)
      expect(await office.engine.call('test-session', channel, request)).toMatchObject({ code: 'unauthorised' });
    const guesses = await Promise.all(
      Array.from({ length: 9 }, (_, at) =>
        at % 2 === 0
          ? office.call('sessions.unlock', { password: 'guess' })
          : office.call('sessions.signIn', { login: at % 4 === 1 ? 'ANNA' : 'Ànna', password: 'guess' }),
      ),
    );
    expect(guesses.map((reply) => !reply.ok && reply.code)).toEqual([
      ...Array(5).fill('unauthorised'),
      ...Array(4).fill('busy'),
    ]);
    expect(await office.call('sessions.unlock', { password: ownersPassword })).toMatchObject({ code: 'busy' });
    clock.set('2026-11-24T09:10:00.000Z');
    expect(await office.ask('sessions.unlock', { password: ownersPassword })).toMatchObject({ locked: false });
  });

  test('can be left, and be entered by somebody else', async () => {
    await addPerson(office, 'Boris');
    await office.ask('sessions.lock', {});
    expect(await office.ask('sessions.signIn', { login: 'Boris', password: peoplesPassword })).toMatchObject({
      locked: false,
      user: { name: 'Boris' },
    });
    await office.ask('sessions.lock', {});
    expect(await office.ask('sessions.signOut', {})).toMatchObject({ user: null, locked: false });
  });
});

test('a changed password sends out whoever came in with the old one', async () => {
  const other = await signIn(office, { id: 1, login: 'Anna' }, ownersPassword);
  await office.ask('sessions.setPassword', { current: ownersPassword, password: 'another long phrase' });
  expect(await other.call('clients.count', {})).toMatchObject({ code: 'unauthorised' });
  expect(await office.call('clients.count', {})).toMatchObject({ ok: true });
});

test.each([
  ['qwertyuiop', 'Anna', true],
  ['QwertyUiop', 'Anna', true],
  ['йцукенгшщз', 'Anna', true],
  ['motdepasse', 'Anna', true],
  ['Konstantin', 'konstantin', true],
  ['1111111111', 'Anna', true],
  ['abababababababababab', 'Anna', true],
  ['Tr0ub4dor&3', 'Anna', false],
  ['correct horse', 'Anna', false],
  ['motdepasse mais long', 'Anna', false],
])('the password %j of %s is too easy: %s', (password, login, isWeak) => {
  expect(passwordProblem(password, login) !== null).toBe(isWeak);
});
