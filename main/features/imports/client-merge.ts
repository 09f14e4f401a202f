/** What a row makes of a client: of a new one, or of one that is there. */
import { fold } from '../../../db/folding.ts';
import { phoneKey } from '../../../db/phones.ts';
import type { ClientFields } from '../../../preload/contract/clients.ts';
import type { Address, BankAccount, Reach } from '../../../preload/contract/parties.ts';
import type { Country } from '../../../preload/contract/values.ts';
import type { FoundBy } from '../clients/keys.ts';
import type { ClientValues } from './reading/values.ts';

type ContactFields = NonNullable<ClientValues['contacts']>[number];

/** A client with its contact persons. */
export interface WholeClient {
  readonly fields: ClientFields;
  readonly contacts: readonly ContactFields[];
  /** Of a new one, where that is known already. */
  readonly foundBy?: FoundBy | undefined;
}

const noAddress: Address = { street: '', postcode: '', city: '', region: '', country: '' };
const noAccount: BankAccount = { bank: '', bic: '', account: '', corrAccount: '', currency: '' };

/** The new client of a row; `name` because a row without one makes none. */
export function newClient(values: ClientValues, name: string, country: Country): WholeClient {
  const { address, bankAccount, contacts, ...given } = values;
  const type = values.type ?? 'customer';
  return {
    fields: {
      code: '',
      kind: kindOf(name),
      legalName: '',
      type,
      state: type === 'prospect' ? 'new' : 'active',
      category: null,
      source: '',
      industry: '',
      responsibleId: null,
      country,
      taxNumbers: {},
      postalAddress: null,
      deliveryAddress: null,
      reaches: [],
      director: '',
      directorPost: '',
      actingOn: '',
      discount: 0,
      currency: null,
      paymentDays: null,
      creditLimit: null,
      language: null,
      nextContact: null,
      note: '',
      teamId: null,
      priceListId: null,
      campaignId: null,
      consent: null,
      tags: [],
      own: {},
      ...given,
      name,
      address: address === undefined ? noAddress : { ...noAddress, ...address },
      bankAccounts: bankAccount === undefined ? [] : [{ ...noAccount, ...bankAccount }],
    },
    contacts: (contacts ?? []).reduce(withContact, []),
  };
}

/**
 * The client with what the row says on top; what the row does not say stays. Nothing that somebody entered is thrown away: a phone, an e-mail, a
 * bank account, a contact person that the client has not yet is added, phones and e-mails before the others, because lists show the first.
 */
export function mergedClient({ fields, contacts }: WholeClient, values: ClientValues): WholeClient {
  const { address, bankAccount, contacts: persons, taxNumbers, reaches, tags, own, consent, ...given } = values;
  return {
    fields: {
      ...fields,
      ...given,
      taxNumbers: taxNumbers === undefined ? fields.taxNumbers : { ...fields.taxNumbers, ...taxNumbers },
      address: address === undefined ? fields.address : { ...fields.address, ...address },
      reaches: reaches === undefined ? fields.reaches : withReaches(fields.reaches, reaches),
      bankAccounts: bankAccount === undefined ? fields.bankAccounts : withAccount(fields.bankAccounts, bankAccount),
      tags: tags === undefined ? fields.tags : withTags(fields.tags, tags),
      own: own === undefined ? fields.own : { ...fields.own, ...own },
      // The day and the way of the same answer stay.
      consent: consent === undefined || consent?.state === fields.consent?.state ? fields.consent : consent,
    },
    contacts: (persons ?? []).reduce(withContact, contacts),
  };
}

/**
 * The client with the means of contact, contact persons and tags that the row adds to it, and nothing else of the row: for a row that follows the
 * one of the client.
 */
export function joinedClient(whole: WholeClient, { contacts, reaches, tags }: ClientValues): WholeClient {
  return mergedClient(whole, {
    ...(contacts === undefined ? {} : { contacts }),
    ...(reaches === undefined ? {} : { reaches }),
    ...(tags === undefined ? {} : { tags }),
  });
}

/** Whether the row says of the client something else than what is known of it, apart from what `joinedClient` would add. */
export function contradicts(
  whole: WholeClient,
  { contacts: _, reaches: __, tags: ___, ...values }: ClientValues,
): boolean {
  return JSON.stringify(mergedClient(whole, values).fields) !== JSON.stringify(whole.fields);
}

/** A sole trader is written so in Russia. */
function kindOf(name: string): ClientFields['kind'] {
  return /^(ИП|индивидуальный предприниматель)\s/iu.test(name) ? 'sole-trader' : 'company';
}

function withReaches(known: readonly Reach[], given: readonly Reach[]): Reach[] {
  const keys = new Set(known.map(reachKey));
  const added = given.filter((reach) => !keys.has(reachKey(reach)));
  return added.length === 0 ? [...known] : [...added, ...known];
}

/** Phones are the same in every spelling. */
function reachKey({ kind, value }: Reach): string {
  const isNumber = kind === 'phone' || kind === 'fax';
  return `${kind} ${(isNumber && phoneKey(value)) || value.toLowerCase()}`;
}

/** The account with the same number, else the first if the row gives none, takes what the row says of it. */
function withAccount(known: readonly BankAccount[], given: Partial<BankAccount>): BankAccount[] {
  const bare = (account: string) => account.replace(/\s/gu, '').toUpperCase();
  const at = given.account
    ? known.findIndex(({ account }) => account === '' || bare(account) === bare(given.account ?? ''))
    : 0;
  const found = known[at];
  if (found === undefined) return [...known, { ...noAccount, ...given }];
  // Another spelling of the same number is no change.
  const account = found.account === '' ? (given.account ?? '') : found.account;
  return known.map((one, index) => (index === at ? { ...found, ...given, account } : one));
}

function withTags(known: readonly string[], given: readonly string[]): string[] {
  const folded = new Set(known.map((tag) => tag.toLowerCase()));
  return [...known, ...given.filter((tag) => !folded.has(tag.toLowerCase()))];
}

function withContact(known: readonly ContactFields[], given: ContactFields): readonly ContactFields[] {
  const at = known.findIndex(({ name }) => fold(name) === fold(given.name));
  if (at < 0) return [...known, given];
  return known.map((one, index) =>
    index === at
      ? {
          ...one,
          position: given.position || one.position,
          note: given.note || one.note,
          birthday: given.birthday ?? one.birthday,
          reaches: withReaches(one.reaches, given.reaches),
        }
      : one,
  );
}
