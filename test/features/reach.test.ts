/** Rights over some records only: what somebody may not see is not there for him, whichever way he comes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelName, Input } from '../../preload/contract/index.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

const sampleContact = { name: 'Somebody', position: '', reaches: [], note: '' };

let office: TestOffice;
/** Sees and changes his own; his colleague of the same team sees the team's and changes his own. */
let boris: Colleague;
let vera: Colleague;
let support: Colleague;
let alfa: number;
let beta: number;
let contactOfBeta: number;
let draftOfBeta: number;
let invoiceOfBeta: number;
let product: number;

beforeAll(async () => {
  office = await testOffice({ password: ownersPassword, language: 'en' });
  const north = await office.ask('teams.create', { name: 'North', members: [] });
  boris = await addPerson(office, 'Boris', { role: 'sales', teamIds: [north.id] });
  vera = await addPerson(office, 'Vera', {
    rights: {
      'clients.see': 'team',
      'clients.change': 'own',
      'clients.create': 'all',
      'documents.see': 'team',
      'documents.create': 'all',
    },
    teamIds: [north.id],
  });
  support = await addPerson(office, 'Sonya', {
    rights: {
      'clients.see': 'all',
      'clients.change': 'all',
      'clients.create': 'all',
      'products.see': 'all',
      'products.change': 'all',
      'documents.see': 'all',
    },
    hidden: ['clients.reaches', 'clients.bankAccounts', 'clients.creditLimit', 'products.purchasePrice'],
  });
  alfa = await addClient(boris, { name: 'Alfa' });
  const phone = { kind: 'phone', value: '+7 921 555-44-33', label: '' } as const;
  const account = { bank: 'B', bic: '044525225', account: '40702810200000012345', corrAccount: '', currency: 'RUB' };
  beta = await addClient(office, {
    name: 'Beta',
    reaches: [phone],
    bankAccounts: [account],
    creditLimit: 5_000_000,
    taxNumbers: { inn: '7707083893' },
  });
  const card = await office.ask('contacts.add', {
    clientId: beta,
    contact: { ...sampleContact, name: 'Maria', reaches: [{ ...phone, value: '+7 921 000-11-22' }] },
  });
  contactOfBeta = card.contacts[0]?.id ?? 0;
  draftOfBeta = (await addDraft(office, beta)).id;
  invoiceOfBeta = (await addIssued(office, beta)).id;
  product = (
    await office.ask('products.create', {
      code: 'P1',
      name: 'Lamp',
      kind: 'goods',
      group: '',
      unit: 'H87',
      price: 10_000,
      currency: 'RUB',
      priceIncludesVat: false,
      vatRateId: null,
      purchasePrice: 4321,
      barcode: '',
      description: '',
      discontinued: false,
    })
  ).id;
});
afterAll(() => office.close());

test('who sees only his own is responsible for what he adds, in his first team', async () => {
  expect(await boris.ask('clients.get', { id: alfa })).toMatchObject({
    responsible: 'Boris',
    team: 'North',
    may: { change: true, delete: true, merge: false },
  });
});

describe('another one’s record is not there', () => {
  const attempts: readonly (readonly [ChannelName, () => unknown])[] = [
    ['clients.get', () => ({ id: beta })],
    ['clients.change', () => ({ id: beta, version: 1, changes: { name: 'Mine' }, was: { name: 'Beta' } })],
    ['clients.remove', () => ({ id: beta, version: 2 })],
    ['clients.restore', () => ({ id: beta })],
    ['contacts.add', () => ({ clientId: beta, contact: sampleContact })],
    ['contacts.change', () => ({ id: contactOfBeta, version: 1, contact: sampleContact })],
    ['contacts.remove', () => ({ id: contactOfBeta, version: 1 })],
    ['contacts.order', () => ({ clientId: beta, ids: [contactOfBeta] })],
    ['documents.get', () => ({ id: invoiceOfBeta })],
    ['documents.copy', () => ({ id: invoiceOfBeta })],
    ['documents.remove', () => ({ id: draftOfBeta, version: 1 })],
    ['documents.issue', () => ({ id: draftOfBeta, version: 1 })],
    ['documents.cancel', () => ({ id: invoiceOfBeta, version: 2, reason: 'By mistake' })],
    ['documents.pdf', () => ({ id: invoiceOfBeta })],
    ['documents.html', () => ({ id: invoiceOfBeta })],
    ['audit.of', () => ({ entity: 'client', id: beta, before: null, limit: 10 })],
    ['audit.of', () => ({ entity: 'document', id: invoiceOfBeta, before: null, limit: 10 })],
    ['audit.of', () => ({ entity: 'contact', id: contactOfBeta, before: null, limit: 10 })],
  ];
  test.each(attempts)('for %s: the answer is the one for an id that nobody has', async (channel, request) => {
    const reply = await office.engine.call(boris.token, channel, request());
    expect(reply).toMatchObject({ ok: false, code: 'not-found' });
    const nobodys = JSON.parse(JSON.stringify(request()).replace(/"(id|clientId)":\d+/gu, '"$1":999999'));
    const other = await office.engine.call(boris.token, channel, nobodys);
    expect(reply).toEqual(other);
  });

  test('for a change of a draft, and for drafts and new documents that name its client', async () => {
    const draft = await boris.ask('documents.new', { type: 'invoice', companyId: null, clientId: alfa });
    const call = <Name extends ChannelName>(channel: Name, request: Input<Name>) => boris.call(channel, request);
    expect(await call('documents.change', { id: draftOfBeta, version: 1, draft })).toMatchObject({ code: 'not-found' });
    const refused = { code: 'invalid', details: { fields: [{ path: 'clientId' }] } };
    const begun = await boris.ask('documents.new', { type: 'invoice', companyId: null, clientId: beta });
    expect(begun).toMatchObject({ clientId: null });
    expect(await call('documents.create', { ...draft, clientId: beta })).toMatchObject(refused);
    const { id, version } = await boris.ask('documents.create', draft);
    expect(await call('documents.change', { id, version, draft: { ...draft, clientId: beta } })).toMatchObject(refused);
  });

  test('for the warning of duplicates, by none of its keys', async () => {
    const asked = { exceptId: null, name: 'Beta', taxNumbers: { inn: '7707083893' }, reaches: ['+7 921 555-44-33'] };
    expect(await boris.ask('clients.similar', asked)).toEqual([]);
    expect(await office.ask('clients.similar', asked)).toHaveLength(1);
  });

  test('and nothing of it was changed by trying', async () => {
    expect(await office.ask('clients.get', { id: beta })).toMatchObject({ name: 'Beta', version: 2, deletedAt: null });
    expect(await office.ask('documents.get', { id: draftOfBeta })).toMatchObject({ version: 1, status: 'draft' });
  });
});

describe('what is seen and not more', () => {
  test('is shown with what may be done, and refused as forbidden', async () => {
    expect(await vera.ask('clients.get', { id: alfa })).toMatchObject({
      name: 'Alfa',
      may: { change: false, delete: false, merge: false },
    });
    expect(
      await vera.call('clients.change', { id: alfa, version: 1, changes: { name: 'Hers' }, was: { name: 'Alfa' } }),
    ).toMatchObject({ code: 'forbidden' });
    expect(await vera.call('contacts.add', { clientId: alfa, contact: sampleContact })).toMatchObject({
      code: 'forbidden',
    });
    const draft = await addDraft(boris, alfa);
    expect((await vera.ask('documents.get', { id: draft.id })).may).toEqual({
      change: false,
      delete: false,
      issue: false,
      cancel: false,
      print: false,
    });
    expect(await vera.call('documents.issue', { id: draft.id, version: 1 })).toMatchObject({ code: 'forbidden' });
  });

  test('counts on the card only the documents that are seen', async () => {
    const gamma = await addClient(office, { name: 'Gamma', responsibleId: boris.id });
    await addIssued(office, gamma);
    await addIssued(boris, gamma);
    expect(await office.ask('clients.get', { id: gamma })).toMatchObject({
      documents: 2,
      owed: [{ currency: 'RUB', amount: 20_000 }],
    });
    expect(await boris.ask('clients.get', { id: gamma })).toMatchObject({
      documents: 1,
      owed: [{ currency: 'RUB', amount: 10_000 }],
    });
  });
});

describe('a client given to somebody else', () => {
  test('goes to the first team of that person, unless another team is named, and out of sight', async () => {
    const south = await office.ask('teams.create', { name: 'South', members: [] });
    const delta = await addClient(boris, { name: 'Delta' });
    const given = await boris.ask('clients.change', {
      id: delta,
      version: 1,
      changes: { responsibleId: support.id },
      was: { responsibleId: boris.id },
    });
    expect(given).toMatchObject({ team: null, may: { change: false } });
    expect(await boris.call('clients.get', { id: delta })).toMatchObject({ code: 'not-found' });
    const back = await office.ask('clients.change', {
      id: delta,
      version: 2,
      changes: { responsibleId: boris.id, teamId: south.id },
      was: { responsibleId: support.id, teamId: null },
    });
    expect(back).toMatchObject({ responsible: 'Boris', team: 'South' });
  });
});

describe('hidden fields', () => {
  test('come back empty on cards, products and documents', async () => {
    const card = await support.ask('clients.get', { id: beta });
    expect(card).toMatchObject({ reaches: [], bankAccounts: [], creditLimit: null });
    expect(card.contacts[0]).toMatchObject({ name: 'Maria', reaches: [] });
    expect((await support.ask('products.get', { id: product })).purchasePrice).toBeNull();
    const { parties } = await support.ask('documents.get', { id: invoiceOfBeta });
    expect(parties?.buyer).toMatchObject({ phone: '', email: '', bankAccounts: [] });
    expect((await office.ask('documents.get', { id: invoiceOfBeta })).parties?.buyer.phone).toBe('+7 921 555-44-33');
  });

  test('stay as they are when something else is changed, and are refused when they are named', async () => {
    const { version } = await support.ask('clients.get', { id: beta });
    const change = (changes: Input<'clients.change'>['changes']) =>
      support.call('clients.change', { id: beta, version, changes, was: {} });
    expect(await change({ creditLimit: 1 })).toMatchObject({ code: 'forbidden' });
    expect(await change({ reaches: [{ kind: 'phone', value: '1234567', label: '' }] })).toMatchObject({
      code: 'forbidden',
    });
    expect(await change({ note: 'Called', reaches: [], bankAccounts: [], creditLimit: null })).toMatchObject({
      ok: true,
    });
    const contact = { ...sampleContact, name: 'Maria', position: 'Director', reaches: [] };
    await support.ask('contacts.change', { id: contactOfBeta, version: 1, contact });
    expect(await office.ask('clients.get', { id: beta })).toMatchObject({
      note: 'Called',
      creditLimit: 5_000_000,
      reaches: [{ value: '+7 921 555-44-33' }],
      bankAccounts: [{ bank: 'B' }],
      contacts: [{ position: 'Director', reaches: [{ value: '+7 921 000-11-22' }] }],
    });
    expect(
      await support.call('products.change', { id: product, version: 1, changes: { purchasePrice: 1 }, was: {} }),
    ).toMatchObject({ code: 'forbidden' });
  });

  test('are not in the history of the record, nor found out by the warning of duplicates', async () => {
    const history = await support.ask('audit.of', { entity: 'client', id: beta, before: null, limit: 50 });
    const told = JSON.stringify(history);
    for (const secret of ['921 555', '921 000', '40702810200000012345', '5000000']) expect(told).not.toContain(secret);
    const ofProduct = await support.ask('audit.of', { entity: 'product', id: product, before: null, limit: 50 });
    expect(JSON.stringify(ofProduct)).not.toContain('4321');
    const asked = { exceptId: null, name: '', taxNumbers: {}, reaches: ['+7 921 555-44-33'] };
    expect(await support.ask('clients.similar', asked)).toEqual([]);
    const byName = await support.ask('clients.similar', { ...asked, name: 'Beta', reaches: [] });
    expect(byName).toMatchObject([{ name: 'Beta', phone: '', creditLimit: null }]);
  });
});

test('an own field takes no client that its author may not see: it would be named on the print form', async () => {
  const field = await office.ask('fields.create', {
    entity: 'document',
    name: 'Partner',
    type: 'client',
    classifierId: null,
    currency: null,
    place: 'head',
    hint: '',
    inList: false,
    inPrint: true,
    choices: [],
  });
  const mine = await addClient(boris, { name: 'Mine' });
  const theirs = await addClient(office, { name: 'Secret Holding' });
  const draft = await addDraft(boris, mine);
  const set = (value: number) => {
    const { id, version, type, companyId, clientId, day, dueDay, serviceDay, currency, pricesIncludeVat } = draft;
    const { discount, language, form, bankAccount, comment, lines } = draft;
    const head = { type, companyId, clientId, day, dueDay, serviceDay, currency, pricesIncludeVat };
    const own = { [field.id]: value };
    return boris.call('documents.change', {
      id,
      version,
      draft: { ...head, discount, language, form, bankAccount, comment, lines, own },
    });
  };
  const refusals = [await set(theirs), await set(987_654)];
  for (const refusal of refusals)
    expect(refusal).toMatchObject({ code: 'invalid', details: { fields: [{ path: `own.${field.id}` }] } });
  expect(await set(mine)).toMatchObject({ ok: true });
});

test('neither words that clients out of reach are marked with nor the files that others imported are told', async () => {
  const mine = await addClient(boris, { name: 'Marked' });
  await boris.ask('clients.change', { id: mine, version: 1, changes: { tags: ['ours'] }, was: { tags: [] } });
  const theirs = await addClient(office, { name: 'Marked too' });
  await office.ask('clients.change', { id: theirs, version: 1, changes: { tags: ['theirs'] }, was: { tags: [] } });
  const words = async (who: Pick<Colleague, 'ask'>) =>
    (await who.ask('lists.columns', { list: 'clients' }))
      .find(({ name }) => name === 'tags')
      ?.choices.map(({ label }) => label);
  expect(await words(office)).toEqual(expect.arrayContaining(['ours', 'theirs']));
  expect(await words(boris)).toContain('ours');
  expect(await words(boris)).not.toContain('theirs');
  await imported(office, await suggested(office, 'Code;Name\n777;Imported\n'));
  expect(await office.ask('imports.list', {})).toHaveLength(1);
  expect(await boris.ask('imports.list', {})).toEqual([]);
});

test('the history of people, roles and settings is for those who may see the log', async () => {
  for (const entity of ['user', 'role', 'settings', 'session'] as const)
    expect(await boris.call('audit.of', { entity, id: 1, before: null, limit: 10 })).toMatchObject({
      code: 'forbidden',
    });
});

describe('what a session is told', () => {
  const changedIds = (colleague: Colleague, entity: string) =>
    colleague.events.flatMap((event) => (event.type === 'changed' && event.entity === entity ? [event.id] : []));

  test('is of the records that its user may see, and of those that he could see before', async () => {
    boris.events.length = 0;
    const { version } = await office.ask('clients.get', { id: beta });
    await office.ask('clients.change', { id: beta, version, changes: { note: 'Again' }, was: { note: 'Called' } });
    await office.ask('documents.issue', { id: draftOfBeta, version: 1 });
    expect(changedIds(boris, 'client')).toEqual([]);
    expect(changedIds(boris, 'document')).toEqual([]);

    const taken = await addClient(boris, { name: 'Epsilon' });
    expect(changedIds(boris, 'client')).toEqual([taken]);
    boris.events.length = 0;
    vera.events.length = 0;
    await office.ask('clients.change', {
      id: taken,
      version: 1,
      changes: { responsibleId: support.id },
      was: { responsibleId: boris.id },
    });
    expect(changedIds(boris, 'client')).toEqual([taken]);
    expect(changedIds(vera, 'client')).toEqual([taken]);
    boris.events.length = 0;
    await office.ask('clients.change', { id: taken, version: 2, changes: { note: 'x' }, was: { note: '' } });
    expect(changedIds(boris, 'client')).toEqual([]);
  });

  test('of a note follows the client that it is on', async () => {
    boris.events.length = 0;
    await office.ask('notes.add', { record: { entity: 'client', id: beta }, text: 'Secret' });
    await office.ask('notes.add', { record: { entity: 'client', id: alfa }, text: 'For Boris' });
    expect(changedIds(boris, 'note')).toHaveLength(1);
  });
});
