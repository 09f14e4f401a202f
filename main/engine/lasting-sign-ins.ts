/** Sign-ins that outlast a change of keeper: of an office that several computers share they are noted in its database. */
import type { Db } from '../../db/database.ts';
import { forgetSignIn, keepSignIn, signInOf } from '../../db/signed-in.ts';
import { type Clock, instantOf } from './clock.ts';
import type { SessionState } from './sessions.ts';

export interface LastingSignInsPorts {
  readonly clock: Clock;
  /** By which the session is known to every keeper. */
  lastingToken(session: SessionState): string;
  /** The open database of an office that is shared; null for any other, where a sign-in ends with the program. */
  sharedDb(): Db | null;
  log(line: string): void;
}

export class LastingSignIns {
  readonly #ports: LastingSignInsPorts;

  constructor(ports: LastingSignInsPorts) {
    this.#ports = ports;
  }

  /** Notes who is signed in to the session now. What cannot be noted is told in the log: he will have to sign in again. */
  note(session: SessionState): void {
    this.#attempt((db) => this.noteIn(db, session));
  }

  /** The same in an office that is about to be shared. Throws what the database throws. */
  noteIn(db: Db, session: SessionState): void {
    const { clock, lastingToken } = this.#ports;
    const { userId, since, locked } = session;
    const token = lastingToken(session);
    if (userId === null) forgetSignIn(db, token);
    else keepSignIn(db, token, { userId, since: new Date(since).toISOString(), locked }, instantOf(clock));
  }

  /** The session is that of whoever had signed in to it at the keeper before. */
  recall(session: SessionState): void {
    const { clock, lastingToken } = this.#ports;
    this.#attempt((db) => {
      const known = session.userId === null ? signInOf(db, lastingToken(session), instantOf(clock)) : null;
      if (known === null) return;
      session.userId = known.userId;
      session.since = Date.parse(known.since);
      session.locked = known.locked;
      session.touchedAt = clock.milliseconds();
    });
  }

  #attempt(work: (db: Db) => void): void {
    const db = this.#ports.sharedDb();
    if (db === null) return;
    try {
      work(db);
    } catch (error) {
      this.#ports.log(`sign-ins: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
