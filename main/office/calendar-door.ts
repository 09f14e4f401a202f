/**
 * `GET /calendar/SECRET.ics`: the calendar of whoever has made the secret, for calendar programs. It is the whole proof of who asks, so it is
 * written nowhere, and whoever tries others waits as one does who tries passwords.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CalendarSecret } from '../../preload/contract/calendar.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Engine } from '../engine/engine.ts';
import { end } from './answers.ts';

/** So many wrong ones are answered at once; from then on 2 s, doubling up to 5 min. */
const free = 5;
const longestWait = 300_000;
/** So many addresses are remembered at most. */
const mostAddresses = 10_000;

interface Failures {
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Asked = Pick<Engine, 'openSession' | 'closeSession' | 'call'>;

export class CalendarDoor {
  readonly #engine: Asked;
  readonly #session = `calendars ${randomBytes(16).toString('base64url')}`;
  readonly #failures = new Map<string, Failures>();
  readonly #now: () => number;

  /** `now`: milliseconds since 1970. */
  constructor(engine: Asked, now: () => number = Date.now) {
    this.#engine = engine;
    this.#now = now;
    engine.openSession(this.#session, 'program', 'en');
  }

  close(): void {
    this.#engine.closeSession(this.#session);
  }

  /** Answers the request for a path that begins with `/calendar/`. `address`: where it comes from. */
  async serve(pathname: string, address: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Only GET.');
    const wait = this.#waits(address);
    if (wait > 0) {
      response.setHeader('retry-after', Math.ceil(wait / 1000));
      return end(response, 429, 'Too many wrong addresses. Try again later.');
    }
    const secret = CalendarSecret.safeParse(/^\/calendar\/([^/]*)\.ics$/u.exec(pathname)?.[1]);
    const reply: Reply | null = secret.success
      ? await this.#engine.call(this.#session, 'calendar.read', { secret: secret.data })
      : null;
    if (reply === null || (!reply.ok && reply.code === 'not-found')) {
      this.#failed(address);
      return end(response, 404, 'There is no such calendar.');
    }
    if (!reply.ok) return end(response, 503, 'The calendar cannot be read at the moment.');
    this.#failures.delete(address);
    // The contract says what is answered to `calendar.read`.
    const { text } = reply.value as { text: string };
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    response.setHeader('etag', etag);
    response.setHeader('cache-control', 'private, no-cache');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    if (request.headers['if-none-match']?.split(/\s*,\s*/u).includes(etag)) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  /** Milliseconds that the address has to wait yet. */
  #waits(address: string): number {
    const failures = this.#failures.get(address);
    if (failures === undefined || failures.count < free) return 0;
    const wait = Math.min(longestWait, 2 ** (failures.count - free + 1) * 1000);
    return Math.max(0, failures.at + wait - this.#now());
  }

  #failed(address: string): void {
    const count = (this.#failures.get(address)?.count ?? 0) + 1;
    // The latest stands last: who has failed the longest ago is forgotten first.
    this.#failures.delete(address);
    this.#failures.set(address, { count, at: this.#now() });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > mostAddresses && oldest !== undefined) this.#failures.delete(oldest);
  }
}
