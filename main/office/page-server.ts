/**
 * Serves the page to browsers on this computer, and carries the contract: by WebSocket to the page, by
 * `POST /api/call` to other programs. Loopback only; whoever has not the key gets nothing but the page's files.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Reply } from '../../preload/contract/reply.ts';
import { Language } from '../../preload/contract/values.ts';
import type { Engine } from '../engine/engine.ts';
import { newNonce, pageFile, pageHeaders, withNonce } from '../page/page-policy.ts';
import { type PageSessions, pageSessions } from './page-sessions.ts';

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
  readonly log: (line: string) => void;
}

export interface PageServer {
  readonly port: number;
  /** Says goodbye to all pages and gives the port back. */
  close(): Promise<void>;
}

/** The largest message: a chunk of a file in base64, and some. */
const longestMessage = 2 * 1024 * 1024;

/** Milliseconds for a page to answer the goodbye: the database is closed only after that. */
const longestGoodbye = 1000;

/** Listens on 127.0.0.1. Rejects with the system's error when the port is taken. */
export async function servePages(options: PageServerOptions): Promise<PageServer> {
  const { engine, page, key, port, log, ownSessions = false } = options;
  const pages = ownSessions ? pageSessions(engine) : null;
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
    if (pathname === '/api/call') return api(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Only GET.');
    const file = pathname === null ? null : pageFile(page, pathname);
    const bytes = file === null ? null : await readFile(file.path).catch(() => null);
    const nonce = newNonce();
    if (file === null || bytes === null) return end(response, 404, 'Not found.');
    response.writeHead(200, { ...pageHeaders(nonce), 'content-type': file.type });
    response.end(file.path.endsWith('.html') ? withNonce(bytes.toString('utf8'), nonce) : bytes);
  }

  async function api(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return end(response, 405, 'Only POST.');
    const given = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined || !engine.knows(given))
      return json(response, 401, {
        ok: false,
        code: 'unauthorised',
        message: 'Authorization: Bearer KEY is missing or the key is not known.',
      });
    const body = await bodyOf(request);
    if (body === null)
      return json(response, 413, { ok: false, code: 'invalid', message: 'The request is larger than 2 MB.' });
    const asked = ApiCall.safeParse(parsed(body));
    if (!asked.success)
      return json(response, 400, {
        ok: false,
        code: 'invalid',
        message: 'The body must be JSON: {"channel": "…", "request": {…}}.',
      });
    const { channel, request: input, command } = asked.data;
    const once = command === undefined ? undefined : { id: command, again: false };
    return json(response, 200, await engine.call(given, channel, input, once));
  }

  server.on('upgrade', (request, socket, head) => {
    if (!isOurs(request) || pathOf(request) !== '/socket') socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (opened) => converse(opened, engine, key, pages));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    close: async () => {
      for (const socket of sockets.clients) socket.close(1001);
      server.closeAllConnections();
      const unanswered = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, longestGoodbye);
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(unanswered);
      pages?.close();
    },
  };
}

/** The name of a call that may be sent again; whoever does not know it cannot have its reply. */
const CallName = z.string().regex(/^[\w-]{22,64}$/u);
const ApiCall = z.object({ channel: z.string().max(100), request: z.unknown(), command: CallName.optional() });
const Hello = z.object({
  hello: z.string().max(200),
  language: Language.catch('en'),
  /** What the page calls its session; it is made of chance. */
  session: CallName.optional(),
});
const PageCall = z.object({
  id: z.number().int(),
  channel: z.string().max(100),
  request: z.unknown(),
  once: z.object({ id: CallName, again: z.boolean() }).optional(),
});

/** One page: it says the key first, then calls; replies go back by their number, events as they come. */
function converse(socket: WebSocket, engine: Engine, key: string, pages: PageSessions | null): void {
  let unsubscribe: (() => void) | null = null;
  let session = key;
  const send = (message: object) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  socket.on('message', (data) => {
    const message = parsed(String(data));
    if (unsubscribe === null) {
      const hello = Hello.safeParse(message);
      if (!hello.success || hello.data.hello !== key) {
        socket.close(4401, 'The key is not known.');
        return;
      }
      const { language, session: name } = hello.data;
      if (pages !== null && name !== undefined) session = pages.enter(name, language);
      engine.greet(session, language);
      unsubscribe = engine.subscribe(session, (event) => send({ event }));
      send({ welcome: true });
      return;
    }
    const call = PageCall.safeParse(message);
    if (!call.success) {
      socket.close(1007, 'Not a call.');
      return;
    }
    const { id, channel, request, once } = call.data;
    void engine.call(session, channel, request, once).then((reply) => send({ id, reply }));
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    unsubscribe?.();
    if (session !== key) pages?.leave(session);
  });
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

/** The path that is asked for; null for an address that is none (`//`). */
function pathOf({ url = '/' }: IncomingMessage): string | null {
  return URL.parse(url, 'http://localhost')?.pathname ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body as text, or null when it is longer than any call. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > longestMessage) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  response.end(text);
}

function json(response: ServerResponse, status: number, reply: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(reply));
}
