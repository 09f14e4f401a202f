/** Handing over: somebody else becomes responsible for everything that a person was responsible for. */

import { fold } from '../../../db/folding.ts';

import type { CommandContext, Job, Recorded } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { noRight } from '../../engine/router-words.ts';
import { beginOperation, type OpenOperation } from '../operations/service.ts';
import { registerUndoer, type UndoneRecord } from '../operations/undoers.ts';
import {
  type AskingRow,
  askingRow,
  firstTeamOf,
  givenAwayBy,
  giveTo,
  heldBy,
  type NewOwner,
  type OwnedEntity,
  ownedRow,
  touchActivity,
  writeAsking,
} from './belonging-queries.ts';
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
  /** Who had given an activity to him, and what he said to it, where that is another one now. */
  readonly asking?: AskingRow;
}

/** The same of what he had given to somebody else. */
interface GivenBefore {
  readonly asking: AskingRow;
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
  const gaveSomething = givenAwayBy(db, from.id, 1).length > 0;
  if (total === 0 && !gaveSomething) return { ...held, operationId: null };
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
  while (handGiven(command, operation, from.id, owner) > 0) yield;
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
    const asking = entity === 'activity' ? handAsking(command, id, takenOver(owner.id)) : null;
    const before: Before = { responsibleId: fromId, teamId, ...(asking && { asking: asking.before }) };
    operation.add({ entity, id, version: version + 1, before });
    command.record({
      entity,
      id,
      version: version + 1,
      changes: { ...ownerChanges(before, owner), ...asking?.changes },
    });
  }
  return rows.length;
}

const ownToDo: AskingRow = { askedById: null, acceptance: '', declinedBecause: '' };

/** Whoever takes over what somebody was asked is not asked again; what he gave himself is his own. */
const takenOver =
  (ownerId: number) =>
  (asking: AskingRow): AskingRow => {
    if (asking.askedById === ownerId) return ownToDo;
    return asking.acceptance === 'asked' ? { ...asking, acceptance: '' } : asking;
  };

/** What he gave to others and is not done yet is then given by the other one: what is declined comes back to somebody who works here. */
function handGiven(
  command: CommandContext,
  operation: OpenOperation,
  fromId: number,
  owner: Pick<NewOwner, 'id' | 'at' | 'by'>,
): number {
  const rows = givenAwayBy(command.db, fromId, recordsInStep);
  for (const { id, version } of rows) {
    const asking = handAsking(command, id, ({ responsibleId, ...given }) =>
      responsibleId === owner.id ? ownToDo : { ...given, askedById: owner.id },
    );
    if (asking === null) throw new Error('What he gave is not given by somebody else.');
    touchActivity(command.db, id, owner);
    const before: GivenBefore = { asking: asking.before };
    operation.add({ entity: 'activity', id, version: version + 1, before });
    command.record({ entity: 'activity', id, version: version + 1, changes: asking.changes });
  }
  return rows.length;
}

/** Writes who gave an activity and what was said to it; null: that stays as it is. */
function handAsking(
  { db }: Pick<CommandContext, 'db'>,
  id: number,
  change: (before: AskingRow & { readonly responsibleId: number }) => AskingRow,
): { readonly before: AskingRow; readonly changes: Recorded['changes'] } | null {
  const found = askingRow(db, id);
  if (found === undefined) return null;
  const { askedById, acceptance, declinedBecause } = found;
  const before = { askedById, acceptance, declinedBecause };
  const after = change(found);
  const changes = fieldChanges(asTold(before), asTold(after));
  if (Object.keys(changes).length === 0) return null;
  writeAsking(db, id, after);
  return { before, changes };
}

/** As the history of an activity tells it. */
const asTold = ({ askedById, acceptance, declinedBecause }: AskingRow) => ({
  askedById,
  acceptance: acceptance === '' ? null : acceptance,
  declinedBecause,
});

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
      // Written by `handSome` and `handGiven` alone.
      const was = before as Before | GivenBefore;
      const { asking } = was;
      const askedBefore = asking === undefined ? null : handAsking({ db }, id, () => asking);
      if (!('responsibleId' in was)) {
        touchActivity(db, id, { at: now, by: user.id });
        return { version: version + 1, changes: askedBefore?.changes ?? {} };
      }
      if (was.responsibleId === null) throw new Error('What is handed over was somebody’s.');
      const owner = {
        id: was.responsibleId,
        teamId: was.teamId,
        listName: fold(personRow(db, was.responsibleId)?.name ?? ''),
        at: now,
        by: user.id,
      };
      giveTo(db, entity, id, owner);
      return { version: version + 1, changes: { ...ownerChanges(present, owner), ...askedBefore?.changes } };
    },
  });
