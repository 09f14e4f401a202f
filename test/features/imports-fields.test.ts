/** Files fill in what belongs to the office, too: its own fields, people, teams, price lists, consent. */
import { afterEach, expect, it } from 'vitest';
import { clientNamed, counts, imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

async function opened(options: { password?: string } = {}): Promise<TestOffice> {
  office = await testOffice({ country: 'INT', ...options });
  return office;
}

const field = (at: TestOffice, name: string, type: 'text' | 'number' | 'money' | 'choices', choices: string[] = []) =>
  at.ask('fields.create', {
    entity: 'client',
    name,
    type,
    classifierId: null,
    choices,
    currency: type === 'money' ? 'EUR' : null,
    place: 'general',
    hint: '',
    inList: false,
    inPrint: false,
  });

it('own fields are found by their names, read by their types, and shown with old and new', async () => {
  const at = await opened();
  const size = await field(at, 'Fleet size', 'number');
  const deposit = await field(at, 'Deposit', 'money');
  const colours = await field(at, 'Colours', 'choices', ['Red', 'Green']);
  const text = 'Code;Name;Fleet size;Deposit;Colours\n1;Alfa;12.5;€1,000;green, Red\n2;Beta;many;;\n3;Gamma;;;Blue\n';
  const order = await suggested(at, text);
  expect(order.mapping).toEqual(['code', 'name', `own.${size.id}`, `own.${deposit.id}`, `own.${colours.id}`]);
  const told = await imported(at, order);
  expect(counts(told)).toEqual([1, 0, 0, 0, 2]);
  expect(told.refusals.map(({ reasons }) => reasons)).toEqual([
    ['Fleet size: “many” is not known to the program.'],
    ['Colours: “Blue” is not known to the program.'],
  ]);
  const [red, green] = colours.choices.map(({ id }) => id);
  expect((await clientNamed(at, 'alfa')).own).toEqual({
    [size.id]: '12.5',
    [deposit.id]: 100_000,
    [colours.id]: [green, red],
  });
  const again = await imported(at, await suggested(at, 'Code;Name;Fleet size\n1;Alfa;13\n'));
  expect(again.matches[0]?.changes).toEqual([{ field: `own.${size.id}`, old: '12.5', new: '13' }]);
  expect((await clientNamed(at, 'alfa')).own).toMatchObject({ [size.id]: '13', [deposit.id]: 100_000 });
  await at.ask('imports.undo', { id: again.importId, job: 'job-00000002' });
  expect((await clientNamed(at, 'alfa')).own).toMatchObject({ [size.id]: '12.5' });
});

it('people, teams, consent, credit limit, next contact and tags', async () => {
  const at = await opened();
  const team = await at.ask('teams.create', { name: 'North', members: [] });
  const text = [
    'Name;Responsible;Team;Consent;Credit limit;Next contact;Tags',
    'Alfa;anna;NORTH;yes;1500;31.12.2026;VIP, Retail',
    'Beta;Nobody;;;;;',
    'Gamma;;;maybe;;soon;',
  ].join('\n');
  const order = await suggested(at, text);
  const mapping = ['name', 'responsible', 'team', 'consent', 'creditLimit', 'nextContact', 'tags'];
  const told = await imported(at, { ...order, mapping });
  expect(counts(told)).toEqual([1, 0, 0, 0, 2]);
  expect(told.refusals.map(({ reasons }) => reasons)).toEqual([
    ['Responsible person: the office has none called “Nobody”, or several.'],
    [
      'Next contact: “soon” is not a day. Write it as 31.12.2026 or 2026-12-31.',
      'Consent to mailings: “maybe” is neither yes nor no.',
    ],
  ]);
  const { user } = await at.ask('office.state', {});
  expect(await clientNamed(at, 'alfa')).toMatchObject({
    responsibleId: user?.id,
    teamId: team.id,
    consent: { state: 'given', day: null, note: '' },
    creditLimit: 150_000,
    nextContact: '2026-12-31',
    tags: ['Retail', 'VIP'],
  });
});

it('own fields of products', async () => {
  const at = await opened();
  const shelf = await at.ask('fields.create', {
    entity: 'product',
    name: 'Shelf',
    type: 'text',
    classifierId: null,
    choices: [],
    currency: null,
    place: 'general',
    hint: '',
    inList: false,
    inPrint: false,
  });
  const order = await suggested(at, 'Code;Name;Shelf\nA1;Pen;12-B\n', { entity: 'products' });
  expect(counts(await imported(at, order))).toEqual([1, 0, 0, 0, 0]);
  expect(counts(await imported(at, order))).toEqual([0, 0, 1, 0, 0]);
  expect((await at.ask('products.get', { id: 1 })).own).toEqual({ [shelf.id]: '12-B' });
});

it('the phones of contact persons are not shown to whom his role hides them, beside whatever else is', async () => {
  const at = await opened({ password: ownersPassword });
  await imported(at, await suggested(at, 'Code;Name;Contact person;Contact phone\n1;Alfa;Ivanov;+353 1 555 0101\n'));
  const person = await addPerson(at, 'Vera', {
    rights: { 'clients.see': 'all', 'clients.create': 'all', 'clients.change': 'all', 'clients.import': 'all' },
    hidden: ['clients.reaches'],
  });
  const text = 'Code;Name;Contact person\n1;Alfa;Petrov\n';
  const { file } = await person.ask('files.begin', { name: 'list.csv', size: text.length });
  await person.ask('files.append', { file, offset: 0, data: Buffer.from(text).toString('base64') });
  const { matches } = await person.ask('imports.check', {
    file,
    entity: 'clients',
    reading: {},
    mapping: ['code', 'name', 'contactName'],
    fixed: {},
    known: 'update',
    job: 'job-00000003',
  });
  expect(matches[0]?.changes).toEqual([{ field: 'contactName', old: 'Ivanov', new: 'Ivanov; Petrov' }]);
});
