/** Runs the handlers: a query reads, a command is one transaction with its audit record, a task may wait. */
import { type Db, openDatabase } from '../../db/database.ts';
import { steppedTransaction } from '../../db/stepped-transaction.ts';
import type { Channel } from '../../preload/contract/channel.ts';
import type { EngineEvent, Entity } from '../../preload/contract/events.ts';
import type { ChannelName } from '../../preload/contract/index.ts';
import type { Language } from '../../preload/contract/values.ts';
import { recordChange } from '../features/audit/service.ts';
import { type Clock, dayOf, instantOf } from './clock.ts';
import {
  type CommandContext,
  type Context,
  type Job,
  JobCancelled,
  type Recorded,
  type SignedInUser,
  type TaskContext,
} from './context.ts';
import { Failure } from './failure.ts';
import { handlers } from './handlers.ts';
import type { Host } from './host.ts';
import { startJob } from './jobs.ts';
import type { OfficeControl, OfficePaths } from './office-control.ts';
import { longWriteRuns, notSignedIn, openedAnew } from './router-words.ts';
import type { SessionState } from './sessions.ts';
import type { EngineUploads } from './uploads.ts';

/** What the engine does for its calls. */
export interface RunnerPorts {
  readonly host: Host;
  /** The root of the program's own files. */
  readonly root: string;
  readonly clock: Clock;
  readonly uploads: EngineUploads;
  hasOffice(): boolean;
  /** The open database; Failure `unavailable` while none is. */
  openDb(): Db;
  userOf(session: SessionState): SignedInUser | null;
  tell(event: EngineEvent): void;
  tellSession(session: SessionState, event: EngineEvent): void;
  /** Something was committed. */
  written(): void;
  /** The engine's own side of `OfficeControl`; `create` hands its work the bare database. */
  control(session: SessionState): Omit<OfficeControl, 'create'> & {
    create(folder: string | null, fill: (db: Db, paths: OfficePaths) => void): Promise<void>;
  };
}

/** The engine's side of a call: who, through which channel. */
interface Call {
  readonly engine: Runner;
  readonly session: SessionState;
  readonly channel: string;
}

type AnyHandler = (context: Context, input: unknown) => unknown;

export class Runner {
  readonly ports: RunnerPorts;
  /** While one long write is under way: the connection for reading, and when it will be over. */
  #longWrite: { readonly reader: Db; readonly over: Promise<void> } | null = null;

  constructor(ports: RunnerPorts) {
    this.ports = ports;
  }

  /** The connection for reading: another one than that of a long write, which would show what is not committed. */
  get reader(): Db {
    return this.#longWrite?.reader ?? this.ports.openDb();
  }

  /** Runs the handler of the channel on an input that its schema has parsed. */
  async run(name: ChannelName, channel: Channel, session: SessionState, input: unknown): Promise<unknown> {
    // The map's type ties each name to its input; here the name is only known to be one of them, and the router has
    // parsed the input by the schema of that very name.
    const handler = handlers[name] as AnyHandler;
    const call: Call = { engine: this, session, channel: name };
    if (channel.kind === 'query') return handler(new CallContext(call), input);
    if (channel.kind === 'command') return this.write(call, (context) => handler(context, input));
    const task = new TaskCall(call);
    try {
      const value = await handler(task, input);
      task.ended('finished');
      return value;
    } catch (error) {
      task.ended(error instanceof JobCancelled ? 'cancelled' : 'failed');
      throw error;
    }
  }

  /** Failure `busy` while a long write is under way: its database is not to be taken from under it. */
  refuseDuringLongWrite(): void {
    if (this.#longWrite !== null) throw new Failure('busy', longWriteRuns);
  }

  /** One transaction, after the long write that may be under way; what it records is announced after the commit. */
  async write<Result>(call: Call, work: (context: CommandContext) => Result): Promise<Result> {
    while (this.#longWrite !== null) await this.#longWrite.over;
    const db = this.ports.openDb();
    const command = new CommandCall(call, db, null);
    const value = db.transaction(() => {
      const result = work(command);
      if (command.recorded.length === 0 && !command.changedNothing)
        throw new Error(`${call.channel} left no audit record`);
      return result;
    });
    this.#announce(command.recorded);
    return value;
  }

  /** One transaction in steps, during which others read what was there before. */
  async writeInSteps<Result>(
    call: Call,
    job: Job,
    work: (context: CommandContext) => Generator<void, Result>,
  ): Promise<Result> {
    while (this.#longWrite !== null) await this.#longWrite.over;
    const db = this.ports.openDb();
    const reader = openDatabase(db.path, { readonly: true });
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    this.#longWrite = { reader, over };
    const command = new CommandCall(call, db, null);
    try {
      const result = await steppedTransaction(db, work(command), async () => {
        await new Promise((resolve) => setImmediate(resolve));
        if (job.cancelled) throw new JobCancelled();
      });
      this.#longWrite = null;
      this.#announce(command.recorded);
      return result;
    } finally {
      this.#longWrite = null;
      reader.close();
      end();
    }
  }

  #announce(recorded: readonly Recorded[]): void {
    if (recorded.length > 0) this.ports.written();
    for (const { entity, id, version } of recorded) this.ports.tell({ type: 'changed', entity, id, version });
  }
}

class CallContext implements Context {
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
      create: async (folder, fill) => {
        call.engine.refuseDuringLongWrite();
        let first = 0;
        await own.create(folder, (db, paths) => {
          first = fill({ db, paths, asUser: (id) => new CommandCall(call, db, { ...nobody, id }) });
        });
        own.signIn(first);
      },
    };
  }
}

/** Its methods may be taken out of it by name, as handlers do: they are bound. */
class CommandCall extends CallContext implements CommandContext {
  readonly recorded: Recorded[] = [];
  changedNothing = false;
  readonly #db: Db;
  readonly #author: SignedInUser | null;

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
    const user = this.#author ?? engine.ports.userOf(session);
    const who = { userId: user?.id ?? null, userName: user?.name ?? '' };
    this.recorded.push(change);
    recordChange(this.#db, { at: this.now, ...who, origin: session.origin, channel }, change);
  };

  readonly unchanged = (): void => {
    this.changedNothing = true;
  };
}

class TaskCall extends CallContext implements TaskContext {
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
      replaced: (work) => opening(own.replaced(work)),
    };
  }
  get host(): Host {
    return this.call.engine.ports.host;
  }
  get uploads(): EngineUploads {
    return this.call.engine.ports.uploads;
  }
  get root(): string {
    return this.call.engine.ports.root;
  }

  readonly write = <Result>(work: (context: CommandContext) => Result): Promise<Result> =>
    this.call.engine.write(this.call, (context) => {
      this.#mustBeSame();
      return work(context);
    });
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

/** The first user of an office that is being made has all he needs by being named. */
const nobody: SignedInUser = { id: 0, name: '', login: '', rights: new Set(), hasPassword: false };
