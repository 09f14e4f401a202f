/** Who has which record open at this moment. Nothing of it is stored: it is true only as long as the pages say so. */
import type { EngineEvent } from '../../preload/contract/events.ts';
import { type OpenRecord, presenceBeat } from '../../preload/contract/presence.ts';
import type { SignedInUser } from './context.ts';
import type { SessionState } from './sessions.ts';

export interface PresencePorts {
  /** The user of the session, or null. */
  userOf(session: SessionState): SignedInUser | null;
  /** Whether the user may see the record. */
  maySee(user: SignedInUser, record: OpenRecord): boolean;
  tell(session: SessionState, event: EngineEvent): void;
  milliseconds(): number;
}

export interface Person {
  readonly id: number;
  readonly name: string;
}

interface Here {
  readonly record: OpenRecord;
  readonly person: Person;
  readonly at: number;
}

/** A page that has said nothing for so long, in milliseconds, has gone: it died, or its computer sleeps. */
const silence = 2 * presenceBeat;

export class Presence {
  readonly #ports: PresencePorts;
  readonly #open = new Map<SessionState, Here>();
  readonly #sweeping: NodeJS.Timeout;

  constructor(ports: PresencePorts) {
    this.#ports = ports;
    this.#sweeping = setInterval(() => this.sweep(), presenceBeat / 3);
    this.#sweeping.unref();
  }

  /** The session has this record open, and no other; null: none. Answers who else has it; nobody, where the user may not see it. */
  here(session: SessionState, record: OpenRecord | null): readonly Person[] {
    this.sweep();
    const user = this.#ports.userOf(session);
    if (record === null || user === null || !this.#ports.maySee(user, record)) {
      this.left(session);
      return [];
    }
    const before = this.#open.get(session);
    const { id, name } = user;
    this.#open.set(session, { record, person: { id, name }, at: this.#ports.milliseconds() });
    const isSame = before !== undefined && isOne(before.record, record) && before.person.id === id;
    if (!isSame) {
      if (before !== undefined) this.#tellOf(before.record);
      this.#tellOf(record, session);
    }
    return this.#others(session, record, id);
  }

  /** The session has nothing open any more: its page was closed, its user has signed out. */
  left(session: SessionState): void {
    const before = this.#open.get(session);
    if (before === undefined) return;
    this.#open.delete(session);
    this.#tellOf(before.record);
  }

  /** Everybody who has been silent too long has left. */
  sweep(): void {
    const oldest = this.#ports.milliseconds() - silence;
    for (const [session, { at }] of this.#open) if (at < oldest) this.left(session);
  }

  stop(): void {
    clearInterval(this.#sweeping);
    this.#open.clear();
  }

  #others(session: SessionState, record: OpenRecord, userId: number): Person[] {
    const people = new Map<number, Person>();
    for (const [other, { record: theirs, person }] of this.#open)
      if (other !== session && person.id !== userId && isOne(theirs, record)) people.set(person.id, person);
    return [...people.values()].sort((one, other) => one.name.localeCompare(other.name) || one.id - other.id);
  }

  /** Tells everybody who has the record open and may still see it who else has. */
  #tellOf(record: OpenRecord, except?: SessionState): void {
    for (const [session, here] of this.#open) {
      if (session === except || !isOne(here.record, record)) continue;
      const user = this.#ports.userOf(session);
      if (user === null || !this.#ports.maySee(user, record)) continue;
      const people = this.#others(session, record, user.id);
      this.#ports.tell(session, { type: 'presence', entity: record.entity, id: record.id, people });
    }
  }
}

function isOne(one: OpenRecord, other: OpenRecord): boolean {
  return one.entity === other.entity && one.id === other.id;
}
