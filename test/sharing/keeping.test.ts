/**
 * Who keeps the office, over thousands of random schedules of a simulated office: clocks, a drive, cables, processes that are
 * stopped, killed and started. The schedules are the same in every run; `KONTOR_SCHEDULES` runs so many other ones.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Beacon,
  courtesy,
  freshFor,
  givesWayTo,
  heirAmong,
  holds,
  type Myself,
  newcomer,
  silentAfter,
  turn,
} from '../../main/sharing/keeping.ts';
import { SimulatedOffice } from './simulated-office.ts';

const others = process.env.KONTOR_SCHEDULES;
/** How many schedules, and which. */
const schedules = (usually: number): { numRuns: number; seed?: number } =>
  others === undefined ? { numRuns: usually, seed: 20_261_129 } : { numRuns: Number(others) };
const timeout = others === undefined ? 300_000 : Number(others) * 20;

const me: Myself = { name: 'me', confirmFor: 2_000 };
const other = (beat: number, more: Partial<Beacon> = {}): Beacon => ({
  epoch: 4,
  keeper: 'other',
  beat,
  left: false,
  ...more,
});

describe('one decision at a time', () => {
  test('a beacon that moves is followed; one that has stood for twelve seconds of the own clock is taken over', () => {
    let [station, decision] = turn(me, newcomer(0), { what: 'looked', at: 0, look: other(1) });
    expect(decision).toEqual({ do: 'follow', beacon: other(1) });
    [station] = turn(me, station, { what: 'looked', at: 10_000, look: other(2) });
    [station, decision] = turn(me, station, { what: 'looked', at: 10_000 + silentAfter - 1, look: other(2) });
    expect(decision.do).toBe('follow');
    [station, decision] = turn(me, station, { what: 'looked', at: 10_000 + silentAfter, look: other(2) });
    expect(decision).toEqual({ do: 'claim', epoch: 5 });
  });

  test('a keeper that was heard over the network is not taken over, though the drive shows its old beacon', () => {
    let [station, decision] = turn(me, newcomer(0), { what: 'looked', at: 0, look: other(1) });
    [station] = turn(me, station, { what: 'heard', at: 11_000, epoch: 4 });
    [station, decision] = turn(me, station, { what: 'looked', at: 13_000, look: other(1) });
    expect(decision.do).toBe('follow');
    // Not by the voice of a keeper that is no more.
    [station] = turn(me, station, { what: 'heard', at: 22_000, epoch: 3 });
    [, decision] = turn(me, station, { what: 'looked', at: 23_000, look: other(1) });
    expect(decision.do).toBe('claim');
  });

  test('who left is followed by whoever comes first, at once', () => {
    const [, decision] = turn(me, newcomer(0), { what: 'looked', at: 0, look: other(9, { left: true }) });
    expect(decision).toEqual({ do: 'claim', epoch: 5 });
  });

  test('after a keeper with an older program a newer one waits for others of that program, and then goes on', () => {
    const look = other(1);
    const [watching] = turn(me, newcomer(0), { what: 'looked', at: 0, look, isOlder: true });
    const decided = (at: number, isOlder: boolean) => turn(me, watching, { what: 'looked', at, look, isOlder })[1].do;
    expect(decided(silentAfter, false)).toBe('claim');
    expect(decided(silentAfter + courtesy - 1, true)).toBe('follow');
    expect(decided(silentAfter + courtesy, true)).toBe('claim');
    const left = other(1, { left: true });
    const [seen, first] = turn(me, newcomer(0), { what: 'looked', at: 0, look: left, isOlder: true });
    expect(first.do).toBe('follow');
    expect(turn(me, seen, { what: 'looked', at: courtesy, look: left, isOlder: true })[1].do).toBe('claim');
  });

  test('the file is opened when the own beacon has stayed for a beat, and not when another has come over it', () => {
    const mine = { epoch: 5, keeper: 'me', beat: 0, left: false };
    const [claiming] = turn(me, newcomer(0), { what: 'claimed', at: 100, epoch: 5, begun: 90 });
    const [waiting, early] = turn(me, claiming, { what: 'looked', at: 1_500, look: mine });
    expect(early.do).toBe('nothing');
    expect(turn(me, waiting, { what: 'looked', at: 2_100, look: mine })[1]).toEqual({ do: 'open', epoch: 5 });
    const [beaten, decision] = turn(me, waiting, { what: 'looked', at: 2_100, look: { ...mine, keeper: 'third' } });
    expect([beaten.phase, decision.do]).toEqual(['watching', 'nothing']);
  });

  test('a keeper whose beacon is another’s, or whose last beat is too old, commits nothing and steps down', () => {
    const mine = { epoch: 5, keeper: 'me', beat: 7, left: false };
    const keeping = { phase: 'keeping', epoch: 5, lastBeat: 1_000 } as const;
    expect(holds(me, keeping, 1_000 + freshFor - 1, mine)).toBe(true);
    expect(holds(me, keeping, 1_000 + freshFor, mine)).toBe(false);
    expect(holds(me, keeping, 1_001, 'unreadable')).toBe(false);
    expect(holds(me, keeping, 1_001, { ...mine, epoch: 6, keeper: 'other' })).toBe(false);
    expect(turn(me, keeping, { what: 'looked', at: 1_500, look: other(1) })[1].do).toBe('step-down');
    expect(turn(me, keeping, { what: 'looked', at: 1_000 + freshFor, look: mine })[1].do).toBe('step-down');
    // A drive that is away for a moment is no reason yet.
    expect(turn(me, keeping, { what: 'looked', at: 1_500, look: 'unreadable' })[1].do).toBe('nothing');
  });

  test('after the drive was away, twelve seconds begin anew', () => {
    let [station] = turn(me, newcomer(0), { what: 'looked', at: 0, look: other(1) });
    [station] = turn(me, station, { what: 'looked', at: 11_000, look: 'unreadable' });
    let decision: unknown;
    [station, decision] = turn(me, station, { what: 'looked', at: 13_000, look: other(1) });
    expect(decision).toMatchObject({ do: 'follow' });
    [, decision] = turn(me, station, { what: 'looked', at: 13_000 + silentAfter, look: other(1) });
    expect(decision).toMatchObject({ do: 'claim' });
  });
});

describe('an office server', () => {
  const [anna, boris, rack, attic] = [
    { name: 'anna', server: false },
    { name: 'boris', server: false },
    { name: 'rack', server: true },
    { name: 'attic', server: true },
  ];

  test('is the heir before all others; without one it is who has been there longest', () => {
    expect(heirAmong([anna, rack, attic])).toBe(rack);
    expect(heirAmong([boris, anna])).toBe(boris);
    expect(heirAmong([])).toBeNull();
  });

  test('is made room for by whoever is none, and by no other office server', () => {
    expect(givesWayTo(anna, [boris, rack])).toBe(rack);
    expect(givesWayTo(anna, [boris])).toBeNull();
    expect(givesWayTo(rack, [attic, boris])).toBeNull();
  });
});

/** Trouble as an office has it: at a moment (in tenths of a second), for a while, at one of four stations. */
const trouble = fc.record({
  at: fc.integer({ min: 0, max: 1_200 }),
  station: fc.integer({ min: 0, max: 3 }),
  kind: fc.constantFrom('stop', 'cable', 'kill', 'leave', 'slow'),
  tenths: fc.integer({ min: 1, max: 450 }),
});
const schedule = fc.record({
  seed: fc.integer(),
  /** Clocks run up to one per cent too fast or too slow. */
  rates: fc.array(fc.integer({ min: 990, max: 1_010 }), { minLength: 4, maxLength: 4 }),
  servers: fc.oneof(fc.constant([false, false, false, false]), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })),
  begin: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 }),
  troubles: fc.array(trouble, { maxLength: 14 }),
});

describe.each([
  ['a drive whose locks work', true],
  ['a drive whose locks lie', false],
])('on %s, whatever is stopped, cut off, killed or slow', (_, locksWork) => {
  test(
    'never two keepers commit, and what was answered is in the file for ever',
    () => {
      fc.assert(
        fc.property(schedule, (plan) => {
          const office = new SimulatedOffice({ ...plan, locksWork });
          office.run(170_000);
          expect(office.problems).toEqual([]);
          expect(office.answered.filter((command) => !office.stored.has(command))).toEqual([]);
        }),
        schedules(3_000),
      );
    },
    timeout,
  );

  test(
    'when the trouble is over, there is a keeper again',
    () => {
      fc.assert(
        fc.property(schedule, (plan) => {
          const office = new SimulatedOffice({ ...plan, locksWork });
          office.run(165_000);
          const before = office.answered.length;
          // The longest trouble ends at 165 s: silence, a beat of waiting, and some looks later there is service.
          office.run(45_000);
          expect(office.answered.length).toBeGreaterThan(before);
        }),
        schedules(500),
      );
    },
    timeout,
  );
});
