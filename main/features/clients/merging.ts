/** Several clients become one: fields by choice, everything linked moves over, and all of it can be undone. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Client, ClientFields } from '../../../preload/contract/clients.ts';
import type { duplicates } from '../../../preload/contract/duplicates.ts';
import { isHidden, mayTouch } from '../../engine/access.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { recordOperation } from '../operations/service.ts';
import { type KeptItem, registerUndoer, type UndoneRecord } from '../operations/undoers.ts';
import { cardOf, type StoredCard } from './card.ts';
import { mergedClientFields } from './merged-fields.ts';
import { type Hanging, hangingOn, type Moved, moveBack, moveEverything, setMergedInto } from './merging-queries.ts';
import { touchedClient } from './reached.ts';
import { stampOf } from './saving.ts';
import { clientFor } from './shown.ts';
import { clientWriter } from './writing-queries.ts';

type Input<Name extends keyof typeof duplicates> = z.output<(typeof duplicates)[Name]['input']>;
type Answer<Name extends keyof typeof duplicates> = z.output<(typeof duplicates)[Name]['output']>;

/** What a merge keeps of the client that stayed, for undoing it. */
interface Kept {
  readonly fields: ClientFields;
  readonly merged: ClientFields;
  readonly others: readonly { readonly id: number; readonly moved: Moved }[];
}

/** The clients side by side and what is proposed. Failure `not-found` or `forbidden` where the right does not reach one of them. */
export function previewMerge(context: Context, { ids }: Input<'duplicates.preview'>): Answer<'duplicates.preview'> {
  const cards = ids.map((id) => mergeable(context, id));
  const moving = cards.slice(1).map(({ id }) => hangingOn(context.db, id));
  const sum = (name: keyof Hanging) => moving.reduce((total, one) => total + one[name], 0);
  return {
    clients: ids.map((id): Client => clientFor(context, id)),
    proposal: withoutHidden(context, mergedClientFields(cards.map(({ fields }) => fields))),
    moving: {
      contacts: sum('contacts'),
      documents: sum('documents'),
      notes: sum('notes'),
      attachments: sum('attachments'),
      links: sum('links'),
    },
  };
}

/** Merges; answers the operation and the client that stays. Failure `conflict` when one of them was changed since it was looked at. */
export function mergeClients(
  context: CommandContext,
  { clients, fields: chosen }: Input<'duplicates.merge'>,
): Answer<'duplicates.merge'> {
  const { db } = context;
  const cards = clients.map(({ id, version }) => {
    const card = mergeable(context, id);
    if (card.version !== version) throw changedMeanwhile(card.fields.name);
    return card;
  });
  const [winner, ...others] = cards;
  if (winner === undefined || new Set(cards.map(({ id }) => id)).size < cards.length) throw sameTwice();
  const fields = withHidden(context, chosen, mergedClientFields(cards.map((card) => card.fields)));
  const kept: Kept['others'][number][] = [];
  const stamp = stampOf(context);
  const writer = clientWriter(db);
  for (const card of others) {
    const moved = moveEverything(db, card.id, winner.id, fields.name);
    kept.push({ id: card.id, moved });
    if (!writer.setDeleted(card, context.now, stamp)) throw changedMeanwhile(card.fields.name);
    setMergedInto(db, card.id, winner.id);
    context.record({
      entity: 'client',
      id: card.id,
      version: card.version + 1,
      changes: { mergedInto: { old: null, new: fields.name }, deletedAt: { old: null, new: context.now } },
    });
  }
  const allContacts = cards.flatMap(({ contacts }) => contacts);
  if (!writer.replace(winner, fields, allContacts, stamp)) throw changedMeanwhile(winner.fields.name);
  const version = winner.version + 1;
  context.record({
    entity: 'client',
    id: winner.id,
    version,
    changes: {
      ...fieldChanges(winner.fields, fields),
      merged: { old: null, new: others.map((card) => card.fields.name) },
    },
  });
  const operationId = recordOperation(context, {
    kind: 'merge',
    details: { entity: 'client', name: fields.name, merged: others.map((card) => card.fields.name) },
    items: [
      { entity: 'client', id: winner.id, version, before: { fields: winner.fields, merged: fields, others: kept } },
    ],
  });
  return { operationId, client: clientFor(context, winner.id) };
}

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
  const { fields, merged, others } = before as Kept;
  const card = cardOf(db, id);
  if (card === undefined || card.deletedAt !== null || !mayTouch(command.user, 'clients.merge', card.fields))
    return { kept: card?.fields.name ?? merged.name };
  const stamp = stampOf(command);
  const writer = clientWriter(db);
  for (const { id: otherId, moved } of others) {
    const gone = cardOf(db, otherId);
    // Deleted for good meanwhile: what it had stays where it is.
    if (gone === undefined) continue;
    moveBack(db, moved, otherId, id, { back: gone.fields.name });
    if (gone.deletedAt === null || !writer.setDeleted(gone, null, stamp)) continue;
    setMergedInto(db, otherId, null);
    const back = cardOf(db, otherId);
    if (back === undefined) continue;
    writer.index(back);
    command.record({
      entity: 'client',
      id: otherId,
      version: back.version,
      changes: { mergedInto: { old: merged.name, new: null }, deletedAt: { old: gone.deletedAt, new: null } },
    });
  }
  const now = cardOf(db, id);
  if (now === undefined) throw new Error('The client that stayed was there a moment ago.');
  const again = fieldsBefore(now.fields, merged, fields);
  // Written with its present contact persons alone: those of the others are no longer among its keys.
  if (!writer.replace({ ...now, contacts: card.contacts }, again, now.contacts, stamp))
    return { kept: now.fields.name };
  return {
    version: now.version + 1,
    changes: {
      ...fieldChanges(now.fields, again),
      merged: { old: others.map(({ id: other }) => cardOf(db, other)?.fields.name ?? ''), new: null },
    },
  };
}

/** Each field that still is what the merge made of it gets its value before. */
export function fieldsBefore(now: ClientFields, merged: ClientFields, before: ClientFields): ClientFields {
  const values: Record<string, unknown> = { ...now };
  for (const [name, value] of Object.entries(now)) {
    const key = name as keyof ClientFields;
    if (isDeepStrictEqual(value, merged[key])) values[name] = before[key];
  }
  // The same names, each with a value that the field had.
  return values as ClientFields;
}

function mergeable(context: Context, id: number): StoredCard {
  touchedClient(context, 'clients.merge', id);
  const card = cardOf(context.db, id);
  if (card === undefined) throw new Error('The client was there a moment ago.');
  return card;
}

function withoutHidden(context: Context, fields: ClientFields): ClientFields {
  return withHidden(context, fields, { ...fields, reaches: [], bankAccounts: [], creditLimit: null });
}

/** What somebody cannot see he cannot choose either: there the values of `others` stand. */
function withHidden({ user }: Context, fields: ClientFields, others: ClientFields): ClientFields {
  return {
    ...fields,
    reaches: (isHidden(user, 'clients.reaches') ? others : fields).reaches,
    bankAccounts: (isHidden(user, 'clients.bankAccounts') ? others : fields).bankAccounts,
    creditLimit: (isHidden(user, 'clients.creditLimit') ? others : fields).creditLimit,
  };
}

const changedMeanwhile = (name: string) =>
  new Failure('conflict', {
    en: `“${name}” has been changed meanwhile. Look at the clients again before you merge them.`,
    ru: `Пока вы работали, карточку «${name}» изменили. Посмотрите на клиентов ещё раз, прежде чем объединять.`,
    fr: `« ${name} » a été modifié entre-temps. Vérifiez les fiches avant de les fusionner.`,
  });

const sameTwice = () =>
  new Failure('invalid', {
    en: 'A client cannot be merged with itself.',
    ru: 'Клиента нельзя объединить с самим собой.',
    fr: 'Un client ne peut pas être fusionné avec lui-même.',
  });

const mayNotMerge = () =>
  new Failure('forbidden', {
    en: 'You may not merge clients.',
    ru: 'У вас нет права объединять клиентов.',
    fr: 'Vous n’avez pas le droit de fusionner des clients.',
  });
