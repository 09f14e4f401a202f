/** Deals: nothing is moved over somebody else's move, sums are exact, and what a stage asks for is asked for. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DealFields } from '../../preload/contract/deals.ts';
import type { Output } from '../../preload/contract/index.ts';
import { plainDeal } from '../support/deals.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';
import { sampleClient } from './client-samples.ts';
import { merged } from './merging-office.ts';

const clock = testClock('2026-03-02T09:00:00.000Z');
let office: TestOffice;
let clientId: number;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00.000Z');
  office = await testOffice({ country: 'RU', language: 'en', clock, password: ownersPassword });
  ({ id: clientId } = await office.ask('clients.create', sampleClient({ name: 'Альфа' })));
});
afterEach(() => office.close());

const sample = (given: Partial<DealFields> = {}): DealFields =>
  plainDeal({
    ...{ name: 'Furniture for the office', clientId, amount: 100_000, currency: 'RUB', expectedClose: '2026-03-31' },
    ...given,
  });

async function firstPipeline() {
  const [pipeline] = await office.ask('pipelines.list', {});
  if (pipeline === undefined) throw new Error('There is no pipeline.');
  const stage = (name: string) => {
    const found = pipeline.stages.find((one) => one.name === name);
    if (found === undefined) throw new Error(`There is no stage ${name}.`);
    return found.id;
  };
  return { ...pipeline, stage };
}

const add = async (given: Partial<DealFields> = {}, stageId?: number) => {
  const { id } = await firstPipeline();
  return office.ask('deals.add', { deal: sample(given), pipelineId: id, ...(stageId !== undefined && { stageId }) });
};

describe('the pipeline that an office begins with', () => {
  test('speaks the language in which the office was begun, with reasons for losing a deal', async () => {
    expect((await firstPipeline()).stages.map(({ name }) => name)).toEqual([
      'New',
      'Qualified',
      'Proposal',
      'Negotiation',
      'Contract',
      'Won',
      'Lost',
    ]);
    const reasons = (await office.ask('classifiers.list', {})).find(({ key }) => key === 'lostReason');
    expect(reasons?.items.map(({ name }) => name)).toContain('Price');
    const french = await testOffice({ country: 'FR', language: 'fr' });
    const [pipeline] = await french.ask('pipelines.list', {});
    expect(pipeline?.stages.map(({ name }) => name)).toContain('Négociation');
    await french.close();
  });

  test('is changed over exactly the version that was seen; stages that deals need stay', async () => {
    const { id, version, stages } = await firstPipeline();
    await add();
    const save = (changed: typeof stages, over = version) =>
      office.call('pipelines.save', { id, version: over, name: 'Retail', archived: false, stages: changed });
    expect(await save(stages.slice(1))).toMatchObject({ code: 'invalid', details: { fields: [{ path: 'stages' }] } });
    expect(await save(stages.filter(({ kind }) => kind !== 'won'))).toMatchObject({ code: 'invalid' });
    expect(await save(stages.filter(({ name }) => name !== 'Proposal'))).toMatchObject({
      ok: true,
      value: { name: 'Retail', version: version + 1 },
    });
    expect(await save(stages)).toMatchObject({ code: 'conflict', details: { version: version + 1 } });
  });
});

describe('a deal', () => {
  test('is added, changed by two people at once, and knows who did what', async () => {
    const deal = await add();
    expect([deal.client, deal.responsible, deal.state, deal.stalled]).toEqual(['Альфа', 'Anna', 'open', false]);
    await office.ask('deals.change', { id: deal.id, version: 1, changes: { note: 'by phone' }, was: { note: '' } });
    const both = await office.ask('deals.change', {
      id: deal.id,
      version: 1,
      changes: { name: 'Chairs' },
      was: { name: deal.name },
    });
    expect([both.name, both.note, both.version]).toEqual(['Chairs', 'by phone', 3]);
    expect(
      await office.call('deals.change', { id: deal.id, version: 1, changes: { note: 'mine' }, was: { note: '' } }),
    ).toMatchObject({
      code: 'conflict',
      details: { version: 3, conflicts: [{ path: 'note', mine: 'mine', theirs: 'by phone', original: '' }] },
    });
    const history = await office.ask('audit.of', { entity: 'deal', id: deal.id, before: null, limit: 10 });
    expect(history.map(({ channel }) => channel)).toEqual(['deals.change', 'deals.change', 'deals.add']);
  });

  test('comes to the sum of its lines, each rounded once, unless its amount was typed in', async () => {
    const line = { productId: null, code: '', name: 'Chair', unit: 'C62', discount: 0 };
    // 1.5 × 0.33 = 0.495 → 0.50; 3 × 10.00 less 5 % = 28.50.
    const lines = [
      { ...line, quantity: 1500, price: 33 },
      { ...line, quantity: 3000, price: 1000, discount: 500 },
    ];
    const deal = await add({ amountByHand: false, amount: 7, lines });
    expect([deal.amount, deal.lines]).toEqual([2900, lines]);
    const typed = await office.ask('deals.change', {
      id: deal.id,
      version: 1,
      changes: { amount: 2500, amountByHand: true },
      was: { amount: 2900, amountByHand: false },
    });
    expect(typed.amount).toBe(2500);
  });

  test('says what each of its lines comes to while they are typed: the sum that is saved', async () => {
    // 1.5 × 0.33 = 0.495 → 0.50; 3 × 10.00 less 5 % = 28.50.
    const lines = [
      { quantity: 1500, price: 33, discount: 0 },
      { quantity: 3000, price: 1000, discount: 500 },
    ];
    expect(await office.ask('deals.lineSums', { lines })).toEqual({ lines: [50, 2850], total: 2900 });
  });

  test('is with a contact person of its own client only', async () => {
    const other = await office.ask('clients.create', sampleClient({ name: 'Бета' }));
    const { contacts } = await office.ask('contacts.add', {
      clientId: other.id,
      contact: { name: 'Olga', position: '', reaches: [], note: '' },
    });
    const pipelineId = (await firstPipeline()).id;
    const deal = sample({ contactId: contacts[0]?.id ?? 0 });
    expect(await office.call('deals.add', { deal, pipelineId })).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'deal.contactId' }] },
    });
    expect((await office.ask('deals.add', { deal: { ...deal, clientId: other.id }, pipelineId })).contact).toBe('Olga');
  });

  test('goes into the bin and comes back; a client with deals is not deleted for good', async () => {
    const deal = await add();
    await office.ask('deals.remove', { id: deal.id, version: 1 });
    expect((await office.ask('deals.count', {})).count).toBe(0);
    const bin = await office.ask('bin.list', { entity: 'deal', after: null, limit: 10 });
    expect(bin.items.map(({ title, of }) => [title, of])).toEqual([[deal.name, 'Альфа']]);
    await office.ask('bin.restore', { entity: 'deal', id: deal.id });
    expect((await office.ask('deals.count', {})).count).toBe(1);
    await office.ask('clients.remove', { id: clientId, version: 1 });
    const kept = await office.ask('bin.empty', { items: [{ entity: 'client', id: clientId }] });
    expect([kept.deleted, kept.kept.length]).toEqual([0, 1]);
    const again = await office.ask('deals.get', { id: deal.id });
    await office.ask('deals.remove', { id: deal.id, version: again.version });
    expect((await office.ask('bin.empty', { items: [{ entity: 'client', id: clientId }] })).deleted).toBe(1);
    expect(await office.call('deals.get', { id: deal.id })).toMatchObject({ code: 'not-found' });
  });

  test('becomes a draft with its lines in one step, which belongs to it', async () => {
    const line = { productId: null, code: 'C1', name: 'Chair', unit: 'C62', quantity: 2000, price: 1000, discount: 0 };
    const deal = await add({ amountByHand: false, lines: [line] });
    const { documentId } = await office.ask('deals.toDocument', { id: deal.id, type: 'proposal' });
    const draft = await office.ask('documents.get', { id: documentId });
    expect([draft.type, draft.clientId, draft.lines[0]?.name, draft.totals.net]).toEqual([
      'proposal',
      clientId,
      'Chair',
      2000,
    ]);
    expect((await office.ask('deals.get', { id: deal.id })).documents).toMatchObject([
      { id: documentId, status: 'draft', type: 'proposal' },
    ]);
    const bare = await add({ amount: 50_000 });
    const { documentId: ofAmount } = await office.ask('deals.toDocument', { id: bare.id, type: 'invoice' });
    expect((await office.ask('documents.get', { id: ofAmount })).totals.net).toBe(50_000);
  });

  test('moves with its client when two clients become one, and back again', async () => {
    const twin = await office.ask('clients.create', sampleClient({ name: 'Альфа 2' }));
    const deal = await add({ clientId: twin.id });
    const { operationId } = await merged(office, [clientId, twin.id]);
    expect((await office.ask('deals.get', { id: deal.id })).clientId).toBe(clientId);
    await office.ask('operations.undo', { id: operationId, job: 'undo-merge' });
    expect((await office.ask('deals.get', { id: deal.id })).clientId).toBe(twin.id);
  });
});

describe('moving a deal', () => {
  test('names what the stage asks for and the deal does not have', async () => {
    const { stage } = await firstPipeline();
    const deal = await add({ amount: 0, expectedClose: null });
    const move = { id: deal.id, from: stage('New'), to: stage('Negotiation') };
    expect(await office.call('deals.move', move)).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'amount' }, { path: 'expectedClose' }] },
    });
    await office.ask('deals.change', {
      id: deal.id,
      version: 1,
      changes: { amount: 100, expectedClose: '2026-04-01' },
      was: { amount: 0, expectedClose: null },
    });
    expect((await office.ask('deals.move', move)).stageId).toBe(stage('Negotiation'));
  });

  test('that somebody else has moved meanwhile is a conflict that says where it is now', async () => {
    const { stage } = await firstPipeline();
    const { id } = await add();
    await office.ask('deals.move', { id, from: stage('New'), to: stage('Proposal') });
    expect(await office.call('deals.move', { id, from: stage('New'), to: stage('Qualified') })).toMatchObject({
      code: 'conflict',
      message: 'Somebody else has moved the deal to “Proposal” meanwhile.',
      details: {
        conflicts: [{ path: 'stageId', mine: stage('Qualified'), theirs: stage('Proposal'), original: stage('New') }],
      },
    });
    // Whoever wanted the same has what he wanted.
    expect((await office.ask('deals.move', { id, from: stage('New'), to: stage('Proposal') })).version).toBe(2);
  });

  test('knows the days in each stage, and says when it stands too long', async () => {
    const { stage } = await firstPipeline();
    const { id } = await add();
    clock.set('2026-03-09T09:00:00.000Z');
    expect((await office.ask('deals.get', { id })).stalled).toBe(false);
    clock.set('2026-03-10T10:00:00.000Z');
    expect((await office.ask('deals.get', { id })).stalled).toBe(true);
    await office.ask('deals.move', { id, from: stage('New'), to: stage('Proposal') });
    clock.set('2026-03-12T12:00:00.000Z');
    await office.ask('deals.move', { id, from: stage('Proposal'), to: stage('New') });
    clock.set('2026-03-13T12:00:00.000Z');
    const deal = await office.ask('deals.get', { id });
    expect(deal.times.map(({ name, days }) => [name, days])).toEqual([
      ['New', 9],
      ['Proposal', 2],
    ]);
    expect(deal.stalled).toBe(false);
  });

  test('won, lost with a reason, and open again where it was', async () => {
    const { stage } = await firstPipeline();
    const { id } = await add();
    await office.ask('deals.move', { id, from: stage('New'), to: stage('Proposal') });
    expect(await office.call('deals.move', { id, from: stage('Proposal'), to: stage('Lost') })).toMatchObject({
      code: 'invalid',
      details: { fields: [{ path: 'reason' }] },
    });
    const lost = await office.ask('deals.lose', { id, from: stage('Proposal'), reason: 'Price' });
    expect([lost.state, lost.lostReason, lost.closedAt]).toEqual(['lost', 'Price', '2026-03-02T09:00:00.000Z']);
    const open = await office.ask('deals.reopen', { id, from: stage('Lost') });
    expect([open.stageId, open.state, open.lostReason, open.closedAt]).toEqual([stage('Proposal'), 'open', '', null]);
    expect((await office.ask('deals.win', { id, from: stage('Proposal') })).state).toBe('won');
    expect(await office.call('deals.reopen', { id, from: stage('Proposal') })).toMatchObject({ code: 'conflict' });
  });
});

describe('a move that was a slip', () => {
  test('is undone as if it had not been: one that stands too long does so still, and the funnel counts what was there before', async () => {
    const { id: pipelineId, stage } = await firstPipeline();
    const { id } = await add();
    const funnel = () => office.ask('deals.funnel', { pipelineId, from: '2026-03-01', to: '2026-12-31' });
    clock.set('2026-04-10T09:00:00.000Z');
    const before = { deal: await office.ask('deals.get', { id }), funnel: await funnel() };
    expect(before.deal.stalled).toBe(true);
    const moved = await office.ask('deals.move', { id, from: stage('New'), to: stage('Proposal') });
    clock.set('2026-04-10T09:00:05.000Z');
    await office.ask('deals.undoMove', { id, from: moved.stageId, since: moved.stageSince });
    clock.set('2026-04-10T09:00:06.000Z');
    const { version, updatedAt, ...after } = await office.ask('deals.get', { id });
    expect([version, updatedAt]).toEqual([3, '2026-04-10T09:00:05.000Z']);
    expect(after).toMatchObject({ stageId: stage('New'), stageSince: '2026-03-02T09:00:00.000Z', stalled: true });
    expect(after.times).toEqual(before.deal.times);
    expect(await funnel()).toEqual(before.funnel);
    const [entry] = await office.ask('audit.of', { entity: 'deal', id, before: null, limit: 1 });
    expect(entry).toMatchObject({
      channel: 'deals.undoMove',
      changes: { stageId: { old: stage('Proposal'), new: stage('New') } },
    });
  });

  test('leaves one that was won closed on the day on which it was, whatever its stage asks for by now', async () => {
    const { id: pipelineId, version, name, archived, stages, stage } = await firstPipeline();
    const { id } = await add({ amount: 0 });
    await office.ask('deals.win', { id, from: stage('New') });
    await office.ask('pipelines.save', {
      ...{ id: pipelineId, version, name, archived },
      stages: stages.map((one) => (one.kind === 'won' ? { ...one, required: ['amount'] } : one)),
    });
    clock.set('2026-09-20T09:00:00.000Z');
    const { stageId, stageSince } = await office.ask('deals.reopen', { id, from: stage('Won') });
    const won = await office.ask('deals.undoMove', { id, from: stageId, since: stageSince });
    expect([won.state, won.closedAt, won.stageSince]).toEqual([
      'won',
      '2026-03-02T09:00:00.000Z',
      '2026-03-02T09:00:00.000Z',
    ]);
  });

  test('gives back why it was lost, and the move before is the last one again', async () => {
    const { stage } = await firstPipeline();
    const { id } = await add();
    const lost = await office.ask('deals.lose', { id, from: stage('New'), reason: 'Price' });
    clock.set('2026-03-03T09:00:00.000Z');
    const moved = await office.ask('deals.move', { id, from: stage('Lost'), to: stage('Proposal') });
    const again = await office.ask('deals.undoMove', { id, from: stage('Proposal'), since: moved.stageSince });
    expect([again.state, again.lostReason, again.closedAt]).toEqual(['lost', 'Price', lost.closedAt]);
    const open = await office.ask('deals.undoMove', { id, from: stage('Lost'), since: lost.stageSince });
    expect([open.stageId, open.state, open.lostReason, open.closedAt]).toEqual([stage('New'), 'open', '', null]);
  });

  test('is not undone once the deal went on, nor by somebody else, nor where it began there', async () => {
    const { stage } = await firstPipeline();
    const first = await add();
    const { id } = first;
    const refused = { code: 'conflict', message: expect.stringContaining('can no longer be undone') };
    expect(await office.call('deals.undoMove', { id, from: stage('New'), since: first.stageSince })).toMatchObject(
      refused,
    );
    clock.set('2026-03-03T09:00:00.000Z');
    const slip = await office.ask('deals.move', { id, from: stage('New'), to: stage('Proposal') });
    const undone = { id, from: slip.stageId, since: slip.stageSince };
    const maria = await addPerson(office, 'Maria', { role: 'manager' });
    expect(await maria.call('deals.undoMove', undone)).toMatchObject(refused);
    clock.set('2026-03-04T09:00:00.000Z');
    await office.ask('deals.move', { id, from: stage('Proposal'), to: stage('New') });
    await office.ask('deals.move', { id, from: stage('New'), to: stage('Proposal') });
    expect(await office.call('deals.undoMove', undone)).toMatchObject(refused);
    expect((await office.ask('deals.get', { id })).stageSince).toBe('2026-03-04T09:00:00.000Z');
  });
});

describe('many deals', () => {
  test('stand on the board by the day they are expected, with sums that never add two currencies', async () => {
    const { id: pipelineId, stage } = await firstPipeline();
    await add({ name: 'C', expectedClose: null });
    await add({ name: 'B', expectedClose: '2026-05-01' });
    await add({ name: 'A', expectedClose: '2026-04-01', currency: 'EUR', amount: 7 });
    await add({ name: 'Other' }, stage('Proposal'));
    const { columns } = await office.ask('deals.board', { pipelineId, filter: {}, limit: 2 });
    expect(columns.map(({ count }) => count)).toEqual([3, 0, 1, 0, 0, 0, 0]);
    const [first] = columns;
    expect(first?.sums).toEqual([
      { currency: 'EUR', amount: 7 },
      { currency: 'RUB', amount: 200_000 },
    ]);
    expect(first?.cards.map(({ name }) => name)).toEqual(['A', 'B']);
    const rest = await office.ask('deals.column', {
      stageId: stage('New'),
      filter: {},
      after: first?.next ?? null,
      limit: 2,
    });
    expect([rest.rows.map(({ name }) => name), rest.next]).toEqual([['C'], null]);
    const found = await office.ask('deals.board', { pipelineId, filter: { text: 'ЬФ' }, limit: 10 });
    expect(found.columns[0]?.count).toBe(3);
    const none = await office.ask('deals.board', { pipelineId, filter: { text: 'nobody' }, limit: 10 });
    expect(none.columns[0]).toMatchObject({ count: 0, cards: [] });
  });

  test('are listed page by page in every order, each once', async () => {
    for (const [at, name] of ['delta', 'alpha', 'charlie', 'bravo'].entries())
      await add({ name, amount: (at + 1) * 100, expectedClose: at === 2 ? null : `2026-0${at + 3}-01` });
    for (const [column, names] of [
      ['name', ['alpha', 'bravo', 'charlie', 'delta']],
      ['amount', ['delta', 'alpha', 'charlie', 'bravo']],
      ['expectedClose', ['delta', 'alpha', 'bravo', 'charlie']],
    ] as const)
      for (const descending of [false, true]) {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page: Output<'deals.list'> = await office.ask('deals.list', {
            filter: {},
            sort: { column, descending },
            after,
            limit: 3,
          });
          seen.push(...page.rows.map(({ name }) => name));
          after = page.next;
        } while (after !== null);
        expect(seen).toEqual(descending ? [...names].reverse() : names);
      }
  });

  test('are forecast by month with exact sums, weighted and rounded once', async () => {
    const { stage } = await firstPipeline();
    // 3 × 0.10 × 10 % = 0.03, and 0.05 × 25 % = 0.0125: 0.0425 → 4 of 35.
    for (let at = 0; at < 3; at++) await add({ amount: 10, expectedClose: '2026-04-30' });
    await add({ amount: 5, expectedClose: '2026-04-01', probability: 2500 });
    await add({ amount: 900, expectedClose: null });
    await add({ amount: 4_000_000_000_000, currency: 'EUR' }, stage('Contract'));
    const { id } = await add({ amount: 77 });
    await office.ask('deals.win', { id, from: stage('New') });
    expect(await office.ask('deals.forecast', {})).toEqual([
      { month: '2026-03', currency: 'EUR', count: 1, amount: 4_000_000_000_000, weighted: 3_400_000_000_000 },
      { month: '2026-04', currency: 'RUB', count: 4, amount: 35, weighted: 4 },
      { month: null, currency: 'RUB', count: 1, amount: 900, weighted: 90 },
    ]);
  });
});
