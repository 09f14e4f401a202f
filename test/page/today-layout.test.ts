/** The page of the day as somebody has arranged it: nothing is lost by moving, and what the program or the rights add stands in its usual place. */
import { expect, test } from 'vitest';
import { layoutOf, movedList, shownList, usualLayout } from '../../renderer/features/today/today-layout.ts';

const everything = () => true;

/** What others have given and declined stands above everything else. */
const own = ['given', 'declined'] as const;

test('until somebody arranges it, and after what is no arrangement at all, each list stands in its usual place', () => {
  for (const kept of [undefined, null, 7, { left: 'x' }, { left: [], right: [], hidden: [] }])
    expect(layoutOf(kept, everything)).toEqual(usualLayout);
});

test('a list goes up, down and across, and stays at the end of its side', () => {
  const usual = layoutOf(null, everything);
  expect(movedList(usual, 'activities', 'up').left).toEqual([
    ...own,
    'activities',
    'missed',
    'taking',
    'reminders',
    'contacts',
    'birthdays',
  ]);
  expect(movedList(usual, 'reminders', 'down').left).toEqual([
    ...own,
    'missed',
    'activities',
    'taking',
    'contacts',
    'reminders',
    'birthdays',
  ]);
  expect(movedList(usual, 'given', 'up').left).toEqual(usual.left);
  expect(movedList(usual, 'birthdays', 'down').left).toEqual(usual.left);
  const across = movedList(usual, 'unplannedDeals', 'across');
  expect(across.left).toEqual([...usual.left, 'unplannedDeals']);
  expect(across.right).toEqual(usual.right.slice(1));
});

test('what was arranged is found again, whatever was put away, and with lists that are new since', () => {
  const arranged = shownList(movedList(layoutOf(null, everything), 'drafts', 'across'), 'soon', false);
  expect(layoutOf(JSON.parse(JSON.stringify(arranged)), everything)).toEqual(arranged);
  expect(shownList(arranged, 'soon', true).hidden).toEqual([]);
  const before = { left: ['contacts', 'no-longer'], right: ['drafts', 'contacts'], hidden: ['no-longer', 'drafts'] };
  expect(layoutOf(before, everything)).toEqual({
    left: ['contacts', ...own, 'missed', 'activities', 'taking', 'reminders', 'birthdays'],
    right: ['drafts', 'unplannedDeals', 'deals', 'overdue', 'soon', 'signature'],
    hidden: ['drafts'],
  });
});

test('what somebody may not see is not offered, and is back in its usual place when he may', () => {
  const narrow = layoutOf(null, (name) => name !== 'deals' && name !== 'activities');
  expect(narrow.left).toEqual([...own, 'missed', 'taking', 'reminders', 'contacts', 'birthdays']);
  expect(narrow.right).not.toContain('deals');
  expect(layoutOf(movedList(narrow, 'contacts', 'up'), everything).left).toEqual([
    ...own,
    'missed',
    'taking',
    'contacts',
    'reminders',
    'birthdays',
    'activities',
  ]);
});
