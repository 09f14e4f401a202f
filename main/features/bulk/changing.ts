/** One change to many records: looked at beforehand, done in steps, kept so that it can be undone. */
import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '../../../preload/contract/events.ts';
import type { CommandContext, Context, Job, TaskContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { noRight } from '../../engine/router-words.ts';
import { beginOperation, type OpenOperation } from '../operations/service.ts';
import { type KeptItem, registerUndoer, type UndoneRecord } from '../operations/undoers.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What is asked for with each record, read once: the session's user is looked up with each question. */
export type Asking = Pick<Context, 'db' | 'user' | 'now'>;

/** A record as a change of many sees it. */
export interface Loaded {
  readonly version: number;
  /** What it is called, for those who are told that it stays as it is. */
  readonly name: string;
  readonly fields: Fields;
  /** Whether the user's right to change such records reaches this one, and it is not in the bin. */
  readonly mayChange: boolean;
  /** Puts these fields in the place of those that they name, over this version, without an audit record; answers the new version. */
  write(fields: Fields): number;
}

/** How records of one kind are changed. */
export interface BulkTarget<Change extends Fields> {
  readonly entity: Entity;
  /** The right besides `lists.massChange`. */
  readonly right: 'clients.change' | 'products.change' | 'documents.change' | 'deals.change';
  /** Failure `invalid` for values that no such record can have. */
  check(context: Context, change: Change): void;
  /** The record; null where it is not there, or not for this user. */
  load(asking: Asking, id: number): Loaded | null;
  /** The fields that the change names, as they become; null where the record cannot take it. */
  changed(fields: Fields, change: Change): Fields | null;
}

const recordsInStep = 100;

/** How many records would become different; `pages` are ids. Failure as `changeMany`. */
export async function previewChange<Change extends Fields>(
  task: TaskContext,
  target: BulkTarget<Change>,
  pages: Iterable<readonly number[]>,
  change: Change,
  job: Job,
): Promise<{ count: number; changing: number; refused: number }> {
  checkMayChange(task, target);
  target.check(task, change);
  const { user, now } = task;
  let [count, changing, refused] = [0, 0, 0];
  for (const ids of pages) {
    for (const id of ids) {
      count++;
      const wanted = wantedOf(target, target.load({ db: task.db, user, now }, id), change);
      if (wanted === null) refused++;
      else if (Object.keys(wanted.after).length > 0) changing++;
    }
    job.progress('checking', count, null);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { count, changing, refused };
}

/**
 * Changes the records whose ids `select` answers, in one transaction in steps, each with an audit record of its own, and keeps the operation.
 * Failure `forbidden` without the right to change such records; those that it does not reach stay as they are and are counted.
 */
export async function changeMany<Change extends Fields>(
  task: TaskContext,
  target: BulkTarget<Change>,
  select: (command: CommandContext) => Iterable<readonly number[]>,
  change: Change,
  job: Job,
): Promise<{ operationId: number | null; changed: number; refused: number }> {
  checkMayChange(task, target);
  target.check(task, change);
  const answer = await task.writeInSteps(job, (command) => changeSteps(command, target, select, change, job));
  if (answer.changed > 0) task.changed(target.entity);
  return answer;
}

function* changeSteps<Change extends Fields>(
  command: CommandContext,
  target: BulkTarget<Change>,
  select: (command: CommandContext) => Iterable<readonly number[]>,
  change: Change,
  job: Job,
): Generator<void, { operationId: number | null; changed: number; refused: number }> {
  const { db, user, now } = command;
  // All of them before the first is changed: the change may take records out of the filter that is walked.
  const ids: number[] = [];
  for (const page of select(command)) {
    ids.push(...page);
    job.progress('reading', ids.length, null);
    yield;
  }
  let operation: OpenOperation | null = null;
  let [done, changed, refused] = [0, 0, 0];
  for (const id of ids) {
    const loaded = target.load({ db, user, now }, id);
    const wanted = wantedOf(target, loaded, change);
    if (loaded === null || wanted === null) refused++;
    else if (Object.keys(wanted.after).length > 0) {
      operation ??= beginOperation(command, 'bulk-change', { entity: target.entity, change: plain(change) });
      const version = loaded.write(wanted.after);
      operation.add({ entity: target.entity, id, version, before: wanted.before });
      command.record({ entity: target.entity, id, version, changes: fieldChanges(wanted.before, wanted.after) });
      changed++;
    }
    if (++done % recordsInStep === 0) {
      job.progress('writing', done, ids.length);
      yield;
    }
  }
  if (operation === null) command.unchanged();
  return { operationId: operation?.end() ?? null, changed, refused };
}

/** The fields that become different, as they are and as they will be; null where the record is not to be changed. */
function wantedOf<Change extends Fields>(target: BulkTarget<Change>, loaded: Loaded | null, change: Change) {
  if (!loaded?.mayChange) return null;
  const wanted = target.changed(loaded.fields, change);
  if (wanted === null) return null;
  const names = Object.keys(wanted).filter((name) => !isDeepStrictEqual(wanted[name], loaded.fields[name]));
  const only = (fields: Fields): Fields => Object.fromEntries(names.map((name) => [name, fields[name]]));
  return { before: only(loaded.fields), after: only(wanted) };
}

/** Lets changes of many such records be undone. */
export function letUndo<Change extends Fields>(target: BulkTarget<Change>): void {
  registerUndoer('bulk-change', target.entity, {
    check: (context) => {
      if (!context.user.rights.has('lists.massChange')) throw new Failure('forbidden', noRight);
      checkMayChange(context, target);
    },
    undo: (command, item) => giveBack(askingOf(command), target, item),
  });
}

const askings = new WeakMap<CommandContext, Asking>();

/** What is asked of a command for each record, read once. */
function askingOf(command: CommandContext): Asking {
  const known = askings.get(command);
  if (known !== undefined) return known;
  const { db, user, now } = command;
  const asking = { db, user, now };
  askings.set(command, asking);
  return asking;
}

function giveBack<Change extends Fields>(
  asking: Asking,
  target: BulkTarget<Change>,
  { id, version, before }: KeptItem,
): UndoneRecord {
  const loaded = target.load(asking, id);
  if (loaded === null) return { kept: '' };
  if (loaded.version !== version || !loaded.mayChange) return { kept: loaded.name };
  // Written by `changeSteps` alone.
  const was = before as Fields;
  const changes = fieldChanges(loaded.fields, was);
  return { version: loaded.write(was), changes };
}

function checkMayChange<Change extends Fields>({ user }: Context, { right }: BulkTarget<Change>): void {
  if (!user.rights.has(right)) throw new Failure('forbidden', noRight);
}

/** What the contract has parsed is plain JSON already, whatever its type says. */
function plain(change: Fields) {
  return JSON.parse(JSON.stringify(change)) as Readonly<Record<string, never>>;
}
