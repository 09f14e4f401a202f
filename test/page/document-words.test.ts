/** What documents and their statuses are called beside each other: number, gender, the same words in lists and files. */
import { describe, expect, test } from 'vitest';
import { documentTypeWords, documentName as nameInEngine } from '../../main/features/lists/value-words.ts';
import { documentTypes } from '../../preload/contract/companies.ts';
import { documentName } from '../../renderer/features/documents/document-name.ts';
import { issueWord } from '../../renderer/features/documents/issue-word.ts';
import { statusWord } from '../../renderer/features/documents/status-word.ts';
import { documentTexts } from '../../renderer/text/documents.ts';

describe('a status agrees with its document', () => {
  test.each([
    ['fr', 'order', 'confirmed', 'Confirmée'],
    ['fr', 'proposal', 'sent', 'Envoyé'],
    ['fr', 'credit-note', 'issued', 'Émis'],
    ['fr', 'invoice', 'issued', 'Émise'],
    ['fr', 'waybill', 'cancelled', 'Annulé'],
    ['ru', 'waybill', 'posted', 'Проведена'],
    ['ru', 'proposal', 'accepted', 'Принято'],
    ['ru', 'statement', 'sent', 'Отправлен'],
    ['ru', 'credit-note', 'issued', 'Выставлена'],
    ['en', 'order', 'confirmed', 'Confirmed'],
    ['fr', null, 'issued', 'Émis'],
  ] as const)('%s %s %s: %s', (language, type, status, word) => {
    expect(statusWord(language, type, status)).toBe(word);
  });
});

test.each([
  ['proposal', 'Оформить'],
  ['cash-receipt', 'Оформить'],
  ['statement', 'Оформить'],
  ['invoice', 'Выставить счёт'],
  ['tax-invoice', 'Выставить'],
] as const)('in Russian the button of a draft of a %s says “%s”', (type, verb) => {
  expect(documentTexts.ru[issueWord(type)]).toBe(verb);
});

test('the word for a type is not said twice', () => {
  expect(documentName('КП', 'КП-1')).toBe('КП-1');
  expect(documentName('Счёт', '15')).toBe('Счёт 15');
  expect(documentName('Акт', 'Актив-3')).toBe('Акт Актив-3');
  expect(nameInEngine('proposal', 'КП-1', 'ru')).toBe('КП-1');
  expect(nameInEngine('invoice', 'FA-2026-0001', 'fr')).toBe('Facture FA-2026-0001');
});

test.each(['en', 'ru', 'fr'] as const)('lists, files and screens call all fourteen types the same (%s)', (language) => {
  expect(documentTypes.map((type) => documentTypeWords[type][language])).toEqual(
    documentTypes.map((type) => documentTexts[language][`type_${type}`]),
  );
});
