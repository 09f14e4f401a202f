/** A command that is sent again, because its reply did not arrive, is carried out once and answered the same. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../preload/contract/reply.ts';
import { type TestOffice, testClock, testOffice, token } from '../support/office.ts';

let base: string;
let office: TestOffice;
const clock = testClock('2026-11-29T10:00:00.000Z');

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-once-'));
  clock.set('2026-11-29T10:00:00.000Z');
  office = await testOffice({ folder: base, clock });
});
afterEach(async () => {
  await office.close();
  rmSync(base, { recursive: true, force: true });
});

async function client(id: string, again = false, name = 'Once Ltd'): Promise<Reply> {
  const request = { ...newClient, name };
  return office.engine.call(token, 'clients.create', request, { id, again });
}
const newClient = {
  code: '',
  kind: 'company',
  legalName: '',
  type: 'customer',
  state: 'active',
  category: null,
  source: '',
  industry: '',
  responsibleId: null,
  country: 'RU',
  taxNumbers: {},
  address: { street: '', postcode: '', city: '', region: '', country: '' },
  postalAddress: null,
  deliveryAddress: null,
  reaches: [],
  bankAccounts: [],
  director: '',
  directorPost: '',
  actingOn: '',
  discount: 0,
  currency: null,
  paymentDays: null,
  creditLimit: null,
  language: null,
  nextContact: null,
  note: '',
};
const clients = () => office.db.sql.prepare('SELECT count(*) FROM client').pluck().get();

test('sent twice at once, and once more later: one client, the same answer', async () => {
  const id = randomUUID();
  const [first, second] = await Promise.all([client(id), client(id, true)]);
  expect(first).toMatchObject({ ok: true, value: { name: 'Once Ltd' } });
  expect(second).toEqual(first);
  expect(await client(id, true)).toEqual(first);
  expect(clients()).toBe(1);
});

test('sent again to another engine, after the first one has ended: the answer of the first', async () => {
  const id = randomUUID();
  const first = await client(id);
  await office.stop();
  office = await testOffice({ folder: base, clock });
  expect(await client(id, true)).toEqual(first);
  expect(clients()).toBe(1);
  expect(office.db.sql.prepare("SELECT count(*) FROM audit WHERE channel = 'clients.create'").pluck().get()).toBe(1);
});

test('what was refused is not kept: sent again after the reason is gone, it is carried out', async () => {
  const id = randomUUID();
  expect(await client(id, false, '')).toMatchObject({ ok: false, code: 'invalid' });
  await office.stop();
  office = await testOffice({ folder: base, clock });
  expect(await client(id, true)).toMatchObject({ ok: true });
});

test('an answer is another user’s secret, and forgotten after half a day and an hour', async () => {
  const id = randomUUID();
  await client(id);
  office.db.sql.exec('UPDATE answered_command SET user_id = 99');
  await office.stop();
  office = await testOffice({ folder: base, clock });
  // The id is taken, so that it is refused as the fault that it is, and not answered with somebody else's client.
  expect(await client(id, true)).toMatchObject({ ok: false, code: 'internal' });
  clock.set('2026-11-29T23:00:00.001Z');
  expect(await client(randomUUID())).toMatchObject({ ok: true });
  expect(office.db.sql.prepare('SELECT count(*) FROM answered_command').pluck().get()).toBe(1);
});

test('of a task that began in an engine that has ended nobody knows, and it is not begun again', async () => {
  const id = randomUUID();
  const begin = (again: boolean) => office.engine.call(token, 'backups.make', {}, { id, again });
  const first = await begin(false);
  expect(first.ok).toBe(true);
  expect(await begin(true)).toEqual(first);
  await office.stop();
  office = await testOffice({ folder: base, clock });
  expect(await begin(true)).toMatchObject({ ok: false, code: 'unavailable' });
});
