/** What stands on the screen is read again when what it shows has changed. */
import { expect, test } from 'vitest';
import { contract } from '../../preload/contract/index.ts';
import { shownBy } from '../../renderer/app/shown-by.ts';

test('a cancelled or issued document is read again by its list, its client, its payments and the register', () => {
  expect(shownBy.document).toEqual(expect.arrayContaining(['documents', 'clients', 'payments', 'journal']));
});

test('only capabilities that the contract has are read again', () => {
  const known = new Set(Object.keys(contract).map((channel) => channel.split('.')[0]));
  expect([...new Set(Object.values(shownBy).flat())].filter((capability) => !known.has(capability))).toEqual([]);
});

test('a letter that is being written is read again when its client, document, payment, company or sender has changed', () => {
  for (const entity of ['client', 'contact', 'document', 'payment', 'company', 'user'] as const)
    expect([entity, shownBy[entity].includes('mail')]).toEqual([entity, true]);
});

test('birthdays are read again when a client or a contact person has changed, or many were merged or handed over', () => {
  for (const entity of ['client', 'contact', 'operation'] as const)
    expect(shownBy[entity]).toEqual(expect.arrayContaining(['birthdays', 'layers']));
});
