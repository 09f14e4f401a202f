/** Clients as people would enter them, for tests. */
import type { Input } from '../../preload/contract/index.ts';

type ClientInput = Input<'clients.create'>;

/** A client of which only the name is filled in, and what the test says. */
export function sampleClient(fields: Partial<ClientInput> & { readonly name: string }): ClientInput {
  return {
    code: '',
    kind: 'company',
    legalName: '',
    type: 'customer',
    state: 'active',
    category: null,
    source: '',
    industry: '',
    responsibleId: null,
    country: 'RU',
    taxNumbers: {},
    address: { street: '', postcode: '', city: '', region: '', country: '' },
    postalAddress: null,
    deliveryAddress: null,
    reaches: [],
    bankAccounts: [],
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
    ...fields,
  };
}

export const inCity = (city: string) => ({ street: '', postcode: '', city, region: '', country: '' });
export const phone = (value: string) => ({ kind: 'phone' as const, value, label: '' });
export const email = (value: string) => ({ kind: 'email' as const, value, label: '' });
