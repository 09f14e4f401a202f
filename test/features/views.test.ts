/** Saved views: one's own stay one's own, shared ones are everybody's, and nobody overwrites what he has not seen. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addColleague, type Colleague } from '../support/colleague.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
let boris: Colleague;
beforeEach(async () => {
  office = await testOffice();
  boris = await addColleague(office, 'Boris', ['clients.see', 'clients.change']);
});
afterEach(() => office.close());

const content = {
  filter: { conditions: [{ column: 'city', is: 'contains' as const, values: ['Lyon'] }] },
  sort: { column: 'city', descending: true },
  columns: [
    { name: 'name', width: 220 },
    { name: 'city', width: null },
  ],
};

test('a view comes back as it was saved, and nobody else sees it', async () => {
  const saved = await office.ask('views.create', { list: 'clients', name: ' Lyon ', content });
  expect(saved).toMatchObject({ name: 'Lyon', shared: false, mayChange: true, owner: { name: 'Anna' }, content });
  expect(await office.ask('views.list', { list: 'clients' })).toEqual([saved]);
  expect(await office.ask('views.list', { list: 'products' })).toEqual([]);
  expect(await boris.ask('views.list', { list: 'clients' })).toEqual([]);
  const { id, version } = saved;
  expect(await boris.call('views.rename', { id, version, name: 'Mine' })).toMatchObject({ code: 'not-found' });
  expect(await boris.call('views.remove', { id, version })).toMatchObject({ code: 'not-found' });
});

test('a shared view is seen by everybody and changed only by its owner or by whoever may share', async () => {
  const { id } = await office.ask('views.create', { list: 'clients', name: 'Lyon', content });
  const shared = await office.ask('views.share', { id, version: 1, shared: true });
  expect(shared).toMatchObject({ version: 2, shared: true });
  expect(await boris.ask('views.list', { list: 'clients' })).toMatchObject([
    { id, name: 'Lyon', shared: true, mayChange: false, owner: { name: 'Anna' } },
  ]);
  expect(await boris.call('views.save', { id, version: 2, content })).toMatchObject({ code: 'forbidden' });
  expect(await boris.call('views.remove', { id, version: 2 })).toMatchObject({ code: 'forbidden' });

  const his = await boris.ask('views.create', { list: 'clients', name: 'His', content });
  expect(await boris.call('views.share', { id: his.id, version: 1, shared: true })).toMatchObject({
    code: 'forbidden',
  });

  await office.ask('views.share', { id, version: 2, shared: false });
  expect(await boris.ask('views.list', { list: 'clients' })).toMatchObject([{ name: 'His' }]);
});

test('a view that was changed meanwhile is not overwritten', async () => {
  const { id } = await office.ask('views.create', { list: 'clients', name: 'Lyon', content });
  await office.ask('views.rename', { id, version: 1, name: 'Lyon and around' });
  const other = { ...content, sort: { column: 'name', descending: false } };
  expect(await office.call('views.save', { id, version: 1, content: other })).toMatchObject({
    code: 'conflict',
    details: { version: 2 },
  });
  expect(await office.ask('views.save', { id, version: 2, content: other })).toMatchObject({
    name: 'Lyon and around',
    version: 3,
    content: other,
  });
});

test('views stand in the order that was given them, and a removed one is gone', async () => {
  const names = ['A', 'B', 'C'];
  const ids: number[] = [];
  for (const name of names) ids.push((await office.ask('views.create', { list: 'clients', name, content })).id);
  const [a = 0, b = 0, c = 0] = ids;
  const ordered = await office.ask('views.order', { list: 'clients', ids: [c, a, b] });
  expect(ordered.map(({ name }) => name)).toEqual(['C', 'A', 'B']);
  const version = ordered.find(({ id }) => id === a)?.version ?? 0;
  await office.ask('views.remove', { id: a, version });
  expect((await office.ask('views.list', { list: 'clients' })).map(({ name }) => name)).toEqual(['C', 'B']);
  expect(await office.call('views.rename', { id: a, version: version + 1, name: 'A' })).toMatchObject({
    code: 'not-found',
  });
});

test('what was done to a view stands in its history', async () => {
  const { id } = await office.ask('views.create', { list: 'clients', name: 'Lyon', content });
  await office.ask('views.rename', { id, version: 1, name: 'Paris' });
  const history = office.db
    .prepare('SELECT channel, changes FROM audit WHERE entity = ? AND entity_id = ? ORDER BY id')
    .all('view', id);
  expect(history).toMatchObject([
    { channel: 'views.create' },
    { channel: 'views.rename', changes: JSON.stringify({ name: { old: 'Lyon', new: 'Paris' } }) },
  ]);
});
