/** Who is connected: each session belongs to one page (or one program that calls), and perhaps to a signed-in user. */
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { Host } from './host.ts';
import type { JobState } from './jobs.ts';

export interface SessionState {
  readonly token: string;
  /** By which others may speak of it: the token is nobody else's business. */
  readonly id: number;
  /** Where its calls come from, for the audit: `desktop`, `browser`, `network`. */
  readonly origin: string;
  /** What its own computer can do; null: this one. */
  host: Host | null;
  /** The computer that it is on; null: this one, or one that reaches it over the network by itself. */
  readonly computer: string | null;
  /** The address of a computer that reaches this one by itself. */
  readonly address: string | null;
  /** The name of chance of that computer; null: this one. */
  readonly station: string | null;
  language: Language;
  userId: number | null;
  /** Whom the keeper of the shared office in the folder has last named as the user of this session, and whether it waits for his password. */
  userThere: { readonly folder: string; readonly id: number; readonly locked: boolean } | null;
  /** Waits for the password of its user. */
  locked: boolean;
  /** Milliseconds: when its user signed in, or the session was opened. */
  since: number;
  /** Milliseconds: when somebody last did something in it. */
  touchedAt: number;
  /** Called with each event that the session may know of. */
  readonly listeners: Set<(event: EngineEvent) => void>;
  readonly jobs: Map<string, JobState>;
}

/** Where a session comes from that is not of this computer. */
export interface Elsewhere {
  readonly host: Host | null;
  readonly computer: string | null;
  readonly station: string | null;
  readonly address: string | null;
}

/** The sessions of an engine, by their tokens. */
export class Sessions {
  readonly #byToken = new Map<string, SessionState>();
  #last = 0;

  /** `now`: milliseconds. */
  open(token: string, origin: string, language: Language, now: number, from: Elsewhere | null): SessionState {
    const known = this.#byToken.get(token);
    if (known !== undefined) {
      // Its connection may be another one now.
      if (from !== null) known.host = from.host;
      return known;
    }
    const session: SessionState = {
      token,
      id: ++this.#last,
      origin,
      host: from?.host ?? null,
      computer: from?.computer ?? null,
      address: from?.address ?? null,
      station: from?.station ?? null,
      language,
      userId: null,
      userThere: null,
      locked: false,
      since: now,
      touchedAt: now,
      listeners: new Set(),
      jobs: new Map(),
    };
    this.#byToken.set(token, session);
    return session;
  }

  get(token: string): SessionState | undefined {
    return this.#byToken.get(token);
  }

  /** Whether somebody is signed in to the session, here or at the keeper of the shared office. */
  isSignedIn(token: string): boolean {
    const session = this.#byToken.get(token);
    return session !== undefined && (session.userId !== null || session.userThere !== null);
  }

  /** Forgets the session and cancels what it had running. */
  close(token: string): void {
    const session = this.#byToken.get(token);
    if (session !== undefined) cancelJobs(session);
    this.#byToken.delete(token);
  }

  all(): Iterable<SessionState> {
    return this.#byToken.values();
  }
}

/** Cancels what the session has running. */
export function cancelJobs(session: SessionState): void {
  for (const job of session.jobs.values()) job.cancelled = true;
}

/** From now on the session is this user's; null: nobody's. */
export function enterAs(session: SessionState, userId: number | null, now: number): void {
  session.userId = userId;
  session.locked = false;
  session.since = now;
  session.touchedAt = now;
}
