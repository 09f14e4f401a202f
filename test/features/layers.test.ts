/** Layers of the planner: what is due, ends and is expected, as far as rights go, and read by its index. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layerStatement, type StoredLayer } from '../../main/features/layers/queries.ts';
import { layerNames } from '../../preload/contract/layers.ts';
import { addDeal } from '../support/deals.ts';
import { addClient, addIssued, issueDraft, line } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';

let office: TestOffice;
beforeEach(async () => {
  const clock = testClock('2026-11-30T09:00:00.000Z');
  office = await testOffice({ country: 'RU', language: 'en', password: ownersPassword, clock });
});
afterEach(() => office.close());

type Asker = Pick<Colleague, 'ask'>;

const shown = async (about: { mine?: boolean } = {}, asker: Asker = office) =>
  asker.ask('layers.between', { from: '2026-12-01', to: '2026-12-31', layers: [...layerNames], mine: false, ...about });

const deal = (asker: Asker, clientId: number, name: string, expectedClose: string | null) =>
  addDeal(asker, { clientId, name, expectedClose });

test('documents that are due and not paid, contracts that end and deals that are to close stand on their days', async () => {
  const clientId = await addClient(office, { name: 'Ünal' });
  const due = await addIssued(office, clientId, { dueDay: '2026-12-10' });
  const paid = await addIssued(office, clientId, { dueDay: '2026-12-11' });
  await office.ask('payments.record', {
    documentId: paid.id,
    amount: 10_000,
    purpose: '',
    day: '2026-11-30',
    method: 'bank',
    reference: '',
  });
  await addIssued(office, clientId, { dueDay: '2027-01-01' });
  const begun = await office.ask('documents.new', { type: 'contract', companyId: null, clientId });
  const draft = await office.ask('documents.create', {
    ...begun,
    lines: [line()],
    details: { validUntil: '2026-12-20', subject: 'Advice' },
  });
  const contract = await issueDraft(office, draft);
  expect((await shown()).map(({ layer }) => layer)).toEqual(['due']);
  await office.ask('documents.setStatus', { id: contract.id, version: contract.version, status: 'signed' });
  await deal(office, clientId, 'Fleet', '2026-12-05');
  await deal(office, clientId, 'Later', null);
  expect((await shown()).map(({ layer, id, day, title, client }) => [layer, id, day, title, client])).toEqual([
    ['due', due.id, '2026-12-10', expect.stringContaining(due.number ?? '?'), 'Ünal'],
    ['contracts', contract.id, '2026-12-20', expect.stringContaining('Contract'), 'Ünal'],
    ['closings', expect.any(Number), '2026-12-05', 'Fleet', 'Ünal'],
  ]);
});

test('nobody sees of a layer what he may not see of its records, nor the name of a client out of his reach', async () => {
  const clientId = await addClient(office, { name: 'Secret' });
  await addIssued(office, clientId, { dueDay: '2026-12-10' });
  await deal(office, clientId, 'Fleet', '2026-12-05');
  const nothing = await addPerson(office, 'nothing', { rights: { 'activities.see': 'all' } });
  const deals = await addPerson(office, 'deals', { rights: { 'deals.see': 'all' } });
  const own = await addPerson(office, 'own', {
    rights: { 'deals.see': 'own', 'documents.see': 'own', 'clients.see': 'own' },
  });
  expect(await shown({}, nothing)).toEqual([]);
  expect((await shown({}, deals)).map(({ title, client }) => [title, client])).toEqual([['Fleet', '']]);
  expect(await shown({}, own)).toEqual([]);
  const mine = await shown({ mine: true });
  const me = (await office.ask('office.state', {})).user?.id;
  expect(mine.every(({ responsibleId }) => responsibleId === me)).toBe(true);
});

test('each layer is read by its index', () => {
  const index = { due: 'document_due', contracts: 'document_type', closings: 'deal_expected' } as const;
  // Birthdays are those of `birthdays.between`.
  const stored = layerNames.filter((layer): layer is StoredLayer => layer !== 'birthdays');
  for (const layer of stored)
    for (const reach of ['all', 'own', 'team'] as const)
      for (const mine of [true, false]) {
        const ofReach = reach === 'all' ? [] : reach === 'own' ? [1] : [1, '[]'];
        const keys = ['2026-12-01', '2026-12-31', ...ofReach, ...(mine ? [1] : []), 10];
        const plan = office.db.sql
          .prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${layerStatement(layer, reach, mine)}`)
          .all(...keys)
          .map(({ detail }) => detail)
          .join('\n');
        const named = `${layer} ${reach} ${mine}`;
        expect(plan, named).toMatch(new RegExp(`SEARCH (document|deal) USING INDEX ${index[layer]} \\(`, 'u'));
        expect(plan, named).not.toMatch(/SCAN (?!json_each)/u);
        // Contracts are found by their type, and few: they are sorted.
        if (layer !== 'contracts') expect(plan, named).not.toMatch(/TEMP B-TREE/u);
      }
});
