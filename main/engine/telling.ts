/** Telling the pages what has happened: each only what it may know of. */
import type { Db } from '../../db/database.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import { whoseChange } from '../features/people/belonging.ts';
import type { Recorded, SignedInUser } from './context.ts';
import { mayKnow, type ToldOf } from './events.ts';
import type { SessionState, Sessions } from './sessions.ts';

export interface TellingPorts {
  readonly sessions: Sessions;
  userOf(session: SessionState): SignedInUser | null;
  /** The open database, or null. */
  openDb(): Db | null;
  log(line: string): void;
}

export class Telling {
  readonly #ports: TellingPorts;

  constructor(ports: TellingPorts) {
    this.#ports = ports;
  }

  /** What is told was committed already: failing to tell it must not look like a failure of the command. */
  readonly session = (session: SessionState, event: EngineEvent, toldOf: () => ToldOf | null = () => null): void => {
    try {
      const isChange = event.type === 'changed';
      // Whoever unlocks it reads everything again.
      if ((isChange || event.type === 'presence') && session.locked) return;
      const user = isChange ? this.#ports.userOf(session) : null;
      if (mayKnow(event, user, toldOf)) for (const listener of session.listeners) listener(event);
    } catch (error) {
      this.#ports.log(`${event.type} was not told: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  readonly all = (event: EngineEvent): void => {
    for (const session of this.#ports.sessions.all()) this.session(session, event);
  };

  /** A change that was committed, told to those who may know of its record. */
  readonly change = (change: Recorded): void => {
    const { entity, id, version } = change;
    let known: ToldOf | null | undefined;
    const toldOf = (): ToldOf | null => {
      if (known === undefined) {
        const db = this.#ports.openDb();
        known = db && whoseChange(db, change);
      }
      return known;
    };
    for (const session of this.#ports.sessions.all())
      this.session(session, { type: 'changed', entity, id, version }, toldOf);
  };

  /** The session is locked now: its page shows it, and those who look after the sessions. */
  readonly locked = (session: SessionState): void => {
    for (const listener of session.listeners) listener({ type: 'locked' });
    this.all({ type: 'changed', entity: 'session', id: session.id, version: 0 });
  };
}
