/** The clients of the example office, with their contact persons. */

import type { z } from 'zod';
import type { ClientFields, ContactFields } from '../../../preload/contract/clients.ts';
import type { Address, Reach } from '../../../preload/contract/parties.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import type { Content, Person, Place } from './content.ts';
import { englishContent } from './content-en.ts';
import { frenchContent } from './content-fr.ts';
import { russianContent } from './content-ru.ts';
import { daysAfter } from './plan-days.ts';
import { bankAccountOf, type DemoCountry, taxNumbersOf } from './plan-details.ts';
import { homeOf } from './plan-office.ts';
import { type Random, randomFrom } from './random.ts';

/** A client with its contact persons, as the contract has them. */
export type PlannedClient = ClientFields & { readonly contacts: readonly z.infer<typeof ContactFields>[] };

const contents: Readonly<Record<DemoCountry, Content>> = { RU: russianContent, FR: frenchContent, INT: englishContent };
const languageOf: Readonly<Record<DemoCountry, Language>> = { RU: 'ru', FR: 'fr', INT: 'en' };
const others: Readonly<Record<DemoCountry, readonly DemoCountry[]>> = {
  RU: ['INT', 'FR'],
  FR: ['INT', 'INT', 'RU'],
  INT: ['FR', 'FR', 'RU'],
};

const said = (en: string, ru: string, fr: string): Said => ({ en, ru, fr });
/** Where clients say that they have come from. */
export const clientSources = {
  recommendation: said('Recommendation', 'Рекомендация', 'Recommandation'),
  site: said('Website', 'Сайт', 'Site Internet'),
  fair: said('Trade fair', 'Выставка', 'Salon professionnel'),
  coldCall: said('Cold call', 'Холодный звонок', 'Démarchage téléphonique'),
  advertising: said('Advertising', 'Реклама', 'Publicité'),
};
const sources = Object.values(clientSources);
const industries = [
  said('Trade', 'Торговля', 'Commerce'),
  said('Construction', 'Строительство', 'Bâtiment'),
  said('Manufacturing', 'Производство', 'Industrie'),
  said('Transport', 'Транспорт', 'Transport'),
  said('Services', 'Услуги', 'Services'),
  said('Education', 'Образование', 'Enseignement'),
  said('Health', 'Медицина', 'Santé'),
];
const positions = [
  said('Purchasing manager', 'Менеджер по закупкам', 'Responsable des achats'),
  said('Accountant', 'Бухгалтер', 'Comptable'),
  said('Office manager', 'Офис-менеджер', 'Responsable administratif'),
  said('IT manager', 'Руководитель ИТ-отдела', 'Responsable informatique'),
  said('Secretary', 'Секретарь', 'Assistante de direction'),
];
const notes = [
  said('Calls back only in the morning.', 'Звонить только до обеда.', 'À rappeler uniquement le matin.'),
  said('Asks for delivery on Fridays.', 'Просит доставку по пятницам.', 'Livraison souhaitée le vendredi.'),
  said('Wants paper originals by post.', 'Оригиналы документов — почтой.', 'Originaux à envoyer par courrier.'),
];

const cyrillic = 'а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я'.split(' ');
const latin = 'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch - y - e yu ya'.split(' ');

/** A name as it can stand in an e-mail address. */
function slug(text: string): string {
  return [...text.toLowerCase()]
    .map((sign) => latin[cyrillic.indexOf(sign)]?.replace('-', '') ?? sign)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

const fill = (random: Random, pattern: string): string => pattern.replace(/#/gu, () => random.digits(1));
const fullName = ({ given, middle, family }: Person, country: DemoCountry): string =>
  country === 'RU' ? `${family} ${given} ${middle}` : `${given} ${family}`;

function addressOf(random: Random, content: Content, place: Place): Address {
  return {
    street: content.streetLine(random.pick(content.streets), random.whole(1, 120)),
    postcode: place.postcode + random.digits(Math.max(0, content.postcodeLength - place.postcode.length)),
    city: place.city,
    region: place.region,
    country: content.country,
  };
}

const personOf = (random: Random, content: Content): Person =>
  random.pick(random.chance(0.5) ? content.women : content.men);

function contactsOf(random: Random, country: DemoCountry, language: Language, domain: string) {
  const content = contents[country];
  return Array.from({ length: random.pick([0, 1, 1, 1, 2, 2, 3]) }, () => {
    const person = personOf(random, content);
    const email = `${slug(person.given)}.${slug(person.family)}@${domain}`;
    const reaches: Reach[] = [
      { kind: 'phone', value: fill(random, content.mobile), label: '' },
      { kind: 'email', value: email, label: '' },
    ];
    return {
      name: fullName(person, country),
      position: random.pick(positions)[language],
      reaches,
      note: '',
      birthday: null,
      own: {},
    };
  });
}

interface Named {
  readonly kind: ClientFields['kind'];
  readonly name: string;
  readonly legalName: string;
  /** What its e-mail addresses are made from. */
  readonly word: string;
  readonly director: string;
}

/** A company, a sole trader or a person, by the share each has in an office's list. */
function named(random: Random, country: DemoCountry): Named {
  const content = contents[country];
  const person = personOf(random, content);
  const own = fullName(person, country);
  const share = random.next();
  if (share < 0.08) return { kind: 'person', name: own, legalName: own, word: own, director: '' };
  if (share < 0.2) return { kind: 'sole-trader', ...content.soleTrader(person), word: own, director: own };
  const word = content.join(random.pick(content.nameStarts), random.pick(content.nameEnds));
  return { kind: 'company', ...random.pick(content.forms)(word), word, director: own };
}

/** A name that is not taken yet. */
function unusedName(random: Random, country: DemoCountry, taken: Set<string>): Named {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const found = named(random, country);
    if (taken.has(found.name)) continue;
    taken.add(found.name);
    return found;
  }
  throw new Error('The words for names are used up.');
}

const paymentDays = [null, null, null, 10, 14, 30, 45];

function plannedClient(random: Random, index: number, language: Language, today: string, taken: Set<string>) {
  const home = homeOf(language);
  const country = random.chance(0.6) ? home : random.pick(others[home]);
  const content = contents[country];
  const { word, ...who } = unusedName(random, country, taken);
  const place = random.pick(content.places);
  const domain = `${slug(word)}.example`;
  const type = random.pick([
    'customer',
    'customer',
    'customer',
    'customer',
    'prospect',
    'partner',
    'supplier',
  ] as const);
  const state =
    type === 'prospect'
      ? random.pick(['new', 'in-work', 'lost'] as const)
      : random.pick(['active', 'active', 'active', 'sleeping'] as const);
  const isPerson = who.kind === 'person';
  const reaches: Reach[] = [
    { kind: 'phone', value: fill(random, isPerson ? content.mobile : place.phone), label: '' },
    { kind: 'email', value: isPerson ? `${slug(word)}@mail.example` : `info@${domain}`, label: '' },
  ];
  if (who.kind === 'company' && random.chance(0.4))
    reaches.push({ kind: 'site', value: `https://${domain}`, label: '' });
  const client: PlannedClient = {
    ...who,
    code: String(index + 1).padStart(5, '0'),
    type,
    state,
    category: random.pick(['A', 'B', 'B', 'C', 'C', 'C', null] as const),
    source: random.pick(sources)[language],
    industry: isPerson ? '' : random.pick(industries)[language],
    responsibleId: null,
    country,
    taxNumbers: isPerson ? {} : taxNumbersOf(random, country, who.kind === 'company'),
    address: addressOf(random, content, place),
    postalAddress: null,
    deliveryAddress: random.chance(0.15) ? addressOf(random, content, place) : null,
    reaches,
    bankAccounts: isPerson ? [] : [bankAccountOf(random, country, random.pick(content.banks), who.kind === 'company')],
    directorPost: who.kind === 'company' ? content.directorPost : '',
    actingOn: who.kind === 'company' ? content.actingOn : '',
    discount: random.pick([0, 0, 0, 0, 0, 300, 500]),
    currency: null,
    paymentDays: random.pick(paymentDays),
    creditLimit: null,
    language: country === home ? null : languageOf[country],
    nextContact: random.chance(0.25) ? daysAfter(today, random.whole(-5, 30)) : null,
    note: random.chance(0.1) ? random.pick(notes)[language] : '',
    teamId: null,
    priceListId: null,
    campaignId: null,
    consent: null,
    tags: [],
    own: {},
    contacts: isPerson ? [] : contactsOf(random, country, language, domain),
  };
  return client;
}

/** So many clients, about 60 % of them of the office's own country, no two of the same name. */
export function plannedClients(seed: string, language: Language, today: string, count: number): PlannedClient[] {
  const random = randomFrom(`${seed} ${language} clients`);
  const taken = new Set<string>();
  const all = Array.from({ length: count }, (_, index) => plannedClient(random, index, language, today, taken));
  return withBirthdays(all, today);
}

/** Days from today on, and the year of birth; null: it is not known. */
const birthdaysAhead = [
  [0, 1984],
  [3, null],
  [6, 1991],
  [19, 1976],
] as const;

/** Of the first contact persons some have their birthdays soon. */
function withBirthdays(clients: readonly PlannedClient[], today: string): PlannedClient[] {
  const left = [...birthdaysAhead];
  return clients.map((client) => {
    const [first, ...others] = client.contacts;
    const next = first === undefined ? undefined : left.shift();
    if (first === undefined || next === undefined) return client;
    const [days, year] = next;
    // A 29 February is none of 1991.
    const day = daysAfter(today, days).slice(5).replace('02-29', '02-28');
    return { ...client, contacts: [{ ...first, birthday: `${year ?? '-'}-${day}` }, ...others] };
  });
}
