import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupsToDelete, type DatedBackup } from '../../db/rotation.ts';

/** A Monday. */
const NOW = '2026-11-23T18:00:00.000Z';

function at(moment: string, more: Partial<DatedBackup> = {}): DatedBackup {
  return { name: moment, at: `${moment}:00.000Z`, reason: 'daily', verified: true, ...more };
}

describe('worked out by hand', () => {
  test('of today the last three stay', () => {
    const today = ['08:00', '10:00', '12:00', '14:00', '16:00'].map((time) => at(`2026-11-23T${time}`));
    expect(backupsToDelete(today, NOW)).toEqual(['2026-11-23T10:00', '2026-11-23T08:00']);
  });

  test('what was made by hand today outlives the automatic ones of the day, the last ten of it', () => {
    const byHand = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((hour) =>
      at(`2026-11-23T${hour}:00`, { reason: 'manual' }),
    );
    const closing = ['13:00', '14:00', '15:00', '16:00'].map((time) => at(`2026-11-23T${time}`, { reason: 'closing' }));
    expect(backupsToDelete([...byHand, ...closing], NOW)).toEqual([
      '2026-11-23T13:00',
      '2026-11-23T02:00',
      '2026-11-23T01:00',
    ]);
    // The next day they are backups like any other.
    expect(backupsToDelete([...byHand, ...closing], '2026-11-24T08:00:00.000Z')).toHaveLength(15);
  });

  test('what was made by hand pushes none of the automatic three out', () => {
    const byHand = ['15:00', '16:00', '17:00'].map((time) => at(`2026-11-23T${time}`, { reason: 'manual' }));
    const closing = ['11:00', '12:00', '13:00'].map((time) => at(`2026-11-23T${time}`, { reason: 'closing' }));
    expect(backupsToDelete([...byHand, ...closing, at('2026-11-23T08:00')], NOW)).toEqual(['2026-11-23T08:00']);
    expect(backupsToDelete([...byHand, at('2026-11-23T08:00')], NOW)).toEqual([]);
  });

  test('of a day of the last seven the last one stays; of earlier days only the last of its week', () => {
    const backups = [
      at('2026-11-22T09:00'),
      at('2026-11-22T17:00'),
      at('2026-11-17T09:00'),
      at('2026-11-17T17:00'),
      // The seventh day back is the 17th. The 16th is a Monday of a week whose last one is of the 22nd.
      at('2026-11-16T17:00'),
      // The week of the 9th: only the Saturday stays.
      at('2026-11-14T12:00'),
      at('2026-11-11T12:00'),
    ];
    expect(backupsToDelete(backups, NOW)).toEqual([
      '2026-11-22T09:00',
      '2026-11-17T09:00',
      '2026-11-16T17:00',
      '2026-11-11T12:00',
    ]);
  });

  test('of the last twelve months the last one of each stays, and nothing older', () => {
    const backups = [
      at('2026-11-23T12:00'),
      at('2026-10-30T12:00'),
      at('2026-10-02T12:00'),
      at('2026-09-15T12:00'),
      at('2025-12-31T12:00'),
      at('2025-12-01T12:00'),
      at('2025-11-30T12:00'),
    ];
    expect(backupsToDelete(backups, NOW)).toEqual(['2026-10-02T12:00', '2025-12-01T12:00', '2025-11-30T12:00']);
  });

  test('the ways back from a migration, a restore and a move stay for thirty days', () => {
    const backups = [
      at('2026-11-23T12:00'),
      at('2026-10-31T12:00'),
      at('2026-10-25T08:00', { reason: 'migration' }),
      at('2026-10-25T07:00', { reason: 'restore' }),
      at('2026-10-25T06:00', { reason: 'move' }),
      at('2026-10-24T17:59', { reason: 'restore' }),
      at('2026-10-24T18:01', { reason: 'migration' }),
    ];
    expect(backupsToDelete(backups, NOW)).toEqual(['2026-10-24T17:59']);
  });

  test('the last verified one stays however old, and a spoilt one does not push a good one out', () => {
    expect(backupsToDelete([at('2024-01-01T00:00'), at('2023-01-01T00:00')], NOW)).toEqual(['2023-01-01T00:00']);
    const spoilt = at('2026-11-20T17:00', { verified: false });
    expect(backupsToDelete([spoilt, at('2026-11-20T09:00'), at('2026-11-23T12:00')], NOW)).toEqual([
      '2026-11-20T17:00',
    ]);
  });

  test('of the future nothing is known, so it stays', () => {
    expect(backupsToDelete([at('2027-01-01T00:00'), at('2026-11-23T12:00')], NOW)).toEqual([]);
  });
});

describe('always', () => {
  const backup = fc.record({
    at: fc
      .integer({ min: Date.parse('2024-06-01'), max: Date.parse('2026-12-01') })
      .map((time) => new Date(time).toISOString()),
    reason: fc.constantFrom('closing', 'daily', 'migration', 'manual', 'restore' as const),
    verified: fc.boolean(),
  }) as fc.Arbitrary<Omit<DatedBackup, 'name'>>; // fast-check widens the words to string.
  const backups = fc.array(backup, { maxLength: 80 }).map((list) => list.map((one, n) => ({ ...one, name: `b${n}` })));
  const left = (list: readonly DatedBackup[]) => {
    const gone = new Set(backupsToDelete(list, NOW));
    return list.filter(({ name }) => !gone.has(name));
  };

  test('it deletes nothing that is not in the list, and nothing twice', () => {
    fc.assert(
      fc.property(backups, (list) => {
        const gone = backupsToDelete(list, NOW);
        expect(new Set(gone).size).toBe(gone.length);
        expect(list.map(({ name }) => name)).toEqual(expect.arrayContaining(gone));
      }),
    );
  });

  test('asked again it deletes nothing more', () => {
    fc.assert(
      fc.property(backups, (list) => {
        expect(backupsToDelete(left(list), NOW)).toEqual([]);
      }),
    );
  });

  test('the last verified one stays', () => {
    fc.assert(
      fc.property(backups, (list) => {
        const last = list
          .filter(({ verified }) => verified)
          .map((one) => one.at)
          .sort()
          .at(-1);
        if (last !== undefined) expect(left(list).some((one) => one.verified && one.at === last)).toBe(true);
      }),
    );
  });

  test('whatever happens, no more than 3 + 10 + 7 + 4 + 12 ordinary ones of the past stay, and the last verified one', () => {
    fc.assert(
      fc.property(backups, (list) => {
        const ordinary = left(list).filter(
          (one) => one.at <= NOW && one.reason !== 'migration' && one.reason !== 'restore',
        );
        expect(ordinary.length).toBeLessThanOrEqual(37);
      }),
    );
  });
});
