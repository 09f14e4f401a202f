/** What handlers are given: the call as a query, a command or a task sees it. */
import type { Db } from '../../db/database.ts';
import { rights } from '../../preload/contract/channel.ts';
import type { Entity } from '../../preload/contract/events.ts';
import type { Language } from '../../preload/contract/values.ts';
import { recordChange } from '../features/audit/service.ts';
import { dayOf, instantOf } from './clock.ts';
import type { CommandContext, Context, Job, Recorded, SignedInUser, TaskContext } from './context.ts';
import { Failure } from './failure.ts';
import type { Host } from './host.ts';
import { startJob } from './jobs.ts';
import type { OfficeControl } from './office-control.ts';
import { notSignedIn, openedAnew } from './router-words.ts';
import type { Runner } from './runner.ts';
import type { SessionState } from './sessions.ts';
import type { EngineUploads } from './uploads.ts';

/** The engine's side of a call: who, through which channel. */
export interface Call {
  readonly engine: Runner;
  readonly session: SessionState;
  readonly channel: string;
}

/** A call that reads. */
export class CallContext implements Context {
  readonly call: Call;
  readonly now: string;
  readonly today: string;

  constructor(call: Call) {
    const { clock } = call.engine.ports;
    this.call = call;
    this.now = instantOf(clock);
    this.today = dayOf(clock);
  }

  get channel(): string {
    return this.call.channel;
  }
  get session(): string {
    return this.call.session.token;
  }
  get origin(): string {
    return this.call.session.origin;
  }
  get language(): Language {
    return this.call.session.language;
  }
  get db(): Db {
    return this.call.engine.reader;
  }
  get hasOffice(): boolean {
    return this.call.engine.ports.hasOffice();
  }
  get user(): SignedInUser {
    const user = this.call.engine.ports.userOf(this.call.session);
    if (user === null) throw new Failure('unauthorised', notSignedIn);
    return user;
  }
  get office(): OfficeControl {
    const { call } = this;
    const own = call.engine.ports.control(call.session);
    return {
      ...own,
      open: async (folder) => {
        call.engine.refuseDuringLongWrite();
        await own.open(folder);
      },
      replaced: async (work) => {
        call.engine.refuseDuringLongWrite();
        return own.replaced(work);
      },
      closed: async (work) => {
        call.engine.refuseDuringLongWrite();
        return own.closed(work);
      },
      moved: async (to, work) => {
        call.engine.refuseDuringLongWrite();
        await own.moved(to, work);
      },
      create: async (folder, fill) => {
        call.engine.refuseDuringLongWrite();
        let first = 0;
        await own.create(folder, async (db, paths) => {
          first = await fill({ db, paths, asUser: (id) => new CommandCall(call, db, { ...nobody, id }) });
        });
        own.signIn(first);
      },
    };
  }
}

/** Of more records than these a commit tells that there are many: a page would read all again anyway. */
export const toldOneByOne = 200;

/** A call inside of its transaction. Its methods may be taken out of it by name, as handlers do: they are bound. */
export class CommandCall extends CallContext implements CommandContext {
  /** What is told after the commit: of many changes the first ones, for a long write may record a million. */
  readonly recorded: Recorded[] = [];
  readonly entities = new Set<Entity>();
  changedNothing = false;
  readonly #db: Db;
  readonly #author: SignedInUser | null;
  #who: { readonly userId: number | null; readonly userName: string } | null = null;

  /** `author`: in whose name, where that is not the session's user. */
  constructor(call: Call, db: Db, author: SignedInUser | null) {
    super(call);
    this.#db = db;
    this.#author = author;
  }

  override get db(): Db {
    return this.#db;
  }
  override get user(): SignedInUser {
    return this.#author ?? super.user;
  }

  readonly record = (change: Recorded): void => {
    const { session, channel, engine } = this.call;
    // One command has one author: a long one records a hundred thousand changes.
    this.#who ??= whoIs(this.#author ?? engine.ports.userOf(session));
    const who = this.#who;
    this.entities.add(change.entity);
    if (this.recorded.length <= toldOneByOne) this.recorded.push(change);
    recordChange(this.#db, { at: this.now, ...who, origin: session.origin, channel }, change);
  };

  readonly unchanged = (): void => {
    this.changedNothing = true;
  };
}

/** A call that may wait. */
export class TaskCall extends CallContext implements TaskContext {
  #job: ReturnType<typeof startJob> | null = null;
  /** What the task reads from: while it waits, somebody may open another office. */
  #db: Db | null;

  constructor(call: Call) {
    super(call);
    this.#db = this.#present;
  }

  get #present(): Db | null {
    const { ports } = this.call.engine;
    return ports.hasOffice() ? ports.openDb() : null;
  }
  #mustBeSame(): void {
    if (this.#present !== this.#db) throw new Failure('unavailable', openedAnew);
  }

  override get office(): OfficeControl {
    const own = super.office;
    const opening = async <Result>(work: Promise<Result>): Promise<Result> => {
      try {
        return await work;
      } finally {
        this.#db = this.#present;
      }
    };
    return {
      ...own,
      signIn: (userId) => {
        this.#mustBeSame();
        own.signIn(userId);
      },
      create: (folder, fill) => opening(own.create(folder, fill)),
      open: (folder) => opening(own.open(folder)),
      share: (shared) => opening(own.share(shared)),
      replaced: (work) => opening(own.replaced(work)),
      closed: (work) => opening(own.closed(work)),
      moved: (to, work) => opening(own.moved(to, work)),
    };
  }
  get host(): Host {
    return this.call.session.host ?? this.call.engine.ports.host;
  }
  get uploads(): EngineUploads {
    return this.call.engine.ports.uploads;
  }
  get root(): string {
    return this.call.engine.ports.root;
  }

  readonly write = <Result>(work: (context: CommandContext) => Result, author?: SignedInUser): Promise<Result> =>
    this.call.engine.write(
      this.call,
      (context) => {
        this.#mustBeSame();
        return work(context);
      },
      author,
    );
  readonly writeInSteps = <Result>(
    job: Job,
    work: (context: CommandContext) => Generator<void, Result>,
  ): Promise<Result> =>
    this.call.engine.writeInSteps(this.call, job, (context) => {
      this.#mustBeSame();
      return work(context);
    });

  readonly job = (name: string | undefined): Job => {
    const { engine, session } = this.call;
    this.#job = startJob(session.jobs, name, (event) => engine.ports.tellSession(session, event));
    return this.#job;
  };
  /** Tells the page how its job has ended, if this task had one. */
  ended(phase: 'finished' | 'cancelled' | 'failed'): void {
    this.#job?.end(phase);
  }
  readonly cancel = (name: string): boolean => {
    const job = this.call.session.jobs.get(name);
    if (job !== undefined) job.cancelled = true;
    return job !== undefined;
  };
  readonly changed = (entity: Entity): void => {
    this.call.engine.ports.tell({ type: 'changed', entity, id: 0, version: 0 });
  };
}

/** The first user of an office that is being made may do everything. */
const nobody: SignedInUser = {
  id: 0,
  name: '',
  login: '',
  rights: new Set(rights),
  reaches: new Map(),
  teams: [],
  hidden: new Set(),
  hasPassword: false,
  mustChangePassword: false,
};

function whoIs(user: SignedInUser | null) {
  return { userId: user?.id ?? null, userName: user?.name ?? '' };
}
