/** The page of roles gives every right that there is, and says in words what a role is kept from. */
import { expect, test } from 'vitest';
import { rights } from '../../preload/contract/channel.ts';
import { limitsInWords, rightsOnPage, withRight } from '../../renderer/features/people/role-rights.ts';
import { roleTexts } from '../../renderer/text/roles.ts';
import { type TextValues, textIn } from '../../renderer/ui/language.tsx';

const inEnglish = (key: keyof (typeof roleTexts)['en'], values?: TextValues) => textIn(roleTexts, 'en', key, values);

test('every right of the contract can be given on the page, each at one place', () => {
  expect([...rightsOnPage()].sort()).toEqual([...rights].sort());
});

test('in words: deals, payments and hidden fields are named', () => {
  const said = limitsInWords({ 'clients.see': 'all', 'deals.see': 'own' }, ['clients.birthdays'], inEnglish);
  expect(said).toContain('does not see tasks, calls, meetings, documents, products');
  expect(said).toContain('sees only own deals');
  expect(said).toContain('does not see the fields: birthdays of contact persons');
  expect(said).toContain('Deals — cannot: add, change, delete');
  expect(said.at(-1)).toMatch(/^cannot: record payments, /);
});

test('whoever may change deals sees them, no further than they are seen', () => {
  expect(withRight({}, 'deals.change', 'team')).toEqual({ 'deals.change': 'team', 'deals.see': 'team' });
  expect(withRight({ 'deals.change': 'all', 'deals.see': 'all' }, 'deals.see', 'own')).toEqual({
    'deals.change': 'own',
    'deals.see': 'own',
  });
  expect(withRight({ 'deals.change': 'all', 'deals.see': 'all' }, 'deals.see', null)).toEqual({});
});
