/** Deals of others: not on the board, not in counts, sums or the forecast, not told of, and not to be changed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { columnStatement, listStatement, sumsStatement } from '../../main/features/deals/list-queries.ts';
import { dealColumns } from '../../preload/contract/deals.ts';
import { addDeal } from '../support/deals.ts';
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

async function dealOf(person: Colleague, name: string) {
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

test('the board and the list are read by their indexes, without sorting', () => {
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
    for (const column of dealColumns)
      for (const descending of [false, true]) {
        const lines = plan(listStatement({ asked: {}, reach, column, descending, after: ['', 1], limit: 50 }));
        expect(lines.join('\n')).not.toContain('TEMP B-TREE');
        expect(lines[0]).toContain('INDEX deal_');
      }
    for (const asked of [{ pipelineId }, {}, { pipelineId, responsibleId: 1 }])
      expect(plan(sumsStatement(asked, reach))[0]).toContain('COVERING INDEX deal_sums');
  }
});
