/** Two people at one client: what each did stays, and who else is there is known to those who may see it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EngineEvent } from '../../preload/contract/events.ts';
import { addDraft } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice, token } from '../support/office.ts';
import { email, inCity, phone, sampleClient } from './client-samples.ts';

let office: TestOffice;
const clock = testClock('2026-11-24T09:00:00.000Z');
beforeEach(async () => {
  clock.set('2026-11-24T09:00:00.000Z');
  office = await testOffice({ language: 'en', clock });
});
afterEach(() => office.close());

describe('two people save one client', () => {
  test('a phone, a tag and a part of the address each: nothing is asked and nothing is lost', async () => {
    const before = await office.ask(
      'clients.create',
      sampleClient({ name: 'Alpha', reaches: [phone('1')], tags: ['vip'], address: inCity('Lyon') }),
    );
    const { id, version, reaches, tags, address } = before;
    const was = { reaches, tags, address };
    const save = (changes: Partial<typeof was>) => office.ask('clients.change', { id, version, changes, was });
    await save({
      reaches: [...reaches, phone('2')],
      tags: ['vip', 'spring'],
      address: { ...address, street: '1 rue A' },
    });
    const both = await save({
      reaches: [...reaches, email('a@b.fr')],
      tags: [],
      address: { ...address, postcode: '69002' },
    });
    expect(both.reaches.map(({ value }) => value)).toEqual(['1', '2', 'a@b.fr']);
    expect(both.tags).toEqual(['spring']);
    expect(both.address).toMatchObject({ street: '1 rue A', postcode: '69002', city: 'Lyon' });
  });

  test('the same part of the address is asked about by its path; what was said about mailings is one thing', async () => {
    const consent = { state: 'given', day: '2026-01-01', note: '' } as const;
    const { id, address } = await office.ask(
      'clients.create',
      sampleClient({ name: 'Alpha', consent, address: inCity('Lyon') }),
    );
    const was = { address, consent };
    await office.ask('clients.change', {
      id,
      version: 1,
      changes: { address: inCity('Paris'), consent: { ...consent, note: 'by phone' } },
      was,
    });
    const reply = await office.call('clients.change', {
      id,
      version: 1,
      changes: { address: inCity('Nice'), consent: { ...consent, state: 'refused' } },
      was,
    });
    expect(reply).toMatchObject({
      code: 'conflict',
      details: {
        conflicts: [
          { path: 'address.city', mine: 'Nice', theirs: 'Paris', original: 'Lyon' },
          { path: 'consent', mine: { state: 'refused' }, theirs: { note: 'by phone' }, original: consent },
        ],
      },
    });
  });

  test('a contact person gets a phone from one and a position from the other', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Alpha' }));
    const contact = { name: 'Petra', position: '', reaches: [phone('1')], note: '' };
    const [person] = (await office.ask('contacts.add', { clientId: id, contact })).contacts;
    const change = (fields: object) =>
      office.call('contacts.change', {
        id: person?.id ?? 0,
        version: 1,
        contact: { ...contact, ...fields },
        was: contact,
      });
    await change({ reaches: [phone('1'), phone('2')] });
    expect(await change({ position: 'director', reaches: [phone('1'), email('p@a.fr')] })).toMatchObject({
      ok: true,
      value: { contacts: [{ position: 'director', reaches: [{ value: '1' }, { value: '2' }, { value: 'p@a.fr' }] }] },
    });
    expect(await change({ position: 'clerk' })).toMatchObject({
      code: 'conflict',
      details: { conflicts: [{ path: 'position', mine: 'clerk', theirs: 'director', original: '' }] },
    });
  });

  test('contact persons keep the order that somebody gave them', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Alpha' }));
    for (const name of ['A', 'B', 'C'])
      await office.ask('contacts.add', { clientId: id, contact: { name, position: '', reaches: [], note: '' } });
    const ids = (await office.ask('clients.get', { id })).contacts.map((contact) => contact.id);
    const [a = 0, b = 0, c = 0] = ids;
    const ordered = await office.ask('contacts.order', { clientId: id, ids: [c, a] });
    expect(ordered.contacts.map(({ name }) => name)).toEqual(['C', 'A', 'B']);
    expect((await office.ask('contacts.order', { clientId: id, ids: [c, a, b] })).version).toBe(ordered.version);
    expect((await office.ask('clients.get', { id })).contacts.map(({ name }) => name)).toEqual(['C', 'A', 'B']);
  });
});

test('tags are proposed by how many clients have them, in any case, not those of the bin', async () => {
  for (const [name, tags] of [
    ['A', ['VIP', 'Опт']],
    ['B', ['vip']],
    ['C', ['Lost']],
  ] as const)
    await office.ask('clients.create', sampleClient({ name, tags: [...tags] }));
  await office.ask('clients.remove', { id: 3, version: 1 });
  const shown = async (text: string) =>
    (await office.ask('tags.list', { text })).map(({ name, count, exact }) => [name, count, exact]);
  expect(await shown('')).toEqual([
    ['VIP', 2, true],
    ['Опт', 1, true],
  ]);
  expect(await shown('оП')).toEqual([['Опт', 1, true]]);
  expect(await shown('lo')).toEqual([]);
});

describe('who else has a client open', () => {
  const told = new Map<string, EngineEvent[]>();
  /** A second user, and a page of his. */
  const secondPage = async (name: string, rights: readonly string[], session: string) => {
    const { db } = office;
    const at = '2026-01-01T00:00:00.000Z';
    db.prepare(
      "INSERT INTO role (uid, created_at, created_by, updated_at, updated_by, key, name, rights) VALUES (?, ?, 1, ?, 1, ?, '', ?)",
    ).run(`r-${name}`, at, at, `r-${name}`, JSON.stringify(rights));
    db.prepare(
      'INSERT INTO user (uid, created_at, created_by, updated_at, updated_by, login, login_key, name, role_id) VALUES (?, ?, 1, ?, 1, ?, ?, ?, (SELECT id FROM role WHERE key = ?))',
    ).run(`u-${name}`, at, at, name, name.toLowerCase(), name, `r-${name}`);
    return signIn(name, session);
  };
  const signIn = async (name: string, session: string) => {
    office.engine.openSession(session, 'browser', 'en');
    const events: EngineEvent[] = [];
    told.set(session, events);
    office.engine.subscribe(session, (event) => events.push(event));
    const signedIn = await office.engine.call(session, 'sessions.signIn', { login: name, password: '' });
    if (!signedIn.ok) throw new Error(signedIn.message);
  };
  const here = async (session: string, id: number | null, entity: 'client' | 'document' = 'client') => {
    const record = id === null ? null : { entity, id };
    const reply = await office.engine.call(session, 'presence.here', { record });
    if (!reply.ok) throw new Error(reply.message);
    return (reply.value as { people: { name: string }[] }).people.map(({ name }) => name);
  };
  const presence = (session: string) =>
    (told.get(session) ?? []).flatMap((event) =>
      event.type === 'presence' ? [[event.id, event.people.map(({ name }) => name).join(' ')]] : [],
    );

  beforeEach(async () => {
    told.clear();
    await office.ask('clients.create', sampleClient({ name: 'Alpha' }));
    await office.ask('clients.create', sampleClient({ name: 'Beta', responsibleId: 1 }));
    await secondPage('Boris', ['clients.see:own', 'clients.change:own'], 'boris');
    await signIn('Anna', token);
  });

  test('is told to those who have it open, as they come and go', async () => {
    office.db.prepare('UPDATE client SET responsible_id = 2 WHERE id = 1').run();
    expect(await here(token, 1)).toEqual([]);
    expect(await here('boris', 1)).toEqual(['Anna']);
    expect(presence(token)).toEqual([[1, 'Boris']]);
    await here('boris', 1);
    await here('boris', null);
    expect(presence(token)).toEqual([
      [1, 'Boris'],
      [1, ''],
    ]);
    expect(presence('boris')).toEqual([]);
    await here('boris', 1);
    office.engine.closeSession('boris');
    expect(presence(token).slice(2)).toEqual([
      [1, 'Boris'],
      [1, ''],
    ]);
  });

  test('of a draft is told to those who may see documents', async () => {
    office.db
      .prepare('UPDATE role SET rights = ? WHERE id = (SELECT role_id FROM user WHERE id = 2)')
      .run(JSON.stringify(['clients.see', 'documents.see']));
    const draft = await addDraft(office, 1);
    await here(token, draft.id, 'document');
    expect(await here('boris', draft.id, 'document')).toEqual(['Anna']);
    expect(presence(token)).toEqual([[draft.id, 'Boris']]);
    // A client of the same number is another record.
    expect(await here('boris', draft.id)).toEqual([]);
    office.db
      .prepare('UPDATE role SET rights = ? WHERE id = (SELECT role_id FROM user WHERE id = 2)')
      .run(JSON.stringify(['clients.see']));
    expect(await here('boris', draft.id, 'document')).toEqual([]);
  });

  test('does not name the same person on a second page, and forgets who signs out', async () => {
    office.engine.openSession('anna-2', 'browser', 'en');
    await office.engine.call('anna-2', 'sessions.signIn', { login: 'Anna', password: '' });
    office.db.prepare('UPDATE client SET responsible_id = 2 WHERE id = 1').run();
    await here(token, 1);
    expect(await here('anna-2', 1)).toEqual([]);
    expect(await here('boris', 1)).toEqual(['Anna']);
    await office.engine.call('boris', 'sessions.signOut', {});
    expect(presence(token).at(-1)).toEqual([1, '']);
  });

  test('a page that listens no more has gone at once', async () => {
    office.db.prepare('UPDATE client SET responsible_id = 2 WHERE id = 1').run();
    await here(token, 1);
    office.engine.openSession('boris-2', 'browser', 'en');
    const leave = office.engine.subscribe('boris-2', () => undefined);
    await office.engine.call('boris-2', 'sessions.signIn', { login: 'Boris', password: '' });
    expect(await here('boris-2', 1)).toEqual(['Anna']);
    leave();
    expect(presence(token)).toEqual([
      [1, 'Boris'],
      [1, ''],
    ]);
  });

  test('a page that has been silent for a minute has gone', async () => {
    office.db.prepare('UPDATE client SET responsible_id = 2 WHERE id = 1').run();
    await here('boris', 1);
    clock.set('2026-11-24T09:00:59.000Z');
    expect(await here(token, 1)).toEqual(['Boris']);
    clock.set('2026-11-24T09:01:01.000Z');
    expect(await here(token, 1)).toEqual([]);
  });

  test('whoever may not see the client learns nothing, and nobody sees him there', async () => {
    await here(token, 2);
    expect(await here('boris', 2)).toEqual([]);
    await here(token, null);
    await here(token, 2);
    expect(presence('boris')).toEqual([]);
    expect(presence(token)).toEqual([]);
  });
});
