/** Undoing a merge: all clients are there again, and what was changed since stays. */
import { isDeepStrictEqual } from 'node:util';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import { mayTouch } from '../../engine/access.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { mergedValue } from '../../engine/merged-value.ts';
import { withOwnChanges } from '../fields/record-values.ts';
import { type KeptItem, registerUndoer, type UndoneRecord } from '../operations/undoers.ts';
import { cardOf } from './card.ts';
import { type KeptOfMerge, recordMoved } from './merging.ts';
import { moveBack, setMergedInto } from './merging-queries.ts';
import { maySeeClient } from './reached.ts';
import { stampOf } from './saving.ts';
import { clientWriter } from './writing-queries.ts';

/** Says how merges are undone; once, where the handlers are made. */
export function registerUndoOfMerges(): void {
  registerUndoer('merge', 'client', {
    check: ({ user }) => {
      if (!user.rights.has('clients.merge')) throw mayNotMerge();
    },
    undo: undoMerge,
  });
}

/**
 * Gives all clients back: those that went come out of the bin with what they had and still is where it moved to; of the one that stayed, each
 * field that nobody has changed since is again what it was.
 */
function undoMerge(command: CommandContext, { id, before }: KeptItem): UndoneRecord {
  const { db } = command;
  // Written by `mergeClients` alone.
  const { fields, merged, others } = before as KeptOfMerge;
  const card = cardOf(db, id);
  if (card === undefined) return { kept: '' };
  if (card.deletedAt !== null || !mayTouch(command.user, 'clients.merge', card.fields))
    return { kept: maySeeClient(command, id) ? card.fields.name : '' };
  const there = others.filter((other) => cardOf(db, other.id) !== undefined);
  if (there.length === 0) return { kept: card.fields.name };
  for (const other of there) giveBack(command, id, other, merged.name);
  const now = cardOf(db, id);
  if (now === undefined) throw new Error('The client that stayed was there a moment ago.');
  // What came from a client that was deleted for good meanwhile would be nowhere else.
  const again = there.length === others.length ? fieldsBefore(now.fields, merged, fields) : now.fields;
  // Its keys before were those of all contact persons; those that have gone back are no longer among them.
  if (!clientWriter(db).replace({ ...now, contacts: card.contacts }, again, now.contacts, stampOf(command)))
    throw new Error('The client that stayed was changed within this transaction.');
  return {
    version: now.version + 1,
    changes: {
      ...withOwnChanges(fieldChanges(now.fields, again)),
      merged: { old: there.map(({ id: other }) => cardOf(db, other)?.fields.name ?? ''), new: null },
    },
  };
}

function giveBack(
  command: CommandContext,
  winner: number,
  { id, moved }: KeptOfMerge['others'][number],
  mergedName: string,
): void {
  const { db } = command;
  const gone = cardOf(db, id);
  if (gone === undefined) return;
  const to = { id, name: gone.fields.name };
  moveBack(db, moved, to, winner, (touched) => recordMoved(command, touched, winner, id));
  const writer = clientWriter(db);
  if (gone.deletedAt === null || !writer.setDeleted(gone, null, stampOf(command))) return;
  setMergedInto(db, id, null);
  const back = cardOf(db, id);
  if (back === undefined) return;
  writer.index(back);
  command.record({
    entity: 'client',
    id,
    version: back.version,
    changes: { mergedInto: { old: mergedName, new: null }, deletedAt: { old: gone.deletedAt, new: null } },
  });
}

/** Each field that still is what the merge made of it gets its value before; of lists, tax numbers and own fields each part by itself. */
export function fieldsBefore(now: ClientFields, merged: ClientFields, before: ClientFields): ClientFields {
  const partly = { taxNumbers: true, own: true };
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(now)) {
    // All three are fields of clients, and these are their names.
    const key = name as keyof ClientFields;
    values[name] = Object.hasOwn(partly, key)
      ? partsBefore(record(now[key]), record(merged[key]), record(before[key]))
      : valueBefore(now[key], merged[key], before[key]);
  }
  // The same names, each with a value that the field had.
  return values as ClientFields;
}

type Parts = Readonly<Record<string, unknown>>;

const record = (value: unknown): Parts => ({ ...(value as Parts) });

function partsBefore(now: Parts, merged: Parts, before: Parts): Parts {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const values = names.map((name) => [name, valueBefore(now[name], merged[name], before[name])] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function valueBefore(now: unknown, merged: unknown, before: unknown): unknown {
  if (isDeepStrictEqual(now, merged)) return before;
  if (!Array.isArray(now)) return now;
  const both = mergedValue(merged, before, now);
  return 'value' in both ? both.value : now;
}

const mayNotMerge = () =>
  new Failure('forbidden', {
    en: 'You may not merge clients.',
    ru: 'У вас нет права объединять клиентов.',
    fr: 'Vous n’avez pas le droit de fusionner des clients.',
  });
