/** The bank account that was chosen for a document stays the one, whatever becomes of the others. */
import { afterEach, expect, test } from 'vitest';
import type { BankAccount } from '../../preload/contract/parties.ts';
import { line } from '../support/documents.ts';
import { openPapers, type Papers } from '../support/papers.ts';

let papers: Papers;
afterEach(() => papers.office.close());

const account = (last: number): BankAccount => ({
  bank: `Bank ${last}`,
  bic: '044525225',
  account: `4070281020000001234${last}`,
  corrAccount: '30101810400000000225',
  currency: 'RUB',
});

async function accounts(...lasts: number[]): Promise<void> {
  const [company] = await papers.ask('companies.list', {});
  if (company === undefined) throw new Error('The office has a company.');
  const { id, version, bankAccounts } = company;
  const changes = { bankAccounts: lasts.map(account) };
  await papers.ask('companies.change', { id, version, changes, was: { bankAccounts } });
}

async function begin() {
  papers = await openPapers('RU');
  await accounts(1, 2, 3);
  return papers.draft('invoice', [line()], { bankAccount: 1 });
}

/** The bank on the printed form. */
async function printed(id: number): Promise<string | undefined> {
  const { html } = await papers.ask('documents.html', { id });
  return /Bank \d/u.exec(html.slice(html.indexOf('<body')))?.[0];
}

test('an account that moves up is still the one that the document names', async () => {
  const draft = await begin();
  await accounts(2, 3);
  const { get, change, issue } = papers;
  expect([(await get(draft.id)).bankAccount, await printed(draft.id)]).toEqual([0, 'Bank 2']);
  // A page that was open meanwhile sends the place that it knows.
  const again = await change(draft, { comment: 'Soon' });
  expect(again.bankAccount).toBe(0);
  const issued = await issue(again);
  expect([issued.bankAccount, await printed(draft.id)]).toEqual([0, 'Bank 2']);
  await accounts(3, 2);
  const { ask } = papers;
  expect((await ask('documents.copy', { id: draft.id })).bankAccount).toBe(1);
  expect((await papers.based(draft.id, 'act')).bankAccount).toBe(1);
  expect(await printed(draft.id)).toBe('Bank 2');
});

test('an account that is gone is refused, and another one can be chosen by its place or by what it is', async () => {
  const draft = await begin();
  await accounts(1, 3);
  const { get, call, change, tryIssue, issue } = papers;
  expect((await get(draft.id)).bankAccount).toBe(2);
  const refused = { ok: false, code: 'invalid', details: { fields: [{ path: 'bankAccount' }] } };
  expect(await tryIssue(draft)).toMatchObject(refused);
  const { id, version, ...fields } = draft;
  expect(await call('documents.change', { id, version, draft: { ...fields, comment: 'Soon' } })).toMatchObject(refused);
  const first = await change(draft, { bankAccount: 0 });
  expect([first.bankAccount, await printed(id)]).toEqual([0, 'Bank 1']);
  const { bic, account: number, currency } = account(3);
  // By what it is, beside a place that is out of date.
  const third = await change(first, {
    bankAccount: 0,
    details: { ...first.details, bankAccount: { bic, account: number, currency } },
  });
  expect([third.bankAccount, await printed(id)]).toEqual([1, 'Bank 3']);
  await issue(third);
  expect(await printed(id)).toBe('Bank 3');
});

test('what is made of a document whose account is gone names the usual one', async () => {
  const draft = await begin();
  await papers.issue(draft);
  await accounts(1, 3);
  expect((await papers.based(draft.id, 'act')).bankAccount).toBeNull();
  expect((await papers.ask('documents.copy', { id: draft.id })).bankAccount).toBeNull();
});
