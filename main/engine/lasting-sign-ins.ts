/** Sign-ins that outlast a change of keeper: of an office that several computers share they are noted in its database. */
import type { Db } from '../../db/database.ts';
import { forgetAllSignIns, forgetSignIn, forgetSignInsOf, keepSignIn, signInOf } from '../../db/signed-in.ts';
import { type Clock, instantOf } from './clock.ts';
import type { SessionState } from './sessions.ts';

export interface LastingSignInsPorts {
  readonly clock: Clock;
  /** By which the session is known to every keeper. */
  lastingToken(session: SessionState): string;
  /** The open database of an office that is shared; null for any other, where a sign-in ends with the program. */
  sharedDb(): Db | null;
  /** Whether a long write is under way, which would take back with it what is noted meanwhile; and when it is over. */
  isLongWriting(): boolean;
  settled(): Promise<void>;
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

  /** All others in which the user is signed in, wherever they are: none of them is any more. */
  forgetOf(userId: number, except: SessionState | null): void {
    this.#attempt((db) => forgetSignInsOf(db, userId, except && this.#ports.lastingToken(except)));
  }

  /** The database is another one now: nobody is signed in to it. */
  forgetAll(): void {
    this.#attempt((db) => forgetAllSignIns(db));
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
    this.#now((db) => {
      const known = session.userId === null ? signInOf(db, lastingToken(session), instantOf(clock)) : null;
      if (known === null) return;
      session.userId = known.userId;
      session.since = Date.parse(known.since);
      session.locked = known.locked;
      session.touchedAt = clock.milliseconds();
    });
  }

  #attempt(work: (db: Db) => void): void {
    const { isLongWriting, settled } = this.#ports;
    if (isLongWriting()) void settled().then(() => this.#attempt(work));
    else this.#now(work);
  }

  #now(work: (db: Db) => void): void {
    const db = this.#ports.sharedDb();
    if (db === null) return;
    try {
      work(db);
    } catch (error) {
      this.#ports.log(`sign-ins: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
