/**
 * Serves the page to browsers on this computer, and carries the contract: by WebSocket to the page, by
 * `POST /api/call` to other programs. Loopback only; whoever has not the key gets nothing but the page's files.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Engine } from '../engine/engine.ts';
import { bearerOf, converse, end, longestMessage, pathOf, serveCall, servePage } from './answers.ts';
import { serveHealth } from './health.ts';
import { endListening, listening } from './listening.ts';
import { pageSessions } from './page-sessions.ts';
import { serveCertificate } from './serve-certificate.ts';

export interface PageServerOptions {
  readonly engine: Engine;
  /** The folder of the built page. */
  readonly page: string;
  /** Who knows it may call; it is also the name of the session of programs that call, and of pages without one of their own. */
  readonly key: string;
  /** Each page has a session of its own. */
  readonly ownSessions?: boolean;
  /** 0: any free one. */
  readonly port: number;
  /** Of an office server: the certificate that browsers on other computers are to trust. PEM. */
  readonly certificate?: () => string;
  readonly log: (line: string) => void;
}

export interface PageServer {
  readonly port: number;
  /** Says goodbye to all pages and gives the port back. */
  close(): Promise<void>;
}

/** Milliseconds that a page of this computer may be away, and find its session again. */
const longestAbsence = 10 * 60_000;

/** Listens on 127.0.0.1. Rejects with the system's error when the port is taken. */
export async function servePages(options: PageServerOptions): Promise<PageServer> {
  const { engine, page, key, port, log, certificate, ownSessions = false } = options;
  const pages = ownSessions
    ? pageSessions({
        open: (session, language) => engine.openSession(session, 'browser', language),
        close: (session) => engine.closeSession(session),
        longestAbsence: () => longestAbsence,
      })
    : null;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log(`${request.method} ${request.url}: ${String(error)}`);
      response.destroy();
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOurs(request)) return end(response, 403, 'This address is for this computer only.');
    const pathname = pathOf(request);
    if (pathname === '/health') return serveHealth(engine, request, response);
    if (pathname === '/certificate' && certificate) return serveCertificate(certificate(), request, response);
    if (pathname !== '/api/call') return servePage(page, request, response);
    const given = bearerOf(request);
    return serveCall(engine, given !== null && engine.knows(given) ? given : null, request, response);
  }

  server.on('upgrade', (request, socket, head) => {
    if (!isOurs(request) || pathOf(request) !== '/socket') {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) =>
      converse(opened, engine, {
        enter: ({ hello, language, session }) => {
          if (hello !== key) return null;
          return pages !== null && session !== undefined ? pages.enter(`page:${session}`, language) : key;
        },
        leave: (session) => {
          if (session !== key) pages?.leave(session);
        },
      }),
    );
  });

  const listened = await listening(server, port, '127.0.0.1');
  return {
    port: listened,
    close: async () => {
      await endListening(server, sockets);
      pages?.close();
    },
  };
}

/**
 * Whether the request was meant for us: a page of another site cannot get here by a name that it made point to this
 * computer (Host), nor by a script of its own (Origin).
 */
function isOurs(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  if (host === undefined || !/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/u.test(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}
