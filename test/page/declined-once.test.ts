/** What was declined stands on the page of the day once, however often it repeats. */
import { expect, test } from 'vitest';
import { firstOfEach } from '../../renderer/features/today/today-lists.ts';

const row = (id: number, seriesId: number | null, declinedBecause: string) => ({
  ...{ id, seriesId, declinedBecause },
  responsibleId: 1,
});

test('a series that was declined in one word is one; what does not repeat, is of another series or for another reason, is not', () => {
  const rows = [
    row(1, 1, 'No time'),
    row(2, 1, 'No time'),
    row(3, 1, 'Away'),
    row(4, null, 'No time'),
    row(5, null, 'No time'),
    row(6, 1, 'No time'),
    row(7, 2, 'No time'),
  ];
  expect(firstOfEach(rows).map(({ id }) => id)).toEqual([1, 3, 4, 5, 7]);
});
