/** An office with companies of two countries makes the documents of both. */
import { afterEach, expect, test } from 'vitest';
import { typesMade } from '../../renderer/features/documents/types-made.ts';
import { companyOf } from '../support/office.ts';
import { openPapers, type Papers } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

test('what only the second company makes is offered too, and begins with that company', async () => {
  papers = await openPapers('FR');
  const { ask } = papers;
  const russian = await ask('companies.create', companyOf.RU);
  const companies = await ask('companies.list', {});
  const { countries } = await ask('reference.get', {});
  const offered = typesMade({ forms: await ask('forms.list', {}), companies, countries });
  expect(offered).toEqual(expect.arrayContaining(['invoice', 'act', 'upd', 'power-of-attorney', 'cash-receipt']));
  // Each once, and none that is made on the basis of another one only.
  expect(new Set(offered).size).toBe(offered.length);
  expect(offered.filter((type) => type === 'credit-note' || type === 'correction')).toEqual([]);
  const begun = async (type: 'upd' | 'invoice') =>
    (await ask('documents.new', { type, companyId: null, clientId: null })).companyId;
  expect(await begun('upd')).toBe(russian.id);
  expect(await begun('invoice')).toBe(companies[0]?.id);
});
