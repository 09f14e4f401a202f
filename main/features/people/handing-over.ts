/** Handing over: somebody else becomes responsible for everything that a person was responsible for. */

import { fold } from '../../../db/folding.ts';

import type { CommandContext, Job, Recorded } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { noRight } from '../../engine/router-words.ts';
import { beginOperation, type OpenOperation } from '../operations/service.ts';
import { registerUndoer, type UndoneRecord } from '../operations/undoers.ts';
import { firstTeamOf, giveTo, heldBy, type NewOwner, type OwnedEntity, ownedRow } from './belonging-queries.ts';
import { holdingsOf, personRow } from './queries.ts';

/** Kinds of records that are handed over. */
const handed = ['client', 'document', 'activity', 'deal', 'call'] as const;

/** After so many records others have their turn. */
const recordsInStep = 200;

export interface Held {
  readonly clients: number;
  readonly documents: number;
  readonly activities: number;
  readonly deals: number;
  /** Missed ones after which nobody has called back. */
  readonly calls: number;
}

/** What was handed over, and the operation by which it can be undone; null: there was nothing. */
export interface Handed extends Held {
  readonly operationId: number | null;
}

/** What a record was before it was handed over, as the operation keeps it. */
interface Before {
  readonly responsibleId: number | null;
  readonly teamId: number | null;
}

/** Moves everything, step by step, in the transaction of the command; each record has its audit, and the whole is an operation that can be undone. */
export function* handOver(
  command: CommandContext,
  job: Job,
  from: { readonly id: number; readonly name: string },
  to: { readonly id: number; readonly name: string },
): Generator<void, Handed> {
  const { db, now, user } = command;
  const held = holdingsOf(db, from.id);
  const total = held.clients + held.documents + held.activities + held.deals + held.calls;
  if (total === 0) return { ...held, operationId: null };
  const operation = beginOperation(command, 'hand-over', { from: from.name, to: to.name, ...held });
  const owner = { id: to.id, teamId: firstTeamOf(db, to.id), listName: fold(to.name), at: now, by: user.id };
  let done = 0;
  for (const entity of handed) {
    for (;;) {
      const moved = handSome(command, operation, entity, from.id, owner);
      if (moved === 0) break;
      done += moved;
      job.progress('writing', done, total);
      yield;
    }
  }
  return { ...held, operationId: operation.end() };
}

function handSome(
  command: CommandContext,
  operation: OpenOperation,
  entity: OwnedEntity,
  fromId: number,
  owner: NewOwner,
): number {
  const rows = heldBy(command.db, entity, fromId, recordsInStep);
  for (const { id, version, teamId } of rows) {
    giveTo(command.db, entity, id, owner);
    const before: Before = { responsibleId: fromId, teamId };
    operation.add({ entity, id, version: version + 1, before });
    command.record({ entity, id, version: version + 1, changes: ownerChanges(before, owner) });
  }
  return rows.length;
}

function ownerChanges(before: Before, owner: Pick<NewOwner, 'id' | 'teamId'>): Recorded['changes'] {
  return {
    responsibleId: { old: before.responsibleId, new: owner.id },
    ...(before.teamId === owner.teamId ? {} : { teamId: { old: before.teamId, new: owner.teamId } }),
  };
}

for (const entity of handed)
  registerUndoer('hand-over', entity, {
    check: ({ user }) => {
      if (!user.rights.has('office.manage')) throw new Failure('forbidden', noRight);
    },
    undo: ({ db, now, user }, { id, version, before }): UndoneRecord => {
      const present = ownedRow(db, entity, id);
      // Deleted for good meanwhile.
      if (present === undefined) return { kept: '' };
      if (present.version !== version) return { kept: present.name };
      // Written by `handSome` alone.
      const was = before as Before;
      if (was.responsibleId === null) throw new Error('What is handed over was somebody’s.');
      const owner = {
        id: was.responsibleId,
        teamId: was.teamId,
        listName: fold(personRow(db, was.responsibleId)?.name ?? ''),
        at: now,
        by: user.id,
      };
      giveTo(db, entity, id, owner);
      return { version: version + 1, changes: ownerChanges(present, owner) };
    },
  });
