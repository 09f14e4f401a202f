/** Who is connected: each session belongs to one page (or one program that calls), and perhaps to a signed-in user. */
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { JobState } from './jobs.ts';

export interface SessionState {
  readonly token: string;
  /** Where its calls come from, for the audit: `desktop`, `browser`. */
  readonly origin: string;
  language: Language;
  userId: number | null;
  /** Waits for the password of its user. */
  locked: boolean;
  /** Called with each event that the session may know of. */
  readonly listeners: Set<(event: EngineEvent) => void>;
  readonly jobs: Map<string, JobState>;
}

/** The sessions of an engine, by their tokens. */
export class Sessions {
  readonly #byToken = new Map<string, SessionState>();

  open(token: string, origin: string, language: Language): SessionState {
    const known = this.#byToken.get(token);
    if (known !== undefined) return known;
    const session: SessionState = {
      token,
      origin,
      language,
      userId: null,
      locked: false,
      listeners: new Set(),
      jobs: new Map(),
    };
    this.#byToken.set(token, session);
    return session;
  }

  get(token: string): SessionState | undefined {
    return this.#byToken.get(token);
  }

  /** Forgets the session and cancels what it had running. */
  close(token: string): void {
    for (const job of this.#byToken.get(token)?.jobs.values() ?? []) job.cancelled = true;
    this.#byToken.delete(token);
  }

  all(): Iterable<SessionState> {
    return this.#byToken.values();
  }
}
