/** Numbers of documents: no two alike and no gap, whoever asks at the same moment and whatever is killed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspect } from '../../db/health.ts';
import { companyOf } from '../support/office.ts';
import { type OfficeProcess, startOffice } from '../support/office-process.ts';

let base: string;
let folder: string;
let office: OfficeProcess;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'kontor-issue-'));
  folder = join(base, 'office');
  office = await startOffice(folder);
  await office.ask('office.create', {
    language: 'en',
    country: 'INT',
    company: companyOf.INT,
    logo: null,
    administrator: { name: 'Anna', password: null },
    folder: null,
  });
});
afterEach(async () => {
  await office.kill();
  rmSync(base, { recursive: true, force: true });
});

/** Drafts that are ready to be issued, by id. */
async function drafts(count: number): Promise<number[]> {
  const { countries } = await office.ask('reference.get', {});
  expect(countries.length).toBeGreaterThan(0);
  const { vatRates } = await office.ask('reference.get', {});
  const rate = vatRates.find(({ country, standard }) => country === 'INT' && standard);
  const client = await office.ask('clients.create', {
    code: '',
    kind: 'company',
    name: 'Café Ünal',
    legalName: '',
    type: 'customer',
    state: 'active',
    category: null,
    source: '',
    industry: '',
    responsibleId: null,
    country: 'INT',
    taxNumbers: {},
    address: { street: '1 Quay', postcode: '', city: 'Cork', region: '', country: 'Ireland' },
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
  });
  const draft = await office.ask('documents.new', { type: 'invoice', companyId: null, clientId: client.id });
  const ids: number[] = [];
  for (let n = 0; n < count; n++) {
    const line = {
      productId: null,
      code: '',
      name: `Line ${n}`,
      unit: 'H87',
      quantity: 1000,
      price: 1000 + n,
      discount: 0,
      vatRateId: rate?.id ?? null,
    };
    ids.push((await office.ask('documents.create', { ...draft, lines: [line] })).id);
  }
  return ids;
}

/** What the numbers INV-2026-0007 count. */
const counted = (number: string | null) => Number(/(\d+)$/u.exec(number ?? '')?.[1]);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('two programs issue 200 invoices at the same moment: 200 different numbers and no gap', async () => {
  const ids = await drafts(200);
  const issue = (id: number) => office.ask('documents.issue', { id, version: 1 });
  const one = Promise.all(ids.filter((id) => id % 2 === 0).map(issue));
  const other = Promise.all(ids.filter((id) => id % 2 === 1).map(issue));
  const numbers = [...(await one), ...(await other)].map(({ document }) => counted(document.number));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(upTo(200));
});

test('the same draft asked for by ten at once is issued once', async () => {
  const [id = 0] = await drafts(1);
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => office.call('documents.issue', { id, version: 1 })),
  );
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await office.ask('documents.get', { id })).number).toMatch(/1$/u);
});

test('killed again and again while 200 are issued: all that was acknowledged is there, no number is lost or doubled', async () => {
  const ids = await drafts(200);
  const acknowledged = new Map<number, string | null>();
  let waiting = ids;
  let kills = 0;
  while (waiting.length > 0) {
    const running = office;
    const killed =
      kills < 8
        ? new Promise<void>((resolve) => setTimeout(resolve, 5 + ((kills * 37) % 90))).then(running.kill)
        : null;
    await Promise.all(
      waiting.map(async (id) => {
        try {
          const { document } = await running.ask('documents.issue', { id, version: 1 });
          acknowledged.set(id, document.number);
        } catch {
          return;
        }
      }),
    );
    if (killed !== null) {
      await killed;
      kills++;
      expect(inspect(join(folder, 'office.kontor'))).toMatchObject({ integrity: 'ok' });
      office = await startOffice(folder);
    }
    const still: number[] = [];
    for (const id of waiting) {
      const { number } = await office.ask('documents.get', { id });
      if (acknowledged.has(id)) expect(number).toBe(acknowledged.get(id));
      if (number === null) still.push(id);
    }
    waiting = still;
  }
  const numbers: number[] = [];
  for (const id of ids) numbers.push(counted((await office.ask('documents.get', { id })).number));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(upTo(200));
  expect(await office.ask('audit.check', {})).toMatchObject({ firstBroken: null });
});

test('Ctrl+C closes in order: exit code 0, a checked backup, nothing left of the log', async () => {
  await drafts(1);
  expect(await office.stop()).toBe(0);
  office = await startOffice(folder);
  expect((await office.ask('backups.list', {}))[0]).toMatchObject({ reason: 'closing', verified: true });
});
