/** The parts of the shell that decide without Electron: where the window goes, when the engine is started again, which file a path names. */
import { describe, expect, test } from 'vitest';
import type { FromEngine, ToEngine } from '../../main/engine/wire.ts';
import { pageFile, pageHeaders, withNonce } from '../../main/page/page-policy.ts';
import { startEngine } from '../../main/shell/engine-process.ts';
import { languageOf, shellTexts } from '../../main/shell/shell-texts.ts';
import { startArguments } from '../../main/shell/start-arguments.ts';
import { validPlace } from '../../main/shell/window-place.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';

describe('the place of the window', () => {
  const display = { x: 0, y: 0, width: 1920, height: 1040 };

  test('is where it was, while a display is there', () => {
    const bounds = { x: 100, y: 50, width: 1280, height: 800 };
    expect(validPlace({ bounds, maximized: true }, [display])).toEqual({ bounds, maximized: true });
  });

  test('is not on a display that was unplugged, nor above the edge where nobody can grab it', () => {
    const away = { x: 2000, y: 50, width: 1280, height: 800 };
    const above = { x: 100, y: -60, width: 1280, height: 800 };
    expect(validPlace({ bounds: away, maximized: false }, [display]).bounds).toBeNull();
    expect(validPlace({ bounds: above, maximized: false }, [display]).bounds).toBeNull();
  });

  test('is the middle when what was remembered is nonsense', () => {
    for (const nonsense of [null, 7, {}, { bounds: { x: 'a', y: 0, width: 1, height: 1 } }, { bounds: { x: 0 } }]) {
      expect(validPlace(nonsense, [display])).toEqual({ bounds: null, maximized: false });
    }
  });

  test('is never smaller than the page can be used', () => {
    const bounds = { x: 0, y: 0, width: 10, height: 10 };
    expect(validPlace({ bounds }, [display]).bounds).toEqual({ x: 0, y: 0, width: 960, height: 600 });
  });
});

test('a path names a file of the page, or nothing at all', () => {
  const root = '/srv/page';
  expect(pageFile(root, '/')).toEqual({ path: '/srv/page/index.html', type: 'text/html; charset=utf-8' });
  expect(pageFile(root, '/assets/a%20b.js')?.path).toBe('/srv/page/assets/a b.js');
  for (const attack of [
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/a/..%2f..%2fsecret.js',
    '/..%5csecret.js',
    '/C:/secret.js',
    '/a%00.js',
    '/%',
    '/.env',
    '/office.kontor',
    'index.html',
  ]) {
    expect(pageFile(root, attack), attack).toBeNull();
  }
});

test('the nonce of a load is in its policy and in its page, and the policy allows no inline code', () => {
  expect(withNonce('<meta name="style-nonce" content="__STYLE_NONCE__" />', 'abc')).toBe(
    '<meta name="style-nonce" content="abc" />',
  );
  const policy = pageHeaders('abc')['content-security-policy'];
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/u);
});

test('the command line gives folder and example, and leaves the rest to Electron', () => {
  expect(startArguments(['--no-sandbox', '--data', '/a b', '--demo'])).toEqual({ folder: '/a b', demo: true });
  expect(startArguments(['--data=/c'])).toEqual({ folder: '/c', demo: false });
  expect(startArguments(['.', '--lang=ru', '--data'])).toEqual({ folder: null, demo: false });
});

test('the language of the system is taken when it is one of ours, in the order that its owner prefers', () => {
  expect(languageOf(['de-DE', 'fr-CA', 'en-US'])).toBe('fr');
  expect(languageOf(['ru_RU.UTF-8'])).toBe('ru');
  expect(languageOf(['ja'])).toBe('en');
  expect(languageOf([])).toBe('en');
});

test('the shell says every text in every language', () => {
  const keys = Object.keys(shellTexts.en);
  for (const texts of [shellTexts.ru, shellTexts.fr]) {
    expect(Object.keys(texts)).toEqual(keys);
    expect(Object.values(texts).every((text) => text.trim() !== '')).toBe(true);
  }
});

describe('the engine of the shell', () => {
  /** Engines that do only what a test tells them to, and a clock that stands still until it is moved. */
  function rig() {
    const children: { sent: ToEngine[]; say(message: FromEngine): void; die(): void }[] = [];
    const told: EngineEvent[] = [];
    const state = { now: 0, givenUp: 0, reason: null as string | null };
    const engine = startEngine(
      {
        launch() {
          let listener: (message: FromEngine) => void = () => undefined;
          let ended: () => void = () => undefined;
          const sent: ToEngine[] = [];
          children.push({ sent, say: (message) => listener(message), die: () => ended() });
          return {
            send: (message) => sent.push(message),
            onMessage: (hear) => {
              listener = hear;
            },
            onExit: (hear) => {
              ended = hear;
            },
            kill: () => ended(),
          };
        },
        start: {
          type: 'start',
          folder: null,
          stateFolder: '/s',
          demo: false,
          language: 'en',
          programVersion: '1',
          builtOn: '2026-01-01',
        },
        host: async () => null,
        tell: (event) => told.push(event),
        onGivenUp: (reason) => {
          state.givenUp += 1;
          state.reason = reason;
        },
        now: () => state.now,
      },
      () => 'en',
    );
    return { engine, children, told, state };
  }

  test('is started again once, and not a second time at once', () => {
    const { children, state, told } = rig();
    children[0]?.die();
    expect(children).toHaveLength(2);
    children[1]?.say({ type: 'ready' });
    children[1]?.die();
    expect(children).toHaveLength(2);
    expect(state).toMatchObject({ givenUp: 1, reason: null });
    expect(told.map((event) => event.type === 'connection' && event.state)).toEqual(['lost', 'restored', 'lost']);
  });

  test('is started again after it ran well for a minute', () => {
    const { children, state } = rig();
    children[0]?.die();
    state.now = 60_000;
    children[1]?.die();
    expect(children).toHaveLength(3);
    expect(state.givenUp).toBe(0);
  });

  test('that says why it cannot start is not tried again by itself, and its reason is passed on', () => {
    const { engine, children, state } = rig();
    children[0]?.say({ type: 'failed', message: 'The disk is full.' });
    children[0]?.die();
    expect(children).toHaveLength(1);
    expect(state).toMatchObject({ givenUp: 1, reason: 'The disk is full.' });
    engine.restart();
    expect(children).toHaveLength(2);
    children[1]?.die();
    expect(children).toHaveLength(3);
    expect(state.givenUp).toBe(1);
  });

  test('answers every call under way with unavailable, and the next call opens a session with the new one', async () => {
    const { engine, children } = rig();
    const waiting = engine.call('first', 'clients.find', {});
    children[0]?.die();
    expect(await waiting).toMatchObject({ ok: false, code: 'unavailable' });
    void engine.call('first', 'clients.find', {});
    expect(children[1]?.sent.map((message) => message.type)).toEqual(['start', 'open', 'call']);
  });

  test('another load of the page gets a session of its own, and nothing of the one before', async () => {
    const { engine, children } = rig();
    const before = engine.call('first', 'a', {});
    void engine.call('second', 'a', {});
    expect(await before).toMatchObject({ ok: false });
    expect(children[0]?.sent.map((message) => message.type)).toEqual([
      'start',
      'open',
      'call',
      'close',
      'open',
      'call',
    ]);
  });

  test('a late word of the dead one is not heard', async () => {
    const { engine, children } = rig();
    void engine.call('first', 'a', {});
    children[0]?.die();
    const second = engine.call('first', 'b', {});
    children[0]?.say({ type: 'reply', session: 'x', id: 2, reply: { ok: true, value: 'late' } });
    children[1]?.say({ type: 'reply', session: 'x', id: 2, reply: { ok: true, value: 'right' } });
    expect(await second).toEqual({ ok: true, value: 'right' });
  });

  test('one that is stopped is waited for and stays stopped', async () => {
    const { engine, children, told } = rig();
    const stopped = engine.stop();
    expect(await engine.call('first', 'a', {})).toMatchObject({ code: 'unavailable' });
    children[0]?.say({ type: 'stopped' });
    children[0]?.die();
    await stopped;
    expect(children).toHaveLength(1);
    expect(told).toEqual([]);
  });
});
