/** Clients: two people save at once, the bin gives everything back, nothing wrong is stored. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientForDocument, findByKeys } from '../../main/features/clients/service.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { email, inCity, phone, sampleClient } from './client-samples.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'ru' });
});
afterEach(() => office.close());

const audited = async (id: number) =>
  office.db
    .prepare<[number], { channel: string; changes: string; entity_version: number }>(
      "SELECT channel, changes, entity_version FROM audit WHERE entity = 'client' AND entity_id = ? ORDER BY id",
    )
    .all(id)
    .map(({ channel, changes, entity_version: version }) => ({ channel, version, changes: JSON.parse(changes) }));

describe('saving', () => {
  test('everything that was entered comes back', async () => {
    const entered = sampleClient({
      code: 'К-17',
      name: 'ООО «Орлёв и Ко»',
      legalName: 'Общество с ограниченной ответственностью «Орлёв и Ко»',
      category: 'A',
      responsibleId: 1,
      taxNumbers: { inn: '7707083893', kpp: '770701001' },
      address: {
        street: 'ул. Вавилова, д. 19',
        postcode: '117997',
        city: 'Москва',
        region: 'Москва',
        country: 'Россия',
      },
      deliveryAddress: inCity('Тула'),
      reaches: [phone('8 (495) 123-45-67'), email('Info@Orlev.ru')],
      bankAccounts: [
        { bank: 'Банк', bic: '044525225', account: '40702810200000012345', corrAccount: '', currency: 'RUB' },
      ],
      discount: 550,
      currency: 'RUB',
      paymentDays: 10,
      creditLimit: 5_000_000,
      language: 'fr',
      nextContact: '2026-12-01',
      note: 'Звонить\nпосле обеда',
      teamId: null,
      priceListId: null,
      campaignId: null,
      consent: { state: 'given', day: '2026-11-01', note: 'по телефону' },
      tags: ['VIP', 'опт'],
      own: {},
    });
    const client = await office.ask('clients.create', entered);
    expect(await office.ask('clients.get', { id: client.id })).toEqual({
      ...entered,
      id: client.id,
      uid: client.uid,
      version: 1,
      contacts: [],
      responsible: 'Anna',
      team: null,
      mergedIntoId: null,
      ownClients: {},
      may: { change: true, delete: true, merge: true },
      owed: [],
      documents: 0,
      createdAt: client.createdAt,
      createdBy: 'Anna',
      updatedAt: client.createdAt,
      updatedBy: 'Anna',
      deletedAt: null,
    });
  });

  test('changes to different fields by two people merge, and the audit names only what each changed', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Альфа', source: 'сайт' }));
    await office.ask('clients.change', { id, version: 1, changes: { source: 'звонок' }, was: { source: 'сайт' } });
    const merged = await office.ask('clients.change', {
      id,
      version: 1,
      changes: { name: 'Альфа плюс' },
      was: { name: 'Альфа' },
    });
    expect([merged.name, merged.source, merged.version]).toEqual(['Альфа плюс', 'звонок', 3]);
    expect((await audited(id)).slice(1)).toEqual([
      { channel: 'clients.change', version: 2, changes: { source: { old: 'сайт', new: 'звонок' } } },
      { channel: 'clients.change', version: 3, changes: { name: { old: 'Альфа', new: 'Альфа плюс' } } },
    ]);
  });

  test('the same field is asked about: mine, theirs, original', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Альфа' }));
    await office.ask('clients.change', { id, version: 1, changes: { name: 'Бета' }, was: { name: 'Альфа' } });
    const reply = await office.call('clients.change', {
      id,
      version: 1,
      changes: { name: 'Гамма' },
      was: { name: 'Альфа' },
    });
    expect(reply).toMatchObject({
      ok: false,
      code: 'conflict',
      details: { version: 2, conflicts: [{ path: 'name', mine: 'Гамма', theirs: 'Бета', original: 'Альфа' }] },
    });
    expect((await office.ask('clients.get', { id })).name).toBe('Бета');
  });

  test('two people who type the same are no conflict, and the second saves nothing', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Альфа' }));
    await office.ask('clients.change', { id, version: 1, changes: { name: 'Бета' }, was: { name: 'Альфа' } });
    const second = await office.ask('clients.change', {
      id,
      version: 1,
      changes: { name: 'Бета' },
      was: { name: 'Альфа' },
    });
    expect(second.version).toBe(2);
    expect(await audited(id)).toHaveLength(2);
  });

  test('lists of phones and addresses are replaced whole', async () => {
    const { id } = await office.ask(
      'clients.create',
      sampleClient({ name: 'Альфа', reaches: [phone('111-11-11'), phone('222-22-22')], address: inCity('Тула') }),
    );
    const changed = await office.ask('clients.change', {
      id,
      version: 1,
      changes: { reaches: [phone('222-22-22'), email('a@b.ru')], postalAddress: inCity('Чита') },
      was: {},
    });
    expect(changed.reaches.map(({ value }) => value)).toEqual(['222-22-22', 'a@b.ru']);
    expect([changed.address.city, changed.postalAddress?.city]).toEqual(['Тула', 'Чита']);
    const [row] = await office.ask('clients.find', { text: 'альфа', limit: 5 });
    expect([row?.phone, row?.email, row?.city]).toEqual(['222-22-22', 'a@b.ru', 'Тула']);
    expect(await office.ask('clients.find', { text: '111-11', limit: 5 })).toEqual([]);
  });

  test('a responsible person who is not a user is refused by name of the field', async () => {
    const reply = await office.call('clients.create', sampleClient({ name: 'Альфа', responsibleId: 99 }));
    expect(reply).toMatchObject({ ok: false, code: 'invalid', details: { fields: [{ path: 'responsibleId' }] } });
    expect((await office.ask('clients.count', {})).count).toBe(0);
  });
});

describe('the bin', () => {
  test('gives a client back with its contact persons, but not those who were removed before', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Альфа' }));
    const one = { name: 'Пётр Фёдоров', position: 'директор', reaches: [phone('+7 916 555-44-33')], note: '' };
    await office.ask('contacts.add', { clientId: id, contact: one });
    const both = await office.ask('contacts.add', { clientId: id, contact: { ...one, name: 'Ольга Седова' } });
    const olga = both.contacts[1];
    const left = await office.ask('contacts.remove', { id: olga?.id ?? 0, version: 1 });
    const gone = await office.ask('clients.remove', { id, version: left.version });
    expect(gone.version).toBe(left.version + 1);
    expect(await office.ask('clients.find', { text: 'федоров', limit: 5 })).toEqual([]);
    expect((await office.ask('clients.count', { deleted: true })).count).toBe(1);
    expect((await office.ask('clients.get', { id })).deletedAt).not.toBeNull();

    const back = await office.ask('clients.restore', { id });
    expect(back.contacts.map(({ name }) => name)).toEqual(['Пётр Фёдоров']);
    expect(back.contacts[0]?.reaches).toEqual([phone('+7 916 555-44-33')]);
    expect(await office.ask('clients.find', { text: 'федоров', limit: 5 })).toHaveLength(1);
    expect(await office.ask('clients.find', { text: 'седова', limit: 5 })).toEqual([]);
  });

  test('what is in the bin cannot be changed, and what was changed meanwhile cannot be removed', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Альфа' }));
    await office.ask('clients.change', { id, version: 1, changes: { name: 'Бета' }, was: {} });
    expect(await office.call('clients.remove', { id, version: 1 })).toMatchObject({ ok: false, code: 'conflict' });
    await office.ask('clients.remove', { id, version: 2 });
    const reply = await office.call('clients.change', { id, version: 3, changes: { name: 'Гамма' }, was: {} });
    expect(reply).toMatchObject({
      ok: false,
      code: 'not-found',
      message: 'Клиент удалён в корзину. Сначала восстановите его.',
    });
  });
});

describe('contact persons', () => {
  test('a change of a contact person that somebody else has changed is asked about', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Альфа' }));
    const contact = { name: 'Пётр Фёдоров', position: '', reaches: [], note: '' };
    const added = await office.ask('contacts.add', { clientId: id, contact });
    const person = added.contacts[0]?.id ?? 0;
    const changed = await office.ask('contacts.change', {
      id: person,
      version: 1,
      contact: { ...contact, position: 'директор' },
    });
    expect([changed.version, changed.contacts[0]?.version]).toEqual([3, 2]);
    const reply = await office.call('contacts.change', {
      id: person,
      version: 1,
      contact: { ...contact, position: 'бухгалтер' },
    });
    expect(reply).toMatchObject({
      ok: false,
      code: 'conflict',
      details: { version: 2, conflicts: [{ path: 'position', mine: 'бухгалтер', theirs: 'директор' }] },
    });
  });

  test('one that was added and is typed on after a crash is not there twice, and is saved over no one else’s change', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Альфа' }));
    const other = await office.ask('clients.create', sampleClient({ name: 'Бета' }));
    const contact = { name: 'Пётр Фёдоров', position: '', reaches: [], note: '' };
    const key = '7d0f1c9e-0000-4000-8000-000000000001';
    await office.ask('contacts.add', { clientId: id, contact, key });
    const same = await office.ask('contacts.add', { clientId: id, contact, key });
    expect([same.version, same.contacts.length]).toEqual([2, 1]);
    const again = await office.ask('contacts.add', {
      clientId: id,
      contact: { ...contact, position: 'директор' },
      key,
    });
    expect(again.contacts).toMatchObject([{ name: 'Пётр Фёдоров', position: 'директор', version: 2 }]);
    expect(await office.call('contacts.add', { clientId: id, contact, key })).toMatchObject({ code: 'conflict' });
    expect(await office.call('contacts.add', { clientId: other.id, contact, key })).toMatchObject({
      code: 'not-found',
    });
    const [person] = again.contacts;
    await office.ask('contacts.remove', { id: person?.id ?? 0, version: 2 });
    expect(await office.call('contacts.add', { clientId: id, contact, key })).toMatchObject({ code: 'conflict' });
  });
});

describe('the same client twice', () => {
  test('is recognised by tax number, by phone and e-mail in any spelling, and by name without its legal form', async () => {
    await office.ask('clients.create', sampleClient({ name: 'ООО «Ромашка»', taxNumbers: { inn: '7707083893' } }));
    await office.ask('clients.create', sampleClient({ name: 'Вега', reaches: [phone('8 (495) 123-45-67')] }));
    await office.ask('clients.create', sampleClient({ name: 'Café Élégance SARL', reaches: [email('Bob@Cafe.FR')] }));
    const similar = async (name: string, taxNumbers: { inn?: string }, reaches: string[]) =>
      (await office.ask('clients.similar', { exceptId: null, name, taxNumbers, reaches })).map(({ name, because }) => [
        name,
        because,
      ]);
    expect(await similar('x', { inn: '7707 083893' }, [])).toEqual([['ООО «Ромашка»', 'tax-number']]);
    expect(await similar('x', {}, ['+7 495 1234567'])).toEqual([['Вега', 'phone']]);
    expect(await similar('x', {}, ['bob@cafe.fr'])).toEqual([['Café Élégance SARL', 'email']]);
    expect(await similar('Ромашка, ООО', {}, [])).toEqual([['ООО «Ромашка»', 'name']]);
    expect(await similar('cafe elegance', {}, [])).toEqual([['Café Élégance SARL', 'name']]);
    expect(await similar('Ромашка плюс', {}, [])).toEqual([]);
  });

  test('an import finds it by the surest key that it brings', async () => {
    const one = await office.ask('clients.create', sampleClient({ name: 'Альфа', code: 'A1' }));
    const two = await office.ask('clients.create', sampleClient({ name: 'Бета', taxNumbers: { inn: '7707083893' } }));
    const { db } = office;
    expect(findByKeys(db, { code: 'A1', name: 'Бета' })).toEqual({ because: 'code', ids: [one.id] });
    expect(findByKeys(db, { code: 'A2', taxNumbers: { inn: '7707083893' }, name: 'Альфа' })).toEqual({
      because: 'tax-number',
      ids: [two.id],
    });
    expect(findByKeys(db, { name: 'альфа' })).toEqual({ because: 'name', ids: [one.id] });
    expect(findByKeys(db, { code: 'A2', name: 'Гамма' })).toBeNull();
  });
});

test('a document gets the first phone and e-mail, the accounts and what new documents begin with', async () => {
  const { id } = await office.ask(
    'clients.create',
    sampleClient({
      name: 'Иванов И. И.',
      kind: 'person',
      reaches: [email('a@b.ru'), phone('111-11-11'), phone('222-22-22')],
      discount: 300,
      currency: 'EUR',
      paymentDays: 30,
      language: 'fr',
    }),
  );
  expect(clientForDocument(office.db, id)).toMatchObject({
    party: { name: 'Иванов И. И.', phone: '111-11-11', email: 'a@b.ru', bankAccounts: [] },
    isPerson: true,
    discount: 300,
    currency: 'EUR',
    paymentDays: 30,
    language: 'fr',
    isDeleted: false,
  });
  expect(clientForDocument(office.db, id + 1)).toBeNull();
});
