/** Runs the handlers: a query reads, a command is one transaction with its audit record, a task may wait. */
import { answerOf, keepAnswer } from '../../db/answered-commands.ts';
import { type Db, mustBeKept } from '../../db/database.ts';
import { problemInReading } from '../../db/database-problem.ts';
import { openReader } from '../../db/second-reader.ts';
import { steppedTransaction } from '../../db/stepped-transaction.ts';
import type { Channel } from '../../preload/contract/channel.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { ChannelName } from '../../preload/contract/index.ts';
import { type Call, CallContext, CommandCall, TaskCall, toldOneByOne } from './calls.ts';
import type { Clock } from './clock.ts';
import {
  type CommandContext,
  type Context,
  type Job,
  JobCancelled,
  type Recorded,
  type SignedInUser,
} from './context.ts';
import { Failure } from './failure.ts';
import { handlers } from './handlers.ts';
import type { Host } from './host.ts';
import type { OfficeControl } from './office-control.ts';
import type { OfficePaths } from './office-paths.ts';
import { longWriteRuns } from './router-words.ts';
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
  /** Tells of a change those who may know of its record. */
  tellChange(change: Recorded): void;
  tellSession(session: SessionState, event: EngineEvent): void;
  /** Something was committed. */
  written(): void;
  /** The engine's own side of `OfficeControl`; `create` hands its work the bare database. */
  control(session: SessionState): Omit<OfficeControl, 'create'> & {
    create(folder: string | null, fill: (db: Db, paths: OfficePaths) => void | Promise<void>): Promise<void>;
  };
}

type AnyHandler = (context: Context, input: unknown) => unknown;

export class Runner {
  readonly ports: RunnerPorts;
  /** While one long write is under way: the connection for reading, whose it is, and when it will be over. */
  #longWrite: { readonly reader: Db; readonly by: string; readonly over: Promise<void> } | null = null;

  constructor(ports: RunnerPorts) {
    this.ports = ports;
  }

  /** The connection for reading: another one than that of a long write, which would show what is not committed. */
  get reader(): Db {
    return this.#longWrite?.reader ?? this.ports.openDb();
  }

  /**
   * Runs the handler of the channel on an input that its schema has parsed. A command with an id that was carried out is
   * answered as it was then.
   */
  async run(
    name: ChannelName,
    channel: Channel,
    session: SessionState,
    input: unknown,
    id: string | null = null,
  ): Promise<unknown> {
    // The map's type ties each name to its input; here the name is only known to be one of them, and the router has
    // parsed the input by the schema of that very name.
    const handler = handlers[name] as AnyHandler;
    const call: Call = { engine: this, session, channel: name };
    if (channel.kind === 'query') return this.#read(() => handler(new CallContext(call), input));
    if (channel.kind === 'command') {
      const work = (context: CommandContext) => handler(context, input);
      return this.write(call, id === null ? work : (context) => this.#once(id, session, context, work));
    }
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

  /** What the command was answered before; else it is carried out, and its answer kept in the same transaction. */
  #once(id: string, session: SessionState, context: CommandContext, work: (context: CommandContext) => unknown) {
    const userId = this.ports.userOf(session)?.id ?? null;
    const known = answerOf(context.db, id, userId);
    if (known !== null) {
      context.unchanged();
      return known.value;
    }
    const value = work(context);
    keepAnswer(context.db, id, userId, context.now, value);
    return value;
  }

  /** Damage is met by reading more often than by writing: it is said as what it is. */
  #read(work: () => unknown): unknown {
    try {
      return work();
    } catch (error) {
      throw this.ports.hasOffice() ? problemInReading(error, this.ports.openDb().path) : error;
    }
  }

  /** Whether a long write is under way, beside which nothing else may write. */
  get isLongWriting(): boolean {
    return this.#longWrite !== null;
  }

  /** Resolves when the long write that is under way has ended; another one may begin right then. */
  async settled(): Promise<void> {
    await this.#longWrite?.over;
  }

  /** Failure `busy` while a long write is under way: its database is not to be taken from under it. */
  refuseDuringLongWrite(): void {
    if (this.#longWrite !== null) throw new Failure('busy', longWriteRuns);
  }

  /** One transaction, after the long write that may be under way; what it records is announced after the commit. */
  async write<Result>(
    call: Call,
    work: (context: CommandContext) => Result,
    author: SignedInUser | null = null,
  ): Promise<Result> {
    if (this.#longWrite !== null) await this.#itsTurn(call);
    const db = this.ports.openDb();
    const command = new CommandCall(call, db, author);
    const value = db.transaction(() => {
      const result = work(command);
      if (command.recorded.length === 0 && !command.changedNothing)
        throw new Error(`${call.channel} left no audit record`);
      return result;
    });
    // Committed, and perhaps into a file that is nobody's any more: whoever keeps the office now knows whether it counts.
    mustBeKept(db);
    this.#announce(command);
    return value;
  }

  /** One transaction in steps, during which others read what was there before. */
  async writeInSteps<Result>(
    call: Call,
    job: Job,
    work: (context: CommandContext) => Generator<void, Result>,
  ): Promise<Result> {
    if (this.#longWrite !== null) await this.#itsTurn(call);
    const db = this.ports.openDb();
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    // Others wait with what they want to write from now on: what they read is to be all that was there before.
    const longWrite = { reader: db, by: this.ports.userOf(call.session)?.name ?? '', over };
    this.#longWrite = longWrite;
    const command = new CommandCall(call, db, null);
    try {
      longWrite.reader = await openReader(db);
      const result = await steppedTransaction(db, work(command), async () => {
        await new Promise((resolve) => setImmediate(resolve));
        if (job.cancelled) throw new JobCancelled();
      });
      mustBeKept(db);
      this.#longWrite = null;
      this.#announce(command);
      return result;
    } finally {
      this.#longWrite = null;
      if (longWrite.reader !== db) longWrite.reader.close();
      end();
    }
  }

  /** Waits behind the long writes of others, and says so to whoever waits. */
  async #itsTurn({ session }: Call): Promise<void> {
    while (this.#longWrite !== null) {
      const { by, over } = this.#longWrite;
      this.ports.tellSession(session, { type: 'waiting', behind: { name: by } });
      await over;
    }
    this.ports.tellSession(session, { type: 'waiting', behind: null });
  }

  #announce({ recorded, entities }: CommandCall): void {
    if (recorded.length > 0) this.ports.written();
    if (recorded.length <= toldOneByOne) for (const change of recorded) this.ports.tellChange(change);
    else for (const entity of entities) this.ports.tell({ type: 'changed', entity, id: 0, version: 0 });
  }
}
