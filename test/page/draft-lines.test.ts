/** What a line of a draft keeps of the line and the goods that it was made of. */
import { expect, test } from 'vitest';
import type { DocumentLine } from '../../preload/contract/documents.ts';
import { type DraftLine, draftLine, draftOf, sendable } from '../../renderer/features/documents/draft.ts';

const based: DocumentLine = {
  productId: 7,
  code: 'P7',
  name: 'Lamp',
  unit: 'H87',
  quantity: 1000,
  price: 10_000,
  discount: 0,
  vatRateId: null,
  basedOnLineId: 31,
  originCountry: 'CN',
  customsDeclaration: '10702070/150326/0012345',
};

function sent(line: DocumentLine, changes: Partial<DraftLine>): DocumentLine | undefined {
  const draft = draftOf({
    type: 'invoice',
    companyId: 1,
    clientId: 1,
    day: '2026-11-29',
    dueDay: null,
    serviceDay: null,
    currency: 'RUB',
    pricesIncludeVat: false,
    discount: 0,
    language: 'ru',
    form: 'RU',
    bankAccount: null,
    comment: '',
    lines: [],
    responsibleId: null,
    own: {},
    template: null,
    exchangeRate: null,
    basedOnId: null,
    correctsId: null,
    contractId: null,
    details: {},
  });
  const words = { required: 'required', wrong: () => 'not a number' };
  const ready = sendable({ ...draft, lines: [{ ...draftLine(line), ...changes }] }, {}, words);
  return ready.ok ? ready.fields.lines[0] : undefined;
}

test('a line whose product is another one, or none, is based on nothing and has no origin', () => {
  const nothing = { basedOnLineId: null, originCountry: '', customsDeclaration: '' };
  expect(sent(based, { productId: 8, code: 'P8', name: 'Chair' })).toMatchObject({ productId: 8, ...nothing });
  expect(sent(based, { productId: null, code: '', name: 'Advice' })).toMatchObject({ productId: null, ...nothing });
  const free = { ...based, productId: null, originCountry: '', customsDeclaration: '' };
  expect(sent(free, { productId: 8, name: 'Chair' })).toMatchObject({ productId: 8, ...nothing });
});

test('other quantities, prices and words leave it what it was, also when the same product is chosen again', () => {
  expect(sent(based, {})).toEqual(based);
  expect(sent(based, { quantity: 400, price: 9_000, name: 'Lamp, white' })).toEqual({
    ...based,
    quantity: 400,
    price: 9_000,
    name: 'Lamp, white',
  });
  expect(sent(based, { productId: 7 })).toEqual(based);
  const free = { ...based, productId: null };
  expect(sent(free, { name: 'Advice, by telephone' })).toEqual({ ...free, name: 'Advice, by telephone' });
});
