/** Whatever clients are merged, undoing gives back the same cards, the same table rows, the same search; and merging forgets nothing. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergedClientFields } from '../../main/features/clients/merged-fields.ts';
import { fieldsBefore } from '../../main/features/clients/unmerging.ts';
import { ClientFields } from '../../preload/contract/clients.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { everythingOf, merged } from './merging-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice({ country: 'RU', now: '2026-11-23T10:00:00.000Z' });
});
afterAll(() => office.close());

const word = fc
  .string({ unit: fc.constantFrom(...'абвё АБЁxyzÉç«"1-'), minLength: 1, maxLength: 8 })
  .map((text) => text.trim());
const name = word.filter((text) => text !== '');
const reach = fc.oneof(
  fc.constantFrom('+7 495 111-22-33', '8 (495) 111-22-33', '+33 1 22 33 44 55', '12-34-56').map((value) => ({
    kind: 'phone' as const,
    value,
    label: '',
  })),
  fc
    .constantFrom('a@b.example', 'A@B.example', 'info@x.example')
    .map((value) => ({ kind: 'email' as const, value, label: 'work' })),
  name.map((value) => ({ kind: 'messenger' as const, value, label: '' })),
);
const address = fc.record({ street: word, postcode: word, city: word, region: word, country: word });
const account = fc.record({
  bank: word,
  bic: fc.constantFrom('', '044525225'),
  account: fc.constantFrom('', '40702810200000012345', '4070 2810 2000 0001 2345', 'FR1420041010050500013M02606'),
  corrAccount: word,
  currency: fc.constantFrom('', 'RUB'),
});

const client: fc.Arbitrary<ClientFields> = fc.record({
  code: word,
  kind: fc.constantFrom('company', 'person'),
  name,
  legalName: word,
  type: fc.constantFrom('customer', 'supplier'),
  state: fc.constantFrom('new', 'active'),
  category: fc.constantFrom(null, 'A', 'B'),
  source: word,
  industry: word,
  responsibleId: fc.constantFrom(null, 1),
  country: fc.constantFrom('RU', 'FR'),
  taxNumbers: fc.dictionary(
    fc.constantFrom('inn', 'kpp', 'siren'),
    fc.constantFrom('7707083893', '770 708 3893', '732829320'),
  ),
  address,
  postalAddress: fc.option(address),
  deliveryAddress: fc.option(address),
  reaches: fc.array(reach, { maxLength: 4 }),
  bankAccounts: fc.array(account, { maxLength: 2 }),
  director: word,
  directorPost: word,
  actingOn: word,
  discount: fc.constantFrom(0, 500),
  currency: fc.constantFrom(null, 'EUR'),
  paymentDays: fc.constantFrom(null, 0, 14),
  creditLimit: fc.constantFrom(null, 0, 100_000),
  language: fc.constantFrom(null, 'ru', 'fr'),
  nextContact: fc.constantFrom(null, '2026-12-01', '2027-01-01'),
  note: word,
  teamId: fc.constant(null),
  priceListId: fc.constant(null),
  campaignId: fc.constant(null),
  consent: fc.option(fc.record({ state: fc.constantFrom('given', 'refused'), day: fc.constant(null), note: word })),
  tags: fc.uniqueArray(fc.constantFrom('VIP', 'опт', 'Ёлка', 'new'), { maxLength: 3 }),
  own: fc.constant({}),
});

const contact = fc.record({ name, position: word, reaches: fc.array(reach, { maxLength: 2 }), note: word });
const clientWithContacts = fc.record({
  fields: client,
  contacts: fc.array(contact, { maxLength: 2 }),
  note: fc.boolean(),
});

it('two to four clients → merged → undone: the same cards, rows and search as before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(clientWithContacts, { minLength: 2, maxLength: 4 }), async (made) => {
      const ids: number[] = [];
      for (const { fields, contacts, note } of made) {
        const { id } = await office.ask('clients.create', fields);
        ids.push(id);
        for (const one of contacts) await office.ask('contacts.add', { clientId: id, contact: one });
        if (note) await office.ask('notes.add', { record: { entity: 'client', id }, text: `of ${id}` });
      }
      const before = await everythingOf(office);
      const { operationId, client: one } = await merged(office, ids);
      expect(one.contacts).toHaveLength(made.reduce((count, { contacts }) => count + contacts.length, 0));
      // Every phone and e-mail that one of them was recognised by recognises the one that stays. Of two names or tax numbers one was chosen.
      const reachesIn = (rows: { keys: unknown[] }) =>
        new Set(
          rows.keys
            .map(String)
            .filter((row) => /"(?:phone|email)"/u.test(row) && ids.some((id) => row.includes(`["client_id",${id}]`)))
            .map((row) => row.replace(/\["client_id",\d+\]/u, '')),
        );
      const after = await everythingOf(office);
      expect(reachesIn(after)).toEqual(reachesIn(before));
      const live = office.db.prepare('SELECT rowid FROM client_search').pluck().all();
      for (const id of ids.slice(1)) expect(live).not.toContain(id);

      expect(await office.ask('operations.undo', { id: operationId, job: 'job-00000001' })).toMatchObject({
        undone: 1,
      });
      expect(await everythingOf(office)).toEqual(before);
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect((await office.ask('audit.check', {})).firstBroken).toBeNull();
});

it('the proposal is a client as the contract has it, and each of its values is one of theirs', () => {
  fc.assert(
    fc.property(fc.array(client, { minLength: 2, maxLength: 5 }), (all) => {
      const one = mergedClientFields(all);
      expect(ClientFields.safeParse(one).success).toBe(true);
      for (const field of [
        'code',
        'name',
        'legalName',
        'category',
        'source',
        'address',
        'discount',
        'currency',
      ] as const)
        expect(all.map((fields) => fields[field])).toContainEqual(one[field]);
      for (const fields of all) {
        for (const tag of fields.tags) expect(one.tags).toContain(tag);
        for (const { value } of fields.reaches.filter(({ kind }) => kind === 'messenger'))
          expect(one.reaches.map((found) => found.value.toLowerCase())).toContain(value.toLowerCase());
        for (const kind of Object.keys(fields.taxNumbers)) expect(one.taxNumbers).toHaveProperty(kind);
        if (fields.note !== '') expect(one.note).toContain(fields.note);
      }
      if (all.some(({ consent }) => consent?.state === 'refused')) expect(one.consent?.state).toBe('refused');
      // Merging what is the same changes nothing.
      const [first] = all;
      if (first !== undefined) expect(mergedClientFields([one, one])).toEqual(one);
    }),
    { numRuns: 300 },
  );
});

it('undoing gives each field its value before, or keeps what somebody made of it since', () => {
  const scalar = ['code', 'name', 'legalName', 'source', 'industry', 'note', 'director', 'state', 'discount'] as const;
  fc.assert(
    fc.property(client, client, client, fc.subarray([...scalar]), (before, mergedOnes, later, touched) => {
      const now = { ...mergedOnes, ...Object.fromEntries(touched.map((field) => [field, later[field]])) };
      const again = fieldsBefore(now, mergedOnes, before);
      for (const field of scalar) {
        const changed = touched.includes(field) && later[field] !== mergedOnes[field];
        expect(again[field]).toEqual(changed ? later[field] : before[field]);
      }
      expect(again.reaches).toEqual(before.reaches);
      expect(again.taxNumbers).toEqual(before.taxNumbers);
    }),
    { numRuns: 300 },
  );
});
