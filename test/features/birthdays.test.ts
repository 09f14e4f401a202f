/** Birthdays of contact persons: typed and read, kept over changes, merging and imports, hidden where a role hides them, found by their month and day. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { birthdaysStatement } from '../../main/features/birthdays/queries.ts';
import { ageOn, Birthday, birthdayFromText, birthdayIn } from '../../preload/contract/birthdays.ts';
import { addClient } from '../support/documents.ts';
import { clientNamed, counts, imported, suggested } from '../support/importing.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

describe('by themselves', () => {
  test.each([
    ['12.4.1985', '1985-04-12'],
    ['12/04/1985', '1985-04-12'],
    ['12.04', '--04-12'],
    ['12.4.', '--04-12'],
    ['12/4/85', '1985-04-12'],
    ['1.2.07', '2007-02-01'],
    ['1985-04-12', '1985-04-12'],
    ['19850412', '1985-04-12'],
    ['--0412', '--04-12'],
    ['29.2', '--02-29'],
    ['29.2.1985', null],
    ['31.4', null],
    ['4/25/1985', null],
    ['April', null],
    ['12. 4. 1985', '1985-04-12'],
    ['12.485', null],
    ['198511', null],
    ['1985-111', null],
    ['', null],
  ])('“%s” is %s', (text, birthday) => {
    expect(birthdayFromText(text)).toBe(birthday);
  });

  test('what is no day, or has no form of a birthday, is none', () => {
    for (const text of ['1985-02-29', '--02-30', '1985-4-12', '0412', '1600-01-01', ''])
      expect(Birthday.safeParse(text).success, text).toBe(false);
  });

  test('29 February stands on the 28th in common years, also in 2100, and one is older on that day', () => {
    expect([2027, 2028, 2100].map((year) => birthdayIn('1984-02-29', year))).toEqual([
      '2027-02-28',
      '2028-02-29',
      '2100-02-28',
    ]);
    expect(['2027-02-27', '2027-02-28', '2028-02-28', '2028-02-29'].map((day) => ageOn('1984-02-29', day))).toEqual([
      42, 43, 43, 44,
    ]);
    expect([ageOn('--04-12', '2026-04-12'), ageOn('1985-04-12', '1984-01-01')]).toEqual([null, null]);
  });
});

describe('in the office', () => {
  let office: TestOffice;
  let clock: ReturnType<typeof testClock>;
  beforeEach(async () => {
    clock = testClock('2026-12-28T09:00:00.000Z');
    office = await testOffice({ country: 'INT', language: 'en', password: ownersPassword, clock });
  });
  afterEach(() => office.close());

  type Asker = Pick<Colleague, 'ask' | 'call'>;
  const person = (
    name: string,
    birthday: string | null,
    reaches: { kind: 'email'; value: string; label: string }[] = [],
  ) => ({
    name,
    position: '',
    note: '',
    reaches,
    birthday,
  });
  const add = async (clientId: number, name: string, birthday: string | null) =>
    (await office.ask('contacts.add', { clientId, contact: person(name, birthday) })).contacts.at(-1);
  const between = async (from: string, to: string, asker: Asker = office, mine = false) => {
    const { rows } = await asker.ask('birthdays.between', { from, to, mine, limit: 100 });
    return rows.map(({ day, name, age }) => `${day} ${name} ${age ?? '?'}`);
  };

  test('those of a week stand in their order over the end of the year, with the age of that day, and not of who is not born yet or in the bin', async () => {
    const clientId = await addClient(office, { name: 'Ünal' });
    clock.set('2027-01-05T09:00:00.000Z');
    for (const [name, birthday] of [
      ['Ann', '1984-01-02'],
      ['Bob', '--12-31'],
      ['Cid', '1990-12-28'],
      ['Dan', '1990-01-10'],
      ['Eva', '2026-12-31'],
      ['Fay', '2027-01-03'],
    ] as const)
      await add(clientId, name, birthday);
    clock.set('2026-12-28T09:00:00.000Z');
    const gone = await addClient(office, { name: 'Gone' });
    await add(gone, 'Gil', '--12-30');
    await office.ask('clients.remove', { id: gone, version: (await office.ask('clients.get', { id: gone })).version });
    expect(await between('2026-12-28', '2027-01-04')).toEqual([
      '2026-12-28 Cid 36',
      '2026-12-31 Bob ?',
      '2026-12-31 Eva 0',
      '2027-01-02 Ann 43',
      '2027-01-03 Fay 0',
    ]);
    expect(
      await office.ask('birthdays.between', { from: '2026-12-28', to: '2027-01-04', mine: false, limit: 2 }),
    ).toMatchObject({
      more: true,
      rows: [{ name: 'Cid', client: 'Ünal', clientId }, { name: 'Bob' }],
    });
    const layer = await office.ask('layers.between', {
      from: '2026-12-28',
      to: '2026-12-31',
      layers: ['birthdays'],
      mine: false,
    });
    expect(layer[0]).toMatchObject({
      layer: 'birthdays',
      day: '2026-12-28',
      title: 'Cid',
      client: 'Ünal',
      clientId,
      age: 36,
    });
  });

  test('a day that is still to come is refused by its name, on the card and in a file; today is none', async () => {
    const clientId = await addClient(office, { name: 'Ünal' });
    const contact = await add(clientId, 'Ann', '2026-12-28');
    if (!contact) throw new Error('nobody was added');
    const tomorrow = { ok: false, code: 'invalid', details: { fields: [{ path: 'contact.birthday' }] } };
    expect(await office.call('contacts.add', { clientId, contact: person('Bob', '2026-12-29') })).toMatchObject(
      tomorrow,
    );
    const { id, version } = contact;
    expect(await office.call('contacts.change', { id, version, contact: person('Ann', '2030-11-30') })).toMatchObject(
      tomorrow,
    );
    const book = ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Cid', 'ORG:Roy', 'BDAY:20301130', 'END:VCARD', ''].join('\r\n');
    expect((await imported(office, await suggested(office, book))).refused).toBe(1);
    const list = 'Наименование;Контактное лицо;День рождения\nРомашка;Анна;30.11.2030\nВасилёк;Пётр;30.11.2020\n';
    expect(await imported(office, await suggested(office, list))).toMatchObject({ refused: 1, created: 1 });
  });

  test('29 February is among those of 28 February of a common year, and on its own day of the others', async () => {
    await add(await addClient(office, { name: 'Ünal' }), 'Leap', '2000-02-29');
    expect(await between('2027-02-20', '2027-02-28')).toEqual(['2027-02-28 Leap 27']);
    expect(await between('2027-02-28', '2027-03-05')).toEqual(['2027-02-28 Leap 27']);
    expect(await between('2027-03-01', '2027-03-05')).toEqual([]);
    expect(await between('2028-02-20', '2028-02-28')).toEqual([]);
    expect(await between('2028-02-29', '2028-02-29')).toEqual(['2028-02-29 Leap 28']);
  });

  test('a birthday that is left out stays, one that is given is changed and told; two who change it are asked', async () => {
    const clientId = await addClient(office, { name: 'Ünal' });
    const added = await add(clientId, 'Ann', '--04-12');
    const id = added?.id ?? 0;
    const { birthday: _, ...without } = person('Ann', null);
    const renamed = await office.ask('contacts.change', { id, version: 1, contact: { ...without, position: 'clerk' } });
    expect(renamed.contacts[0]).toMatchObject({ position: 'clerk', birthday: '--04-12' });
    const was = { ...person('Ann', '--04-12'), position: 'clerk' };
    await office.ask('contacts.change', { id, version: 2, contact: { ...was, birthday: '1985-04-12' }, was });
    const [told] = await office.ask('audit.of', { entity: 'client', id: clientId, before: null, limit: 5 });
    expect(told).toMatchObject({
      channel: 'contacts.change',
      changes: { contacts: { old: { birthday: '--04-12' }, new: { birthday: '1985-04-12' } } },
    });
    expect(
      await office.call('contacts.change', { id, version: 2, contact: { ...was, birthday: '1986-04-12' }, was }),
    ).toMatchObject({ ok: false, code: 'conflict', details: { conflicts: [{ path: 'birthday' }] } });
    expect(await office.call('contacts.add', { clientId, contact: person('Bea', '1985-02-29') })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
  });

  test('a role that hides them shows them nowhere and changes none; who sees own clients sees theirs', async () => {
    const rights = { 'clients.see': 'all', 'clients.change': 'all', 'audit.see': 'all' } as const;
    const vera = await addPerson(office, 'vera', { rights, hidden: ['clients.birthdays'] });
    const olga = await addPerson(office, 'olga', { rights: { 'clients.see': 'own' } });
    const clientId = await addClient(office, { name: 'Ünal' });
    const added = await add(clientId, 'Ann', '1985-12-30');
    const hers = await addClient(office, { name: 'Hers', responsibleId: olga.id });
    await add(hers, 'Bea', '--12-29');
    const range = ['2026-12-28', '2026-12-31'] as const;
    expect(await between(...range)).toEqual(['2026-12-29 Bea ?', '2026-12-30 Ann 41']);
    expect(await between(...range, olga)).toEqual(['2026-12-29 Bea ?']);
    expect(await between(...range, office, true)).not.toContain('2026-12-29 Bea ?');
    expect(await between(...range, vera)).toEqual([]);
    expect(
      await vera.ask('layers.between', { from: range[0], to: range[1], layers: ['birthdays'], mine: false }),
    ).toEqual([]);
    const card = await vera.ask('clients.get', { id: clientId });
    expect(card.contacts[0]?.birthday).toBeNull();
    expect(
      JSON.stringify(await vera.ask('audit.of', { entity: 'client', id: clientId, before: null, limit: 5 })),
    ).not.toContain('1985-12-30');
    const contact = { ...person('Ann', null), position: 'clerk' };
    await vera.ask('contacts.change', { id: added?.id ?? 0, version: 1, contact, was: person('Ann', null) });
    expect((await office.ask('clients.get', { id: clientId })).contacts[0]).toMatchObject({
      position: 'clerk',
      birthday: '1985-12-30',
    });
    expect(
      await vera.call('contacts.change', {
        id: added?.id ?? 0,
        version: 2,
        contact: { ...contact, birthday: '--01-01' },
      }),
    ).toMatchObject({ ok: false, code: 'forbidden' });
  });

  test('of two contact persons with one name none is dropped in merging for whose birthday the other does not say', async () => {
    const [one, other] = [await addClient(office, { name: 'Ünal' }), await addClient(office, { name: 'Ünal 2' })];
    await add(one, 'Ann', null);
    await add(other, 'Ann', '--04-12');
    await add(one, 'Bob', '--05-01');
    await add(other, 'Bob', null);
    const { proposal } = await office.ask('duplicates.preview', { ids: [one, other] });
    const clients = await Promise.all(
      [one, other].map(async (id) => ({ id, version: (await office.ask('clients.get', { id })).version })),
    );
    await office.ask('duplicates.merge', { clients, fields: proposal });
    const { contacts } = await office.ask('clients.get', { id: one });
    expect(contacts.map(({ name, birthday }) => [name, birthday])).toEqual(
      expect.arrayContaining([
        ['Ann', '--04-12'],
        ['Bob', '--05-01'],
      ]),
    );
  });

  test('each search is one of the index of months and days', () => {
    for (const reach of ['all', 'own', 'team'] as const)
      for (const mine of [true, false]) {
        const ofReach = reach === 'all' ? [] : reach === 'own' ? [1] : [1, '[]'];
        const plan = office.db.sql
          .prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${birthdaysStatement(reach, mine)}`)
          .all('12-28', '12-31', ...ofReach, ...(mine ? [1] : []), 10)
          .map(({ detail }) => detail)
          .join('\n');
        expect(plan).toContain('SEARCH contact USING INDEX contact_birthday (<expr>>? AND <expr><?)');
        expect(plan).not.toMatch(/SCAN (?!json_each)|TEMP B-TREE/u);
      }
  });

  test('address books bring them: vCard 3 and 4 with and without a year, Google and Outlook, and any list by its column', async () => {
    const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD', ''].join('\r\n');
    const book = [
      card('FN:Ann', 'ORG:Ünal', 'BDAY:19850412'),
      card('FN:Bob', 'ORG:Ünal', 'BDAY:--0229'),
      card('FN:Cid', 'ORG:Ünal', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-01'),
      card('FN:Dan', 'ORG:Ünal', 'BDAY;VALUE=text:circa 1800'),
    ].join('');
    const order = await suggested(office, book);
    expect(counts(await imported(office, order))[0]).toBe(1);
    const birthdays = async (name: string) =>
      (await clientNamed(office, name)).contacts.map((one) => [one.name, one.birthday]);
    expect(await birthdays('ünal')).toEqual([
      ['Ann', '1985-04-12'],
      ['Bob', '--02-29'],
      ['Cid', '--05-01'],
      ['Dan', null],
    ]);
    const google =
      'First Name,Last Name,Birthday,Organization Name,E-mail 1 - Label,E-mail 1 - Value\nZoé,Roy,1985-04-12,Roy SA,Work,zoe@roy.example\n';
    await imported(office, await suggested(office, google));
    expect(await birthdays('roy')).toEqual([['Zoé Roy', '1985-04-12']]);
    const outlook =
      'First Name,Last Name,Company,Business Street,E-mail Address,Birthday\nJohn,Doe,Doe Ltd,Main St 1,john@doe.example,4/12/1985\nJane,Doe,Doe Ltd,Main St 1,jane@doe.example,0/0/00\n';
    await imported(office, await suggested(office, outlook));
    expect(await birthdays('doe')).toEqual([
      ['John Doe', '1985-04-12'],
      ['Jane Doe', null],
    ]);
    const list = 'Наименование;Контактное лицо;День рождения\nРомашка;Анна;12.04.1985\nВасилёк;Пётр;когда-то\n';
    const told = await imported(office, await suggested(office, list));
    expect(told.refused).toBe(1);
    expect(await birthdays('ромашка')).toEqual([['Анна', '1985-04-12']]);
    // A second file changes it.
    const changed = list.replace('12.04.1985', '13.04.1985').replace('когда-то', '1.5');
    await imported(office, await suggested(office, changed));
    expect(await birthdays('ромашка')).toEqual([['Анна', '1985-04-13']]);
  });

  test('comes with the phone of the person, and without one where the role hides means of contact', async () => {
    const clientId = await addClient(office, { name: 'Ünal' });
    const phone = '+33 1 23 45 67 89';
    const reaches = [{ kind: 'phone' as const, value: phone, label: '' }];
    await office.ask('contacts.add', { clientId, contact: { ...person('Ann', '--12-30'), reaches } });
    const asked = { from: '2026-12-28', to: '2026-12-31', mine: false, limit: 5 };
    expect((await office.ask('birthdays.between', asked)).rows).toMatchObject([{ name: 'Ann', phone }]);
    const bob = await addPerson(office, 'Bob', { rights: { 'clients.see': 'all' }, hidden: ['clients.reaches'] });
    expect((await bob.ask('birthdays.between', asked)).rows).toMatchObject([{ name: 'Ann', phone: '' }]);
  });
});
