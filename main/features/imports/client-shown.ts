/** A client as the check of an import shows it: its values by the fields that columns go into. */
import type { Reach } from '../../../preload/contract/parties.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { WholeClient } from './client-merge.ts';
import { type NamedKind, type Naming, shownOwn } from './naming.ts';
import { shownPercent, shownSum } from './reading/amounts.ts';
import { consentWords } from './reading/client-row.ts';
import { contactColumns, taxNumberFields } from './reading/columns.ts';
import { kindWords, languageWords, stateWords, typeWords } from './reading/words.ts';

/** The values in words; what is empty is left out or ''. All contact persons stand with the first, without their means of contact where these are hidden. */
export function shownClient(
  { fields, contacts }: WholeClient,
  language: Language,
  naming: Naming,
  hidesReaches: boolean,
): Record<string, string> {
  const named = (kind: NamedKind, id: number | null) => (id === null ? '' : naming.nameOf(kind, id));
  const { address, bankAccounts, taxNumbers } = fields;
  const [account] = bankAccounts;
  const of = (kind: Reach['kind']) => shownReaches(fields.reaches.filter((reach) => reach.kind === kind));
  const people = contacts.map(({ name, position, reaches }) =>
    [name, position && `(${position})`, hidesReaches ? '' : shownReaches(reaches)].filter(Boolean).join(' '),
  );
  return {
    code: fields.code,
    name: fields.name,
    legalName: fields.legalName,
    kind: kindWords.find(fields.kind)?.label[language] ?? '',
    type: typeWords.find(fields.type)?.label[language] ?? '',
    state: stateWords.find(fields.state)?.label[language] ?? '',
    category: fields.category ?? '',
    source: fields.source,
    industry: fields.industry,
    ...Object.fromEntries(taxNumberFields().map(({ name, kind }) => [name, taxNumbers[kind] ?? ''])),
    street: address.street,
    postcode: address.postcode,
    city: address.city,
    region: address.region,
    country: address.country,
    phone: of('phone'),
    fax: of('fax'),
    email: of('email'),
    site: of('site'),
    messenger: of('messenger'),
    [contactColumns[0].name]: people.join('; '),
    bank: account?.bank ?? '',
    bic: account?.bic ?? '',
    account: bankAccounts.map((one) => one.account).join(', '),
    corrAccount: account?.corrAccount ?? '',
    director: fields.director,
    directorPost: fields.directorPost,
    actingOn: fields.actingOn,
    responsible: named('responsible', fields.responsibleId),
    team: named('team', fields.teamId),
    priceList: named('priceList', fields.priceListId),
    campaign: named('campaign', fields.campaignId),
    creditLimit:
      fields.creditLimit === null ? '' : shownSum(fields.creditLimit, fields.currency ?? naming.currency)[language],
    currency: fields.currency ?? '',
    consent: fields.consent === null ? '' : consentWords[fields.consent.state][language],
    nextContact: fields.nextContact ?? '',
    discount: fields.discount === 0 ? '' : shownPercent(fields.discount)[language],
    paymentDays: fields.paymentDays === null ? '' : String(fields.paymentDays),
    language: fields.language === null ? '' : (languageWords.find(fields.language)?.label[language] ?? ''),
    tags: fields.tags.join(', '),
    note: fields.note,
    ...shownOwn(fields.own, naming.own),
  };
}

function shownReaches(reaches: readonly Reach[]): string {
  return reaches.map(({ value, label }) => (label === '' ? value : `${value} (${label})`)).join(', ');
}
