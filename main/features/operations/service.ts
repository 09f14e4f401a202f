/** Operations: what a command does to many records at once is kept with what each was before, so that it can be undone. */
import type { Db } from '../../../db/database.ts';
import type { Entity } from '../../../preload/contract/events.ts';
import { type Operation, type OperationKind, operationKinds } from '../../../preload/contract/operations.ts';
import type { CommandContext, SignedInUser } from '../../engine/context.ts';
import {
  insertItem,
  insertOperation,
  type OperationRow,
  operationById,
  operationRows,
  updateRecords,
} from './queries.ts';

/** What an operation did to one record. */
export interface DoneItem {
  readonly entity: Entity;
  readonly id: number;
  /** The version that the operation left behind: a later one means that somebody has touched the record since. */
  readonly version: number;
  /** What the undoer of this kind needs to give the record back what it was: plain JSON. */
  readonly before: unknown;
}

export interface DoneOperation {
  readonly kind: OperationKind;
  /** What was asked for, for the list of operations: plain JSON, without long lists of ids. */
  readonly details: Operation['details'];
  /** Each record once. */
  readonly items: Iterable<DoneItem>;
}

/**
 * Keeps an operation and its records, in the transaction of the command that did it, with an audit record of its own; answers its id. The
 * records themselves are audited by the caller.
 */
export function recordOperation(context: CommandContext, { kind, details, items }: DoneOperation): number {
  const operation = beginOperation(context, kind, details);
  for (const item of items) operation.add(item);
  return operation.end();
}

/** An operation whose records come one after the other, in the steps of one long transaction. */
export interface OpenOperation {
  /** Its id. */
  readonly id: number;
  add(item: DoneItem): void;
  /** Keeps how many records there were; answers the operation's id. */
  end(): number;
}

/** As `recordOperation`, for a generator that cannot hand its records over all at once. */
export function beginOperation(
  { db, now, user, record }: CommandContext,
  kind: OperationKind,
  details: Operation['details'],
): OpenOperation {
  const id = insertOperation(db, { kind, details: JSON.stringify(details), at: now, by: user.id });
  let records = 0;
  return {
    id,
    add: ({ before, ...item }) => {
      insertItem(db, id, { ...item, before: JSON.stringify(before) });
      records++;
    },
    end: () => {
      updateRecords(db, id, records);
      if (isOfOne(kind, records)) return id;
      // What it was done to and how, the entry's own channel says.
      const { entity: _, ...told } = details;
      const made = { ...told, records };
      const changes = Object.fromEntries(
        Object.entries(made).map(([name, value]) => [name, { old: null, new: value }]),
      );
      record({ entity: 'operation', id, version: 1, changes });
      return id;
    },
  };
}

/** A cell of one record can be undone as an operation, and is no change of many: the record's own audit says it all. */
export function isOfOne(kind: OperationKind, records: number): boolean {
  return kind === 'paste' && records === 1;
}

/** The latest first: the user's own, and with the right to see the log everybody's. */
export function listOperations(db: Db, user: SignedInUser, before: number | null, limit: number): Operation[] {
  const whose = user.rights.has('audit.see') ? null : user.id;
  return operationRows(db, whose, before ?? Number.MAX_SAFE_INTEGER, limit).map(shownOperation);
}

/** The operation, if the user may know of it; undefined where there is none for him. */
export function visibleOperation(
  db: Db,
  user: SignedInUser,
  id: number,
): (Operation & { readonly version: number }) | undefined {
  const row = operationById(db, id);
  if (row === undefined || (row.userId !== user.id && !user.rights.has('audit.see'))) return undefined;
  return { ...shownOperation(row), version: row.version };
}

function shownOperation(row: OperationRow): Operation {
  const { id, at, by, records, undoneAt, undoneBy } = row;
  const kind = operationKinds.find((known) => known === row.kind);
  if (kind === undefined) throw new Error(`The database holds an operation "${row.kind}".`);
  // Written by `beginOperation` alone.
  const details = JSON.parse(row.details) as Operation['details'];
  return { id, kind, at, by, details, records, undone: undoneAt === null ? null : { at: undoneAt, by: undoneBy } };
}
