/** Deals where other things are looked for: on the timeline of their client, and with Ctrl+K; only those that somebody may see. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dealEventsStatement } from '../../main/features/deals/client-events-queries.ts';
import { foundStatement } from '../../main/features/deals/list-queries.ts';
import { plainDeal } from '../support/deals.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { addPerson, type Colleague, ownersPassword } from '../support/people.ts';
import { sampleClient } from './client-samples.ts';

const clock = testClock('2026-03-02T09:00:00.000Z');
let office: TestOffice;
let pipelineId: number;
let clientId: number;
let stage: (name: string) => number;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00.000Z');
  office = await testOffice({ country: 'RU', language: 'en', clock, password: ownersPassword });
  const [pipeline] = await office.ask('pipelines.list', {});
  pipelineId = pipeline?.id ?? 0;
  stage = (name) => pipeline?.stages.find((one) => one.name === name)?.id ?? 0;
  ({ id: clientId } = await office.ask('clients.create', sampleClient({ name: 'Альфа' })));
});
afterEach(() => office.close());

type Asker = Pick<Colleague, 'ask'>;

async function add(name: string, { ask }: Asker = office, responsibleId: number | null = null) {
  const deal = plainDeal({ name, clientId, currency: 'RUB', expectedClose: '2026-12-31', responsibleId });
  return (await ask('deals.add', { pipelineId, deal })).id;
}

const later = () => clock.set(new Date(clock.milliseconds() + 60_000).toISOString());

/** The deals of the client's timeline in words, the latest first; two at a time. */
async function told({ ask }: Asker = office) {
  const words: string[] = [];
  for (let before: string | null = null; ; ) {
    const record = { entity: 'client', id: clientId } as const;
    const page: { entries: readonly unknown[]; next: string | null } = await ask('timeline.of', {
      ...record,
      before,
      limit: 2,
      kinds: ['deal'],
    });
    for (const entry of page.entries as Awaited<ReturnType<typeof office.ask<'timeline.of'>>>['entries'])
      if (entry.kind === 'deal')
        words.push([entry.event, entry.deal.name, entry.deal.stage, entry.deal.reason].filter(Boolean).join(' '));
    before = page.next;
    if (before === null) return words;
  }
}

test('the timeline tells that a deal was added, moved, lost and why, opened again and won', async () => {
  const id = await add('Chairs');
  later();
  await office.ask('deals.move', { id, from: stage('New'), to: stage('Qualified') });
  later();
  await office.ask('deals.lose', { id, from: stage('Qualified'), reason: 'Price' });
  expect(await told()).toEqual(['lost Chairs Lost Price', 'moved Chairs Qualified', 'added Chairs New']);
  later();
  await office.ask('deals.reopen', { id, from: stage('Lost') });
  later();
  await office.ask('deals.win', { id, from: stage('Qualified') });
  expect(await told()).toEqual([
    'won Chairs Won',
    'moved Chairs Qualified',
    // It is lost no more: the reason is kept by its history alone.
    'lost Chairs Lost',
    'moved Chairs Qualified',
    'added Chairs New',
  ]);
  const { version } = await office.ask('deals.get', { id });
  await office.ask('deals.remove', { id, version });
  expect(await told()).toEqual([]);
});

test('who sees his own deals is told of these, and finds these', async () => {
  const [ivan, maria] = [await addPerson(office, 'Ivan'), await addPerson(office, 'Maria')];
  const { version, responsibleId } = await office.ask('clients.get', { id: clientId });
  await office.ask('clients.change', {
    id: clientId,
    version,
    changes: { responsibleId: ivan.id },
    was: { responsibleId },
  });
  await add('Chairs of Ivan', ivan);
  await add('Chairs of Maria', office, maria.id);
  const found = async ({ ask }: Asker) =>
    (await ask('finding.everything', { text: 'CHAIRS' })).map(({ entity, title, detail }) =>
      [entity, title, detail].join(' '),
    );
  expect(await told(ivan)).toEqual(['added Chairs of Ivan New']);
  expect(await told()).toEqual(['added Chairs of Maria New', 'added Chairs of Ivan New']);
  expect(await found(ivan)).toEqual(['deal Chairs of Ivan Альфа']);
  expect(await found(office)).toEqual(['deal Chairs of Maria Альфа', 'deal Chairs of Ivan Альфа']);
});

test('deals of a client are read by its index; those that are typed by the order in which they are shown', () => {
  const plan = (sql: string, parameters: readonly unknown[]) =>
    office.db.sql
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...parameters)
      .map(({ detail }) => detail);
  const ofClient = plan(dealEventsStatement('own'), [1, '', 1, 1, 30]);
  expect(ofClient[0]).toContain('INDEX deal_client (client_id=?)');
  expect(ofClient[1]).toContain('INDEX deal_stage_change_deal (deal_id=?)');
  const typed = { text: 'chair', short: false, beginning: 'chair', asTyped: 'chair' };
  const { sql, parameters } = foundStatement(typed, { kind: 'own', userId: 1 }, 8);
  const found = plan(sql, parameters);
  expect(found[0]).toContain('INDEX deal_updated');
  expect(found.join('\n')).not.toContain('TEMP B-TREE');
});
