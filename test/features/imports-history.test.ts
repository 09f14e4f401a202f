/** What an import did to a client or a product stands in its history, among what people did. */
import { afterEach, expect, it } from 'vitest';
import { clientNamed, imported, suggested } from '../support/importing.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

async function opened(options: Parameters<typeof testOffice>[0] = {}): Promise<TestOffice> {
  office = await testOffice({ country: 'RU', ...options });
  return office;
}

it('stands in the history of each client, among what people did, page by page', async () => {
  const at = await opened();
  await imported(at, await suggested(at, 'Code;Name;City;Contact person\n1;Alfa;Omsk;Ivanov\n2;Beta;Omsk;\n'));
  const first = await clientNamed(at, 'alfa');
  const { id } = first;
  const address = { ...first.address, city: 'Perm' };
  await at.ask('clients.change', { id, version: 1, changes: { address, note: 'A' }, was: {} });
  await imported(at, await suggested(at, 'Code;Name;City;Contact person\n1;Alfa;Tula;Petrov\n'));
  const { version } = await clientNamed(at, 'alfa');
  const contact = { name: 'Sidorov', position: '', note: '', reaches: [], own: {} };
  await at.ask('contacts.add', { clientId: id, contact });
  await at.ask('clients.change', { id, version: version + 1, changes: { note: 'B', code: '7' }, was: {} });
  await imported(at, await suggested(at, 'Code;Name;Industry\n7;Alfa;Trade\n'));

  const history = await at.ask('audit.of', { entity: 'client', id, before: null, limit: 10 });
  expect(history.map(({ channel, user }) => [channel, user])).toEqual([
    ['imports.run', 'Anna'],
    ['clients.change', 'Anna'],
    ['contacts.add', 'Anna'],
    ['imports.run', 'Anna'],
    ['clients.change', 'Anna'],
    ['imports.run', 'Anna'],
  ]);
  expect(history.every((entry, place) => entry.entityId === id && entry.id < (history[place - 1]?.id ?? 1e9))).toBe(
    true,
  );
  expect(history[0]?.changes).toEqual({ industry: { old: '', new: 'Trade' } });
  const person = (name: string) => expect.objectContaining({ name });
  expect(history[3]?.changes).toEqual({
    address: { old: expect.objectContaining({ city: 'Perm' }), new: expect.objectContaining({ city: 'Tula' }) },
    contacts: { old: [], new: [person('Petrov')] },
  });
  expect(history[5]?.changes).toMatchObject({
    code: { old: null, new: '1' },
    name: { old: null, new: 'Alfa' },
    address: { new: { city: 'Omsk' } },
    contacts: { old: [], new: [person('Ivanov')] },
  });
  expect(history[5]?.changes).not.toHaveProperty('note');

  const pages: typeof history = [];
  for (let page = history.slice(0, 0), before: number | null = null; pages.length < 6; before = page.at(-1)?.id ?? 1) {
    page = await at.ask('audit.of', { entity: 'client', id, before, limit: 2 });
    pages.push(...page);
  }
  expect(pages).toEqual(history);
  const other = await clientNamed(at, 'beta');
  expect(await at.ask('audit.of', { entity: 'client', id: other.id, before: null, limit: 10 })).toHaveLength(1);
  expect((await at.ask('audit.check', {})).firstBroken).toBeNull();
});

it('stands in the history of each product', async () => {
  const at = await opened();
  await imported(at, await suggested(at, 'Code;Name;Price\nA1;Pen;1.00\n', { entity: 'products' }));
  await imported(at, await suggested(at, 'Code;Name;Price\nA1;Pen;2.00\n', { entity: 'products' }));
  const history = await at.ask('audit.of', { entity: 'product', id: 1, before: null, limit: 10 });
  expect(history.map(({ channel }) => channel)).toEqual(['imports.run', 'imports.run']);
  expect(history[0]?.changes).toEqual({ price: { old: 100, new: 200 } });
  expect(history[1]?.changes).toMatchObject({ name: { old: null, new: 'Pen' }, price: { old: null, new: 100 } });
  const plan = at.db
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT i.before FROM import_run r CROSS JOIN import_item i
         WHERE i.import_id = r.id AND i.entity_id = 1 AND r.entity = 'products' ORDER BY r.id DESC`,
    )
    .all()
    .map(({ detail }) => detail);
  expect(plan).toEqual([
    expect.stringMatching(/^SCAN r/u),
    expect.stringMatching(/^SEARCH i .*\(import_id=\? AND entity_id=\?\)/u),
  ]);
});
