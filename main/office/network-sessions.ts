/**
 * The sessions of browsers and programs on other computers. Each is known by a secret that its computer was given and by the
 * address that it comes from: whoever has stolen the one has a session of his own at another address, in which nobody is signed in.
 */
import { createHash, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Language } from '../../preload/contract/values.ts';
import type { Engine } from '../engine/engine.ts';
import { networkOrigin } from '../engine/from-network.ts';
import { type PageSessions, pageSessions } from './page-sessions.ts';

/** Sessions at once that somebody has signed in to, from one address (an office may be behind one) and in all. */
const mostOfAddress = 200;
const mostInAll = 1_000;
/**
 * Those that nobody has signed in to, counted apart: whoever opens them without end is to keep nobody else out. A computer has as many
 * addresses of IPv6 as it likes within its network, which is counted as a whole, too.
 */
const mostStrangersOfAddress = 20;
const mostStrangersOfNetwork = 200;
const mostStrangers = 1_000;
/** Milliseconds after which a program's session that was not used ends. */
const longestUnused = 30 * 60_000;
/** Milliseconds that a page may be away (the computer slept, the cable was out) and find its session again. */
const longestAbsence = 10 * 60_000;
/** Both, of a session that nobody has signed in to. */
const longestOfStranger = 30_000;

type Sessions = Pick<Engine, 'openSession' | 'closeSession' | 'isSignedIn'>;

export class NetworkSessions {
  readonly #engine: Sessions;
  readonly #pages: PageSessions;
  /** The address of each session that is open. */
  readonly #addresses = new Map<string, string>();
  /** Those of them that somebody has signed in to. */
  readonly #signedIn = new Set<string>();
  /** The end of each session of a program. */
  readonly #unused = new Map<string, NodeJS.Timeout>();

  constructor(engine: Sessions) {
    this.#engine = engine;
    this.#pages = pageSessions({
      open: (session, language) => this.#open(session, language),
      close: (session) => this.#close(session),
      longestAbsence: (session) => (this.#isSignedIn(session) ? longestAbsence : longestOfStranger),
    });
  }

  /** The session of a page (`tab`) in the browser that was given the secret; null: there are too many already. */
  enter(secret: string, address: string, tab: string, language: Language): string | null {
    const session = nameOf(secret, address, tab);
    if (!this.#admit(session, address)) return null;
    return this.#pages.enter(session, language);
  }

  leave(session: string): void {
    this.#pages.leave(session);
  }

  /** A session for a program, which is known by the key that is answered; null: there are too many already. */
  begin(address: string, language: Language): string | null {
    const key = newSecret();
    const session = nameOf(key, address, program);
    if (!this.#admit(session, address)) return null;
    this.#open(session, language);
    this.#used(session);
    return key;
  }

  /** The session of the program that was given the key at this address; null: none, or none any more. */
  ofProgram(key: string, address: string): string | null {
    const session = nameOf(key, address, program);
    if (!this.#unused.has(session)) return null;
    this.#used(session);
    return session;
  }

  close(): void {
    this.#pages.close();
    for (const end of this.#unused.values()) clearTimeout(end);
  }

  #admit(session: string, address: string): boolean {
    if (this.#addresses.has(session)) return true;
    const network = networkOf(address);
    let [signedIn, signedInHere, strangers, strangersHere, strangersNear] = [0, 0, 0, 0, 0];
    for (const [other, from] of this.#addresses) {
      const isHere = from === address;
      if (this.#isSignedIn(other)) {
        signedIn += 1;
        if (isHere) signedInHere += 1;
      } else {
        strangers += 1;
        if (isHere) strangersHere += 1;
        if (networkOf(from) === network) strangersNear += 1;
      }
    }
    if (signedIn >= mostInAll || signedInHere >= mostOfAddress || strangers >= mostStrangers) return false;
    if (strangersHere >= mostStrangersOfAddress || strangersNear >= mostStrangersOfNetwork) return false;
    this.#addresses.set(session, address);
    return true;
  }

  /** Whether somebody is signed in to the session, or was: it is his from then on. */
  #isSignedIn(session: string): boolean {
    if (!this.#signedIn.has(session) && this.#engine.isSignedIn(session)) this.#signedIn.add(session);
    return this.#signedIn.has(session);
  }

  #open(session: string, language: Language): void {
    const address = this.#addresses.get(session) ?? null;
    this.#engine.openSession(session, networkOrigin, language, { host: null, computer: null, station: null, address });
  }

  #used(session: string): void {
    clearTimeout(this.#unused.get(session));
    const wait = this.#isSignedIn(session) ? longestUnused : longestOfStranger;
    const end = setTimeout(() => {
      // Its last call may have signed somebody in.
      if (wait < longestUnused && this.#isSignedIn(session)) return this.#used(session);
      this.#unused.delete(session);
      this.#close(session);
    }, wait);
    this.#unused.set(session, end.unref());
  }

  #close(session: string): void {
    this.#addresses.delete(session);
    this.#signedIn.delete(session);
    this.#engine.closeSession(session);
  }
}

/** What no page calls itself. */
const program = '';

/** By which a browser, or a program, is known: 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function nameOf(secret: string, address: string, tab: string): string {
  return `network:${createHash('sha256').update(`${secret}\n${address}\n${tab}`).digest('hex')}`;
}

/** Of an address of IPv6 the first half, in which one computer may have any number of them; of another one itself. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const groups = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? 0 : Math.max(0, 8 - groups.length - tail.length);
  return [...groups, ...Array<string>(zeros).fill('0'), ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
