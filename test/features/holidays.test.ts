/** Days off by law: rules and dated files give the days that stand in the calendars of these countries. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { easterOf, holidays, holidaysBetween, readHolidays } from '../../main/features/working-time/holidays.ts';
import { projectRoot } from '../support/office.ts';

const daysOf = (code: string, year: number, region = '') => {
  const country = holidays().get(code);
  if (country === undefined) throw new Error(`There are no days off of ${code}.`);
  return holidaysBetween(country, region, `${year}-01-01`, `${year}-12-31`).map(({ day }) => day.slice(5));
};

let folder: string | undefined;
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
});

test('Easter is on the days of the tables of the church', () => {
  expect([1961, 2008, 2011, 2024, 2025, 2026, 2027, 2038].map(easterOf)).toEqual([
    '1961-04-02',
    '2008-03-23',
    '2011-04-24',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ]);
});

test('France in 2026, and what is free in Alsace-Moselle besides', () => {
  const everywhere = '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25'.split(' ');
  expect(daysOf('FR', 2026)).toEqual(everywhere);
  expect(daysOf('FR', 2026, 'alsace-moselle')).toEqual([...everywhere, '04-03', '12-26'].sort());
});

test('Russia in 2026 as the government has moved the days, and in 2027 what the law alone moves', () => {
  const fixed = '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-01 05-09 06-12 11-04'.split(' ');
  expect(daysOf('RU', 2026)).toEqual([...fixed, '01-09', '03-09', '05-11', '12-31'].sort());
  expect(daysOf('RU', 2027)).toEqual([...fixed, '05-03', '05-10', '06-14'].sort());
  expect(
    holidays()
      .get('RU')
      ?.years.find(({ year }) => year === 2027)?.unknown?.en,
  ).toContain('2 and 3 January');
  expect(
    holidays()
      .get('RU')
      ?.years.find(({ year }) => year === 2026)?.unknown,
  ).toBeUndefined();
});

test('days over the turn of a year come in their order, and only those asked for', () => {
  const country = holidays().get('RU');
  if (country === undefined) throw new Error('There are no days off of Russia.');
  const found = holidaysBetween(country, '', '2026-12-31', '2027-01-02');
  expect(found.map(({ day, name }) => [day, name.fr])).toEqual([
    ['2026-12-31', 'Jour de repos reporté'],
    ['2027-01-01', 'Congés du Nouvel An'],
    ['2027-01-02', 'Congés du Nouvel An'],
  ]);
});

test.each([
  ['fr.json', '{"code":"FR"', 'holidays/fr.json: is no JSON'],
  ['fr.json', '{"code":"FR","source":"x","rules":[{"on":"1 May","name":{}}]}', 'holidays/fr.json, field rules.0'],
  [
    'fr.json',
    '{"code":"FR","source":"x","rules":[{"on":"05-01","region":"nord","name":{"en":"a","ru":"b","fr":"c"}}]}',
    'there is no region “nord”',
  ],
  ['ru-2026.json', '{"code":"RU","year":2026,"source":"x","free":["2026-02-30"],"work":[]}', 'field free.0'],
])('a wrong file is named with its field: %s', (name, text, message) => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-holidays-'));
  cpSync(join(projectRoot, 'national', 'holidays'), folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  expect(() => readHolidays(folder ?? '')).toThrow(message);
});
