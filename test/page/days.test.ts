/** Days as people type them: the same day in every time zone, with the gaps of daylight saving and of the calendar. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { dayOf, plusDays, plusMonths, readDay, weeksOf } from '../../renderer/ui/days.ts';

const daysModule = pathToFileURL(join(import.meta.dirname, '../../renderer/ui/days.ts')).href;

/** Evaluates an expression of the module in a Node of another time zone, at a stated instant. */
function inZone(zone: string, instant: string, expression: string): unknown {
  const program = `
    const at = Date.parse('${instant}');
    globalThis.Date = class extends Date { constructor(...given) { super(...(given.length ? given : [at])); } };
    const days = await import('${daysModule}');
    process.stdout.write(JSON.stringify(${expression}));`;
  const words = ['--input-type=module', '--no-warnings', '-e', program];
  const child = spawnSync(process.execPath, words, { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}

describe('reading a typed day', () => {
  test.each([
    ['5', '2026-03-05'],
    ['31', '2026-03-31'],
    ['5.4', '2026-04-05'],
    ['5/4', '2026-04-05'],
    ['5 4 27', '2027-04-05'],
    ['05.04.2027', '2027-04-05'],
    ['05-04-2027', '2027-04-05'],
    ['05042027', '2027-04-05'],
    ['050427', '2027-04-05'],
    ['0504', '2026-04-05'],
    ['2027-04-05', '2027-04-05'],
    [' 29.2.2028 ', '2028-02-29'],
  ])('%s is %s when it is March 2026', (typed, day) => {
    expect(readDay(typed, '2026-03-18')).toBe(day);
  });

  test.each([
    '',
    'x',
    '0',
    '32',
    '31.4',
    '29.2.2026',
    '29.2.2100',
    '1.13',
    '5.4.27.1',
    '2026-02-30',
    '1.1.1899',
    '1.1.3000',
  ])('%s is no day', (typed) => {
    expect(readDay(typed, '2026-03-18')).toBeNull();
  });
});

describe('counting days', () => {
  test('over the ends of months and years, and over a leap day', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(plusDays('2026-01-15', 30)).toBe('2026-02-14');
    expect(plusMonths('2026-12', 1)).toBe('2027-01');
    expect(plusMonths('2026-01', -1)).toBe('2025-12');
  });

  test('the calendar never invents a day', () => {
    expect(dayOf(2026, 2, 29)).toBeNull();
    expect(dayOf(2026, 4, 31)).toBeNull();
    expect(dayOf(2026, 0, 1)).toBeNull();
    expect(dayOf(2026, 4, 30)).toBe('2026-04-30');
  });

  test('a month is shown from Monday in six weeks', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    // 1 November 2026 is a Sunday.
    expect(weeks[0]).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ]);
    expect(weeks[5]?.at(-1)).toBe('2026-12-06');
  });
});

describe('in time zones', () => {
  test.each([
    ['Pacific/Kiritimati', '2026-03-18T12:00:00Z', '2026-03-19'],
    ['Pacific/Pago_Pago', '2026-03-18T10:00:00Z', '2026-03-17'],
    ['Europe/Moscow', '2026-03-17T21:30:00Z', '2026-03-18'],
    ['Europe/Paris', '2026-03-17T22:30:00Z', '2026-03-17'],
    ['America/New_York', '2027-01-01T04:59:00Z', '2026-12-31'],
    ['UTC', '2026-03-18T00:00:00Z', '2026-03-18'],
  ])('today in %s at %s is %s', (zone, instant, day) => {
    expect(inZone(zone, instant, 'days.today()')).toBe(day);
  });

  // Nights without one hour, or without midnight, and a day that a country left out.
  test.each(['Europe/Paris', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Beirut', 'Australia/Lord_Howe'])(
    'no day is lost or doubled in %s',
    (zone) => {
      const expression = `(() => {
        const walked = [];
        for (let day = '2011-12-25'; day <= '2018-11-10'; day = days.plusDays(day, 1)) walked.push(day);
        return [walked.length, new Set(walked).size, walked.at(-1), days.weeksOf('2026-03')[4][6], days.readDay('29.3.2026')];
      })()`;
      // 25 December 2011 … 10 November 2018: seven days of 2011, 366 + 365 + 365 + 365 + 366 + 365 days, 314 of 2018.
      expect(inZone(zone, '2026-03-18T12:00:00Z', expression)).toEqual([
        2513,
        2513,
        '2018-11-10',
        '2026-03-29',
        '2026-03-29',
      ]);
    },
  );
});
