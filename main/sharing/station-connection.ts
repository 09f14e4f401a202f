/** One station that is connected to the keeper, and its sessions, which outlive the connection for a while. */
import type { RawData, WebSocket } from 'ws';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Engine } from '../engine/engine.ts';
import type { Host } from '../engine/host.ts';
import type { Elsewhere } from '../engine/sessions.ts';
import { remoteHost } from './remote-host.ts';
import {
  type FromKeeper,
  FromStation,
  type Hello,
  type HostCall,
  type HostReply,
  signEvery,
  silentFor,
} from './station-messages.ts';

/** The engine, as the sessions of other stations need it. */
export type StationEngine = Pick<Engine, 'openSession' | 'greet' | 'subscribe' | 'closeSession' | 'call'>;

/** What a connection needs of the keeper. */
export interface ConnectionPorts {
  readonly host: Host;
  readonly engine: StationEngine;
  /** The epoch that is kept here now; null while it is not. */
  keptEpoch(): number | null;
  /** False when this process is about to go: what is asked now is for the next keeper. */
  takesCalls(): boolean;
}

export interface ConnectedStation {
  readonly hello: Hello;
  /** The address that it comes from. */
  readonly address: string;
  /** UTC ISO 8601. */
  readonly since: string;
}

/** Milliseconds for a station to answer what its own computer was asked: it may show a dialog. */
const longestAnswer = 30 * 60_000;
/** Milliseconds that a session outlives its connection. */
const longestAbsence = 10 * 60_000;

/** Sessions whose station is away for a moment: what they have running and handed over waits for it. */
export class Absent {
  readonly #ending = new Map<string, NodeJS.Timeout>();
  /** Through which connection each is there: one that is found dead late has lost what came back by another. */
  readonly #through = new Map<string, StationConnection>();

  left(key: string, connection: StationConnection, end: () => void): void {
    if (this.#through.get(key) !== connection) return;
    const timer = setTimeout(() => {
      this.#ending.delete(key);
      end();
    }, longestAbsence);
    this.#ending.set(key, timer.unref());
  }

  back(key: string, connection: StationConnection): void {
    this.#through.set(key, connection);
    clearTimeout(this.#ending.get(key));
    this.#ending.delete(key);
  }

  ended(key: string): void {
    this.#through.delete(key);
  }

  close(): void {
    for (const timer of this.#ending.values()) clearTimeout(timer);
    this.#ending.clear();
  }
}

/** One station that is connected, with its sessions. */
export class StationConnection implements ConnectedStation {
  readonly hello: Hello;
  readonly address: string;
  readonly since = new Date().toISOString();
  readonly #socket: WebSocket;
  readonly #ports: ConnectionPorts;
  readonly #absent: Absent;
  readonly #sessions = new Map<string, () => void>();
  readonly #asked = new Map<number, (answer: HostReply) => void>();
  #lastAsked = 0;
  #isOver = false;

  constructor(socket: WebSocket, hello: Hello, address: string, ports: ConnectionPorts, absent: Absent) {
    this.#socket = socket;
    this.hello = hello;
    this.address = address;
    this.#ports = ports;
    this.#absent = absent;
  }

  send(message: FromKeeper): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Says the last message; whatever is answered later is not sent any more. */
  goodbye(message: FromKeeper): void {
    this.send(message);
    this.#isOver = true;
    this.#socket.close(1001);
  }

  listen(): void {
    let heardAt = performance.now();
    const signs = setInterval(() => {
      if (performance.now() - heardAt > silentFor) this.#socket.terminate();
      else this.#socket.ping();
    }, signEvery);
    const heard = () => {
      heardAt = performance.now();
    };
    this.#socket.on('pong', heard);
    this.#socket.on('ping', heard);
    this.#socket.once('close', () => clearInterval(signs));
    this.#socket.on('message', (data) => {
      heard();
      const message = FromStation.safeParse(messageIn(data));
      if (message.success) this.#hear(message.data);
      else this.#socket.close(1007);
    });
  }

  /** The connection is gone: its sessions are there again when the station is. */
  lost(): void {
    this.#isOver = true;
    for (const [session, unsubscribe] of this.#sessions) {
      unsubscribe();
      const key = this.#key(session);
      this.#absent.left(key, this, () => this.#ports.engine.closeSession(key));
    }
    this.#sessions.clear();
    for (const answer of this.#asked.values()) answer(gone);
    this.#asked.clear();
  }

  /** A session's name is worth nothing at another station. */
  #key(session: string): string {
    return `${this.hello.station} ${session}`;
  }

  #hear(message: FromStation): void {
    const { engine } = this.#ports;
    switch (message.type) {
      case 'open': {
        const { session, origin, language } = message;
        const key = this.#key(session);
        this.#absent.back(key, this);
        this.#sessions.get(session)?.();
        const host = remoteHost(this.#ports.host, {
          ...message.host,
          ask: (call) => this.#ask(session, call),
          sendPart: (file, bytes) => this.#sendPart(file, bytes),
        });
        engine.openSession(key, origin, language, { host, ...whereFrom(this) });
        engine.greet(key, language);
        this.#sessions.set(
          session,
          engine.subscribe(key, (event) => this.send({ type: 'event', session, event })),
        );
        return;
      }
      case 'call': {
        if (!this.#ports.takesCalls()) return;
        const { id, session, channel, request, once } = message;
        void engine.call(this.#key(session), channel, request, once).then((reply) => this.#answer(id, reply));
        return;
      }
      case 'close':
        this.#sessions.get(message.session)?.();
        this.#sessions.delete(message.session);
        this.#absent.ended(this.#key(message.session));
        engine.closeSession(this.#key(message.session));
        return;
      case 'host-reply':
        this.#asked.get(message.id)?.(message);
        this.#asked.delete(message.id);
    }
  }

  /** What is no longer kept here is not answered from here either: the station asks the next keeper. */
  #answer(id: number, reply: Reply): void {
    if (this.#isOver) return;
    if (this.#ports.keptEpoch() === null) this.goodbye({ type: 'gone' });
    else this.send({ type: 'reply', id, reply });
  }

  #ask(session: string, call: HostCall): Promise<unknown> {
    const id = ++this.#lastAsked;
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => answered({ value: null, problem: 'The station did not answer.' }), longestAnswer);
      const answered = (answer: HostReply) => {
        clearTimeout(limit);
        this.#asked.delete(id);
        if (answer.problem === null) resolve(answer.value);
        else reject(new Error(answer.problem));
      };
      if (this.#isOver) return answered(gone);
      this.#asked.set(id, answered);
      this.send({ type: 'host-call', session, id, call });
    });
  }

  /** Waits until the bytes are on their way, so that a large file does not pile up here. */
  #sendPart(file: number, bytes: Uint8Array): Promise<void> {
    const message: FromKeeper = { type: 'file-part', file, bytes: Buffer.from(bytes).toString('base64') };
    return new Promise((resolve, reject) => {
      this.#socket.send(JSON.stringify(message), (error) => (error ? reject(error) : resolve()));
    });
  }
}

function whereFrom({ hello }: StationConnection): Omit<Elsewhere, 'host'> {
  return { computer: hello.contact.computer, station: hello.station, address: null };
}

const gone: HostReply = { value: null, problem: 'The station is gone.' };

/** What a message says; undefined where it is no JSON. */
export function messageIn(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
