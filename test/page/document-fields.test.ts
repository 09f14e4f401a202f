/** A field of a document is never called by the name that the program has for it. */
import { expect, test } from 'vitest';
import { DocumentDetails } from '../../preload/contract/document-details.ts';
import { DraftFields } from '../../preload/contract/documents.ts';
import { fieldLabel } from '../../renderer/features/documents/field-label.ts';

const details = Object.keys(DocumentDetails.shape).map((name) => `details.${name}`);
const paths = [
  ...Object.keys(DraftFields.shape).filter((name) => name !== 'details'),
  ...details,
  ...['details.shipment.carrier', 'details.person.post', 'details.signatory.name', 'details.deposits.0.gross'],
];

test.each(paths)('%s has a label in three languages', (path) => {
  const name = path.split('.').at(-1) ?? '';
  for (const language of ['en', 'ru', 'fr'] as const) {
    const label = fieldLabel(path, language);
    // The word for a document is what is said of a path that nothing is known of.
    expect([name, path, 'Document', 'Документ']).not.toContain(label);
    if (/[A-Z.]/.test(name)) expect(label).not.toContain(name);
  }
});

test('the rate of exchange is called by its label', () => {
  expect(fieldLabel('exchangeRate', 'en')).toBe('Exchange rate');
  expect(fieldLabel('details.shipment.carrier', 'ru')).toBe('Перевозчик');
});
