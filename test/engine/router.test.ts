/** Whatever is sent, the engine answers with the right code and runs on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestOffice, testOffice, token } from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice({ language: 'en' });
});
afterAll(() => office.close());

const refused = async (channel: unknown, request: unknown, session = token) => {
  const reply = await office.engine.call(session, channel, request);
  if (reply.ok) throw new Error('The call was answered.');
  return reply;
};
const runsOn = async () => expect(await office.call('office.state', {})).toMatchObject({ ok: true });

describe('a call that is not one', () => {
  test.each(['clients.steal', '__proto__', 'constructor', 'toString', '', null, 42, {}, ['clients.get']])(
    'channel %j is not known',
    async (channel) => {
      expect(await refused(channel, {})).toMatchObject({ code: 'not-found' });
      await runsOn();
    },
  );

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'id = 1'],
    ['a number as text', { id: '1' }],
    ['a fraction', { id: 1.5 }],
    ['a negative number', { id: -1 }],
    ['more than can be counted', { id: 2 ** 60 }],
    ['NaN', { id: Number.NaN }],
  ])('%s in place of a request is invalid and the field is named', async (_, request) => {
    const reply = await refused('clients.get', request);
    expect(reply).toMatchObject({ code: 'invalid' });
    expect(reply.details?.fields).toHaveLength(1);
    await runsOn();
  });

  test('a megabyte of text in a name is invalid', async () => {
    const reply = await refused('clients.find', { text: 'x'.repeat(1024 * 1024), limit: 5 });
    expect(reply).toMatchObject({ code: 'invalid', details: { fields: [{ path: 'text' }] } });
    await runsOn();
  });

  test('values nested a hundred thousand deep are invalid', async () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(await refused('preferences.change', { screen: { deep } })).toMatchObject({ code: 'invalid' });
    await runsOn();
  });

  test('__proto__ and constructor in a request reach no prototype', async () => {
    const request: unknown = JSON.parse(
      '{"text":"a","limit":5,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    );
    expect(await office.engine.call(token, 'clients.find', request)).toMatchObject({ ok: true });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const screen: unknown = JSON.parse('{"screen":{"__proto__":{"polluted":true}}}');
    await office.engine.call(token, 'preferences.change', screen);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    await runsOn();
  });
});

describe('who calls', () => {
  test('a session that nobody opened is refused everything', async () => {
    expect(await refused('clients.get', { id: 1 }, 'forged')).toMatchObject({ code: 'unauthorised' });
    expect(await refused('office.state', {}, 'forged')).toMatchObject({ code: 'unauthorised' });
  });

  test('what a person may not do is refused, and he is not told of it', async () => {
    office.db.prepare('UPDATE role SET rights = \'["products.see"]\'').run();
    try {
      expect(await refused('clients.get', { id: 1 })).toMatchObject({ code: 'forbidden' });
      expect(await refused('documents.issue', { id: 1, version: 1 })).toMatchObject({ code: 'forbidden' });
      expect(await refused('audit.of', { entity: 'client', id: 1, before: null, limit: 5 })).toMatchObject({
        code: 'forbidden',
      });
      expect(await refused('backups.restore', { name: 'office-2026-01-01T000000Z-manual.kontor' })).toMatchObject({
        code: 'forbidden',
      });
      expect(await office.ask('finding.everything', { text: 'Romashka' })).toEqual([]);
    } finally {
      office.db.prepare('UPDATE role SET rights = \'["*"]\'').run();
    }
    await runsOn();
  });

  test('the words of a refusal are in the language of the session', async () => {
    await office.ask('office.speak', { language: 'ru' });
    expect(await refused('clients.get', { id: 'x' })).toMatchObject({ message: 'Некоторые значения указаны неверно.' });
    await office.ask('office.speak', { language: 'fr' });
    expect(await refused('nothing.here', {})).toMatchObject({
      message: 'Cette version du programme ne sait pas faire ce qui lui est demandé.',
    });
    await office.ask('office.speak', { language: 'en' });
  });
});

describe('passwords', () => {
  test('guesses that are made at once count one by one', async () => {
    const locked = await testOffice({ password: 'correct horse battery', language: 'en' });
    try {
      await locked.ask('sessions.signOut', {});
      const guess = () => locked.call('sessions.signIn', { login: 'Anna', password: 'guess' });
      const replies = await Promise.all(Array.from({ length: 12 }, guess));
      expect(replies.map((reply) => !reply.ok && reply.code)).toEqual([
        ...Array(5).fill('unauthorised'),
        ...Array(7).fill('busy'),
      ]);
    } finally {
      await locked.close();
    }
  });

  test('an office with a password asks for it, and slows down who guesses', async () => {
    const locked = await testOffice({ password: 'correct horse battery', language: 'en' });
    try {
      await locked.ask('sessions.signOut', {});
      expect((await locked.ask('office.state', {})).user).toBeNull();
      expect(await locked.call('clients.count', {})).toMatchObject({ ok: false, code: 'unauthorised' });
      for (let attempt = 0; attempt < 5; attempt++)
        expect(await locked.call('sessions.signIn', { login: 'Anna', password: 'guess' })).toMatchObject({
          code: 'unauthorised',
        });
      expect(await locked.call('sessions.signIn', { login: 'Anna', password: 'correct horse battery' })).toMatchObject({
        code: 'busy',
      });
      locked.db.prepare("UPDATE user SET last_failed_at = '2020-01-01T00:00:00.000Z'").run();
      const state = await locked.ask('sessions.signIn', { login: 'anna', password: 'correct horse battery' });
      expect(state.user?.name).toBe('Anna');
      expect(await locked.ask('audit.check', {})).toMatchObject({ firstBroken: null });
      const stored = locked.db.prepare<[], { password: string }>('SELECT password FROM user').get();
      expect(stored?.password).toMatch(/^scrypt\$131072\$8\$1\$/);
    } finally {
      await locked.close();
    }
  });
});
