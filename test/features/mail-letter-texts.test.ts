/** The texts that letters begin with: no brace goes to a client as it stands, and none asks for money that is not owed. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wrongBraces } from '../../main/features/mail/letters.ts';
import { letterFields } from '../../preload/contract/mail.ts';
import { type TestOffice, testOffice } from '../support/office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await testOffice({ country: 'INT', now: '2026-05-04T10:00:00.000Z' });
});
afterEach(() => office.close());

const which = { type: 'invoice', language: 'en' } as const;

async function saveLetter(subject: string, text: string) {
  const letters = await office.ask('mail.letters', {});
  const before = letters.find(({ type, language }) => type === which.type && language === which.language);
  const was = { subject: before?.subject ?? '', text: before?.text ?? '' };
  return office.call('mail.saveLetter', { ...which, subject, text, was });
}

test.each([
  ['Hello,\n{номер} of {date}', 2, '{номер}'],
  ['{numéro}', 1, '{numéro}'],
  ['a\n\nb { number } c', 3, '{ number }'],
  ['{{number}}', 1, '{{number}}'],
  ['{number}}', 1, '{number}}'],
  ['{number}, see {date', 1, '{date'],
  ['{number} and }', 1, '}'],
  ['{}', 1, '{}'],
  ['{Number}', 1, '{Number}'],
  ['{number{date}', 1, '{number'],
  ['{number\n}', 1, '{number'],
])('%j is not saved: the wrong braces are told with their line', async (text, line, words) => {
  const fields = (path: string, at: number) => ({
    code: 'invalid',
    details: { fields: [{ path, message: expect.stringContaining(`“${words}” in line ${at} `) }] },
  });
  expect(await saveLetter('Hi', text)).toMatchObject(fields('text', line));
  const subject = text.replaceAll('\n', ' ');
  if (!text.includes('\n')) expect(await saveLetter(subject, 'Hello')).toMatchObject(fields('subject', 1));
});

test('whatever is typed around fields, a text without other braces passes, and one brace more does not', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'ё', ' ', '\n', '.', '(', '«') });
  const parts = fc.array(fc.oneof(word, fc.constantFrom(...letterFields.map((field) => `{${field}}`))));
  fc.assert(
    fc.property(parts, fc.nat(), fc.constantFrom('{', '}'), (pieces, at, brace) => {
      expect(wrongBraces(pieces.join(''))).toBeNull();
      expect(wrongBraces(pieces.toSpliced(at % (pieces.length + 1), 0, brace).join(''))).not.toBeNull();
    }),
  );
});
