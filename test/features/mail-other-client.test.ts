/** A letter goes to one client: a document of another one is marked before it is sent. */
import { afterEach, expect, test } from 'vitest';
import { addClient, line } from '../support/documents.ts';
import { fullAddress, openPapers, type Papers } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

test('a letter with documents of two clients warns of the one whose client it does not go to', async () => {
  const reach = (value: string) => ({ reaches: [{ kind: 'email' as const, value, label: '' }] });
  papers = await openPapers('INT', { name: 'First', ...reach('first@kontor.example') });
  const { office, ask, issued } = papers;
  const other = await addClient(office, { name: 'Other', country: 'INT', address: fullAddress });
  const own = await issued('invoice', [line()]);
  const also = await issued('order', [line()]);
  const foreign = await issued('invoice', [line()], { clientId: other });
  const { to, documents } = await ask('mail.draft', { documentIds: [own.id, foreign.id, also.id] });
  expect(to).toEqual(['first@kontor.example']);
  expect(documents.map(({ warning }) => warning)).toEqual([
    '',
    'Of another client: Other. The letter goes to First.',
    '',
  ]);
});
