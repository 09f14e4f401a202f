/** People, teams and roles: who may come in, that somebody can always manage the office, and what a hand-over moves. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword, peoplesPassword, roleId, signIn } from '../support/people.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ password: ownersPassword, language: 'en' });
});
afterEach(() => office.close());

const people = () => office.ask('users.list', {});
const personNamed = async (name: string) => {
  const person = (await people()).find((one) => one.name === name);
  if (person === undefined) throw new Error(`There is no ${name}.`);
  return person;
};

describe('a person', () => {
  test('is added with a role and teams, signs in, and is listed', async () => {
    const team = await office.ask('teams.create', { name: 'North', members: [] });
    const boris = await addPerson(office, 'Boris', { role: 'sales', teamIds: [team.id] });
    expect((await boris.ask('office.state', {})).user).toMatchObject({
      name: 'Boris',
      reaches: { 'clients.see': 'own' },
      hidden: ['products.purchasePrice'],
      teams: [{ id: team.id, name: 'North' }],
      mustChangePassword: false,
    });
    expect(await people()).toMatchObject([
      { name: 'Anna', role: 'Owner', active: true },
      { name: 'Boris', role: 'Sales', active: true, teams: [{ name: 'North' }], hasPassword: true },
    ]);
    expect((await personNamed('Boris')).lastSeenAt).not.toBeNull();
  });

  test('with a login that is taken, in whatever case, is refused beside the field', async () => {
    await addPerson(office, 'Boris');
    const request = {
      name: 'Another',
      login: 'BORIS',
      roleId: await roleId(office, 'guest'),
      teamIds: [],
      password: peoplesPassword,
      mustChange: false,
    };
    expect(await office.call('users.create', request)).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'login' }] },
    });
  });

  test.each([
    ['one that is tried first', 'Password123'],
    ['the login', 'Konstantin K'],
    ['one sign over and over', 'aaaaaaaaaaaaaaaaaaaa'],
    ['a short one', 'too short'],
  ])('cannot be given %s as a password', async (_, password) => {
    const request = {
      name: 'K',
      login: 'Konstantin K',
      roleId: await roleId(office, 'guest'),
      teamIds: [],
      password,
      mustChange: false,
    };
    expect(await office.call('users.create', request)).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'password' }] },
    });
  });

  test('who was given his password does nothing before he has chosen another one', async () => {
    const person = await office.ask('users.create', {
      name: 'Vera',
      login: 'vera',
      roleId: await roleId(office, 'manager'),
      teamIds: [],
      password: peoplesPassword,
      mustChange: true,
    });
    const vera = await signIn(office, person);
    expect((await vera.ask('office.state', {})).user?.mustChangePassword).toBe(true);
    expect(await vera.call('clients.count', {})).toMatchObject({ code: 'forbidden' });
    expect(
      await vera.call('sessions.setPassword', { current: peoplesPassword, password: peoplesPassword }),
    ).toMatchObject({ code: 'invalid' });
    await vera.ask('sessions.setPassword', { current: peoplesPassword, password: 'something else entirely' });
    expect(await vera.ask('clients.count', {})).toMatchObject({ count: 0 });
  });

  test('is not added by somebody without a password, who would be shut out himself', async () => {
    const open = await testOffice({ language: 'en' });
    try {
      const request = {
        name: 'Boris',
        login: 'Boris',
        roleId: await roleId(open, 'sales'),
        teamIds: [],
        password: peoplesPassword,
        mustChange: false,
      };
      expect(await open.call('users.create', request)).toMatchObject({ code: 'invalid' });
      await open.ask('sessions.setPassword', { current: null, password: ownersPassword });
      expect(await open.call('users.create', request)).toMatchObject({ ok: true });
    } finally {
      await open.close();
    }
  });

  test('renamed is found under the new name where lists sort by it', async () => {
    const boris = await addPerson(office, 'Boris');
    await addClient(office, { name: 'Alfa', responsibleId: boris.id });
    const { version } = await personNamed('Boris');
    await office.ask('users.change', { id: boris.id, version, changes: { name: 'Ёлкин Борис' } });
    const sorted = office.db
      .prepare<[number], { name: string }>('SELECT list_responsible AS name FROM client WHERE responsible_id = ?')
      .get(boris.id);
    expect(sorted?.name).toBe('елкин борис');
  });

  test('who gets another password is signed out everywhere, and the old one is no longer good', async () => {
    const boris = await addPerson(office, 'Boris');
    await office.ask('users.setPassword', { id: boris.id, password: 'brand new phrase here', mustChange: false });
    expect(boris.events).toContainEqual({ type: 'ended', why: 'password-changed' });
    expect(await boris.call('clients.count', {})).toMatchObject({ code: 'unauthorised' });
    expect(await boris.call('sessions.signIn', { login: 'Boris', password: peoplesPassword })).toMatchObject({
      code: 'unauthorised',
    });
    expect(await boris.call('sessions.signIn', { login: 'Boris', password: 'brand new phrase here' })).toMatchObject({
      ok: true,
    });
  });
});

describe('the last one who may manage the office', () => {
  test('cannot be closed, demoted, or lose the right by his role', async () => {
    const boris = await addPerson(office, 'Boris', {
      rights: { 'office.manage': 'all', 'clients.see': 'all' },
    });
    const anna = await personNamed('Anna');
    const sales = await roleId(office, 'sales');
    // Two managers: one may go.
    await boris.ask('users.change', { id: anna.id, version: anna.version, changes: { roleId: sales } });
    const { version, roleId: role } = (await boris.ask('users.list', {})).find(({ id }) => id === boris.id) ?? anna;
    expect(await boris.call('users.change', { id: boris.id, version, changes: { roleId: sales } })).toMatchObject({
      code: 'invalid',
    });
    expect(await boris.call('users.close', { id: boris.id, version, toId: null })).toMatchObject({ code: 'invalid' });
    const own = (await boris.ask('roles.list', {})).find(({ id }) => id === role);
    expect(
      await boris.call('roles.change', {
        id: role,
        version: own?.version ?? 0,
        rights: { 'clients.see': 'all' },
        hidden: [],
      }),
    ).toMatchObject({ code: 'invalid' });
    expect(await boris.call('clients.count', {})).toMatchObject({ ok: true });
    expect((await boris.ask('users.list', {})).find(({ id }) => id === boris.id)?.active).toBe(true);
  });
});

describe('closing', () => {
  test('ends the sessions at once and hands clients, drafts and documents over in the same step, undone as a whole', async () => {
    const team = await office.ask('teams.create', { name: 'North', members: [] });
    const boris = await addPerson(office, 'Boris');
    const vera = await addPerson(office, 'Vera', { teamIds: [team.id] });
    const alfa = await addClient(office, { name: 'Alfa', responsibleId: boris.id });
    const beta = await addClient(office, { name: 'Beta', responsibleId: boris.id });
    const binned = await addClient(office, { name: 'Gamma', responsibleId: boris.id });
    await office.ask('clients.remove', { id: binned, version: 1 });
    const draft = await addDraft(office, alfa, { responsibleId: boris.id });
    const issued = await addIssued(office, beta, { responsibleId: boris.id });
    expect(await office.ask('users.holdings', { id: boris.id })).toEqual({
      clients: 3,
      documents: 2,
      activities: 0,
      deals: 0,
      calls: 0,
    });

    const { version } = await personNamed('Boris');
    expect(await office.ask('users.close', { id: boris.id, version, toId: vera.id })).toMatchObject({
      clients: 3,
      documents: 2,
      person: { active: false },
    });
    expect(await boris.call('clients.count', {})).toMatchObject({ code: 'unauthorised' });
    expect(boris.events).toContainEqual({ type: 'office' });
    expect(boris.events).toContainEqual({ type: 'ended', why: 'access-closed' });
    const filter = { kind: 'changes', entity: 'client' } as const;
    const changes = await office.ask('audit.list', { filter, before: null, limit: 3 });
    expect(changes.map(({ channel }) => channel)).toEqual(['users.close', 'users.close', 'users.close']);
    expect(await boris.call('sessions.signIn', { login: 'Boris', password: peoplesPassword })).toMatchObject({
      code: 'unauthorised',
    });
    expect(await office.ask('clients.get', { id: alfa })).toMatchObject({ responsible: 'Vera', team: 'North' });
    expect(await office.ask('documents.get', { id: draft.id })).toMatchObject({ responsible: 'Vera' });
    expect(await office.ask('documents.get', { id: issued.id })).toMatchObject({ responsible: 'Vera' });
    const [latest] = await office.ask('audit.of', { entity: 'client', id: beta, before: null, limit: 1 });
    expect(latest?.changes).toEqual({
      responsibleId: { old: boris.id, new: vera.id },
      teamId: { old: null, new: team.id },
    });

    const [operation] = await office.ask('operations.list', { before: null, limit: 5 });
    expect(operation).toMatchObject({ kind: 'hand-over', records: 5, details: { from: 'Boris', to: 'Vera' } });
    await office.ask('clients.change', { id: beta, version: 2, changes: { name: 'Beta 2' }, was: { name: 'Beta' } });
    const undone = await office.ask('operations.undo', { id: operation?.id ?? 0, job: 'job-undo-1' });
    expect(undone).toMatchObject({ undone: 4, kept: [{ entity: 'client', id: beta, name: 'Beta 2' }] });
    expect(await office.ask('clients.get', { id: alfa })).toMatchObject({ responsible: 'Boris', team: null });
    expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
  });

  test('leaves the name of who left where histories and records name him', async () => {
    const boris = await addPerson(office, 'Boris');
    const { version } = await personNamed('Boris');
    const names = async () => {
      const { users, formerUsers } = await office.ask('reference.get', {});
      return [users, formerUsers].map((some) => some.map(({ name }) => name));
    };
    expect(await names()).toEqual([['Anna', 'Boris'], []]);
    await office.ask('users.close', { id: boris.id, version, toId: null });
    expect(await names()).toEqual([['Anna'], ['Boris']]);
  });

  test('to nobody who works there is refused, and then nothing was done', async () => {
    const boris = await addPerson(office, 'Boris');
    await addClient(office, { responsibleId: boris.id });
    const { version } = await personNamed('Boris');
    for (const toId of [boris.id, 999])
      expect(await office.call('users.close', { id: boris.id, version, toId })).toMatchObject({
        code: 'invalid',
        details: { fields: [{ path: 'toId' }] },
      });
    expect(await boris.call('clients.count', {})).toMatchObject({ ok: true });
  });

  test('is taken back by opening the access again', async () => {
    const boris = await addPerson(office, 'Boris');
    const before = await personNamed('Boris');
    await office.ask('users.close', { id: boris.id, version: before.version, toId: null });
    await office.ask('users.reopen', { id: boris.id, version: before.version + 1 });
    expect(await boris.call('sessions.signIn', { login: 'Boris', password: peoplesPassword })).toMatchObject({
      ok: true,
    });
  });
});

describe('roles', () => {
  test('are there from the start, and hold from the next call on', async () => {
    const listed = await office.ask('roles.list', {});
    expect(listed.map(({ ready, name, everything }) => [ready, name, everything])).toEqual([
      ['owner', 'Owner', true],
      ['manager', 'Manager', false],
      ['sales', 'Sales', false],
      ['accountant', 'Accountant', false],
      ['support', 'Support', false],
      ['guest', 'Guest', false],
    ]);
    const guest = listed[5];
    const gleb = await addPerson(office, 'Gleb', { role: 'guest' });
    expect(await gleb.call('products.count', {})).toMatchObject({ ok: true });
    await office.ask('roles.change', { id: guest?.id ?? 0, version: 1, rights: { 'clients.see': 'all' }, hidden: [] });
    expect(await gleb.call('products.count', {})).toMatchObject({ code: 'forbidden' });
    const changed = (await office.ask('roles.list', {}))[5];
    expect(changed).toMatchObject({ changed: true, people: 1 });
    await office.ask('roles.reset', { id: guest?.id ?? 0, version: 2 });
    expect(await gleb.call('products.count', {})).toMatchObject({ ok: true });
    expect((await office.ask('roles.list', {}))[5]).toMatchObject({ changed: false });
  });

  test('let nobody do more with records than he sees', async () => {
    const role = (rights: object) => office.call('roles.create', { name: 'Odd', rights, hidden: [] });
    expect(await role({ 'clients.change': 'all' })).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'rights.clients.change' }] },
    });
    expect(await role({ 'clients.see': 'own', 'clients.delete': 'team' })).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'rights.clients.delete' }] },
    });
    expect(await role({ 'clients.see': 'team', 'clients.delete': 'own' })).toMatchObject({ ok: true });
  });

  test('of the owner stay; copies can be changed, and removed once nobody has them', async () => {
    const owner = await roleId(office, 'owner');
    expect(await office.call('roles.change', { id: owner, version: 1, rights: {}, hidden: [] })).toMatchObject({
      code: 'invalid',
    });
    expect(await office.call('roles.remove', { id: owner, version: 1 })).toMatchObject({ code: 'invalid' });
    const copy = await office.ask('roles.copy', { id: owner, name: 'Deputy' });
    expect(copy).toMatchObject({ everything: false, ready: null, rights: { 'office.manage': 'all' } });
    const person = await office.ask('users.create', {
      name: 'Dora',
      login: 'dora',
      roleId: copy.id,
      teamIds: [],
      password: peoplesPassword,
      mustChange: false,
    });
    expect(await office.call('roles.remove', { id: copy.id, version: 1 })).toMatchObject({ code: 'invalid' });
    const sales = await roleId(office, 'sales');
    await office.ask('users.change', { id: person.id, version: person.version, changes: { roleId: sales } });
    await office.ask('roles.remove', { id: copy.id, version: 1 });
    expect((await office.ask('roles.list', {})).map(({ name }) => name)).not.toContain('Deputy');
  });

  test('that the program has changed since reach an office that has not changed them itself', async () => {
    await office.stop();
    const folder = office.folder;
    office.db.prepare("UPDATE role SET rights = '[\"clients.see\"]' WHERE key IN ('guest', 'support')").run();
    office.db.prepare("UPDATE role SET updated_by = 1 WHERE key = 'support'").run();
    await office.stop();
    const again = await testOffice({ folder: folder.replace(/\/office$/u, ''), language: 'en' });
    try {
      await again.ask('sessions.signIn', { login: 'Anna', password: ownersPassword });
      const named = new Map((await again.ask('roles.list', {})).map((role) => [role.ready, role]));
      expect(named.get('guest')?.rights).toEqual({
        'clients.see': 'all',
        'activities.see': 'all',
        'deals.see': 'all',
        'products.see': 'all',
        'documents.see': 'all',
      });
      expect(named.get('support')?.rights).toEqual({ 'clients.see': 'all' });
    } finally {
      await again.stop();
    }
  });
});

describe('teams', () => {
  test('have names of their own, and people who work there', async () => {
    const boris = await addPerson(office, 'Boris');
    const north = await office.ask('teams.create', { name: 'North', members: [{ id: boris.id, leads: true }] });
    expect(north).toMatchObject({ members: [{ name: 'Boris', leads: true }] });
    expect(await office.call('teams.create', { name: 'NORTH', members: [] })).toMatchObject({ code: 'invalid' });
    expect(await office.call('teams.create', { name: 'South', members: [{ id: 999, leads: false }] })).toMatchObject({
      code: 'invalid',
    });
    await office.ask('teams.change', { id: north.id, version: 1, name: 'North', members: [] });
    expect((await boris.ask('office.state', {})).user?.teams).toEqual([]);
    await office.ask('teams.remove', { id: north.id, version: 2 });
    expect(await boris.ask('teams.list', {})).toEqual([]);
  });
});

test('settings of the office are changed one by one, and the log names them', async () => {
  expect(await office.ask('settings.get', {})).toMatchObject({ idleMinutes: null, fileLimit: 52_428_800 });
  await office.ask('settings.change', { idleMinutes: 15 });
  expect((await office.ask('office.state', {})).idleMinutes).toBe(15);
  const [entry] = await office.ask('audit.list', { filter: { entity: 'settings' }, before: null, limit: 1 });
  expect(entry?.changes).toEqual({ idleMinutes: { old: null, new: 15 } });
});

test('a hand-over is undone though something of it was deleted for good since', async () => {
  const boris = await addPerson(office, 'Boris of the bin');
  const [stays, goes] = [
    await addClient(office, { name: 'Stays', responsibleId: boris.id }),
    await addClient(office, { name: 'Goes', responsibleId: boris.id }),
  ];
  const handed = await office.ask('users.handOver', { fromId: boris.id, toId: 1, job: 'hand-over-bin' });
  const { version } = await office.ask('clients.get', { id: goes });
  await office.ask('clients.remove', { id: goes, version });
  await office.ask('bin.empty', { items: [{ entity: 'client', id: goes }] });
  expect(await office.ask('operations.undo', { id: handed.operationId ?? 0, job: 'undo-hand-over' })).toMatchObject({
    undone: 1,
    keptCount: 1,
  });
  expect(await office.ask('clients.get', { id: stays })).toMatchObject({ responsibleId: boris.id });
});
