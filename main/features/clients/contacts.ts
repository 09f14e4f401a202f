/** Contact persons: part of the client's card, whose version grows with each of their changes. */

import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import type { Client, ContactInput } from '../../../preload/contract/clients.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { contactFieldsOf, contactOfId } from './card.ts';
import type { ContactFields } from './keys.ts';
import { clientOfContact } from './queries.ts';
import { liveCard, saveCard, stampOf } from './saving.ts';
import { getClient } from './service.ts';
import { clientWriter } from './writing-queries.ts';

/** Adds a contact person. Failure `not-found` for a client that is not there or in the bin. */
export function addContact(context: CommandContext, clientId: number, given: z.infer<typeof ContactInput>): Client {
  const contact: ContactFields = { ...given, own: given.own ?? {} };
  const card = liveCard(context.db, clientId);
  clientWriter(context.db).insertContact(clientId, contact, stampOf(context));
  saveCard(context, card, card.fields, [...card.contacts, contact], {
    contacts: { old: null, new: contactFieldsOf(contact) },
  });
  return getClient(context.db, clientId);
}

/** Saves a contact person. Failure `conflict` with the fields that differ when somebody else has changed it since `version`. */
export function changeContact(
  context: CommandContext,
  {
    id,
    version,
    contact: given,
  }: { readonly id: number; readonly version: number; readonly contact: z.infer<typeof ContactInput> },
): Client {
  const { before, card } = liveContact(context.db, id);
  const contact: ContactFields = { ...given, own: given.own ?? before.own };
  const changes = fieldChanges(contactFieldsOf(before), contactFieldsOf(contact));
  if (Object.keys(changes).length === 0) {
    context.unchanged();
    return getClient(context.db, card.id);
  }
  if (before.version !== version) {
    const conflicts = Object.entries(changes).map(([path, { old, new: mine }]) => ({
      path,
      mine,
      theirs: old,
      original: null,
    }));
    throw new Failure('conflict', changedMeanwhile, { conflicts, version: before.version });
  }
  clientWriter(context.db).replaceContact(id, version, contact, stampOf(context));
  const contacts = card.contacts.map((one) => (one.id === id ? contact : one));
  saveCard(context, card, card.fields, contacts, {
    contacts: { old: contactFieldsOf(before), new: contactFieldsOf(contact) },
  });
  return getClient(context.db, card.id);
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
