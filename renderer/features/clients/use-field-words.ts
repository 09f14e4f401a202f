/** Any field of a client as words: for the timeline and for questions about conflicts. */
import { useMemo } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { clientTexts } from '../../text/clients.ts';
import { partyTexts } from '../../text/parties.ts';
import { languageNames, useFormat, useText } from '../../ui/language.tsx';
import { useCampaignChoices } from '../campaigns/use-campaigns.ts';
import { useOwnWords } from '../fields/use-own-fields.ts';
import { usePriceListChoices } from '../prices/use-price-lists.ts';
import { useBirthdayText } from './BirthdayField.tsx';
import { useConsentText } from './ConsentFact.tsx';
import { useTeamChoices } from './use-team-choices.ts';

type Client = Output<'clients.get'>;

export interface FieldWords {
  /** What a path is called: `name`, `address.city`, `own.12`, `contact_position`, `contact_own.12`. */
  readonly label: (path: string) => string;
  readonly value: (path: string, value: unknown) => string;
}

/** Lists and addresses as their parts, one after the other; `wordOf` says parts that are no words for people by their names: what kind of contact one is, a birthday. */
function flat(value: unknown, wordOf: (name: string, part: string) => string): string {
  if (value === null || value === undefined || value === '') return '';
  const words = (part: unknown) => flat(part, wordOf);
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join('; ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .filter(([name]) => name !== 'own')
    .map(([name, part]) => (typeof part === 'string' && part !== '' ? wordOf(name, part) : words(part)))
    .filter(Boolean)
    .join(', ');
}

export function useFieldWords(client: Client, reference: Output<'reference.get'>): FieldWords {
  const t = useText(clientTexts);
  const party = useText(partyTexts);
  const format = useFormat();
  const clientWords = useOwnWords('client', client.ownClients);
  const contactWords = useOwnWords('contact', client.ownClients);
  const priceLists = usePriceListChoices(client.priceListId);
  const campaigns = useCampaignChoices(client.campaignId);
  const teams = useTeamChoices(client);
  const consentText = useConsentText();
  const birthdayText = useBirthdayText();
  const { users, formerUsers, countries } = reference;
  const profile = countries.find(({ code }) => code === client.country);
  const currency = client.currency ?? profile?.currency ?? 'EUR';
  return useMemo(() => {
    const own = clientTexts.en;
    const shared = partyTexts.en;
    const partWord = (name: string, part: string) => {
      if (name === 'birthday') return `${t('birthday')}${format.colon} ${birthdayText(part)}`;
      return name === 'kind' && Object.hasOwn(shared, part) ? party(part as keyof typeof shared) : part;
    };
    const wordOf = (name: string): string => {
      if (Object.hasOwn(own, name)) return t(name as keyof typeof own);
      return Object.hasOwn(shared, name) ? party(name as keyof typeof shared) : name;
    };
    const taxLabel = (kind: string) =>
      countries
        .flatMap(({ companyTaxNumbers, personTaxNumbers }) => [...companyTaxNumbers, ...personTaxNumbers])
        .find((known) => known.kind === kind)?.label ?? kind;
    const named = (list: readonly { readonly value: string; readonly label: string }[], value: unknown) =>
      list.find((one) => one.value === String(value))?.label ?? String(value);

    const label = (path: string): string => {
      if (path.startsWith('contact_own.')) return contactWords.label(path.slice('contact_'.length)) ?? '';
      if (path === 'contact_name') return t('contactName');
      if (path.startsWith('contact_')) return wordOf(path.slice('contact_'.length));
      const ownField = clientWords.label(path);
      if (ownField !== null) return ownField;
      const [root = path, part] = path.split('.');
      if (part === undefined) return wordOf(root);
      return root === 'taxNumbers' ? taxLabel(part) : `${wordOf(root)} · ${wordOf(part)}`;
    };
    const value = (path: string, given: unknown): string => {
      if (given === null || given === undefined) return '';
      if (path.startsWith('own.')) return clientWords.value(path, given);
      if (path.startsWith('contacts.own.')) return contactWords.value(path.slice('contacts.'.length), given);
      if (path === 'priceListId') return named(priceLists, given);
      if (path === 'campaignId') return named(campaigns, given);
      if (path === 'teamId') return named(teams, given);
      if (path === 'responsibleId')
        return [...users, ...formerUsers].find(({ id }) => id === given)?.name ?? String(given);
      if (path === 'country') return countries.find(({ code }) => code === given)?.name ?? String(given);
      // The audit keeps it as the contract has it.
      if (path === 'consent') return consentText(given as Client['consent']);
      if (path === 'tags' && Array.isArray(given)) return given.join(', ');
      if (path === 'discount' && typeof given === 'number') return format.percent(given);
      if (path === 'creditLimit' && typeof given === 'number') return format.money(given, currency);
      if (path === 'paymentDays' && typeof given === 'number') return t('days', { count: given });
      if (path === 'contacts.birthday' && typeof given === 'string') return birthdayText(given);
      if (path === 'nextContact' && typeof given === 'string') return format.day(given);
      if (path === 'language' && typeof given === 'string' && Object.hasOwn(languageNames, given))
        return languageNames[given as keyof typeof languageNames];
      const key = `${path}_${String(given)}`;
      return Object.hasOwn(own, key) ? t(key as keyof typeof own) : flat(given, partWord);
    };
    return { label, value };
  }, [
    t,
    party,
    format,
    clientWords,
    contactWords,
    priceLists,
    campaigns,
    teams,
    consentText,
    birthdayText,
    users,
    formerUsers,
    countries,
    currency,
  ]);
}
