/** What forms say in words is true: in which currency, who owes whom, which form it is. */
import { expect, test } from 'vitest';
import { forms } from '../../main/printing/forms.ts';
import { renderDocument } from '../../main/printing/render.ts';
import { documentView, type PrintedDocument } from '../../main/printing/view.ts';
import { formSample } from './form-samples.ts';
import { assets } from './sample-documents.ts';

function sampleOf(id: string, changes: Partial<PrintedDocument> = {}): PrintedDocument {
  const form = forms.find((one) => one.id === id);
  if (!form) throw new Error(`No form ${id}`);
  return { ...formSample(form), ...changes };
}

function read(document: PrintedDocument): string {
  const html = renderDocument(documentView(document), assets);
  return html
    .slice(html.indexOf('<body'))
    .replace(/<[^>]*>/gu, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/gu, ' ');
}

test.each([
  ['RUB', 'В рублях по курсу 90,0000:'],
  ['EUR', 'В евро по курсу 90,0000:'],
  ['KZT', 'В тенге по курсу 90,0000:'],
  ['SEK', 'В SEK по курсу 90,0000:'],
])('a Russian form of a company that keeps its books in %s says so', (ownCurrency, said) => {
  const changes = { currency: 'USD', ownCurrency, exchangeRate: 90_000_000 };
  for (const id of ['invoice-ru', 'act-ru']) expect(read(sampleOf(id, changes))).toContain(said);
});

test.each([
  ['en', 20_000, 'Balance in favour of Nordwind Software GmbH: Two hundred euros'],
  ['en', -20_000, 'Balance in favour of Harbour Trading Ltd.: Two hundred euros'],
  ['fr', -20_000, 'Solde dû à Harbour Trading Ltd. : deux cents euros'],
  ['ru', -20_000, 'Сальдо в пользу Harbour Trading Ltd.: Двести евро'],
] as const)('a statement in %s of %d says in whose favour the balance is', (language, closing, said) => {
  const text = read(sampleOf('statement-int', { language, statement: { opening: closing, entries: [], closing } }));
  expect(text).toContain(said);
});

test('a settled statement says that nothing is owed', () => {
  const text = read(sampleOf('statement-fr', { statement: { opening: 0, entries: [], closing: 0 } }));
  expect(text).toContain('Le compte est soldé.');
  expect(text).not.toContain('Solde dû');
});

test('the act of reconciliation says once what it is', () => {
  expect(read(sampleOf('statement-ru')).match(/взаимных расчётов за период/gu)).toBeNull();
});

test('an avoir speaks of regularising the VAT only to a business, of a company that pays VAT', () => {
  const base = sampleOf('credit-note-fr');
  expect(read(base)).toContain('est à régulariser à due concurrence');
  expect(read(base)).not.toContain('Net de taxe');
  expect(read({ ...base, buyerIsPerson: true })).not.toContain('régulariser');
  expect(read({ ...base, company: { ...base.company, vatPayer: false } })).not.toContain('régulariser');
});

test('М-2 is М-2: with its counterfoil and its own number', () => {
  const text = read(sampleOf('power-of-attorney-ru'));
  for (const part of ['форма № М-2 ', '0315001', 'Расписка в получении доверенности', 'Линия отреза'])
    expect(text).toContain(part);
});
