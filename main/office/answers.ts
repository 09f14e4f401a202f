/** What the servers of the office host have in common: files of the page, calls of programs, conversations of pages. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Reply } from '../../preload/contract/reply.ts';
import { Language } from '../../preload/contract/values.ts';
import type { Engine } from '../engine/engine.ts';
import { newNonce, pageFile, pageHeaders, withNonce } from '../page/page-policy.ts';

/** The largest message in bytes: a chunk of a file in base64, and some. */
export const longestMessage = 2 * 1024 * 1024;

/** The name of a call that may be sent again; whoever does not know it cannot have its reply. */
const CallName = z.string().regex(/^[\w-]{22,64}$/u);
const ApiCall = z.object({ channel: z.string().max(100), request: z.unknown(), command: CallName.optional() });
const Hello = z.object({
  /** The key of the host; a page in the network has none. */
  hello: z.string().max(200).nullable(),
  language: Language.catch('en'),
  /** What the page calls its session; it is made of chance. */
  session: CallName.optional(),
});
/** What a page says first. */
export type Hello = z.infer<typeof Hello>;
const PageCall = z.object({
  id: z.number().int(),
  channel: z.string().max(100),
  request: z.unknown(),
  once: z.object({ id: CallName, again: z.boolean() }).optional(),
});

/** The path that is asked for; null for an address that is none (`//`). */
export function pathOf({ url = '/' }: IncomingMessage): string | null {
  return URL.parse(url, 'http://localhost')?.pathname ?? null;
}

/** Answers a sentence. */
export function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  response.end(text);
}

/** Answers JSON that nobody is to keep. */
export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(value));
}

/** Answers a file of the built page, with `headers` besides those that go with every one; `begins`: with the page itself only. */
export async function servePage(
  page: string,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>> = {},
  begins: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Only GET.');
  const pathname = pathOf(request);
  const file = pathname === null ? null : pageFile(page, pathname);
  const bytes = file === null ? null : await readFile(file.path).catch(() => null);
  if (file === null || bytes === null) return end(response, 404, 'Not found.');
  const nonce = newNonce();
  const isPage = file.path.endsWith('.html');
  response.writeHead(200, {
    ...pageHeaders(nonce),
    ...headers,
    ...(isPage ? begins : {}),
    'content-type': file.type,
  });
  response.end(isPage ? withNonce(bytes.toString('utf8'), nonce) : bytes);
}

/** What follows `Authorization: Bearer`, or null. */
export function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer (.+)$/u.exec(headers.authorization ?? '')?.[1] ?? null;
}

/** Answers `POST /api/call` from the session; null: of none that is known. */
export async function serveCall(
  engine: Pick<Engine, 'call'>,
  session: string | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refused = (status: number, code: 'unauthorised' | 'invalid', message: string) =>
    json(response, status, { ok: false, code, message } satisfies Reply);
  if (request.method !== 'POST') return end(response, 405, 'Only POST.');
  if (session === null)
    return refused(401, 'unauthorised', 'Authorization: Bearer KEY is missing or the key is not known.');
  const body = await bodyOf(request);
  if (body === null) return refused(413, 'invalid', 'The request is larger than 2 MB.');
  const asked = ApiCall.safeParse(parsed(body));
  if (!asked.success) return refused(400, 'invalid', 'The body must be JSON: {"channel": "…", "request": {…}}.');
  const { channel, request: input, command } = asked.data;
  const once = command === undefined ? undefined : { id: command, again: false };
  return json(response, 200, await engine.call(session, channel, input, once));
}

/** How a server lets a page in. */
export interface Door {
  /** The session of the page that says this first; null: it is not let in. */
  enter(hello: Hello): string | null;
  /** The connection is gone. */
  leave(session: string): void;
}

/** One page: it says hello first, then calls; replies go back by their number, events as they come. */
export function converse(socket: WebSocket, engine: Engine, door: Door): void {
  let entered: { readonly session: string; readonly unsubscribe: () => void } | null = null;
  const send = (message: object) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  socket.on('message', (data) => {
    const message = parsed(String(data));
    if (entered === null) {
      const hello = Hello.safeParse(message);
      const session = hello.success ? door.enter(hello.data) : null;
      if (!hello.success || session === null) return socket.close(4401, 'The key is not known.');
      engine.greet(session, hello.data.language);
      entered = { session, unsubscribe: engine.subscribe(session, (event) => send({ event })) };
      return send({ welcome: true });
    }
    const call = PageCall.safeParse(message);
    if (!call.success) return socket.close(1007, 'Not a call.');
    const { id, channel, request, once } = call.data;
    void engine.call(entered.session, channel, request, once).then((reply) => send({ id, reply }));
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    entered?.unsubscribe();
    if (entered !== null) door.leave(entered.session);
  });
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
