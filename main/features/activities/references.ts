/** What an activity may refer to: as far as whoever writes it sees that himself. */
import type { ActivityFields } from '../../../preload/contract/activities.ts';
import type { CommandContext } from '../../engine/context.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { maySeeClient } from '../clients/reached.ts';
import { dealIfSeen } from '../deals/reached.ts';
import { documentIfSeen } from '../documents/reached.ts';
import { worksHere } from '../people/belonging.ts';
import { contactNamed } from './queries.ts';

/** What an activity refers to. */
export type Referring = Pick<
  ActivityFields,
  'clientId' | 'contactId' | 'documentId' | 'dealId' | 'responsibleId' | 'participants'
>;

/** Failure `invalid` for a client, contact person, document, deal or colleague that there is not for this user. What stood there before is not asked again: a client may be somebody else's by now, a contact person in the bin. */
export function checkReferences(context: CommandContext, fields: Referring, before: Referring | null): void {
  const { db, language } = context;
  const { clientId, contactId, documentId, dealId, responsibleId, participants } = fields;
  const wrong: WrongField[] = [];
  const isNew = <Name extends 'clientId' | 'contactId' | 'documentId' | 'dealId' | 'responsibleId'>(name: Name) =>
    before === null || fields[name] !== before[name];
  if (clientId !== null && isNew('clientId') && !maySeeClient(context, clientId))
    wrong.push({ path: 'clientId', said: noSuchClient });
  if (contactId !== null && (isNew('contactId') || isNew('clientId'))) {
    const contact = contactNamed(db, contactId);
    if (contact === undefined || contact.clientId !== clientId) wrong.push({ path: 'contactId', said: noSuchContact });
  }
  if (documentId !== null && (isNew('documentId') || isNew('clientId'))) {
    const document = documentIfSeen(context, documentId);
    if (document === null || document.clientId !== clientId) wrong.push({ path: 'documentId', said: noSuchDocument });
  }
  if (dealId !== null && (isNew('dealId') || isNew('clientId'))) {
    const deal = dealIfSeen(context, dealId);
    if (deal === null || deal.clientId !== clientId) wrong.push({ path: 'dealId', said: noSuchDeal });
  }
  if (isNew('responsibleId') && !worksHere(db, responsibleId)) wrong.push({ path: 'responsibleId', said: notHere });
  participants.forEach(({ kind, id }, place) => {
    if (before?.participants.some((one) => one.kind === kind && one.id === id)) return;
    const contact = kind === 'contact' ? contactNamed(db, id) : undefined;
    const isThere =
      kind === 'user' ? worksHere(db, id) : contact !== undefined && maySeeClient(context, contact.clientId);
    if (!isThere) wrong.push({ path: `participants.${place}`, said: noSuchParticipant });
  });
  invalidFields(language, wrong);
}

const noSuchClient = {
  en: 'There is no such client. Choose another one.',
  ru: 'Такого клиента нет. Выберите другого.',
  fr: 'Ce client n’existe pas. Choisissez-en un autre.',
};
const noSuchContact = {
  en: 'This client has no such contact person. Choose another one.',
  ru: 'У этого клиента нет такого контактного лица. Выберите другое.',
  fr: 'Ce client n’a pas cet interlocuteur. Choisissez-en un autre.',
};
const noSuchDocument = {
  en: 'This client has no such document.',
  ru: 'У этого клиента нет такого документа.',
  fr: 'Ce client n’a pas ce document.',
};
const noSuchDeal = {
  en: 'There is no such deal with this client.',
  ru: 'С этим клиентом такой сделки нет.',
  fr: 'Il n’y a pas de telle affaire avec ce client.',
};
const notHere = {
  en: 'The responsible person does not work here any more. Choose another one.',
  ru: 'Ответственный больше не работает в программе. Выберите другого.',
  fr: 'Le responsable ne travaille plus ici. Choisissez-en un autre.',
};
const noSuchParticipant = {
  en: 'Whoever is to take part is not known here any more.',
  ru: 'Такого участника больше нет.',
  fr: 'Ce participant n’est plus connu.',
};
