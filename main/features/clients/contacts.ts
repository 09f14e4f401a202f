/** Contact persons: part of the client's card, whose version grows with each of their changes. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';

import { type Birthday, isUnborn } from '../../../preload/contract/birthdays.ts';
import type { Client, ContactInput } from '../../../preload/contract/clients.ts';
import { isHidden } from '../../engine/access.ts';
import type { CommandContext } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { checkOwnValues } from '../fields/checking.ts';
import { mergedWithOwn } from '../fields/record-values.ts';
import { contactFieldsOf, contactOfId } from './card.ts';
import type { ContactFields } from './keys.ts';
import { clientOfContact, contactByUid } from './queries.ts';
import { maySeeClient, touchedClient } from './reached.ts';
import { liveCard, saveCard, stampOf } from './saving.ts';
import { clientFor, refuseHidden } from './shown.ts';
import { clientWriter, placeContacts } from './writing-queries.ts';

/** Of what nobody has changed since it was added. */
const firstVersion = 1;

/**
 * Adds a contact person. Failure `not-found` for a client that is not there or in the bin. One that was added under the same key is saved over
 * instead; Failure `conflict` where it has been changed or removed since.
 */
export function addContact(
  context: CommandContext,
  clientId: number,
  given: z.infer<typeof ContactInput>,
  key?: string,
): Client {
  touchedClient(context, 'clients.change', clientId);
  const added = key === undefined ? undefined : contactByUid(context.db, key);
  if (added !== undefined) {
    if (added.clientId !== clientId) throw noSuchContact();
    if (added.version !== firstVersion) throw new Failure('conflict', changedMeanwhile, { version: added.version });
    return changeContact(context, { id: added.id, version: firstVersion, contact: given });
  }
  refuseHidden(context.user, { reaches: given.reaches, birthday: given.birthday });
  const contact: ContactFields = {
    ...given,
    birthday: given.birthday ?? null,
    own: checkOwn(context, given.own ?? {}),
  };
  checkBirthday(context, contact.birthday);
  const card = liveCard(context.db, clientId);
  clientWriter(context.db).insertContact(clientId, contact, stampOf(context), key);
  saveCard(context, card, card.fields, [...card.contacts, contact], {
    contacts: { old: null, new: contactFieldsOf(contact) },
  });
  return clientFor(context, clientId);
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
  const { before, card } = liveContact(context, id);
  refuseHidden(context.user, { reaches: given.reaches, birthday: given.birthday });
  const present = contactFieldsOf(before);
  // What his role hides he has seen empty: it stays as it is.
  const unseen = {
    ...(isHidden(context.user, 'clients.reaches') && { reaches: before.reaches }),
    ...(isHidden(context.user, 'clients.birthdays') && { birthday: before.birthday }),
  };
  const birthday = was?.birthday === undefined ? before.birthday : was.birthday;
  const seen = was === undefined ? undefined : { ...was, own: was.own ?? before.own, birthday, ...unseen };
  const mine: ContactFields = {
    ...given,
    own: given.own ?? seen?.own ?? before.own,
    birthday: given.birthday === undefined ? birthday : given.birthday,
    ...unseen,
  };
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
  if (contact.birthday !== before.birthday) checkBirthday(context, contact.birthday);
  const changes = fieldChanges(present, contact);
  if (Object.keys(changes).length === 0) {
    context.unchanged();
    return clientFor(context, card.id);
  }
  clientWriter(context.db).replaceContact(id, before.version, contact, stampOf(context));
  const contacts = card.contacts.map((one) => (one.id === id ? contact : one));
  saveCard(context, card, card.fields, contacts, { contacts: { old: present, new: contact } });
  return clientFor(context, card.id);
}

/** Puts the contact persons of a client into this order; those that are not named stay behind them in theirs. */
export function orderContacts(
  context: CommandContext,
  { clientId, ids }: { readonly clientId: number; readonly ids: readonly number[] },
): Client {
  touchedClient(context, 'clients.change', clientId);
  const card = liveCard(context.db, clientId);
  const named = ids.flatMap((id) => card.contacts.find((one) => one.id === id) ?? []);
  const ordered = [...named, ...card.contacts.filter(({ id }) => !ids.includes(id))];
  const names = (contacts: readonly ContactFields[]) => contacts.map(({ name }) => name);
  if (isDeepStrictEqual(ordered, card.contacts)) {
    context.unchanged();
    return clientFor(context, clientId);
  }
  placeContacts(
    context.db,
    ordered.map(({ id }) => id),
  );
  saveCard(context, card, card.fields, ordered, {
    contactOrder: { old: names(card.contacts), new: names(ordered) },
  });
  return clientFor(context, clientId);
}

function checkOwn(context: CommandContext, own: ContactFields['own'], before?: ContactFields['own']) {
  return checkOwnValues(context, 'contact', own, 'contact.own', before);
}

/** Failure `invalid` for a birthday that is still to come. */
function checkBirthday({ language, today }: CommandContext, birthday: Birthday | null): void {
  if (birthday === null || !isUnborn(birthday, today)) return;
  throw new Failure('invalid', unborn, { fields: [{ path: 'contact.birthday', message: unborn[language] }] });
}

const unborn = {
  en: 'The birthday is still to come. Correct the year, or leave it out.',
  ru: 'День рождения ещё не наступил. Исправьте год или не указывайте его.',
  fr: 'Cette date de naissance est encore à venir. Corrigez l’année ou ne l’indiquez pas.',
};

/** Puts a contact person into the bin. Failure `conflict` when somebody else has changed it since `version`. */
export function removeContact(
  context: CommandContext,
  { id, version }: { readonly id: number; readonly version: number },
): Client {
  const { before, card } = liveContact(context, id);
  if (!clientWriter(context.db).removeContact(id, version, stampOf(context)))
    throw new Failure('conflict', changedMeanwhile, { version: before.version });
  const contacts = card.contacts.filter((one) => one.id !== id);
  saveCard(context, card, card.fields, contacts, { contacts: { old: contactFieldsOf(before), new: null } });
  return clientFor(context, card.id);
}

/** Takes a contact person out of the bin, back onto the card of a client that is not in it. */
export function restoreContact(context: CommandContext, id: number): Client {
  const clientId = clientOfContact(context.db, id);
  if (clientId === undefined || !maySeeClient(context, clientId)) throw noSuchContact();
  touchedClient(context, 'clients.change', clientId);
  const card = liveCard(context.db, clientId);
  if (!clientWriter(context.db).restoreContact(id, stampOf(context))) throw noSuchContact();
  const back = contactOfId(context.db, id);
  if (back === undefined) throw noSuchContact();
  saveCard(context, card, card.fields, [...card.contacts, back], {
    contacts: { old: null, new: contactFieldsOf(back) },
  });
  return clientFor(context, clientId);
}

const noSuchContact = () =>
  new Failure('not-found', {
    en: 'This contact person is no longer on the card.',
    ru: 'Этого контактного лица больше нет в карточке.',
    fr: 'Ce contact ne figure plus sur la fiche.',
  });

/** Of a client that the user may change; the contact persons of one that he does not see are not there for him. */
function liveContact(context: CommandContext, id: number) {
  const before = contactOfId(context.db, id);
  if (before === undefined || !maySeeClient(context, before.clientId)) throw noSuchContact();
  touchedClient(context, 'clients.change', before.clientId);
  return { before, card: liveCard(context.db, before.clientId) };
}

const changedMeanwhile = {
  en: 'Somebody else has changed this contact person meanwhile.',
  ru: 'Пока вы работали, это контактное лицо изменил другой сотрудник.',
  fr: 'Quelqu’un d’autre a modifié ce contact entre-temps.',
};
