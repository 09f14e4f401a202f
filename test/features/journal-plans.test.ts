/** The register of documents reads the page that it shows and no more, for whoever asks; sums and gaps read an index from end to end, never the table. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  currenciesStatement,
  journalBeforeStatement,
  journalStatement,
  journalSumsStatement,
  periodsStatement,
} from '../../main/features/documents/journal-queries.ts';
import { addClient, addIssued } from '../support/documents.ts';
import { type TestOffice, testClock, testOffice } from '../support/office.ts';

const clock = testClock('2025-12-30T10:00:00.000Z');
let office: TestOffice;
beforeAll(async () => {
  office = await testOffice({ clock, country: 'INT', language: 'en' });
});
afterAll(() => office.close());

const reaches = ['all', 'own', 'team'] as const;

function planOf(sql: string): string {
  const parameters = Array(sql.split('?').length - 1).fill(1);
  return office.db.sql
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail)
    .join('; ');
}

test.each(reaches)('a page begins behind its key and sorts nothing: %s', (kind) => {
  const plan = planOf(journalStatement(kind));
  expect(plan).toContain('document_sequence (series_id=? AND (period,seq)>(?,?) AND period<?)');
  expect(plan).not.toContain('TEMP B-TREE');
});

test.each(reaches)('sums read the periods of the part, group nothing, and never look into the table: %s', (kind) => {
  const sql = journalSumsStatement(kind);
  expect(planOf(sql)).toContain('document_sequence (series_id=? AND period>? AND period<?)');
  expect(planOf(sql)).not.toContain('TEMP B-TREE');
  // In the program that SQLite runs the table is the first cursor: a column that is read from it is one that the index lacks.
  const parameters = Array(sql.split('?').length - 1).fill(1);
  const steps = office.db.sql
    .prepare<unknown[], { opcode: string; p1: number }>(`EXPLAIN ${sql}`)
    .all(...parameters)
    .filter(({ opcode }) => opcode === 'Column' || opcode === 'DeferredSeek');
  expect(steps.some(({ opcode }) => opcode === 'DeferredSeek')).toBe(true);
  expect(steps.filter(({ opcode, p1 }) => opcode === 'Column' && p1 === 0)).toEqual([]);
});

test.each(reaches)('what stood before corrections is read for corrections alone: %s', (kind) => {
  const plan = planOf(journalBeforeStatement(kind));
  expect(plan).toContain('document_type (type=? AND day>? AND day<?)');
  expect(plan).toContain('document_line_position (document_id=?)');
  expect(plan).toContain('document_line_based_on (based_on_line_id=?)');
});

test('currencies are found by steps, periods by their own index alone', () => {
  expect(planOf(currenciesStatement)).toContain('document_currency (currency>?)');
  expect(planOf(currenciesStatement)).not.toContain('TEMP B-TREE');
  expect(planOf(periodsStatement)).toBe('SCAN document USING COVERING INDEX document_series_seq');
});

test('a part begins with the period of its first day, whichever way the series begins anew', async () => {
  const client = await addClient(office, { country: 'INT' });
  const number = async () => (await addIssued(office, client)).number;
  const [series] = (await office.ask('series.list', {})).filter(({ type }) => type === 'invoice');
  const change = async (reset: 'never' | 'yearly' | 'monthly', prefix: string) => {
    const { id, version } = (await office.ask('series.list', {})).find((one) => one.id === series?.id) ?? {
      id: 0,
      version: 0,
    };
    await office.ask('series.change', { id, version, prefix, pattern: '{PREFIX}-{####}', reset, next: 1 });
  };
  await number();
  clock.set('2026-01-05T10:00:00.000Z');
  await number();
  await change('monthly', 'M');
  await number();
  clock.set('2026-02-05T10:00:00.000Z');
  await number();
  const found = async (from: string, to: string, limit = 50) => {
    const part = { seriesId: series?.id ?? 0, from, to };
    const numbers: string[] = [];
    for (let after: number | null = null; ; ) {
      const page: { readonly rows: readonly { readonly number: string }[]; readonly next: number | null } =
        await office.ask('journal.list', { ...part, after, limit });
      numbers.push(...page.rows.map((row) => row.number));
      after = page.next;
      if (after === null) break;
    }
    expect((await office.ask('journal.sums', part)).count).toBe(numbers.length);
    return numbers;
  };
  const all = ['INV-2025-0001', 'INV-2026-0001', 'M-0001', 'M-0001'];
  expect(await found('2025-01-01', '2026-12-31', 1)).toEqual(all);
  expect(await found('2026-01-01', '2026-01-31', 1)).toEqual(['INV-2026-0001', 'M-0001']);
  expect(await found('2026-02-01', '2026-02-28')).toEqual(['M-0001']);
  expect(await found('2025-12-01', '2025-12-31')).toEqual(['INV-2025-0001']);
  await change('never', 'N');
  await number();
  expect(await found('2026-02-01', '2026-02-28', 1)).toEqual(['N-0001', 'M-0001']);
  expect((await office.ask('journal.gaps', {})).gaps).toEqual([]);
});
