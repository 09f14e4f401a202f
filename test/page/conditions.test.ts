/** Which kinds of conditions a column offers, and which of them it begins with. */
import { expect, test } from 'vitest';
import { kindsOfType } from '../../main/features/lists/asked-ranges.ts';
import type { ColumnType } from '../../preload/contract/lists.ts';
import { offeredKinds } from '../../renderer/features/lists/conditions.ts';

const offered = (type: ColumnType) =>
  offeredKinds({
    ...{ name: 'some', label: 'Some', type, sortable: true, conditions: [...kindsOfType[type]] },
    ...{ choices: [], currency: null, ownField: null, shown: true },
  });

test('numbers and amounts begin with a bound, and are not asked for one by one', () => {
  for (const type of ['number', 'percent', 'money'] as const)
    expect(offered(type)).toEqual(['more', 'less', 'between', 'is', 'is-not', 'empty', 'filled']);
});

test('what is picked begins with one of several, a text with a part of it, a day with two ends', () => {
  expect(offered('choice')[0]).toBe('in');
  expect(offered('text')[0]).toBe('contains');
  expect(offered('day')[0]).toBe('between');
});
