/** Deals of others: not on the board, not in counts, sums or the forecast, not told of, and not to be changed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { columnStatement, sumsStatement } from '../../main/features/deals/list-queries.ts';
import type { Input } from '../../preload/contract/index.ts';
import type { RoleRights } from '../../preload/contract/people.ts';
import { addDeal } from '../support/deals.ts';
import { bytesOf } from '../support/made-files.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { sampleClient } from './client-samples.ts';

let office: TestOffice;
let pipelineId: number;
let stageId: number;
beforeEach(async () => {
  office = await testOffice({ country: 'RU', language: 'en', password: ownersPassword });
  const [pipeline] = await office.ask('pipelines.list', {});
  pipelineId = pipeline?.id ?? 0;
  stageId = pipeline?.stages[0]?.id ?? 0;
});
afterEach(() => office.close());

async function dealOf(person: Pick<Colleague, 'ask'>, name: string) {
  const client = await person.ask('clients.create', sampleClient({ name: `Client of ${name}` }));
  return addDeal(person, { name, clientId: client.id, amount: 100, currency: 'RUB', expectedClose: '2026-12-31' });
}

test('somebody who sees his own deals sees nothing of those of others, wherever he looks', async () => {
  const [ivan, maria] = [await addPerson(office, 'Ivan'), await addPerson(office, 'Maria')];
  const his = await dealOf(ivan, 'his');
  const hers = await dealOf(maria, 'hers');
  const names = async ({ ask }: Pick<Colleague, 'ask'>) => {
    const sort = { column: 'name', descending: false } as const;
    const { rows } = await ask('deals.list', { filter: {}, sort, after: null, limit: 10 });
    const { columns } = await ask('deals.board', { pipelineId, filter: {}, limit: 10 });
    const forecast = await ask('deals.forecast', {});
    const { count, sums } = await ask('deals.count', {});
    expect(columns[0]?.cards.map(({ name }) => name).sort()).toEqual(rows.map(({ name }) => name));
    expect([columns[0]?.count, forecast[0]?.count, count]).toEqual([rows.length, rows.length, rows.length]);
    expect([sums[0]?.amount, columns[0]?.sums[0]?.amount, forecast[0]?.amount]).toEqual(
      Array(3).fill(rows.length * 100),
    );
    return rows.map(({ name }) => name);
  };
  expect(await names(ivan)).toEqual(['his']);
  expect(await names(office)).toEqual(['hers', 'his']);
  for (const [channel, input] of [
    ['deals.get', { id: hers.id }],
    ['deals.win', { id: hers.id, from: stageId }],
    ['deals.change', { id: hers.id, version: 1, changes: { note: 'x' }, was: { note: '' } }],
    ['deals.remove', { id: hers.id, version: 1 }],
    ['deals.toDocument', { id: hers.id, type: 'invoice' }],
    ['audit.of', { entity: 'deal', id: hers.id, before: null, limit: 5 }],
  ] as const)
    expect(await ivan.call(channel, input)).toMatchObject({ code: 'not-found' });
  expect((await ivan.ask('deals.get', { id: his.id })).may).toEqual({ change: true, delete: true });
  const toldOf = (person: Colleague, id: number) =>
    person.events.filter((event) => event.type === 'changed' && event.entity === 'deal' && event.id === id).length;
  expect([toldOf(ivan, his.id), toldOf(ivan, hers.id), toldOf(maria, hers.id)]).toEqual([1, 0, 1]);
});

test('what reaches some deals only reaches no others in filters, sums, files, on paper and in changes of many', async () => {
  const team = await office.ask('teams.create', { name: 'South', members: [] });
  const having = (reach: 'own' | 'team'): RoleRights => ({
    'clients.see': 'own',
    'clients.create': 'all',
    'deals.create': 'all',
    'deals.see': reach,
    'deals.change': reach,
    'lists.export': 'all',
    'lists.print': 'all',
    'lists.massChange': 'all',
  });
  const ivan = await addPerson(office, 'Ivan', { rights: having('own'), teamIds: [team.id] });
  const maria = await addPerson(office, 'Maria', { rights: having('team'), teamIds: [team.id] });
  await dealOf(office, 'ours');
  const his = await dealOf(ivan, 'his');
  const hers = await dealOf(maria, 'hers');
  const sort = { column: 'name', descending: false } as const;
  const seen = async (person: Colleague) => {
    const found: string[][] = [];
    const filters: Input<'deals.count'>[] = [
      { conditions: [{ column: 'state', is: 'is', values: ['open'] }] },
      { conditions: [{ column: 'attention', is: 'is', values: ['unplanned'] }] },
      { conditions: [{ column: 'amount', is: 'more', values: [1] }], text: 'client of' },
      { unplanned: true },
    ];
    for (const filter of filters) {
      const { rows } = await person.ask('deals.list', { filter, sort, after: null, limit: 10 });
      const { count, sums } = await person.ask('deals.count', filter);
      expect([count, sums[0]?.amount]).toEqual([rows.length, rows.length * 100]);
      found.push(rows.map(({ name }) => name));
    }
    expect(new Set(found.map((names) => names.join())).size).toBe(1);
    return found[0] ?? [];
  };
  expect(await seen(ivan)).toEqual(['his']);
  expect(await seen(maria)).toEqual(['hers', 'his']);
  const list = {
    list: 'deals',
    filter: {},
    sort,
    columns: ['name', 'attention', 'amount'],
    job: 'job-00000001',
  } as const;
  const columns = [...list.columns];
  const { file, rows } = await ivan.ask('lists.export', { ...list, columns, format: 'csv' });
  expect(rows).toBe(1);
  expect((await bytesOf(ivan, file)).toString().trim().split('\r\n').slice(1)).toEqual(['his,No next step,1.00,RUB']);
  const printed = await ivan.ask('lists.print', { ...list, columns, title: '' });
  const page = (await bytesOf(ivan, printed.file)).toString();
  expect([page.includes('his'), page.includes('hers')]).toEqual([true, false]);
  expect(page).toMatch(/Rows: 1 · Amount: [^·<]*1\.00[^·<]*<\/p>/u);
  const change = { responsibleId: maria.id };
  const selection = { ids: [his.id, hers.id] };
  expect(await ivan.ask('deals.bulkPreview', { selection, change })).toEqual({ count: 2, changing: 1, refused: 1 });
  const { operationId, changed, refused } = await ivan.ask('deals.bulkChange', { selection, change });
  expect([changed, refused]).toEqual([1, 1]);
  expect(await ivan.call('deals.get', { id: his.id })).toMatchObject({ code: 'not-found' });
  await office.ask('operations.undo', { id: operationId ?? 0, job: 'undo-of-many' });
  expect((await ivan.ask('deals.get', { id: his.id })).responsible).toBe('Ivan');
  const fair = { responsibleId: maria.id, campaignId: 999 };
  expect(await ivan.call('deals.bulkChange', { selection, change: fair })).toMatchObject({ code: 'invalid' });
  const blind = await addPerson(office, 'Olga', { rights: { 'clients.see': 'all', 'lists.export': 'all' } });
  expect(await blind.call('lists.export', { ...list, columns, format: 'csv' })).toMatchObject({ code: 'forbidden' });
  expect(await blind.call('lists.columns', { list: 'deals' })).toMatchObject({ code: 'forbidden' });
});

test('somebody who sees his own deals gives one away, and sees it no more', async () => {
  const [ivan, maria] = [await addPerson(office, 'Ivan'), await addPerson(office, 'Maria')];
  const { id } = await dealOf(ivan, 'his');
  const given = { changes: { responsibleId: maria.id }, was: { responsibleId: ivan.id } };
  expect(await ivan.call('deals.change', { id, version: 1, ...given })).toMatchObject({ ok: true });
  expect(await ivan.call('deals.get', { id })).toMatchObject({ code: 'not-found' });
  expect((await maria.ask('deals.get', { id })).may).toEqual({ change: true, delete: true });
});

test('a guest looks and changes nothing', async () => {
  const ivan = await addPerson(office, 'Ivan');
  const { id } = await dealOf(ivan, 'his');
  const guest = await addPerson(office, 'Guest', { role: 'guest' });
  expect((await guest.ask('deals.get', { id })).may).toEqual({ change: false, delete: false });
  expect(await guest.call('deals.win', { id, from: stageId })).toMatchObject({ code: 'forbidden' });
});

test('who leaves hands over his deals, and gets them back when that is taken back', async () => {
  const [ivan, maria] = [await addPerson(office, 'Ivan'), await addPerson(office, 'Maria')];
  const { id } = await dealOf(ivan, 'his');
  expect(await office.ask('users.holdings', { id: ivan.id })).toEqual({
    clients: 1,
    documents: 0,
    activities: 0,
    calls: 0,
    deals: 1,
  });
  const { operationId } = await office.ask('users.handOver', { fromId: ivan.id, toId: maria.id });
  expect((await maria.ask('deals.get', { id })).responsible).toBe('Maria');
  expect(await ivan.call('deals.get', { id })).toMatchObject({ code: 'not-found' });
  await office.ask('operations.undo', { id: operationId ?? 0, job: 'undo-handing' });
  expect((await ivan.ask('deals.get', { id })).responsible).toBe('Ivan');
});

test('the board is read by its indexes, without sorting', () => {
  const plan = ({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) =>
    office.db.sql
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters)
      .map(({ detail }) => detail)
      .filter((detail) => !detail.includes('user'));
  const reaches = [{ kind: 'all' }, { kind: 'own', userId: 1 }] as const;
  for (const reach of reaches) {
    for (const kind of ['open', 'won'] as const) {
      const lines = plan(columnStatement({ stageId, kind, asked: {}, reach, after: ['', 1], limit: 50 }));
      expect(lines[0]).toContain(kind === 'open' ? 'INDEX deal_board (' : 'INDEX deal_board_closed (');
      expect(lines.join('\n')).not.toMatch(/TEMP B-TREE|SCAN/u);
    }
    for (const asked of [{ pipelineId }, {}, { pipelineId, responsibleId: 1 }])
      expect(plan(sumsStatement(asked, reach))[0]).toContain('COVERING INDEX deal_sums');
  }
});
