/** What handlers may do with sessions: see who works, end one, lock and unlock their own. */
import type { EndOfSession } from '../../preload/contract/events.ts';
import type { SignedInUser } from './context.ts';
import { cancelJobs, enterAs, type SessionState, type Sessions } from './sessions.ts';

/** A session that somebody works in; instants in UTC. */
export interface SessionInUse {
  readonly id: number;
  readonly userId: number;
  readonly user: string;
  readonly origin: string;
  /** Its name, or the address of one that reaches this one over the network; null: the computer of this engine. */
  readonly computer: string | null;
  /** The name of chance of that computer. */
  readonly station: string | null;
  readonly since: string;
  readonly touchedAt: string;
  readonly locked: boolean;
  readonly own: boolean;
}

export interface SessionControl {
  /** The latest touch first. */
  inUse(): readonly SessionInUse[];
  /** Ends the session of this number; false when there is none that somebody is signed in to. */
  end(id: number): boolean;
  /** Ends all sessions of the user, `exceptOwn`: but the one that calls. */
  endOf(userId: number, why: EndOfSession, exceptOwn?: boolean): void;
  /** Somebody does something in this session. */
  touch(): void;
  lock(): void;
  unlock(): void;
}

export interface SessionPorts {
  readonly sessions: Sessions;
  milliseconds(): number;
  userOf(session: SessionState): SignedInUser | null;
  /** A session has lost its user: its page and its files are told. */
  left(session: SessionState, why: EndOfSession): void;
  /** A session is locked now. */
  locked(session: SessionState): void;
  /** The user is signed in nowhere any more, but for this session. */
  endedFor(userId: number, except: SessionState | null): void;
  /** A session is unlocked now. */
  unlocked(session: SessionState): void;
  /** Who works here is another matter now. */
  changed(): void;
}

export function sessionControl(own: SessionState, ports: SessionPorts): SessionControl {
  const { sessions } = ports;
  const isoOf = (milliseconds: number) => new Date(milliseconds).toISOString();
  const leave = (session: SessionState, why: EndOfSession) => {
    cancelJobs(session);
    enterAs(session, null, ports.milliseconds());
    ports.left(session, why);
  };
  return {
    inUse: () =>
      [...sessions.all()]
        .flatMap((session) => {
          // The only user of an office need not sign in: he is in every session that a page listens to.
          const user = session.userId !== null || session.listeners.size > 0 ? ports.userOf(session) : null;
          if (user === null) return [];
          const { id, origin, station, since, touchedAt, locked } = session;
          const computer = session.computer ?? session.address;
          const times = { since: isoOf(since), touchedAt: isoOf(touchedAt) };
          return [
            { id, userId: user.id, user: user.name, origin, computer, station, ...times, locked, own: session === own },
          ];
        })
        .sort((one, other) => (one.touchedAt < other.touchedAt ? 1 : -1)),
    end: (id) => {
      const found = [...sessions.all()].find((session) => session.id === id && session.userId !== null);
      if (found === undefined) return false;
      leave(found, 'ended');
      ports.changed();
      return true;
    },
    endOf: (userId, why, exceptOwn = false) => {
      for (const session of sessions.all())
        if (session.userId === userId && !(exceptOwn && session === own)) leave(session, why);
      ports.endedFor(userId, exceptOwn ? own : null);
      ports.changed();
    },
    touch: () => {
      own.touchedAt = ports.milliseconds();
    },
    lock: () => {
      own.locked = true;
      ports.locked(own);
    },
    unlock: () => {
      own.locked = false;
      own.touchedAt = ports.milliseconds();
      ports.unlocked(own);
      ports.changed();
    },
  };
}

/** Whether a session that nobody has touched for so many minutes (null: any number) is to be locked at this moment. */
export function isIdle(session: SessionState, idleMinutes: number | null, now: number): boolean {
  return idleMinutes !== null && now - session.touchedAt >= idleMinutes * 60_000;
}
