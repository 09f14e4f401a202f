/**
 * The sessions of browsers and programs on other computers. Each is known by a secret that its computer was given and by the
 * address that it comes from: whoever has stolen the one has a session of his own at another address, in which nobody is signed in.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Language } from '../../preload/contract/values.ts';
import type { Engine } from '../engine/engine.ts';
import { networkOrigin } from '../engine/from-network.ts';
import { type PageSessions, pageSessions } from './page-sessions.ts';

/** Sessions at once from one address (an office may be behind one), and in all. */
const mostOfAddress = 200;
const mostInAll = 1_000;
/** Milliseconds after which a program's session that was not used ends. */
const longestUnused = 30 * 60_000;

export class NetworkSessions {
  readonly #engine: Pick<Engine, 'openSession' | 'closeSession'>;
  readonly #pages: PageSessions;
  /** The address of each session that is open. */
  readonly #addresses = new Map<string, string>();
  /** The end of each session of a program. */
  readonly #unused = new Map<string, NodeJS.Timeout>();

  constructor(engine: Pick<Engine, 'openSession' | 'closeSession'>) {
    this.#engine = engine;
    this.#pages = pageSessions({
      open: (session, language) => this.#open(session, language),
      close: (session) => this.#close(session),
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
    if (!this.#addresses.has(session)) {
      const ofAddress = [...this.#addresses.values()].filter((one) => one === address).length;
      if (ofAddress >= mostOfAddress || this.#addresses.size >= mostInAll) return false;
      this.#addresses.set(session, address);
    }
    return true;
  }

  #open(session: string, language: Language): void {
    const address = this.#addresses.get(session) ?? null;
    this.#engine.openSession(session, networkOrigin, language, { host: null, computer: null, station: null, address });
  }

  #used(session: string): void {
    clearTimeout(this.#unused.get(session));
    const end = setTimeout(() => {
      this.#unused.delete(session);
      this.#close(session);
    }, longestUnused);
    this.#unused.set(session, end.unref());
  }

  #close(session: string): void {
    this.#addresses.delete(session);
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
