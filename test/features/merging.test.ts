/** Merging clients: nothing that hung on them is lost, everybody finds the one by all of them, and undoing gives both back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mergedIntoStatement } from '../../main/features/clients/merging-queries.ts';
import type { ClientFields } from '../../preload/contract/clients.ts';
import type { Output } from '../../preload/contract/index.ts';
import { addColleague } from '../support/colleague.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';
import { email, phone } from './client-samples.ts';
import { cardAsItWas, everythingOf, merged, mergeProposed } from './merging-office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', now: '2026-11-23T10:00:00.000Z', password: ownersPassword });
});
afterEach(async () => {
  expect((await office.ask('audit.check', {})).firstBroken).toBeNull();
  await office.close();
});

const job = 'job-00000001';
const get = (id: number) => office.ask('clients.get', { id });
const found = async (text: string) => (await office.ask('clients.find', { text, limit: 10 })).map(({ id }) => id);
const change = (id: number, version: number, changes: Partial<ClientFields>) =>
  office.ask('clients.change', { id, version, changes, was: {} });

/** An own field of type client. */
const clientField = (entity: 'client' | 'contact' | 'document') =>
  office.ask('fields.create', {
    entity,
    name: `Recommended by (${entity})`,
    type: 'client',
    classifierId: null,
    currency: null,
    place: 'general',
    hint: '',
    inList: true,
    inPrint: false,
    choices: [],
  });

/** What the table for lists says of own fields must be what the records say. */
function ownTableEqualsRecords(): void {
  const table = office.db
    .prepare('SELECT field_id AS field, entity_id AS id, number FROM own_value ORDER BY field_id, entity_id')
    .all();
  const records = office.db
    .prepare(
      `SELECT own_field.id AS field, record.id, CAST(record.own ->> ('$."' || own_field.id || '"') AS REAL) AS number FROM own_field
       JOIN (SELECT id, own, 'client' AS entity FROM client UNION ALL SELECT id, own, 'contact' FROM contact UNION ALL SELECT id, own, 'document' FROM document) record
       ON record.entity = own_field.entity AND record.own ->> ('$."' || own_field.id || '"') IS NOT NULL ORDER BY 1, 2`,
    )
    .all();
  expect(table).toEqual(records);
}

describe('clients that become one', () => {
  it('keep what only one of them says; lists hold what any of them has', async () => {
    const first = await addClient(office, {
      name: 'ООО «Ромашка»',
      legalName: '',
      note: 'Звонить утром',
      tags: ['VIP'],
      reaches: [phone('+7 495 111-22-33'), email('info@romashka.example')],
      taxNumbers: { inn: '7707083893' },
      discount: 0,
      nextContact: '2026-12-10',
      consent: { state: 'given', day: '2026-01-10', note: 'form' },
    });
    const second = await addClient(office, {
      name: 'Ромашка',
      legalName: 'Общество «Ромашка»',
      note: 'Платят вовремя',
      tags: ['vip', 'опт'],
      reaches: [phone('8 (495) 111-22-33'), email('INFO@romashka.example'), phone('+7 495 999-88-77')],
      taxNumbers: { inn: '7707083893', kpp: '770701001' },
      bankAccounts: [
        { bank: 'Сбербанк', bic: '044525225', account: '40702810200000012345', corrAccount: '', currency: 'RUB' },
      ],
      discount: 500,
      nextContact: '2026-12-01',
      consent: { state: 'refused', day: '2026-05-01', note: 'on the phone' },
    });
    const { client } = await merged(office, [first, second]);
    expect(client).toMatchObject({
      name: 'ООО «Ромашка»',
      legalName: 'Общество «Ромашка»',
      note: 'Звонить утром\n\nПлатят вовремя',
      tags: ['VIP', 'опт'],
      reaches: [phone('+7 495 111-22-33'), email('info@romashka.example'), phone('+7 495 999-88-77')],
      taxNumbers: { inn: '7707083893', kpp: '770701001' },
      bankAccounts: [{ account: '40702810200000012345' }],
      discount: 500,
      nextContact: '2026-12-01',
      consent: { state: 'refused', day: '2026-05-01' },
    });
    expect(await get(second)).toMatchObject({ mergedIntoId: first, deletedAt: '2026-11-23T10:00:00.000Z' });
  });

  it('keep a contact person once who stands on both, and give both back when it is undone', async () => {
    const hanna = { name: 'Hanna Moos', position: 'Sales', reaches: [phone('+49 621 08460')], note: '' };
    const [first, second] = [await addClient(office, { name: 'Alfa' }), await addClient(office, { name: 'Alfa Ltd' })];
    await office.ask('contacts.add', { clientId: first, contact: hanna });
    await office.ask('contacts.add', { clientId: second, contact: { ...hanna, reaches: [phone('0049 621 08460')] } });
    await office.ask('contacts.add', { clientId: second, contact: { ...hanna, note: 'Speaks French' } });
    const preview = await office.ask('duplicates.preview', { ids: [first, second] });
    expect(preview.moving.contacts).toBe(1);
    const { client, operationId } = await merged(office, [first, second]);
    expect(client.contacts.map(({ name, note }) => [name, note])).toEqual([
      ['Hanna Moos', ''],
      ['Hanna Moos', 'Speaks French'],
    ]);
    await office.ask('operations.undo', { id: operationId, job: 'job-00000009' });
    expect((await office.ask('clients.get', { id: first })).contacts).toHaveLength(1);
    expect((await office.ask('clients.get', { id: second })).contacts).toHaveLength(2);
  });

  it('hand over documents, notes, files, links and contact persons; three at once as well', async () => {
    const [first, second, third, parent] = [
      await addClient(office, { name: 'Alfa' }),
      await addClient(office, { name: 'Alpha' }),
      await addClient(office, { name: 'Alfa Ltd' }),
      await addClient(office, { name: 'Holding' }),
    ];
    await office.ask('contacts.add', {
      clientId: first,
      contact: { name: 'Anna', position: '', reaches: [], note: '' },
    });
    await office.ask('contacts.add', {
      clientId: second,
      contact: { name: 'Boris', position: '', reaches: [phone('+7 812 333-44-55')], note: '' },
    });
    const draft = await addDraft(office, second);
    const issued = await addIssued(office, third);
    const dropped = await addDraft(office, third);
    await office.ask('documents.remove', { id: dropped.id, version: dropped.version });
    await office.ask('notes.add', { record: { entity: 'client', id: second }, text: 'A note' });
    // To the parent the first has a link already; between the two one says nothing any more.
    await office.ask('links.add', { clientId: first, otherId: parent, kind: 'parent', note: '' });
    await office.ask('links.add', { clientId: second, otherId: parent, kind: 'parent', note: '' });
    await office.ask('links.add', { clientId: first, otherId: third, kind: 'partner', note: '' });
    await office.ask('links.add', { clientId: third, otherId: parent, kind: 'agent', note: '' });

    const preview = await office.ask('duplicates.preview', { ids: [first, second, third] });
    expect(preview.moving).toEqual({ contacts: 1, documents: 2, notes: 1, attachments: 0, links: 3 });
    const { client } = await merged(office, [first, second, third]);
    expect(client.contacts.map(({ name }) => name)).toEqual(['Anna', 'Boris']);
    expect(client.documents).toBe(2);
    const links = await office.ask('links.of', { clientId: first });
    expect(links.map(({ kind, other }) => [kind, other.name])).toEqual([
      ['agent', 'Holding'],
      ['parent', 'Holding'],
    ]);
    const timeline = await office.ask('timeline.of', { entity: 'client', id: first, before: null, limit: 50 });
    expect(timeline.entries.filter(({ kind }) => kind === 'note')).toHaveLength(1);

    // A draft is the new client's by name too; what was issued stays as it was written, to the last letter.
    expect(await office.ask('documents.get', { id: draft.id })).toMatchObject({
      clientId: first,
      version: draft.version + 1,
    });
    const after = await office.ask('documents.get', { id: issued.id });
    expect(after).toEqual({ ...issued, clientId: first });
    const names = office.db.prepare('SELECT client_id AS client, client_name AS name FROM document ORDER BY id').all();
    expect(names).toEqual([
      { client: first, name: 'Alfa' },
      { client: first, name: 'Alfa Ltd' },
      { client: first, name: 'Alfa' },
    ]);
    // What is in the bin goes along, and comes out of it for the client that there is.
    await office.ask('bin.restore', { entity: 'document', id: dropped.id });
    expect((await get(first)).documents).toBe(3);
  });

  it('are found as the one that stays by everything of the others, and the others are found by nothing', async () => {
    const first = await addClient(office, { name: 'Alfa', legalName: '' });
    const second = await addClient(office, {
      name: 'Бета',
      legalName: 'Бета Плюс',
      taxNumbers: { inn: '7707083893' },
      reaches: [email('beta@beta.example')],
    });
    await office.ask('contacts.add', {
      clientId: second,
      contact: { name: 'Геннадий', position: '', reaches: [phone('+7 812 333-44-55')], note: '' },
    });
    const preview = await office.ask('duplicates.preview', { ids: [first, second] });
    await mergeProposed(office, { ...preview, proposal: { ...preview.proposal, name: 'Бета' } });
    for (const text of ['бета', '7707083893', 'beta@beta', 'геннадий', '88123334455'])
      expect([text, await found(text)]).toEqual([text, [first]]);
    expect(await found('alfa')).toEqual([]);
    const keys = office.db.prepare('SELECT kind, key, client_id AS id FROM client_key ORDER BY kind, key').all();
    expect(keys).toEqual([
      { kind: 'email', key: 'beta@beta.example', id: first },
      { kind: 'name', key: 'бета', id: first },
      { kind: 'phone', key: '8123334455', id: first },
      { kind: 'tax-number', key: '7707083893', id: first },
    ]);
  });

  it('are what own fields name that had named the others; the one that stays does not name itself', async () => {
    const [ofClients, ofContacts, ofDocuments] = [
      await clientField('client'),
      await clientField('contact'),
      await clientField('document'),
    ];
    const second = await addClient(office, { name: 'Second' });
    const first = await addClient(office, { name: 'First', own: { [ofClients.id]: second } });
    const other = await addClient(office, { name: 'Other', own: { [ofClients.id]: second } });
    const draft = await addDraft(office, other, { own: { [ofDocuments.id]: second } });
    await office.ask('contacts.add', {
      clientId: other,
      contact: { name: 'Anna', position: '', reaches: [], note: '', own: { [ofContacts.id]: second } },
    });
    const before = await everythingOf(office);
    const { operationId } = await merged(office, [first, second]);
    expect((await get(first)).own).toEqual({});
    expect(await get(other)).toMatchObject({
      own: { [ofClients.id]: first },
      contacts: [{ own: { [ofContacts.id]: first } }],
      ownClients: { [first]: 'First' },
    });
    expect((await office.ask('documents.get', { id: draft.id })).own).toEqual({ [ofDocuments.id]: first });
    ownTableEqualsRecords();
    await office.ask('operations.undo', { id: operationId, job });
    ownTableEqualsRecords();
    expect(await everythingOf(office)).toEqual(before);
  });

  it('are named in the history of a client to nobody who sees less than all', async () => {
    const boris = await addPerson(office, 'Boris', { rights: { 'clients.see': 'own' } });
    const mine = await addClient(office, { name: 'Mine', responsibleId: boris.id });
    const theirs = await addClient(office, { name: 'Theirs' });
    const { operationId } = await merged(office, [mine, theirs]);
    await office.ask('operations.undo', { id: operationId, job });
    const asked = { entity: 'client', id: mine, before: null, limit: 50 } as const;
    const seen = JSON.stringify([await boris.ask('timeline.of', asked), await boris.ask('audit.of', asked)]);
    expect(seen).toContain('operations.undo');
    expect(seen).not.toContain('Theirs');
    expect(JSON.stringify(await office.ask('audit.of', asked))).toContain('Theirs');
  });

  it('leave their history with the one that stays, also over two merges', async () => {
    const [first, second, third] = [
      await addClient(office, { name: 'First' }),
      await addClient(office, { name: 'Second' }),
      await addClient(office, { name: 'Third' }),
    ];
    await change(third, 1, { source: 'fair' });
    await merged(office, [second, third]);
    const { operationId } = await merged(office, [first, second]);
    const history = async (id: number) => {
      const entries: Output<'audit.of'> = [];
      let before: number | null = null;
      for (;;) {
        const page: Output<'audit.of'> = await office.ask('audit.of', { entity: 'client', id, before, limit: 2 });
        if (page.length === 0) return entries;
        entries.push(...page);
        before = page.at(-1)?.id ?? null;
      }
    };
    const all = await history(first);
    expect(all.map(({ entityId, channel }) => [entityId, channel])).toEqual([
      [first, 'duplicates.merge'],
      [second, 'duplicates.merge'],
      [second, 'duplicates.merge'],
      [third, 'duplicates.merge'],
      [third, 'clients.change'],
      [third, 'clients.create'],
      [second, 'clients.create'],
      [first, 'clients.create'],
    ]);
    const timeline = await office.ask('timeline.of', { entity: 'client', id: first, before: null, limit: 50 });
    expect(timeline.entries.filter(({ kind }) => kind === 'change')).toHaveLength(8);
    expect(new Set(timeline.entries.map(({ key }) => key)).size).toBe(timeline.entries.length);
    const plan = office.db
      .prepare<[number], { detail: string }>(`EXPLAIN QUERY PLAN ${mergedIntoStatement}`)
      .all(first);
    expect(plan.map(({ detail }) => detail).filter((detail) => /SEARCH client|SCAN client/u.test(detail))).toEqual([
      expect.stringContaining('client_merged (merged_into_id=?)'),
      expect.stringContaining('client_merged (merged_into_id=?)'),
    ]);

    await office.ask('operations.undo', { id: operationId, job });
    expect((await history(first)).every(({ entityId }) => entityId === first)).toBe(true);
    expect((await history(second)).some(({ entityId }) => entityId === third)).toBe(true);
  });

  it('are not merged by two people at the same moment, nor with themselves, nor over a change that was not seen', async () => {
    const [first, second] = [await addClient(office, { name: 'First' }), await addClient(office, { name: 'Second' })];
    const other = await addPerson(office, 'Olga', { role: 'owner' });
    const { proposal } = await office.ask('duplicates.preview', { ids: [first, second] });
    const asked = {
      clients: [
        { id: first, version: 1 },
        { id: second, version: 1 },
      ],
      fields: proposal,
    };
    const replies = await Promise.all([
      office.call('duplicates.merge', asked),
      other.call('duplicates.merge', { ...asked, clients: asked.clients.toReversed() }),
    ]);
    expect(replies.map((reply) => (reply.ok ? 'merged' : reply.code)).sort()).toEqual(['merged', 'not-found']);
    expect(await office.ask('clients.count', {})).toEqual({ count: 1, exact: true });

    const third = await addClient(office, { name: 'Third' });
    await change(third, 1, { note: 'seen by nobody' });
    const live = replies[0]?.ok ? first : second;
    const clients = [
      { id: live, version: 2 },
      { id: third, version: 1 },
    ];
    expect(await office.call('duplicates.merge', { clients, fields: proposal })).toMatchObject({ code: 'conflict' });
    const twice = { clients: [clients[0], clients[0]].flatMap((one) => one ?? []), fields: proposal };
    expect(await office.call('duplicates.merge', twice)).toMatchObject({ code: 'invalid' });
    expect(await office.call('duplicates.preview', { ids: [live, live] })).toMatchObject({ code: 'invalid' });
  });

  it('stay within the reach of the right; hidden fields are neither told nor lost, and nothing is slipped in', async () => {
    const boris = await addColleague(office, 'Boris', ['clients.see', 'clients.merge:own']);
    const own = await addClient(office, { name: 'Own', responsibleId: boris.id });
    const also = await addClient(office, { name: 'Also', responsibleId: boris.id });
    const others = await addClient(office, { name: 'Others', responsibleId: 1 });
    expect(await boris.call('duplicates.preview', { ids: [own, others] })).toMatchObject({ code: 'forbidden' });
    const { proposal } = await boris.ask('duplicates.preview', { ids: [own, also] });
    const clients = [
      { id: own, version: 1 },
      { id: others, version: 1 },
    ];
    expect(await boris.call('duplicates.merge', { clients, fields: proposal })).toMatchObject({ code: 'forbidden' });
    const slipped = {
      clients: [
        { id: own, version: 1 },
        { id: also, version: 1 },
      ],
      fields: { ...proposal, responsibleId: 1 },
    };
    expect(await boris.call('duplicates.merge', slipped)).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'fields.responsibleId' }] },
    });

    const blind = await addPerson(office, 'Clara', {
      rights: { 'clients.see': 'all', 'clients.merge': 'all' },
      hidden: ['clients.reaches', 'clients.creditLimit', 'clients.bankAccounts'],
    });
    const rich = await addClient(office, { name: 'Rich', reaches: [phone('+7 495 111-22-33')], creditLimit: 5_000 });
    const poor = await addClient(office, { name: 'Poor', reaches: [phone('+7 495 444-55-66')] });
    const seen = await blind.ask('duplicates.preview', { ids: [poor, rich] });
    expect(JSON.stringify(seen)).not.toMatch(/111-22-33|444-55-66|5000/u);
    expect(seen.moving.documents).toBe(0);
    await mergeProposed(blind, seen);
    expect(await get(poor)).toMatchObject({
      reaches: [phone('+7 495 444-55-66'), phone('+7 495 111-22-33')],
      creditLimit: 5_000,
    });
    const looking = await addColleague(office, 'Dora', ['clients.see', 'clients.change', 'clients.delete']);
    expect(await looking.call('duplicates.preview', { ids: [own, also] })).toMatchObject({ code: 'forbidden' });
  });
});

describe('undoing a merge', () => {
  it('gives back all of them with everything that hung on them', async () => {
    const field = await clientField('client');
    const parent = await addClient(office, { name: 'Holding' });
    const first = await addClient(office, { name: 'Alfa', reaches: [phone('+7 495 111-22-33')], tags: ['VIP'] });
    const second = await addClient(office, {
      name: 'Beta',
      reaches: [email('beta@beta.example')],
      tags: ['опт'],
      own: { [field.id]: parent },
    });
    const third = await addClient(office, { name: 'Gamma', taxNumbers: { inn: '7707083893' } });
    for (const clientId of [second, third])
      for (const name of ['One', 'Two'])
        await office.ask('contacts.add', {
          clientId,
          contact: {
            name: `${name} of ${clientId}`,
            position: '',
            reaches: [phone(`+7 812 333-44-${clientId}${clientId}`)],
            note: '',
          },
        });
    await addDraft(office, second);
    await addIssued(office, third);
    await office.ask('notes.add', { record: { entity: 'client', id: third }, text: 'A note', pinned: true });
    await office.ask('links.add', { clientId: second, otherId: parent, kind: 'parent', note: 'since 2020' });
    await office.ask('links.add', { clientId: first, otherId: parent, kind: 'parent', note: '' });
    await office.ask('links.add', { clientId: second, otherId: third, kind: 'partner', note: '' });
    const before = await everythingOf(office);
    const { operationId } = await merged(office, [first, second, third]);
    expect(await everythingOf(office)).not.toEqual(before);
    expect(await office.ask('operations.undo', { id: operationId, job })).toEqual({
      undone: 1,
      keptCount: 0,
      kept: [],
    });
    expect(await everythingOf(office)).toEqual(before);
    expect(await office.call('operations.undo', { id: operationId, job })).toMatchObject({ code: 'conflict' });
    // And they can be merged once more.
    await merged(office, [first, second, third]);
  });

  it('keeps what was changed since: fields, elements of lists, contact persons, notes, removed links', async () => {
    const parent = await addClient(office, { name: 'Holding' });
    const first = await addClient(office, { name: 'Alfa', source: 'fair', reaches: [phone('+7 495 111-22-33')] });
    const second = await addClient(office, { name: 'Beta', industry: 'trade', reaches: [email('beta@beta.example')] });
    await office.ask('contacts.add', {
      clientId: second,
      contact: { name: 'Boris', position: '', reaches: [phone('+7 812 333-44-55')], note: '' },
    });
    await office.ask('links.add', { clientId: second, otherId: parent, kind: 'parent', note: '' });
    const { operationId, client } = await merged(office, [first, second]);
    const [boris] = client.contacts;
    const [link] = await office.ask('links.of', { clientId: first });
    if (boris === undefined || link === undefined) throw new Error('They moved.');
    const { id: _, version, ...contact } = boris;
    await office.ask('contacts.change', {
      id: boris.id,
      version,
      contact: { ...contact, reaches: [phone('+7 812 777-66-55')] },
      was: contact,
    });
    await office.ask('links.remove', { id: link.id, version: link.version });
    const now = await get(first);
    await change(first, now.version, { source: 'a friend', reaches: [...now.reaches, phone('+7 499 123-45-67')] });
    await office.ask('operations.undo', { id: operationId, job });
    expect(await get(first)).toMatchObject({
      source: 'a friend',
      industry: '',
      contacts: [],
      reaches: [phone('+7 495 111-22-33'), phone('+7 499 123-45-67')],
    });
    expect(await get(second)).toMatchObject({
      deletedAt: null,
      mergedIntoId: null,
      industry: 'trade',
      contacts: [{ name: 'Boris', reaches: [phone('+7 812 777-66-55')] }],
    });
    expect(await office.ask('links.of', { clientId: second })).toEqual([]);
    expect(await found('88127776655')).toEqual([second]);
    expect(await found('88123334455')).toEqual([]);
    const similar = await office.ask('clients.similar', {
      exceptId: null,
      name: '',
      taxNumbers: {},
      reaches: ['+7 812 777-66-55', '+7 812 333-44-55'],
    });
    expect(similar.map(({ id }) => id)).toEqual([second]);
  });

  it('is how a merged client comes out of the bin; one that was emptied out of it stays away', async () => {
    const [first, second] = [
      await addClient(office, { name: 'First' }),
      await addClient(office, { name: 'Second', reaches: [phone('+7 812 333-44-55')] }),
    ];
    const { operationId } = await merged(office, [first, second]);
    expect(await office.call('clients.restore', { id: second })).toMatchObject({
      code: 'conflict',
      message: 'This client was merged into “First”. Undo the merge to have both again.',
    });
    await office.ask('bin.empty', { items: [{ entity: 'client', id: second }] });
    // Its phone is nowhere else by now, and stays.
    expect(await office.ask('operations.undo', { id: operationId, job })).toMatchObject({ undone: 0, keptCount: 1 });
    expect(cardAsItWas(await get(first))).toMatchObject({ name: 'First', reaches: [phone('+7 812 333-44-55')] });
    expect(await office.ask('clients.count', {})).toEqual({ count: 1, exact: true });
  });

  it('leaves a client alone that has become part of another one since, and works once that is undone', async () => {
    const [first, second, third] = [
      await addClient(office, { name: 'First' }),
      await addClient(office, { name: 'Second' }),
      await addClient(office, { name: 'Third' }),
    ];
    await office.ask('notes.add', { record: { entity: 'client', id: second }, text: 'of the second' });
    const before = await everythingOf(office);
    const one = await merged(office, [first, second]);
    const two = await merged(office, [third, first]);
    expect(await office.ask('operations.undo', { id: one.operationId, job })).toMatchObject({
      undone: 0,
      keptCount: 1,
    });
    await office.ask('operations.undo', { id: two.operationId, job });
    await office.ask('operations.undo', { id: one.operationId, job });
    expect(await everythingOf(office)).toEqual(before);
  });
});
