/** What the contract refuses is said in the program's own words, never in those of the library that checks it. */
import { afterEach, expect, test } from 'vitest';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
afterEach(() => office.close());

const deal = {
  name: '',
  clientId: 1,
  contactId: null,
  amount: -100,
  amountByHand: true,
  currency: 'euro',
  probability: 20_000,
  expectedClose: 'tomorrow',
  source: 'x'.repeat(101),
  campaignId: null,
  responsibleId: 1.5,
  lines: 'none',
};

const said = {
  en: {
    'deal.name': 'Fill this in.',
    'deal.amount': 'Must not be less than 0.',
    'deal.currency': 'This is not written as it should be.',
    'deal.probability': 'This number is too large.',
    'deal.expectedClose': 'This is not written as it should be.',
    'deal.source': 'Must have 100 characters or fewer.',
    'deal.responsibleId': 'This must be a whole number.',
    'deal.note': 'Fill this in.',
    'deal.lines': 'This value is not right.',
  },
  ru: {
    'deal.name': 'Заполните это поле.',
    'deal.amount': 'Не меньше 0.',
    'deal.currency': 'Это записано не так, как нужно.',
    'deal.probability': 'Число слишком большое.',
    'deal.expectedClose': 'Это записано не так, как нужно.',
    'deal.source': 'Количество знаков — не больше 100.',
    'deal.responsibleId': 'Здесь должно быть целое число.',
    'deal.note': 'Заполните это поле.',
    'deal.lines': 'Такое значение не подходит.',
  },
  fr: {
    'deal.name': 'Ce champ est à remplir.',
    'deal.amount': 'Au moins 0.',
    'deal.currency': 'Ceci n’est pas écrit comme il faut.',
    'deal.probability': 'Ce nombre est trop grand.',
    'deal.expectedClose': 'Ceci n’est pas écrit comme il faut.',
    'deal.source': 'Il faut au plus 100 caractères.',
    'deal.responsibleId': 'Ce doit être un nombre entier.',
    'deal.note': 'Ce champ est à remplir.',
    'deal.lines': 'Cette valeur ne convient pas.',
  },
} as const;

test.each(['en', 'ru', 'fr'] as const)(
  'each wrong field has a sentence of the program beside it: %s',
  async (language) => {
    office = await testOffice({ country: 'RU', language });
    // As another program would send it: past the types.
    const reply = await office.call('deals.add', { deal, pipelineId: 1 } as never);
    expect(reply).toMatchObject({ code: 'invalid' });
    const fields = reply.ok ? [] : (reply.details?.fields ?? []);
    expect(Object.fromEntries(fields.map(({ path, message }) => [path, message]))).toEqual(said[language]);
  },
);
