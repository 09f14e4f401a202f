import { expect, test } from 'vitest';
import { targetWorries } from '../../renderer/features/backups/backup-state.ts';

test('a warning appears after the days that were chosen, counted from the last copy or from when it was added', () => {
  const target = {
    id: '019a0000-0000-7000-8000-000000000000',
    folder: '/media/stick',
    addedAt: '2026-11-01T10:00:00.000Z',
    there: false,
    sameDrive: false,
    sealed: false,
    lastGoodAt: null,
    problem: null,
    warnAfterDays: 7,
  };
  const day = (text: string) => Date.parse(`${text}T11:00:00.000Z`);
  expect(targetWorries([target], day('2026-11-08'))).toEqual([]);
  expect(targetWorries([target], day('2026-11-09'))).toEqual([{ kind: 'old', target, days: 8 }]);
  const copied = { ...target, lastGoodAt: '2026-11-10T10:00:00.000Z' };
  expect(targetWorries([copied], day('2026-11-17'))).toEqual([]);
  expect(targetWorries([copied], day('2026-11-18'))).toMatchObject([{ kind: 'old', days: 8 }]);
  const full = { ...copied, problem: 'no-space' as const };
  expect(targetWorries([full], day('2026-11-10'))).toMatchObject([{ kind: 'failed', problem: 'no-space' }]);
});
