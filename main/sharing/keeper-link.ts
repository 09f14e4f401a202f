/** The connection of a station to the keeper of its office: known by its certificate, told the secret, asked for everything. */
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { connect, type TLSSocket } from 'node:tls';
import { WebSocket } from 'ws';
import type { Contact } from './beacon-file.ts';
import { fingerprintOf } from './certificate.ts';
import {
  type ComputerInOffice,
  type FromKeeper,
  type FromStation,
  type Hello,
  type Introduction,
  longestFromKeeper,
  type Refusal,
  signEvery,
  silentFor,
  stationPath,
} from './station-messages.ts';

/** Milliseconds to reach a keeper at one of its addresses. */
const longestConnecting = 3_000;

export interface KeeperLinkPorts {
  readonly keeper: Contact;
  readonly hello: Introduction;
  /** With each sign of life; `epoch`: that the keeper keeps. */
  heard(epoch: number): void;
  message(message: FromKeeper): void;
  /** Once, after it was connected. */
  lost(): void;
}

/**
 * Why a keeper could not be reached. `foreign`: somebody else answers at its addresses; `silent`: nobody does; `not-now`: it does not
 * keep the office yet, or any more; the others: it does not let this station in.
 */
export class Unreachable extends Error {
  readonly why: 'foreign' | 'silent' | 'not-now' | Refusal;

  /** Who works in the office, where it has refused this station. */
  readonly computers: readonly ComputerInOffice[];

  constructor(why: Unreachable['why'], cause?: unknown, computers: readonly ComputerInOffice[] = []) {
    super(`The keeper cannot be reached: ${why}`, { cause });
    this.why = why;
    this.computers = computers;
  }
}

export class KeeperLink {
  readonly #socket: WebSocket;
  #isClosed = false;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Connects at whichever of the addresses answers with the right certificate. Rejects with Unreachable. */
  static async open(ports: KeeperLinkPorts): Promise<KeeperLink> {
    const { keeper, hello } = ports;
    const secured = await secureConnection(keeper);
    const socket = new WebSocket(`wss://keeper${stationPath}`, {
      createConnection: () => secured,
      maxPayload: longestFromKeeper,
      perMessageDeflate: false,
    });
    const link = new KeeperLink(socket);
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => socket.terminate(), longestConnecting);
      const failed = (cause?: unknown, why: Unreachable['why'] = 'silent', computers?: readonly ComputerInOffice[]) => {
        clearTimeout(limit);
        reject(new Unreachable(why, cause, computers));
      };
      const closed = () => failed();
      socket.on('error', (error) => failed(error));
      socket.once('close', closed);
      socket.once('open', () => {
        const now = new Date().toISOString();
        link.#write({ type: 'hello', secret: keeper.secret, now, ...hello });
      });
      socket.once('message', (data) => {
        clearTimeout(limit);
        const message = fromKeeper(String(data));
        if (message?.type !== 'welcome') {
          failed(null, whyNot(message), message?.type === 'refused' ? message.computers : []);
          return socket.close();
        }
        socket.off('close', closed);
        link.#listen(ports, message.epoch);
        resolve();
      });
    });
    return link;
  }

  send(message: FromStation): void {
    this.#write(message);
  }

  /** Not to be told `lost` of any more. */
  close(): void {
    this.#isClosed = true;
    this.#socket.close(1000);
    setTimeout(() => this.#socket.terminate(), 1_000).unref();
  }

  #write(message: FromStation | Hello): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #listen(ports: KeeperLinkPorts, epoch: number): void {
    const socket = this.#socket;
    let heardAt = performance.now();
    const heard = () => {
      heardAt = performance.now();
      ports.heard(epoch);
    };
    const signs = setInterval(() => {
      if (performance.now() - heardAt > silentFor) socket.terminate();
      else socket.ping();
    }, signEvery);
    socket.on('pong', heard);
    socket.on('ping', heard);
    socket.on('message', (data) => {
      heard();
      const message = fromKeeper(String(data));
      // An heir may be told so by a keeper whom it does not follow any more.
      if (message !== null && (!this.#isClosed || message.type === 'inherit')) ports.message(message);
    });
    socket.once('close', () => {
      clearInterval(signs);
      if (!this.#isClosed) ports.lost();
    });
  }
}

/** The first connection that shows the certificate of the keeper; nothing is sent to any other. */
async function secureConnection({ addresses, port, fingerprint, computer }: Contact): Promise<TLSSocket> {
  // On the keeper's own computer (a second user of it, an office host beside the program) its network may be down.
  const all = computer === hostname() ? ['127.0.0.1', ...addresses] : addresses;
  if (all.length === 0) throw new Unreachable('silent');
  const won: { socket: TLSSocket | null } = { socket: null };
  const attempts = all.map(async (address) => {
    const socket = await secured(address, port, fingerprint);
    if (won.socket !== null && won.socket !== socket) socket.destroy();
    else won.socket = socket;
    return socket;
  });
  try {
    return await Promise.any(attempts);
  } catch (error) {
    const errors: unknown[] = error instanceof AggregateError ? error.errors : [];
    const isForeign = errors.some((one) => one instanceof Unreachable && one.why === 'foreign');
    throw new Unreachable(isForeign ? 'foreign' : 'silent', error);
  }
}

/** A connection that has shown the certificate; nothing was sent over it. Rejects with Unreachable. */
export function secured(host: string, port: number, fingerprint: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    // Who has signed it says nothing: it is known by its fingerprint, before anything is sent.
    const socket = connect({ host, port, rejectUnauthorized: false, minVersion: 'TLSv1.3', ...nameFor(host) });
    const limit = setTimeout(() => socket.destroy(new Error('no answer')), longestConnecting);
    socket.once('error', (error) => {
      clearTimeout(limit);
      reject(new Unreachable('silent', error));
    });
    socket.once('secureConnect', () => {
      clearTimeout(limit);
      const shown = socket.getPeerCertificate().raw as Buffer | undefined;
      if (shown !== undefined && fingerprintOf(shown) === fingerprint) return resolve(socket);
      socket.destroy();
      reject(new Unreachable('foreign'));
    });
  });
}

/** TLS knows names of computers only, not addresses (RFC 6066, section 3). */
function nameFor(host: string): { servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {};
}

function whyNot(message: FromKeeper | null): Unreachable['why'] {
  if (message?.type === 'refused') return message.why;
  return message?.type === 'gone' ? 'not-now' : 'silent';
}

function fromKeeper(text: string): FromKeeper | null {
  try {
    // The keeper is known by its certificate.
    return JSON.parse(text) as FromKeeper;
  } catch {
    return null;
  }
}
