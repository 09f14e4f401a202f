/** What the first start takes over when another country is chosen after all. */
import { expect, test } from 'vitest';
import type { CountryProfile } from '../../preload/contract/reference.ts';
import { firstChoices, inCountry } from '../../renderer/features/start/start-choices.ts';

const profile = (code: string, currency: string): CountryProfile => ({
  code,
  name: code,
  about: '',
  language: null,
  currency,
  printForm: 'INT',
  pricesIncludeVat: false,
  paymentDays: 14,
  companyTaxNumbers: [],
  soleTraderTaxNumbers: [],
  personTaxNumbers: [],
  bank: { bic: '', account: '', corrAccount: null },
  anyVatRate: false,
  companyFields: [],
});
const france = profile('FR', 'EUR');

test('a bank account that is filled in follows the country, one in a currency that was chosen stays in it', () => {
  const russian = firstChoices(profile('RU', 'RUB'));
  const [account] = russian.company.bankAccounts;
  if (!account) throw new Error('The first start offers an account.');
  const typed = { ...account, bank: 'Crédit Lyonnais', account: 'FR1420041010050500013M02606' };
  const bankAccounts = [typed, { ...typed, currency: 'USD' }, account];
  const { company } = inCountry({ ...russian, company: { ...russian.company, bankAccounts } }, france);
  expect(company.currency).toBe('EUR');
  expect(company.bankAccounts).toEqual([
    { ...typed, currency: 'EUR' },
    { ...typed, currency: 'USD' },
    { ...account, currency: 'EUR' },
  ]);
});
