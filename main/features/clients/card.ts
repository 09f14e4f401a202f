/** A client as services know it, read from its tables. */
import type { Db } from '../../../db/database.ts';
import {
  type Client,
  type ClientFields,
  type Contact,
  clientKinds,
  clientStates,
  clientTypes,
} from '../../../preload/contract/clients.ts';
import type { Address, TaxNumbers } from '../../../preload/contract/parties.ts';
import { languages } from '../../../preload/contract/values.ts';
import { correctedInvoices } from '../documents/corrected-invoices.ts';
import { ownClientNames, shownOwnValues } from '../fields/record-values.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import type { ContactFields } from './keys.ts';
import {
  accountsOfClient,
  addressesOfClient,
  clientById,
  contactById,
  contactsOfClient,
  reachesOfClient,
  reachesOfContact,
  type StoredAddress,
  type StoredClient,
  type StoredContact,
  type StoredReach,
  tagsOfClient,
  teamName,
  userName,
} from './queries.ts';
import { documentCount, owedBy } from './reach-queries.ts';
import type { SavedClient } from './writing-queries.ts';

/** A client with its contact persons, those in the bin left out; undefined where there is none. */
export interface StoredCard extends SavedClient {
  readonly stored: StoredClient;
  readonly contacts: readonly Contact[];
}

/** The client of this id, in the bin or not; undefined where there is none. */
export function cardOf(db: Db, id: number): StoredCard | undefined {
  const stored = clientById(db, id);
  if (stored === undefined) return undefined;
  const { version, deletedAt } = stored;
  const contacts = contactsOfClient(db, id).map((contact) => contactOf(db, contact));
  return { id, version, deletedAt, fields: fieldsOf(db, stored), contacts, stored };
}

/** A contact person and whose it is; undefined where there is none, or it is in the bin. */
export function contactOfId(db: Db, id: number): (Contact & { readonly clientId: number }) | undefined {
  const stored = contactById(db, id);
  return stored === undefined ? undefined : { ...contactOf(db, stored), clientId: stored.clientId };
}

/** Everything that stands on the card. */
export function shownClient(db: Db, card: StoredCard): Client {
  const { stored } = card;
  return {
    ...card.fields,
    id: card.id,
    uid: stored.uid,
    version: card.version,
    own: shownOwnValues(db, 'client', card.fields.own),
    contacts: card.contacts.map((contact) => ({ ...contact, own: shownOwnValues(db, 'contact', contact.own) })),
    responsible: stored.responsibleId === null ? null : userName(db, stored.responsibleId),
    team: stored.teamId === null ? null : teamName(db, stored.teamId),
    mergedIntoId: stored.mergedIntoId,
    ownClients: {
      ...ownClientNames(db, 'client', [card.fields.own]),
      ...ownClientNames(
        db,
        'contact',
        card.contacts.map(({ own }) => own),
      ),
    },
    may: { change: true, delete: true, merge: true },
    owed: owedBy(db, card.id, everybodys, correctedInvoices(db, card.id)),
    documents: documentCount(db, card.id, everybodys),
    createdAt: stored.createdAt,
    createdBy: userName(db, stored.createdBy) ?? '',
    updatedAt: stored.updatedAt,
    updatedBy: userName(db, stored.updatedBy) ?? '',
    deletedAt: stored.deletedAt,
  };
}

const everybodys = { kind: 'all' } as const;

/** The fields of a contact person alone. */
export function contactFieldsOf({ name, position, reaches, note, birthday, own }: ContactFields): ContactFields {
  return { name, position, reaches, note, birthday, own };
}

const noAddress: Address = { street: '', postcode: '', city: '', region: '', country: '' };

function fieldsOf(db: Db, stored: StoredClient): ClientFields {
  const addresses = addressesOfClient(db, stored.id);
  const address = (purpose: string) => {
    const found = addresses.find((one) => one.purpose === purpose);
    return found === undefined ? null : plainAddress(found);
  };
  return {
    code: stored.code,
    kind: oneOf(clientKinds, stored.kind),
    name: stored.name,
    legalName: stored.legalName,
    type: oneOf(clientTypes, stored.type),
    state: oneOf(clientStates, stored.state),
    category: stored.category === null ? null : oneOf(categories, stored.category),
    source: stored.source,
    industry: stored.industry,
    responsibleId: stored.responsibleId,
    country: stored.country,
    taxNumbers: taxNumbersOf(stored.taxNumbers),
    address: address('legal') ?? noAddress,
    postalAddress: address('postal'),
    deliveryAddress: address('delivery'),
    reaches: reachesOfClient(db, stored.id).map(plainReach),
    bankAccounts: accountsOfClient(db, stored.id),
    director: stored.director,
    directorPost: stored.directorPost,
    actingOn: stored.actingOn,
    discount: stored.discount,
    currency: stored.currency,
    paymentDays: stored.paymentDays,
    creditLimit: stored.creditLimit,
    language: stored.language === null ? null : oneOf(languages, stored.language),
    nextContact: stored.nextContact,
    note: stored.note,
    teamId: stored.teamId,
    priceListId: stored.priceListId,
    campaignId: stored.campaignId,
    consent:
      stored.consent === null
        ? null
        : { state: oneOf(['given', 'refused'], stored.consent), day: stored.consentDay, note: stored.consentNote },
    tags: tagsOfClient(db, stored.id),
    own: storedOwnValues(stored.own),
  };
}

const categories = ['A', 'B', 'C'] as const;
const reachKinds = ['phone', 'fax', 'email', 'site', 'messenger'] as const;

function contactOf(db: Db, { id, version, name, post, note, birthday, own }: StoredContact): Contact {
  const reaches = reachesOfContact(db, id).map(plainReach);
  return { id, version, name, position: post, reaches, note, birthday, own: storedOwnValues(own) };
}

function plainReach({ kind, value, label }: StoredReach): ClientFields['reaches'][number] {
  return { kind: oneOf(reachKinds, kind), value, label };
}

function plainAddress({ street, postcode, city, region, country }: StoredAddress): Address {
  return { street, postcode, city, region, country };
}

function taxNumbersOf(json: string): TaxNumbers {
  const parsed: unknown = JSON.parse(json);
  const numbers: TaxNumbers = {};
  if (typeof parsed !== 'object' || parsed === null) return numbers;
  for (const [kind, value] of Object.entries(parsed)) if (typeof value === 'string') numbers[kind] = value;
  return numbers;
}

function oneOf<Value extends string>(values: readonly Value[], stored: string): Value {
  const value = values.find((known) => known === stored);
  if (value === undefined) throw new Error(`The database holds "${stored}" where one of ${values.join(', ')} belongs.`);
  return value;
}
