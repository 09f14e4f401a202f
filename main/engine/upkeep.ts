/**
 * Work for which nobody else may have the office open: a restore, a check, compacting. Others are asked to save what they are doing, are
 * waited for, kept out while it lasts, and let in again. It is known to this process alone, and so ends with it.
 */
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { Upkeep as Told, UpkeepKind } from '../../preload/contract/stations.ts';
import { type Job, JobCancelled, type SignedInUser } from './context.ts';
import { Failure, type Said } from './failure.ts';
import type { UpkeepControl } from './office-control.ts';
import type { SessionState } from './sessions.ts';
import { alreadyAnnounced, upkeepRuns } from './upkeep-words.ts';

/** What is to be done. */
export interface UpkeepOrder {
  readonly kind: UpkeepKind;
  /** Of a restore: the moment of the backup. */
  readonly backupAt: string | null;
  /** Seconds that the others are given; 0: none. */
  readonly seconds: number;
  /** Says that the others are waited for; what is done then, the work says itself. */
  readonly job: Pick<Job, 'progress'>;
}

export interface UpkeepPorts {
  sessions(): Iterable<SessionState>;
  userOf(session: SessionState): SignedInUser | null;
  tell(session: SessionState, event: EngineEvent): void;
}

/** Milliseconds that the page of whoever has begun it may be gone before it is called off. */
const longestAbsence = 15_000;
/** Milliseconds in which pages hear that it runs now, before this thread may be busy with it. */
const soon = 100;

/** Programs that call have no page on which somebody could save; of another computer's sessions all listen. */
function isProgram({ origin }: SessionState): boolean {
  return origin === 'program' || origin === 'start';
}

interface UnderWay {
  readonly order: UpkeepOrder;
  readonly by: SignedInUser;
  readonly session: SessionState;
  readonly until: number;
  readonly ready: Set<SessionState>;
  phase: 'asked' | 'running';
  /** Ends the waiting. */
  readonly decided: (decision: 'begin' | 'call-off') => void;
}

export class Upkeep {
  readonly #ports: UpkeepPorts;
  #underWay: UnderWay | null = null;
  readonly #awaited = new Set<() => void>();

  constructor(ports: UpkeepPorts) {
    this.#ports = ports;
  }

  /** As handlers have it for a session. */
  of(session: SessionState): UpkeepControl {
    return {
      run: (order, work) => this.run(session, order, work),
      told: () => this.toldTo(session),
      ready: (is) => this.ready(session, is),
      decide: (decision, mayManage) => this.decide(session, decision, mayManage),
    };
  }

  /** Why nobody is let in at this moment; null: everybody is. */
  get bar(): Said | null {
    const now = this.#underWay;
    return now?.phase === 'running' ? upkeepRuns(now.order, now.by.name) : null;
  }

  /** Whether it is announced or runs. */
  get isUnderWay(): boolean {
    return this.#underWay !== null;
  }

  /** Resolves when nothing is announced or runs. */
  async over(): Promise<void> {
    while (this.#underWay !== null) await new Promise<void>((resolve) => this.#awaited.add(resolve));
  }

  /**
   * Does the work when the others are ready, or their time is over. Rejects with Failure `busy` while other such work is under way,
   * and with JobCancelled when it is called off, or the page of whoever asked is gone.
   */
  async run<Result>(session: SessionState, order: UpkeepOrder, work: () => Promise<Result>): Promise<Result> {
    if (this.#underWay !== null) throw new Failure('busy', alreadyAnnounced(this.#underWay.by.name));
    const by = this.#ports.userOf(session);
    if (by === null) return work();
    const { promise, resolve } = Promise.withResolvers<'begin' | 'call-off'>();
    const until = performance.now() + order.seconds * 1_000;
    const now: UnderWay = { order, by, session, until, ready: new Set(), phase: 'asked', decided: resolve };
    this.#underWay = now;
    try {
      if (order.seconds > 0 && this.#waitedFor(now).length > 0) {
        order.job.progress('waiting', 0, null);
        this.#tell();
        if ((await this.#watched(now, promise)) === 'call-off') throw new JobCancelled();
      }
      now.phase = 'running';
      this.#tell();
      await new Promise((resolve) => setTimeout(resolve, soon));
      return await work();
    } finally {
      this.#underWay = null;
      for (const resolve of this.#awaited) resolve();
      this.#awaited.clear();
      for (const other of this.#ports.sessions()) this.#ports.tell(other, { type: 'upkeep', upkeep: null });
      // What was asked meanwhile was refused, and is to be asked again.
      if (now.phase === 'running')
        for (const other of this.#ports.sessions()) this.#ports.tell(other, { type: 'office' });
    }
  }

  /** As the session is told of it. */
  toldTo(session: SessionState): Told | null {
    const now = this.#underWay;
    if (now === null) return null;
    const { order, by, phase, until, ready } = now;
    const waitsFor = [...new Set(this.#waitedFor(now).map((other) => this.#ports.userOf(other)?.name ?? ''))];
    return {
      kind: order.kind,
      backupAt: order.backupAt,
      by: by.name,
      own: session === now.session,
      phase,
      secondsLeft: Math.max(0, Math.ceil((until - performance.now()) / 1_000)),
      ready: ready.has(session),
      waitsFor: phase === 'asked' ? waitsFor.sort((one, other) => one.localeCompare(other)) : [],
    };
  }

  /** The page of the session has saved what its user was doing, or has something new. */
  ready(session: SessionState, is: boolean): void {
    const now = this.#underWay;
    if (now === null || now.phase !== 'asked' || now.ready.has(session) === is) return;
    if (is) now.ready.add(session);
    else now.ready.delete(session);
    this.#tell();
    if (this.#waitedFor(now).length === 0) now.decided('begin');
  }

  /** Begins it at once or calls it off; false where there is nothing to decide, or it is not this session's to do so. */
  decide(session: SessionState, decision: 'begin' | 'call-off', mayManage: boolean): boolean {
    const now = this.#underWay;
    if (now === null || now.phase !== 'asked' || !(mayManage || session === now.session)) return false;
    now.decided(decision);
    return true;
  }

  /** The engine closes: nothing that is only announced is begun any more. */
  stop(): void {
    if (this.#underWay?.phase === 'asked') this.#underWay.decided('call-off');
  }

  async #watched(now: UnderWay, decided: Promise<'begin' | 'call-off'>): Promise<'begin' | 'call-off'> {
    // A program that calls without listening has no page that could be gone.
    const hadPage = now.session.listeners.size > 0;
    let seenAt = performance.now();
    const watch = setInterval(() => {
      const at = performance.now();
      if (!hadPage || now.session.listeners.size > 0) seenAt = at;
      if (at - seenAt > longestAbsence) now.decided('call-off');
      // Also when those who were waited for have gone meanwhile.
      else if (at >= now.until || this.#waitedFor(now).length === 0) now.decided('begin');
    }, 250);
    try {
      return await decided;
    } finally {
      clearInterval(watch);
    }
  }

  /** Pages of others that somebody works in, and that are not ready. Nobody is before one that is locked. */
  #waitedFor(now: UnderWay): SessionState[] {
    return [...this.#ports.sessions()].filter(
      (other) =>
        other !== now.session &&
        other.listeners.size > 0 &&
        !isProgram(other) &&
        !other.locked &&
        !now.ready.has(other) &&
        this.#ports.userOf(other) !== null,
    );
  }

  #tell(): void {
    for (const session of this.#ports.sessions())
      if (this.#ports.userOf(session) !== null)
        this.#ports.tell(session, { type: 'upkeep', upkeep: this.toldTo(session) });
  }
}
