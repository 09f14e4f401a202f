/** The engine as the shell sees it: a process that is started, spoken to, missed when it dies, and stopped in order. */
import { randomUUID } from 'node:crypto';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { FromEngine, HostMethod, ToEngine } from '../engine/wire.ts';

/** A process that runs the engine, however it was started. */
export interface EngineChild {
  send(message: ToEngine): void;
  onMessage(listener: (message: FromEngine) => void): void;
  /** Once, when the process has ended for whatever reason. */
  onExit(listener: () => void): void;
  kill(): void;
}

export interface EngineOptions {
  launch(): EngineChild;
  /** The first message to every process that is started. */
  readonly start: Extract<ToEngine, { type: 'start' }>;
  /** Carries out what the engine asks of its host. */
  host(method: HostMethod, parameters: readonly unknown[]): Promise<unknown>;
  tell(event: EngineEvent): void;
  /** The engine ended and is not started again by itself; `reason`: what it said about why it could not start. */
  onGivenUp(reason: string | null): void;
  /** Milliseconds of any steady clock. */
  now(): number;
}

export interface Engine {
  /**
   * Asks the engine for the page that is shown; never rejects. Each load of the page has a session of its own: the first
   * call of another load ends that of the one before.
   */
  call(load: string, channel: string, request: unknown): Promise<Reply>;
  /** Starts the engine once more after it was given up. */
  restart(): void;
  /** Lets the engine finish, make its backup and close the database; resolves when the process is gone. */
  stop(): Promise<void>;
}

/** An engine that ran at least this long, in milliseconds, is started again when it dies. */
const ranWell = 60_000;
/** The longest that closing may take, backup included, in milliseconds. */
const longestStop = 10 * 60_000;

/**
 * Starts the engine and keeps it running: once it is restarted by itself, and again after it ran well for a minute. One that says why it cannot
 * start would say so again, and is not.
 */
export function startEngine(options: EngineOptions, language: () => Language): Engine {
  const pending = new Map<number, (reply: Reply) => void>();
  let child: EngineChild | null = null;
  let startedAt = Number.NEGATIVE_INFINITY;
  let restarts = 0;
  let failure: string | null = null;
  let lastId = 0;
  let session: string | null = null;
  let shown = '';
  let lost = false;
  let stopping = false;
  const ended: (() => void)[] = [];

  function launch(): void {
    const started = options.launch();
    child = started;
    failure = null;
    startedAt = options.now();
    started.onMessage((message) => {
      if (child === started) hear(message);
    });
    started.onExit(() => {
      if (child === started) gone();
    });
    started.send(options.start);
  }

  function hear(message: FromEngine): void {
    switch (message.type) {
      case 'ready':
        if (lost) options.tell({ type: 'connection', state: 'restored' });
        lost = false;
        break;
      case 'failed':
        failure = message.message;
        break;
      case 'reply':
        pending.get(message.id)?.(message.reply);
        pending.delete(message.id);
        break;
      case 'event':
        if (message.session === session) options.tell(message.event);
        break;
      case 'host-call':
        void carryOut(message);
        break;
      case 'stopped':
        break;
    }
  }

  async function carryOut(call: Extract<FromEngine, { type: 'host-call' }>): Promise<void> {
    const asked = child;
    try {
      const value = await options.host(call.method, call.arguments);
      if (child === asked) asked?.send({ type: 'host-reply', id: call.id, ok: true, value });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (child === asked) asked?.send({ type: 'host-reply', id: call.id, ok: false, message });
    }
  }

  function abandon(): void {
    for (const answer of pending.values()) answer(unavailable(language()));
    pending.clear();
  }

  function gone(): void {
    child = null;
    session = null;
    abandon();
    for (const resolve of ended.splice(0)) resolve();
    if (stopping) return;
    lost = true;
    options.tell({ type: 'connection', state: 'lost' });
    if (options.now() - startedAt >= ranWell) restarts = 0;
    if (restarts > 0 || failure !== null) {
      options.onGivenUp(failure);
    } else {
      restarts += 1;
      launch();
    }
  }

  launch();
  return {
    call(load, channel, request) {
      if (!child || stopping) return Promise.resolve(unavailable(language()));
      if (session && load !== shown) {
        child.send({ type: 'close', session });
        session = null;
        abandon();
      }
      if (!session) {
        shown = load;
        session = randomUUID();
        child.send({ type: 'open', session, language: language() });
      }
      lastId += 1;
      const id = lastId;
      const { promise, resolve } = withResolvers<Reply>();
      pending.set(id, resolve);
      child.send({ type: 'call', session, id, channel, request });
      return promise;
    },
    restart() {
      if (child || stopping) return;
      restarts = 0;
      launch();
    },
    async stop() {
      stopping = true;
      const running = child;
      if (!running) return;
      const end = new Promise<void>((resolve) => ended.push(resolve));
      running.send({ type: 'stop' });
      const limit = setTimeout(() => running.kill(), longestStop);
      await end;
      clearTimeout(limit);
    },
  };
}

/** `Promise.withResolvers`, which the Node of the oldest Electron does not have. */
function withResolvers<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const unreachable: Readonly<Record<Language, string>> = {
  en: 'The part of the program that keeps the data is not running. Nothing that was saved is lost.',
  ru: 'Часть программы, которая хранит данные, не работает. Всё, что было сохранено, цело.',
  fr: 'La partie du programme qui gère les données ne répond plus. Ce qui était enregistré est intact.',
};

function unavailable(language: Language): Reply {
  return { ok: false, code: 'unavailable', message: unreachable[language] };
}
