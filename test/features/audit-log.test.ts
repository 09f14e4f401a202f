/** The log of everything: what it shows, to whom, and by which way through the table. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logStatement } from '../../main/features/audit/log-queries.ts';
import { addClient, addIssued } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';
import { sampleClient } from './client-samples.ts';

const clock = testClock('2026-11-20T09:00:00.000Z');
let office: TestOffice;
beforeEach(async () => {
  clock.set('2026-11-20T09:00:00.000Z');
  office = await testOffice({ clock, language: 'en' });
});
afterEach(() => office.close());

const all = { before: null, limit: 50 };

describe('the log', () => {
  test('shows who did what to which record, the latest first, with its present name', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Alfa' }));
    await office.ask('clients.change', { id, version: 1, changes: { name: 'Beta' }, was: { name: 'Alfa' } });
    const [latest, before] = await office.ask('audit.list', { filter: {}, ...all });
    expect(latest).toMatchObject({
      channel: 'clients.change',
      kind: 'changes',
      entity: 'client',
      entityId: id,
      title: 'Beta',
      changes: { name: { old: 'Alfa', new: 'Beta' } },
    });
    expect(before).toMatchObject({ channel: 'clients.create', title: 'Beta' });
  });

  test('is looked through by kind, entity, person and days, and page by page', async () => {
    const { id } = await office.ask('clients.create', sampleClient({ name: 'Alfa' }));
    clock.set('2026-11-22T09:00:00.000Z');
    await office.ask('clients.remove', { id, version: 1 });
    await office.ask('clients.restore', { id });
    const channels = async (filter: object) =>
      (await office.ask('audit.list', { filter, ...all })).map(({ channel }) => channel);
    expect(await channels({ kind: 'deletions' })).toEqual(['clients.restore', 'clients.remove']);
    expect(await channels({ entity: 'client', from: '2026-11-22' })).toEqual(['clients.restore', 'clients.remove']);
    expect(await channels({ entity: 'client', to: '2026-11-21' })).toEqual(['clients.create']);
    expect(await channels({ from: '2026-11-23' })).toEqual([]);
    const [person] = await office.ask('audit.people', {});
    expect(await channels({ userId: person?.id ?? 0, kind: 'deletions' })).toEqual([
      'clients.restore',
      'clients.remove',
    ]);
    const first = await office.ask('audit.list', { filter: { entity: 'client' }, before: null, limit: 2 });
    const rest = await office.ask('audit.list', {
      filter: { entity: 'client' },
      before: first.at(-1)?.id ?? null,
      limit: 2,
    });
    expect([...first, ...rest].map(({ channel }) => channel)).toEqual([
      'clients.restore',
      'clients.remove',
      'clients.create',
    ]);
  });

  test('is asked by an index, and nothing is sorted but what an index has in order', () => {
    const request = { channels: null, userId: null, entity: null, first: 1, last: 1e9, limit: 50 };
    const plan = (asked: Parameters<typeof logStatement>[0], channel: string | null) => {
      const { sql, parameters } = logStatement(asked, channel);
      const rows = office.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      return rows.map(({ detail }) => detail).join('; ');
    };
    expect(plan({ ...request, channels: ['clients.remove'] }, 'clients.remove')).toContain('audit_channel');
    expect(plan({ ...request, userId: 1 }, null)).toContain('audit_user');
    for (const asked of [request, { ...request, userId: 1 }, { ...request, entity: 'client' }])
      expect(plan(asked, null)).not.toContain('TEMP B-TREE');
  });
});

test('a print form that the page printed or saved stands in the log', async () => {
  const { id } = await addIssued(office, await addClient(office));
  const { file, sha256 } = await office.ask('documents.pdf', { id });
  await office.ask('documents.handedOut', { id, as: 'print', file });
  await office.ask('documents.handedOut', { id, as: 'pdf', file });
  const entries = await office.ask('audit.list', { filter: { kind: 'prints' }, ...all });
  expect(entries.map(({ changes }) => changes)).toEqual([
    { saved: { old: null, new: 'PDF' }, sha256: { old: null, new: sha256 } },
    { printed: { old: null, new: '2026-11-20T09:00:00.000Z' }, sha256: { old: null, new: sha256 } },
    { pdf: { old: null, new: sha256 } },
  ]);
});
