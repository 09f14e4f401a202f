/** A person of an address book as a row: with an organisation a contact person of that client, without one a client of its own. */
import type { Labelled } from './several.ts';

/** What an address book knows of a person, or of an organisation that has no person. */
export interface Person {
  name: string;
  organisation: string;
  title: string;
  phones: Labelled[];
  faxes: Labelled[];
  emails: Labelled[];
  sites: string[];
  messengers: string[];
  address: { street: string; postcode: string; city: string; region: string; country: string };
  tags: string[];
  note: string;
  birthday: string;
}

export function nobody(): Person {
  const address = { street: '', postcode: '', city: '', region: '', country: '' };
  return {
    name: '',
    organisation: '',
    title: '',
    phones: [],
    faxes: [],
    emails: [],
    sites: [],
    messengers: [],
    address,
    tags: [],
    note: '',
    birthday: '',
  };
}

/** The columns of address books: each is called after the field that it goes into. */
export const personColumns = [
  'name',
  'kind',
  'contactName',
  'contactPosition',
  'contactPhone',
  'contactEmail',
  'contactNote',
  'contactBirthday',
  'phone',
  'email',
  'fax',
  'site',
  'messenger',
  'street',
  'postcode',
  'city',
  'region',
  'country',
  'tags',
  'note',
] as const;

/** The cells of the person, in the order of `personColumns`; all empty where there is neither a name nor an organisation. */
export function personCells(person: Person): string[] {
  const { organisation, title, address } = person;
  // A card without a name is known by what it has.
  const name = person.name || (organisation === '' ? (person.emails[0]?.value ?? person.phones[0]?.value ?? '') : '');
  const isContact = organisation !== '' && name !== '';
  const phones = lines(person.phones);
  const emails = lines(person.emails);
  return [
    organisation || name,
    organisation === '' && name !== '' ? 'person' : '',
    isContact ? name : '',
    isContact ? title : '',
    isContact ? phones : '',
    isContact ? emails : '',
    isContact ? person.note : '',
    isContact ? person.birthday : '',
    isContact ? '' : phones,
    isContact ? '' : emails,
    lines(person.faxes),
    person.sites.join('\n'),
    person.messengers.join('\n'),
    address.street,
    address.postcode,
    address.city,
    address.region,
    address.country,
    person.tags.join(', '),
    isContact ? '' : [title, person.note].filter(Boolean).join('\n'),
  ];
}

function lines(values: readonly Labelled[]): string {
  return values.map(({ value, label }) => (label === '' ? value : `${label}: ${value}`)).join('\n');
}
