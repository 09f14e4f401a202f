/** What a handler gets: who calls, when, the database, and the ways to write and to wait. */
import type { Db } from '../../db/database.ts';
import type { HidingField, ReachOfRight, Right } from '../../preload/contract/channel.ts';
import type { EngineEvent, Entity } from '../../preload/contract/events.ts';
import type { ChannelName, Contract, Output, Parsed } from '../../preload/contract/index.ts';
import type { Language } from '../../preload/contract/values.ts';
import type { Host } from './host.ts';
import type { OfficeControl } from './office-control.ts';
import type { Uploads } from './uploads.ts';

export interface SignedInUser {
  readonly id: number;
  readonly name: string;
  readonly login: string;
  readonly rights: ReadonlySet<Right>;
  /** How far a right goes, where that is not all; see `access.ts`. */
  readonly reaches: ReadonlyMap<Right, ReachOfRight>;
  readonly teams: readonly { readonly id: number; readonly name: string }[];
  /** Fields that his role keeps from him. */
  readonly hidden: ReadonlySet<HidingField>;
  readonly hasPassword: boolean;
  /** Whoever gave him his password wants him to choose another one before anything else. */
  readonly mustChangePassword: boolean;
}

/** What every handler gets. */
export interface Context {
  readonly channel: string;
  readonly session: string;
  /** Where the call comes from: `desktop` and `browser` are pages, `program` is one that calls by itself. */
  readonly origin: string;
  readonly language: Language;
  /** The moment of the call, UTC ISO 8601 with milliseconds. */
  readonly now: string;
  /** The day of the call where this computer is, `YYYY-MM-DD`. */
  readonly today: string;
  /** The open database. Failure `unavailable` while no office is open. */
  readonly db: Db;
  /** The user who is signed in. Failure `unauthorised` while nobody is. */
  readonly user: SignedInUser;
  /** Whether an office is open. */
  readonly hasOffice: boolean;
  /** The engine's own state: for the few handlers that are about it. */
  readonly office: OfficeControl;
}

/** A field by field account of one record that a command changed. */
export interface Recorded {
  readonly entity: Entity;
  readonly id: number;
  readonly version: number;
  /** Old and new value of each field that changed: plain JSON values; of a new record `old` is null. */
  readonly changes: Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>;
  /** The record that this one belongs to (a note's client): whoever may not see that is not told of this. */
  readonly about?: { readonly entity: 'client' | 'document' | 'activity'; readonly id: number };
}

/** Inside of the command's transaction. */
export interface CommandContext extends Context {
  /** Writes the audit record and announces the change after the commit. A command that records nothing is rolled back as a bug. */
  record(change: Recorded): void;
  /** Says that the command rightly changed nothing, so that no record is expected of it. */
  unchanged(): void;
}

/** Thrown by `Job.turn` and `Job.progress` when the user cancelled; the router answers it, nobody else catches it. */
export class JobCancelled extends Error {}

/** Long work that the page can watch and cancel. */
export interface Job {
  /** Tells the session that asked how far the work is. Throws `JobCancelled` when it was cancelled. */
  progress(phase: Extract<EngineEvent, { type: 'progress' }>['phase'], done: number, total: number | null): void;
  readonly cancelled: boolean;
}

/** Of a task, which may wait. Its steps that touch data are synchronous. */
export interface TaskContext extends Context {
  readonly host: Host;
  readonly uploads: Uploads;
  /** The root of the program's own files: `templates`, `db/migrations`. */
  readonly root: string;
  /**
   * One transaction with its audit record, under the name of this task's channel; after a long write, if one is under
   * way. Rejects with Failure `unavailable` when the office has been opened anew since the task began: what it knows is
   * of another database then. `author`: in whose name, where that is not whoever is signed in at that moment: what came
   * out of a printer is noted as his who began it.
   */
  write<Result>(work: (context: CommandContext) => Result, author?: SignedInUser): Promise<Result>;
  /**
   * One long transaction in steps: after each `yield` others have their turn (they read what was there before; their
   * commands wait) and cancelling is looked for, which rolls all of it back. Rejects with `JobCancelled` then, and as
   * `write` does.
   */
  writeInSteps<Result>(job: Job, work: (context: CommandContext) => Generator<void, Result>): Promise<Result>;
  /** Announces long work under the name that the page gave it; `undefined`: nobody watches. */
  job(name: string | undefined): Job;
  /** Cancels running work of this session by its name; false when there is none. */
  cancel(name: string): boolean;
  /** Tells every page that records of this kind are to be read again. */
  changed(entity: Entity): void;
}

type ContextOf<Name extends ChannelName> = Contract[Name]['kind'] extends 'query'
  ? Context
  : Contract[Name]['kind'] extends 'command'
    ? CommandContext
    : TaskContext;

type Answer<Name extends ChannelName> = Contract[Name]['kind'] extends 'task'
  ? Promise<Output<Name>> | Output<Name>
  : Output<Name>;

export type Handler<Name extends ChannelName> = (context: ContextOf<Name>, input: Parsed<Name>) => Answer<Name>;

/** The handlers of the channels `Name`: a feature's table of contents. */
export type Handlers<Name extends ChannelName = ChannelName> = { readonly [N in Name]: Handler<N> };
