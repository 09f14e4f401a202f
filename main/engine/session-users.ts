/** Who works in a session, and whether it waits for his password. */
import { DatabaseProblem, problemInReading } from '../../db/database-problem.ts';
import { numberSetting, signedIn, soleUserWithoutPassword } from '../features/office/service.ts';
import type { Clock } from './clock.ts';
import type { SignedInUser } from './context.ts';
import { networkOrigin, withPassword } from './from-network.ts';
import type { OfficeAtHand } from './office-at-hand.ts';
import { isIdle } from './session-control.ts';
import type { SessionState, Sessions } from './sessions.ts';

interface SessionUsersPorts {
  office(): Pick<OfficeAtHand, 'file' | 'db' | 'paths'>;
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** The session waits for the password of its user from now on. */
  locked(session: SessionState): void;
  log(line: string): void;
}

/** Milliseconds between two looks for pages that ask for nothing and are to be locked. */
const lookEvery = 10_000;

export class SessionUsers {
  readonly #ports: SessionUsersPorts;
  readonly #watch: NodeJS.Timeout;

  constructor(ports: SessionUsersPorts) {
    this.#ports = ports;
    this.#watch = setInterval(() => this.#lookAtAll(), lookEvery).unref();
  }

  /** Null: nobody. While no database can be opened nobody can sign in; whoever has the folder may look after its backups. */
  readonly userOf = (session: SessionState): SignedInUser | null => {
    const { file, db, paths } = this.#ports.office();
    const isFar = session.origin === networkOrigin;
    if (file.status === 'broken') {
      // A backup that is restored where an office has left would be a second one.
      const hasMoved = file.problem instanceof DatabaseProblem && file.problem.problem === 'moved';
      return isFar || hasMoved ? null : keeperOfBackups;
    }
    if (db === null) return null;
    try {
      const user = session.userId === null ? soleUserWithoutPassword(db) : signedIn(db, session.userId);
      return isFar ? withPassword(user) : user;
    } catch (error) {
      throw problemInReading(error, paths.database);
    }
  };

  /** Locks the session when nobody has touched it for the office's idle time. Whoever has no password could not unlock it. */
  readonly isLocked = (session: SessionState): boolean => {
    const { clock, locked } = this.#ports;
    const { db } = this.#ports.office();
    if (session.locked || session.userId === null || db === null) return session.locked;
    const idle = clock.milliseconds() - session.touchedAt >= 60_000 ? numberSetting(db, 'idleMinutes') : null;
    if (isIdle(session, idle, clock.milliseconds()) && this.userOf(session)?.hasPassword) {
      session.locked = true;
      locked(session);
    }
    return session.locked;
  };

  /** Whether the keeper of the office, which is another computer or none, has last said that the session is locked. */
  readonly isLockedThere = (session: SessionState): boolean =>
    this.#ports.office().db === null && session.userThere?.locked === true;

  stop(): void {
    clearInterval(this.#watch);
  }

  #lookAtAll(): void {
    for (const session of this.#ports.sessions.all()) {
      try {
        this.isLocked(session);
      } catch (error) {
        this.#ports.log(`locking: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}

const keeperOfBackups: SignedInUser = {
  id: 0,
  name: '',
  login: '',
  rights: new Set(['backups.make', 'backups.restore'] as const),
  reaches: new Map(),
  teams: [],
  hidden: new Set(),
  hasPassword: false,
  mustChangePassword: false,
};
