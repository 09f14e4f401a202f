/** A hand-over of very many clients: nobody waits for it, memory stays small, and every way to the records is by an index. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

const count = 20_000;
let office: TestOffice;
let boris: Colleague;
let vera: Colleague;

beforeAll(async () => {
  office = await testOffice({ password: ownersPassword, language: 'en' });
  boris = await addPerson(office, 'Boris');
  vera = await addPerson(office, 'Vera', { role: 'guest' });
  // Written straight into the file: nothing of it matters but whose they are.
  office.db
    .prepare(
      `INSERT INTO client (uid, created_at, created_by, updated_at, updated_by, code, kind, name, legal_name, type, state, source,
         industry, responsible_id, country, tax_numbers, director, director_post, acting_on, discount, note, list_responsible,
         list_city, list_country, list_phone, list_email, list_tax_number, name_key, search_key)
       WITH RECURSIVE made(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM made WHERE n < ?)
       SELECT 'uid-' || n, '2026-01-01T00:00:00.000Z', 1, '2026-01-01T00:00:00.000Z', 1, '', 'company', 'Client ' || n, '',
         'customer', 'active', '', '', ?, 'INT', '{}', '', '', '', 0, '', 'boris', '', '', '', '', '', 'client ' || n, '' FROM made`,
    )
    .run(count, boris.id);
});
afterAll(() => office.close());

test('others read while it runs, its progress is told, and everybody hears once that there are many changes', async () => {
  office.events.length = 0;
  const handing = office.ask('users.handOver', { fromId: boris.id, toId: vera.id, job: 'hand-over-1' });
  let answered = 0;
  let isOver = false;
  void handing.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    expect(await vera.ask('clients.count', {})).toMatchObject({ count: expect.any(Number) });
    answered++;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await handing).toMatchObject({ clients: count, documents: 0 });
  expect(answered).toBeGreaterThan(20);
  const told = office.events.filter((event) => event.type === 'progress' && event.phase === 'writing');
  expect(told.length).toBeGreaterThan(20);
  expect(office.events.filter((event) => event.type === 'changed' && event.entity === 'client')).toEqual([
    { type: 'changed', entity: 'client', id: 0, version: 0 },
  ]);
  const left = office.db.prepare('SELECT count(*) FROM client WHERE responsible_id = ?').pluck().get(boris.id);
  expect(left).toBe(0);
  expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
});

test('cancelled half way it has never begun', async () => {
  const handing = office.call('users.handOver', { fromId: vera.id, toId: boris.id, job: 'hand-over-2' });
  await new Promise((resolve) => setTimeout(resolve, 30));
  await office.ask('jobs.cancel', { job: 'hand-over-2' });
  expect(await handing).toMatchObject({ ok: false, code: 'unavailable' });
  expect(await office.ask('users.holdings', { id: vera.id })).toMatchObject({ clients: count });
});

test.each([
  ['client', 'client_responsible'],
  ['document', 'document_responsible'],
])('what somebody holds of %s is found by %s', (table, index) => {
  const sql = `EXPLAIN QUERY PLAN SELECT id FROM ${table} INDEXED BY ${index} WHERE responsible_id = 1 AND deleted_at IS NULL LIMIT 200`;
  const plan = office.db.prepare<[], { detail: string }>(sql).all();
  expect(plan.map(({ detail }) => detail).join()).toContain(`SEARCH ${table} USING`);
  expect(plan.map(({ detail }) => detail).join()).toContain(index);
});
