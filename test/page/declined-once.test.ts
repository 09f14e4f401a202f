/** What was declined stands on the page of the day once, however often it repeats. */
import { expect, test } from 'vitest';
import { firstOfEach } from '../../renderer/features/today/today-lists.ts';

const row = (id: number, subject: string, declinedBecause: string, repeats = true) => ({
  ...{ id, subject, declinedBecause, repeats },
  responsibleId: 1,
});

test('what repeats and was declined in one word is one; what does not repeat, or for another reason, is not', () => {
  const rows = [
    row(1, 'Weekly', 'No time'),
    row(2, 'Weekly', 'No time'),
    row(3, 'Weekly', 'Away'),
    row(4, 'Call Alpha', 'No time', false),
    row(5, 'Call Alpha', 'No time', false),
    row(6, 'Weekly', 'No time'),
  ];
  expect(firstOfEach(rows).map(({ id }) => id)).toEqual([1, 3, 4, 5]);
});
