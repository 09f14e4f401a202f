/** The example office is made by the services that people use, so that all of it is right: numbers, sums, parties, states, history. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPlan } from '../../main/features/demo/plan.ts';
import { timeline } from '../../main/features/demo/timeline.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

const now = '2026-11-23T09:30:00.000Z';

describe('an example office', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await testOffice({ create: false, language: 'fr', now });
    await office.ask('office.createExample', { language: 'fr', seed: 7, job: 'job-example' });
  });
  afterAll(() => office.close());

  it('is an office of the language’s country whose administrator is signed in', async () => {
    const state = await office.ask('office.state', {});
    expect(state).toMatchObject({ status: 'open', country: 'FR', example: true, language: 'fr' });
    expect(state.user?.name).toBe('Camille Martin');
  });

  it('holds 500 clients, 60 products and 2,000 invoices in every state', async () => {
    expect(await office.ask('clients.count', {})).toEqual({ count: 500, exact: true });
    expect(await office.ask('products.count', {})).toEqual({ count: 60, exact: true });
    expect(await office.ask('documents.count', { type: 'invoice' })).toMatchObject({ count: 2000, exact: true });
    for (const status of ['draft', 'issued', 'part-paid', 'paid', 'cancelled', 'overdue'] as const)
      expect((await office.ask('documents.count', { status })).count).toBeGreaterThan(0);
  });

  it('has something to do: overdue, today and later, and something that is done', async () => {
    const count = async (...conditions: { column: string; is: 'is' | 'less' | 'more'; values: string[] }[]) =>
      (await office.ask('activities.count', { conditions })).count;
    const open = { column: 'status', is: 'is', values: ['open'] } as const;
    const on = (is: 'is' | 'less' | 'more', day: string) => ({ column: 'day', is, values: [day] });
    const stillOpen = { ...open, values: [...open.values] };
    expect(await count(stillOpen, on('less', '2026-11-22'))).toBeGreaterThan(0);
    expect(await count(stillOpen, on('is', '2026-11-23'))).toBe(5);
    expect(await count(stillOpen, on('more', '2026-11-24'))).toBe(28);
    expect(await count({ column: 'status', is: 'is', values: ['done'] })).toBeGreaterThan(3);
  });

  it('has something that a colleague had asked for, and something that she did not take', async () => {
    const answered = async (column: 'askedBy' | 'responsible', acceptance: 'asked' | 'declined') => {
      const conditions = [
        { column, is: 'mine' as const, values: [] },
        { column: 'acceptance', is: 'is' as const, values: [acceptance] },
      ];
      const sort = { column: 'day', descending: false } as const;
      return (await office.ask('activities.list', { filter: { conditions }, sort, after: null, limit: 5 })).rows;
    };
    expect(await answered('responsible', 'asked')).toMatchObject([{ askedBy: 'Léa Bernard' }]);
    expect(await answered('askedBy', 'declined')).toMatchObject([
      { responsible: 'Léa Bernard', askedBy: 'Camille Martin' },
    ]);
    expect((await office.ask('office.state', {})).user?.name).toBe('Camille Martin');
  });

  it('has missed calls, one of which somebody called back', async () => {
    const { rows } = await office.ask('calls.list', { which: 'missed', after: null, limit: 50 });
    expect(rows.map(({ backAt, client }) => [backAt !== null, client !== ''])).toEqual([
      [false, true],
      [false, false],
      [true, true],
    ]);
  });

  it('has deals in every stage, won and lost ones, and some that stand still', async () => {
    const pipeline = (await office.ask('pipelines.list', {}))[0];
    const { columns } = await office.ask('deals.board', { pipelineId: pipeline?.id ?? 0, filter: {}, limit: 40 });
    expect(columns.map(({ count }) => count)).toEqual([3, 4, 4, 3, 2, 5, 3]);
    expect(columns.some(({ cards }) => cards.some(({ stalled }) => stalled))).toBe(true);
    expect(columns.at(-1)?.cards.map(({ state }) => state)).toEqual(['lost', 'lost', 'lost']);
  });

  it('has campaigns of which clients and deals came, and what they cost', async () => {
    const rows = await office.ask('campaigns.report', { from: '2026-01-01', to: '2026-12-31' });
    const ofCampaigns = rows.filter(({ campaignId }) => campaignId !== null);
    expect(ofCampaigns).toHaveLength(3);
    for (const { clients, deals, cost } of ofCampaigns) {
      expect(Math.min(clients, deals)).toBeGreaterThan(0);
      expect(cost?.perClient).toBeGreaterThan(0);
    }
  });

  it('has orders, waybills and payments that belong to its invoices', async () => {
    for (const type of ['order', 'waybill'] as const)
      expect((await office.ask('documents.count', { type })).count).toBeGreaterThan(20);
    const chain = office.db
      .prepare<[], { id: number; gross: number; paid: number }>(
        `SELECT invoice.id, invoice.gross, invoice.paid FROM document AS invoice JOIN document AS bill ON bill.id = invoice.based_on_id
         JOIN document AS waybill ON waybill.based_on_id = invoice.id
         WHERE invoice.type = 'invoice' AND bill.type = 'order' AND waybill.type = 'waybill' AND invoice.status = 'paid' LIMIT 1`,
      )
      .get();
    const { payments, due } = await office.ask('payments.of', { id: chain?.id ?? 0 });
    expect(due).toBe(0);
    expect(payments.map(({ amount }) => amount)).toEqual([chain?.gross]);
    expect((await office.ask('documents.chain', { id: chain?.id ?? 0 })).map(({ type }) => type)).toEqual([
      'order',
      'invoice',
      'waybill',
    ]);
  });

  it('has numbers without a gap, each year from one, in the order of the days', () => {
    const rows = office.db
      .prepare<[], { period: string; seq: number; day: string; issued: string | null }>(
        "SELECT period, seq, day, issued_at AS issued FROM document WHERE number IS NOT NULL AND type = 'invoice' ORDER BY period, seq",
      )
      .all();
    expect(rows).toHaveLength(1992);
    rows.forEach(({ period, seq, day, issued }, index) => {
      const before = rows[index - 1];
      expect(seq).toBe(before?.period === period ? before.seq + 1 : 1);
      if (before?.period === period) expect(before.day <= day).toBe(true);
      expect(issued?.slice(0, 10)).toBe(day);
    });
  });

  it('has frozen both parties, and a draft has no number', async () => {
    const all = { filter: {}, sort: { column: 'day' as const, descending: true }, after: null, limit: 200 };
    const { rows } = await office.ask('documents.list', all);
    const issued = rows.find(({ status }) => status === 'issued');
    const draft = rows.find(({ status }) => status === 'draft');
    const document = await office.ask('documents.get', { id: issued?.id ?? 0 });
    expect(document.parties?.seller.name).toBe('Bureau Exemple');
    expect(document.parties?.buyer.name).toBe(document.clientName);
    expect(document.totals.gross).toBe(document.totals.net + document.totals.vat);
    expect(draft?.number).toBeNull();
  });

  it('is found like any other, and its history is whole and in the order of time', async () => {
    const name = demoPlan({ seed: '7', language: 'fr', today: '2026-11-23' }).clients[0]?.name ?? '';
    expect((await office.ask('clients.find', { text: name, limit: 5 })).map((row) => row.name)).toContain(name);
    expect((await office.ask('audit.check', {})).firstBroken).toBeNull();
    const moments = office.db.prepare<[], { at: string }>('SELECT at FROM audit ORDER BY id').all();
    expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).sort());
    expect(moments.every(({ at }) => at <= now)).toBe(true);
  });

  it('has told how far it is, to the end', () => {
    const told = office.events.filter((event) => event.type === 'progress');
    expect(told.at(-1)).toMatchObject({ job: 'job-example', phase: 'finished' });
    expect(told.at(-2)).toMatchObject({ phase: 'writing', done: told.at(-2)?.total });
  });
});

describe('what happens in it', () => {
  const plan = demoPlan({ seed: 'kontor', language: 'en', today: '2026-11-23' }, { clients: 80, documents: 200 });
  const events = timeline(plan, '2026-11-23', now);

  it('never goes back in time, nor beyond now', () => {
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort());
    expect(events.every(({ at }) => at <= now)).toBe(true);
  });

  it('comes in the order of cause and effect', () => {
    const place = new Map(events.map(({ kind, index }, at) => [`${kind} ${index}`, at]));
    plan.documents.forEach(({ clientIndex, outcome, paid }, index) => {
      const document = place.get(`document ${index}`) ?? -1;
      expect(document).toBeGreaterThan(place.get(`client ${clientIndex}`) ?? Number.POSITIVE_INFINITY);
      if (paid) expect(place.get(`payment ${index}`)).toBeGreaterThan(document);
      if (outcome === 'cancelled') expect(place.get(`cancelling ${index}`)).toBeGreaterThan(document);
    });
  });
});
