/** Listens to the other stations of the office, and carries their calls to the engine while this process keeps it. */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import { Socket } from 'node:net';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Engine } from '../engine/engine.ts';
import type { Host } from '../engine/host.ts';
import type { Elsewhere } from '../engine/sessions.ts';
import { isOlder, type ProgramOfStation, refusal } from './admission.ts';
import type { StationCertificate } from './certificate.ts';
import { remoteHost } from './remote-host.ts';
import {
  type ComputerInOffice,
  type FromKeeper,
  FromStation,
  Hello,
  type HostCall,
  type HostReply,
  longestFromStation,
  type Refusal,
  signEvery,
  silentFor,
  stationPath,
} from './station-messages.ts';
import { Strangers } from './strangers.ts';

/** The engine, as the sessions of other stations need it. */
export type StationEngine = Pick<Engine, 'openSession' | 'greet' | 'subscribe' | 'closeSession' | 'call'>;

export interface StationServerPorts {
  readonly certificate: StationCertificate;
  /** The program of this process. */
  readonly own: ProgramOfStation;
  /** Whoever knows it is a station of this office. */
  readonly secret: string;
  readonly host: Host;
  readonly engine: StationEngine;
  /** The epoch that is kept here now; null while it is not. */
  keptEpoch(): number | null;
  /** False when this process is about to go: what is asked now is for the next keeper. */
  takesCalls(): boolean;
  /** The stations that are connected are others now. */
  changed(): void;
  readonly log: (line: string) => void;
}

export interface ConnectedStation {
  readonly hello: Hello;
  /** The address that it comes from. */
  readonly address: string;
  /** UTC ISO 8601. */
  readonly since: string;
}

/** A station that was not let in. */
export interface TurnedAway extends ComputerInOffice {
  readonly why: Refusal;
  /** UTC ISO 8601: when it tried last. */
  readonly at: string;
}

/** Milliseconds for which it is told that a station was not let in. */
const rememberedFor = 60_000;
/** Milliseconds for the first message, beginning with the connection; connections at once in all. */
const longestSilence = 5_000;
const mostConnections = 500;
/** Milliseconds for a station to answer what its own computer was asked: it may show a dialog. */
const longestAnswer = 30 * 60_000;
/** Milliseconds that a session outlives its connection. */
const longestAbsence = 10 * 60_000;

export class StationServer {
  readonly #ports: StationServerPorts;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: longestFromStation });
  readonly #stations = new Map<WebSocket, Connection>();
  readonly #raw = new Set<Duplex>();
  readonly #absent = new Absent();
  readonly #turnedAway = new Map<string, TurnedAway>();
  readonly #strangers = new Strangers(longestSilence);

  private constructor(ports: StationServerPorts) {
    this.#ports = ports;
    const { key, certificate: cert } = ports.certificate;
    this.#server = createServer({ key, cert, minVersion: 'TLSv1.3' }, (_, response) => {
      response.writeHead(404).end();
    });
    this.#server.maxConnections = mostConnections;
    this.#server.headersTimeout = longestSilence;
    this.#server.requestTimeout = longestSilence;
    this.#server.on('connection', (socket) => {
      if (socket instanceof Socket) this.#strangers.meet(socket);
      this.#raw.add(socket);
      socket.once('close', () => this.#raw.delete(socket));
    });
    this.#server.on('tlsClientError', () => undefined);
    this.#server.on('upgrade', (request, socket, head) => {
      // No browser is a station: a page of whatever origin gets no further.
      const isStation = request.url === stationPath && request.headers.origin === undefined;
      if (!isStation) socket.destroy();
      else this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#meet(opened, request.socket));
    });
  }

  /** Listens on `port`, or on any free one where that is taken. Rejects with the system's error. */
  static async listen(ports: StationServerPorts, port: number): Promise<StationServer> {
    const made = new StationServer(ports);
    const listen = (at: number) =>
      new Promise<void>((resolve, reject) => {
        made.#server.once('error', reject);
        made.#server.listen({ port: at, exclusive: true }, () => {
          made.#server.off('error', reject);
          resolve();
        });
      });
    await listen(port).catch(() => listen(0));
    made.#server.on('error', (error) => ports.log(`stations: ${error.message}`));
    return made;
  }

  get port(): number {
    const address = this.#server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  }

  get stations(): readonly ConnectedStation[] {
    return [...this.#stations.values()];
  }

  /** Who was not let in within the last minute: they try again every second. */
  get turnedAway(): readonly TurnedAway[] {
    const oldest = new Date(Date.now() - rememberedFor).toISOString();
    return [...this.#turnedAway.values()].filter(({ at }) => at > oldest);
  }

  /** The computers here that are to be updated before the newcomer can work with them. */
  #olderThan(newcomer: ProgramOfStation): ComputerInOffice[] {
    const here = [{ computer: hostname(), ...this.#ports.own }, ...this.stations.map(({ hello }) => hello.contact)];
    return here
      .filter((one) => isOlder(one, newcomer))
      .map(({ computer, program }) => ({ computer, program }))
      .slice(0, 50);
  }

  /** Lets all stations go; they look at the beacon. What they have asked and not been answered they will ask the next keeper. */
  sendAway(): void {
    for (const station of this.#stations.values()) station.goodbye({ type: 'gone' });
  }

  /** Tells the station whose process this is that it keeps the office now, and lets all go. */
  handOver(process: string, epoch: number): void {
    for (const station of this.#stations.values())
      station.goodbye(station.hello.process === process ? { type: 'inherit', epoch } : { type: 'gone' });
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.sendAway();
    this.#absent.close();
    const limit = setTimeout(() => {
      for (const socket of this.#raw) socket.destroy();
    }, 1_000);
    this.#server.closeIdleConnections();
    await closed;
    clearTimeout(limit);
  }

  #meet(socket: WebSocket, connection: Socket): void {
    socket.on('error', () => socket.terminate());
    socket.once('message', (data) => {
      const hello = Hello.safeParse(parsed(data));
      if (!hello.success || !isSame(hello.data.secret, this.#ports.secret)) return socket.close(4401);
      this.#strangers.introduced(connection);
      const epoch = this.#ports.keptEpoch();
      const station = new Connection(socket, hello.data, connection.remoteAddress ?? '', this.#ports, this.#absent);
      if (epoch === null) return station.goodbye({ type: 'gone' });
      const { contact, now } = hello.data;
      const at = new Date().toISOString();
      const why = refusal({ ...contact, now }, { ...this.#ports.own, now: at });
      if (why !== null) {
        const isNews = this.#turnedAway.get(hello.data.station)?.why !== why;
        this.#turnedAway.set(hello.data.station, { computer: contact.computer, program: contact.program, why, at });
        if (isNews) this.#ports.changed();
        return station.goodbye({ type: 'refused', why, computers: this.#olderThan(contact) });
      }
      this.#turnedAway.delete(hello.data.station);
      this.#stations.set(socket, station);
      socket.once('close', () => {
        this.#stations.delete(socket);
        station.lost();
        this.#ports.changed();
      });
      station.send({ type: 'welcome', epoch });
      station.listen();
      this.#ports.changed();
    });
  }
}

/** Sessions whose station is away for a moment: what they have running and handed over waits for it. */
class Absent {
  readonly #ending = new Map<string, NodeJS.Timeout>();
  /** Through which connection each is there: one that is found dead late has lost what came back by another. */
  readonly #through = new Map<string, Connection>();

  left(key: string, connection: Connection, end: () => void): void {
    if (this.#through.get(key) !== connection) return;
    const timer = setTimeout(() => {
      this.#ending.delete(key);
      end();
    }, longestAbsence);
    this.#ending.set(key, timer.unref());
  }

  back(key: string, connection: Connection): void {
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
class Connection implements ConnectedStation {
  readonly hello: Hello;
  readonly address: string;
  readonly since = new Date().toISOString();
  readonly #socket: WebSocket;
  readonly #ports: StationServerPorts;
  readonly #absent: Absent;
  readonly #sessions = new Map<string, () => void>();
  readonly #asked = new Map<number, (answer: HostReply) => void>();
  #lastAsked = 0;
  #isOver = false;

  constructor(socket: WebSocket, hello: Hello, address: string, ports: StationServerPorts, absent: Absent) {
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
      const message = FromStation.safeParse(parsed(data));
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

function whereFrom({ hello }: Connection): Omit<Elsewhere, 'host'> {
  return { computer: hello.contact.computer, station: hello.station, address: null };
}

const gone: HostReply = { value: null, problem: 'The station is gone.' };

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function parsed(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
