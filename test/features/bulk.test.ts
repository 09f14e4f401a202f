/** Many records are changed at once as far as rights reach, and undoing gives back what nobody has touched since. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientFields } from '../../preload/contract/clients.ts';
import { addColleague } from '../support/colleague.ts';
import { addClient, addDraft, addIssued } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', now: '2026-11-23T10:00:00.000Z' });
});
afterEach(() => office.close());

const job = 'job-00000001';
const get = (id: number) => office.ask('clients.get', { id });
const change = (id: number, version: number, changes: Partial<ClientFields>) =>
  office.ask('clients.change', { id, version, changes, was: {} });
const mass = ['lists.massChange', 'clients.see', 'clients.change'];

describe('a change of many clients', () => {
  it('is looked at beforehand, done, and changes only what is given', async () => {
    const anna = await addClient(office, { name: 'Alfa', state: 'new', tags: ['VIP', 'Опт'], category: 'A' });
    const same = await addClient(office, { name: 'Beta', state: 'active', tags: ['vip'] });
    const selection = { ids: [anna, same, 4711] };
    const wanted = { state: 'active' as const, addTags: ['vip', 'Новый'], removeTags: ['опт'] };

    expect(await office.ask('clients.bulkPreview', { selection, change: wanted })).toEqual({
      count: 3,
      changing: 2,
      refused: 1,
    });
    expect((await get(anna)).version).toBe(1);

    const done = await office.ask('clients.bulkChange', { selection, change: wanted, job });
    expect(done).toEqual({ operationId: 1, changed: 2, refused: 1 });
    expect(await get(anna)).toMatchObject({ state: 'active', tags: ['VIP', 'Новый'], category: 'A', version: 2 });
    expect(await get(same)).toMatchObject({ state: 'active', tags: ['VIP', 'Новый'], version: 2 });
    const [entry] = await office.ask('audit.of', { entity: 'client', id: anna, before: null, limit: 1 });
    expect(entry?.changes).toEqual({
      state: { old: 'new', new: 'active' },
      tags: { old: ['VIP', 'Опт'], new: ['VIP', 'Новый'] },
    });
    // The same once more changes nothing, and is no operation.
    expect(await office.ask('clients.bulkChange', { selection: { ids: [anna, same] }, change: wanted })).toEqual({
      operationId: null,
      changed: 0,
      refused: 0,
    });
    expect(await office.ask('operations.list', { before: null, limit: 10 })).toHaveLength(1);
  });

  it('takes all that a filter leaves but some, also where the change takes them out of the filter', async () => {
    for (let at = 0; at < 1203; at++) await addClient(office, { name: `Client ${at}`, state: 'new' });
    const other = await addClient(office, { name: 'Other', state: 'lost' });
    const selection = { filter: { state: 'new' as const }, except: [5, 6] };
    const asked = { selection, change: { state: 'sleeping' as const } };
    expect(await office.ask('clients.bulkPreview', asked)).toEqual({ count: 1201, changing: 1201, refused: 0 });
    expect(await office.ask('clients.bulkChange', asked)).toMatchObject({ changed: 1201 });
    expect(await office.ask('clients.count', { state: 'new' })).toEqual({ count: 2, exact: true });
    expect((await get(other)).state).toBe('lost');
    const answer = await office.ask('operations.undo', { id: 1, job });
    expect(answer).toEqual({ undone: 1201, keptCount: 0, kept: [] });
    expect(await office.ask('clients.count', { state: 'new' })).toEqual({ count: 1203, exact: true });
  });

  it('reaches as far as the right to change clients, and without that right not at all', async () => {
    const colleague = await addColleague(office, 'Boris', ['lists.massChange', 'clients.see', 'clients.change:own']);
    const own = await addClient(office, { name: 'Alfa', responsibleId: colleague.id, state: 'new' });
    const others = await addClient(office, { name: 'Beta', responsibleId: 1, state: 'new' });
    const asked = { selection: { ids: [own, others] }, change: { state: 'lost' as const } };
    expect(await colleague.ask('clients.bulkPreview', asked)).toEqual({ count: 2, changing: 1, refused: 1 });
    expect(await colleague.ask('clients.bulkChange', asked)).toMatchObject({ changed: 1, refused: 1 });
    expect((await get(own)).state).toBe('lost');
    expect((await get(others)).state).toBe('new');

    const looking = await addColleague(office, 'Clara', ['lists.massChange', 'clients.see']);
    expect(await looking.call('clients.bulkPreview', asked)).toMatchObject({ code: 'forbidden' });
    expect(await looking.call('clients.bulkChange', asked)).toMatchObject({ code: 'forbidden' });
    const changing = await addColleague(office, 'Dora', ['clients.see', 'clients.change']);
    expect(await changing.call('clients.bulkChange', asked)).toMatchObject({ code: 'forbidden' });
  });

  it('names the field of a person or a team that is not there', async () => {
    const id = await addClient(office);
    const wrong = await office.call('clients.bulkChange', { selection: { ids: [id] }, change: { responsibleId: 99 } });
    expect(wrong).toMatchObject({ code: 'invalid', details: { fields: [{ path: 'change.responsibleId' }] } });
    const team = await office.call('clients.bulkPreview', { selection: { ids: [id] }, change: { teamId: 99 } });
    expect(team).toMatchObject({ code: 'invalid', details: { fields: [{ path: 'change.teamId' }] } });
  });

  it('that is cancelled leaves nothing', async () => {
    for (let at = 0; at < 250; at++) await addClient(office, { name: `Client ${at}`, state: 'new' });
    const running = office.call('clients.bulkChange', {
      selection: { filter: {}, except: [] },
      change: { state: 'lost' },
      job,
    });
    while (!office.events.some((event) => event.type === 'progress' && event.phase === 'writing'))
      await new Promise((resolve) => setImmediate(resolve));
    await office.ask('jobs.cancel', { job });
    expect(await running).toMatchObject({ ok: false, code: 'unavailable' });
    expect(await office.ask('clients.count', { state: 'lost' })).toEqual({ count: 0, exact: true });
    expect(await office.ask('operations.list', { before: null, limit: 10 })).toEqual([]);
    expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
  });
});

describe('undoing', () => {
  const lost = async (...ids: number[]) => {
    const { operationId } = await office.ask('clients.bulkChange', {
      selection: { ids },
      change: { state: 'lost', addTags: ['x'] },
    });
    return operationId ?? 0;
  };

  it('keeps and names what somebody has touched since, and is told of in the log', async () => {
    const touched = await addClient(office, { name: 'Touched', state: 'new' });
    const binned = await addClient(office, { name: 'Binned', state: 'new' });
    const plain = await addClient(office, { name: 'Plain', state: 'new', tags: ['y'] });
    const operation = await lost(touched, binned, plain);
    await change(touched, 2, { note: 'touched' });
    await office.ask('clients.remove', { id: binned, version: 2 });
    office.events.length = 0;

    expect(await office.ask('operations.undo', { id: operation, job })).toEqual({
      undone: 1,
      keptCount: 2,
      kept: [
        { entity: 'client', id: touched, name: 'Touched' },
        { entity: 'client', id: binned, name: 'Binned' },
      ],
    });
    expect(await get(plain)).toMatchObject({ state: 'new', tags: ['y'], version: 3 });
    expect(await get(touched)).toMatchObject({ state: 'lost', note: 'touched', version: 3 });
    expect(office.events).toContainEqual({ type: 'changed', entity: 'client', id: 0, version: 0 });
    const [entry] = await office.ask('audit.of', { entity: 'operation', id: operation, before: null, limit: 1 });
    expect(entry).toMatchObject({
      channel: 'operations.undo',
      changes: { undone: { old: null, new: 1 }, kept: { old: null, new: 2 } },
    });
    const [listed] = await office.ask('operations.list', { before: null, limit: 10 });
    expect(listed).toEqual({
      id: operation,
      kind: 'bulk-change',
      at: '2026-11-23T10:00:00.000Z',
      by: 'Anna',
      details: { entity: 'client', change: { state: 'lost', addTags: ['x'] } },
      records: 3,
      undone: { at: '2026-11-23T10:00:00.000Z', by: 'Anna' },
    });
    expect(await office.call('operations.undo', { id: operation, job })).toMatchObject({ code: 'conflict' });
    expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
  });

  it('goes back one after the other, the latest first', async () => {
    const id = await addClient(office, { name: 'Alfa', state: 'new', category: null });
    const first = await lost(id);
    const second = await office.ask('clients.bulkChange', { selection: { ids: [id] }, change: { category: 'C' } });
    expect(await office.ask('operations.undo', { id: second.operationId ?? 0, job })).toMatchObject({ undone: 1 });
    expect(await office.ask('operations.undo', { id: first, job })).toMatchObject({ undone: 1, keptCount: 0 });
    expect(await get(id)).toMatchObject({ state: 'new', category: null, tags: [] });
  });

  it('not in that order leaves alone what a later operation has changed', async () => {
    const id = await addClient(office, { name: 'Alfa', state: 'new' });
    const first = await lost(id);
    await office.ask('clients.bulkChange', { selection: { ids: [id] }, change: { category: 'C' } });
    expect(await office.ask('operations.undo', { id: first, job })).toMatchObject({ undone: 0, keptCount: 1 });
    expect(await get(id)).toMatchObject({ state: 'lost', category: 'C' });
  });

  it('is for those who could do it: one’s own, and with the right to see the log everybody’s', async () => {
    const id = await addClient(office, { name: 'Alfa', state: 'new' });
    const operation = await lost(id);
    const other = await addColleague(office, 'Boris', mass);
    expect(await other.ask('operations.list', { before: null, limit: 10 })).toEqual([]);
    expect(await other.call('operations.undo', { id: operation, job })).toMatchObject({ code: 'not-found' });
    const looking = await addColleague(office, 'Clara', ['audit.see', 'clients.see', 'clients.change']);
    expect(await looking.ask('operations.list', { before: null, limit: 10 })).toHaveLength(1);
    expect(await looking.call('operations.undo', { id: operation, job })).toMatchObject({ code: 'forbidden' });
    const reaching = await addColleague(office, 'Dora', [
      'audit.see',
      'lists.massChange',
      'clients.see',
      'clients.change:own',
    ]);
    expect(await reaching.ask('operations.undo', { id: operation, job })).toMatchObject({ undone: 0, keptCount: 1 });
    const manager = await addColleague(office, 'Egor', ['audit.see', ...mass]);
    expect(await manager.ask('operations.undo', { id: operation, job })).toMatchObject({ undone: 1 });
  });
});

describe('a change of many products and documents', () => {
  it('moves products to another group and takes them out of the offer, and back', async () => {
    const add = (name: string, group: string) =>
      office.ask('products.create', {
        code: '',
        name,
        kind: 'goods',
        group,
        unit: 'H87',
        price: 10_000,
        currency: 'RUB',
        priceIncludesVat: false,
        vatRateId: null,
        purchasePrice: 7000,
        barcode: '',
        description: '',
        discontinued: false,
      });
    const table = await add('Стол', 'Мебель');
    await add('Стул', 'Старое');
    const asked = { selection: { filter: {}, except: [] }, change: { group: 'Старое', discontinued: true } };
    expect(await office.ask('products.bulkPreview', asked)).toEqual({ count: 2, changing: 2, refused: 0 });
    const { operationId } = await office.ask('products.bulkChange', asked);
    expect(await office.ask('products.get', { id: table.id })).toMatchObject({ group: 'Старое', discontinued: true });
    await office.ask('operations.undo', { id: operationId ?? 0, job });
    expect(await office.ask('products.get', { id: table.id })).toMatchObject({
      group: 'Мебель',
      discontinued: false,
      purchasePrice: 7000,
      version: 3,
    });
  });

  it('hands documents over, issued ones too, and nothing else of them changes', async () => {
    const boris = await addColleague(office, 'Boris', ['documents.see', 'documents.change:own', 'lists.massChange']);
    const team = await office.ask('teams.create', { name: 'North', members: [{ id: boris.id, leads: false }] });
    const teams = () => office.db.sql.prepare('SELECT team_id FROM document ORDER BY id').pluck().all();
    const clientId = await addClient(office);
    const draft = await addDraft(office, clientId);
    const issued = await addIssued(office, clientId);
    const selection = { ids: [draft.id, issued.id] };
    const asked = { selection, change: { responsibleId: boris.id } };
    expect(await boris.ask('documents.bulkPreview', asked)).toEqual({ count: 2, changing: 0, refused: 2 });
    const { operationId } = await office.ask('documents.bulkChange', asked);
    expect(teams()).toEqual([team.id, team.id]);
    const { version, updatedAt, responsible, responsibleId, teamId, ...rest } = await office.ask('documents.get', {
      id: issued.id,
    });
    expect(responsibleId).toBe(boris.id);
    expect(issued).toMatchObject(JSON.parse(JSON.stringify({ ...rest, may: undefined })));
    await office.ask('operations.undo', { id: operationId ?? 0, job });
    expect((await office.ask('documents.get', { id: draft.id })).responsibleId).toBe(1);
    expect(teams()).toEqual([null, null]);
  });
});
