/** Contact persons: part of the client's card, whose version grows with each of their changes. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { Client, ContactInput } from '../../../preload/contract/clients.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { checkOwnValues } from '../fields/checking.ts';
import { mergedWithOwn } from '../fields/record-values.ts';
import { contactFieldsOf, contactOfId } from './card.ts';
import type { ContactFields } from './keys.ts';
import { clientOfContact } from './queries.ts';
import { liveCard, saveCard, stampOf } from './saving.ts';
import { getClient } from './service.ts';
import { clientWriter, placeContacts } from './writing-queries.ts';

/** Adds a contact person. Failure `not-found` for a client that is not there or in the bin. */
export function addContact(context: CommandContext, clientId: number, given: z.infer<typeof ContactInput>): Client {
  const contact: ContactFields = { ...given, own: checkOwn(context, given.own ?? {}) };
  const card = liveCard(context.db, clientId);
  clientWriter(context.db).insertContact(clientId, contact, stampOf(context));
  saveCard(context, card, card.fields, [...card.contacts, contact], {
    contacts: { old: null, new: contactFieldsOf(contact) },
  });
  return getClient(context.db, clientId);
}

/**
 * Saves a contact person on top of what others have changed meanwhile: `was` holds what the user saw. Failure `conflict`
 * names the fields that both have changed; without `was` all that differ.
 */
export function changeContact(
  context: CommandContext,
  {
    id,
    version,
    contact: given,
    was,
  }: {
    readonly id: number;
    readonly version: number;
    readonly contact: z.infer<typeof ContactInput>;
    readonly was?: z.infer<typeof ContactInput> | undefined;
  },
): Client {
  const { before, card } = liveContact(context.db, id);
  const present = contactFieldsOf(before);
  const seen = was === undefined ? undefined : { ...was, own: was.own ?? before.own };
  const mine: ContactFields = { ...given, own: given.own ?? seen?.own ?? before.own };
  const changed = Object.entries(mine).filter(
    ([name, value]) => !isDeepStrictEqual(value, new Map(Object.entries(seen ?? present)).get(name)),
  );
  const { version: _, ...merged } = {
    version,
    ...mergedWithOwn<ContactFields>(
      { ...present, version: before.version },
      version,
      // Some of the fields are fields.
      Object.fromEntries(changed) as Partial<ContactFields>,
      seen ?? {},
    ),
  };
  const contact = { ...merged, own: checkOwn(context, merged.own, before.own) };
  const changes = fieldChanges(present, contact);
  if (Object.keys(changes).length === 0) {
    context.unchanged();
    return getClient(context.db, card.id);
  }
  clientWriter(context.db).replaceContact(id, before.version, contact, stampOf(context));
  const contacts = card.contacts.map((one) => (one.id === id ? contact : one));
  saveCard(context, card, card.fields, contacts, { contacts: { old: present, new: contact } });
  return getClient(context.db, card.id);
}

/** Puts the contact persons of a client into this order; those that are not named stay behind them in theirs. */
export function orderContacts(
  context: CommandContext,
  { clientId, ids }: { readonly clientId: number; readonly ids: readonly number[] },
): Client {
  const card = liveCard(context.db, clientId);
  const named = ids.flatMap((id) => card.contacts.find((one) => one.id === id) ?? []);
  const ordered = [...named, ...card.contacts.filter(({ id }) => !ids.includes(id))];
  const names = (contacts: readonly ContactFields[]) => contacts.map(({ name }) => name);
  if (isDeepStrictEqual(ordered, card.contacts)) {
    context.unchanged();
    return getClient(context.db, clientId);
  }
  placeContacts(
    context.db,
    ordered.map(({ id }) => id),
  );
  saveCard(context, card, card.fields, ordered, {
    contactOrder: { old: names(card.contacts), new: names(ordered) },
  });
  return getClient(context.db, clientId);
}

function checkOwn({ db, language }: CommandContext, own: ContactFields['own'], before?: ContactFields['own']) {
  return checkOwnValues(db, 'contact', own, language, 'contact.own', before);
}

/** Puts a contact person into the bin. Failure `conflict` when somebody else has changed it since `version`. */
export function removeContact(
  context: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
): Client {
  const { before, card } = liveContact(context.db, id);
  if (!clientWriter(context.db).removeContact(id, version, stampOf(context)))
    throw new Failure('conflict', changedMeanwhile, { version: before.version });
  const contacts = card.contacts.filter((one) => one.id !== id);
  saveCard(context, card, card.fields, contacts, { contacts: { old: contactFieldsOf(before), new: null } });
  return getClient(context.db, card.id);
}

/** Takes a contact person out of the bin, back onto the card of a client that is not in it. */
export function restoreContact(context: CommandContext, id: number): Client {
  const clientId = clientOfContact(context.db, id);
  if (clientId === undefined) throw noSuchContact();
  const card = liveCard(context.db, clientId);
  if (!clientWriter(context.db).restoreContact(id, stampOf(context))) throw noSuchContact();
  const back = contactOfId(context.db, id);
  if (back === undefined) throw noSuchContact();
  saveCard(context, card, card.fields, [...card.contacts, back], {
    contacts: { old: null, new: contactFieldsOf(back) },
  });
  return getClient(context.db, clientId);
}

const noSuchContact = () =>
  new Failure('not-found', {
    en: 'This contact person is no longer on the card.',
    ru: 'Этого контактного лица больше нет в карточке.',
    fr: 'Ce contact ne figure plus sur la fiche.',
  });

function liveContact(db: Db, id: number) {
  const before = contactOfId(db, id);
  if (before === undefined) throw noSuchContact();
  return { before, card: liveCard(db, before.clientId) };
}

const changedMeanwhile = {
  en: 'Somebody else has changed this contact person meanwhile.',
  ru: 'Пока вы работали, это контактное лицо изменил другой сотрудник.',
  fr: 'Quelqu’un d’autre a modifié ce contact entre-temps.',
};
