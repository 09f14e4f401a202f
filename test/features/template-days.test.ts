/** On which day a step of a template is: every day counted, or Monday to Friday only. */
import { expect, test } from 'vitest';
import { dayOfStep } from '../../main/features/activities/template-days.ts';

/** The day after is a Saturday. */
const friday = '2026-12-04';

test.each([
  [{ after: 0, days: 'all' }, '2026-12-05', '2026-12-05'],
  [{ after: 3, days: 'all' }, friday, '2026-12-07'],
  [{ after: 0, days: 'working' }, '2026-12-05', '2026-12-07'],
  [{ after: 1, days: 'working' }, friday, '2026-12-07'],
  [{ after: 1, days: 'working' }, '2026-12-05', '2026-12-08'],
  [{ after: 6, days: 'working' }, friday, '2026-12-14'],
] as const)('%j from %s is %s', (about, start, day) => {
  expect(dayOfStep(about, start)).toBe(day);
});
