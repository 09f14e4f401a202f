/** Several clients become one: fields by choice, everything linked moves over. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Client, ClientFields, Contact } from '../../../preload/contract/clients.ts';
import type { duplicates } from '../../../preload/contract/duplicates.ts';
import { accessBy, isHidden } from '../../engine/access.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { checkOwnValues } from '../fields/checking.ts';
import { withOwnChanges } from '../fields/record-values.ts';
import { recordOperation } from '../operations/service.ts';
import { cardOf, type StoredCard } from './card.ts';
import { mergedClientFields, repeatsContact } from './merged-fields.ts';
import {
  type Hanging,
  hangingOn,
  type Moved,
  moveEverything,
  ownFieldsOfClients,
  setMergedInto,
  type Touched,
} from './merging-queries.ts';
import { touchedClient } from './reached.ts';
import { stampOf } from './saving.ts';
import { clientFor } from './shown.ts';
import { clientWriter } from './writing-queries.ts';

type Input<Name extends keyof typeof duplicates> = z.output<(typeof duplicates)[Name]['input']>;
type Answer<Name extends keyof typeof duplicates> = z.output<(typeof duplicates)[Name]['output']>;

/** What a merge keeps of the client that stayed, for undoing it. */
export interface KeptOfMerge {
  readonly fields: ClientFields;
  readonly merged: ClientFields;
  readonly others: readonly { readonly id: number; readonly moved: Moved }[];
}

/** The clients side by side and what is proposed. Failure `not-found` or `forbidden` where the right does not reach one of them. */
export function previewMerge(context: Context, { ids }: Input<'duplicates.preview'>): Answer<'duplicates.preview'> {
  if (new Set(ids).size < ids.length) throw sameTwice();
  const cards = ids.map((id) => mergeable(context, id));
  const moving = cards.slice(1).map(({ id }) => hangingOn(context.db, id));
  const sum = (name: keyof Hanging) => moving.reduce((total, one) => total + one[name], 0);
  return {
    clients: ids.map((id): Client => clientFor(context, id)),
    proposal: withoutHidden(context, proposed(context, cards)),
    moving: {
      contacts: sum('contacts') - contactsOnce(cards).repeated.length,
      documents: seesAllDocuments(context) ? sum('documents') : documentsSeen(context, cards.slice(1)),
      notes: sum('notes'),
      attachments: sum('attachments'),
      links: sum('links'),
    },
  };
}

/** What somebody does not see is not counted for him either; it moves all the same. */
function seesAllDocuments({ user }: Context): boolean {
  return user.rights.has('documents.see') && accessBy(user, 'documents.see').kind === 'all';
}

function documentsSeen(context: Context, cards: readonly StoredCard[]): number {
  return cards.reduce((total, { id }) => total + clientFor(context, id).documents, 0);
}

/**
 * Merges; answers the operation and the client that stays. Failure `conflict` when one of them was changed since it was looked at, `invalid` for a
 * choice that none of them had where a merge only chooses.
 */
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
  const fields = chosenFields(context, cards, chosen);
  const kept: KeptOfMerge['others'][number][] = [];
  const stamp = stampOf(context);
  const writer = clientWriter(db);
  const amid = cards.map(({ id }) => id);
  const { contacts: allContacts, repeated } = contactsOnce(cards);
  for (const card of others) {
    const to = { id: winner.id, name: fields.name };
    const moved = moveEverything(db, card.id, to, { amid, staying: repeated }, (touched) =>
      recordMoved(context, touched, card.id, winner.id),
    );
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
  if (!writer.replace(winner, fields, allContacts, stamp)) throw changedMeanwhile(winner.fields.name);
  const version = winner.version + 1;
  context.record({
    entity: 'client',
    id: winner.id,
    version,
    changes: {
      ...withOwnChanges(fieldChanges(winner.fields, fields)),
      merged: { old: null, new: others.map((card) => card.fields.name) },
    },
  });
  const before: KeptOfMerge = { fields: winner.fields, merged: storedFields(db, winner.id), others: kept };
  const operationId = recordOperation(context, {
    kind: 'merge',
    details: { entity: 'client', name: fields.name, merged: others.map((card) => card.fields.name) },
    items: [{ entity: 'client', id: winner.id, version, before }],
  });
  return { operationId, client: clientFor(context, winner.id) };
}

/** The contact persons of all, and the ids of those that say nothing which one before them does not say: these stay with the client that goes. */
function contactsOnce(cards: readonly StoredCard[]) {
  const contacts: Contact[] = [];
  const repeated: number[] = [];
  for (const [place, card] of cards.entries())
    for (const contact of card.contacts) {
      if (place > 0 && contacts.some((known) => repeatsContact(contact, known))) repeated.push(contact.id);
      else contacts.push(contact);
    }
  return { contacts, repeated };
}

/** The audit of a record that hung on one client, or named it, and from now on another one. */
export function recordMoved(
  context: CommandContext,
  { entity, id, version, field }: Touched,
  from: number,
  to: number,
) {
  context.record({ entity, id, version, changes: { [field]: { old: from, new: to } } });
}

/** As the tables have them: a note or a tag may have been brought into shape on its way. */
function storedFields(db: Context['db'], id: number): ClientFields {
  const card = cardOf(db, id);
  if (card === undefined) throw new Error('The client was there a moment ago.');
  return card.fields;
}

/** What is proposed, without own fields that would make the client refer to itself. */
function proposed({ db }: Context, cards: readonly StoredCard[]): ClientFields {
  const fields = mergedClientFields(cards.map((card) => card.fields));
  const ids = cards.map(({ id }) => id);
  const own = { ...fields.own };
  for (const field of ownFieldsOfClients(db))
    if (ids.some((id) => id === own[String(field)])) delete own[String(field)];
  return { ...fields, own };
}

/** These decide who sees the client, what it pays and what is counted with it: a merge chooses among what is there, it gives nothing new. */
const onlyChosen = ['responsibleId', 'teamId', 'priceListId', 'campaignId', 'country'] as const;

function chosenFields(context: Context, cards: readonly StoredCard[], given: ClientFields): ClientFields {
  const fields = withHidden(context, given, proposed(context, cards));
  const wrong = onlyChosen.filter((name) => cards.every((card) => card.fields[name] !== fields[name]));
  invalidFields(
    context.language,
    wrong.map((name) => ({ path: `fields.${name}`, said: noneHadIt })),
  );
  const ids = cards.map(({ id }) => id);
  const own = { ...fields.own };
  const before: ClientFields['own'] = {};
  for (const [field, value] of Object.entries(own))
    if (cards.some((card) => isDeepStrictEqual(card.fields.own[field], value))) before[field] = value;
  for (const field of ownFieldsOfClients(context.db))
    if (ids.some((id) => id === own[String(field)])) delete own[String(field)];
  return { ...fields, own: checkOwnValues(context, 'client', own, 'fields.own', before) };
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

/** The answer to a client that is named twice. */
export const sameTwice = () =>
  new Failure('invalid', {
    en: 'These are one and the same client.',
    ru: 'Это один и тот же клиент.',
    fr: 'Il s’agit d’un seul et même client.',
  });

const noneHadIt = {
  en: 'None of these clients has this value. Choose one of theirs.',
  ru: 'Ни у одного из этих клиентов нет такого значения. Выберите одно из имеющихся.',
  fr: 'Aucun de ces clients n’a cette valeur. Choisissez l’une des leurs.',
};
