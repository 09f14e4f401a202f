/**
 * Serves the page to browsers on the other computers of the office, and the contract to their programs: over TLS, on all addresses
 * of this computer. Nobody is anybody here before he has signed in with a password.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Engine } from '../engine/engine.ts';
import { plainAddress } from '../sharing/plain-address.ts';
import { bearerOf, converse, end, json, longestMessage, pathOf, serveCall, servePage } from './answers.ts';
import { CalendarDoor } from './calendar-door.ts';
import { type OfficeCertificates, officeCertificates } from './certificates.ts';
import { serveHealth } from './health.ts';
import { endListening, listening } from './listening.ts';
import { isMeantForUs, type NetworkNames, networkAddresses, networkNames } from './network-names.ts';
import { NetworkSessions, newSecret } from './network-sessions.ts';
import { serveCertificate } from './serve-certificate.ts';

export interface NetworkServerOptions {
  readonly engine: Engine;
  /** The folder of the built page. */
  readonly page: string;
  readonly stateFolder: string;
  /** What else this computer is called in the office. */
  readonly names: readonly string[];
  /** 0: any free one. */
  readonly port: number;
  readonly log: (line: string) => void;
}

export interface NetworkServer {
  readonly port: number;
  /** What to type into a browser, the likeliest first. */
  readonly addresses: readonly string[];
  readonly certificates: OfficeCertificates;
  /** Says goodbye to all pages and gives the port back. */
  close(): Promise<void>;
}

/** Milliseconds for the handshake of TLS, for the head of a request, and for a page to say its first message. */
const longestSilence = 5_000;
/** Connections that have not said it: of one address, and in all. */
const mostStrangersOfAddress = 20;
const mostStrangers = 100;
/** Connections in all. */
const mostConnections = 2_000;
/** Milliseconds between two looks at the names of this computer and the end of its certificate. */
const lookEvery = 60_000;

/** What goes with every answer to a browser, besides the policy of the page. */
const headers = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), payment=()',
} as const;

const calendarPath = '/calendar/';
const cookieName = '__Host-kontor';

/** Listens on all addresses. Rejects with the system's error when the port is taken. */
export async function serveNetwork(options: NetworkServerOptions): Promise<NetworkServer> {
  const { engine, page, stateFolder, names: more, port, log } = options;
  let names = networkNames(more);
  let certificates = await officeCertificates(stateFolder, names, Date.now());
  const sessions = new NetworkSessions(engine);
  const calendars = new CalendarDoor(engine);
  const server = createServer(
    { ...keyOf(certificates), minVersion: 'TLSv1.2', handshakeTimeout: longestSilence },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        // The address of a calendar is a secret.
        const path = pathOf(request)?.startsWith(calendarPath) ? calendarPath : request.url;
        log(`${request.method} ${path}: ${String(error)}`);
        response.destroy();
      });
    },
  );
  server.maxConnections = mostConnections;
  server.headersTimeout = longestSilence;
  server.requestTimeout = longestSilence * 12;
  server.on('tlsClientError', () => undefined);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage });
  /** The addresses of connections that have said nothing yet. */
  const strangers = new Map<WebSocket, string>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const why = refusal(request, names);
    if (why !== null) return end(response, why.status, why.text);
    const address = addressOf(request);
    const pathname = pathOf(request);
    if (pathname?.startsWith(calendarPath)) return calendars.serve(pathname, address, request, response);
    switch (pathname) {
      case '/health':
        return serveHealth(engine, request, response);
      case '/certificate':
        return serveCertificate(certificates.authority, request, response);
      case '/api/session': {
        if (request.method !== 'POST') return end(response, 405, 'Only POST.');
        const key = sessions.begin(address, 'en');
        return key === null ? end(response, 429, 'Too many sessions.') : json(response, 201, { key });
      }
      case '/api/call': {
        const key = bearerOf(request);
        return serveCall(engine, key === null ? null : sessions.ofProgram(key, address), request, response);
      }
      default: {
        const cookie = secretOf(request) === null ? { 'set-cookie': newCookie() } : {};
        return servePage(page, request, response, headers, cookie);
      }
    }
  }

  server.on('upgrade', (request, socket, head) => {
    const secret = secretOf(request);
    // A page always says where it comes from; what does not is none.
    const isPage = refusal(request, names) === null && request.headers.origin !== undefined;
    const address = addressOf(request);
    const ofAddress = [...strangers.values()].filter((other) => other === address).length;
    const areTooMany = strangers.size >= mostStrangers || ofAddress >= mostStrangersOfAddress;
    if (!isPage || secret === null || pathOf(request) !== '/socket' || areTooMany) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      strangers.set(opened, address);
      const late = setTimeout(() => opened.terminate(), longestSilence);
      const met = () => {
        clearTimeout(late);
        opened.off('close', met);
        strangers.delete(opened);
      };
      opened.once('message', met);
      opened.once('close', met);
      converse(opened, engine, {
        enter: ({ language, session }) =>
          session === undefined ? null : sessions.enter(secret, address, session, language),
        leave: (session) => sessions.leave(session),
      });
    });
  });

  const listened = await listening(server, port, null);
  server.on('error', (error) => log(`network: ${error.message}`));
  const look = setInterval(() => {
    const now = networkNames(more);
    officeCertificates(stateFolder, now, Date.now())
      .then((made) => {
        names = now;
        if (made.chain !== certificates.chain) server.setSecureContext(keyOf(made));
        certificates = made;
      })
      .catch((error: unknown) => log(`The certificate could not be made anew: ${String(error)}`));
  }, lookEvery);
  look.unref();

  return {
    port: listened,
    get addresses() {
      return networkAddresses(names, listened);
    },
    get certificates() {
      return certificates;
    },
    close: async () => {
      clearInterval(look);
      await endListening(server, sockets);
      sessions.close();
      calendars.close();
    },
  };
}

/**
 * Why the request is not answered, or null: it was meant for another name, which somebody made point to this computer (Host), or
 * a page of another site sends it (Origin).
 */
function refusal({ headers: { host, origin } }: IncomingMessage, names: NetworkNames) {
  if (!isMeantForUs(host, names))
    return {
      status: 421,
      text: 'This computer is not known by this name. The office server is told more of them by --name.',
    };
  if (origin !== undefined && origin !== `https://${host}`)
    return { status: 403, text: 'A page of another site may not call.' };
  return null;
}

function keyOf({ key, chain }: OfficeCertificates): { key: string; cert: string } {
  return { key, cert: chain };
}

/** The secret of the browser; null: it has none yet. */
function secretOf({ headers: { cookie } }: IncomingMessage): string | null {
  return new RegExp(`(?:^|; )${cookieName}=([\\w-]{43})(?:;|$)`, 'u').exec(cookie ?? '')?.[1] ?? null;
}

/** No script of a page reads it, no other site has it sent, and it never goes over a connection that is not secured. */
function newCookie(): string {
  return `${cookieName}=${newSecret()}; Path=/; Secure; HttpOnly; SameSite=Strict`;
}

function addressOf({ socket }: IncomingMessage): string {
  return plainAddress(socket);
}
