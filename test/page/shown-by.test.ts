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
