/** The connection to the computer that keeps the office: made, lost and made anew, to whoever that is. */
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import type { Once } from '../engine/repeated-calls.ts';
import type { ContactableClaim } from './beacon-file.ts';
import { KeeperLink, Unreachable } from './keeper-link.ts';
import type { ComputerInOffice, FromKeeper, Refusal } from './station-messages.ts';
import type { StationSessions } from './station-sessions.ts';

export interface KeeperPursuitPorts {
  readonly sessions: StationSessions;
  /** The keeper of this epoch has answered. */
  heard(epoch: number): void;
  /** The keeper goes, and this process keeps the office now, in this epoch. */
  inherited(epoch: number): void;
  /** Who keeps the office is to be looked up at once. */
  lookNow(): void;
  /** The page of this session is to hear it. */
  tell(session: string, event: EngineEvent): void;
  /** There is a connection that there was not. */
  connected(): void;
  /** There is a connection, or none any more, or another reason for there being none. */
  changed(): void;
  log(line: string): void;
}

/** Milliseconds between two attempts to reach a keeper, and one that is about to be one. */
const reachEvery = 1_000;
const soon = 200;

export class KeeperPursuit {
  readonly #ports: KeeperPursuitPorts;
  #link: KeeperLink | null = null;
  /** The keeper whose connection is wanted. */
  #target: ContactableClaim | null = null;
  /** The keeper that attempts are being made to reach. */
  #reaching: ContactableClaim | null = null;
  #hindrance: 'keeper' | Refusal | null = null;
  #older: readonly ComputerInOffice[] = [];
  readonly #pending = new Map<number, (reply: Reply | null) => void>();
  #lastCall = 0;

  constructor(ports: KeeperPursuitPorts) {
    this.#ports = ports;
  }

  get link(): KeeperLink | null {
    return this.#link;
  }

  /** Why the keeper that there is cannot be worked with; null while that is not known. */
  get hindrance(): 'keeper' | Refusal | null {
    return this.#hindrance;
  }

  /** The computers with an older program that work with it. */
  get older(): readonly ComputerInOffice[] {
    return this.#older;
  }

  /** Is connected to this keeper, and to none that was before; to one whose address changes, too, while he answers. */
  follow(keeper: ContactableClaim): void {
    const isSame = this.#target?.keeper === keeper.keeper && this.#target.epoch === keeper.epoch;
    if (isSame && this.#link !== null) return;
    this.#drop();
    this.#target = keeper;
    this.#hindrance = null;
    void this.#reach(keeper);
  }

  /** Is connected to nobody. */
  stop(): void {
    this.#target = null;
    this.#drop();
  }

  /** What the keeper answers; null when the connection is lost before. */
  ask(
    link: KeeperLink,
    session: string,
    channel: string,
    request: unknown,
    once: Once | undefined,
  ): Promise<Reply | null> {
    const id = ++this.#lastCall;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      link.send({ type: 'call', id, session, channel, request, ...(once && { once }) });
    });
  }

  async #reach(keeper: ContactableClaim): Promise<void> {
    const { sessions, heard, connected, changed, log } = this.#ports;
    const { introduction } = sessions;
    if (keeper.contact === null || introduction === null) return;
    if (this.#reaching === keeper) return;
    this.#reaching = keeper;
    while (this.#target === keeper && this.#link === null) {
      try {
        const link = await KeeperLink.open({
          keeper: keeper.contact,
          hello: introduction,
          heard,
          message: (message) => this.#hear(message),
          lost: () => this.#lost(keeper),
        });
        if (this.#target !== keeper) {
          link.close();
          break;
        }
        this.#link = link;
        this.#hindrance = null;
        connected();
        for (const token of sessions.tokens()) sessions.introduce(token, link);
        changed();
      } catch (error) {
        if (this.#target !== keeper) break;
        const why = error instanceof Unreachable ? error.why : String(error);
        const hindrance = hindranceOf(why);
        if (hindrance !== null && hindrance !== this.#hindrance)
          log(`${keeper.contact.computer} cannot be reached at port ${keeper.contact.port}: ${why}`);
        this.#hindrance = hindrance;
        this.#older = error instanceof Unreachable ? error.computers : [];
        changed();
        await new Promise((resolve) => setTimeout(resolve, hindrance === null ? soon : reachEvery));
      }
    }
    if (this.#reaching === keeper) this.#reaching = null;
  }

  #lost(keeper: ContactableClaim): void {
    this.#link = null;
    this.#answerNobody();
    this.#ports.changed();
    this.#ports.lookNow();
    if (this.#target === keeper) void this.#reach(keeper);
  }

  #drop(): void {
    this.#link?.close();
    this.#link = null;
    this.#answerNobody();
  }

  /** What the keeper was asked is asked again, wherever the office is kept then. */
  #answerNobody(): void {
    for (const answer of this.#pending.values()) answer(null);
    this.#pending.clear();
  }

  #hear(message: FromKeeper): void {
    const { sessions, tell, inherited, lookNow, changed } = this.#ports;
    switch (message.type) {
      case 'reply':
        this.#pending.get(message.id)?.(message.reply);
        this.#pending.delete(message.id);
        return;
      case 'event':
        tell(message.session, message.event);
        return;
      case 'inherit':
        this.#drop();
        changed();
        inherited(message.epoch);
        return;
      case 'gone':
        this.#drop();
        changed();
        lookNow();
        if (this.#target !== null) void this.#reach(this.#target);
        return;
      case 'host-call':
      case 'file-part':
        sessions.serve(message, this.#link);
        return;
      case 'welcome':
      case 'refused':
    }
  }
}

function hindranceOf(why: string): 'keeper' | Refusal | null {
  if (why === 'not-now') return null;
  return why === 'older' || why === 'newer' || why === 'clock' ? why : 'keeper';
}
