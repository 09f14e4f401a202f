/** Clients and their contact persons: what may be asked about them, and what comes back. */
import { z } from 'zod';
import { Birthday } from './birthdays.ts';
import { type Capability, command, query } from './channel.ts';
import { Conditions } from './lists.ts';
import { OwnValues } from './own-values.ts';
import { Address, BankAccount, Reach, TaxNumbers } from './parties.ts';
import {
  BasisPoints,
  Country,
  Currency,
  Cursor,
  Day,
  Id,
  Instant,
  Language,
  Line,
  ListSort,
  Money,
  Note,
  Page,
  PageSize,
  Position,
  Version,
} from './values.ts';

export const clientKinds = ['company', 'sole-trader', 'person'] as const;
export const clientTypes = ['prospect', 'customer', 'supplier', 'partner', 'competitor'] as const;
export const clientStates = ['new', 'in-work', 'active', 'sleeping', 'lost', 'blocked'] as const;

export const ContactFields = z.object({
  name: Line(150).pipe(z.string().min(1)),
  position: Line(150),
  reaches: z.array(Reach).max(20),
  note: Note(2000),
  birthday: Birthday.nullable(),
  own: OwnValues,
});
export const Contact = ContactFields.extend({ id: Id, version: Version });
export type Contact = z.infer<typeof Contact>;

/** What was said about mailings, when, and how (on the phone, by form). */
export const Consent = z.object({ state: z.enum(['given', 'refused']), day: Day.nullable(), note: Line(200) });

export const ClientFields = z.object({
  /** The office's own code of the client, also the key of imports. */
  code: Line(50),
  kind: z.enum(clientKinds),
  name: Line(200).pipe(z.string().min(1)),
  legalName: Line(300),
  type: z.enum(clientTypes),
  state: z.enum(clientStates),
  category: z.enum(['A', 'B', 'C']).nullable(),
  source: Line(100),
  industry: Line(100),
  responsibleId: Id.nullable(),
  country: Country,
  taxNumbers: TaxNumbers,
  address: Address,
  postalAddress: Address.nullable(),
  deliveryAddress: Address.nullable(),
  reaches: z.array(Reach).max(30),
  bankAccounts: z.array(BankAccount).max(20),
  director: Line(150),
  directorPost: Line(150),
  actingOn: Line(200),
  discount: BasisPoints,
  currency: Currency.nullable(),
  paymentDays: z.number().int().min(0).max(3650).nullable(),
  creditLimit: Money.nullable(),
  language: Language.nullable(),
  nextContact: Day.nullable(),
  note: Note(),
  /** Together with the responsible person: who sees the client. */
  teamId: Id.nullable(),
  priceListId: Id.nullable(),
  /** Of which campaign it came. */
  campaignId: Id.nullable(),
  /** Whether mailings may be sent; null: never asked. */
  consent: Consent.nullable(),
  /** Words that it is marked with, each once. */
  tags: z.array(Line(50).pipe(z.string().min(1))).max(50),
  own: OwnValues,
});
export type ClientFields = z.infer<typeof ClientFields>;

/** A new client; what later versions of the program have added may be left out by other programs. */
export const NewClient = ClientFields.extend({
  teamId: Id.nullable().default(null),
  priceListId: Id.nullable().default(null),
  campaignId: Id.nullable().default(null),
  consent: Consent.nullable().default(null),
  tags: ClientFields.shape.tags.default([]),
  own: OwnValues.default({}),
});

/** A contact person as it is handed in; own values and a birthday that are left out stay as they are. */
export const ContactInput = ContactFields.extend({
  birthday: ContactFields.shape.birthday.optional(),
  own: OwnValues.optional(),
});

/** A sum for each currency, never added up across them. */
export const Sums = z.array(z.object({ currency: Currency, amount: Money }));

export const Client = ClientFields.extend({
  id: Id,
  uid: z.string(),
  version: Version,
  contacts: z.array(Contact),
  responsible: z.string().nullable(),
  team: z.string().nullable(),
  /** Into which client it was merged; null: it was not. */
  mergedIntoId: Id.nullable(),
  /** Names of the clients that own fields refer to, by id. */
  ownClients: z.record(z.string(), z.string()),
  /** What of it the session may do, as its rights reach. */
  may: z.object({ change: z.boolean(), delete: z.boolean(), merge: z.boolean() }),
  /** Issued and not paid, less what was paid in advance or credited beyond what was due; negative: in the client's favour. */
  owed: Sums,
  documents: z.number().int(),
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
  updatedBy: z.string(),
  deletedAt: Instant.nullable(),
});
export type Client = z.infer<typeof Client>;

/** What the list is sorted by, besides own fields (`own.12`). */
export const clientColumns = [
  'name',
  'code',
  'city',
  'region',
  'country',
  'phone',
  'email',
  'taxNumber',
  'kind',
  'type',
  'state',
  'category',
  'responsible',
  'team',
  'source',
  'campaign',
  'industry',
  'discount',
  'paymentDays',
  'creditLimit',
  'consent',
  'nextContact',
  'createdAt',
  'updatedAt',
] as const;

export const ClientRow = z.object({
  id: Id,
  version: Version,
  code: z.string(),
  name: z.string(),
  city: z.string(),
  country: z.string(),
  phone: z.string(),
  email: z.string(),
  taxNumber: z.string(),
  type: z.enum(clientTypes),
  state: z.enum(clientStates),
  updatedAt: Instant,
  region: z.string(),
  kind: z.enum(clientKinds),
  category: z.enum(['A', 'B', 'C']).nullable(),
  responsibleId: Id.nullable(),
  responsible: z.string(),
  team: z.string(),
  source: z.string(),
  campaign: z.string(),
  industry: z.string(),
  discount: BasisPoints,
  paymentDays: z.number().int().nullable(),
  creditLimit: Money.nullable(),
  currency: Currency.nullable(),
  consent: z.enum(['given', 'refused']).nullable(),
  nextContact: Day.nullable(),
  createdAt: Instant,
  tags: z.array(z.string()),
  own: OwnValues,
  /** Names of the clients that own fields refer to, by id. */
  ownClients: z.record(z.string(), z.string()),
});
export type ClientRow = z.infer<typeof ClientRow>;

export const ClientFilter = z.object({
  /** Any part of the name, code, a phone, an e-mail, a tax number, the city or a contact person, in any case, with or without accents. */
  text: z.string().max(200).optional(),
  type: z.enum(clientTypes).optional(),
  state: z.enum(clientStates).optional(),
  conditions: Conditions.optional(),
  /** Those in the bin instead of those that are not. */
  deleted: z.boolean().optional(),
});
export type ClientFilter = z.infer<typeof ClientFilter>;

export const clients = {
  'clients.list': query({
    about: 'One page of the list of clients.',
    right: 'clients.see',
    input: z.object({
      filter: ClientFilter,
      sort: ListSort(clientColumns),
      after: Cursor.nullable(),
      /** Begins at this row (from 0) instead of `after` a cursor. */
      at: Position.optional(),
      limit: PageSize,
    }),
    output: Page(ClientRow),
  }),
  'clients.count': query({
    about: 'How many clients a filter leaves; `exact` is false where counting was stopped at the number given.',
    right: 'clients.see',
    input: ClientFilter,
    output: z.object({ count: z.number().int(), exact: z.boolean() }),
  }),
  'clients.find': query({
    about:
      'The best few clients for what is being typed: those whose name begins so, then those that contain it, the latest first.',
    right: 'clients.see',
    input: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
    output: z.array(ClientRow),
  }),
  'clients.get': query({
    about: 'A client with everything that stands on the card.',
    right: 'clients.see',
    input: z.object({ id: Id }),
    output: Client,
  }),
  'clients.similar': query({
    about:
      'Clients that could be the same: equal tax number, phone digits, e-mail or name. A warning while typing, never a bar.',
    right: 'clients.see',
    input: z.object({
      exceptId: Id.nullable(),
      name: z.string().max(200),
      taxNumbers: TaxNumbers,
      reaches: z.array(z.string().max(200)).max(30),
    }),
    output: z.array(ClientRow.extend({ because: z.enum(['tax-number', 'phone', 'email', 'name']) })),
  }),
  'clients.create': command({
    about: 'Adds a client.',
    right: 'clients.create',
    input: NewClient,
    output: Client,
  }),
  'clients.change': command({
    about:
      'Changes fields of a client. `was` holds the values that the user saw: changes to different fields by two people merge, the same field is answered by `conflict`.',
    right: 'clients.change',
    input: z.object({ id: Id, version: Version, changes: ClientFields.partial(), was: ClientFields.partial() }),
    output: Client,
  }),
  'clients.remove': command({
    about: 'Puts a client into the bin, with its contact persons; documents stay.',
    right: 'clients.delete',
    input: z.object({ id: Id, version: Version }),
    output: z.object({ id: Id, version: Version }),
  }),
  'clients.restore': command({
    about: 'Takes a client out of the bin.',
    right: 'clients.delete',
    input: z.object({ id: Id }),
    output: Client,
  }),
  'clients.checkDetails': query({
    about: 'Warnings about tax numbers and bank accounts whose check digits are wrong. They never bar saving.',
    right: null,
    input: z.object({ country: Country, taxNumbers: TaxNumbers, bankAccounts: z.array(BankAccount).max(20) }),
    output: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
  'contacts.add': command({
    about:
      'Adds a contact person to a client. Sent again with the same `key` it is the same contact person, with what is handed in now; `conflict` where it has been changed or removed since.',
    right: 'clients.change',
    input: z.object({ clientId: Id, contact: ContactInput, key: z.uuid().optional() }),
    output: Client,
  }),
  'contacts.change': command({
    about:
      'Changes a contact person. `was` holds what the user saw: changes to different fields by two people merge, the same field is answered by `conflict`.',
    right: 'clients.change',
    input: z.object({ id: Id, version: Version, contact: ContactInput, was: ContactInput.optional() }),
    output: Client,
  }),
  'contacts.remove': command({
    about: 'Removes a contact person from the card (into the bin).',
    right: 'clients.change',
    input: z.object({ id: Id, version: Version }),
    output: Client,
  }),
  'contacts.order': command({
    about: 'Puts the contact persons of a client into this order.',
    right: 'clients.change',
    input: z.object({ clientId: Id, ids: z.array(Id).max(500) }),
    output: Client,
  }),
  'tags.list': query({
    about:
      'Tags that begin with or contain the text, those in use first; `count`: how many clients that the session may see have it, `exact` false where counting was stopped.',
    right: 'clients.see',
    input: z.object({ text: z.string().max(50).default(''), limit: z.number().int().min(1).max(200).default(20) }),
    output: z.array(z.object({ id: Id, name: z.string(), count: z.number().int(), exact: z.boolean() })),
  }),
} satisfies Capability;
