/** Settings say so when numbers of a series will come up again. */
import { expect, test } from 'vitest';
import { seriesRepeats } from '../../renderer/features/settings/series-example.ts';

test.each([
  ['{#}', 'never', false],
  ['{#}', 'yearly', true],
  ['{YY}-{#}', 'yearly', false],
  ['{MM}-{#}', 'monthly', true],
  ['{YY}{MM}-{#}', 'monthly', false],
] as const)('%s, begun again %s: the same number comes up again: %s', (pattern, reset, repeats) => {
  expect(seriesRepeats({ pattern, reset })).toBe(repeats);
});
