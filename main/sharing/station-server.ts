/** Listens to the other stations of the office, and carries their calls to the engine while this process keeps it. */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import { Socket } from 'node:net';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isOlder, type ProgramOfStation, refusal } from './admission.ts';
import type { StationCertificate } from './certificate.ts';
import { plainAddress } from './plain-address.ts';
import {
  Absent,
  type ConnectedStation,
  type ConnectionPorts,
  messageIn,
  StationConnection,
} from './station-connection.ts';
import { type ComputerInOffice, Hello, longestFromStation, type Refusal, stationPath } from './station-messages.ts';
import { Strangers } from './strangers.ts';

export interface StationServerPorts extends ConnectionPorts {
  readonly certificate: StationCertificate;
  /** The program of this process. */
  readonly own: ProgramOfStation;
  /** Whoever knows it is a station of this office. */
  readonly secret: string;
  /** The stations that are connected are others now. */
  changed(): void;
  readonly log: (line: string) => void;
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

export class StationServer {
  readonly #ports: StationServerPorts;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: longestFromStation });
  readonly #stations = new Map<WebSocket, StationConnection>();
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
      const hello = Hello.safeParse(messageIn(data));
      if (!hello.success || !isSame(hello.data.secret, this.#ports.secret)) return socket.close(4401);
      this.#strangers.introduced(connection);
      const epoch = this.#ports.keptEpoch();
      const station = new StationConnection(socket, hello.data, plainAddress(connection), this.#ports, this.#absent);
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

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
