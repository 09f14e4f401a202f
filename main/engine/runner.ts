/** Runs the handlers: a query reads, a command is one transaction with its audit record, a task may wait. */
import type { Db } from '../../db/database.ts';
import { openDatabase } from '../../db/database.ts';
import { steppedTransaction } from '../../db/stepped-transaction.ts';
import type { Channel } from '../../preload/contract/channel.ts';
import type { EngineEvent } from '../../preload/contract/events.ts';
import type { ChannelName } from '../../preload/contract/index.ts';
import { recordChange } from '../features/audit/service.ts';
import { type Clock, dayOf, instantOf } from './clock.ts';
import {
  type CommandContext,
  type Context,
  JobCancelled,
  type Recorded,
  type SignedInUser,
  type TaskContext,
} from './context.ts';
import type { EngineOptions } from './engine.ts';
import { Failure } from './failure.ts';
import { handlers } from './handlers.ts';
import { startJob } from './jobs.ts';
import type { EmptyOffice, OfficeControl, OfficePaths } from './office-control.ts';
import type { OfficeFile } from './office-file.ts';
import { longWriteRuns, notSignedIn } from './router-words.ts';
import type { SessionState, Sessions } from './sessions.ts';
import type { EngineUploads } from './uploads.ts';

export interface RunnerPorts {
  readonly options: EngineOptions;
  readonly clock: Clock;
  readonly uploads: EngineUploads;
  readonly sessions: Sessions;
  office(): OfficeFile;
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

type AnyHandler = (context: Context, input: unknown) => unknown;

export function runner(ports: RunnerPorts) {
  const { clock, uploads, openDb, userOf, tell } = ports;
  /** While one long write is under way: the connection for reading, and when it will be over. */
  let longWrite: { readonly reader: Db; readonly over: Promise<void> } | null = null;

  function contextOf(channel: string, session: SessionState): Context {
    const now = instantOf(clock);
    return {
      channel,
      session: session.token,
      now,
      today: dayOf(clock),
      get language() {
        return session.language;
      },
      get db() {
        return longWrite?.reader ?? openDb();
      },
      get hasOffice() {
        return ports.office().status === 'open';
      },
      get user() {
        const user = userOf(session);
        if (user === null) throw new Failure('unauthorised', notSignedIn);
        return user;
      },
      get office() {
        return control(channel, session);
      },
    };
  }

  function control(channel: string, session: SessionState): OfficeControl {
    const own = ports.control(session);
    return {
      ...own,
      create: async (folder, fill) => {
        let made = 0;
        await own.create(folder, (db, paths) => {
          const empty: EmptyOffice = {
            db,
            paths,
            asUser: (id) => commandIn(channel, session, db, new Changes(), { id, name: '' }),
          };
          made = fill(empty);
        });
        own.signIn(made);
      },
    };
  }

  /** What a command records and whom it is told to, once it is committed. */
  class Changes {
    readonly recorded: Recorded[] = [];
    none = false;
  }

  function commandIn(
    channel: string,
    session: SessionState,
    db: Db,
    changes: Changes,
    author?: { readonly id: number; readonly name: string },
  ): CommandContext {
    const context = contextOf(channel, session);
    const by = author === undefined ? null : { ...noUser, ...author };
    return Object.defineProperties(
      {
        record: (change: Recorded) => {
          changes.recorded.push(change);
          const user = by ?? userOf(session);
          const told = { at: context.now, userId: user?.id ?? null, userName: user?.name ?? '' };
          recordChange(db, { ...told, origin: session.origin, channel }, change);
        },
        unchanged: () => {
          changes.none = true;
        },
      },
      {
        ...Object.getOwnPropertyDescriptors(context),
        db: { value: db },
        ...(by === null ? {} : { user: { value: by } }),
      },
      // The two methods and all properties of a context make a CommandContext; defineProperties cannot tell.
    ) as CommandContext;
  }

  function announce(changes: Changes): void {
    if (changes.recorded.length > 0) ports.written();
    for (const { entity, id, version } of changes.recorded) tell({ type: 'changed', entity, id, version });
  }

  function write<Result>(channel: string, session: SessionState, work: (context: CommandContext) => Result): Result {
    if (longWrite !== null) throw new Failure('busy', longWriteRuns);
    const changes = new Changes();
    const db = openDb();
    const value = db.transaction(() => {
      const result = work(commandIn(channel, session, db, changes));
      if (changes.recorded.length === 0 && !changes.none) throw new Error(`${channel} left no audit record`);
      return result;
    });
    announce(changes);
    return value;
  }

  async function writeInSteps<Result>(
    channel: string,
    session: SessionState,
    job: { readonly cancelled: boolean },
    work: (context: CommandContext) => Generator<void, Result>,
  ): Promise<Result> {
    while (longWrite !== null) await longWrite.over;
    const db = openDb();
    const reader = openDatabase(db.path, { readonly: true });
    const changes = new Changes();
    let isOver: () => void = () => {};
    longWrite = { reader, over: new Promise((resolve) => (isOver = resolve)) };
    try {
      const result = await steppedTransaction(db, work(commandIn(channel, session, db, changes)), async () => {
        await new Promise((resolve) => setImmediate(resolve));
        if (job.cancelled) throw new JobCancelled();
      });
      longWrite = null;
      announce(changes);
      return result;
    } finally {
      longWrite = null;
      reader.close();
      isOver();
    }
  }

  function taskIn(
    channel: string,
    session: SessionState,
    started: { job: ReturnType<typeof startJob> | null },
  ): TaskContext {
    const context = contextOf(channel, session);
    return Object.defineProperties(
      {
        host: ports.options.host,
        uploads,
        root: ports.options.program.root,
        write: <Result>(work: (context: CommandContext) => Result) => write(channel, session, work),
        writeInSteps: <Result>(
          job: { readonly cancelled: boolean },
          work: (context: CommandContext) => Generator<void, Result>,
        ) => writeInSteps(channel, session, job, work),
        job: (name: string | undefined) => {
          started.job = startJob(session.jobs, name, (event) => ports.tellSession(session, event));
          return started.job;
        },
        cancel: (name: string) => {
          const job = session.jobs.get(name);
          if (job !== undefined) job.cancelled = true;
          return job !== undefined;
        },
        changed: (entity: Recorded['entity']) => tell({ type: 'changed', entity, id: 0, version: 0 }),
      },
      Object.getOwnPropertyDescriptors(context),
      // As above: the methods here and all properties of a context make a TaskContext.
    ) as TaskContext;
  }

  async function run(name: ChannelName, channel: Channel, session: SessionState, input: unknown): Promise<unknown> {
    // The map's type ties each name to its input; here the name is only known to be one of them, and the router has
    // parsed the input by the schema of that very name.
    const handler = handlers[name] as AnyHandler;
    if (channel.kind === 'query') return handler(contextOf(name, session), input);
    if (channel.kind === 'command') {
      while (longWrite !== null) await longWrite.over;
      return write(name, session, (context) => handler(context, input));
    }
    const started: { job: ReturnType<typeof startJob> | null } = { job: null };
    try {
      const value = await handler(taskIn(name, session, started), input);
      started.job?.end('finished');
      return value;
    } catch (error) {
      started.job?.end(error instanceof JobCancelled ? 'cancelled' : 'failed');
      throw error;
    }
  }

  return { run };
}

const noUser = { login: '', rights: new Set<never>(), hasPassword: false };
