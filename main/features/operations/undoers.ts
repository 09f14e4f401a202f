/** What undoing means, told by the features that do things to many records; operations themselves know no feature. */
import type { Db } from '../../../db/database.ts';
import type { Entity } from '../../../preload/contract/events.ts';
import type { Operation, OperationKind } from '../../../preload/contract/operations.ts';
import type { CommandContext, Context, Recorded } from '../../engine/context.ts';

/** What an operation did to one record, with what the feature kept of it. */
export interface KeptItem {
  readonly id: number;
  /** The version that the operation left behind. */
  readonly version: number;
  /** As it was handed to `recordOperation`. */
  readonly before: unknown;
}

/** What undoing did to the record, for its audit; or the record's name where it stays as it is. */
export type UndoneRecord = Pick<Recorded, 'version' | 'changes'> | { readonly kept: string };

/** How the records of one kind are given back what they were. */
export interface Undoer {
  /** Throws Failure `forbidden` for a user who could not do such a thing himself. */
  check(context: Context, operation: Operation): void;
  /**
   * Gives the record back what it was, in the caller's transaction, without an audit record: what it answers becomes one. A record whose version
   * is another one by now, which is gone, or which the user may not touch stays as it is and is named.
   */
  undo(command: CommandContext, item: KeptItem): UndoneRecord;
}

const undoers = new Map<string, Undoer>();

/** Says how operations of this kind on such records are undone: once, where the feature's module is loaded. */
export function registerUndoer(kind: OperationKind, entity: Entity, undoer: Undoer): void {
  undoers.set(`${kind} ${entity}`, undoer);
}

/** Throws an Error where nobody has said how: the feature's module is not loaded. */
export function undoerOf(kind: OperationKind, entity: string): Undoer {
  const undoer = undoers.get(`${kind} ${entity}`);
  if (undoer === undefined) throw new Error(`Nothing is known of undoing "${kind}" of "${entity}".`);
  return undoer;
}

/** Told when a record came back to what it was at version `was`, under a new version. */
type Follower = (db: Db, id: number, was: number, version: number) => void;

const followers = new Map<Entity, Follower>();

/** Says who else keeps versions of such records; once, where the feature's module is loaded. */
export function registerFollower(entity: Entity, follower: Follower): void {
  followers.set(entity, follower);
}

/** Tells those who keep versions of such records. */
export function tellFollowers(db: Db, entity: Entity, id: number, was: number, version: number): void {
  followers.get(entity)?.(db, id, was, version);
}
